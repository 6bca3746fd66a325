#include "render/label.h"

#include "render/charts.h"
#include "render/label_thinning.h"
#include "render/messages.h"
#include "render/text_style.h"

#include <QMultiHash>
#include <algorithm>
#include <string_view>

namespace thonmap::render {

using thematic::LabelRole;

const LabelShape& LabelGround::shape(std::size_t layer, std::size_t row) {
    const std::uint64_t key = (static_cast<std::uint64_t>(layer) << 40) | row;
    const auto found = m_shapes.find(key);
    if (found != m_shapes.end())
        return found->second;
    return m_shapes
        .emplace(key,
                 labelShape(m_context.scene.layers[layer].geometry->geometry, row, m_context.frame))
        .first->second;
}

LabelGround::Fill LabelGround::at(QPointF world) {
    const XY map{world.x() * m_context.view.metresPerPixel,
                 -world.y() * m_context.view.metresPerPixel};
    for (std::size_t i = m_context.scene.layers.size(); i-- > 0;) {
        const SceneLayer& layer = m_context.scene.layers[i];
        if (!isDrawable(layer))
            continue;
        // The first row of those that lie on each other.
        std::size_t hit = layer.geometry->rowCount();
        forEachRowIn(layer, {map.x, map.y, map.x, map.y}, [&](std::size_t row) {
            if (row >= hit)
                return;
            const thematic::StyleClass* type = m_context.classOf(layer, row);
            if (type && type->style.fill && type->style.fill->alpha >= 128 &&
                shape(i, row).contains(world))
                hit = row;
        });
        if (hit < layer.geometry->rowCount())
            return {m_context.themed(*m_context.classOf(layer, hit)->style.fill),
                    layer.style->labelStyle.role == LabelRole::village};
    }
    return {m_context.colours.landOutside, false};
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

namespace {

/// Above this many labels only those near the view take part, and of these the ones worth it.
constexpr std::size_t kAllAtOnce = 600;

void chooseLook(const PaintContext& context, LabelGround& ground, Label& label, bool emphasised) {
    const double k = context.scale();
    const LabelGround::Fill fill = ground.at(label.anchor);
    label.halo = fill.colour;
    const bool dark = lightness(label.halo) < 50;
    label.colour = inkOf(context, label.role, dark);
    switch (label.role) {
    case LabelRole::village:
        label.font = sans(12.6 * k, emphasised || (dark && fill.village));
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

std::tuple<int, int, int, int> rankOf(const PaintContext& context, std::size_t index,
                                      std::size_t row) {
    const thematic::ResolvedLayer& style = *context.scene.layers[index].style;
    const bool behind = context.options.drawMarks && row < style.pips.size() && style.pips[row] &&
                        style.pips[row]->behind;
    const int priority = row < style.labelPriority.size() ? style.labelPriority[row] : 0;
    return {urgency(context, index, row, behind), roleRank(style.labelStyle.role), priority,
            static_cast<int>(index)};
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
    label.rank = rankOf(context, index, row);
    return label;
}

/// A row with something to say, before the costly part of its label is made.
struct Candidate {
    std::size_t layer = 0;
    std::size_t row = 0;
    std::tuple<int, int, int, int> rank;
    double size = 0; ///< of its shape, pixels²: in a crowd the larger place is named
    QPointF anchor;
    QSizeF label; ///< roughly
};

/// Bytes of UTF-8 that begin a letter.
std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::vector<Candidate> candidates(const PaintContext& context) {
    std::vector<Candidate> found;
    // Tiles, so that what takes part changes rarely while panning.
    const QRectF near = tiledView(context);
    const double metres = context.view.metresPerPixel;
    const Extent inMetres{near.left() * metres, -near.bottom() * metres, near.right() * metres,
                          -near.top() * metres};
    for (std::size_t index = 0; index < context.scene.layers.size(); ++index) {
        const SceneLayer& layer = context.scene.layers[index];
        if (!isDrawable(layer))
            continue;
        const thematic::ResolvedLayer& style = *layer.style;
        const double limit = style.labelStyle.maxMetresPerPixel;
        if (limit > 0 && metres * context.scale() > limit)
            continue;
        const auto consider = [&](std::size_t row) {
            const bool named = row < style.labels.size() && !style.labels[row].empty();
            const bool pips =
                context.options.drawMarks && row < style.pips.size() && style.pips[row];
            if ((!named && !pips) || !hasAnchor(layer, row) || !context.classOf(layer, row))
                return;
            const Extent& box = layer.geometry->extents[row];
            found.push_back(
                {.layer = index,
                 .row = row,
                 .rank = rankOf(context, index, row),
                 .size = box.width() * box.height() / (metres * metres),
                 .anchor = context.frame.toWorld((*layer.anchors)[row]),
                 .label =
                     QSizeF(7.0 * static_cast<double>(named ? letters(style.labels[row]) : 4), 18) *
                     context.scale()});
        };
        // Few rows take part wherever the window stands; of many, those near it.
        if (layer.geometry->rowCount() <= kAllAtOnce)
            for (std::size_t row = 0; row < layer.geometry->rowCount(); ++row)
                consider(row);
        else
            forEachRowIn(layer, inMetres, consider);
    }
    std::ranges::sort(found, [](const Candidate& a, const Candidate& b) {
        return a.rank != b.rank ? b.rank < a.rank : a.row < b.row;
    });
    return found;
}

/// Those of a crowd that may find a place, the larger ones first.
void keepSparse(std::vector<Candidate>& found) {
    std::ranges::sort(found, [](const Candidate& a, const Candidate& b) {
        if (a.rank != b.rank)
            return b.rank < a.rank;
        return a.size != b.size ? a.size > b.size : a.row < b.row;
    });
    std::vector<QPointF> anchors;
    std::vector<QSizeF> sizes;
    for (const Candidate& candidate : found) {
        anchors.push_back(candidate.anchor);
        sizes.push_back(candidate.label);
    }
    std::vector<Candidate> kept;
    for (const std::size_t index : thinLabels(anchors, sizes))
        kept.push_back(found[index]);
    found = std::move(kept);
}

} // namespace

std::vector<Label> collectLabels(const PaintContext& context, LabelGround& ground) {
    std::vector<Candidate> found = candidates(context);
    if (found.size() > kAllAtOnce)
        keepSparse(found);
    std::vector<Label> once;
    // Two layers of the same places (boundaries and a theme) name a place once, with its pips.
    QMultiHash<QString, std::size_t> named;
    for (const Candidate& candidate : found) {
        Label label = makeLabel(context, candidate.layer, candidate.row);
        if (label.text.isEmpty() && label.pipsSize.isEmpty())
            continue;
        chooseLook(context, ground, label, std::get<0>(label.rank) >= 3);
        Label* same = nullptr;
        for (auto at = named.constFind(label.text); at != named.cend() && at.key() == label.text;
             ++at)
            if ((once[*at].anchor - label.anchor).manhattanLength() < 3)
                same = &once[*at];
        if (same == nullptr) {
            named.insert(label.text, once.size());
            once.push_back(std::move(label));
        } else if (same->pipsSize.isEmpty()) {
            same->pips = label.pips;
            same->pipsSize = label.pipsSize;
        }
    }
    return once;
}

} // namespace thonmap::render
