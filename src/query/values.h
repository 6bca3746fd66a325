#pragma once

#include "query/evaluate.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace thonmap::query {

using Truths = std::vector<Tristate>;
/// Rows of the target that are being asked, ascending.
using Rows = std::span<const std::size_t>;

/// Text cells; `owned` holds those that stand in no column.
struct Texts {
    std::vector<std::string_view> views;
    std::shared_ptr<const std::vector<std::string>> owned;
};
/// Moments: UTC microseconds, and the calendar day as the source wrote it.
struct Moments {
    std::vector<std::int64_t> micros;
    std::vector<std::int64_t> days;
};

/// What a subtree gives for the rows asked: one value a row, or a single one for all of them.
/// Numbers are integers as long as that is exact.
struct Values {
    std::variant<Truths, std::vector<std::int64_t>, std::vector<double>, Texts, Moments> data;
    /// 0 = null; empty = nothing is null. Truths say unknown and reals NaN themselves.
    std::vector<std::uint8_t> valid;
    bool constant = false;

    /// Where row i's value lies in the buffers.
    [[nodiscard]] std::size_t at(std::size_t row) const { return constant ? 0 : row; }
    [[nodiscard]] bool isNull(std::size_t row) const {
        return !valid.empty() && valid[at(row)] == 0;
    }
};

[[nodiscard]] inline Tristate negated(Tristate value) {
    return value == Tristate::unknown ? value
           : value == Tristate::yes   ? Tristate::no
                                      : Tristate::yes;
}
[[nodiscard]] inline Tristate truth(bool value) {
    return value ? Tristate::yes : Tristate::no;
}

// --- compare.cpp
/// op is one of the six comparisons. \pre the types were found comparable
[[nodiscard]] Truths compared(Op op, const Values& a, const Values& b, std::size_t rows);
/// value IN items.
[[nodiscard]] Truths isOneOf(const Values& value, std::span<const Values> items, std::size_t rows);

// --- arithmetic.cpp
/// op is arithmetic. Overflowing integers become reals; a division by zero is unknown.
[[nodiscard]] Values computed(Op op, const Values& a, const Values& b, std::size_t rows);

// --- temporal.cpp
/// A stretch of time a row, both ends included.
struct Stretches {
    std::vector<std::int64_t> starts;
    std::vector<std::int64_t> ends;
    std::vector<std::uint8_t> known; ///< 0 where a bound is null, or it ends before it starts
};
inline constexpr std::int64_t kAlways = INT64_MAX;
inline constexpr std::int64_t kMicrosecondsADay = 86'400'000'000;
[[nodiscard]] bool holds(TemporalPredicate predicate, std::int64_t aStart, std::int64_t aEnd,
                         std::int64_t bStart, std::int64_t bEnd);

} // namespace thonmap::query
