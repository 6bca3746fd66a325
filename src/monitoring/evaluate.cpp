#include "core/cell.h"
#include "core/illustrative.h"
#include "document/object_reader.h"
#include "monitoring/measure.h"
#include "monitoring/measure_columns.h"
#include "monitoring/messages.h"
#include "monitoring/progress.h"
#include "monitoring/register_schema.h"
#include "monitoring/row_set.h"
#include "monitoring/village.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

namespace thonmap::monitoring {

namespace {

/// What a measure says about one key: one value for each of its columns.
using Cells = std::vector<Value>;

/// The rows of a register by key, and what is shared by the measures that read registers.
class Evaluator {
public:
    Evaluator(const Registers& registers, const Framework& framework,
              std::span<const std::string> keys, Date date, Diagnostics& diagnostics)
        : m_registers(registers), m_framework(framework), m_keys(keys), m_date(date),
          m_diagnostics(diagnostics) {
        m_result.illustrative.assign(keys.size(), 0);
    }

    Result<void> add(const Measure& measure);
    Evaluated take() {
        m_result.sources.assign(m_sources.begin(), m_sources.end());
        return std::move(m_result);
    }

private:
    Result<void> addAmounts(const Measure& measure);
    Result<void> addField(const Measure& measure);
    Result<void> addStep(const Measure& measure);
    Result<void> addProgress(const Measure& measure);

    /// The measure's table and its rows by key; a null table when the register has none.
    struct Indexed {
        TablePtr table;
        std::map<std::string, std::vector<std::size_t>, std::less<>> rows;
    };
    Result<Indexed> indexed(const Measure& measure);
    /// The rows of a key: its own, or those of each unit below it.
    std::vector<const std::vector<std::size_t>*> rowsOf(const Indexed& table,
                                                        const std::string& key);
    const std::vector<std::string>& below(const std::string& key);

    struct AmountColumns {
        const Column* value = nullptr;
        const Column* by = nullptr;
        const Column* date = nullptr;
    };
    Result<AmountColumns> amountColumns(const Measure& measure, const FeatureTable& table) const;
    std::vector<std::size_t> speaking(const Measure& measure, const AmountColumns& columns,
                                      const std::vector<std::size_t>& rows) const;
    std::optional<Cells> amounts(const Measure& measure, const Indexed& table,
                                 const AmountColumns& columns, std::size_t keyIndex);
    std::optional<std::size_t> newestRow(const std::vector<std::size_t>& rows,
                                         const Column* date) const;
    void note(const FeatureTable& table, std::size_t row, const Column* date, std::size_t keyIndex);
    std::optional<double> number(const FeatureTable& table, const Column* column, std::size_t row);

    std::vector<Column> emptyColumns(const Measure& measure) const {
        std::vector<Column> columns;
        for (Field& field : columnsOf(measure))
            columns.emplace_back(std::move(field));
        return columns;
    }
    void keep(std::vector<Column> columns) {
        std::ranges::move(columns, std::back_inserter(m_result.columns));
    }

    const Registers& m_registers;
    const Framework& m_framework;
    std::span<const std::string> m_keys;
    Date m_date;
    Diagnostics& m_diagnostics;
    Evaluated m_result;
    std::set<std::string> m_sources;
    std::map<std::string, std::vector<std::string>> m_below;
};

void pushAll(std::vector<Column>& columns, const std::optional<Cells>& cells) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i].push(cells ? (*cells)[i] : Value{});
}

Result<void> checkTable(std::string_view name) {
    std::vector<std::string_view> names;
    for (const RegisterTable& table : registerTables())
        names.push_back(table.name);
    if (std::ranges::find(names, name) != names.end())
        return {};
    return fail(msg::noTable, {{"table", std::string(name)},
                               {"tables", fmt::format("{}", fmt::join(names, ", "))}});
}

Result<Evaluator::Indexed> Evaluator::indexed(const Measure& measure) {
    Indexed index;
    index.table = registerTable(m_registers, measure.table, m_diagnostics);
    if (!index.table) {
        // A register that has no rows of a kind yet is usual; a table nobody knows is a mistake.
        if (const auto known = checkTable(measure.table); !known)
            return std::unexpected(known.error());
        return index;
    }
    const auto key = needColumn(*index.table, measure.keyField);
    if (!key)
        return std::unexpected(key.error());
    const auto met = meeting(*index.table, measure.where);
    if (!met)
        return std::unexpected(met.error());
    for (std::size_t row = 0; row < index.table->rowCount(); ++row)
        if ((*met)[row])
            index.rows[textCell(*key, row)].push_back(row);
    return index;
}

const std::vector<std::string>& Evaluator::below(const std::string& key) {
    const auto [entry, added] = m_below.try_emplace(key);
    if (added) {
        entry->second = unitAndBelow(m_registers, key, m_date);
        entry->second.erase(entry->second.begin()); // the unit itself
    }
    return entry->second;
}

std::vector<const std::vector<std::size_t>*> Evaluator::rowsOf(const Indexed& table,
                                                               const std::string& key) {
    std::vector<const std::vector<std::size_t>*> groups;
    if (key.empty())
        return groups;
    if (const auto own = table.rows.find(key); own != table.rows.end())
        return {&own->second};
    for (const std::string& code : below(key))
        if (const auto rows = table.rows.find(code); rows != table.rows.end())
            groups.push_back(&rows->second);
    return groups;
}

Result<Evaluator::AmountColumns> Evaluator::amountColumns(const Measure& measure,
                                                          const FeatureTable& table) const {
    AmountColumns columns;
    const std::pair<std::string, const Column**> wanted[] = {
        {measure.valueField, &columns.value},
        {measure.byField, &columns.by},
        {measure.moment == Moment::undated ? std::string{} : measure.dateField, &columns.date}};
    for (const auto& [name, column] : wanted) {
        if (name.empty())
            continue;
        const auto found = needColumn(table, name);
        if (!found)
            return std::unexpected(found.error());
        *column = *found;
    }
    return columns;
}

/// The rows of one unit that count at the date.
std::vector<std::size_t> Evaluator::speaking(const Measure& measure, const AmountColumns& columns,
                                             const std::vector<std::size_t>& rows) const {
    std::vector<std::size_t> counted;
    std::optional<Date> newest;
    for (const std::size_t row : rows) {
        if (columns.value != nullptr && columns.value->isNull(row))
            continue;
        if (measure.moment != Moment::undated) {
            const auto day = dateCell(columns.date, row);
            if (!day || *day > m_date)
                continue;
            if (!newest || *newest < *day)
                newest = day;
        }
        counted.push_back(row);
    }
    if (measure.moment == Moment::latest)
        std::erase_if(counted,
                      [&](std::size_t row) { return dateCell(columns.date, row) != newest; });
    return counted;
}

std::optional<double> Evaluator::number(const FeatureTable& table, const Column* column,
                                        std::size_t row) {
    if (column == nullptr)
        return 1;
    const auto value = numberCell(column, row);
    if (!value)
        m_diagnostics.add(FindingKind::skipped, msg::badCell,
                          {{"value", textCell(column, row)}, {"type", std::string("number")}},
                          {.layer = table.name,
                           .field = column->name(),
                           .feature = table.ids[row],
                           .line = static_cast<std::int64_t>(row) + 1});
    return value;
}

void Evaluator::note(const FeatureTable& table, std::size_t row, const Column* date,
                     std::size_t keyIndex) {
    if (isIllustrative(table, row))
        m_result.illustrative[keyIndex] = 1;
    if (std::string source = textCell(table.column("source"), row); !source.empty())
        m_sources.insert(std::move(source));
    if (const auto day = dateCell(date, row); day && (!m_result.newest || *m_result.newest < *day))
        m_result.newest = day;
}

/// total, share and parts: sums over the rows that speak, by the value of a column.
std::optional<Cells> Evaluator::amounts(const Measure& measure, const Indexed& table,
                                        const AmountColumns& columns, std::size_t keyIndex) {
    double total = 0;
    double part = 0;
    std::vector<double> parts(measure.parts.size() + 1, 0);
    bool any = false;
    for (const std::vector<std::size_t>* unit : rowsOf(table, m_keys[keyIndex])) {
        for (const std::size_t row : speaking(measure, columns, *unit)) {
            const auto amount = number(*table.table, columns.value, row);
            if (!amount)
                continue;
            any = true;
            total += *amount;
            note(*table.table, row, columns.date, keyIndex);
            const std::string by = textCell(columns.by, row);
            if (std::ranges::find(measure.of, by) != measure.of.end())
                part += *amount;
            const auto at = std::ranges::find_if(measure.parts, [&](const Measure::Part& p) {
                return std::ranges::find(p.values, by) != p.values.end();
            });
            parts[static_cast<std::size_t>(at - measure.parts.begin())] += *amount;
        }
    }
    if (!any)
        return std::nullopt;
    if (measure.kind == MeasureKind::total)
        return Cells{total};
    if (measure.kind == MeasureKind::share)
        // Multiplied first: 14 of 56 is exactly 25.
        return Cells{total > 0 ? Value{100 * part / total} : Value{}};
    Cells cells;
    const std::size_t shown = measure.parts.size() + (measure.restKey.empty() ? 0 : 1);
    for (std::size_t i = 0; i < shown; ++i)
        cells.emplace_back(parts[i]);
    cells.emplace_back(total);
    return cells;
}

Result<void> Evaluator::addAmounts(const Measure& measure) {
    const auto table = indexed(measure);
    if (!table)
        return std::unexpected(table.error());
    std::vector<Column> made = emptyColumns(measure);
    if (!table->table) {
        for (std::size_t i = 0; i < m_keys.size(); ++i)
            pushAll(made, std::nullopt);
        keep(std::move(made));
        return {};
    }
    const auto columns = amountColumns(measure, *table->table);
    if (!columns)
        return std::unexpected(columns.error());
    for (std::size_t i = 0; i < m_keys.size(); ++i)
        pushAll(made, amounts(measure, *table, *columns, i));
    keep(std::move(made));
    return {};
}

/// The first of the rows; with a date, the first of the newest at or before the chosen one.
std::optional<std::size_t> Evaluator::newestRow(const std::vector<std::size_t>& rows,
                                                const Column* date) const {
    if (date == nullptr)
        return rows.front();
    std::optional<std::size_t> best;
    for (const std::size_t row : rows) {
        const auto day = dateCell(date, row);
        if (day && *day <= m_date && (!best || *dateCell(date, *best) < *day))
            best = row;
    }
    return best;
}

Result<void> Evaluator::addField(const Measure& measure) {
    const auto table = indexed(measure);
    if (!table)
        return std::unexpected(table.error());
    Field field{.name = measure.name, .type = FieldType::text};
    const Column* source = nullptr;
    if (table->table) {
        const auto found = needColumn(*table->table, measure.valueField);
        if (!found)
            return std::unexpected(found.error());
        source = *found;
        field.type = source->type();
    }
    const Column* day = nullptr;
    if (table->table && !measure.dateField.empty()) {
        const auto found = needColumn(*table->table, measure.dateField);
        if (!found)
            return std::unexpected(found.error());
        day = *found;
    }
    Column column(std::move(field));
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        const auto rows = table->rows.find(m_keys[i]);
        std::optional<std::size_t> row;
        if (source != nullptr && !m_keys[i].empty() && rows != table->rows.end())
            row = newestRow(rows->second, day);
        if (!row) {
            column.pushNull();
            continue;
        }
        column.push(source->value(*row));
        note(*table->table, *row, day, i);
    }
    m_result.columns.push_back(std::move(column));
    return {};
}

Result<void> Evaluator::addStep(const Measure& measure) {
    const StepTable* steps = m_framework.stepTable(measure.steps);
    if (steps == nullptr)
        return fail(msg::noSteps, {{"id", measure.steps}}, {.file = m_framework.path});
    const auto states = statesAt(*steps, m_registers, m_date);
    if (!states)
        return std::unexpected(states.error());
    const TablePtr table = registerTable(m_registers, steps->table, m_diagnostics);
    std::map<std::string, std::size_t> rowByKey;
    if (table) {
        const auto key = needColumn(*table, steps->keyField);
        if (!key)
            return std::unexpected(key.error());
        for (std::size_t row = 0; row < table->rowCount(); ++row)
            rowByKey.emplace(textCell(*key, row), row);
    }
    std::vector<Column> made = emptyColumns(measure);
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        const auto found = rowByKey.find(m_keys[i]);
        if (found == rowByKey.end() || (*states)[found->second].state.empty()) {
            pushAll(made, std::nullopt);
            continue;
        }
        const StepState& state = (*states)[found->second];
        pushAll(made, Cells{std::string_view(state.state), *state.since});
        note(*table, found->second, nullptr, i);
        if (!m_result.newest || *m_result.newest < *state.since)
            m_result.newest = state.since;
    }
    keep(std::move(made));
    return {};
}

Value orNull(const std::optional<double>& number, double factor = 1) {
    return number ? Value{*number * factor} : Value{};
}

Value orNull(const std::optional<Date>& date) {
    return date ? Value{*date} : Value{};
}

/// In the order of columnsOf().
Cells progressCells(const Figure& figure, const IndicatorDefinition& indicator,
                    const Framework& framework) {
    // Only things that are counted can be shown one by one.
    const bool counted = indicator.kind == IndicatorKind::count;
    const bool behind =
        figure.fraction && figure.plannedFraction && figure.status != Status::done &&
        *figure.plannedFraction - *figure.fraction > framework.behindPoints / 100 + 1e-9;
    // From the amounts, not the fraction: 14 of 56 is exactly 25 %.
    const Value percent =
        figure.fraction
            ? Value{100 * (*figure.actual - figure.baseline) / (*figure.target - figure.baseline)}
            : Value{};
    return {percent,
            orNull(figure.actual),
            orNull(figure.target),
            orNull(figure.planned),
            orNull(figure.plannedFraction, 100),
            statusName(figure.status),
            behind,
            orNull(figure.asOf),
            orNull(figure.due),
            figure.n,
            figure.underWay,
            counted ? orNull(figure.actual ? figure.actual : std::optional(0.0)) : Value{},
            counted ? orNull(figure.target) : Value{}};
}

Result<void> Evaluator::addProgress(const Measure& measure) {
    const IndicatorDefinition* indicator = m_framework.indicator(measure.indicator);
    if (indicator == nullptr) {
        std::vector<std::string_view> codes;
        for (const IndicatorDefinition& known : m_framework.indicators)
            codes.push_back(known.code);
        return fail(
            msg::noIndicator,
            {{"code", measure.indicator}, {"codes", fmt::format("{}", fmt::join(codes, ", "))}},
            {.file = m_framework.path});
    }
    const auto progress = progressOf(*indicator, m_framework, m_registers, m_date, m_diagnostics);
    if (!progress)
        return std::unexpected(progress.error());
    std::vector<Column> made = emptyColumns(measure);
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        const Figure* own = m_keys[i].empty() ? nullptr : progress->place(m_keys[i]);
        std::optional<Figure> summed;
        if (own == nullptr && !m_keys[i].empty()) {
            std::vector<Figure> figures;
            for (const std::string& code : below(m_keys[i]))
                if (const Figure* figure = progress->place(code))
                    figures.push_back(*figure);
            if (!figures.empty())
                summed = combined(*indicator, m_framework, figures, m_date);
        }
        const Figure* figure = summed ? &*summed : own;
        if (figure == nullptr) {
            pushAll(made, std::nullopt);
            continue;
        }
        pushAll(made, progressCells(*figure, *indicator, m_framework));
        if (figure->illustrative)
            m_result.illustrative[i] = 1;
        if (figure->asOf && (!m_result.newest || *m_result.newest < *figure->asOf))
            m_result.newest = figure->asOf;
    }
    keep(std::move(made));
    return {};
}

Result<void> Evaluator::add(const Measure& measure) {
    switch (measure.kind) {
    case MeasureKind::total:
    case MeasureKind::share:
    case MeasureKind::parts:
        return addAmounts(measure);
    case MeasureKind::field:
        return addField(measure);
    case MeasureKind::step:
        return addStep(measure);
    case MeasureKind::progress:
        return addProgress(measure);
    }
    return {};
}

} // namespace

std::vector<Field> columnsOf(const Measure& measure) {
    const auto named = [&](std::string_view ending, FieldType type) {
        return Field{.name = fmt::format("{}{}", measure.name, ending), .type = type};
    };
    switch (measure.kind) {
    case MeasureKind::total:
    case MeasureKind::share:
        return {named("", FieldType::real)};
    case MeasureKind::field:
        return {named("", FieldType::text)};
    case MeasureKind::step:
        return {named("", FieldType::text), named("_on", FieldType::date)};
    case MeasureKind::parts: {
        std::vector<Field> fields;
        for (const Measure::Part& part : measure.parts)
            fields.push_back(named("_" + part.key, FieldType::real));
        if (!measure.restKey.empty())
            fields.push_back(named("_" + measure.restKey, FieldType::real));
        fields.push_back(named("_total", FieldType::real));
        return fields;
    }
    case MeasureKind::progress:
        return {named("_percent", FieldType::real),      named("_actual", FieldType::real),
                named("_target", FieldType::real),       named("_planned", FieldType::real),
                named("_plan_percent", FieldType::real), named("_status", FieldType::text),
                named("_behind", FieldType::boolean),    named("_as_of", FieldType::date),
                named("_due", FieldType::date),          named("_n", FieldType::integer),
                named("_under_way", FieldType::integer), named("_count", FieldType::real),
                named("_count_target", FieldType::real)};
    }
    return {};
}

Result<Evaluated> evaluate(std::span<const Measure> measures, const Registers& registers,
                           const Framework& framework, std::span<const std::string> keys, Date date,
                           Diagnostics& diagnostics) {
    Evaluator evaluator(registers, framework, keys, date, diagnostics);
    for (const Measure& measure : measures)
        if (const auto done = evaluator.add(measure); !done)
            return std::unexpected(done.error());
    return evaluator.take();
}

} // namespace thonmap::monitoring
