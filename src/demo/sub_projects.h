#pragma once

#include "core/date.h"
#include "demo/outline.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::demo {

/// The programme's main day on the map: what has happened by then is written into the story below.
inline constexpr std::string_view kMapDate = "2022-06-30";
/// The last day of the programme; nothing is dated later.
inline constexpr std::string_view kLastDay = "2023-06-30";

/// Who pays, in VND.
struct Money {
    std::string_view origin; ///< project, community_cash …
    std::int64_t vnd = 0;
};

/// One made-up sub-project with the days of its steps.
struct SubProject {
    std::string id;
    std::string title;
    std::string_view type; ///< water, road …
    int village = 0;       ///< 1 … 18
    /// What it is on kMapDate: E evaluated, C completed, U under way, A approved, G appraised,
    /// P proposed, X stopped.
    char stateOnMapDate = 'P';
    Spot spot;
    int round = 0; ///< 1 … 9
    Date proposed;
    Date appraised;
    Date approved;
    std::optional<Date> started;
    std::optional<Date> completed;
    std::optional<Date> evaluated;
    std::optional<Date> stopped;
    bool objectiveMet = true; ///< said of completed ones
    std::string_view objective;
    std::vector<Money> planned;
    [[nodiscard]] std::int64_t plannedTotal() const;
};

/// The day of appraisal round 1 … 9.
[[nodiscard]] Date roundDate(int round);
/// All 65, in the order of their proposals.
[[nodiscard]] const std::vector<SubProject>& subProjects();
/// How many are planned in a village: its part of the programme's 65.
[[nodiscard]] int plannedSubProjects(int village);

[[nodiscard]] Date day(std::string_view iso);
[[nodiscard]] Date daysAfter(Date date, std::int64_t days);

} // namespace thonmap::demo
