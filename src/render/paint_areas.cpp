#include "render/paint_context.h"
#include "render/text_style.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <vector>

namespace thonmap::render {
namespace {

/// Below these scales lines become noise.
constexpr double kNoVillageLinesBelow = 400'000;
constexpr double kThinCommuneLinesBelow = 1'500'000;

bool isCommunes(const SceneLayer& layer) {
    return layer.style->labelStyle.role == thematic::LabelRole::commune;
}

/// The lowest commune layer: around it lies the district's band.
bool isDistrict(const PaintContext& context, std::size_t index) {
    for (std::size_t i = 0; i < index; ++i)
        if (isDrawable(context.scene.layers[i]) && isCommunes(context.scene.layers[i]))
            return false;
    return isCommunes(context.scene.layers[index]);
}

struct ClassPaths {
    QPainterPath area;
    std::vector<std::size_t> rows;
};

/// The rows of each class that are in view, and their areas as one path a class.
std::vector<ClassPaths> collectClasses(PaintContext& context, const SceneLayer& layer) {
    std::vector<ClassPaths> classes(layer.style->classes.size());
    const GeometryColumn& geometry = layer.geometry->geometry;
    const std::size_t rows = std::min(layer.geometry->rowCount(), layer.style->classOfRow.size());
    for (std::size_t row = 0; row < rows; ++row) {
        const std::uint16_t index = layer.style->classOfRow[row];
        if (index >= classes.size() || geometry.isEmpty(row) ||
            !layer.geometry->extents[row].intersects(context.frame.extent()))
            continue;
        ClassPaths& target = classes[index];
        target.area.setFillRule(Qt::WindingFill);
        addPolygons(target.area, geometry, row, context.frame);
        target.rows.push_back(row);
    }
    return classes;
}

void fillClass(PaintContext& context, const thematic::SymbolStyle& style, const ClassPaths& paths) {
    if (paths.area.isEmpty())
        return;
    QPainter& painter = context.painter;
    if (style.fill) {
        const QColor fill = context.themed(*style.fill);
        painter.fillPath(paths.area, fill);
        const bool hasOwnBorder = style.outline && style.outline->widthPx >= 1 &&
                                  style.outline->colour.alpha == 255 &&
                                  style.outline->dashPx.empty();
        // Two antialiased edges that meet let the ground shine through; a hairline closes that.
        if (fill.alpha() == 255 && !hasOwnBorder)
            painter.strokePath(paths.area,
                               QPen(fill, 0.7, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    }
    if (style.hatch) {
        painter.setPen(QPen(context.themed(style.hatch->colour),
                            style.hatch->widthPx * context.scale(), Qt::SolidLine, Qt::FlatCap));
        const auto lines =
            hatchLines(paths.area, context.frame.worldOrigin(),
                       style.hatch->spacingPx * context.scale(), style.hatch->angleDegrees);
        painter.drawLines(lines.data(), static_cast<int>(lines.size()));
    }
}

void strokeLine(PaintContext& context, const QPainterPath& path, const thematic::Line& line,
                double widthFactor = 1) {
    if (path.isEmpty())
        return;
    if (line.casingWidthPx > 0) {
        thematic::Line casing = line;
        casing.colour = line.casing;
        casing.widthPx = line.casingWidthPx;
        casing.dashPx.clear();
        QPen pen = penOf(context, casing, widthFactor);
        pen.setJoinStyle(Qt::BevelJoin); // half the work, and nobody sees the corner of a casing
        strokePieces(context.painter, path, pen);
    }
    if (line.widthPx > 0)
        strokePieces(context.painter, path, penOf(context, line, widthFactor));
}

/// Adds everything outlined alike to one path, each border once over the whole layer.
void strokeOutlines(PaintContext& context, const SceneLayer& layer,
                    const std::vector<ClassPaths>& classes) {
    const GeometryColumn& geometry = layer.geometry->geometry;
    BorderSet borders(context.frame);
    for (const ClassPaths& paths : classes)
        for (const std::size_t row : paths.rows)
            borders.count(geometry, row);
    std::vector<std::uint8_t> done(classes.size(), 0);
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const auto& outline = layer.style->classes[i].style.outline;
        if (done[i] || !outline)
            continue;
        QPainterPath path;
        QPainterPath lines;
        for (std::size_t j = i; j < classes.size(); ++j) {
            if (layer.style->classes[j].style.outline != outline)
                continue;
            done[j] = 1;
            for (const std::size_t row : classes[j].rows) {
                borders.add(path, geometry, row, BorderSet::Which::all);
                if (geometry.partType(geometry.parts(row).first) == PartType::lineString)
                    addLines(lines, geometry, row, context.frame);
            }
        }
        strokeLine(context, path, *outline);
        strokeLine(context, lines, *outline);
    }
}

/// The same line with points at least `stepPx` apart: what a broad pen can show of it.
QPainterPath thinned(const QPainterPath& path, double stepPx) {
    QPainterPath result;
    QPointF last;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        const bool ends = i + 1 == path.elementCount() || path.elementAt(i + 1).isMoveTo();
        const QPointF point = element;
        if (element.isMoveTo()) {
            result.moveTo(point);
        } else if (ends || std::abs(point.x() - last.x()) >= stepPx ||
                   std::abs(point.y() - last.y()) >= stepPx) {
            result.lineTo(point);
        } else {
            continue;
        }
        last = point;
    }
    return result;
}

/// The band and heavy line around the district: both drawn under the communes' own fills, which
/// cover their inner half, so no union of polygons is needed.
void paintDistrictEdge(PaintContext& context, const SceneLayer& layer,
                       const std::vector<ClassPaths>& classes) {
    BorderSet borders(context.frame);
    for (const ClassPaths& paths : classes)
        for (const std::size_t row : paths.rows)
            borders.count(layer.geometry->geometry, row);
    QPainterPath outer;
    for (const ClassPaths& paths : classes)
        for (const std::size_t row : paths.rows)
            borders.add(outer, layer.geometry->geometry, row, BorderSet::Which::outer);
    if (outer.isEmpty())
        return;
    const double k = context.scale();
    if (context.colours.districtBand) {
        QColor band = context.colours.districtLine;
        band.setAlphaF(0.16F);
        context.painter.strokePath(
            thinned(outer, 4), QPen(band, 2 * 9 * k, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    }
    strokePieces(context.painter, outer,
                 QPen(context.colours.districtLine, 2 * 1.6 * k, Qt::SolidLine, Qt::RoundCap,
                      Qt::RoundJoin));
}

bool allFilled(const SceneLayer& layer, const std::vector<ClassPaths>& classes) {
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const auto& fill = layer.style->classes[i].style.fill;
        if (!classes[i].rows.empty() && (!fill || fill->alpha != 255))
            return false;
    }
    return layer.style->opacity >= 1;
}

void paintLayerAreas(PaintContext& context, std::size_t index,
                     const std::vector<ClassPaths>& classes) {
    const SceneLayer& layer = context.scene.layers[index];
    if (isDistrict(context, index) && allFilled(layer, classes))
        paintDistrictEdge(context, layer, classes);
    for (std::size_t i = 0; i < classes.size(); ++i)
        fillClass(context, layer.style->classes[i].style, classes[i]);
    const bool villageLines = layer.style->labelStyle.role != thematic::LabelRole::village ||
                              context.scaleDenominator() <= kNoVillageLinesBelow;
    if (!isCommunes(layer) && villageLines)
        strokeOutlines(context, layer, classes);
}

} // namespace

void paintAreas(PaintContext& context, std::size_t index) {
    const SceneLayer& layer = context.scene.layers[index];
    if (!isDrawable(layer))
        return;
    const std::vector<ClassPaths> classes = collectClasses(context, layer);
    for (const ClassPaths& paths : classes)
        context.report.featuresDrawn[index] += paths.rows.size();
    const double opacity = std::clamp(layer.style->opacity, 0.0, 1.0);
    if (opacity >= 1 || !paintsPixels(context.painter)) {
        context.painter.save();
        context.painter.setOpacity(opacity);
        paintLayerAreas(context, index, classes);
        context.painter.restore();
        return;
    }
    // As one picture, so that lines do not darken the fills they lie on.
    const double ratio = context.painter.device()->devicePixelRatioF();
    QImage sheet(static_cast<int>(std::ceil(context.view.widthPx * ratio)),
                 static_cast<int>(std::ceil(context.view.heightPx * ratio)),
                 QImage::Format_ARGB32_Premultiplied);
    sheet.setDevicePixelRatio(ratio);
    sheet.fill(Qt::transparent);
    {
        QPainter painter(&sheet);
        painter.setRenderHint(QPainter::Antialiasing);
        PaintContext onSheet{.painter = painter,
                             .scene = context.scene,
                             .view = context.view,
                             .language = context.language,
                             .options = context.options,
                             .stop = context.stop,
                             .report = context.report,
                             .colours = context.colours,
                             .frame = context.frame,
                             .highlights = {},
                             .markBoxes = {},
                             .markOfRow = {}};
        paintLayerAreas(onSheet, index, classes);
    }
    context.painter.save();
    context.painter.setOpacity(opacity);
    context.painter.drawImage(QPointF(0, 0), sheet);
    context.painter.restore();
}

void paintCommuneBorders(PaintContext& context, std::size_t index) {
    const SceneLayer& layer = context.scene.layers[index];
    if (!isDrawable(layer) || !isCommunes(layer))
        return;
    const GeometryColumn& geometry = layer.geometry->geometry;
    BorderSet borders(context.frame);
    std::vector<std::size_t> rows;
    bool filled = layer.style->opacity >= 1;
    for (std::size_t row = 0; row < layer.geometry->rowCount(); ++row) {
        const thematic::StyleClass* type = context.classOf(layer, row);
        if (!type || geometry.isEmpty(row) || !type->style.outline ||
            !layer.geometry->extents[row].intersects(context.frame.extent()))
            continue;
        filled = filled && type->style.fill && type->style.fill->alpha == 255;
        borders.count(geometry, row);
        rows.push_back(row);
    }
    const bool district = isDistrict(context, index);
    const double thin = context.scaleDenominator() > kThinCommuneLinesBelow ? 0.35 : 1;
    context.painter.save();
    context.painter.setOpacity(std::clamp(layer.style->opacity, 0.0, 1.0));
    // In legend order, so that where two classes meet the upper class's line is the border. Outer
    // edges come without casing: outside them lies the district's heavier line.
    for (std::size_t type = 0; type < layer.style->classes.size(); ++type) {
        QPainterPath shared;
        QPainterPath outer;
        for (const std::size_t row : rows) {
            if (layer.style->classOfRow[row] != type)
                continue;
            borders.add(shared, geometry, row, BorderSet::Which::shared);
            borders.add(outer, geometry, row, BorderSet::Which::outer);
        }
        if (!layer.style->classes[type].style.outline)
            continue;
        const thematic::Line& line = *layer.style->classes[type].style.outline;
        strokeLine(context, shared, line, thin);
        thematic::Line edge = line;
        if (district) {
            edge.casingWidthPx = 0;
            edge.widthPx = filled ? 1.2 : 2.2;
            edge.colour = {0x33, 0x42, 0x4B, 255};
        }
        strokeLine(context, outer, edge, thin);
    }
    context.painter.restore();
}

} // namespace thonmap::render
