#pragma once

#include "app/controller.h"
#include "app/map_tool.h"
#include "app/render_thread.h"
#include "session/measure.h"

#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>
#include <memory>
#include <vector>

namespace thonmap::app {

/// The map: shows the newest frame, moved and scaled at once to where the view is now, while the
/// render thread paints the sharp one. Mouse, wheel, pinch and keys move the view; the tool
/// decides what clicks and drags mean.
class MapCanvas final : public QWidget {
    Q_OBJECT
public:
    explicit MapCanvas(Controller& controller, QWidget* parent = nullptr);

    [[nodiscard]] const render::Viewport& viewport() const { return m_viewport; }
    [[nodiscard]] MapTool::Kind tool() const { return m_tool->kind(); }
    [[nodiscard]] bool canGoBack() const { return m_viewIndex > 0; }
    [[nodiscard]] bool canGoForward() const { return m_viewIndex + 1 < m_views.size(); }
    /// No frame is being waited for and nothing moves: what is seen is what is.
    [[nodiscard]] bool settled() const;
    [[nodiscard]] std::shared_ptr<const Frame> frame() const { return m_frame; }
    [[nodiscard]] std::optional<ToolSketch> sketch() const { return m_tool->sketch(); }
    void setReduceMotion(bool reduce) { m_reduceMotion = reduce; }

public Q_SLOTS:
    void setTool(thonmap::app::MapTool::Kind kind);
    void zoomToAll();
    void zoomToSelection();
    void zoomTo(const thonmap::Extent& extent);
    void zoomBy(double factor);
    void goBack();
    void goForward();
    /// Selects the next or previous village by name.
    void stepVillage(int step);

Q_SIGNALS:
    void pointerMoved(thonmap::XY map, bool inside);
    void viewportChanged();
    void sceneShown(const thonmap::render::ScenePtr& scene);
    void toolChanged();
    void menuWanted(const QPoint& global, thonmap::XY map);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] ToolPoint toolPoint(const QMouseEvent& event) const;
    [[nodiscard]] ToolContext toolContext();
    void mapOpened();
    void requestFrame();
    void showFrame(const std::shared_ptr<const Frame>& frame);
    void moveTo(const render::Viewport& target, bool animated);
    void panBy(double dxPx, double dyPx);
    void zoomAround(QPointF pivot, double factor, bool animated);
    void rememberView();
    void clickAt(XY point, bool add);
    void showTip();
    void paintSketch(QPainter& painter) const;
    void paintPlates(QPainter& painter) const;
    void paintEmpty(QPainter& painter) const;
    [[nodiscard]] std::vector<QRectF> plates() const;
    [[nodiscard]] QRectF zoomPlate() const;
    [[nodiscard]] QRectF scalePlate() const;
    [[nodiscard]] QRectF notePlate() const;
    [[nodiscard]] render::Palette palette() const;

    Controller& m_controller;
    RenderThread m_renderer;
    std::unique_ptr<MapTool> m_tool;
    render::Viewport m_viewport;
    std::shared_ptr<const Frame> m_frame;
    std::optional<session::Measurer> m_measurer;
    std::vector<render::Viewport> m_views; // where the map has rested
    std::size_t m_viewIndex = 0;
    QVariantAnimation m_motion;
    render::Viewport m_motionFrom;
    render::Viewport m_motionTo;
    QTimer m_restTimer;
    QTimer m_tipTimer;
    QPointF m_pointer;
    /// Backgrounds are read this sharply: that of the view the map last rested at.
    std::optional<session::BackgroundDetail> m_detail;
    bool m_fitPending = false;
    std::uint64_t m_requested = 0; ///< number of the newest request
    bool m_waiting = false;
    bool m_reduceMotion = false;
};

} // namespace thonmap::app
