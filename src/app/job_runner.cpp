#include "app/job_runner.h"

#include <QMetaObject>

namespace thonmap::app {

JobRunner::~JobRunner() {
    m_thread.request_stop();
    // The thread posts to this object: it has to be over before this object is.
    if (m_thread.joinable())
        m_thread.join();
}

void JobRunner::start(const QString& what, Work work) {
    cancel();
    const std::uint64_t number = ++m_number;
    m_busy = true;
    Q_EMIT started(what);
    m_thread = std::jthread([this, number, work = std::move(work)](const std::stop_token& stop) {
        Progress progress;
        progress.stop = stop;
        progress.report = [this, number](double fraction) {
            QMetaObject::invokeMethod(
                this,
                [this, number, fraction] {
                    if (number == m_number)
                        Q_EMIT progressed(fraction);
                },
                Qt::QueuedConnection);
        };
        Continuation continuation = work(progress);
        QMetaObject::invokeMethod(
            this,
            [this, number, continuation = std::move(continuation)] { end(number, continuation); },
            Qt::QueuedConnection);
    });
}

void JobRunner::cancel() {
    if (!m_busy)
        return;
    m_thread.request_stop();
    ++m_number;
    m_busy = false;
    Q_EMIT finished();
}

void JobRunner::end(std::uint64_t number, const Continuation& continuation) {
    if (number != m_number)
        return;
    m_busy = false;
    Q_EMIT finished();
    if (continuation)
        continuation();
}

} // namespace thonmap::app
