#include "render/charts.h"
#include "render/label_placing.h"
#include "render/label_shapes.h"
#include "render/messages.h"
#include "render/paint_context.h"
#include "render/text_style.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

namespace thonmap::render {
namespace {

using thematic::LabelRole;

/// Above this many labels only those near the view take part.
constexpr std::size_t kAllAtOnce = 600;
constexpr double kInsideAtLeast = 0.66;
constexpr double kPipsInsideAtLeast = 0.45;
constexpr double kGapPx = 1;

struct Label {
    std::size_t layer = 0;
    std::size_t row = 0;
    QString text;
    LabelRole role = LabelRole::place;
    std::tuple<int, int, int, int> rank; ///< higher first
    QPointF anchor;                      ///< world pixels
    QFont font;
    QColor colour;
    QColor halo;
    thematic::Pips pips;
    QSizeF pipsSize; ///< empty = no pips
    QString note;    ///< second line, italic; may be empty
};

/// A way to draw a label: where the lines and the pips stand, in world pixels.
struct Drawing {
    QStringList lines;
    QRectF name; ///< all lines of the name
    QRectF note;
    QRectF pips;
    double cost = 0;
};

/// Ties are broken by place, so that the order never depends on the sort.
std::tuple<double, double, double> cheapestFirst(const Drawing& drawing) {
    const QRectF box = drawing.name.isEmpty() ? drawing.pips : drawing.name;
    return {drawing.cost, box.top(), box.left()};
}

QFont noteFont(const PaintContext& context) {
    return sans(11 * context.scale(), false, true);
}

/// The colour a label at `world` lies on: the topmost opaque fill there.
QColor groundAt(const PaintContext& context, QPointF world, bool& isFill) {
    const XY map{world.x() * context.view.metresPerPixel, -world.y() * context.view.metresPerPixel};
    for (std::size_t i = context.scene.layers.size(); i-- > 0;) {
        const SceneLayer& layer = context.scene.layers[i];
        if (!isDrawable(layer))
            continue;
        const std::size_t rows = layer.geometry->rowCount();
        for (std::size_t row = 0; row < rows; ++row) {
            if (!layer.geometry->extents[row].contains(map))
                continue;
            const thematic::StyleClass* type = context.classOf(layer, row);
            if (!type || !type->style.fill || type->style.fill->alpha < 128)
                continue;
            if (labelShape(layer.geometry->geometry, row, context.frame).contains(world)) {
                isFill = layer.style->labelStyle.role == LabelRole::village;
                return context.themed(*type->style.fill);
            }
        }
    }
    isFill = false;
    return context.colours.landOutside;
}

QColor inkOf(const PaintContext& context, LabelRole role, bool onDark) {
    if (context.options.palette == Palette::highContrast)
        return onDark ? Qt::white : Qt::black;
    const MapColours& colours = coloursOf(onDark ? Palette::dark : Palette::light);
    switch (role) {
    case LabelRole::village:
        return onDark ? QColor(Qt::white) : colours.ink;
    case LabelRole::commune:
        return onDark ? QColor(Qt::white) : colours.communeLabel;
    case LabelRole::neighbour:
        return colours.neighbourLabel;
    case LabelRole::place:
        break;
    }
    return colours.placeLabel;
}

void chooseLook(const PaintContext& context, Label& label, bool emphasised) {
    const double k = context.scale();
    bool onFill = false;
    label.halo = groundAt(context, label.anchor, onFill);
    const bool dark = lightness(label.halo) < 50;
    label.colour = inkOf(context, label.role, dark);
    switch (label.role) {
    case LabelRole::village:
        label.font = sans(12.6 * k, emphasised || (dark && onFill));
        break;
    case LabelRole::commune:
        label.font = sans(13 * k, true);
        // Qt's SVG writer ignores letter spacing and its PDF writer takes device pixels for it.
        if (paintsPixels(context.painter))
            label.font.setLetterSpacing(QFont::AbsoluteSpacing, 1.6 * k);
        label.text = label.text.toUpper();
        break;
    case LabelRole::neighbour:
        label.font = serifItalic(13 * k);
        break;
    case LabelRole::place:
        label.font = sans(12.6 * k, emphasised);
        break;
    }
}

int roleRank(LabelRole role) {
    switch (role) {
    case LabelRole::village:
        return 3;
    case LabelRole::commune:
        return 2;
    case LabelRole::place:
        return 1;
    case LabelRole::neighbour:
        break;
    }
    return 0;
}

/// Selected, result, behind; 0 for the rest.
int urgency(const PaintContext& context, std::size_t layer, std::size_t row, bool behind) {
    const auto found = context.highlights.find({layer, row});
    if (found != context.highlights.end()) {
        switch (found->second.kind) {
        case Highlight::Kind::selection:
            return 4;
        case Highlight::Kind::site:
        case Highlight::Kind::result:
            return 3;
        case Highlight::Kind::hover:
            break; // names must not jump under the mouse
        }
    }
    return behind ? 1 : 0;
}

Label makeLabel(const PaintContext& context, std::size_t index, std::size_t row) {
    const SceneLayer& layer = context.scene.layers[index];
    const thematic::ResolvedLayer& style = *layer.style;
    Label label;
    label.layer = index;
    label.row = row;
    label.role = style.labelStyle.role;
    if (row < style.labels.size())
        label.text = toQString(style.labels[row]).simplified();
    if (context.options.drawMarks && row < style.pips.size() && style.pips[row]) {
        label.pips = *style.pips[row];
        label.pipsSize = pipsSize(label.pips, context.scale());
    }
    label.anchor = context.frame.toWorld((*layer.anchors)[row]);
    const thematic::StyleClass* type = context.classOf(layer, row);
    if (type && type->noData && label.role == LabelRole::village && !style.chart &&
        label.pipsSize.isEmpty())
        label.note = toQString(format(msg::notReported, context.language));
    const int urgent = urgency(context, index, row, label.pips.behind);
    const int priority = row < style.labelPriority.size() ? style.labelPriority[row] : 0;
    label.rank = {urgent, roleRank(label.role), priority, static_cast<int>(index)};
    return label;
}

std::vector<Label> collectLabels(const PaintContext& context) {
    std::vector<Label> labels;
    const QRectF near = tiledView(context);
    std::size_t candidates = 0;
    for (const SceneLayer& layer : context.scene.layers)
        if (isDrawable(layer))
            candidates += std::max(layer.style->labels.size(), layer.style->pips.size());
    for (std::size_t index = 0; index < context.scene.layers.size(); ++index) {
        const SceneLayer& layer = context.scene.layers[index];
        if (!isDrawable(layer))
            continue;
        const double limit = layer.style->labelStyle.maxMetresPerPixel;
        if (limit > 0 && context.view.metresPerPixel * context.scale() > limit)
            continue;
        for (std::size_t row = 0; row < layer.geometry->rowCount(); ++row) {
            if (!hasAnchor(layer, row) || !context.classOf(layer, row))
                continue;
            if (candidates > kAllAtOnce &&
                !near.contains(context.frame.toWorld((*layer.anchors)[row])))
                continue;
            Label label = makeLabel(context, index, row);
            if (label.text.isEmpty() && label.pipsSize.isEmpty())
                continue;
            chooseLook(context, label, std::get<0>(label.rank) >= 3);
            labels.push_back(std::move(label));
        }
    }
    std::ranges::sort(labels, [](const Label& a, const Label& b) {
        return a.rank != b.rank ? b.rank < a.rank : a.row < b.row;
    });
    // Two layers of the same places (boundaries and a theme) name a place once, with its pips.
    std::vector<Label> once;
    for (Label& label : labels) {
        const auto same = std::ranges::find_if(once, [&](const Label& other) {
            return other.text == label.text && (other.anchor - label.anchor).manhattanLength() < 3;
        });
        if (same == once.end()) {
            once.push_back(std::move(label));
        } else if (same->pipsSize.isEmpty()) {
            same->pips = label.pips;
            same->pipsSize = label.pipsSize;
        }
    }
    return once;
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
    [[nodiscard]] QSizeF size() const { return allOf(at(QPointF())).size(); }
    /// The block with its top centre at `top`.
    [[nodiscard]] Drawing at(QPointF top) const {
        Drawing drawing;
        drawing.lines = m_lines;
        double y = top.y();
        const auto below = [&](QSizeF size) {
            const QRectF box(QPointF(top.x() - size.width() / 2, y), size);
            y = box.bottom();
            return box;
        };
        if (!m_name.isEmpty())
            drawing.name = below(m_name);
        if (!m_note.isEmpty())
            drawing.note = below(m_note);
        if (!m_pips.isEmpty()) {
            y += m_name.isEmpty() ? 0 : kGapPx;
            drawing.pips = below(m_pips);
        }
        return drawing;
    }
    [[nodiscard]] static QRectF allOf(const Drawing& drawing) {
        return drawing.name.united(drawing.note).united(drawing.pips);
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
                   std::vector<Drawing>& out) {
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
                     std::vector<Drawing>& out) {
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
        std::vector<Drawing> some;
        for (const double dy : {0.0, -0.5, 0.5, -1.0, 1.0, -1.6, 1.6})
            for (const double dx : {0.0, -0.25, 0.25, -0.5, 0.5}) {
                const QPointF shift(dx * size.width(), dy * size.height());
                Drawing drawing = block.at(label.anchor + shift - QPointF(0, size.height() / 2));
                // Pips may stand out further than names: losing a ▼ is worse than crossing a
                // border.
                const double inside = shareIn(shape, drawing.name.united(drawing.note));
                if (inside < kInsideAtLeast || shareIn(shape, drawing.pips) < kPipsInsideAtLeast)
                    continue;
                drawing.cost = std::hypot(shift.x(), shift.y()) / 40 + (1 - inside) * 3;
                some.push_back(std::move(drawing));
            }
        std::ranges::sort(some, {}, cheapestFirst);
        std::ranges::move(some, std::back_inserter(out));
    }
}

/// Anywhere in a commune, preferably on land that carries no colour.
void addInArea(const PaintContext& context, const Label& label, const LabelShape& shape,
               const std::vector<LabelShape>& coloured, std::vector<Drawing>& out) {
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
            Drawing drawing = block.at(middle - QPointF(0, height / 2));
            const double inside = shape.share(drawing.name);
            if (inside < kInsideAtLeast)
                return;
            double onColour = 0;
            for (const LabelShape& other : coloured)
                if (other.box.intersects(drawing.name))
                    onColour += other.share(drawing.name);
            const QPointF away = middle - label.anchor;
            drawing.cost = (1 - inside) * 4 + onColour * 3 +
                           std::hypot(away.x(), away.y()) / diagonal +
                           (lines.size() > 1 ? 0.15 : 0);
            out.push_back(std::move(drawing));
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

std::vector<LabelShape> colouredLand(const PaintContext& context) {
    constexpr std::size_t kMost = 2000;
    std::vector<LabelShape> shapes;
    for (const SceneLayer& layer : context.scene.layers) {
        if (!isDrawable(layer) || layer.style->labelStyle.role != LabelRole::village ||
            layer.geometry->rowCount() > kMost)
            continue;
        for (std::size_t row = 0; row < layer.geometry->rowCount(); ++row) {
            const thematic::StyleClass* type = context.classOf(layer, row);
            if (type && type->style.fill && type->style.fill->alpha > 128 &&
                !layer.geometry->geometry.isEmpty(row)) {
                LabelShape shape = labelShape(layer.geometry->geometry, row, context.frame);
                if (!shape.rings.empty())
                    shapes.push_back(std::move(shape));
            }
        }
    }
    return shapes;
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
LabelShape shapeOf(const PaintContext& context, const Label& label) {
    const auto shapeIn = [&](std::size_t layer, std::size_t row) {
        return labelShape(context.scene.layers[layer].geometry->geometry, row, context.frame);
    };
    LabelShape shape = shapeIn(label.layer, label.row);
    if (!shape.rings.empty() || label.role != LabelRole::village || label.text.isEmpty())
        return shape;
    const std::string name = label.text.toStdString();
    for (std::size_t i = 0; i < context.scene.layers.size(); ++i) {
        const SceneLayer& layer = context.scene.layers[i];
        if (!isDrawable(layer) || layer.style->labelStyle.role != LabelRole::village)
            continue;
        const std::size_t rows = std::min(layer.style->labels.size(), layer.geometry->rowCount());
        for (std::size_t row = 0; row < rows; ++row)
            if (layer.style->labels[row] == name) {
                LabelShape other = shapeIn(i, row);
                if (other.contains(label.anchor))
                    return other;
            }
    }
    return shape;
}

std::vector<Drawing> waysOf(const PaintContext& context, const Label& label,
                            const std::vector<LabelShape>& coloured) {
    std::vector<Drawing> ways;
    const QRectF mark = markOf(context, label);
    const LabelShape shape = shapeOf(context, label);
    const bool inArea = !shape.rings.empty() && label.role != LabelRole::village;
    if (!mark.isEmpty())
        addAroundMark(context, label, mark, ways);
    if (inArea && mark.isEmpty())
        addInArea(context, label, shape, coloured, ways);
    else if (mark.isEmpty() || !shape.rings.empty())
        addAroundAnchor(context, label, shape, ways);
    if (context.options.wholeLabelsOnly) {
        const QRectF view(context.frame.worldOrigin() + QPointF(3, 3),
                          QSizeF(context.view.widthPx - 6, context.view.heightPx - 6));
        std::erase_if(ways, [&](const Drawing& way) { return !view.contains(Block::allOf(way)); });
    }
    return ways;
}

LabelItem itemOf(const std::vector<Drawing>& ways) {
    LabelItem item;
    for (const Drawing& way : ways) {
        LabelOption option;
        for (const QRectF& box : {way.name, way.note, way.pips})
            if (!box.isEmpty())
                option.boxes.push_back(box);
        item.options.push_back(std::move(option));
    }
    return item;
}

/// Halo and ink follow the ground the label came to stand on, which may be another than its
/// anchor's.
void adaptToGround(const PaintContext& context, Label& label, const Drawing& drawing) {
    if (drawing.name.isEmpty())
        return;
    bool onFill = false;
    label.halo = groundAt(context, drawing.name.center(), onFill);
    label.colour = inkOf(context, label.role, lightness(label.halo) < 50);
}

void paintDrawing(PaintContext& context, const Label& label, const Drawing& drawing) {
    const QPointF origin = context.frame.worldOrigin();
    const double k = context.scale();
    double top = drawing.name.top() + 1 - origin.y();
    for (const QString& line : drawing.lines) {
        const double width = textWidth(label.font, line);
        drawHaloText(
            context.painter,
            {drawing.name.center().x() - origin.x() - width / 2, baselineIn(label.font, top)},
            label.font, line, label.colour, label.halo, 1.5 * k);
        top += lineHeight(label.font);
    }
    if (!drawing.note.isEmpty()) {
        const QFont font = noteFont(context);
        drawHaloText(context.painter,
                     {drawing.note.left() + 2 - origin.x(),
                      baselineIn(font, drawing.note.top() - origin.y())},
                     font, label.note,
                     lightness(label.halo) < 50 ? QColor(Qt::white)
                                                : coloursOf(Palette::light).ink2,
                     label.halo, 1.5 * k);
    }
    if (!drawing.pips.isEmpty())
        paintPips(context.painter, drawing.pips.topLeft() - origin, label.pips, k);
}

} // namespace

void paintLabels(PaintContext& context) {
    std::vector<Label> labels = collectLabels(context);
    if (labels.empty() || context.stopped())
        return;
    const std::vector<LabelShape> coloured = colouredLand(context);
    std::vector<std::vector<Drawing>> ways;
    std::vector<LabelItem> items;
    ways.reserve(labels.size());
    items.reserve(labels.size());
    const QPointF origin = context.frame.worldOrigin();
    std::vector<QRectF> obstacles = context.markBoxes;
    if (context.options.wholeLabelsOnly)
        for (const QRectF& box : context.options.reserved)
            obstacles.push_back(box.translated(origin));
    for (const Label& label : labels) {
        if (context.stopped())
            return;
        ways.push_back(waysOf(context, label, coloured));
        items.push_back(itemOf(ways.back()));
    }
    const auto chosen = placeLabels(items, obstacles);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!chosen[i])
            continue;
        const Drawing& drawing = ways[i][*chosen[i]];
        const QRectF all = Block::allOf(drawing).translated(-origin);
        if (!all.intersects(context.frame.clip()))
            continue;
        const bool covered = std::ranges::any_of(
            context.options.reserved, [&](const QRectF& box) { return box.intersects(all); });
        if (covered)
            continue;
        adaptToGround(context, labels[i], drawing);
        paintDrawing(context, labels[i], drawing);
        context.report.labels.push_back(
            {labels[i].layer, labels[i].row, labels[i].text,
             drawing.name.translated(drawing.name.isEmpty() ? QPointF() : -origin),
             drawing.pips.translated(drawing.pips.isEmpty() ? QPointF() : -origin)});
    }
}

} // namespace thonmap::render
