#pragma once

#include "render/label_images.h"
#include "render/paint_map.h"
#include "session/picture.h"

#include <QImage>
#include <QObject>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace thonmap::app {

/// Everything one frame depends on, by value.
struct FrameRequest {
    /// Counts up; the frame carries it back, so that an old frame is not taken for the new one.
    std::uint64_t number = 0;
    session::MapPtr map;
    session::View view;
    session::Overlay overlay;
    std::optional<session::BackgroundDetail> detail;
    render::Viewport viewport;
    render::PaintOptions options;
    Language language = Language::vi;
};

/// A frame as painted, with what is where in it.
struct Frame {
    std::uint64_t number = 0; ///< of the request
    QImage image;
    render::Viewport viewport;
    render::ScenePtr scene;
    std::shared_ptr<const render::PaintReport> report;
};

/// Paints frames on a standing thread. Only the newest request counts: one that waits is replaced,
/// one that is being painted is stopped. The window never waits.
class RenderThread final : public QObject {
    Q_OBJECT
public:
    explicit RenderThread(QObject* parent = nullptr);
    ~RenderThread() override;

    void request(FrameRequest request);

Q_SIGNALS:
    /// On the window's thread.
    void painted(const std::shared_ptr<const thonmap::app::Frame>& frame);
    void failed(const thonmap::Error& error);

private:
    void run(const std::stop_token& stop);
    [[nodiscard]] std::optional<FrameRequest> next(const std::stop_token& stop);
    void paint(const FrameRequest& request);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<FrameRequest> m_waiting;
    std::stop_source m_current;
    session::SceneMaker m_scenes;      // used by the thread alone
    render::LabelImages m_labelImages; // likewise
    std::jthread m_thread;
};

} // namespace thonmap::app
