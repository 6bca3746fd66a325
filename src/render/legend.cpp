#include "render/legend.h"

#include "core/number_format.h"
#include "render/charts.h"
#include "render/messages.h"
#include "render/paint_context.h"
#include "render/text_style.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace thonmap::render {
namespace {

using thematic::ResolvedLayer;

/// What most of a layer is made of.
PartType mainPart(const SceneLayer& layer) {
    const GeometryColumn& geometry = layer.geometry->geometry;
    for (std::size_t row = 0; row < geometry.size(); ++row)
        if (!geometry.isEmpty(row))
            return geometry.partType(geometry.parts(row).first);
    return PartType::polygon;
}

LegendRow styleRow(const thematic::SymbolStyle& style, PartType part) {
    LegendRow row;
    row.swatch = LegendRow::Swatch::style;
    row.style = style;
    row.pointOnly = part == PartType::point && style.marker;
    row.lineOnly = part == PartType::lineString ||
                   (part == PartType::polygon && !style.fill && !style.hatch && !style.marker);
    return row;
}

QString countText(std::size_t count, const ResolvedLayer& layer, Language language) {
    const std::string number = formatInteger(static_cast<std::int64_t>(count), language);
    const std::string& unit = layer.countUnit.in(language);
    return toQString(unit.empty() ? number : number + "\u00A0" + unit);
}

/// Classes that differ by symbol alone are told by the groups (type by shape, state by colour).
bool groupsReplaceClasses(const ResolvedLayer& layer) {
    if (layer.legendGroups.empty() || layer.classes.empty())
        return false;
    return std::ranges::all_of(layer.classes, [](const thematic::StyleClass& type) {
        return type.style.marker && !type.style.fill && !type.style.hatch;
    });
}

LegendBlock classBlock(const SceneLayer& layer, std::size_t index, Language language) {
    const ResolvedLayer& style = *layer.style;
    const PartType part = mainPart(layer);
    LegendBlock block;
    block.layer = index;
    const bool plain = style.classes.size() == 1 && style.legendTitle.in(language).empty();
    if (!plain)
        block.title =
            toQString(style.legendTitle.in(language).empty() ? style.title.in(language)
                                                             : style.legendTitle.in(language));
    for (std::size_t i = 0; i < style.classes.size(); ++i) {
        const thematic::StyleClass& type = style.classes[i];
        LegendRow row = styleRow(type.style, part);
        row.classIndex = i;
        const std::string& label = type.label.in(language);
        row.label = toQString(plain && label.empty() ? style.title.in(language) : label);
        if (plain && !style.title.in(language).empty())
            row.label = toQString(style.title.in(language));
        else
            row.value = countText(type.count, style, language);
        block.rows.push_back(std::move(row));
    }
    // No data is always last, whatever order the classes came in.
    for (std::size_t i = 0, left = block.rows.size(); left > 0; --left) {
        if (style.classes[*block.rows[i].classIndex].noData)
            std::rotate(block.rows.begin() + static_cast<std::ptrdiff_t>(i),
                        block.rows.begin() + static_cast<std::ptrdiff_t>(i) + 1, block.rows.end());
        else
            ++i;
    }
    return block;
}

LegendBlock partsBlock(const SceneLayer& layer, std::size_t index, Language language) {
    const thematic::Chart& chart = *layer.style->chart;
    LegendBlock block;
    block.layer = index;
    block.title =
        toQString(chart.legendTitle.in(language).empty() ? format(msg::groupsAndSizes, language)
                                                         : chart.legendTitle.in(language));
    std::vector<double> totals(chart.parts.size(), 0);
    double all = 0;
    const auto& classOfRow = layer.style->classOfRow;
    for (std::size_t row = 0; row < classOfRow.size(); ++row) {
        if (classOfRow[row] == ResolvedLayer::kHidden)
            continue;
        for (std::size_t part = 0; part < chart.parts.size(); ++part) {
            const std::size_t at = row * chart.parts.size() + part;
            if (at < chart.values.size() && std::isfinite(chart.values[at]) &&
                chart.values[at] > 0) {
                totals[part] += chart.values[at];
                all += chart.values[at];
            }
        }
    }
    for (std::size_t part = 0; part < chart.parts.size(); ++part) {
        LegendRow row;
        row.swatch = LegendRow::Swatch::colour;
        row.colour = toQColor(chart.parts[part].colour);
        row.label = toQString(chart.parts[part].label.in(language));
        row.value = toQString(formatNumber(totals[part], 0, language));
        if (all > 0)
            row.value2 = toQString(formatPercent(totals[part] / all, 1, language));
        block.rows.push_back(std::move(row));
    }
    return block;
}

std::optional<LegendBlock> sizesBlock(const SceneLayer& layer, std::size_t index,
                                      Language language) {
    const thematic::Chart& chart = *layer.style->chart;
    LegendRow row;
    row.swatch = LegendRow::Swatch::sizes;
    std::vector<double> totals = chart.legendTotals;
    std::ranges::sort(totals, std::greater<>());
    for (const double total : totals) {
        const double radius = pieRadiusPx(chart, total);
        if (radius <= 0)
            continue;
        row.radiiPx.push_back(radius);
        row.sizeTexts.push_back(
            toQString(formatNumber(total, 0, language) + "\u00A0" + chart.unit.in(language))
                .trimmed());
    }
    if (row.radiiPx.empty())
        return std::nullopt;
    LegendBlock block;
    block.layer = index;
    block.title = toQString(chart.sizeTitle.in(language).empty() ? format(msg::chartSizes, language)
                                                                 : chart.sizeTitle.in(language));
    block.rows.push_back(std::move(row));
    return block;
}

LegendBlock groupBlock(const thematic::LegendGroup& group, std::size_t index, Language language) {
    LegendBlock block;
    block.layer = index;
    block.title = toQString(group.title.in(language));
    for (const thematic::LegendMark& mark : group.marks) {
        LegendRow row;
        row.swatch = LegendRow::Swatch::symbol;
        row.symbol = mark.symbol;
        row.label = toQString(mark.label.in(language));
        if (mark.count)
            row.value = toQString(formatInteger(static_cast<std::int64_t>(*mark.count), language));
        block.rows.push_back(std::move(row));
    }
    return block;
}

thematic::SymbolStyle resultStyle() {
    thematic::SymbolStyle style;
    const thematic::Colour magenta{0xB0, 0x18, 0x7B, 255};
    style.hatch = thematic::Hatch{magenta, 1.6, 7, -45};
    style.outline = thematic::Line{.colour = magenta, .widthPx = 2.4};
    return style;
}

std::optional<LegendBlock> highlightBlock(const Scene& scene, Language language) {
    LegendBlock block;
    std::size_t results = 0;
    std::size_t sites = 0;
    for (const Highlight& highlight : scene.highlights) {
        if (highlight.kind == Highlight::Kind::result)
            results += highlight.rows.size();
        if (highlight.kind == Highlight::Kind::site)
            for (std::size_t i = 0; i < highlight.rows.size(); ++i)
                sites += i >= highlight.chosen.size() || highlight.chosen[i] ? 1U : 0U;
    }
    if (results > 0) {
        LegendRow row;
        row.swatch = LegendRow::Swatch::style;
        row.style = resultStyle();
        row.label = toQString(format(msg::queryResult, language));
        row.value = toQString(formatInteger(static_cast<std::int64_t>(results), language));
        block.rows.push_back(std::move(row));
    }
    if (sites > 0) {
        LegendRow row;
        row.swatch = LegendRow::Swatch::style;
        row.pointOnly = true;
        row.style.marker =
            thematic::Marker{"circle", 16, {0x0B, 0x5D, 0x63, 255}, {0xFF, 0xFF, 0xFF, 255}};
        row.label = toQString(format(msg::chosenSites, language));
        row.value = toQString(formatInteger(static_cast<std::int64_t>(sites), language));
        block.rows.push_back(std::move(row));
    }
    if (!scene.circles.empty()) {
        const double radius = scene.circles.front().radiusMetres;
        LegendRow row;
        row.swatch = LegendRow::Swatch::style;
        row.lineOnly = true;
        row.style.outline =
            thematic::Line{.colour = {0x0B, 0x5D, 0x63, 255}, .widthPx = 1.4, .dashPx = {5, 4}};
        row.label = toQString(
            format(msg::searchRadius, {{"distance", formatDistance(radius, language)}}, language));
        block.rows.push_back(std::move(row));
    }
    return block.rows.empty() ? std::nullopt : std::optional(block);
}

/// One row that is a whole layer.
bool isPlain(const LegendBlock& block) {
    return block.title.isEmpty() && block.rows.size() == 1 && block.rows[0].classIndex;
}

/// Boundaries explain the ground; what the picture is about comes before them.
bool isGround(const SceneLayer& layer, const LegendBlock& block) {
    using thematic::LabelRole;
    const LabelRole role = layer.style->labelStyle.role;
    return !layer.style->chart && (role == LabelRole::commune || role == LabelRole::neighbour ||
                                   std::ranges::all_of(block.rows, &LegendRow::lineOnly));
}

} // namespace

std::vector<LegendBlock> legendOf(const Scene& scene, std::size_t index, Language language) {
    std::vector<LegendBlock> blocks;
    if (index >= scene.layers.size() || !scene.layers[index].style || !scene.layers[index].geometry)
        return blocks;
    const SceneLayer& layer = scene.layers[index];
    if (layer.style->chart) {
        blocks.push_back(partsBlock(layer, index, language));
        if (auto sizes = sizesBlock(layer, index, language))
            blocks.push_back(std::move(*sizes));
    }
    if (!layer.style->classes.empty() && !groupsReplaceClasses(*layer.style))
        blocks.push_back(classBlock(layer, index, language));
    for (const thematic::LegendGroup& group : layer.style->legendGroups)
        if (!group.marks.empty())
            blocks.push_back(groupBlock(group, index, language));
    return blocks;
}

std::vector<LegendBlock> legendOf(const Scene& scene, Language language) {
    std::vector<LegendBlock> blocks;
    if (auto highlights = highlightBlock(scene, language))
        blocks.push_back(std::move(*highlights));
    std::vector<LegendBlock> ground;
    // One-row layers (boundaries) gather at the end in one block.
    LegendBlock base;
    for (std::size_t i = scene.layers.size(); i-- > 0;) {
        if (!isDrawable(scene.layers[i]))
            continue;
        for (LegendBlock& block : legendOf(scene, i, language)) {
            if (isPlain(block))
                base.rows.push_back(std::move(block.rows.front()));
            else if (isGround(scene.layers[i], block))
                ground.push_back(std::move(block));
            else
                blocks.push_back(std::move(block));
        }
    }
    std::ranges::move(ground, std::back_inserter(blocks));
    if (!base.rows.empty())
        blocks.push_back(std::move(base));
    return blocks;
}

} // namespace thonmap::render
