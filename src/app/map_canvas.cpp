#include "app/map_canvas.h"

#include "render/furniture.h"
#include "session/find.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace thonmap::app {

namespace {

constexpr double kMinMetresPerPixel = 0.02;
constexpr double kMaxMetresPerPixel = 40'000;
constexpr int kMotionMilliseconds = 150;
constexpr int kTipMilliseconds = 300;
/// The view counts as a place to come back to after it has stood still for this long.
constexpr int kRestMilliseconds = 600;
constexpr double kHitPx = 6;
constexpr double kPlateMargin = 14;

bool sameView(const render::Viewport& a, const render::Viewport& b) {
    return a.centre == b.centre && a.metresPerPixel == b.metresPerPixel;
}

} // namespace

MapCanvas::MapCanvas(Controller& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller), m_renderer(this) {
    setObjectName(QStringLiteral("mapCanvas"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(480, 320);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    m_tool = makeTool(MapTool::Kind::select, toolContext());

    connect(&m_renderer, &RenderThread::painted, this, &MapCanvas::showFrame);
    connect(&m_renderer, &RenderThread::failed, this, [this](const Error& error) {
        m_waiting = false;
        Q_EMIT m_controller.failed(QString::fromStdString(error.text(m_controller.language())),
                                   QString::fromStdString(error.hint(m_controller.language())));
    });
    connect(&m_controller, &Controller::opened, this, &MapCanvas::mapOpened);
    for (auto signal :
         {&Controller::changed, &Controller::selectionChanged, &Controller::hoverChanged,
          &Controller::languageChanged, &Controller::lookChanged})
        connect(&m_controller, signal, this, &MapCanvas::requestFrame);
    connect(&m_controller, &Controller::zoomWanted, this, &MapCanvas::zoomTo);

    m_motion.setDuration(kMotionMilliseconds);
    m_motion.setEasingCurve(QEasingCurve::OutCubic);
    m_motion.setStartValue(0.0);
    m_motion.setEndValue(1.0);
    connect(&m_motion, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        const double t = value.toDouble();
        m_viewport.metresPerPixel =
            m_motionFrom.metresPerPixel *
            std::pow(m_motionTo.metresPerPixel / m_motionFrom.metresPerPixel, t);
        // The pivot of a zoom stands still only if the centre follows the scale, not the clock.
        const double span = m_motionTo.metresPerPixel - m_motionFrom.metresPerPixel;
        const double share = std::abs(span) < 1e-12
                                 ? t
                                 : (m_viewport.metresPerPixel - m_motionFrom.metresPerPixel) / span;
        m_viewport.centre.x =
            m_motionFrom.centre.x + (m_motionTo.centre.x - m_motionFrom.centre.x) * share;
        m_viewport.centre.y =
            m_motionFrom.centre.y + (m_motionTo.centre.y - m_motionFrom.centre.y) * share;
        requestFrame();
        Q_EMIT viewportChanged();
    });
    m_restTimer.setSingleShot(true);
    m_restTimer.setInterval(kRestMilliseconds);
    connect(&m_restTimer, &QTimer::timeout, this, [this] {
        rememberView();
        if (!m_controller.hasMap() || m_controller.map().backgrounds.empty())
            return;
        // Half a picture more on each side: short moves need no reading.
        const Extent window = m_viewport.extent().grown(m_viewport.extent().width() / 2);
        const double scale = devicePixelRatioF() / m_viewport.metresPerPixel;
        m_detail = session::BackgroundDetail{window, static_cast<int>(window.width() * scale),
                                             static_cast<int>(window.height() * scale)};
        requestFrame();
    });
    m_tipTimer.setSingleShot(true);
    m_tipTimer.setInterval(kTipMilliseconds);
    connect(&m_tipTimer, &QTimer::timeout, this, &MapCanvas::showTip);
}

ToolContext MapCanvas::toolContext() {
    ToolContext context;
    context.clickAt = [this](XY point, bool add) { clickAt(point, add); };
    context.selectRectangle = [this](const Extent& box) {
        m_controller.select(
            session::selectInRectangle(m_controller.map(), m_controller.view(), box));
    };
    context.selectPolygon = [this](const std::vector<XY>& ring) {
        m_controller.select(
            session::selectInPolygon(m_controller.map(), m_controller.view(), ring));
    };
    context.selectRadius = [this](XY centre, double radius) {
        m_controller.select(
            session::selectWithin(m_controller.map(), m_controller.view(), centre, radius));
    };
    context.lengthText = [this](const std::vector<XY>& line) {
        return m_measurer ? m_measurer->lengthText(line, m_controller.language()) : std::string{};
    };
    context.areaText = [this](const std::vector<XY>& ring) {
        return m_measurer ? m_measurer->areaText(ring, m_controller.language()) : std::string{};
    };
    context.pan = [this](double dx, double dy) { panBy(dx, dy); };
    return context;
}

render::Palette MapCanvas::palette() const {
    switch (m_controller.look().kind) {
    case Look::Kind::dark:
        return render::Palette::dark;
    case Look::Kind::highContrast:
        return render::Palette::highContrast;
    case Look::Kind::light:
        break;
    }
    return render::Palette::light;
}

bool MapCanvas::settled() const {
    return !m_waiting && m_motion.state() != QAbstractAnimation::Running && m_frame != nullptr &&
           sameView(m_frame->viewport, m_viewport);
}

void MapCanvas::mapOpened() {
    m_measurer.emplace(m_controller.map());
    m_detail.reset();
    m_frame.reset();
    m_views.clear();
    m_viewIndex = 0;
    m_fitPending = true;
    if (width() > 0 && height() > 0)
        zoomToAll();
}

void MapCanvas::requestFrame() {
    if (!m_controller.hasMap() || width() <= 0 || height() <= 0) {
        update();
        return;
    }
    m_viewport.widthPx = width();
    m_viewport.heightPx = height();
    m_viewport.devicePixelRatio = devicePixelRatioF();
    FrameRequest request;
    request.number = ++m_requested;
    request.map = m_controller.session().mapPtr();
    request.view = m_controller.view();
    request.overlay = m_controller.overlay();
    request.detail = m_detail;
    request.viewport = m_viewport;
    request.language = m_controller.language();
    request.options.palette = palette();
    request.options.reserved = plates();
    m_waiting = true;
    m_renderer.request(std::move(request));
    update();
}

void MapCanvas::showFrame(const std::shared_ptr<const Frame>& frame) {
    const bool newScene = m_frame == nullptr || m_frame->scene != frame->scene;
    m_frame = frame;
    m_waiting = frame->number != m_requested;
    update();
    if (newScene)
        Q_EMIT sceneShown(frame->scene);
}

void MapCanvas::moveTo(const render::Viewport& target, bool animated) {
    render::Viewport held = target;
    held.widthPx = width();
    held.heightPx = height();
    held.metresPerPixel = std::clamp(held.metresPerPixel, kMinMetresPerPixel, kMaxMetresPerPixel);
    m_restTimer.start();
    if (animated && !m_reduceMotion && m_frame != nullptr) {
        m_motionFrom = m_viewport;
        m_motionTo = held;
        m_motion.stop();
        m_motion.start();
        return;
    }
    m_motion.stop();
    m_viewport = held;
    requestFrame();
    Q_EMIT viewportChanged();
}

void MapCanvas::panBy(double dxPx, double dyPx) {
    render::Viewport target = m_viewport;
    target.centre.x -= dxPx * target.metresPerPixel;
    target.centre.y += dyPx * target.metresPerPixel;
    moveTo(target, false);
}

void MapCanvas::zoomAround(QPointF pivot, double factor, bool animated) {
    // A second notch before the first has played out adds to where that one goes.
    render::Viewport from =
        m_motion.state() == QAbstractAnimation::Running ? m_motionTo : m_viewport;
    const double scale =
        std::clamp(from.metresPerPixel / factor, kMinMetresPerPixel, kMaxMetresPerPixel);
    const XY at = from.toMap(pivot.x(), pivot.y());
    render::Viewport target = from;
    target.metresPerPixel = scale;
    target.centre.x = at.x - (pivot.x() - width() / 2.0) * scale;
    target.centre.y = at.y + (pivot.y() - height() / 2.0) * scale;
    moveTo(target, animated);
}

void MapCanvas::zoomBy(double factor) {
    zoomAround(rect().toRectF().center(), factor, true);
}

void MapCanvas::zoomTo(const Extent& extent) {
    if (!extent.empty())
        moveTo(render::Viewport::fitting(extent, width(), height(), 48), true);
}

void MapCanvas::zoomToAll() {
    if (!m_controller.hasMap())
        return;
    m_fitPending = false;
    moveTo(render::Viewport::fitting(m_controller.map().extent, width(), height(), 40),
           m_frame != nullptr);
    if (m_views.empty())
        rememberView();
}

void MapCanvas::zoomToSelection() {
    const session::Selection& selection = m_controller.session().selection();
    const session::MapLayer* layer = m_controller.map().layer(selection.layer);
    if (layer == nullptr)
        return;
    Extent extent;
    for (const std::size_t row : selection.rows) {
        extent.add(layer->geometry->geometry.extent(row));
        extent.add((*layer->anchors)[row]);
    }
    zoomTo(extent);
}

void MapCanvas::rememberView() {
    const render::Viewport& now =
        m_motion.state() == QAbstractAnimation::Running ? m_motionTo : m_viewport;
    if (!m_views.empty() && sameView(m_views[m_viewIndex], now))
        return;
    if (!m_views.empty())
        m_views.resize(m_viewIndex + 1);
    m_views.push_back(now);
    m_viewIndex = m_views.size() - 1;
    Q_EMIT viewportChanged();
}

void MapCanvas::goBack() {
    rememberView(); // where we are now, if it has not rested yet
    m_restTimer.stop();
    if (!canGoBack())
        return;
    --m_viewIndex;
    moveTo(m_views[m_viewIndex], true);
    m_restTimer.stop();
}

void MapCanvas::goForward() {
    if (!canGoForward())
        return;
    ++m_viewIndex;
    moveTo(m_views[m_viewIndex], true);
    m_restTimer.stop();
}

void MapCanvas::setTool(MapTool::Kind kind) {
    m_tool->cancel();
    m_tool = makeTool(kind, toolContext());
    switch (kind) {
    case MapTool::Kind::pan:
        setCursor(Qt::OpenHandCursor);
        break;
    case MapTool::Kind::select:
        setCursor(Qt::ArrowCursor);
        break;
    default:
        setCursor(Qt::CrossCursor);
    }
    update();
    Q_EMIT toolChanged();
}

void MapCanvas::clickAt(XY point, bool add) {
    const double tolerance = kHitPx * m_viewport.metresPerPixel;
    session::Selection picked;
    // A symbol may be drawn beside its place: what was seen is what is clicked.
    if (m_frame != nullptr && sameView(m_frame->viewport, m_viewport)) {
        const XY px = m_viewport.toScreen(point);
        if (const auto symbol = render::symbolAt(*m_frame->report, QPointF(px.x, px.y)))
            picked = {m_frame->scene->layers[symbol->layer].style->id, symbol->rows};
    }
    if (picked.empty()) {
        const auto found =
            session::identify(m_controller.map(), m_controller.view(), point, tolerance);
        if (!found.empty())
            picked = {found.front().place.layer, {found.front().place.row}};
    }
    const session::Selection& before = m_controller.session().selection();
    if (add && picked.layer == before.layer) {
        std::vector<std::size_t> rows;
        std::ranges::set_symmetric_difference(before.rows, picked.rows, std::back_inserter(rows));
        picked.rows = std::move(rows);
    }
    m_controller.select(std::move(picked));
}

void MapCanvas::stepVillage(int step) {
    if (!m_controller.hasMap())
        return;
    const std::vector<session::Place> places =
        session::villages(m_controller.map(), m_controller.view());
    if (places.empty())
        return;
    const session::Selection& now = m_controller.session().selection();
    const auto current = std::ranges::find_if(places, [&](const session::Place& place) {
        return place.layer == now.layer && now.rows.size() == 1 && place.row == now.rows.front();
    });
    const auto count = static_cast<std::ptrdiff_t>(places.size());
    const std::ptrdiff_t index = current == places.end()
                                     ? (step > 0 ? 0 : count - 1)
                                     : (current - places.begin() + step + count) % count;
    const session::Place& next = places[static_cast<std::size_t>(index)];
    m_controller.select({next.layer, {next.row}});
    setAccessibleDescription(QString::fromStdString(next.name + ", " + next.context));
    if (std::isfinite(next.at.x) && !m_viewport.extent().contains(next.at)) {
        render::Viewport target = m_viewport;
        target.centre = next.at;
        moveTo(target, true);
    }
}

ToolPoint MapCanvas::toolPoint(const QMouseEvent& event) const {
    const QPointF at = event.position();
    return {m_viewport.toMap(at.x(), at.y()), at.x(), at.y(),
            event.modifiers().testFlag(Qt::ShiftModifier)};
}

void MapCanvas::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    if (!m_controller.hasMap() || event->button() != Qt::LeftButton)
        return;
    if (zoomPlate().contains(event->position())) {
        zoomBy(event->position().y() < zoomPlate().center().y() ? 2 : 0.5);
        return;
    }
    m_motion.stop();
    m_tipTimer.stop();
    m_tool->press(toolPoint(*event));
    update();
}

void MapCanvas::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    if (!m_controller.hasMap())
        return;
    const bool held = event->buttons().testFlag(Qt::LeftButton);
    const ToolPoint at = toolPoint(*event);
    m_tool->move(at, held);
    if (!held)
        m_tipTimer.start();
    Q_EMIT pointerMoved(at.map, true);
    if (m_tool->sketch())
        update();
}

void MapCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_controller.hasMap() || event->button() != Qt::LeftButton)
        return;
    m_tool->release(toolPoint(*event));
    update();
}

void MapCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!m_controller.hasMap() || event->button() != Qt::LeftButton ||
        zoomPlate().contains(event->position()))
        return;
    const bool zooms =
        m_tool->kind() == MapTool::Kind::select || m_tool->kind() == MapTool::Kind::pan;
    m_tool->doubleClick(toolPoint(*event));
    if (zooms)
        zoomAround(event->position(), 2, true);
    update();
}

void MapCanvas::wheelEvent(QWheelEvent* event) {
    if (!m_controller.hasMap())
        return;
    // One notch of an ordinary wheel is 120: twice as near in two notches.
    const double notches = event->angleDelta().y() / 120.0;
    zoomAround(event->position(), std::pow(2.0, notches / 2), event->pixelDelta().isNull());
    event->accept();
}

bool MapCanvas::event(QEvent* event) {
    if (event->type() == QEvent::Gesture) {
        const auto* gestures = static_cast<QGestureEvent*>(event);
        if (const auto* pinch = static_cast<QPinchGesture*>(gestures->gesture(Qt::PinchGesture))) {
            zoomAround(mapFromGlobal(pinch->centerPoint()), pinch->scaleFactor(), false);
            return true;
        }
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAround(gesture->position(), 1 + gesture->value(), false);
            return true;
        }
    }
    // Tab walks through the villages while one is selected or the map has just got the focus; with
    // Ctrl it leaves the map as everywhere.
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {
            stepVillage(key->key() == Qt::Key_Tab ? 1 : -1);
            return true;
        }
    }
    return QWidget::event(event);
}

void MapCanvas::keyPressEvent(QKeyEvent* event) {
    const double step = 80;
    switch (event->key()) {
    case Qt::Key_Left:
        panBy(step, 0);
        return;
    case Qt::Key_Right:
        panBy(-step, 0);
        return;
    case Qt::Key_Up:
        panBy(0, step);
        return;
    case Qt::Key_Down:
        panBy(0, -step);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(2);
        return;
    case Qt::Key_Minus:
        zoomBy(0.5);
        return;
    case Qt::Key_0:
        zoomToAll();
        return;
    case Qt::Key_Escape:
        if (m_tool->sketch())
            m_tool->cancel();
        else
            m_controller.select({});
        update();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MapCanvas::leaveEvent(QEvent*) {
    m_tipTimer.stop();
    m_controller.hover({});
    Q_EMIT pointerMoved({}, false);
}

void MapCanvas::contextMenuEvent(QContextMenuEvent* event) {
    if (m_controller.hasMap())
        Q_EMIT menuWanted(event->globalPos(), m_viewport.toMap(event->pos().x(), event->pos().y()));
}

void MapCanvas::showTip() {
    if (!m_controller.hasMap() || !underMouse())
        return;
    const XY at = m_viewport.toMap(m_pointer.x(), m_pointer.y());
    const auto found = session::identify(m_controller.map(), m_controller.view(), at,
                                         kHitPx * m_viewport.metresPerPixel);
    if (found.empty()) {
        m_controller.hover({});
        QToolTip::hideText();
        return;
    }
    const session::Identified& top = found.front();
    m_controller.hover({top.place.layer, {top.place.row}});
    // Names come from files: never let the tip read them as markup.
    QString text = QString::fromStdString(top.place.name).toHtmlEscaped();
    if (text.isEmpty())
        text = m_controller.in(top.layerTitle).toHtmlEscaped();
    QString tip = QStringLiteral("<b>%1</b>").arg(text);
    if (!top.place.context.empty())
        tip += QStringLiteral(" · ") + QString::fromStdString(top.place.context).toHtmlEscaped();
    if (const QString figure = m_controller.in(top.figure); !figure.isEmpty())
        tip += QStringLiteral("<br>") + figure.toHtmlEscaped();
    tip += QStringLiteral("<br><span style='color:%1'>%2</span>")
               .arg(m_controller.look().ink3.name(), tr("click to open the card"));
    QToolTip::showText(mapToGlobal(m_pointer.toPoint()), tip, this);
}

void MapCanvas::resizeEvent(QResizeEvent*) {
    if (!m_controller.hasMap())
        return;
    if (m_fitPending || m_frame == nullptr) {
        // The window is still finding its size: that is no view to come back to.
        m_views.clear();
        m_viewIndex = 0;
        zoomToAll();
    } else {
        requestFrame();
    }
}

QRectF MapCanvas::zoomPlate() const {
    return {width() - kPlateMargin - 32, kPlateMargin, 32, 64};
}

QRectF MapCanvas::scalePlate() const {
    const bool metric = m_controller.hasMap() && m_controller.map().crs.known();
    const QSizeF size =
        render::scalePlateSize(render::scaleBarFor(m_viewport.metresPerPixel, 180, metric));
    return {QPointF(kPlateMargin, height() - kPlateMargin - size.height()), size};
}

QRectF MapCanvas::notePlate() const {
    if (m_frame == nullptr || !m_frame->scene->illustrative)
        return {};
    QSizeF size = render::illustrativeNoteSize(m_controller.language(), false);
    if (size.width() > width() - 3 * kPlateMargin - scalePlate().width())
        size = render::illustrativeNoteSize(m_controller.language(), true);
    return {QPointF(width() - kPlateMargin - size.width(), height() - kPlateMargin - size.height()),
            size};
}

std::vector<QRectF> MapCanvas::plates() const {
    std::vector<QRectF> boxes{zoomPlate(), scalePlate()};
    if (!notePlate().isEmpty())
        boxes.push_back(notePlate());
    return boxes;
}

void MapCanvas::paintPlates(QPainter& painter) const {
    const Look& look = m_controller.look();
    const QRectF zoom = zoomPlate();
    painter.setPen(QPen(look.line, 1));
    painter.setBrush(look.card);
    painter.drawRoundedRect(zoom.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.drawLine(QPointF(zoom.left() + 6, zoom.center().y()),
                     QPointF(zoom.right() - 6, zoom.center().y()));
    painter.setPen(QPen(look.ink, 2));
    const QPointF plus(zoom.center().x(), zoom.top() + 16);
    const QPointF minus(zoom.center().x(), zoom.bottom() - 16);
    painter.drawLine(plus - QPointF(6, 0), plus + QPointF(6, 0));
    painter.drawLine(plus - QPointF(0, 6), plus + QPointF(0, 6));
    painter.drawLine(minus - QPointF(6, 0), minus + QPointF(6, 0));

    const bool metric = m_controller.map().crs.known();
    render::paintScalePlate(painter, scalePlate().topLeft(),
                            render::scaleBarFor(m_viewport.metresPerPixel, 180, metric),
                            m_controller.language(), palette());
    if (const QRectF note = notePlate(); !note.isEmpty()) {
        const bool compact =
            note.width() < render::illustrativeNoteSize(m_controller.language(), false).width();
        render::paintIllustrativeNote(painter, note, m_controller.language(), compact);
    }
}

void MapCanvas::paintEmpty(QPainter& painter) const {
    const Look& look = m_controller.look();
    painter.setPen(look.ink2);
    painter.setFont(uiFont(15));
    painter.drawText(rect().adjusted(40, 0, -40, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Open a file of commune or village boundaries, or drag it here."));
}

void MapCanvas::paintSketch(QPainter& painter) const {
    const std::optional<ToolSketch> sketch = m_tool->sketch();
    if (!sketch || sketch->points.empty())
        return;
    const Look& look = m_controller.look();
    QPolygonF line;
    for (const XY point : sketch->points) {
        const XY px = m_viewport.toScreen(point);
        line << QPointF(px.x, px.y);
    }
    QColor pale = look.accent;
    pale.setAlphaF(0.08F);
    const auto draw = [&](const QPen& pen, const QBrush& brush) {
        painter.setPen(pen);
        painter.setBrush(brush);
        if (sketch->radiusMetres > 0) {
            const double radius = sketch->radiusMetres / m_viewport.metresPerPixel;
            painter.drawEllipse(line.front(), radius, radius);
        }
        if (sketch->closed)
            painter.drawPolygon(line);
        else
            painter.drawPolyline(line);
    };
    draw(QPen(Qt::white, 4), pale);
    draw(QPen(look.accent, 2), Qt::NoBrush);
    painter.setPen(QPen(look.accent, 2));
    painter.setBrush(Qt::white);
    for (const QPointF& corner : line)
        painter.drawEllipse(corner, 3.5, 3.5);
    if (sketch->text.empty())
        return;
    const QString text = QString::fromStdString(sketch->text);
    painter.setFont(uiFont(13, true));
    QRectF plate = painter.fontMetrics().boundingRect(text).toRectF().adjusted(-8, -5, 8, 5);
    plate.moveTopLeft(line.back() + QPointF(12, 12));
    plate.moveRight(std::min(plate.right(), width() - 4.0));
    plate.moveBottom(std::min(plate.bottom(), height() - 4.0));
    painter.setPen(QPen(look.line, 1));
    painter.setBrush(look.card);
    painter.drawRoundedRect(plate, 4, 4);
    painter.setPen(look.ink);
    painter.drawText(plate, Qt::AlignCenter, text);
}

void MapCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.fillRect(rect(), render::coloursOf(palette()).landOutside);
    if (!m_controller.hasMap()) {
        paintEmpty(painter);
        return;
    }
    if (m_frame != nullptr) {
        const render::Viewport& drawn = m_frame->viewport;
        if (sameView(drawn, m_viewport) && drawn.widthPx == width() && drawn.heightPx == height()) {
            painter.drawImage(QPointF(0, 0), m_frame->image);
        } else {
            // The last sharp frame where it belongs now, until the next one is there.
            const Extent extent = drawn.extent();
            const XY topLeft = m_viewport.toScreen({extent.minX, extent.maxY});
            const XY bottomRight = m_viewport.toScreen({extent.maxX, extent.minY});
            painter.drawImage(
                QRectF(QPointF(topLeft.x, topLeft.y), QPointF(bottomRight.x, bottomRight.y)),
                m_frame->image);
        }
    }
    paintSketch(painter);
    paintPlates(painter);
    if (hasFocus()) {
        painter.setPen(QPen(m_controller.look().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace thonmap::app
