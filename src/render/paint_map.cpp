#include "render/paint_map.h"

#include "render/paint_context.h"
#include "render/text_style.h"

#include <QPaintEngine>
#include <algorithm>
#include <array>
#include <cmath>

namespace thonmap::render {
namespace {

/// Lines and halos reach this far beyond what they belong to.
constexpr double kMarginPx = 24;

bool isUsable(const Viewport& view) {
    return view.widthPx > 0 && view.heightPx > 0 && std::isfinite(view.centre.x) &&
           std::isfinite(view.centre.y) && std::isfinite(view.metresPerPixel) &&
           view.metresPerPixel > 0;
}

void paintBackground(PaintContext& context, const SceneRaster& background) {
    if (!background.picture || background.picture->width <= 0 || background.picture->height <= 0)
        return;
    const Raster& raster = *background.picture;
    const auto needed =
        static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height) * 4;
    if (raster.rgba.size() < needed || raster.extent.width() <= 0 || raster.extent.height() <= 0)
        return;
    const Extent view = context.frame.extent();
    Extent shown;
    shown.minX = std::max(raster.extent.minX, view.minX);
    shown.maxX = std::min(raster.extent.maxX, view.maxX);
    shown.minY = std::max(raster.extent.minY, view.minY);
    shown.maxY = std::min(raster.extent.maxY, view.maxY);
    if (shown.empty())
        return;
    const QImage image(raster.rgba.data(), raster.width, raster.height, raster.width * 4,
                       QImage::Format_RGBA8888);
    const double perX = raster.width / raster.extent.width();
    const double perY = raster.height / raster.extent.height();
    // Whole pixels of the raster, so that the piece keeps its place.
    const int left = std::clamp(
        static_cast<int>(std::floor((shown.minX - raster.extent.minX) * perX)), 0, raster.width);
    const int right = std::clamp(
        static_cast<int>(std::ceil((shown.maxX - raster.extent.minX) * perX)), 0, raster.width);
    const int top = std::clamp(
        static_cast<int>(std::floor((raster.extent.maxY - shown.maxY) * perY)), 0, raster.height);
    const int bottom = std::clamp(
        static_cast<int>(std::ceil((raster.extent.maxY - shown.minY) * perY)), 0, raster.height);
    if (right <= left || bottom <= top)
        return;
    const QPointF from =
        context.frame.toScreen({raster.extent.minX + left / perX, raster.extent.maxY - top / perY});
    const QPointF to = context.frame.toScreen(
        {raster.extent.minX + right / perX, raster.extent.maxY - bottom / perY});
    context.painter.save();
    context.painter.setRenderHint(QPainter::SmoothPixmapTransform);
    context.painter.setOpacity(std::clamp(background.opacity, 0.0, 1.0));
    // Cut here and not by a source rectangle: Qt's SVG writer ignores that.
    const QRectF target(from, to);
    const QRect source(left, top, right - left, bottom - top);
    if (paintsPixels(context.painter))
        context.painter.drawImage(target, image, QRectF(source));
    else
        context.painter.drawImage(target, image.copy(source));
    context.painter.restore();
}

void collectHighlights(PaintContext& context) {
    if (!context.options.drawHighlights)
        return;
    for (const Highlight& highlight : context.scene.highlights) {
        for (std::size_t i = 0; i < highlight.rows.size(); ++i) {
            RowHighlight entry;
            entry.kind = highlight.kind;
            entry.number = highlight.numbered ? i + 1 : 0;
            if (i < highlight.shares.size())
                entry.share = std::clamp(highlight.shares[i], 0.0, 1.0);
            if (i < highlight.chosen.size())
                entry.chosen = highlight.chosen[i];
            const auto [at, isNew] =
                context.highlights.insert({{highlight.layer, highlight.rows[i]}, entry});
            if (!isNew && (entry.number != 0 || at->second.number == 0))
                at->second = entry;
        }
    }
}

} // namespace

QColor PaintContext::themed(const thematic::Colour& colour) const {
    const QColor plain = toQColor(colour);
    if (options.palette == Palette::light)
        return plain;
    const MapColours& light = coloursOf(Palette::light);
    const bool contrast = options.palette == Palette::highContrast;
    const std::array<std::pair<QColor, QColor>, 7> pairs{{
        {light.landOutside, colours.landOutside},
        {light.landInside, colours.landInside},
        {light.districtLine, colours.districtLine},
        {light.ink, colours.ink},
        {QColor(0xA9, 0xA2, 0x94), contrast ? QColor(Qt::black) : colours.ink3},
        {QColor(0xC4, 0xBD, 0xAE), contrast ? QColor(Qt::black) : colours.line},
        {QColor(0xDA, 0xD4, 0xC6), contrast ? QColor(Qt::black) : colours.line},
    }};
    for (const auto& [from, to] : pairs)
        if (from.rgb() == plain.rgb()) {
            QColor result = to;
            result.setAlpha(plain.alpha());
            return result;
        }
    return plain;
}

const thematic::StyleClass* PaintContext::classOf(const SceneLayer& layer, std::size_t row) const {
    const auto& classes = layer.style->classes;
    const auto& classOfRow = layer.style->classOfRow;
    if (row >= classOfRow.size() || classOfRow[row] >= classes.size())
        return nullptr;
    return &classes[classOfRow[row]];
}

bool isDrawable(const SceneLayer& layer) {
    return layer.style && layer.geometry && layer.style->visible && layer.style->opacity > 0;
}

bool hasAnchor(const SceneLayer& layer, std::size_t row) {
    return layer.anchors && row < layer.anchors->size() && std::isfinite((*layer.anchors)[row].x) &&
           std::isfinite((*layer.anchors)[row].y);
}

QRectF tiledView(const PaintContext& context) {
    constexpr double kTile = 512;
    const QPointF origin = context.frame.worldOrigin();
    const double left = (std::floor(origin.x() / kTile) - 1) * kTile;
    const double top = (std::floor(origin.y() / kTile) - 1) * kTile;
    const double right = (std::ceil((origin.x() + context.view.widthPx) / kTile) + 1) * kTile;
    const double bottom = (std::ceil((origin.y() + context.view.heightPx) / kTile) + 1) * kTile;
    return {left, top, right - left, bottom - top};
}

QPen penOf(const PaintContext& context, const thematic::Line& line, double widthFactor) {
    QColor colour = context.themed(line.colour);
    double width = line.widthPx * widthFactor * context.scale();
    // Between filled villages the line is the ground showing through: white on paper.
    if (context.options.palette != Palette::light && colour.rgb() == QColor(Qt::white).rgb())
        colour =
            context.options.palette == Palette::dark ? QColor(0x12, 0x19, 0x1D) : QColor(Qt::black);
    if (context.options.palette == Palette::highContrast)
        width = std::max(width, 1.5 * context.scale());
    QPen pen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (!line.dashPx.empty() && width > 0) {
        QList<qreal> pattern;
        for (const double dash : line.dashPx)
            pattern << std::max(0.01, dash * context.scale() / width);
        if (pattern.size() % 2 == 1)
            pattern << pattern.back();
        pen.setDashPattern(pattern);
        pen.setCapStyle(Qt::FlatCap);
    }
    return pen;
}

void paintMap(QPainter& painter, const Scene& scene, const Viewport& viewport, Language language,
              const PaintOptions& options, std::stop_token stop, PaintReport* report) {
    PaintReport own;
    PaintReport& out = report ? *report : own;
    out = {};
    out.featuresDrawn.assign(scene.layers.size(), 0);
    if (!isUsable(viewport))
        return;
    PaintContext context{.painter = painter,
                         .scene = scene,
                         .view = viewport,
                         .language = language,
                         .options = options,
                         .stop = std::move(stop),
                         .report = out,
                         .colours = coloursOf(options.palette),
                         .frame = Frame(viewport, kMarginPx * options.scale),
                         .highlights = {},
                         .markBoxes = {},
                         .markOfRow = {}};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.fillRect(QRectF(0, 0, viewport.widthPx, viewport.heightPx),
                     context.colours.landOutside);
    const auto run = [&](const auto& step) {
        if (context.stopped())
            out.complete = false;
        else
            step();
    };
    if (options.drawBackgrounds)
        for (const SceneRaster& background : scene.backgrounds)
            run([&] { paintBackground(context, background); });
    run([&] { collectHighlights(context); });
    for (std::size_t layer = 0; layer < scene.layers.size(); ++layer)
        run([&] { paintAreas(context, layer); });
    for (std::size_t layer = 0; layer < scene.layers.size(); ++layer)
        run([&] { paintCommuneBorders(context, layer); });
    if (options.drawHighlights) {
        run([&] { paintCirclesAndLinks(context); });
        run([&] { paintHighlightedShapes(context); });
    }
    run([&] { paintMarks(context); });
    if (options.drawLabels)
        run([&] { paintLabels(context); });
    if (context.stopped())
        out.complete = false;
    painter.restore();
}

QImage paintMap(const Scene& scene, const Viewport& viewport, Language language,
                const PaintOptions& options, std::stop_token stop, PaintReport* report) {
    const double ratio = std::clamp(viewport.devicePixelRatio, 0.25, 16.0);
    QImage image(static_cast<int>(std::lround(viewport.widthPx * ratio)),
                 static_cast<int>(std::lround(viewport.heightPx * ratio)),
                 QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) {
        if (report) {
            *report = {};
            report->featuresDrawn.assign(scene.layers.size(), 0);
        }
        return image;
    }
    image.setDevicePixelRatio(ratio);
    image.fill(coloursOf(options.palette).landOutside);
    QPainter painter(&image);
    paintMap(painter, scene, viewport, language, options, std::move(stop), report);
    return image;
}

std::optional<PaintReport::Symbol> symbolAt(const PaintReport& report, QPointF px) {
    for (auto symbol = report.symbols.rbegin(); symbol != report.symbols.rend(); ++symbol)
        if (symbol->box.contains(px))
            return *symbol;
    return std::nullopt;
}

} // namespace thonmap::render
