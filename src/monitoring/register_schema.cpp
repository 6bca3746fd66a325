#include "monitoring/register_schema.h"

#include "core/cell.h"
#include "monitoring/messages.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace thonmap::monitoring {

namespace {

using enum FieldType;

constexpr std::array kUnit{
    RegisterColumn{"code"},           RegisterColumn{"name"},
    RegisterColumn{"full_name"},      RegisterColumn{"level"},
    RegisterColumn{"parent"},         RegisterColumn{"valid_from", date},
    RegisterColumn{"valid_to", date}, RegisterColumn{"successor"},
    RegisterColumn{"share", real},    RegisterColumn{"resolution"},
    RegisterColumn{"shape"},
};
constexpr std::array kPopulation{
    RegisterColumn{"unit_code"},        RegisterColumn{"date", date},
    RegisterColumn{"ethnic_group"},     RegisterColumn{"sex"},
    RegisterColumn{"persons", integer}, RegisterColumn{"households", integer},
};
constexpr std::array kPriority{
    RegisterColumn{"id"},
    RegisterColumn{"unit_code"},
    RegisterColumn{"meeting_date", date},
    RegisterColumn{"rank", integer},
    RegisterColumn{"problem"},
    RegisterColumn{"type"},
    RegisterColumn{"votes_female", integer},
    RegisterColumn{"votes_male", integer},
};
constexpr std::array kProposal{
    RegisterColumn{"id"},
    RegisterColumn{"unit_code"},
    RegisterColumn{"group_id"},
    RegisterColumn{"title"},
    RegisterColumn{"type"},
    RegisterColumn{"requested_vnd", integer},
    RegisterColumn{"own_contribution_vnd", integer},
    RegisterColumn{"round", integer},
    RegisterColumn{"round_date", date},
    RegisterColumn{"decision"},
    RegisterColumn{"reason"},
    RegisterColumn{"sub_project_id"},
};
constexpr std::array kSubProject{
    RegisterColumn{"id"},
    RegisterColumn{"title"},
    RegisterColumn{"type"},
    RegisterColumn{"unit_code"},
    RegisterColumn{"x", real},
    RegisterColumn{"y", real},
    RegisterColumn{"proposal_id"},
    RegisterColumn{"group_id"},
    RegisterColumn{"proposed_on", date},
    RegisterColumn{"appraised_on", date},
    RegisterColumn{"approved_on", date},
    RegisterColumn{"started_on", date},
    RegisterColumn{"completed_on", date},
    RegisterColumn{"evaluated_on", date},
    RegisterColumn{"refused_on", date},
    RegisterColumn{"stopped_on", date},
    RegisterColumn{"decided_by"},
    RegisterColumn{"self_planned", boolean},
    RegisterColumn{"self_carried_out", boolean},
    RegisterColumn{"self_monitored", boolean},
    RegisterColumn{"self_evaluated", boolean},
    RegisterColumn{"objective"},
    RegisterColumn{"objective_met", boolean},
};
constexpr std::array kCost{
    RegisterColumn{"sub_project_id"}, RegisterColumn{"date", date},
    RegisterColumn{"year", integer},  RegisterColumn{"origin"},
    RegisterColumn{"kind"},           RegisterColumn{"amount_vnd", integer},
    RegisterColumn{"document"},
};
constexpr std::array kBeneficiary{
    RegisterColumn{"sub_project_id"},
    RegisterColumn{"ethnic_group"},
    RegisterColumn{"sex"},
    RegisterColumn{"persons", integer},
};
constexpr std::array kCommunityGroup{
    RegisterColumn{"id"},
    RegisterColumn{"name"},
    RegisterColumn{"kind"},
    RegisterColumn{"unit_code"},
    RegisterColumn{"founded_on", date},
    RegisterColumn{"certified_on", date},
};
constexpr std::array kMemberCount{
    RegisterColumn{"group_id"}, RegisterColumn{"date", date}, RegisterColumn{"ethnic_group"},
    RegisterColumn{"sex"},      RegisterColumn{"role"},       RegisterColumn{"persons", integer},
};
constexpr std::array kIndicator{
    RegisterColumn{"code"},         RegisterColumn{"unit_code"}, RegisterColumn{"baseline", real},
    RegisterColumn{"target", real}, RegisterColumn{"due", date}, RegisterColumn{"plan_start", date},
};
constexpr std::array kMeasurement{
    RegisterColumn{"id"},         RegisterColumn{"indicator_code"}, RegisterColumn{"unit_code"},
    RegisterColumn{"date", date}, RegisterColumn{"value", real},    RegisterColumn{"n", integer},
    RegisterColumn{"replaces"},
};
constexpr std::array kActivity{
    RegisterColumn{"code"},
    RegisterColumn{"planned", real},
    RegisterColumn{"due", date},
};
constexpr std::array kEvent{
    RegisterColumn{"id"},
    RegisterColumn{"activity_code"},
    RegisterColumn{"date", date},
    RegisterColumn{"unit_code"},
    RegisterColumn{"title"},
    RegisterColumn{"participants_female", integer},
    RegisterColumn{"participants_male", integer},
    RegisterColumn{"issues_raised", integer},
    RegisterColumn{"issues_resolved", integer},
};
constexpr std::array kDocument{
    RegisterColumn{"id"},      RegisterColumn{"file"},
    RegisterColumn{"caption"}, RegisterColumn{"table_name"},
    RegisterColumn{"row_id"},  RegisterColumn{"date", date},
    RegisterColumn{"phase"},   RegisterColumn{"consent", boolean},
};
constexpr std::array kEveryTable{
    RegisterColumn{"source"},
    RegisterColumn{"illustrative", boolean},
};

constexpr std::array kTables{
    RegisterTable{"unit", kUnit},
    RegisterTable{"population", kPopulation},
    RegisterTable{"priority", kPriority},
    RegisterTable{"proposal", kProposal},
    RegisterTable{"sub_project", kSubProject},
    RegisterTable{"cost", kCost},
    RegisterTable{"beneficiary", kBeneficiary},
    RegisterTable{"community_group", kCommunityGroup},
    RegisterTable{"member_count", kMemberCount},
    RegisterTable{"indicator", kIndicator},
    RegisterTable{"measurement", kMeasurement},
    RegisterTable{"activity", kActivity},
    RegisterTable{"event", kEvent},
    RegisterTable{"document", kDocument},
};

const RegisterColumn* find(std::span<const RegisterColumn> columns, std::string_view name) {
    const auto found = std::ranges::find(columns, name, &RegisterColumn::name);
    return found == columns.end() ? nullptr : &*found;
}

/// Whole and real numbers serve for each other everywhere; no need to copy a column for that.
bool serves(FieldType has, FieldType wanted) {
    return has == wanted || (wanted == real && has == integer) ||
           (wanted == integer && has == real);
}

/// The cell as `wanted`; empty when it is null or cannot be read so.
Value converted(const Column& column, std::size_t row, FieldType wanted, std::string& buffer) {
    switch (wanted) {
    case boolean:
        if (const auto truth = boolCell(&column, row))
            return *truth;
        return {};
    case integer:
    case real:
        if (const auto number = numberCell(&column, row)) {
            constexpr double exact = 9007199254740992.0;
            if (wanted == integer && std::trunc(*number) == *number && std::abs(*number) < exact)
                return static_cast<std::int64_t>(*number);
            if (wanted == real)
                return *number;
        }
        return {};
    case date:
        if (const auto day = dateCell(&column, row))
            return *day;
        return {};
    default:
        buffer = textCell(&column, row);
        return std::string_view(buffer);
    }
}

Column retyped(const FeatureTable& table, const Column& column, FieldType wanted,
               Diagnostics& diagnostics) {
    Column result({.name = column.name(), .type = wanted});
    std::string buffer;
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (column.isNull(row)) {
            result.pushNull();
            continue;
        }
        const Value value = converted(column, row, wanted, buffer);
        result.push(value);
        if (isNull(value))
            diagnostics.add(
                FindingKind::skipped, msg::badCell,
                {{"value", textCell(&column, row)}, {"type", std::string(fieldTypeName(wanted))}},
                {.layer = table.name,
                 .field = column.name(),
                 .feature = table.ids[row],
                 .line = static_cast<std::int64_t>(row) + 1});
    }
    return result;
}

} // namespace

std::span<const RegisterTable> registerTables() {
    return kTables;
}

TablePtr typedTable(std::string_view name, const TablePtr& table, Diagnostics& diagnostics) {
    const auto schema = std::ranges::find(kTables, name, &RegisterTable::name);
    if (schema == kTables.end() || table == nullptr)
        return table;
    std::vector<std::pair<std::size_t, FieldType>> changes;
    for (std::size_t i = 0; i < table->columns.size(); ++i) {
        const Column& column = table->columns[i];
        const RegisterColumn* wanted = find(schema->columns, column.name());
        if (wanted == nullptr)
            wanted = find(kEveryTable, column.name());
        if (wanted != nullptr && !serves(column.type(), wanted->type))
            changes.emplace_back(i, wanted->type);
    }
    if (changes.empty())
        return table;
    FeatureTable copy = *table;
    for (const auto& [index, type] : changes)
        copy.columns[index] = retyped(*table, table->columns[index], type, diagnostics);
    return std::make_shared<const FeatureTable>(std::move(copy));
}

} // namespace thonmap::monitoring
