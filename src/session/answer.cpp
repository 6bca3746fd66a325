#include "session/answer.h"

#include "core/number_format.h"
#include "query/evaluate.h"
#include "query/parser.h"
#include "session/export.h"
#include "session/messages.h"
#include "session/themed_layer.h"
#include "spatial/crs.h"
#include "spatial/metric_table.h"
#include "spatial/transform.h"
#include "text/normalize.h"
#include "thematic/layer_rows.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace thonmap::session {

namespace {

using query::Expression;
using query::Op;

constexpr std::size_t kMostCircles = 150;
constexpr std::string_view kDistanceColumn = "distance_m";

Result<Expression> expressionOf(const Ask& ask) {
    if (ask.cql2.empty())
        return query::toExpression(ask.question);
    return query::parse(ask.cql2);
}

/// Ids in layer('id', …), and the filters inside.
std::set<std::string> layersIn(const Expression& expression) {
    std::set<std::string> ids;
    for (std::size_t i = 0; i < expression.nodes.size(); ++i) {
        const query::Node& node = expression[i];
        if (node.op != Op::function || node.childCount == 0 ||
            text::fold(std::get<std::string>(node.value)) != "layer")
            continue;
        const query::Node& first = expression[expression.children(i).front()];
        if (first.op == Op::text)
            ids.insert(std::get<std::string>(first.value));
    }
    return ids;
}

std::vector<std::string> fieldsIn(const Expression& expression) {
    std::vector<std::string> names;
    for (const query::Node& node : expression.nodes)
        if (node.op == Op::property)
            if (const auto& name = std::get<std::string>(node.value);
                std::ranges::find(names, name) == names.end())
                names.push_back(name);
    return names;
}

std::optional<Expression> distanceIn(const Expression& expression) {
    for (std::size_t i = 0; i < expression.nodes.size(); ++i)
        if (expression[i].op == Op::function &&
            text::fold(std::get<std::string>(expression[i].value)) == "distance")
            return expression.subtree(i);
    return {};
}

/// A layer as it is asked: with figures, only the rows that are there at the date.
struct Asked {
    TablePtr table;
    std::vector<std::size_t> rows; ///< of the layer's table, one a row of `table`
    TablePtr whole;                ///< with figures, all rows
    std::shared_ptr<const spatial::MetricTable> metric;
};

Result<Asked> askedLayer(const Map& map, const MapLayer& layer, Date date,
                         Diagnostics& diagnostics) {
    Result<Figures> all = figures(map, layer, date, diagnostics);
    if (!all)
        return std::unexpected(std::move(all.error()));
    Asked asked{.whole = all->table};
    const std::vector<std::uint8_t> shown = shownRows(map, layer, {}, date);
    for (std::size_t row = 0; row < shown.size(); ++row)
        if (shown[row] != 0)
            asked.rows.push_back(row);
    if (asked.rows.size() == shown.size() && all->table == layer.table) {
        asked.table = layer.table;
        asked.metric = layer.geometry;
        return asked;
    }
    asked.table = asked.rows.size() == shown.size()
                      ? all->table
                      : std::make_shared<const FeatureTable>(selectRows(*all->table, asked.rows));
    return asked;
}

LocalText both(const auto& make) {
    return {make(Language::vi), make(Language::en)};
}

void addDistances(const Expression& expression, const query::Context& context, FeatureTable& table,
                  Diagnostics& diagnostics) {
    const std::optional<Expression> distance = distanceIn(expression);
    if (!distance || table.column(kDistanceColumn) != nullptr)
        return;
    auto metres = query::evaluateNumber(*distance, context, diagnostics);
    if (!metres)
        return; // select() said why, if it matters
    Column column({.name = std::string(kDistanceColumn), .type = FieldType::real});
    for (const double value : *metres)
        column.push(std::isfinite(value) ? Value(value) : Value{});
    table.columns.push_back(std::move(column));
}

LocalText sentenceOf(const Answer& answer, const LocalText& unit) {
    const auto count = static_cast<std::int64_t>(answer.rows.size());
    if (answer.referenceEmpty) {
        const auto part = std::ranges::find(answer.parts, true, &Answer::Part::referenceEmpty);
        return both([&](Language language) {
            return format(msg::comparedWithNothing, {{"reference", part->reference}}, language);
        });
    }
    return both([&](Language language) {
        const std::string& name = unit.in(language);
        if (count == 0 && answer.parts.size() > 1) {
            std::string alone;
            for (const Answer::Part& part : answer.parts)
                alone += (alone.empty() ? "" : "; ") + part.text + ": " +
                         formatInteger(static_cast<std::int64_t>(part.count), language);
            return format(msg::noneOfAll, {{"unit", name}, {"parts", alone}}, language);
        }
        if (count == 0)
            return format(msg::noneFound, {{"unit", name}}, language);
        std::string text = formatInteger(count, language) + ' ' + name;
        if (answer.persons)
            text += ", " + formatInteger(*answer.persons, language) +
                    (language == Language::vi ? " người" : " people");
        return text;
    });
}

std::optional<std::int64_t> personsIn(const FeatureTable& table,
                                      const std::vector<std::size_t>& rows) {
    const Column* column = table.column("persons");
    if (column == nullptr)
        return {};
    double sum = 0;
    for (const std::size_t row : rows)
        if (const double persons = numberOf(column->value(row)); std::isfinite(persons))
            sum += persons;
    return std::llround(sum);
}

void chooseColumns(const Expression& expression, const std::string& nameField, Answer& answer) {
    const auto add = [&](const std::string& name) {
        if (answer.table->column(name) != nullptr &&
            std::ranges::find(answer.columns, name) == answer.columns.end())
            answer.columns.push_back(name);
    };
    add(nameField);
    add("persons");
    for (const std::string& field : fieldsIn(expression))
        add(field);
    add(std::string(kDistanceColumn));
    if (answer.columns.empty())
        for (const Column& column : answer.table->columns)
            if (column.type() != FieldType::binary && answer.columns.size() < 6)
                add(column.name());
}

/// Asks `context.target`; rows of the answer are the target's.
Result<Answer> askContext(const query::Context& context, const Expression& expression,
                          Diagnostics& diagnostics, const Progress& progress) {
    const auto start = std::chrono::steady_clock::now();
    auto selection = query::select(expression, context, diagnostics, progress);
    if (!selection)
        return std::unexpected(std::move(selection.error()));
    Answer answer;
    answer.rows = std::move(selection->rows);
    answer.asked = context.target->rowCount();
    answer.undecided = selection->undecided;
    for (const query::Selection::Part& part : selection->parts) {
        answer.parts.push_back({.text = part.text,
                                .count = part.count.value_or(0),
                                .referenceEmpty = part.referenceEmpty,
                                .reference = part.reference});
        answer.referenceEmpty = answer.referenceEmpty || part.referenceEmpty;
    }
    answer.cql2 = expression.empty() ? std::string{} : query::toText(expression);
    answer.milliseconds =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return answer;
}

/// Around the points a distance was measured to; a question of another shape has none.
void addCircles(const Map& map, const query::Context& context, const Expression& expression,
                Answer& answer, Diagnostics& diagnostics) {
    const std::optional<query::Question> question = query::toQuestion(expression);
    if (!question || question->layer.empty())
        return;
    const std::optional<double> radius =
        question->withinMetres ? question->withinMetres : question->beyondMetres;
    const auto reference = context.layers.find(question->layer);
    if (!radius || reference == context.layers.end())
        return;
    std::vector<std::size_t> rows(reference->second->rowCount());
    for (std::size_t row = 0; row < rows.size(); ++row)
        rows[row] = row;
    if (!question->layerFilter.empty()) {
        const auto filter = query::parse(question->layerFilter);
        if (!filter)
            return;
        query::Context among = context;
        among.target = reference->second;
        auto chosen = query::select(*filter, among, diagnostics);
        if (!chosen)
            return;
        rows = std::move(chosen->rows);
    }
    if (rows.size() > kMostCircles)
        return;
    auto metric = spatial::toMetric(reference->second, map.crs, diagnostics);
    if (!metric)
        return;
    for (const std::size_t row : rows)
        for (const std::size_t part : (*metric)->geometry.parts(row))
            if ((*metric)->geometry.partType(part) == PartType::point)
                answer.circles.push_back(
                    {(*metric)->geometry.sequence((*metric)->geometry.sequences(part).first)[0],
                     *radius});
}

Result<query::Context> contextOf(const Map& map, const MapLayer& target, const Asked& asked,
                                 const Ask& ask, const Expression& expression,
                                 Diagnostics& diagnostics) {
    query::Context context{.target = asked.table,
                           .layers = ask.with,
                           .working = map.crs,
                           .literalCrs = ask.literalCrs};
    const std::set<std::string> named = layersIn(expression);
    for (const auto* list : {&map.layers, &map.hidden})
        for (const MapLayerPtr& layer : *list) {
            if (context.layers.contains(layer->id()))
                continue;
            if (!named.contains(layer->id())) {
                context.layers.emplace(layer->id(), layer->table); // for “did you mean”
                continue;
            }
            Result<Asked> reference = layer.get() == &target
                                          ? Result<Asked>(asked)
                                          : askedLayer(map, *layer, ask.date, diagnostics);
            if (!reference)
                return std::unexpected(std::move(reference.error()));
            context.layers.emplace(layer->id(), reference->table);
            if (reference->metric)
                context.metric.push_back(reference->metric);
        }
    if (asked.metric)
        context.metric.push_back(asked.metric);
    return context;
}

} // namespace

Result<AnswerPtr> ask(const Map& map, const Ask& ask, int number, Diagnostics& diagnostics,
                      const Progress& progress) {
    const MapLayer* layer = map.layer(ask.layer);
    if (layer == nullptr)
        return fail(msg::noLayer, {{"layer", ask.layer}, {"layers", layerIds(map)}},
                    {.file = map.path.string(), .layer = ask.layer});
    Result<Expression> expression = expressionOf(ask);
    if (!expression)
        return std::unexpected(std::move(expression.error()));
    Result<Asked> asked = askedLayer(map, *layer, ask.date, diagnostics);
    if (!asked)
        return std::unexpected(std::move(asked.error()));
    Result<query::Context> context = contextOf(map, *layer, *asked, ask, *expression, diagnostics);
    if (!context)
        return std::unexpected(std::move(context.error()));
    Result<Answer> found = askContext(*context, *expression, diagnostics, progress);
    if (!found)
        return std::unexpected(std::move(found.error()));

    auto answer = std::make_shared<Answer>(std::move(*found));
    answer->number = number;
    answer->layer = layer->id();
    answer->layerTitle = layer->definition.title;
    answer->date = ask.date;
    addCircles(map, *context, *expression, *answer, diagnostics);
    // From rows of what was asked to rows of the layer.
    FeatureTable distances;
    distances.ids = asked->table->ids;
    addDistances(*expression, *context, distances, diagnostics);
    auto table = std::make_shared<FeatureTable>(*asked->whole);
    if (!distances.columns.empty()) {
        Column column(distances.columns.front().field());
        std::size_t next = 0;
        for (std::size_t row = 0; row < table->rowCount(); ++row) {
            const bool wasAsked = next < asked->rows.size() && asked->rows[next] == row;
            column.push(wasAsked ? distances.columns.front().value(next++) : Value{});
        }
        table->columns.push_back(std::move(column));
    }
    answer->table = std::move(table);
    for (std::size_t& row : answer->rows) {
        row = asked->rows[row];
        answer->extent.add(layer->geometry->extents[row]);
        answer->extent.add((*layer->anchors)[row]);
    }
    answer->persons = personsIn(*answer->table, answer->rows);
    chooseColumns(*expression, layer->definition.nameField, *answer);
    answer->sentence = sentenceOf(*answer, layer->definition.countUnit);
    return answer;
}

Result<AnswerPtr> ask(const TablePtr& table, const Ask& ask, Diagnostics& diagnostics,
                      const Progress& progress) {
    Result<Expression> expression = expressionOf(ask);
    if (!expression)
        return std::unexpected(std::move(expression.error()));
    const query::Context context{.target = table, .layers = ask.with, .literalCrs = ask.literalCrs};
    Result<Answer> found = askContext(context, *expression, diagnostics, progress);
    if (!found)
        return std::unexpected(std::move(found.error()));
    auto answer = std::make_shared<Answer>(std::move(*found));
    answer->layerTitle = {table->name, table->name};
    answer->table = table;
    FeatureTable distances;
    addDistances(*expression, context, distances, diagnostics);
    if (!distances.columns.empty()) {
        auto wider = std::make_shared<FeatureTable>(*table);
        wider->columns.push_back(std::move(distances.columns.front()));
        answer->table = std::move(wider);
    }
    answer->persons = personsIn(*answer->table, answer->rows);
    chooseColumns(*expression, {}, *answer);
    answer->sentence = sentenceOf(*answer, {"đối tượng", "features"});
    return answer;
}

Result<io::WriteReport> exportAnswer(const Answer& answer, const std::filesystem::path& out,
                                     Diagnostics& diagnostics, const Progress& progress) {
    auto rows = std::make_shared<const FeatureTable>(selectRows(*answer.table, answer.rows));
    Result<TablePtr> table = fitting(rows, out, diagnostics, progress);
    if (!table)
        return std::unexpected(std::move(table.error()));
    io::OutputLayer layer{.table = std::move(*table)};
    layer.name = answer.layer.empty() ? answer.table->name : answer.layer;
    layer.title = answer.sentence.vi;
    layer.description = answer.cql2;
    return io::write(out, std::span(&layer, 1), diagnostics, progress);
}

} // namespace thonmap::session
