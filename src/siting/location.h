#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::siting {

/// A distance nobody can travel.
inline constexpr double kUnreachable = std::numeric_limits<double>::infinity();

/// Where people are, where a site could be, and how far apart: all that an exact model needs.
struct LocationProblem {
    std::vector<std::string> demandIds;
    std::vector<std::string> candidateIds;
    /// One a demand point: people, households … ≥ 0 and finite.
    std::vector<double> weights;
    /// Row-major, demand × candidate: metres (or any cost), ≥ 0, kUnreachable where there is no
    /// way. Never NaN.
    std::vector<double> distances;
    /// Sites open in the end, the fixed ones among them.
    int p = 0;
    /// Within this many metres a demand point counts as covered; empty where that has no meaning.
    /// Required by solveMaxCover.
    std::optional<double> serviceDistanceMetres;
    /// Candidates that are open already (existing sites), as indices.
    std::vector<std::size_t> fixed;

    [[nodiscard]] double distance(std::size_t demand, std::size_t candidate) const {
        return distances[demand * candidateIds.size() + candidate];
    }
};

enum class SolutionStatus : std::uint8_t {
    optimal,    ///< proven: no better choice exists
    infeasible, ///< no choice satisfies the problem; `reason` says why
    timeLimit,  ///< the best choice found, at most `gap` away from the best possible
};

/// "optimal", "infeasible", "time_limit": the words of the command line contract.
[[nodiscard]] std::string_view statusName(SolutionStatus status);

struct LocationSolution {
    SolutionStatus status = SolutionStatus::infeasible;
    /// p-median: Σ weight × metres to the nearest open site. Maximum coverage: weight covered.
    double objective = 0;
    /// No choice can be below (p-median) or above (coverage) this.
    double bound = 0;
    /// |objective − bound| / |objective|; 0 when optimal.
    double gap = 0;
    /// Open sites as indices, ascending; the fixed ones among them.
    std::vector<std::size_t> chosen;
    /// One a demand point: the nearest open site (lowest index on ties), or −1 when there is none
    /// it can reach (coverage: none within the service distance).
    std::vector<std::int64_t> assignment;
    /// Weight within the service distance of its site; empty when the problem names no distance.
    std::optional<double> coveredWeight;
    double totalWeight = 0;
    /// Weighted mean and the largest of the distances to the assigned sites, over demand points
    /// with weight and a site; 0 when there are none.
    double meanDistanceMetres = 0;
    double maxDistanceMetres = 0;

    /// Infeasible only: why, in both languages.
    std::optional<Error> reason;
    /// Infeasible only: the fewest sites (fixed included) that would do; empty when no number
    /// would, or when that was not found within the time limit.
    std::optional<int> leastP;
    /// Infeasible only: demand points with weight that no candidate reaches.
    std::vector<std::size_t> unreachable;
};

struct SolveOptions {
    double timeLimitSeconds = 300;
};

/// The p sites with the smallest weighted distance to the people (Hakimi's p-median), proven with
/// CBC. Every demand point with weight must be able to reach a site.
///
/// The same problem gives the same choice. Errors: a value out of range (a negative or not finite
/// weight, a NaN or negative distance, a fixed index that does not exist), the solver failing, and
/// msg::cancelled. \pre the sizes of the vectors fit each other
[[nodiscard]] Result<LocationSolution> solvePMedian(const LocationProblem& problem,
                                                    const Progress& progress = {},
                                                    const SolveOptions& options = {});

/// The p sites with the most weight within the service distance (Church and ReVelle's maximal
/// covering location problem). Never infeasible for reach: whom nobody serves is not covered.
[[nodiscard]] Result<LocationSolution> solveMaxCover(const LocationProblem& problem,
                                                     const Progress& progress = {},
                                                     const SolveOptions& options = {});

} // namespace thonmap::siting
