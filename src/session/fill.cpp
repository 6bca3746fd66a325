#include "session/fill.h"

#include "session/messages.h"
#include "text/collator.h"
#include "thematic/palette.h"

#include <algorithm>
#include <array>
#include <set>

namespace thonmap::session {

namespace {

constexpr std::size_t kMostValues = 24;

std::string list(const auto& items, const auto& nameOf) {
    std::string text;
    for (const auto& item : items)
        text += (text.empty() ? "" : ", ") + std::string(nameOf(item));
    return text;
}

Result<void> fillRanges(const Fill& fill, thematic::LayerDefinition& definition) {
    const auto method = thematic::breakMethodFromName(fill.method);
    if (!method)
        return fail(msg::noSuchMethod,
                    {{"method", fill.method},
                     {"methods", list(thematic::breakMethodNames(), std::identity{})}});
    if (thematic::ramp(fill.palette) == nullptr)
        return fail(msg::noSuchPalette,
                    {{"palette", fill.palette},
                     {"palettes", list(thematic::ramps(),
                                       [](const thematic::Ramp& ramp) { return ramp.id; })}});
    if (fill.classes < 1 || fill.classes > 12)
        return fail(msg::classesOutOfRange, {{"count", std::int64_t{fill.classes}}});
    definition.ranges = thematic::RangeClasses{.field = fill.field,
                                               .ramp = fill.palette,
                                               .method = method,
                                               .count = fill.classes,
                                               .closedBelow = false};
    definition.ranges->noDataLabel = {"Không có số liệu", "No data"};
    return {};
}

Result<void> fillValues(const Fill& fill, const Column& column,
                        thematic::LayerDefinition& definition) {
    std::set<std::string> values;
    for (std::size_t row = 0; row < column.size(); ++row)
        if (!column.isNull(row))
            values.insert(plainText(column.value(row)));
    if (values.size() > kMostValues)
        return fail(msg::tooManyValues,
                    {{"field", fill.field},
                     {"count", static_cast<std::int64_t>(values.size())},
                     {"most", static_cast<std::int64_t>(kMostValues)}},
                    {.field = fill.field});
    std::vector<std::string> sorted(values.begin(), values.end());
    const text::Collator collator;
    std::ranges::sort(sorted, [&](const std::string& a, const std::string& b) {
        return collator.compare(a, b) < 0;
    });
    thematic::CategoryClasses categories{.field = fill.field};
    const auto colours = thematic::groupColours();
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        thematic::SymbolStyle style = definition.style;
        thematic::Colour colour = colours[i % colours.size()].colour;
        // The second round is paler, so that no two values share a colour.
        const auto round = static_cast<int>(i / colours.size());
        const auto paler = [&](std::uint8_t part) {
            return static_cast<std::uint8_t>(part + (255 - part) * std::min(round, 3) / 4);
        };
        colour = {paler(colour.red), paler(colour.green), paler(colour.blue), 255};
        if (style.fill)
            style.fill = colour;
        else if (style.outline)
            style.outline->colour = colour;
        if (style.marker)
            style.marker->fill = colour;
        categories.categories.push_back(
            {.value = sorted[i], .label = {sorted[i], sorted[i]}, .style = style});
    }
    definition.categories = std::move(categories);
    return {};
}

} // namespace

Result<MapPtr> withFill(const MapPtr& map, std::string_view layerId, const Fill& fill) {
    const auto index = map->layerIndex(layerId);
    if (!index)
        return fail(msg::noLayer, {{"layer", std::string(layerId)}, {"layers", layerIds(*map)}},
                    {.file = map->path.string(), .layer = std::string(layerId)});
    auto layer = std::make_shared<MapLayer>(*map->layers[*index]);
    const Column* column = layer->table->column(fill.field);
    if (column == nullptr)
        return fail(msg::noField,
                    {{"layer", layer->id()},
                     {"field", fill.field},
                     {"fields",
                      list(layer->table->columns, [](const Column& each) { return each.name(); })}},
                    {.layer = layer->id(), .field = fill.field});
    thematic::LayerDefinition& definition = layer->definition;
    definition.categories.reset();
    definition.symbols.reset();
    definition.chart.reset();
    definition.ranges.reset();
    definition.legendTitle = {fill.field, fill.field};
    const bool number = column->type() == FieldType::integer || column->type() == FieldType::real;
    Result<void> filled =
        number ? fillRanges(fill, definition) : fillValues(fill, *column, definition);
    if (!filled)
        return std::unexpected(std::move(filled.error()));
    auto next = std::make_shared<Map>(*map);
    next->layers.erase(next->layers.begin() + static_cast<std::ptrdiff_t>(*index));
    layer->definitionDocument = nullptr; // the document would bring its own classes back
    next->layers.insert(next->layers.begin(), std::move(layer));
    return next;
}

} // namespace thonmap::session
