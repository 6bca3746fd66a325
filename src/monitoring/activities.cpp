#include "core/cell.h"
#include "monitoring/progress.h"
#include "monitoring/row_set.h"

#include <set>

namespace thonmap::monitoring {

namespace {

Result<double> sumOf(const CountedRows& rows, const std::string& field) {
    if (!rows.table)
        return 0.0;
    const auto column = needColumn(*rows.table, field);
    if (!column)
        return std::unexpected(column.error());
    double sum = 0;
    for (const std::size_t row : rows.rows)
        sum += numberCell(*column, row).value_or(0);
    return sum;
}

Result<double> differentIn(const CountedRows& rows, const std::string& field) {
    if (!rows.table)
        return 0.0;
    const auto column = needColumn(*rows.table, field);
    if (!column)
        return std::unexpected(column.error());
    std::set<std::string> values;
    for (const std::size_t row : rows.rows)
        if (!(*column)->isNull(row))
            values.insert(textCell(*column, row));
    return static_cast<double>(values.size());
}

/// Women and men where the sex stands in a column and the number in another.
Result<void> splitBySex(const ActivityCount& definition, const CountedRows& rows,
                        ActivityProgress::Count& count) {
    if (!rows.table)
        return {};
    const auto sex = needColumn(*rows.table, definition.sexField);
    if (!sex)
        return std::unexpected(sex.error());
    const Column* value = rows.table->column(definition.valueField);
    count.women = 0;
    count.men = 0;
    for (const std::size_t row : rows.rows) {
        const double persons = value == nullptr ? 1 : numberCell(value, row).value_or(0);
        const std::string text = textCell(*sex, row);
        if (text == "female")
            *count.women += persons;
        else if (text == "male")
            *count.men += persons;
    }
    return {};
}

Result<ActivityProgress::Count> countOf(const ActivityCount& definition, const Registers& registers,
                                        Date date, Diagnostics& diagnostics) {
    ActivityProgress::Count count{.name = definition.name,
                                  .title = definition.title,
                                  .planned = definition.planned,
                                  .done = 0,
                                  .women = {},
                                  .men = {}};
    const auto rows = countedRows(definition.rows, registers, date, diagnostics);
    if (!rows)
        return std::unexpected(rows.error());
    Result<double> done = static_cast<double>(rows->rows.size());
    if (!definition.distinctField.empty())
        done = differentIn(*rows, definition.distinctField);
    else if (!definition.valueField.empty())
        done = sumOf(*rows, definition.valueField);
    if (!done)
        return std::unexpected(done.error());
    count.done = *done;
    const std::pair<const std::string*, std::optional<double>*> sexes[] = {
        {&definition.womenField, &count.women}, {&definition.menField, &count.men}};
    for (const auto& [field, sum] : sexes) {
        if (field->empty())
            continue;
        const auto persons = sumOf(*rows, *field);
        if (!persons)
            return std::unexpected(persons.error());
        *sum = *persons;
    }
    if (!definition.sexField.empty())
        if (const auto done2 = splitBySex(definition, *rows, count); !done2)
            return std::unexpected(done2.error());
    return count;
}

/// What the register plans takes the place of the framework's number and day.
void applyPlan(ActivityProgress& activity, const FeatureTable& table) {
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        if (textCell(table.column("code"), row) != activity.code)
            continue;
        if (const auto planned = numberCell(table.column("planned"), row);
            planned && !activity.counts.empty())
            activity.counts.front().planned = planned;
        if (const auto due = dateCell(table.column("due"), row))
            activity.due = due;
    }
}

} // namespace

Result<std::vector<ActivityProgress>> activities(const Framework& framework,
                                                 const Registers& registers, Date date,
                                                 Diagnostics& diagnostics) {
    std::vector<ActivityProgress> all;
    const TablePtr plan = registerTable(registers, "activity", diagnostics);
    for (const ActivityDefinition& definition : framework.activities) {
        ActivityProgress activity{.code = definition.code,
                                  .title = definition.title,
                                  .due = definition.due,
                                  .counts = {}};
        for (const ActivityCount& wanted : definition.counts) {
            auto count = countOf(wanted, registers, date, diagnostics);
            if (!count)
                return std::unexpected(count.error());
            activity.counts.push_back(std::move(*count));
        }
        if (plan)
            applyPlan(activity, *plan);
        all.push_back(std::move(activity));
    }
    return all;
}

} // namespace thonmap::monitoring
