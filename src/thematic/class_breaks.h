#pragma once

#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace thonmap::thematic {

enum class BreakMethod : std::uint8_t { equal, quantile, jenks, stddev, pretty, headtail };

/// "equal", "quantile", "jenks", "stddev", "pretty", "headtail".
[[nodiscard]] std::string_view breakMethodName(BreakMethod method);
[[nodiscard]] std::optional<BreakMethod> breakMethodFromName(std::string_view name);
[[nodiscard]] std::span<const std::string_view> breakMethodNames();

/// Classes of one column of numbers, in the column's own unit.
struct ClassBreaks {
    double minimum = 0;
    /// Right-closed upper bounds, strictly rising; the last is at least the largest value. The
    /// first class includes the minimum.
    std::vector<double> upper;
    std::vector<std::size_t> counts;
    /// Values that are NaN or infinite; they are in no class.
    std::size_t noData = 0;
    /// Goodness of variance fit: 1 − squares within classes / squares about the mean, 0–1. 1 when
    /// all values are equal.
    double gvf = 0;
};

/// Divides `values` into `classes` classes.
///
/// Fewer come back where there are fewer different values, or where a method decides itself: pretty
/// takes round steps (1, 2, 5 · 10ⁿ) near `classes`, which may also give a few more; headtail
/// splits at means while the head is at most 40 %; stddev has classes one deviation wide (half of
/// one from 6 classes on), placed about the mean, as far as the values reach. Classes that hold
/// nothing are kept for equal, pretty and stddev, where the bounds mean something. jenks is the
/// exact optimum (Fisher 1958 by dynamic programming), never splitting equal values. Quantiles are
/// linear between ranks (type 7). Deviations are those of the population. Fails when no value is
/// finite, or classes is not 1–64.
[[nodiscard]] Result<ClassBreaks> classBreaks(BreakMethod method, std::span<const double> values,
                                              int classes);

/// Index of the first class whose upper bound is not below the value; empty for NaN and for values
/// above the last bound. \pre upper is rising
[[nodiscard]] std::optional<std::size_t> classOf(std::span<const double> upper, double value);

} // namespace thonmap::thematic
