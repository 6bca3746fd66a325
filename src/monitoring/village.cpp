#include "monitoring/village.h"

#include "core/cell.h"
#include "core/illustrative.h"
#include "monitoring/messages.h"
#include "monitoring/row_set.h"

#include <algorithm>
#include <map>
#include <set>

namespace thonmap::monitoring {

namespace {

/// The columns of `population`, null where a table lacks one.
struct PopulationColumns {
    explicit PopulationColumns(const FeatureTable& table)
        : unit(table.column("unit_code")), date(table.column("date")),
          group(table.column("ethnic_group")), sex(table.column("sex")),
          persons(table.column("persons")), households(table.column("households")) {}
    const Column* unit;
    const Column* date;
    const Column* group;
    const Column* sex;
    const Column* persons;
    const Column* households;
};

/// The newest date at or before `date` on which `value` says something of the unit.
std::optional<Date> newest(const FeatureTable& table, const PopulationColumns& columns,
                           const std::string& unit, const Column* value, Date date) {
    std::optional<Date> found;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const auto day = dateCell(columns.date, row);
        if (day && *day <= date && (!found || *found < *day) && numberCell(value, row) &&
            textCell(columns.unit, row) == unit)
            found = day;
    }
    return found;
}

void addPersons(Population& population, const FeatureTable& table, const PopulationColumns& columns,
                std::size_t row, Diagnostics& diagnostics) {
    const double persons = *numberCell(columns.persons, row);
    const std::string name = textCell(columns.group, row);
    auto group = std::ranges::find(population.groups, name, &Population::Group::name);
    if (group == population.groups.end())
        group = population.groups.insert(population.groups.end(), Population::Group{.name = name});
    const std::string sex = textCell(columns.sex, row);
    if (sex == "female") {
        group->women += persons;
        population.women += persons;
    } else if (sex == "male") {
        group->men += persons;
        population.men += persons;
    } else {
        diagnostics.add(FindingKind::skipped, msg::unknownSex,
                        {{"persons", persons}, {"value", sex}},
                        {.layer = table.name, .field = "sex", .feature = table.ids[row]});
    }
    population.illustrative = population.illustrative || isIllustrative(table, row);
}

void addUnit(Population& population, const FeatureTable& table, const std::string& unit, Date date,
             Diagnostics& diagnostics) {
    const PopulationColumns columns(table);
    const auto counted = newest(table, columns, unit, columns.persons, date);
    const auto housed = newest(table, columns, unit, columns.households, date);
    if (counted) {
        ++population.unitsWithData;
        if (!population.asOf || *counted < *population.asOf)
            population.asOf = counted;
    }
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        if (textCell(columns.unit, row) != unit)
            continue;
        const auto day = dateCell(columns.date, row);
        if (counted && day == counted && numberCell(columns.persons, row))
            addPersons(population, table, columns, row, diagnostics);
        const auto households = numberCell(columns.households, row);
        if (housed && day == housed && households)
            population.households = population.households.value_or(0) + *households;
    }
}

std::optional<double> communityShare(const SubProject& project) {
    const bool planned = project.totalPlanned > 0;
    const double total = planned ? project.totalPlanned : project.totalDisbursed;
    if (!(total > 0))
        return std::nullopt;
    double community = 0;
    for (const CostByOrigin& cost : project.costs)
        if (cost.origin.starts_with("community"))
            community += planned ? cost.planned : cost.disbursed;
    return community / total;
}

void addCosts(std::map<std::string, SubProject*>& projects, const FeatureTable& table, Date date) {
    const Column* key = table.column("sub_project_id");
    const Column* day = table.column("date");
    const Column* origin = table.column("origin");
    const Column* kind = table.column("kind");
    const Column* amount = table.column("amount_vnd");
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const auto project = projects.find(textCell(key, row));
        const auto on = dateCell(day, row);
        const auto vnd = numberCell(amount, row);
        if (project == projects.end() || !on || *on > date || !vnd)
            continue;
        std::vector<CostByOrigin>& costs = project->second->costs;
        const std::string from = textCell(origin, row);
        auto cost = std::ranges::find(costs, from, &CostByOrigin::origin);
        if (cost == costs.end())
            cost = costs.insert(costs.end(), CostByOrigin{.origin = from});
        if (textCell(kind, row) == "planned") {
            cost->planned += *vnd;
            project->second->totalPlanned += *vnd;
        } else {
            cost->disbursed += *vnd;
            project->second->totalDisbursed += *vnd;
        }
    }
}

} // namespace

Population populationOf(const Registers& registers, std::span<const std::string> unitCodes,
                        Date date, Diagnostics& diagnostics) {
    Population population;
    const TablePtr table = registerTable(registers, "population", diagnostics);
    if (!table)
        return population;
    for (const std::string& unit : std::set<std::string>(unitCodes.begin(), unitCodes.end()))
        addUnit(population, *table, unit, date, diagnostics);
    std::ranges::sort(
        population.groups, [](const Population::Group& a, const Population::Group& b) {
            return a.persons() != b.persons() ? a.persons() > b.persons() : a.name < b.name;
        });
    return population;
}

std::vector<Date> populationDates(const Registers& registers) {
    std::set<Date> dates;
    if (const FeatureTable* table = registers.table("population"))
        for (std::size_t row = 0; row < table->rowCount(); ++row)
            if (const auto day = dateCell(table->column("date"), row))
                dates.insert(*day);
    return {dates.begin(), dates.end()};
}

Result<std::vector<StepState>> statesAt(const StepTable& steps, const Registers& registers,
                                        Date date) {
    Diagnostics unreadable; // bad cells are reported where the rows themselves are read
    const TablePtr table = registerTable(registers, steps.table, unreadable);
    if (!table)
        return std::vector<StepState>{};
    std::vector<const Column*> columns;
    for (const StepTable::Step& step : steps.steps) {
        const auto column = needColumn(*table, step.dateField);
        if (!column)
            return std::unexpected(column.error());
        columns.push_back(*column);
    }
    std::vector<StepState> states(table->rowCount());
    for (std::size_t row = 0; row < states.size(); ++row) {
        bool ended = false;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto day = dateCell(columns[i], row);
            if (!day || *day > date || (ended && !steps.steps[i].final))
                continue;
            states[row] = {.state = steps.steps[i].state, .since = day};
            ended = ended || steps.steps[i].final;
        }
    }
    return states;
}

Result<std::vector<SubProject>> subProjectsAt(const Registers& registers, const StepTable& steps,
                                              Date date) {
    const auto states = statesAt(steps, registers, date);
    if (!states)
        return std::unexpected(states.error());
    Diagnostics unreadable;
    const TablePtr table = registerTable(registers, steps.table, unreadable);
    std::vector<SubProject> projects;
    for (std::size_t row = 0; row < states->size(); ++row) {
        const StepState& state = (*states)[row];
        if (state.state.empty())
            continue;
        projects.push_back({.id = textCell(table->column(steps.keyField), row),
                            .title = textCell(table->column("title"), row),
                            .type = textCell(table->column("type"), row),
                            .unitCode = textCell(table->column("unit_code"), row),
                            .state = state.state,
                            .stateSince = state.since,
                            .costs = {},
                            .communityShare = {},
                            .illustrative = isIllustrative(*table, row)});
    }
    std::map<std::string, SubProject*> byId;
    for (SubProject& project : projects)
        byId.emplace(project.id, &project);
    if (const TablePtr costs = registerTable(registers, "cost", unreadable))
        addCosts(byId, *costs, date);
    for (SubProject& project : projects)
        project.communityShare = communityShare(project);
    return projects;
}

} // namespace thonmap::monitoring
