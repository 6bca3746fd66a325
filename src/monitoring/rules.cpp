#include "monitoring/rules.h"

#include "core/cell.h"
#include "core/illustrative.h"
#include "core/number_format.h"
#include "monitoring/messages.h"
#include "monitoring/row_set.h"

#include <algorithm>
#include <map>
#include <set>

namespace thonmap::monitoring {

namespace {

// A share typed in round numbers must not fail by the last bit of a double.
constexpr double kSlack = 1e-9;

LocalText in(const Message& message, const std::vector<Argument>& arguments) {
    return {format(message, arguments, Language::vi), format(message, arguments, Language::en)};
}

/// "4,6 triệu đồng", "12 người", "3".
LocalText amountText(double value, const LocalText& unit) {
    constexpr double million = 1e6;
    const bool large = value >= million || value <= -million;
    const auto text = [&](Language language) {
        const double shown = large ? value / million : value;
        const bool whole = shown == static_cast<double>(static_cast<std::int64_t>(shown));
        const std::string number = formatNumber(shown, whole ? 0 : 1, language);
        if (large)
            return format(msg::millions, {{"number", number}, {"unit", unit}}, language);
        if (unit == LocalText{})
            return number;
        return format(msg::amount, {{"number", number}, {"unit", unit}}, language);
    };
    return {text(Language::vi), text(Language::en)};
}

/// Sums of a requirement by the key its rows belong to.
struct Sums {
    std::map<std::string, RequirementFigure> byKey;
    RequirementFigure all;
};

Result<Sums> sumsOf(const RuleRequirement& requirement, const Registers& registers, Date date,
                    Diagnostics& diagnostics) {
    Sums sums;
    const auto rows = countedRows(requirement.rows, registers, date, diagnostics);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->table)
        return sums;
    const Column* value = nullptr;
    if (!requirement.valueField.empty()) {
        const auto found = needColumn(*rows->table, requirement.valueField);
        if (!found)
            return std::unexpected(found.error());
        value = *found;
    }
    std::vector<bool> inPart(rows->table->rowCount(), false);
    if (!requirement.part.empty()) {
        auto met = meeting(*rows->table, requirement.part);
        if (!met)
            return std::unexpected(met.error());
        inPart = std::move(*met);
    }
    for (std::size_t i = 0; i < rows->rows.size(); ++i) {
        const std::size_t row = rows->rows[i];
        const double amount = value == nullptr ? 1 : numberCell(value, row).value_or(0);
        for (RequirementFigure* figure : {&sums.byKey[rows->units[i]], &sums.all}) {
            figure->total += amount;
            figure->part += inPart[row] ? amount : 0;
            figure->illustrative = figure->illustrative || isIllustrative(*rows->table, row);
        }
    }
    return sums;
}

/// What falls short, if anything.
std::vector<RuleResult::Failure> shortfalls(const RuleRequirement& requirement,
                                            const RequirementFigure& figure,
                                            const std::string& subject) {
    std::vector<RuleResult::Failure> failures;
    const auto atLeast = [&](std::optional<double> required, double actual) {
        if (!required || actual >= *required - kSlack)
            return;
        failures.push_back({.subject = subject,
                            .reason = in(msg::reasonAtLeast,
                                         {{"title", requirement.title},
                                          {"actual", amountText(actual, requirement.unit)},
                                          {"required", amountText(*required, requirement.unit)}}),
                            .actual = actual,
                            .required = *required});
    };
    atLeast(requirement.atLeast, figure.total);
    atLeast(requirement.partAtLeast, figure.part);
    if (requirement.partShareAtLeast && figure.total > 0) {
        const double share = figure.part / figure.total;
        const double required = *requirement.partShareAtLeast;
        if (share < required - kSlack)
            failures.push_back(
                {.subject = subject,
                 .reason = {format(msg::reasonShare,
                                   {{"title", requirement.title},
                                    {"share", formatPercent(share, 0, Language::vi)},
                                    {"missing", amountText(required * figure.total - figure.part,
                                                           requirement.unit)}},
                                   Language::vi),
                            format(msg::reasonShare,
                                   {{"title", requirement.title},
                                    {"share", formatPercent(share, 0, Language::en)},
                                    {"missing", amountText(required * figure.total - figure.part,
                                                           requirement.unit)}},
                                   Language::en)},
                 .actual = share,
                 .required = required});
    }
    return failures;
}

void judge(RuleResult& result, std::vector<RuleResult::Failure> failures) {
    if (failures.empty())
        ++result.passed;
    for (RuleResult::Failure& failure : failures)
        result.failed.push_back(std::move(failure));
}

Result<void> checkShare(const RuleDefinition& rule, const Registers& registers, Date date,
                        Diagnostics& diagnostics, RuleResult& result) {
    const TablePtr subjects = registerTable(registers, rule.table, diagnostics);
    if (!subjects)
        return {};
    const auto key = needColumn(*subjects, rule.keyField);
    if (!key)
        return std::unexpected(key.error());
    std::vector<Sums> sums;
    for (const RuleRequirement& requirement : rule.requirements) {
        auto one = sumsOf(requirement, registers, date, diagnostics);
        if (!one)
            return std::unexpected(one.error());
        sums.push_back(std::move(*one));
    }
    for (std::size_t row = 0; row < subjects->rowCount(); ++row) {
        const std::string subject = textCell(*key, row);
        std::vector<RuleResult::Failure> failures;
        bool known = true;
        for (std::size_t i = 0; i < sums.size() && known; ++i) {
            const auto found = sums[i].byKey.find(subject);
            known = found != sums[i].byKey.end() && found->second.total > 0;
            if (known)
                std::ranges::move(shortfalls(rule.requirements[i], found->second, subject),
                                  std::back_inserter(failures));
        }
        if (known)
            judge(result, std::move(failures));
        else
            ++result.undecided;
    }
    return {};
}

Result<void> checkAtLeast(const RuleDefinition& rule, const Registers& registers, Date date,
                          Diagnostics& diagnostics, RuleResult& result) {
    for (const RuleRequirement& requirement : rule.requirements) {
        const auto sums = sumsOf(requirement, registers, date, diagnostics);
        if (!sums)
            return std::unexpected(sums.error());
        judge(result, shortfalls(requirement, sums->all, {}));
    }
    return {};
}

Result<void> checkEach(const RuleDefinition& rule, const Framework& framework,
                       const Registers& registers, Date date, Diagnostics& diagnostics,
                       RuleResult& result) {
    const auto units = countedRows(framework.units, registers, date, diagnostics);
    if (!units)
        return std::unexpected(units.error());
    std::vector<Sums> sums;
    for (const RuleRequirement& requirement : rule.requirements) {
        auto one = sumsOf(requirement, registers, date, diagnostics);
        if (!one)
            return std::unexpected(one.error());
        sums.push_back(std::move(*one));
    }
    std::set<std::string> seen;
    for (const std::string& unit : units->units) {
        if (!seen.insert(unit).second)
            continue;
        std::vector<RuleResult::Failure> failures;
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const auto found = sums[i].byKey.find(unit);
            std::ranges::move(
                shortfalls(rule.requirements[i],
                           found == sums[i].byKey.end() ? RequirementFigure{} : found->second,
                           unit),
                std::back_inserter(failures));
        }
        judge(result, std::move(failures));
    }
    return {};
}

/// A dated step of one row.
struct Reached {
    const StepTable::Step* step = nullptr;
    Date date;
};

/// Why the steps of a row break the order; empty when they keep it.
std::optional<LocalText> brokenOrder(const StepTable& steps,
                                     const std::vector<std::optional<Date>>& dates, bool decided) {
    std::optional<Reached> last;
    const StepTable::Step* missing = nullptr;
    std::optional<Reached> end;
    for (std::size_t i = 0; i < steps.steps.size(); ++i) {
        const StepTable::Step& step = steps.steps[i];
        if (step.final) {
            if (dates[i] && (!end || *dates[i] < end->date))
                end = Reached{&step, *dates[i]};
            continue;
        }
        if (!dates[i]) {
            missing = missing == nullptr ? &step : missing;
            continue;
        }
        if (missing != nullptr)
            return in(msg::reasonSkipped, {{"later", step.title}, {"earlier", missing->title}});
        if (last && *dates[i] < last->date)
            return in(msg::reasonOrder, {{"later", step.title},
                                         {"laterDate", dates[i]->dayFirst()},
                                         {"earlier", last->step->title},
                                         {"earlierDate", last->date.dayFirst()}});
        last = Reached{&step, *dates[i]};
    }
    if (end && last && end->date < last->date)
        return in(msg::reasonAfterEnd, {{"later", last->step->title},
                                        {"laterDate", last->date.dayFirst()},
                                        {"end", end->step->title},
                                        {"endDate", end->date.dayFirst()}});
    if (!decided)
        return in(msg::reasonNobody, {});
    return std::nullopt;
}

Result<void> checkOrder(const RuleDefinition& rule, const Framework& framework,
                        const Registers& registers, Date date, Diagnostics& diagnostics,
                        RuleResult& result) {
    const StepTable* steps = framework.stepTable(rule.steps);
    if (steps == nullptr)
        return fail(msg::noSteps, {{"id", rule.steps}}, {.file = framework.path});
    const TablePtr table = registerTable(registers, steps->table, diagnostics);
    if (!table)
        return {};
    std::vector<const Column*> columns;
    for (const StepTable::Step& step : steps->steps) {
        const auto column = needColumn(*table, step.dateField);
        if (!column)
            return std::unexpected(column.error());
        columns.push_back(*column);
    }
    for (std::size_t row = 0; row < table->rowCount(); ++row) {
        std::vector<std::optional<Date>> dates;
        bool any = false;
        for (const Column* column : columns) {
            std::optional<Date> day = dateCell(column, row);
            if (day && *day > date) // not known on that day
                day.reset();
            any = any || day.has_value();
            dates.push_back(day);
        }
        if (!any) {
            ++result.undecided;
            continue;
        }
        const bool decided =
            steps->byField.empty() || !textCell(table->column(steps->byField), row).empty();
        if (const auto reason = brokenOrder(*steps, dates, decided))
            result.failed.push_back(
                {.subject = textCell(table->column(steps->keyField), row), .reason = *reason});
        else
            ++result.passed;
    }
    return {};
}

Result<void> checkComplete(const RuleDefinition& rule, const Registers& registers,
                           Diagnostics& diagnostics, RuleResult& result) {
    for (const RuleRequirement& requirement : rule.requirements) {
        const TablePtr table = registerTable(registers, requirement.rows.table, diagnostics);
        if (!table)
            continue;
        const auto met = meeting(*table, requirement.rows.where);
        if (!met)
            return std::unexpected(met.error());
        std::vector<const Column*> columns;
        for (const std::string& name : requirement.required) {
            const auto column = needColumn(*table, name);
            if (!column)
                return std::unexpected(column.error());
            columns.push_back(*column);
        }
        const Column* id = table->column(requirement.rows.idField);
        const Column* replaces = table->column(requirement.rows.replacesField);
        std::set<std::string> ids;
        for (std::size_t row = 0; row < table->rowCount(); ++row)
            ids.insert(textCell(id, row));
        for (std::size_t row = 0; row < table->rowCount(); ++row) {
            if (!(*met)[row])
                continue;
            std::vector<RuleResult::Failure> failures;
            const std::string subject =
                id != nullptr ? textCell(id, row) : table->name + ':' + std::to_string(row + 1);
            for (const Column* column : columns)
                if (textCell(column, row).empty())
                    failures.push_back(
                        {.subject = subject,
                         .reason = in(msg::reasonEmpty, {{"field", column->name()}})});
            if (const std::string corrected = textCell(replaces, row);
                !corrected.empty() && !ids.contains(corrected))
                failures.push_back({.subject = subject,
                                    .reason = in(msg::reasonReplaces, {{"value", corrected}})});
            judge(result, std::move(failures));
        }
    }
    return {};
}

} // namespace

Result<RequirementFigure> requirementFigure(const RuleRequirement& requirement,
                                            const Registers& registers,
                                            std::span<const std::string> unitCodes, Date date,
                                            Diagnostics& diagnostics) {
    const auto sums = sumsOf(requirement, registers, date, diagnostics);
    if (!sums)
        return std::unexpected(sums.error());
    if (unitCodes.empty())
        return sums->all;
    RequirementFigure figure;
    const std::set<std::string> wanted(unitCodes.begin(), unitCodes.end());
    for (const std::string& code : wanted) {
        const auto found = sums->byKey.find(code);
        if (found == sums->byKey.end())
            continue;
        figure.total += found->second.total;
        figure.part += found->second.part;
        figure.illustrative = figure.illustrative || found->second.illustrative;
    }
    return figure;
}

Result<RuleResult> checkRule(const RuleDefinition& rule, const Framework& framework,
                             const Registers& registers, Date date, Diagnostics& diagnostics) {
    RuleResult result{.code = rule.code, .title = rule.title, .failed = {}};
    Result<void> done;
    switch (rule.kind) {
    case RuleKind::share:
        done = checkShare(rule, registers, date, diagnostics, result);
        break;
    case RuleKind::atLeast:
        done = checkAtLeast(rule, registers, date, diagnostics, result);
        break;
    case RuleKind::each:
        done = checkEach(rule, framework, registers, date, diagnostics, result);
        break;
    case RuleKind::order:
        done = checkOrder(rule, framework, registers, date, diagnostics, result);
        break;
    case RuleKind::complete:
        done = checkComplete(rule, registers, diagnostics, result);
        break;
    }
    if (!done)
        return std::unexpected(done.error());
    return result;
}

Result<std::vector<RuleResult>> checkRules(const Framework& framework, const Registers& registers,
                                           Date date, Diagnostics& diagnostics) {
    std::vector<RuleResult> results;
    for (const RuleDefinition& rule : framework.rules) {
        auto result = checkRule(rule, framework, registers, date, diagnostics);
        if (!result)
            return std::unexpected(result.error());
        results.push_back(std::move(*result));
    }
    return results;
}

} // namespace thonmap::monitoring
