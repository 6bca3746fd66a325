#include "thematic/layer_definition.h"

#include "document/json.h"
#include "document/object_reader.h"
#include "query/parser.h"
#include "thematic/messages.h"
#include "thematic/palette.h"
#include "thematic/parameters.h"
#include "thematic/style_reader.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

namespace thonmap::thematic {

namespace {

using document::ObjectReader;

constexpr std::array<FieldType, 6> kDocumentedTypes{FieldType::boolean, FieldType::integer,
                                                    FieldType::real,    FieldType::text,
                                                    FieldType::date,    FieldType::dateTime};

template <class Read>
void readObject(ObjectReader& reader, std::string_view key, const document::Value* value,
                Read read) {
    if (value == nullptr)
        return;
    ObjectReader inner(*value, reader.file(), reader.pathOf(key));
    read(inner);
    if (const auto done = inner.finish(); !done)
        reader.adopt(done.error());
}

template <class Read>
void readItems(ObjectReader& reader, std::string_view key, const document::Value* list, Read read) {
    if (list == nullptr)
        return;
    for (std::size_t i = 0; i < list->size(); ++i) {
        ObjectReader inner(list->items()[i], reader.file(), reader.pathOf(key, i));
        read(inner);
        if (const auto done = inner.finish(); !done)
            reader.adopt(done.error());
    }
}

std::string readCondition(ObjectReader& reader, std::string_view key, bool required = false) {
    std::string text = required ? reader.text(key) : reader.text(key, "");
    if (text.empty())
        return text;
    if (const auto parsed = query::parse(text); !parsed) {
        const Error& error = parsed.error();
        reader.failAt(key, msg::badCondition,
                      {{"reason", LocalText{error.text(Language::vi), error.text(Language::en)}}});
    }
    return text;
}

void readSource(ObjectReader& reader, LayerSource& source) {
    readObject(reader, "source", reader.object("source"), [&](ObjectReader& inner) {
        source.files = inner.optionalTexts("files");
        source.layers = inner.optionalTexts("layers");
        readObject(inner, "points", inner.optionalObject("points"), [&](ObjectReader& points) {
            source.points = LayerSource::Points{.table = points.text("table"),
                                                .x = points.text("x"),
                                                .y = points.text("y"),
                                                .crs = points.text("crs")};
        });
        readObject(inner, "rows", inner.optionalObject("rows"), [&](ObjectReader& rows) {
            source.rows = LayerSource::Rows{.table = rows.text("table"),
                                            .where = readCondition(rows, "where")};
        });
        readObject(inner, "stand_in", inner.optionalObject("stand_in"), [&](ObjectReader& place) {
            source.standIn =
                LayerSource::StandIn{.layer = place.text("layer"), .field = place.text("field")};
        });
        const int given = int{!source.files.empty()} + int{!source.layers.empty()} +
                          int{source.points.has_value()};
        if (given != 1)
            inner.fail(msg::oneSource);
    });
}

void readFields(ObjectReader& reader, std::vector<FieldMeaning>& fields) {
    std::vector<std::string_view> types;
    for (const FieldType type : kDocumentedTypes)
        types.push_back(fieldTypeName(type));
    std::set<std::string> names;
    readItems(reader, "fields", reader.optionalArray("fields"), [&](ObjectReader& item) {
        FieldMeaning field;
        field.name = item.text("name");
        field.type = kDocumentedTypes[item.oneOf("type", types)];
        field.unit = item.optionalLocalText("unit");
        field.meaning = item.localText("meaning");
        if (!names.insert(field.name).second)
            item.failAt("name", msg::sameValue, {{"value", field.name}});
        fields.push_back(std::move(field));
    });
}

std::string readRamp(ObjectReader& reader) {
    std::string id = reader.text("palette");
    if (ramp(id) == nullptr) {
        std::vector<std::string_view> known;
        for (const Ramp& candidate : ramps())
            known.push_back(candidate.id);
        reader.failAt("palette", msg::unknownRamp,
                      {{"value", id}, {"choices", fmt::format("{}", fmt::join(known, ", "))}});
    }
    return id;
}

/// Labels low to high; null stands for "made from the bounds".
std::vector<LocalText> readLabels(ObjectReader& reader) {
    std::vector<LocalText> labels;
    const document::Value* list = reader.optionalArray("labels");
    if (list == nullptr)
        return labels;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const document::Value& item = list->items()[i];
        if (item.is(document::Value::Kind::null)) {
            labels.emplace_back();
            continue;
        }
        // A reader wants an object around the text it reads.
        document::Value holder = document::Value::object();
        holder.setLine(item.line());
        holder.set("label", item, item.line());
        ObjectReader inner(holder, reader.file(), reader.pathOf("labels", i));
        labels.push_back(inner.localText("label"));
        if (const auto done = inner.finish(); !done)
            reader.adopt(done.error());
    }
    return labels;
}

RangeClasses readRanges(ObjectReader& reader) {
    RangeClasses ranges;
    ranges.field = reader.text("field");
    ranges.ramp = readRamp(reader);
    if (reader.has("method"))
        ranges.method = static_cast<BreakMethod>(reader.oneOf("method", breakMethodNames()));
    ranges.bounds = reader.optionalNumbers("bounds");
    if (ranges.method.has_value() != ranges.bounds.empty())
        reader.fail(msg::boundsOrMethod);
    if (!std::ranges::is_sorted(ranges.bounds, std::less_equal<>{}))
        reader.failAt("bounds", msg::boundsMustRise);
    if (ranges.method)
        ranges.count = static_cast<int>(readNumber(reader, "count", 5, 1, 12));
    else
        ranges.count = static_cast<int>(ranges.bounds.size()) + 1;
    constexpr std::array<std::string_view, 2> closures{"below", "above"};
    ranges.closedBelow = ranges.method ? false : reader.oneOf("closed", closures, 0) == 0;
    ranges.lowest = reader.optionalNumber("lowest");
    ranges.labels = readLabels(reader);
    ranges.decimals = static_cast<int>(readNumber(reader, "decimals", 0, 0, 6));
    ranges.noDataLabel = reader.optionalLocalText("no_data");
    if (!ranges.labels.empty() && ranges.labels.size() != static_cast<std::size_t>(ranges.count))
        reader.failAt("labels", msg::labelCount,
                      {{"count", std::int64_t{ranges.count}},
                       {"labels", static_cast<std::int64_t>(ranges.labels.size())}});
    // Pale tones more than four of which nobody tells apart.
    constexpr int mostPale = 4;
    if (ranges.ramp == "under-charts" && ranges.count > mostPale)
        reader.fail(msg::tooManyClasses, {{"ramp", ranges.ramp}, {"most", std::int64_t{mostPale}}});
    return ranges;
}

/// What a reader of the map tells classes apart by.
bool sameLook(const SymbolStyle& a, const SymbolStyle& b) {
    return a == b;
}

CategoryClasses readCategories(ObjectReader& reader, const SymbolStyle& base) {
    CategoryClasses result;
    result.field = reader.text("field");
    const auto readOne = [&](ObjectReader& item, bool withValue) {
        CategoryClasses::Category category;
        if (withValue)
            category.value = item.text("value");
        category.label = item.localText("label");
        category.style = readStyle(item, "style", base);
        return category;
    };
    readItems(reader, "values", reader.array("values"), [&](ObjectReader& item) {
        CategoryClasses::Category category = readOne(item, true);
        for (const CategoryClasses::Category& other : result.categories) {
            if (other.value == category.value)
                item.failAt("value", msg::sameValue, {{"value", category.value}});
            if (sameLook(other.style, category.style))
                item.fail(msg::sameLook, {{"first", other.label}, {"second", category.label}});
        }
        result.categories.push_back(std::move(category));
    });
    readObject(reader, "other", reader.optionalObject("other"),
               [&](ObjectReader& item) { result.other = readOne(item, false); });
    return result;
}

std::vector<SymbolValue> readSymbolValues(ObjectReader& reader) {
    std::vector<SymbolValue> values;
    readItems(reader, "values", reader.array("values"), [&](ObjectReader& item) {
        SymbolValue value{.value = item.text("value"), .symbol = {}, .label = {}};
        value.symbol = item.text("symbol", value.value);
        value.label = item.localText("label");
        for (const SymbolValue& other : values)
            if (other.value == value.value)
                item.failAt("value", msg::sameValue, {{"value", value.value}});
        values.push_back(std::move(value));
    });
    return values;
}

SymbolClasses readSymbols(ObjectReader& reader) {
    SymbolClasses symbols;
    readObject(reader, "shape", reader.object("shape"), [&](ObjectReader& shape) {
        symbols.shapeField = shape.text("field");
        symbols.shapeTitle = shape.localText("title");
        symbols.shapes = readSymbolValues(shape);
    });
    readObject(reader, "state", reader.object("state"), [&](ObjectReader& state) {
        symbols.stateField = state.text("field");
        symbols.stateTitle = state.localText("title");
        symbols.states = readSymbolValues(state);
    });
    symbols.sizePx = readNumber(reader, "size", symbols.sizePx, 4, 128);
    return symbols;
}

Chart::Part readPart(ObjectReader& item) {
    Chart::Part part;
    part.field = item.text("field");
    const std::string group = item.text("group", "");
    const auto known = std::ranges::find(groupColours(), group, &GroupColour::name);
    if (known != groupColours().end()) {
        part.colour = known->colour;
        part.label = {std::string(known->name), std::string(known->english)};
    } else if (!group.empty()) {
        part.colour = groupColour(group);
        part.label = {group, group};
    }
    if (const auto own = readColour(item, "colour"))
        part.colour = *own;
    else if (group.empty())
        (void)item.text("group"); // one of the two must be there: this says so
    if (item.has("label"))
        part.label = item.localText("label");
    return part;
}

Chart readChart(ObjectReader& reader) {
    Chart chart;
    chart.kind = reader.choice<Chart::Kind>(
        "kind", {{"pie", Chart::Kind::pie}, {"stacked_bar", Chart::Kind::stackedBar}});
    readItems(reader, "parts", reader.array("parts"), [&](ObjectReader& item) {
        Chart::Part part = readPart(item);
        for (const Chart::Part& other : chart.parts)
            if (other.colour == part.colour)
                item.fail(msg::sameLook, {{"first", other.label}, {"second", part.label}});
        chart.parts.push_back(std::move(part));
    });
    chart.legendTitle = reader.localText("title");
    chart.sizeTitle = reader.localText("size_title");
    chart.unit = reader.localText("unit");
    chart.pixelsPerRoot = readNumber(reader, "pixels_per_root", chart.pixelsPerRoot, 0.001, 1000);
    chart.minRadiusPx = readNumber(reader, "min_radius", chart.minRadiusPx, 1, 200);
    chart.maxRadiusPx = readNumber(reader, "max_radius", chart.maxRadiusPx, 1, 200);
    chart.legendTotals = reader.optionalNumbers("legend_totals");
    if (chart.minRadiusPx > chart.maxRadiusPx)
        reader.failAt("min_radius", msg::badRange, {{"low", 1.0}, {"high", chart.maxRadiusPx}});
    std::ranges::sort(chart.legendTotals, std::greater<>{});
    return chart;
}

LabelDefinition readLabelBlock(ObjectReader& reader) {
    LabelDefinition labels;
    labels.field = reader.text("field");
    labels.style.role = reader.choice<LabelRole>("role", {{"village", LabelRole::village},
                                                          {"commune", LabelRole::commune},
                                                          {"neighbour", LabelRole::neighbour},
                                                          {"place", LabelRole::place}});
    labels.style.maxMetresPerPixel = readNumber(reader, "max_metres_per_pixel", 0, 0, 1e7);
    labels.priorityField = reader.text("priority", "");
    return labels;
}

LegendMark readMark(ObjectReader& item) {
    LegendMark mark;
    mark.symbol = item.text("symbol");
    mark.label = item.localText("label");
    return mark;
}

void readLegend(ObjectReader& reader, LayerDefinition& layer) {
    readObject(reader, "legend", reader.optionalObject("legend"), [&](ObjectReader& legend) {
        layer.legendTitle = legend.optionalLocalText("title");
        layer.countUnit = legend.optionalLocalText("count_unit");
        readItems(legend, "marks", legend.optionalArray("marks"),
                  [&](ObjectReader& item) { layer.marks.push_back(readMark(item)); });
    });
}

void readClasses(ObjectReader& reader, LayerDefinition& layer) {
    readObject(reader, "classes", reader.optionalObject("classes"),
               [&](ObjectReader& inner) { layer.ranges = readRanges(inner); });
    readObject(reader, "categories", reader.optionalObject("categories"),
               [&](ObjectReader& inner) { layer.categories = readCategories(inner, layer.style); });
    readObject(reader, "symbols", reader.optionalObject("symbols"),
               [&](ObjectReader& inner) { layer.symbols = readSymbols(inner); });
    if (int{layer.ranges.has_value()} + int{layer.categories.has_value()} +
            int{layer.symbols.has_value()} >
        1)
        reader.fail(msg::oneClassification);
}

void readOnTop(ObjectReader& reader, LayerDefinition& layer) {
    readObject(reader, "chart", reader.optionalObject("chart"), [&](ObjectReader& inner) {
        layer.chart = ChartDefinition{.chart = readChart(inner)};
    });
    readObject(reader, "labels", reader.optionalObject("labels"),
               [&](ObjectReader& inner) { layer.labels = readLabelBlock(inner); });
    readObject(reader, "pips", reader.optionalObject("pips"), [&](ObjectReader& inner) {
        layer.pips = PipFields{.completed = inner.text("completed"),
                               .underWay = inner.text("under_way"),
                               .target = inner.text("target"),
                               .behind = inner.text("behind", "")};
    });
    readItems(reader, "badges", reader.optionalArray("badges"), [&](ObjectReader& item) {
        Badge badge;
        badge.symbol = item.text("symbol");
        badge.when = readCondition(item, "when", true);
        badge.label = item.localText("label");
        layer.badges.push_back(std::move(badge));
    });
}

void checkId(ObjectReader& reader, const std::string& id) {
    const bool plain =
        !id.empty() && id.size() <= 64 && id.front() != '-' && std::ranges::all_of(id, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        });
    if (!plain)
        reader.failAt("id", msg::badId, {{"value", id}});
}

Result<LayerDefinition> read(const document::Value& document, const std::string& path) {
    ObjectReader reader(document, path);
    LayerDefinition layer;
    layer.path = path;
    reader.requireFormat();
    layer.id = reader.text("id");
    checkId(reader, layer.id);
    layer.role = reader.choice<LayerRole>("role", {{"base", LayerRole::base},
                                                   {"theme", LayerRole::theme},
                                                   {"reference", LayerRole::reference}});
    layer.title = reader.localText("title");
    layer.description = reader.optionalLocalText("description");
    (void)reader.optionalObject("parameters"); // read before: the rest is filled from them
    readSource(reader, layer.source);
    layer.keyField = reader.text("key", "");
    layer.nameField = reader.text("name", "");
    readObject(reader, "validity", reader.optionalObject("validity"), [&](ObjectReader& inner) {
        layer.validFromField = inner.text("from");
        layer.validToField = inner.text("to");
    });
    readFields(reader, layer.fields);
    if (const document::Value* values = reader.optionalObject("values"))
        layer.values = *values;
    layer.filter = readCondition(reader, "filter");
    layer.style = readStyle(reader, "style", {});
    readLegend(reader, layer);
    readClasses(reader, layer);
    readOnTop(reader, layer);
    layer.opacity = readNumber(reader, "opacity", 1, 0, 1);
    layer.sourceLine = reader.optionalLocalText("source_line");
    if (const auto done = reader.finish(); !done)
        return std::unexpected(done.error());
    return layer;
}

} // namespace

std::string_view roleName(LayerRole role) {
    switch (role) {
    case LayerRole::base:
        return "base";
    case LayerRole::theme:
        return "theme";
    case LayerRole::reference:
        return "reference";
    }
    return "base";
}

Result<LayerDefinition> parseLayer(const document::Value& document, const std::string& path,
                                   const ParseOptions& options) {
    auto parameters = readParameters(document, path, options);
    if (!parameters)
        return std::unexpected(parameters.error());
    const auto chosen = withParameters(document, *parameters, path);
    if (!chosen)
        return std::unexpected(chosen.error());
    auto layer = read(*chosen, path);
    if (layer)
        layer->parameters = std::move(*parameters);
    return layer;
}

Result<LayerDefinition> loadLayer(const std::filesystem::path& path, const ParseOptions& options) {
    const auto document = document::load(path);
    if (!document)
        return std::unexpected(document.error());
    return parseLayer(*document, path.string(), options);
}

} // namespace thonmap::thematic
