#pragma once

#include "core/diagnostics.h"
#include "core/extent.h"
#include "core/feature_table.h"
#include "siting/location.h"
#include "siting/plan.h"

#include <span>
#include <string>
#include <vector>

namespace thonmap::siting {

/// Places as a model sees them: an id and a position in metres (a projected CRS), NaN where a
/// place has no position.
struct Places {
    std::vector<std::string> ids;
    std::vector<XY> positionsMetres;
    std::vector<double> weights; ///< demand only; one an id
};

/// Distances as the crow flies. Places without a position are left out and reported. Takes p, the
/// service distance and the existing sites from the plan; an existing id that is no candidate, or
/// an id that occurs twice, is an error.
[[nodiscard]] Result<LocationProblem> straightProblem(const Plan& plan, const Places& demand,
                                                      const Places& candidates,
                                                      Diagnostics& diagnostics);

/// Distances from a table with columns from, to, distance (any order of columns; numbers may be
/// text). Demand is `demand.ids` and weights; candidates are `candidateIds`, or every `to` in order
/// of appearance when that is empty. A pair that is missing is unreachable; rows about other
/// places are counted in the diagnostics; a pair twice with different distances, a distance that
/// is no number ≥ 0, or a missing column is an error naming the row.
[[nodiscard]] Result<LocationProblem> matrixProblem(const Plan& plan, const Places& demand,
                                                    std::span<const std::string> candidateIds,
                                                    const FeatureTable& matrix,
                                                    Diagnostics& diagnostics);

/// Ids and weights of a demand table: the plan's id and weight fields ("id" and "weight" when the
/// plan names none and the table has them). A weight that is missing or no number ≥ 0 is an error
/// naming the row. Positions are left empty.
[[nodiscard]] Result<Places> demandFromTable(const Plan& plan, const FeatureTable& table);

} // namespace thonmap::siting
