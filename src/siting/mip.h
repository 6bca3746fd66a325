#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace thonmap::siting {

// Inside this module only: a mixed integer program and CBC behind it.

/// Minimise cost · x where every row's sum is at least (or exactly) its right side.
struct Mip {
    std::vector<double> costs;
    std::vector<double> lower;
    std::vector<double> upper;
    std::vector<std::uint8_t> isInteger;
    std::vector<int> rowStarts{0};
    std::vector<int> columns;
    std::vector<double> coefficients;
    std::vector<double> rowLower;
    std::vector<double> rowUpper;

    int addColumn(double cost, double low, double high, bool integer);
    /// Adds a term to the row being built; endRow() closes it.
    void add(int column, double coefficient);
    void endRow(double low, double high);
};

struct MipResult {
    enum class Status : std::uint8_t { optimal, infeasible, timeLimit };
    Status status = Status::timeLimit;
    std::vector<double> values; ///< empty when nothing feasible was found
    double bound = 0;           ///< no solution is below
};

/// Silent and deterministic. `start` is a feasible solution to improve on, or empty.
[[nodiscard]] Result<MipResult> solve(const Mip& mip, std::span<const double> start, double seconds,
                                      const Progress& progress);

} // namespace thonmap::siting
