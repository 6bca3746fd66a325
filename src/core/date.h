#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace thonmap {

/// A calendar day in the proleptic Gregorian calendar, as days since 1970-01-01.
struct Date {
    std::int32_t daysSinceEpoch = 0;

    auto operator<=>(const Date&) const = default;

    /// Empty when the three numbers are not a day (2023-02-29).
    [[nodiscard]] static std::optional<Date> fromYmd(int year, int month, int day);
    /// Reads exactly "YYYY-MM-DD"; empty for anything else.
    [[nodiscard]] static std::optional<Date> fromIso(std::string_view text);

    [[nodiscard]] int year() const;
    [[nodiscard]] int month() const;
    [[nodiscard]] int day() const;
    /// "2022-06-30".
    [[nodiscard]] std::string iso() const;
    /// "30/06/2022", the form people in Vietnam read.
    [[nodiscard]] std::string dayFirst() const;
};

/// A moment as a source wrote it: wall clock milliseconds since 1970-01-01T00:00 and what is known
/// of its zone.
struct DateTime {
    /// OGR's convention: 0 unknown, 1 local time, 100 UTC, each step above or below a quarter hour.
    std::int64_t millisecondsSinceEpoch = 0;
    std::uint8_t zoneFlag = 0;

    bool operator==(const DateTime&) const = default;
    /// "2022-06-30T07:00:00Z"; milliseconds only when there are any; no zone letter when unknown.
    [[nodiscard]] std::string iso() const;
};

} // namespace thonmap
