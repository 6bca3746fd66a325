#include "render/label_ways.h"

#include "render/charts.h"
#include "render/text_style.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace thonmap::render {

using thematic::LabelRole;

QRectF boxOf(const LabelWay& way) {
    return way.name.united(way.note).united(way.pips);
}

QFont noteFont(const PaintContext& context) {
    return sans(11 * context.scale(), false, true);
}

namespace {

constexpr double kInsideAtLeast = 0.66;
constexpr double kPipsInsideAtLeast = 0.45;
constexpr double kGapPx = 1;

/// Ties are broken by place, so that the order never depends on the sort.
std::tuple<double, double, double> cheapestFirst(const LabelWay& way) {
    const QRectF box = way.name.isEmpty() ? way.pips : way.name;
    return {way.cost, box.top(), box.left()};
}

/// The block of name, note and pips, measured once however many places are tried.
class Block {
public:
    Block(const PaintContext& context, const Label& label, QStringList lines, bool withPips)
        : m_lines(std::move(lines)) {
        if (!m_lines.isEmpty()) {
            double width = 0;
            for (const QString& line : m_lines)
                width = std::max(width, textWidth(label.font, line));
            // A pixel more above and below, for what stands on Ế and hangs under ợ.
            m_name = {width + 4, lineHeight(label.font) * static_cast<double>(m_lines.size()) + 2};
            if (!label.note.isEmpty()) {
                const QFont font = noteFont(context);
                m_note = {textWidth(font, label.note) + 4, lineHeight(font) - 2};
            }
        }
        if (withPips)
            m_pips = label.pipsSize;
    }
    [[nodiscard]] QSizeF size() const { return boxOf(at(QPointF())).size(); }
    /// The block with its top centre at `top`.
    [[nodiscard]] LabelWay at(QPointF top) const {
        LabelWay way;
        way.lines = m_lines;
        double y = top.y();
        const auto below = [&](QSizeF size) {
            const QRectF box(QPointF(top.x() - size.width() / 2, y), size);
            y = box.bottom();
            return box;
        };
        if (!m_name.isEmpty())
            way.name = below(m_name);
        if (!m_note.isEmpty())
            way.note = below(m_note);
        if (!m_pips.isEmpty()) {
            y += m_name.isEmpty() ? 0 : kGapPx;
            way.pips = below(m_pips);
        }
        return way;
    }

private:
    QStringList m_lines;
    QSizeF m_name;
    QSizeF m_note;
    QSizeF m_pips;
};

std::vector<QStringList> linings(const Label& label) {
    std::vector<QStringList> result{{label.text}};
    const QStringList words = label.text.split(u' ', Qt::SkipEmptyParts);
    if (words.size() > 1) {
        qsizetype best = 1;
        double bestWidth = INFINITY;
        for (qsizetype i = 1; i < words.size(); ++i) {
            const double width = std::max(textWidth(label.font, words.mid(0, i).join(u' ')),
                                          textWidth(label.font, words.mid(i).join(u' ')));
            if (width < bestWidth) {
                bestWidth = width;
                best = i;
            }
        }
        result.push_back({words.mid(0, best).join(u' '), words.mid(best).join(u' ')});
    }
    return result;
}

/// Beside a symbol or chart: below, above, right, left.
void addAroundMark(const PaintContext& context, const Label& label, const QRectF& mark,
                   std::vector<LabelWay>& out) {
    for (const bool withPips : {true, false}) {
        if (withPips && label.pipsSize.isEmpty())
            continue;
        const Block block(context, label, {label.text}, withPips);
        const QSizeF all = block.size();
        const double midX = mark.center().x();
        const double midY = mark.center().y() - all.height() / 2;
        const double reach = mark.width() / 2 + all.width() / 2;
        const double slant = mark.width() / 4 + all.width() / 2;
        const double above = mark.top() - all.height();
        for (const QPointF at :
             {QPointF(midX, mark.bottom()), QPointF(midX, above), QPointF(midX + reach, midY),
              QPointF(midX - reach, midY), QPointF(midX + slant, mark.bottom()),
              QPointF(midX - slant, mark.bottom()), QPointF(midX + slant, above),
              QPointF(midX - slant, above)})
            out.push_back(block.at(at));
    }
}

/// 1 for what has no box or no shape to leave.
double shareIn(const LabelShape& shape, const QRectF& box) {
    return shape.rings.empty() || box.isEmpty() ? 1 : shape.share(box);
}

/// In a village, around its anchor: the whole block first, then with the name on two lines, then
/// pips alone, then the name alone.
void addAroundAnchor(const PaintContext& context, const Label& label, const LabelShape& shape,
                     std::vector<LabelWay>& out) {
    std::vector<Block> blocks;
    const std::vector<QStringList> lines =
        label.text.isEmpty() ? std::vector<QStringList>{} : linings(label);
    for (const QStringList& lining : lines)
        blocks.emplace_back(context, label, lining, true);
    if (!label.pipsSize.isEmpty()) {
        blocks.emplace_back(context, label, QStringList(), true);
        for (const QStringList& lining : lines)
            blocks.emplace_back(context, label, lining, false);
    }
    for (const Block& block : blocks) {
        const QSizeF size = block.size();
        std::vector<LabelWay> some;
        for (const double dy : {0.0, -0.5, 0.5, -1.0, 1.0, -1.6, 1.6})
            for (const double dx : {0.0, -0.25, 0.25, -0.5, 0.5}) {
                const QPointF shift(dx * size.width(), dy * size.height());
                LabelWay way = block.at(label.anchor + shift - QPointF(0, size.height() / 2));
                // Pips may stand out further than names: losing a ▼ is worse than crossing a
                // border.
                const double inside = shareIn(shape, way.name.united(way.note));
                if (inside < kInsideAtLeast || shareIn(shape, way.pips) < kPipsInsideAtLeast)
                    continue;
                way.cost = std::hypot(shift.x(), shift.y()) / 40 + (1 - inside) * 3;
                some.push_back(std::move(way));
            }
        std::ranges::sort(some, {}, cheapestFirst);
        std::ranges::move(some, std::back_inserter(out));
    }
}

/// Anywhere in a commune, preferably on land that carries no colour.
void addInArea(const PaintContext& context, const Label& label, const LabelShape& shape,
               std::span<const LabelShape* const> coloured, std::vector<LabelWay>& out) {
    QRectF region = shape.box;
    if (context.options.wholeLabelsOnly)
        region = region.intersected(QRectF(context.frame.worldOrigin(),
                                           QSizeF(context.view.widthPx, context.view.heightPx)));
    if (region.isEmpty())
        return;
    const double diagonal = std::hypot(region.width(), region.height());
    for (const QStringList& lines : linings(label)) {
        const Block block(context, label, lines, false);
        const double height = block.size().height();
        const auto consider = [&](QPointF middle) {
            LabelWay way = block.at(middle - QPointF(0, height / 2));
            const double inside = shape.share(way.name);
            if (inside < kInsideAtLeast)
                return;
            double onColour = 0;
            for (const LabelShape* other : coloured)
                if (other->box.intersects(way.name))
                    onColour += other->share(way.name);
            const QPointF away = middle - label.anchor;
            way.cost = (1 - inside) * 4 + onColour * 3 + std::hypot(away.x(), away.y()) / diagonal +
                       (lines.size() > 1 ? 0.15 : 0);
            out.push_back(std::move(way));
        };
        consider(label.anchor);
        constexpr int kSteps = 8;
        for (int ix = 0; ix <= kSteps; ++ix)
            for (int iy = 0; iy <= kSteps; ++iy)
                consider({region.left() + region.width() * ix / kSteps,
                          region.top() + region.height() * iy / kSteps});
    }
    std::ranges::sort(out, {}, cheapestFirst);
    if (out.size() > 40)
        out.resize(40);
}

/// The marks a label stands beside: its own row's, and what else stands on its anchor (the pie of
/// a theme over the dot of a village).
QRectF markOf(const PaintContext& context, const Label& label) {
    QRectF mark;
    const auto own = context.markOfRow.find({label.layer, label.row});
    if (own != context.markOfRow.end())
        mark = own->second;
    for (const QRectF& box : context.markBoxes)
        if (box.contains(label.anchor) &&
            (box.center() - label.anchor).manhattanLength() < box.width() / 4)
            mark = mark.united(box);
    return mark;
}

/// The polygon a label may lie in: its own, or that of the village of the same name.
const LabelShape& shapeOf(const PaintContext& context, LabelGround& ground, const Label& label) {
    const LabelShape& shape = ground.shape(label.layer, label.row);
    if (!shape.rings.empty() || label.role != LabelRole::village || label.text.isEmpty())
        return shape;
    const std::string name = label.text.toStdString();
    for (std::size_t i = 0; i < context.scene.layers.size(); ++i) {
        const SceneLayer& layer = context.scene.layers[i];
        if (!isDrawable(layer) || layer.style->labelStyle.role != LabelRole::village)
            continue;
        const std::size_t rows = std::min(layer.style->labels.size(), layer.geometry->rowCount());
        for (std::size_t row = 0; row < rows; ++row)
            if (layer.style->labels[row] == name && ground.shape(i, row).contains(label.anchor))
                return ground.shape(i, row);
    }
    return shape;
}

/// Over the middle of a shape that is smaller than its name.
void addOverAnchor(const PaintContext& context, const Label& label, std::vector<LabelWay>& out) {
    for (const QStringList& lines : linings(label)) {
        const Block block(context, label, lines, false);
        out.push_back(block.at(label.anchor - QPointF(0, block.size().height() / 2)));
    }
}

/// Also what is so small that its coarse shape has no ring left.
bool isAreaSmallerThanName(const PaintContext& context, const LabelShape& shape,
                           const Label& label) {
    const GeometryColumn& geometry = context.scene.layers[label.layer].geometry->geometry;
    if (geometry.isEmpty(label.row) ||
        geometry.partType(geometry.parts(label.row).first) != PartType::polygon)
        return false;
    const double width = textWidth(label.font, label.text);
    return shape.box.width() * shape.box.height() < 1.5 * width * lineHeight(label.font);
}

/// In a picture that does not move, what would be cut is no way.
void keepWhole(const PaintContext& context, std::vector<LabelWay>& ways) {
    if (!context.options.wholeLabelsOnly)
        return;
    const QRectF view(context.frame.worldOrigin() + QPointF(3, 3),
                      QSizeF(context.view.widthPx - 6, context.view.heightPx - 6));
    std::erase_if(ways, [&](const LabelWay& way) { return !view.contains(boxOf(way)); });
}

} // namespace

std::vector<LabelWay> waysOf(const PaintContext& context, LabelGround& ground, const Label& label,
                             std::span<const LabelShape* const> coloured) {
    std::vector<LabelWay> ways;
    const QRectF mark = markOf(context, label);
    const LabelShape& shape = shapeOf(context, ground, label);
    const bool inArea = !shape.rings.empty() && label.role != LabelRole::village;
    if (!mark.isEmpty())
        addAroundMark(context, label, mark, ways);
    if (mark.isEmpty() && label.role == LabelRole::place &&
        isAreaSmallerThanName(context, shape, label))
        addOverAnchor(context, label, ways);
    else if (inArea && mark.isEmpty())
        addInArea(context, label, shape, coloured, ways);
    else if (mark.isEmpty() || !shape.rings.empty())
        addAroundAnchor(context, label, shape, ways);
    keepWhole(context, ways);
    return ways;
}

std::vector<LabelWay> calloutsOf(const PaintContext& context, const Label& label) {
    constexpr double kNearestPx = 14;
    constexpr double kFarthestPx = 150;
    constexpr int kDirections = 24;
    std::vector<LabelWay> ways;
    if (label.text.isEmpty())
        return ways;
    const QRectF mark = markOf(context, label);
    const double k = context.scale();
    for (const bool withPips : {true, false}) {
        if (withPips && label.pipsSize.isEmpty())
            continue;
        const Block block(context, label, {label.text}, withPips);
        const QSizeF size = block.size();
        for (int direction = 0; direction < kDirections; ++direction) {
            const double angle = 2 * std::numbers::pi * direction / kDirections;
            const QPointF towards(std::cos(angle), std::sin(angle));
            const double reach = std::max(mark.width(), mark.height()) / 2;
            for (double gap = kNearestPx * k; gap <= kFarthestPx * k; gap += 8 * k) {
                // The name's nearest edge, not its middle, is `gap` away.
                const QPointF foot = label.anchor + towards * (reach + gap);
                const QPointF middle(foot.x() + towards.x() * size.width() / 2,
                                     foot.y() + towards.y() * size.height() / 2);
                LabelWay way = block.at(middle - QPointF(0, size.height() / 2));
                way.leader = QLineF(label.anchor + towards * reach, foot);
                // Lost pips cost more than a long line.
                way.cost = gap + (withPips ? 0 : 100 * k);
                ways.push_back(std::move(way));
            }
        }
    }
    keepWhole(context, ways);
    std::ranges::sort(ways, {}, cheapestFirst);
    return ways;
}

std::vector<const LabelShape*> colouredLand(const PaintContext& context, LabelGround& ground) {
    constexpr std::size_t kMost = 2000;
    std::vector<const LabelShape*> shapes;
    for (std::size_t index = 0; index < context.scene.layers.size(); ++index) {
        const SceneLayer& layer = context.scene.layers[index];
        if (!isDrawable(layer) || layer.style->labelStyle.role != LabelRole::village ||
            layer.geometry->rowCount() > kMost)
            continue;
        for (std::size_t row = 0; row < layer.geometry->rowCount(); ++row) {
            const thematic::StyleClass* type = context.classOf(layer, row);
            if (!type || !type->style.fill || type->style.fill->alpha <= 128)
                continue;
            const LabelShape& shape = ground.shape(index, row);
            if (!shape.rings.empty())
                shapes.push_back(&shape);
        }
    }
    return shapes;
}

} // namespace thonmap::render
