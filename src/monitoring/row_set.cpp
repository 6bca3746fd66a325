#include "monitoring/row_set.h"

#include "core/cell.h"
#include "document/object_reader.h"
#include "monitoring/messages.h"
#include "monitoring/register_schema.h"
#include "query/evaluate.h"
#include "query/parser.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace thonmap::monitoring {

namespace {

/// Unit codes by the key of the table between.
Result<std::map<std::string, std::string>>
unitsByKey(const RowSet::Via& via, const Registers& registers, Diagnostics& diagnostics) {
    std::map<std::string, std::string> units;
    const TablePtr table = registerTable(registers, via.table, diagnostics);
    if (table == nullptr)
        return units;
    const auto key = needColumn(*table, via.keyField);
    const auto unit = needColumn(*table, via.unitField);
    if (!key)
        return std::unexpected(key.error());
    if (!unit)
        return std::unexpected(unit.error());
    for (std::size_t row = 0; row < table->rowCount(); ++row)
        units.emplace(textCell(*key, row), textCell(*unit, row));
    return units;
}

/// The columns a set names, looked up once; null where it names none.
struct SetColumns {
    const Column* unit = nullptr;
    const Column* date = nullptr;
    const Column* latestBy = nullptr;
    const Column* replaces = nullptr;
    const Column* id = nullptr;
    std::vector<const Column*> ends;
};

Result<SetColumns> columnsOf(const RowSet& set, const FeatureTable& table) {
    SetColumns columns;
    const std::pair<const std::string*, const Column**> wanted[] = {
        {&set.unitField, &columns.unit},
        {&set.dateField, &columns.date},
        {&set.latestBy, &columns.latestBy},
        {&set.replacesField, &columns.replaces},
        {&set.idField, &columns.id}};
    for (const auto& [name, column] : wanted) {
        if (name->empty())
            continue;
        const auto found = needColumn(table, *name);
        if (!found)
            return std::unexpected(found.error());
        *column = *found;
    }
    for (const std::string& name : set.endFields) {
        const auto found = needColumn(table, name);
        if (!found)
            return std::unexpected(found.error());
        columns.ends.push_back(*found);
    }
    return columns;
}

bool countsAt(const SetColumns& columns, std::size_t row, Date date) {
    if (columns.date != nullptr) {
        const auto begins = dateCell(columns.date, row);
        if (!begins || *begins > date)
            return false;
    }
    return std::ranges::none_of(columns.ends, [&](const Column* end) {
        const auto ends = dateCell(end, row);
        return ends && *ends <= date;
    });
}

void dropReplaced(const SetColumns& columns, std::vector<std::size_t>& rows) {
    if (columns.replaces == nullptr || columns.id == nullptr)
        return;
    std::set<std::string> replaced;
    for (const std::size_t row : rows)
        if (!columns.replaces->isNull(row))
            replaced.insert(textCell(columns.replaces, row));
    std::erase_if(rows,
                  [&](std::size_t row) { return replaced.contains(textCell(columns.id, row)); });
}

void keepLatest(const SetColumns& columns, std::vector<std::size_t>& rows) {
    if (columns.latestBy == nullptr || columns.date == nullptr)
        return;
    std::map<std::string, Date> newest;
    for (const std::size_t row : rows) {
        const Date day = *dateCell(columns.date, row);
        auto [entry, added] = newest.emplace(textCell(columns.latestBy, row), day);
        entry->second = std::max(entry->second, day);
    }
    std::erase_if(rows, [&](std::size_t row) {
        return *dateCell(columns.date, row) != newest.at(textCell(columns.latestBy, row));
    });
}

} // namespace

TablePtr registerTable(const Registers& registers, std::string_view name,
                       Diagnostics& diagnostics) {
    const auto found = registers.tables.find(name);
    return found == registers.tables.end() ? nullptr : typedTable(name, found->second, diagnostics);
}

Result<const Column*> needColumn(const FeatureTable& table, std::string_view name) {
    if (const Column* column = table.column(name))
        return column;
    std::vector<std::string_view> names;
    for (const Column& column : table.columns)
        names.push_back(column.name());
    const std::string_view near = document::nearest(name, names);
    std::vector<Argument> arguments{{"table", table.name},
                                    {"field", std::string(name)},
                                    {"fields", fmt::format("{}", fmt::join(names, ", "))}};
    if (!near.empty())
        arguments.push_back({"near", std::string(near)});
    return fail(near.empty() ? msg::noColumn : msg::noColumnNear, std::move(arguments),
                {.layer = table.name, .field = std::string(name)});
}

Result<std::vector<bool>> meeting(const FeatureTable& table, const std::string& condition) {
    std::vector<bool> met(table.rowCount(), true);
    if (condition.empty())
        return met;
    const auto expression = query::parse(condition);
    if (!expression)
        return std::unexpected(expression.error());
    const auto answer = query::evaluate(*expression, table);
    if (!answer) {
        Error error = answer.error();
        error.where.layer = table.name;
        return std::unexpected(std::move(error));
    }
    for (std::size_t row = 0; row < met.size(); ++row)
        met[row] = (*answer)[row] == query::Tristate::yes;
    return met;
}

Result<CountedRows> countedRows(const RowSet& set, const Registers& registers, Date date,
                                Diagnostics& diagnostics) {
    CountedRows counted;
    counted.table = registerTable(registers, set.table, diagnostics);
    if (counted.table == nullptr)
        return counted;
    const FeatureTable& table = *counted.table;
    const auto columns = columnsOf(set, table);
    if (!columns)
        return std::unexpected(columns.error());
    const auto met = meeting(table, set.where);
    if (!met)
        return std::unexpected(met.error());
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        if ((*met)[row] && countsAt(*columns, row, date))
            counted.rows.push_back(row);
    dropReplaced(*columns, counted.rows);
    keepLatest(*columns, counted.rows);

    std::map<std::string, std::string> between;
    if (set.via) {
        auto units = unitsByKey(*set.via, registers, diagnostics);
        if (!units)
            return std::unexpected(units.error());
        between = std::move(*units);
    }
    for (const std::size_t row : counted.rows) {
        std::string unit = textCell(columns->unit, row);
        if (set.via) {
            const auto found = between.find(unit);
            unit = found == between.end() ? std::string{} : found->second;
        }
        counted.units.push_back(std::move(unit));
        counted.dates.push_back(dateCell(columns->date, row));
    }
    return counted;
}

} // namespace thonmap::monitoring
