#pragma once

#include "siting/mip.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace thonmap::siting {

// Inside this module only: what p-median and maximum coverage have in common.

/// Choose p of the candidates so that Σ weight × cost of the cheapest chosen one is least.
struct MedianProblem {
    std::size_t demands = 0;
    std::size_t candidates = 0;
    std::vector<double> weights;
    std::vector<double> costs; ///< row-major; infinite = may not serve
    std::vector<std::size_t> fixed;
    std::size_t p = 0;

    [[nodiscard]] double cost(std::size_t demand, std::size_t candidate) const {
        return costs[demand * candidates + candidate];
    }
};

struct MedianSolution {
    MipResult::Status status = MipResult::Status::timeLimit;
    std::vector<std::size_t> chosen; ///< ascending; empty when nothing feasible was found
    double objective = 0;            ///< infinite when chosen is empty
    double bound = 0;
};

/// Σ weight × cost of the cheapest chosen; demand without weight does not count.
[[nodiscard]] double medianCost(const MedianProblem& problem,
                                const std::vector<std::size_t>& chosen);

/// A good choice by adding greedily and then exchanging while that helps (Teitz and Bart 1968).
[[nodiscard]] std::vector<std::size_t> exchangeHeuristic(const MedianProblem& problem,
                                                         const Progress& progress);

/// The best choice, proven. \pre fixed.size() ≤ p ≤ candidates
[[nodiscard]] Result<MedianSolution> solveMedian(const MedianProblem& problem, double seconds,
                                                 const Progress& progress);

/// The fewest candidates (fixed ones among them) so that every demand with weight has one of
/// finite cost. \pre every such demand has at least one
[[nodiscard]] Result<MedianSolution> solveSetCover(const MedianProblem& problem, double seconds,
                                                   const Progress& progress);

} // namespace thonmap::siting
