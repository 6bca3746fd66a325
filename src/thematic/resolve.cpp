#include "thematic/resolve.h"

#include "core/cell.h"
#include "core/illustrative.h"
#include "query/evaluate.h"
#include "query/parser.h"
#include "thematic/fields.h"
#include "thematic/layer_rows.h"
#include "thematic/legend.h"
#include "thematic/messages.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>

namespace thonmap::thematic {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Everything resolve() works on; filled step by step into `layer`.
class Resolver {
public:
    Resolver(const LayerDefinition& definition, const LayerFigures& figures,
             Diagnostics& diagnostics)
        : m_definition(definition), m_figures(figures), m_table(*figures.table),
          m_diagnostics(diagnostics) {}

    Result<ResolvedLayer> run();

private:
    using Step = Result<void> (Resolver::*)();

    Result<const Column*> column(const std::string& name) const;
    Result<const Column*> numberColumn(const std::string& name) const;
    Result<std::vector<bool>> condition(const std::string& cql2);
    [[nodiscard]] bool drawn(std::size_t row) const {
        return layer.classOfRow[row] != ResolvedLayer::kHidden;
    }
    [[nodiscard]] std::size_t rows() const { return m_table.rowCount(); }

    Result<void> checkDerived();
    Result<void> hideInvalid();
    Result<void> hideFiltered();
    Result<void> classify();
    Result<void> classifyRanges();
    Result<void> classifyCategories();
    Result<void> classifySymbols();
    Result<void> addChart();
    Result<void> addLabels();
    Result<void> addPips();
    Result<void> addBadges();
    Result<void> addStandIns();
    void countRows();
    void markIllustrative();
    void addSymbolGroups();
    void addMarks();
    void reportUnknown(const std::map<std::string, std::size_t>& unknown, const std::string& field);

    const LayerDefinition& m_definition;
    const LayerFigures& m_figures;
    const FeatureTable& m_table;
    Diagnostics& m_diagnostics;
    ResolvedLayer layer;
    std::vector<LegendMark> m_badgeMarks;
    /// Attributes and computed columns as one table without shapes, for conditions; made once.
    std::optional<FeatureTable> m_attributes;
};

Result<const Column*> Resolver::column(const std::string& name) const {
    if (m_figures.derived)
        for (const Column& candidate : *m_figures.derived)
            if (candidate.name() == name)
                return &candidate;
    if (const Column* own = m_table.column(name))
        return own;
    std::vector<Column> all = m_table.columns;
    if (m_figures.derived)
        all.insert(all.end(), m_figures.derived->begin(), m_figures.derived->end());
    return std::unexpected(unknownField(m_definition, name, all));
}

/// A column that can hold numbers. Text is accepted while every cell of it is a number or empty.
Result<const Column*> Resolver::numberColumn(const std::string& name) const {
    const auto found = column(name);
    if (!found)
        return found;
    if ((*found)->type() == FieldType::text)
        for (std::size_t row = 0; row < rows(); ++row)
            if (!textCell(*found, row).empty() && !numberCell(*found, row))
                return fail(msg::notNumeric, {{"layer", m_definition.id}, {"field", name}},
                            {.file = m_definition.path, .layer = m_definition.id, .field = name});
    return found;
}

Result<std::vector<bool>> Resolver::condition(const std::string& cql2) {
    const auto expression = query::parse(cql2);
    if (!expression)
        return std::unexpected(expression.error());
    if (!m_attributes) {
        FeatureTable attributes;
        attributes.name = m_definition.id;
        attributes.columns = m_table.columns;
        attributes.ids = m_table.ids;
        m_attributes =
            m_figures.derived ? withColumns(attributes, *m_figures.derived) : std::move(attributes);
    }
    const auto answer = query::evaluate(*expression, *m_attributes);
    if (!answer) {
        Error error = answer.error();
        error.where.file = m_definition.path;
        error.where.layer = m_definition.id;
        return std::unexpected(std::move(error));
    }
    std::vector<bool> met(rows());
    for (std::size_t row = 0; row < rows(); ++row)
        met[row] = (*answer)[row] == query::Tristate::yes;
    return met;
}

Result<void> Resolver::checkDerived() {
    if (!m_figures.derived)
        return {};
    for (const Column& derived : *m_figures.derived)
        if (derived.size() != rows())
            return fail(msg::columnLength,
                        {{"field", derived.name()},
                         {"found", static_cast<std::int64_t>(derived.size())},
                         {"wanted", static_cast<std::int64_t>(rows())}},
                        {.file = m_definition.path, .layer = m_definition.id});
    return {};
}

Result<void> Resolver::hideInvalid() {
    if (m_definition.validFromField.empty())
        return {};
    const auto from = column(m_definition.validFromField);
    const auto to = column(m_definition.validToField);
    if (!from)
        return std::unexpected(from.error());
    if (!to)
        return std::unexpected(to.error());
    for (std::size_t row = 0; row < rows(); ++row) {
        const auto first = dateCell(*from, row);
        const auto last = dateCell(*to, row);
        if ((first && m_figures.date < *first) || (last && *last < m_figures.date))
            layer.classOfRow[row] = ResolvedLayer::kHidden;
    }
    return {};
}

Result<void> Resolver::hideFiltered() {
    if (m_definition.filter.empty())
        return {};
    const auto met = condition(m_definition.filter);
    if (!met)
        return std::unexpected(met.error());
    for (std::size_t row = 0; row < rows(); ++row)
        if (!(*met)[row])
            layer.classOfRow[row] = ResolvedLayer::kHidden;
    return {};
}

Result<void> Resolver::classify() {
    if (m_definition.ranges)
        return classifyRanges();
    if (m_definition.categories)
        return classifyCategories();
    if (m_definition.symbols)
        return classifySymbols();
    layer.classes.push_back({.label = m_definition.title, .style = m_definition.style});
    return {};
}

Result<void> Resolver::classifyRanges() {
    const RangeClasses& ranges = *m_definition.ranges;
    const auto found = numberColumn(ranges.field);
    if (!found)
        return std::unexpected(found.error());
    std::vector<double> values(rows(), kNaN);
    std::vector<double> known;
    for (std::size_t row = 0; row < rows(); ++row) {
        const auto number = drawn(row) ? numberCell(*found, row) : std::nullopt;
        values[row] = number.value_or(kNaN);
        if (number)
            known.push_back(*number);
    }
    auto classes = rangeClasses(m_definition, known);
    if (!classes)
        return std::unexpected(classes.error());
    layer.classes = std::move(*classes);
    layer.classFields = {ranges.field};
    layer.closedBelow = ranges.closedBelow;
    const std::size_t noData = layer.classes.size();
    bool someWithout = false;
    for (std::size_t row = 0; row < rows(); ++row) {
        if (!drawn(row))
            continue;
        const auto at = rangeOf(layer.classes, values[row], ranges.closedBelow);
        someWithout = someWithout || !at;
        layer.classOfRow[row] = static_cast<std::uint16_t>(at.value_or(noData));
    }
    if (someWithout)
        layer.classes.push_back(noDataClass(m_definition, ranges.noDataLabel));
    return {};
}

Result<void> Resolver::classifyCategories() {
    const CategoryClasses& categories = *m_definition.categories;
    const auto found = column(categories.field);
    if (!found)
        return std::unexpected(found.error());
    for (const CategoryClasses::Category& category : categories.categories)
        layer.classes.push_back(
            {.label = category.label, .style = category.style, .values = {category.value}});
    const std::size_t other = layer.classes.size();
    if (categories.other)
        layer.classes.push_back(
            {.label = categories.other->label, .style = categories.other->style});
    layer.classFields = {categories.field};
    std::map<std::string, std::size_t> unknown;
    for (std::size_t row = 0; row < rows(); ++row) {
        if (!drawn(row))
            continue;
        const std::string value = textCell(*found, row);
        const auto category =
            std::ranges::find(categories.categories, value, &CategoryClasses::Category::value);
        if (category != categories.categories.end()) {
            layer.classOfRow[row] =
                static_cast<std::uint16_t>(category - categories.categories.begin());
        } else if (categories.other) {
            layer.classOfRow[row] = static_cast<std::uint16_t>(other);
        } else {
            layer.classOfRow[row] = ResolvedLayer::kHidden;
            ++unknown[value];
        }
    }
    reportUnknown(unknown, categories.field);
    return {};
}

Result<void> Resolver::classifySymbols() {
    const SymbolClasses& symbols = *m_definition.symbols;
    const auto shapes = column(symbols.shapeField);
    const auto states = column(symbols.stateField);
    if (!shapes)
        return std::unexpected(shapes.error());
    if (!states)
        return std::unexpected(states.error());
    layer.classes = symbolClasses(m_definition);
    layer.classFields = {symbols.shapeField, symbols.stateField};
    std::map<std::string, std::size_t> unknown;
    for (std::size_t row = 0; row < rows(); ++row) {
        if (!drawn(row))
            continue;
        const std::string shape = textCell(*shapes, row);
        const std::string state = textCell(*states, row);
        const auto shapeAt = std::ranges::find(symbols.shapes, shape, &SymbolValue::value);
        const auto stateAt = std::ranges::find(symbols.states, state, &SymbolValue::value);
        if (state.empty() || shapeAt == symbols.shapes.end() || stateAt == symbols.states.end()) {
            layer.classOfRow[row] = ResolvedLayer::kHidden;
            if (!state.empty())
                ++unknown[shapeAt == symbols.shapes.end() ? shape : state];
            continue;
        }
        const auto index = (shapeAt - symbols.shapes.begin()) *
                               static_cast<std::ptrdiff_t>(symbols.states.size()) +
                           (stateAt - symbols.states.begin());
        layer.classOfRow[row] = static_cast<std::uint16_t>(index);
    }
    reportUnknown(unknown, symbols.shapeField);
    return {};
}

void Resolver::reportUnknown(const std::map<std::string, std::size_t>& unknown,
                             const std::string& field) {
    for (const auto& [value, count] : unknown)
        m_diagnostics.add(FindingKind::skipped, msg::unknownValue,
                          {{"layer", m_definition.title}, {"value", value}},
                          {.file = m_definition.path, .layer = m_definition.id, .field = field});
}

void Resolver::countRows() {
    for (const std::uint16_t at : layer.classOfRow)
        if (at != ResolvedLayer::kHidden)
            ++layer.classes[at].count;
}

Result<void> Resolver::addChart() {
    if (!m_definition.chart)
        return {};
    Chart chart = m_definition.chart->chart;
    const std::size_t parts = chart.parts.size();
    chart.values.assign(rows() * parts, 0);
    double largest = 0;
    std::vector<double> totals(rows(), 0);
    for (std::size_t part = 0; part < parts; ++part) {
        const auto found = numberColumn(chart.parts[part].field);
        if (!found)
            return std::unexpected(found.error());
        for (std::size_t row = 0; row < rows(); ++row) {
            if (!drawn(row))
                continue;
            const double value = std::max(0.0, numberCell(*found, row).value_or(0));
            chart.values[row * parts + part] = value;
            chart.parts[part].total += value;
            totals[row] += value;
            largest = std::max(largest, totals[row]);
        }
    }
    if (chart.legendTotals.empty())
        chart.legendTotals = roundTotals(largest);
    layer.chart = std::move(chart);
    return {};
}

Result<void> Resolver::addLabels() {
    if (!m_definition.labels)
        return {};
    const LabelDefinition& labels = *m_definition.labels;
    const auto found = column(labels.field);
    if (!found)
        return std::unexpected(found.error());
    layer.labelField = labels.field;
    layer.labelStyle = labels.style;
    layer.labels.resize(rows());
    for (std::size_t row = 0; row < rows(); ++row)
        if (drawn(row))
            layer.labels[row] = textCell(*found, row);
    if (labels.priorityField.empty())
        return {};
    const auto priority = numberColumn(labels.priorityField);
    if (!priority)
        return std::unexpected(priority.error());
    layer.labelPriority.assign(rows(), 0);
    constexpr double limit = 1e9;
    for (std::size_t row = 0; row < rows(); ++row)
        layer.labelPriority[row] = static_cast<int>(
            std::clamp(std::round(numberCell(*priority, row).value_or(0)), -limit, limit));
    return {};
}

Result<void> Resolver::addPips() {
    if (!m_definition.pips)
        return {};
    const PipFields& fields = *m_definition.pips;
    std::array<const Column*, 3> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto found =
            numberColumn(i == 0 ? fields.completed : (i == 1 ? fields.underWay : fields.target));
        if (!found)
            return std::unexpected(found.error());
        numbers[i] = *found;
    }
    const Column* behind = nullptr;
    if (!fields.behind.empty()) {
        const auto found = column(fields.behind);
        if (!found)
            return std::unexpected(found.error());
        behind = *found;
    }
    layer.pips.resize(rows());
    constexpr double most = 1e6;
    const auto whole = [&](const Column* from, std::size_t row) {
        return static_cast<int>(
            std::clamp(std::floor(numberCell(from, row).value_or(0)), 0.0, most));
    };
    for (std::size_t row = 0; row < rows(); ++row) {
        const bool late = boolCell(behind, row).value_or(false);
        if (!drawn(row) || (!numberCell(numbers[2], row) && !late))
            continue;
        layer.pips[row] = Pips{.completed = whole(numbers[0], row),
                               .underWay = whole(numbers[1], row),
                               .target = whole(numbers[2], row),
                               .behind = late};
    }
    return {};
}

Result<void> Resolver::addBadges() {
    if (m_definition.badges.empty())
        return {};
    layer.badges.resize(rows());
    for (const Badge& badge : m_definition.badges) {
        const auto met = condition(badge.when);
        if (!met)
            return std::unexpected(met.error());
        std::size_t count = 0;
        for (std::size_t row = 0; row < rows(); ++row) {
            if (!drawn(row) || !(*met)[row])
                continue;
            ++count;
            if (layer.badges[row].empty()) // the first of several badges is the most important
                layer.badges[row] = badge.symbol;
        }
        m_badgeMarks.push_back({.symbol = badge.symbol, .label = badge.label, .count = count});
    }
    return {};
}

/// Rows without a shape: whose anchor they borrow, and how many stand nowhere.
Result<void> Resolver::addStandIns() {
    std::size_t borrowed = 0;
    std::size_t nowhere = 0;
    const Column* place = nullptr;
    if (m_definition.source.standIn) {
        const auto found = column(m_definition.source.standIn->field);
        if (!found)
            return std::unexpected(found.error());
        place = *found;
        layer.standsAt.resize(rows());
    }
    for (std::size_t row = 0; row < rows(); ++row) {
        const bool shaped = row < m_table.geometry.size() && !m_table.geometry.isEmpty(row);
        if (shaped || !drawn(row))
            continue;
        const std::string code = textCell(place, row);
        if (code.empty()) {
            ++nowhere;
        } else {
            ++borrowed;
            layer.standsAt[row] = code;
        }
    }
    const auto note = [&](const Message& message, std::size_t count) {
        if (count == 0)
            return;
        const std::vector<Argument> arguments{{"count", static_cast<std::int64_t>(count)},
                                              {"unit", layer.countUnit}};
        layer.notes.push_back(
            {format(message, arguments, Language::vi), format(message, arguments, Language::en)});
    };
    // A layer of a table without any shapes is not a map's fault.
    if (m_table.hasGeometry()) {
        note(msg::wordStandIn, borrowed);
        note(msg::wordNotOnMap, nowhere);
    }
    return {};
}

void Resolver::markIllustrative() {
    for (std::size_t row = 0; row < rows() && !layer.illustrative; ++row) {
        const bool figures =
            row < m_figures.illustrative.size() && m_figures.illustrative[row] != 0;
        layer.illustrative = drawn(row) && (figures || isIllustrative(m_table, row));
    }
}

void Resolver::addSymbolGroups() {
    if (!m_definition.symbols)
        return;
    const SymbolClasses& symbols = *m_definition.symbols;
    LegendGroup shapes{.title = symbols.shapeTitle};
    LegendGroup states{.title = symbols.stateTitle};
    for (std::size_t i = 0; i < symbols.shapes.size(); ++i) {
        std::size_t count = 0;
        for (std::size_t j = 0; j < symbols.states.size(); ++j)
            count += layer.classes[i * symbols.states.size() + j].count;
        shapes.marks.push_back({.symbol = "glyph-" + symbols.shapes[i].symbol,
                                .label = symbols.shapes[i].label,
                                .count = count});
    }
    for (std::size_t j = 0; j < symbols.states.size(); ++j) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < symbols.shapes.size(); ++i)
            count += layer.classes[i * symbols.states.size() + j].count;
        // Two states may share a look (refused, stopped): the rarer says nothing while it is empty.
        const auto same =
            std::ranges::find(symbols.states, symbols.states[j].symbol, &SymbolValue::symbol);
        if (count == 0 && same - symbols.states.begin() != static_cast<std::ptrdiff_t>(j))
            continue;
        states.marks.push_back({.symbol = "state-" + symbols.states[j].symbol,
                                .label = symbols.states[j].label,
                                .count = count});
    }
    // Common kinds first, as the eye meets them; equal ones in the definition's order.
    std::vector<std::size_t> order(shapes.marks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        const auto countA = shapes.marks[a].count;
        const auto countB = shapes.marks[b].count;
        return countA != countB ? countA > countB : a < b;
    });
    std::vector<LegendMark> sorted;
    for (const std::size_t at : order)
        sorted.push_back(shapes.marks[at]);
    shapes.marks = std::move(sorted);
    layer.legendGroups.push_back(std::move(shapes));
    layer.legendGroups.push_back(std::move(states));
}

void Resolver::addMarks() {
    LegendGroup group;
    group.marks = m_definition.marks;
    group.marks.insert(group.marks.end(), m_badgeMarks.begin(), m_badgeMarks.end());
    if (!group.marks.empty())
        layer.legendGroups.push_back(std::move(group));
}

Result<ResolvedLayer> Resolver::run() {
    layer.id = m_definition.id;
    layer.title = m_definition.title;
    layer.legendTitle = m_definition.legendTitle;
    layer.table = m_figures.table;
    layer.derived =
        m_figures.derived ? m_figures.derived : std::make_shared<const std::vector<Column>>();
    layer.countUnit = m_definition.countUnit;
    layer.opacity = m_definition.opacity;
    layer.source = m_definition.sourceLine;
    layer.classOfRow.assign(rows(), 0);
    for (const Step step : {&Resolver::checkDerived, &Resolver::hideInvalid,
                            &Resolver::hideFiltered, &Resolver::classify})
        if (const auto done = (this->*step)(); !done)
            return std::unexpected(done.error());
    countRows();
    for (const Step step : {&Resolver::addChart, &Resolver::addLabels, &Resolver::addPips,
                            &Resolver::addBadges, &Resolver::addStandIns})
        if (const auto done = (this->*step)(); !done)
            return std::unexpected(done.error());
    markIllustrative();
    addSymbolGroups();
    addMarks();
    return std::move(layer);
}

} // namespace

Result<ResolvedLayer> resolve(const LayerDefinition& definition, const LayerFigures& figures,
                              Diagnostics& diagnostics) {
    assert(figures.table);
    return Resolver(definition, figures, diagnostics).run();
}

} // namespace thonmap::thematic
