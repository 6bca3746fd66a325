#include "app/render_thread.h"

#include <QMetaObject>

namespace thonmap::app {

RenderThread::RenderThread(QObject* parent)
    : QObject(parent), m_thread([this](const std::stop_token& stop) { run(stop); }) {}

RenderThread::~RenderThread() {
    m_thread.request_stop();
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.reset();
        m_current.request_stop();
    }
    m_thread.join();
}

void RenderThread::request(FrameRequest request) {
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting = std::move(request);
        m_current.request_stop();
    }
    m_wake.notify_one();
}

std::optional<FrameRequest> RenderThread::next(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    if (!m_wake.wait(lock, stop, [this] { return m_waiting.has_value(); }))
        return std::nullopt;
    m_current = std::stop_source{};
    return std::exchange(m_waiting, std::nullopt);
}

void RenderThread::run(const std::stop_token& stop) {
    while (const std::optional<FrameRequest> request = next(stop))
        paint(*request);
}

void RenderThread::paint(const FrameRequest& request) {
    Diagnostics diagnostics;
    Result<render::ScenePtr> scene =
        m_scenes.make(request.map, request.view, request.overlay, diagnostics, request.detail);
    if (!scene) {
        QMetaObject::invokeMethod(
            this, [this, error = std::move(scene.error())] { Q_EMIT failed(error); },
            Qt::QueuedConnection);
        return;
    }
    std::stop_token stop;
    {
        const std::scoped_lock lock(m_mutex);
        stop = m_current.get_token();
    }
    auto report = std::make_shared<render::PaintReport>();
    auto frame = std::make_shared<Frame>();
    render::PaintOptions options = request.options;
    options.labelImages = &m_labelImages;
    frame->image =
        render::paintMap(**scene, request.viewport, request.language, options, stop, report.get());
    if (!report->complete)
        return;
    frame->number = request.number;
    frame->viewport = request.viewport;
    frame->scene = std::move(*scene);
    frame->report = std::move(report);
    QMetaObject::invokeMethod(this, [this, frame] { Q_EMIT painted(frame); }, Qt::QueuedConnection);
}

} // namespace thonmap::app
