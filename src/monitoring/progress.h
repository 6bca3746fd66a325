#pragma once

#include "core/diagnostics.h"
#include "core/result.h"
#include "monitoring/framework.h"
#include "monitoring/registers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::monitoring {

enum class Status : std::uint8_t { noData, done, onTrack, behind, overdue };

/// "no_data", "done", "on_track", "behind", "overdue".
[[nodiscard]] std::string_view statusName(Status status);

/// An indicator for one unit, or in total, at a date. Amounts are in the indicator's unit.
struct Figure {
    std::string unitCode; ///< empty = the programme
    double baseline = 0;
    std::optional<double> target;
    std::optional<double> actual;  ///< empty = not reported
    std::optional<double> planned; ///< straight from baseline at planStart to target at due
    /// actual and planned on the way from baseline to target, 0–1 and beyond; empty without target.
    std::optional<double> fraction;
    std::optional<double> plannedFraction;
    std::optional<Date> planStart;
    std::optional<Date> due;
    std::optional<Date> asOf; ///< of the newest row behind `actual`
    std::int64_t n = 0;       ///< rows counted, or cases behind a mean
    std::int64_t underWay = 0;
    Status status = Status::noData;
    bool illustrative = false;
};

struct IndicatorProgress {
    std::string code;
    LocalText title;
    LocalText unit;
    int decimals = 0;
    Figure total;
    std::vector<Figure> places; ///< every unit with a target of its own, in the register's order
    [[nodiscard]] const Figure* place(std::string_view unitCode) const;
    [[nodiscard]] std::size_t count(Status status) const; ///< over places
};

/// Progress of one indicator, all from register rows dated at or before `date`. The total counts
/// all rows (also of units without target); its target is the register's row without unit, else the
/// framework's. The target of a unit is its row in the register `indicator`.
/// done: target reached; overdue: not reached after the due day; behind: more than
/// framework.behindPoints below plan.
[[nodiscard]] Result<IndicatorProgress> progressOf(const IndicatorDefinition& indicator,
                                                   const Framework& framework,
                                                   const Registers& registers, Date date,
                                                   Diagnostics& diagnostics);
/// Of all indicators, in the framework's order.
[[nodiscard]] Result<std::vector<IndicatorProgress>> progress(const Framework& framework,
                                                              const Registers& registers, Date date,
                                                              Diagnostics& diagnostics);
/// One indicator summed over some units (a commune): targets and actuals added for counts and sums,
/// n-weighted mean otherwise.
[[nodiscard]] Figure combined(const IndicatorDefinition& indicator, const Framework& framework,
                              const std::vector<Figure>& figures, Date date);

/// The total's actual at each date: the curve under the date slider. One entry a date.
[[nodiscard]] Result<std::vector<Figure>>
course(const IndicatorDefinition& indicator, const Framework& framework, const Registers& registers,
       const std::vector<Date>& dates, Diagnostics& diagnostics);

struct ActivityProgress {
    struct Count {
        std::string name;
        LocalText title;
        std::optional<double> planned;
        double done = 0;
        std::optional<double> women;
        std::optional<double> men;
    };
    std::string code;
    LocalText title;
    std::optional<Date> due;
    std::vector<Count> counts;
};

[[nodiscard]] Result<std::vector<ActivityProgress>> activities(const Framework& framework,
                                                               const Registers& registers,
                                                               Date date, Diagnostics& diagnostics);

} // namespace thonmap::monitoring
