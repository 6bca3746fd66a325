#include "render/charts.h"
#include "render/label.h"
#include "render/label_images.h"
#include "render/label_placing.h"
#include "render/label_ways.h"
#include "render/paint_context.h"
#include "render/text_style.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace thonmap::render {
namespace {

using thematic::LabelRole;

/// Callouts serve a few crowded villages, not a country.
constexpr std::size_t kMostCallouts = 40;

LabelItem itemOf(const std::vector<LabelWay>& ways) {
    LabelItem item;
    for (const LabelWay& way : ways) {
        LabelOption option;
        for (const QRectF& box : {way.name, way.note, way.pips})
            if (!box.isEmpty())
                option.boxes.push_back(box);
        item.options.push_back(std::move(option));
    }
    return item;
}

/// The boxes a line runs through, in steps short enough to stand for it.
std::vector<QRectF> alongLine(const QLineF& line) {
    constexpr double kStepPx = 6;
    std::vector<QRectF> boxes;
    const int steps = static_cast<int>(std::ceil(line.length() / kStepPx));
    for (int i = 1; i < steps; ++i) {
        const QPointF at = line.pointAt(static_cast<double>(i) / steps);
        boxes.emplace_back(at.x() - 1, at.y() - 1, 2, 2);
    }
    return boxes;
}

/// A label in the place it got.
struct Placed {
    std::size_t label = 0;
    LabelWay way;
};

/// The best free way of each label; villages that found none are called out.
std::vector<Placed> place(const PaintContext& context, LabelGround& ground,
                          const std::vector<Label>& labels) {
    const std::vector<const LabelShape*> coloured = colouredLand(context, ground);
    std::vector<QRectF> obstacles = context.markBoxes;
    if (context.options.wholeLabelsOnly)
        for (const QRectF& box : context.options.reserved)
            obstacles.push_back(box.translated(context.frame.worldOrigin()));
    std::vector<std::vector<LabelWay>> ways;
    std::vector<LabelItem> items;
    ways.reserve(labels.size());
    items.reserve(labels.size());
    for (const Label& label : labels) {
        if (context.stopped())
            return {};
        ways.push_back(waysOf(context, ground, label, coloured));
        items.push_back(itemOf(ways.back()));
    }
    const auto chosen = placeLabels(items, obstacles);
    std::vector<Placed> placed;
    std::vector<std::size_t> unplaced;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (chosen[i]) {
            const LabelWay& way = ways[i][*chosen[i]];
            for (const QRectF& box : items[i].options[*chosen[i]].boxes)
                obstacles.push_back(box);
            placed.push_back({i, way});
        } else if (labels[i].role == LabelRole::village) {
            unplaced.push_back(i);
        }
    }
    if (unplaced.size() > kMostCallouts)
        return placed;
    for (const std::size_t i : unplaced) {
        std::vector<LabelWay> aside = calloutsOf(context, labels[i]);
        LabelItem item = itemOf(aside);
        for (std::size_t way = 0; way < aside.size(); ++way)
            std::ranges::move(alongLine(aside[way].leader),
                              std::back_inserter(item.options[way].boxes));
        const auto found = placeLabels(std::span(&item, 1), obstacles);
        if (!found.front())
            continue;
        for (const QRectF& box : item.options[*found.front()].boxes)
            obstacles.push_back(box);
        placed.push_back({i, std::move(aside[*found.front()])});
    }
    return placed;
}

/// Halo and ink follow the ground the label came to stand on, which may be another than its
/// anchor's.
void adaptToGround(const PaintContext& context, LabelGround& ground, Label& label,
                   const LabelWay& way) {
    if (way.name.isEmpty())
        return;
    label.halo = ground.at(way.name.center()).colour;
    label.colour = inkOf(context, label.role, lightness(label.halo) < 50);
}

/// On a screen names are stamped from pictures; on paper they are text.
void paintLine(PaintContext& context, QPointF baselineLeft, const QFont& font, const QString& text,
               const QColor& ink, const QColor& halo) {
    const double haloPx = 1.5 * context.scale();
    if (context.options.labelImages != nullptr && paintsPixels(context.painter))
        context.options.labelImages->draw(context.painter, baselineLeft, font, text, ink, halo,
                                          haloPx);
    else
        drawHaloText(context.painter, baselineLeft, font, text, ink, halo, haloPx);
}

void paintLeader(PaintContext& context, const Label& label, const LabelWay& way) {
    if (way.leader.isNull())
        return;
    const QLineF line = way.leader.translated(-context.frame.worldOrigin());
    const double k = context.scale();
    context.painter.setPen(QPen(label.halo, 2.6 * k, Qt::SolidLine, Qt::RoundCap));
    context.painter.drawLine(line);
    context.painter.setPen(QPen(label.colour, 0.9 * k, Qt::SolidLine, Qt::RoundCap));
    context.painter.drawLine(line);
}

void paintWay(PaintContext& context, const Label& label, const LabelWay& way) {
    const QPointF origin = context.frame.worldOrigin();
    double top = way.name.top() + 1 - origin.y();
    for (const QString& line : way.lines) {
        const double width = textWidth(label.font, line);
        paintLine(context,
                  {way.name.center().x() - origin.x() - width / 2, baselineIn(label.font, top)},
                  label.font, line, label.colour, label.halo);
        top += lineHeight(label.font);
    }
    if (!way.note.isEmpty()) {
        const QFont font = noteFont(context);
        paintLine(context,
                  {way.note.left() + 2 - origin.x(), baselineIn(font, way.note.top() - origin.y())},
                  font, label.note,
                  lightness(label.halo) < 50 ? QColor(Qt::white) : coloursOf(Palette::light).ink2,
                  label.halo);
    }
    if (!way.pips.isEmpty())
        paintPips(context.painter, way.pips.topLeft() - origin, label.pips, context.scale());
}

} // namespace

void paintLabels(PaintContext& context) {
    LabelGround ground(context);
    std::vector<Label> labels = collectLabels(context, ground);
    if (labels.empty() || context.stopped())
        return;
    const QPointF origin = context.frame.worldOrigin();
    for (const Placed& placed : place(context, ground, labels)) {
        Label& label = labels[placed.label];
        const QRectF all = boxOf(placed.way).translated(-origin);
        if (!all.intersects(context.frame.clip()))
            continue;
        const bool covered = std::ranges::any_of(
            context.options.reserved, [&](const QRectF& box) { return box.intersects(all); });
        if (covered)
            continue;
        adaptToGround(context, ground, label, placed.way);
        paintLeader(context, label, placed.way);
        paintWay(context, label, placed.way);
        context.report.labels.push_back(
            {label.layer, label.row, label.text,
             placed.way.name.translated(placed.way.name.isEmpty() ? QPointF() : -origin),
             placed.way.pips.translated(placed.way.pips.isEmpty() ? QPointF() : -origin)});
    }
    if (context.options.labelImages != nullptr)
        context.options.labelImages->endFrame();
}

} // namespace thonmap::render
