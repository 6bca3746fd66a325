#pragma once

#include "core/date.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace thonmap::demo {

/// Where the events of an activity take place: in villages or communes by turns, or in the
/// district.
enum class Place : std::uint8_t { village, commune, programme };

/// A planned activity, and how its events are spread evenly between two days.
struct Plan {
    std::string_view code;
    int planned;
    std::string_view due;
    Place place;
    std::string_view first;
    std::string_view last;
    std::array<std::string_view, 3> titles;
    int leastPeople;
    int mostPeople;
};

/// A1 … A15 without A11 (the appraisal rounds) and A12 (the sub-projects themselves).
[[nodiscard]] std::span<const Plan> plans();
/// \pre plans() has the code
[[nodiscard]] const Plan& planOf(std::string_view code);
/// The day of event 0 … planned − 1.
[[nodiscard]] Date eventDay(const Plan& plan, int turn);

/// When village 1 … 18 elected its community group (first round of A1), ranked its priorities
/// (second round) and founded its farmer interest group (A5).
[[nodiscard]] Date electionDay(int village);
[[nodiscard]] Date priorityDay(int village);
[[nodiscard]] Date figFoundingDay(int village);

} // namespace thonmap::demo
