#pragma once

#include "core/progress.h"

#include <QObject>
#include <QString>
#include <functional>
#include <thread>

namespace thonmap::app {

/// Long work beside the window: one piece at a time, with progress, cancellable.
///
/// `work` runs on a thread of its own and returns what is to be done with its result; that part
/// runs on the window's thread. Starting new work stops the old; its continuation is dropped.
class JobRunner final : public QObject {
    Q_OBJECT
public:
    using Continuation = std::function<void()>;
    using Work = std::function<Continuation(const Progress&)>;

    explicit JobRunner(QObject* parent = nullptr) : QObject(parent) {}
    ~JobRunner() override;

    void start(const QString& what, Work work);
    void cancel();
    [[nodiscard]] bool busy() const { return m_busy; }

Q_SIGNALS:
    void started(const QString& what);
    void progressed(double fraction);
    /// Also after a cancelled job.
    void finished();

private:
    void end(std::uint64_t number, const Continuation& continuation);
    std::jthread m_thread;
    std::uint64_t m_number = 0;
    bool m_busy = false;
};

} // namespace thonmap::app
