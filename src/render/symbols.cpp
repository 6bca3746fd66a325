#include "render/symbols.h"

#include "render/palette.h"
#include "render/symbol_data.h"
#include "render/text_style.h"

#include <QByteArray>
#include <QPainter>
#include <QSvgRenderer>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <tuple>

namespace thonmap::render {
namespace {

struct State {
    std::string_view name;
    std::uint32_t colour;
};
/// The fills of the states; proposed and appraised are white inside a grey ring.
constexpr std::array<State, 7> kStates{{{"proposed", 0xFFFFFF},
                                        {"appraised", 0xDDE2E4},
                                        {"approved", 0xF6E7B8},
                                        {"underway", 0xE39A2D},
                                        {"completed", 0x0B6B63},
                                        {"evaluated", 0x0E2F44},
                                        {"stopped", 0xA7A29A}}};
constexpr std::array<std::string_view, 13> kDrawnByCode{
    "circle",          "square",          "pip-full",        "pip-half",       "pip-empty",
    "rule-broken",     "state-proposed",  "state-appraised", "state-approved", "state-underway",
    "state-completed", "state-evaluated", "state-stopped"};

QColor rgb(std::uint32_t value) {
    return QColor::fromRgb(0xFF000000U | value);
}

const SymbolDrawing* drawingOf(std::string_view name) {
    const auto drawings = symbolDrawings();
    const auto found = std::ranges::lower_bound(drawings, name, {}, &SymbolDrawing::name);
    return found != drawings.end() && found->name == name ? &*found : nullptr;
}

/// Parsed once a thread: QSvgRenderer is a QObject and stays with the thread that made it.
QSvgRenderer& rendererOf(const SymbolDrawing& drawing) {
    thread_local std::map<std::string_view, std::unique_ptr<QSvgRenderer>> renderers;
    auto& renderer = renderers[drawing.name];
    if (!renderer) {
        renderer = std::make_unique<QSvgRenderer>(QByteArray::fromRawData(
            drawing.svg.data(), static_cast<qsizetype>(drawing.svg.size())));
        renderer->setAspectRatioMode(Qt::KeepAspectRatio);
    }
    return *renderer;
}

void paintPip(QPainter& painter, QPointF centre, double size, int state) {
    const QColor ink = coloursOf(Palette::light).ink;
    const QRectF box(centre.x() - size * 0.32, centre.y() - size * 0.32, size * 0.64, size * 0.64);
    painter.setPen(QPen(ink, std::max(1.0, size * 0.07)));
    painter.setBrush(state == 2 ? QBrush(ink) : QBrush(Qt::white));
    painter.drawRect(box);
    if (state == 1) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPolygon(QPolygonF({box.topLeft(), box.topRight(), box.bottomLeft()}));
    }
}

void paintExclamation(QPainter& painter, QPointF centre, double size) {
    const double r = size / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawEllipse(centre, r, r);
    painter.setBrush(coloursOf(Palette::light).overdue);
    painter.drawEllipse(centre, r * 0.86, r * 0.86);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(
        QRectF(centre.x() - r * 0.13, centre.y() - r * 0.52, r * 0.26, r * 0.62), r * 0.1, r * 0.1);
    painter.drawEllipse(centre + QPointF(0, r * 0.38), r * 0.15, r * 0.15);
}

/// A state without a type: the ring and ground of its symbols, for legends.
void paintState(QPainter& painter, QPointF centre, double size, std::string_view state) {
    const QColor ink = coloursOf(Palette::light).ink;
    const QColor grey = coloursOf(Palette::light).ink3;
    const auto found = std::ranges::find(kStates, state, &State::name);
    const double u = size / 24;
    const auto disc = [&](double radius, const QColor& fill, const QColor& line, double width) {
        QPen pen(line, width * u);
        if (state == "proposed")
            pen.setDashPattern({2.6 / width, 2.2 / width});
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        painter.setBrush(fill);
        painter.drawEllipse(centre, radius * u, radius * u);
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawEllipse(centre, 12 * u, 12 * u);
    const QColor fill = rgb(found->colour);
    if (state == "proposed" || state == "appraised") {
        disc(10.65, Qt::white, grey, 1.5);
    } else if (state == "approved") {
        disc(10.25, fill, ink, 2.3);
    } else if (state == "underway") {
        disc(10.65, fill, ink, 1.5);
    } else if (state == "completed") {
        disc(10.65, fill, fill, 1.5);
    } else if (state == "evaluated") {
        disc(11.2, Qt::white, fill, 1.3);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawEllipse(centre, 9.4 * u, 9.4 * u);
    } else {
        disc(10.65, rgb(0xD5D2CB), grey, 1.5);
        const QPointF d(7.8 * u, -7.8 * u);
        painter.setPen(QPen(Qt::white, 4 * u));
        painter.drawLine(centre - d, centre + d);
        painter.setPen(QPen(rgb(0xA3222B), 2 * u));
        painter.drawLine(centre - d, centre + d);
    }
}

void paintUnknown(QPainter& painter, QPointF centre, double size) {
    const QColor grey = coloursOf(Palette::light).ink3;
    painter.setPen(QPen(grey, size / 14));
    painter.setBrush(Qt::white);
    painter.drawEllipse(centre, size * 0.44, size * 0.44);
    const QFont font = sans(size * 0.6, true);
    drawLine(painter, QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size),
             Qt::AlignCenter, font, grey, QStringLiteral("?"));
}

/// True when `name` is one that is drawn by code.
bool paintByCode(QPainter& painter, QPointF centre, std::string_view name, double size) {
    if (name == "pip-full")
        paintPip(painter, centre, size, 2);
    else if (name == "pip-half")
        paintPip(painter, centre, size, 1);
    else if (name == "pip-empty")
        paintPip(painter, centre, size, 0);
    else if (name == "rule-broken")
        paintExclamation(painter, centre, size);
    else if (name.starts_with("state-") && symbolExists(name))
        paintState(painter, centre, size, name.substr(6));
    else
        return false;
    return true;
}

void paintPlainShape(QPainter& painter, QPointF centre, std::string_view name, double size,
                     const QColor& fill, const QColor& stroke) {
    const double width = std::max(1.0, size / 12);
    const double r = size / 2 - width / 2;
    painter.setBrush(fill);
    painter.setPen(QPen(stroke, width));
    if (name == "square")
        painter.drawRect(QRectF(centre.x() - r, centre.y() - r, 2 * r, 2 * r));
    else
        painter.drawEllipse(centre, r, r);
}

} // namespace

bool symbolExists(std::string_view name) {
    return drawingOf(name) != nullptr ||
           std::ranges::find(kDrawnByCode, name) != kDrawnByCode.end();
}

const std::vector<std::string_view>& symbolNames() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all(kDrawnByCode.begin(), kDrawnByCode.end());
        for (const SymbolDrawing& drawing : symbolDrawings())
            all.push_back(drawing.name);
        std::ranges::sort(all);
        return all;
    }();
    return names;
}

void paintSymbol(QPainter& painter, QPointF centre, std::string_view name, double sizePx) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (const SymbolDrawing* drawing = drawingOf(name)) {
        if (paintsPixels(painter)) {
            const double ratio = painter.device()->devicePixelRatioF();
            const QImage image = symbolImage(name, sizePx, ratio);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(
                QRectF(centre.x() - sizePx / 2, centre.y() - sizePx / 2, sizePx, sizePx), image);
        } else {
            QSvgRenderer& renderer = rendererOf(*drawing);
            const QSizeF natural = renderer.viewBoxF().size();
            const double k = sizePx / std::max(natural.width(), natural.height());
            const QSizeF size = natural * k;
            renderer.render(&painter,
                            QRectF(centre.x() - size.width() / 2, centre.y() - size.height() / 2,
                                   size.width(), size.height()));
        }
    } else if (name == "circle" || name == "square") {
        const MapColours& colours = coloursOf(Palette::light);
        paintPlainShape(painter, centre, name, sizePx, colours.ink2, Qt::white);
    } else if (!paintByCode(painter, centre, name, sizePx)) {
        paintUnknown(painter, centre, sizePx);
    }
    painter.restore();
}

QImage symbolImage(std::string_view name, double sizePx, double devicePixelRatio) {
    using Key = std::tuple<std::string, int, int>;
    thread_local std::map<Key, QImage> cache;
    const double size = std::clamp(sizePx, 1.0, 4096.0);
    const double ratio = std::clamp(devicePixelRatio, 0.5, 8.0);
    const int side = std::max(1, static_cast<int>(std::ceil(size * ratio)));
    QImage& image = cache[{std::string(name), side, static_cast<int>(std::lround(ratio * 100))}];
    if (!image.isNull())
        return image;
    if (cache.size() > 2000) { // a zooming user meets few sizes; this bounds a hostile style
        cache.clear();
        return symbolImage(name, sizePx, devicePixelRatio);
    }
    image = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double shown = side / ratio;
    if (const SymbolDrawing* drawing = drawingOf(name))
        rendererOf(*drawing).render(&painter, QRectF(0, 0, shown, shown));
    else
        paintSymbol(painter, QPointF(shown / 2, shown / 2), name, shown);
    return image;
}

void paintMarker(QPainter& painter, QPointF centre, const thematic::Marker& marker, double scale) {
    const double size = marker.sizePx * scale;
    if (marker.symbol == "circle" || marker.symbol == "square") {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        paintPlainShape(painter, centre, marker.symbol, size, toQColor(marker.fill),
                        toQColor(marker.stroke));
        painter.restore();
    } else {
        paintSymbol(painter, centre, marker.symbol, size);
    }
}

QColor markerColour(const thematic::Marker& marker) {
    const std::string_view name = marker.symbol;
    if (const std::size_t dash = name.rfind('-'); dash != std::string_view::npos) {
        const auto found = std::ranges::find(kStates, name.substr(dash + 1), &State::name);
        if (found != kStates.end())
            return rgb(found->colour);
    }
    return symbolExists(name) && name != "circle" && name != "square"
               ? coloursOf(Palette::light).ink3
               : toQColor(marker.fill);
}

} // namespace thonmap::render
