#include "render/charts.h"
#include "render/paint_context.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <vector>

namespace thonmap::render {
namespace {

/// Far circles are cut by QPainter well as long as their numbers stay small enough for it.
constexpr double kLargestRadiusPx = 30'000;

struct Shape {
    QPainterPath area;
    QPainterPath border;
};

/// The borders of a highlight's rows, each row on its own: a shared border belongs to both.
Shape shapeOf(const PaintContext& context, const SceneLayer& layer,
              const std::vector<std::size_t>& rows) {
    Shape shape;
    shape.area.setFillRule(Qt::WindingFill);
    const GeometryColumn& geometry = layer.geometry->geometry;
    for (const std::size_t row : rows) {
        if (row >= layer.geometry->rowCount() || geometry.isEmpty(row) ||
            !layer.geometry->extents[row].intersects(context.frame.extent()))
            continue;
        addPolygons(shape.area, geometry, row, context.frame);
        addLines(shape.border, geometry, row, context.frame);
    }
    return shape;
}

void strokeCased(PaintContext& context, const QPainterPath& path, const QColor& colour,
                 double width) {
    const double k = context.scale();
    strokePieces(context.painter, path,
                 QPen(context.colours.selectionCasing, 2 * width * k, Qt::SolidLine, Qt::RoundCap,
                      Qt::RoundJoin));
    context.painter.strokePath(path,
                               QPen(colour, width * k, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void paintHighlight(PaintContext& context, const Highlight& highlight) {
    const SceneLayer& layer = context.scene.layers[highlight.layer];
    const Shape shape = shapeOf(context, layer, highlight.rows);
    QPainter& painter = context.painter;
    const double k = context.scale();
    switch (highlight.kind) {
    case Highlight::Kind::hover: {
        QColor ink = context.colours.ink;
        ink.setAlphaF(0.6F);
        painter.strokePath(shape.border,
                           QPen(ink, 2 * k, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        break;
    }
    case Highlight::Kind::selection:
        strokeCased(context, shape.border, context.colours.selection,
                    context.colours.selectionWidthPx);
        break;
    case Highlight::Kind::result: {
        const auto lines = hatchLines(shape.area, context.frame.worldOrigin(), 7 * k, -45);
        QColor hatch = context.colours.result;
        hatch.setAlphaF(0.55F);
        painter.setPen(QPen(hatch, 1.6 * k, Qt::SolidLine, Qt::FlatCap));
        painter.drawLines(lines.data(), static_cast<int>(lines.size()));
        strokeCased(context, shape.border, context.colours.result, 3);
        break;
    }
    case Highlight::Kind::site:
        break; // a site is a disc, drawn with the marks
    }
}

} // namespace

void paintCirclesAndLinks(PaintContext& context) {
    QPainter& painter = context.painter;
    const double k = context.scale();
    QColor accent = context.colours.accent;
    for (const Circle& circle : context.scene.circles) {
        const double radius = circle.radiusMetres / context.frame.metresPerPixel();
        const QPointF centre = context.frame.toScreen(circle.centre);
        if (!(radius > 0) || radius > kLargestRadiusPx || !std::isfinite(centre.x()) ||
            !std::isfinite(centre.y()) ||
            !context.frame.clip().adjusted(-radius, -radius, radius, radius).contains(centre))
            continue;
        QColor fill = accent;
        fill.setAlphaF(0.06F);
        QPen pen(accent, 1.4 * k, Qt::SolidLine, Qt::FlatCap);
        pen.setDashPattern({5 / 1.4, 4 / 1.4});
        painter.setBrush(fill);
        painter.setPen(pen);
        painter.drawEllipse(centre, radius, radius);
    }
    painter.setBrush(Qt::NoBrush);
    accent.setAlphaF(0.55F);
    QPainterPath links;
    for (const Link& link : context.scene.links) {
        GeometryBuilder builder;
        builder.beginFeature(GeometryType::lineString);
        builder.beginPart(PartType::lineString);
        builder.addSequence(std::vector<XY>{link.from, link.to});
        addLines(links, builder.finish(), 0, context.frame);
    }
    if (!links.isEmpty())
        painter.strokePath(links, QPen(accent, 2 * k, Qt::SolidLine, Qt::RoundCap));
}

void paintHighlightedShapes(PaintContext& context) {
    using enum Highlight::Kind;
    // The weakest first: a selected result shows both lines, the selection on top.
    for (const Highlight::Kind kind : {site, result, selection, hover})
        for (const Highlight& highlight : context.scene.highlights)
            if (highlight.kind == kind && highlight.layer < context.scene.layers.size() &&
                isDrawable(context.scene.layers[highlight.layer]))
                paintHighlight(context, highlight);
}

} // namespace thonmap::render
