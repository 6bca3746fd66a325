#include "monitoring/progress.h"

#include "core/cell.h"
#include "core/illustrative.h"
#include "monitoring/row_set.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace thonmap::monitoring {

namespace {

/// What a unit promised: a row of the register `indicator`.
struct Promise {
    std::string unitCode;
    std::optional<double> baseline;
    std::optional<double> target;
    std::optional<Date> planStart;
    std::optional<Date> due;
    bool illustrative = false;
};

std::vector<Promise> promisesFor(const std::string& code, const Registers& registers,
                                 Diagnostics& diagnostics) {
    std::vector<Promise> promises;
    const TablePtr table = registerTable(registers, "indicator", diagnostics);
    if (table == nullptr)
        return promises;
    for (std::size_t row = 0; row < table->rowCount(); ++row) {
        if (textCell(table->column("code"), row) != code)
            continue;
        promises.push_back({.unitCode = textCell(table->column("unit_code"), row),
                            .baseline = numberCell(table->column("baseline"), row),
                            .target = numberCell(table->column("target"), row),
                            .planStart = dateCell(table->column("plan_start"), row),
                            .due = dateCell(table->column("due"), row),
                            .illustrative = isIllustrative(*table, row)});
    }
    return promises;
}

/// What the rows say of one unit, or of all.
struct Tally {
    double sum = 0;
    double weight = 0; ///< mean: n behind it
    std::int64_t rows = 0;
    std::optional<Date> newest;
    bool illustrative = false;

    void note(std::optional<Date> date, bool invented) {
        if (date && (!newest || *newest < *date))
            newest = date;
        illustrative = illustrative || invented;
    }
};

struct Tallies {
    std::map<std::string, Tally> byUnit;
    Tally all;
};

Result<Tallies> counted(const IndicatorDefinition& indicator, const CountedRows& rows) {
    Tallies tallies;
    const Column* value = nullptr;
    if (indicator.kind == IndicatorKind::sum && rows.table) {
        const auto found = needColumn(*rows.table, indicator.valueField);
        if (!found)
            return std::unexpected(found.error());
        value = *found;
    }
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        const std::size_t row = rows.rows[i];
        const double amount =
            indicator.kind == IndicatorKind::sum ? numberCell(value, row).value_or(0) : 1;
        for (Tally* tally : {&tallies.byUnit[rows.units[i]], &tallies.all}) {
            tally->sum += amount;
            ++tally->rows;
            tally->note(rows.dates[i], isIllustrative(*rows.table, row));
        }
    }
    return tallies;
}

/// Each unit speaks through its newest row; together they are weighted by the n behind them.
Result<Tallies> averaged(const IndicatorDefinition& indicator, const CountedRows& rows) {
    Tallies tallies;
    if (!rows.table)
        return tallies;
    const auto value = needColumn(*rows.table, indicator.valueField);
    if (!value)
        return std::unexpected(value.error());
    const Column* weights = nullptr;
    if (!indicator.nField.empty()) {
        const auto found = needColumn(*rows.table, indicator.nField);
        if (!found)
            return std::unexpected(found.error());
        weights = *found;
    }
    std::map<std::string, std::size_t> newest;
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        if (!numberCell(*value, rows.rows[i]))
            continue;
        const auto [entry, added] = newest.emplace(rows.units[i], i);
        // Of two figures of one day the later row is the one typed last.
        if (!added && rows.dates[entry->second] <= rows.dates[i])
            entry->second = i;
    }
    for (const auto& [unit, i] : newest) {
        const std::size_t row = rows.rows[i];
        // A figure that does not say how many are behind it counts as one.
        const double n = weights == nullptr ? 1 : numberCell(weights, row).value_or(1);
        const double weight = std::max(n, 1.0);
        for (Tally* tally : {&tallies.byUnit[unit], &tallies.all}) {
            tally->sum += *numberCell(*value, row) * weight;
            tally->weight += weight;
            tally->rows += static_cast<std::int64_t>(weight);
            tally->note(rows.dates[i], isIllustrative(*rows.table, row));
        }
    }
    return tallies;
}

/// Time gone of the way from plan start to due, 0–1; empty when the plan has no ends.
std::optional<double> timeGone(const Figure& figure, Date date) {
    if (!figure.planStart || !figure.due)
        return std::nullopt;
    if (date >= *figure.due)
        return 1.0;
    if (date <= *figure.planStart)
        return 0.0;
    return static_cast<double>(date.daysSinceEpoch - figure.planStart->daysSinceEpoch) /
           static_cast<double>(figure.due->daysSinceEpoch - figure.planStart->daysSinceEpoch);
}

Status statusOf(const Figure& figure, const Framework& framework, Date date) {
    // Figures typed with decimals must not fall behind by the last bit of a double.
    constexpr double slack = 1e-9;
    if (!figure.actual || !figure.fraction)
        return Status::noData;
    if (*figure.fraction >= 1 - slack)
        return Status::done;
    if (figure.due && *figure.due < date)
        return Status::overdue;
    if (figure.plannedFraction &&
        *figure.plannedFraction - *figure.fraction > framework.behindPoints / 100 + slack)
        return Status::behind;
    return Status::onTrack;
}

/// Fractions, plan and status from target, baseline, actual and dates.
void complete(Figure& figure, const Framework& framework, Date date) {
    figure.fraction.reset();
    figure.planned.reset();
    figure.plannedFraction.reset();
    if (figure.target) {
        const double way = *figure.target - figure.baseline;
        figure.plannedFraction = timeGone(figure, date);
        if (figure.plannedFraction)
            figure.planned = figure.baseline + way * *figure.plannedFraction;
        if (figure.actual && way != 0)
            figure.fraction = (*figure.actual - figure.baseline) / way;
    }
    figure.status = statusOf(figure, framework, date);
}

void apply(Figure& figure, const Tally* tally, const IndicatorDefinition& indicator) {
    if (tally == nullptr)
        return;
    figure.n = tally->rows;
    figure.asOf = tally->newest;
    figure.illustrative = figure.illustrative || tally->illustrative;
    if (indicator.kind != IndicatorKind::mean)
        figure.actual = tally->sum;
    else if (tally->weight > 0)
        figure.actual = tally->sum / tally->weight;
}

const Tally* find(const Tallies& tallies, const std::string& unit) {
    const auto found = tallies.byUnit.find(unit);
    return found == tallies.byUnit.end() ? nullptr : &found->second;
}

Figure blankFigure(const IndicatorDefinition& indicator, const Promise* promise) {
    Figure figure;
    figure.baseline = indicator.baseline;
    figure.target = indicator.target;
    figure.planStart = indicator.planStart;
    figure.due = indicator.due;
    if (promise == nullptr)
        return figure;
    figure.unitCode = promise->unitCode;
    figure.illustrative = promise->illustrative;
    figure.baseline = promise->baseline.value_or(indicator.baseline);
    figure.planStart = promise->planStart ? promise->planStart : indicator.planStart;
    figure.due = promise->due ? promise->due : indicator.due;
    if (promise->target)
        figure.target = promise->target;
    return figure;
}

/// The rows behind an indicator at a date.
struct Evidence {
    Tallies tallies;
    std::map<std::string, std::int64_t> underWay;
    /// Units that have reported; empty when the indicator does not ask for reports.
    std::optional<std::set<std::string>> reported;
};

Result<Evidence> evidenceFor(const IndicatorDefinition& indicator, const Registers& registers,
                             Date date, Diagnostics& diagnostics) {
    Evidence evidence;
    const auto rows = countedRows(indicator.rows, registers, date, diagnostics);
    if (!rows)
        return std::unexpected(rows.error());
    auto tallies = indicator.kind == IndicatorKind::mean ? averaged(indicator, *rows)
                                                         : counted(indicator, *rows);
    if (!tallies)
        return std::unexpected(tallies.error());
    evidence.tallies = std::move(*tallies);
    if (indicator.underWay) {
        const auto begun = countedRows(*indicator.underWay, registers, date, diagnostics);
        if (!begun)
            return std::unexpected(begun.error());
        for (const std::string& unit : begun->units)
            ++evidence.underWay[unit];
    }
    if (indicator.reported) {
        const auto reports = countedRows(*indicator.reported, registers, date, diagnostics);
        if (!reports)
            return std::unexpected(reports.error());
        evidence.reported.emplace(reports->units.begin(), reports->units.end());
    }
    return evidence;
}

Figure placeFigure(const IndicatorDefinition& indicator, const Framework& framework,
                   const Promise& promise, const Evidence& evidence, Date date) {
    Figure figure = blankFigure(indicator, &promise);
    const Tally* tally = find(evidence.tallies, promise.unitCode);
    const bool silent = evidence.reported && !evidence.reported->contains(promise.unitCode);
    // Counting nothing is a figure (0) where somebody looked; a mean of nothing is none.
    if (tally == nullptr && !silent && indicator.kind != IndicatorKind::mean)
        figure.actual = 0;
    if (!silent)
        apply(figure, tally, indicator);
    if (const auto begun = evidence.underWay.find(promise.unitCode);
        begun != evidence.underWay.end())
        figure.underWay = begun->second;
    complete(figure, framework, date);
    return figure;
}

Figure totalFigure(const IndicatorDefinition& indicator, const Framework& framework,
                   const Promise* promise, const Evidence& evidence, Date date) {
    Figure figure = blankFigure(indicator, promise);
    const bool silent = evidence.reported && evidence.reported->empty();
    if (!silent && indicator.kind != IndicatorKind::mean)
        figure.actual = 0;
    if (!silent && evidence.tallies.all.rows > 0)
        apply(figure, &evidence.tallies.all, indicator);
    for (const auto& [unit, count] : evidence.underWay)
        figure.underWay += count;
    complete(figure, framework, date);
    return figure;
}

} // namespace

std::string_view statusName(Status status) {
    switch (status) {
    case Status::noData:
        return "no_data";
    case Status::done:
        return "done";
    case Status::onTrack:
        return "on_track";
    case Status::behind:
        return "behind";
    case Status::overdue:
        return "overdue";
    }
    return "no_data";
}

const Figure* IndicatorProgress::place(std::string_view unitCode) const {
    const auto found = std::ranges::find(places, unitCode, &Figure::unitCode);
    return found == places.end() ? nullptr : &*found;
}

std::size_t IndicatorProgress::count(Status status) const {
    return static_cast<std::size_t>(std::ranges::count(places, status, &Figure::status));
}

Result<IndicatorProgress> progressOf(const IndicatorDefinition& indicator,
                                     const Framework& framework, const Registers& registers,
                                     Date date, Diagnostics& diagnostics) {
    const auto evidence = evidenceFor(indicator, registers, date, diagnostics);
    if (!evidence)
        return std::unexpected(evidence.error());
    IndicatorProgress progress{.code = indicator.code,
                               .title = indicator.title,
                               .unit = indicator.unit,
                               .decimals = indicator.decimals,
                               .total = {},
                               .places = {}};
    const std::vector<Promise> promises = promisesFor(indicator.code, registers, diagnostics);
    const Promise* whole = nullptr;
    for (const Promise& promise : promises) {
        if (promise.unitCode.empty())
            whole = &promise;
        else
            progress.places.push_back(placeFigure(indicator, framework, promise, *evidence, date));
    }
    progress.total = totalFigure(indicator, framework, whole, *evidence, date);
    return progress;
}

Result<std::vector<IndicatorProgress>> progress(const Framework& framework,
                                                const Registers& registers, Date date,
                                                Diagnostics& diagnostics) {
    std::vector<IndicatorProgress> all;
    for (const IndicatorDefinition& indicator : framework.indicators) {
        auto one = progressOf(indicator, framework, registers, date, diagnostics);
        if (!one)
            return std::unexpected(one.error());
        all.push_back(std::move(*one));
    }
    return all;
}

Figure combined(const IndicatorDefinition& indicator, const Framework& framework,
                const std::vector<Figure>& figures, Date date) {
    Figure sum;
    sum.baseline = 0;
    double weight = 0;
    double weighted = 0;
    double targetWeight = 0;
    const bool mean = indicator.kind == IndicatorKind::mean;
    for (const Figure& figure : figures) {
        sum.n += figure.n;
        sum.underWay += figure.underWay;
        sum.illustrative = sum.illustrative || figure.illustrative;
        if (figure.asOf && (!sum.asOf || *sum.asOf < *figure.asOf))
            sum.asOf = figure.asOf;
        if (figure.planStart && (!sum.planStart || *figure.planStart < *sum.planStart))
            sum.planStart = figure.planStart;
        if (figure.due && (!sum.due || *sum.due < *figure.due))
            sum.due = figure.due;
        if (figure.target) {
            sum.target = sum.target.value_or(0) + *figure.target;
            sum.baseline += figure.baseline;
            targetWeight += 1;
        }
        if (!figure.actual)
            continue;
        if (mean) {
            weighted += *figure.actual * static_cast<double>(figure.n);
            weight += static_cast<double>(figure.n);
        } else {
            sum.actual = sum.actual.value_or(0) + *figure.actual;
        }
    }
    if (mean && weight > 0)
        sum.actual = weighted / weight;
    if (mean && targetWeight > 0) {
        sum.target = *sum.target / targetWeight;
        sum.baseline /= targetWeight;
    }
    complete(sum, framework, date);
    return sum;
}

Result<std::vector<Figure>> course(const IndicatorDefinition& indicator, const Framework& framework,
                                   const Registers& registers, const std::vector<Date>& dates,
                                   Diagnostics& diagnostics) {
    std::vector<Figure> figures;
    for (const Date date : dates) {
        // What is wrong with a row is wrong at every date: say it once.
        Diagnostics repeated;
        const auto one = progressOf(indicator, framework, registers, date,
                                    figures.empty() ? diagnostics : repeated);
        if (!one)
            return std::unexpected(one.error());
        figures.push_back(one->total);
    }
    return figures;
}

} // namespace thonmap::monitoring
