#include "render/charts.h"
#include "render/declutter.h"
#include "render/paint_context.h"
#include "render/symbols.h"
#include "render/text_style.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace thonmap::render {
namespace {

/// Above this many symbols only those near the view are moved apart.
constexpr std::size_t kAllAtOnce = 3000;

struct Mark {
    std::size_t row;
    QPointF world;
    const thematic::Marker* marker;
};

QRectF boxAround(QPointF centre, double half) {
    return {centre.x() - half, centre.y() - half, 2 * half, 2 * half};
}

void addPointMarks(const PaintContext& context, const SceneLayer& layer, std::size_t row,
                   const thematic::Marker& marker, std::vector<Mark>& marks) {
    const GeometryColumn& geometry = layer.geometry->geometry;
    if (marker.pointsOnly && !geometry.isEmpty(row) &&
        geometry.partType(geometry.parts(row).first) != PartType::point)
        return; // its fill says the same
    if (geometry.type(row) != GeometryType::multiPoint) {
        XY at = hasAnchor(layer, row) ? (*layer.anchors)[row] : XY{};
        if (!hasAnchor(layer, row)) {
            if (geometry.isEmpty(row) ||
                geometry.partType(geometry.parts(row).first) != PartType::point)
                return;
            at = geometry.sequence(geometry.sequences(geometry.parts(row).first).first)[0];
        }
        if (std::isfinite(at.x) && std::isfinite(at.y))
            marks.push_back({row, context.frame.toWorld(at), &marker});
        return;
    }
    for (const std::size_t part : geometry.parts(row))
        for (const std::size_t sequence : geometry.sequences(part))
            for (const XY at : geometry.sequence(sequence))
                if (std::isfinite(at.x) && std::isfinite(at.y))
                    marks.push_back({row, context.frame.toWorld(at), &marker});
}

std::vector<Mark> collectMarks(const PaintContext& context, const SceneLayer& layer) {
    std::vector<Mark> marks;
    const std::size_t rows = std::min(layer.geometry->rowCount(), layer.style->classOfRow.size());
    for (std::size_t row = 0; row < rows; ++row) {
        const thematic::StyleClass* type = context.classOf(layer, row);
        if (type && type->style.marker && type->style.marker->sizePx > 0)
            addPointMarks(context, layer, row, *type->style.marker, marks);
    }
    if (marks.size() > kAllAtOnce) {
        const QRectF near = tiledView(context);
        std::erase_if(marks, [&](const Mark& mark) { return !near.contains(mark.world); });
    }
    return marks;
}

void paintRing(PaintContext& context, QPointF centre, double radius, const QColor& colour,
               double width) {
    QPainter& painter = context.painter;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(context.colours.selectionCasing, (width + 2) * context.scale()));
    painter.drawEllipse(centre, radius, radius);
    painter.setPen(QPen(colour, width * context.scale()));
    painter.drawEllipse(centre, radius, radius);
}

/// Selection and result of point symbols and charts: a ring around them.
void paintMarkHighlight(PaintContext& context, std::size_t layer, std::size_t row, QPointF centre,
                        double half) {
    const auto found = context.highlights.find({layer, row});
    if (found == context.highlights.end())
        return;
    const double radius = half + 2.5 * context.scale();
    QColor ink = context.colours.ink;
    switch (found->second.kind) {
    case Highlight::Kind::hover:
        ink.setAlphaF(0.6F);
        paintRing(context, centre, radius, ink, 2);
        break;
    case Highlight::Kind::selection:
        paintRing(context, centre, radius, context.colours.selection, 3);
        break;
    case Highlight::Kind::result:
        paintRing(context, centre, radius, context.colours.result, 3);
        break;
    case Highlight::Kind::site:
        break;
    }
}

void paintBadge(PaintContext& context, const SceneLayer& layer, std::size_t row, QPointF centre,
                double half) {
    if (row >= layer.style->badges.size() || layer.style->badges[row].empty())
        return;
    paintSymbol(context.painter, centre + QPointF(half * 0.72, -half * 0.72),
                layer.style->badges[row], half * 1.05);
}

void paintCrowd(PaintContext& context, std::size_t index, const std::vector<Mark>& marks,
                const PlacedMark& placed, QPointF centre, double size) {
    const SceneLayer& layer = context.scene.layers[index];
    std::vector<Slice> slices;
    std::vector<std::size_t> rows;
    // In legend order, so that rings of the same mixture look the same.
    std::vector<std::pair<std::uint16_t, const Mark*>> members;
    for (const std::size_t member : placed.members)
        members.emplace_back(layer.style->classOfRow[marks[member].row], &marks[member]);
    std::ranges::sort(members, {}, [](const auto& member) {
        return std::pair(member.first, member.second->row);
    });
    bool broken = false;
    for (const auto& [type, mark] : members) {
        rows.push_back(mark->row);
        broken = broken || (mark->row < layer.style->badges.size() &&
                            !layer.style->badges[mark->row].empty());
        const QColor colour = markerColour(*mark->marker);
        const double share = 1.0 / static_cast<double>(members.size());
        const auto same = std::ranges::find(slices, colour, &Slice::colour);
        if (same != slices.end())
            same->share += share;
        else
            slices.push_back({share, colour});
    }
    const double radius = size * 0.62;
    paintCluster(context.painter, centre, radius, slices, rows.size(), context.scale());
    if (broken)
        paintSymbol(context.painter, centre + QPointF(radius * 0.75, -radius * 0.75), "rule-broken",
                    size * 0.5);
    for (const std::size_t row : rows) {
        if (context.highlights.contains({index, row})) {
            paintMarkHighlight(context, index, row, centre, radius);
            break;
        }
    }
    context.report.symbols.push_back({index, std::move(rows), boxAround(centre, radius), false});
}

void paintLayerMarks(PaintContext& context, std::size_t index) {
    const SceneLayer& layer = context.scene.layers[index];
    const std::vector<Mark> marks = collectMarks(context, layer);
    if (marks.empty())
        return;
    double size = 0;
    std::vector<QPointF> homes;
    homes.reserve(marks.size());
    for (const Mark& mark : marks) {
        size = std::max(size, mark.marker->sizePx * context.scale());
        homes.push_back(mark.world);
    }
    const QPointF origin = context.frame.worldOrigin();
    for (const PlacedMark& placed : declutter(homes, size)) {
        const QPointF centre = placed.at - origin;
        const double half = placed.members.size() > 1
                                ? size * 0.62
                                : marks[placed.members[0]].marker->sizePx * context.scale() / 2;
        context.markBoxes.push_back(boxAround(placed.at, half + 1));
        for (const std::size_t member : placed.members)
            context.markOfRow.insert({{index, marks[member].row}, boxAround(placed.at, half + 1)});
        if (!context.frame.clip().contains(centre))
            continue;
        if (placed.members.size() > 1) {
            paintCrowd(context, index, marks, placed, centre, size);
            continue;
        }
        const Mark& mark = marks[placed.members[0]];
        paintMarkHighlight(context, index, mark.row, centre, half);
        paintMarker(context.painter, centre, *mark.marker, context.scale());
        paintBadge(context, layer, mark.row, centre, half);
        context.report.symbols.push_back({index, {mark.row}, boxAround(centre, half), false});
    }
}

struct ChartAt {
    std::size_t row;
    QPointF world;
    double total;
    double half; ///< of the box
};

std::vector<ChartAt> collectCharts(const PaintContext& context, const SceneLayer& layer) {
    std::vector<ChartAt> charts;
    const thematic::Chart& chart = *layer.style->chart;
    const std::size_t rows = std::min(layer.geometry->rowCount(), layer.style->classOfRow.size());
    for (std::size_t row = 0; row < rows; ++row) {
        const double total = chartTotal(chart, row);
        if (!hasAnchor(layer, row) || total <= 0 || !context.classOf(layer, row))
            continue;
        const double radius = pieRadiusPx(chart, total) * context.scale();
        charts.push_back({row, context.frame.toWorld((*layer.anchors)[row]), total,
                          radius + 2 * context.scale()});
    }
    if (charts.size() <= kAllAtOnce) {
        std::vector<QPointF> homes;
        std::vector<double> radii;
        for (const ChartAt& at : charts) {
            homes.push_back(at.world);
            radii.push_back(at.half);
        }
        const std::vector<QPointF> placed = spread(homes, radii);
        for (std::size_t i = 0; i < charts.size(); ++i)
            charts[i].world = placed[i];
    }
    // Small ones on top, so that none disappears behind a large neighbour.
    std::ranges::sort(charts, [](const ChartAt& a, const ChartAt& b) {
        return std::pair(-a.total, a.row) < std::pair(-b.total, b.row);
    });
    return charts;
}

/// A bar as wide as its total says: area-true as the pie is, at a fixed height.
QRectF barBox(const ChartAt& at, QPointF centre, double scale) {
    const double radius = at.half - 2 * scale;
    const double height = 9 * scale;
    const double width = std::numbers::pi * radius * radius / (height * 2);
    return {centre.x() - width / 2, centre.y() - height / 2, width, height};
}

void paintLayerCharts(PaintContext& context, std::size_t index) {
    const SceneLayer& layer = context.scene.layers[index];
    const thematic::Chart& chart = *layer.style->chart;
    const QPointF origin = context.frame.worldOrigin();
    const bool bars = chart.kind == thematic::Chart::Kind::stackedBar;
    for (const ChartAt& at : collectCharts(context, layer)) {
        const QPointF centre = at.world - origin;
        const QRectF box = bars ? barBox(at, centre, context.scale()).adjusted(-1, -1, 1, 1)
                                : boxAround(centre, at.half);
        context.markBoxes.push_back(box.translated(origin));
        QRectF& mark = context.markOfRow[{index, at.row}];
        mark = mark.united(box.translated(origin));
        if (!context.frame.clip().contains(centre))
            continue;
        const std::vector<Slice> slices = slicesOf(chart, at.row, true);
        paintMarkHighlight(context, index, at.row, centre, std::max(box.width(), box.height()) / 2);
        if (bars)
            paintStackedBar(context.painter, barBox(at, centre, context.scale()), slices);
        else
            paintPie(context.painter, centre, at.half - 2 * context.scale(), slices,
                     context.scale());
        context.report.symbols.push_back({index, {at.row}, box, true});
    }
}

/// Disc full = chosen in the best plan; ring length = share of draws; two facts, drawn as two.
void paintSite(PaintContext& context, QPointF centre, const RowHighlight& site) {
    const double k = context.scale();
    QPainter& painter = context.painter;
    const MapColours& colours = context.colours;
    const QColor ringColour = site.share >= 0.8   ? colours.accent
                              : site.share >= 0.2 ? colours.contested
                                                  : colours.ink3;
    painter.setPen(QPen(Qt::white, 1.5 * k));
    painter.setBrush(QColor(0xD5, 0xD2, 0xCB));
    painter.drawEllipse(centre, 15 * k, 15 * k);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ringColour);
    painter.drawPie(QRectF(centre.x() - 15 * k, centre.y() - 15 * k, 30 * k, 30 * k), 90 * 16,
                    -static_cast<int>(std::lround(site.share * 360 * 16)));
    painter.setBrush(Qt::white);
    painter.drawEllipse(centre, 11.5 * k, 11.5 * k);
    if (site.chosen) {
        painter.setBrush(colours.accent);
        painter.drawEllipse(centre, 10.3 * k, 10.3 * k);
    }
    if (site.number > 0) {
        const QFont font = sans(12.5 * k, true);
        drawLine(painter, boxAround(centre, 12 * k), Qt::AlignCenter, font,
                 site.chosen
                     ? (lightness(colours.accent) < 60 ? QColor(Qt::white) : QColor(Qt::black))
                     : coloursOf(Palette::light).ink,
                 QString::number(site.number));
    }
}

void paintDiscs(PaintContext& context) {
    const QPointF origin = context.frame.worldOrigin();
    for (const auto& [key, highlight] : context.highlights) {
        const auto [index, row] = key;
        const bool site = highlight.kind == Highlight::Kind::site;
        if ((highlight.number == 0 && !site) || index >= context.scene.layers.size())
            continue;
        const SceneLayer& layer = context.scene.layers[index];
        if (!isDrawable(layer) || !hasAnchor(layer, row))
            continue;
        QPointF world = context.frame.toWorld((*layer.anchors)[row]);
        const double half = (site ? 16 : 12) * context.scale();
        const auto mark = context.markOfRow.find(key);
        if (mark != context.markOfRow.end() && !site)
            world = mark->second.topLeft(); // beside the symbol that stands there
        const QRectF box = boxAround(world, half);
        context.markBoxes.push_back(box);
        if (mark != context.markOfRow.end())
            mark->second = mark->second.united(box);
        else
            context.markOfRow.insert({key, box});
        const QPointF centre = world - origin;
        if (!context.frame.clip().contains(centre))
            continue;
        if (site)
            paintSite(context, centre, highlight);
        else
            paintNumberDisc(context.painter, centre, highlight.number,
                            highlight.kind == Highlight::Kind::result ? context.colours.result
                                                                      : context.colours.accent,
                            context.scale());
        context.report.symbols.push_back({index, {row}, box.translated(-origin), false});
    }
}

} // namespace

void paintMarks(PaintContext& context) {
    if (context.options.drawMarks) {
        for (std::size_t index = 0; index < context.scene.layers.size(); ++index) {
            if (!isDrawable(context.scene.layers[index]) || context.stopped())
                continue;
            context.painter.save();
            context.painter.setOpacity(
                std::clamp(context.scene.layers[index].style->opacity, 0.0, 1.0));
            paintLayerMarks(context, index);
            if (context.scene.layers[index].style->chart)
                paintLayerCharts(context, index);
            context.painter.restore();
        }
    }
    if (context.options.drawHighlights)
        paintDiscs(context);
}

} // namespace thonmap::render
