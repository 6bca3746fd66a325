#pragma once

#include "core/diagnostics.h"
#include "core/progress.h"
#include "spatial/metric_table.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace thonmap::spatial {

/// Where on a row of `a` a distance starts.
enum class DistanceFrom : std::uint8_t {
    boundary, ///< the nearest point of the whole shape; 0 when it meets the other
    centre,   ///< its centroid (may lie outside a bent shape)
};

/// Straight-line metres from each row of `a` to the nearest row of `b`. Polygons are filled: what
/// lies inside is at 0. NaN where a row of a has no (finite) geometry; infinity when b has nothing
/// to be near to. `rowsB` limits b, as in relatesToAny. `nearestRow`, when given, is filled with
/// b's row for each row of a, the smallest one where several are equally near, -1 for none.
///
/// Exact in the plane of the working CRS, which both must share (else different_crs); one without a
/// CRS is taken to lie in the other's plane, as toMetric() told. Runs on all cores; fails with
/// core's cancelled. Rows without geometry are counted in one finding a table (empty_geometry),
/// non-finite points are left out and listed (non_finite).
[[nodiscard]] Result<std::vector<double>>
distanceToNearest(const MetricTable& a, DistanceFrom from, const MetricTable& b,
                  const std::optional<std::vector<std::size_t>>& rowsB, Diagnostics& diagnostics,
                  const Progress& progress = {}, std::vector<std::int64_t>* nearestRow = nullptr);

/// Metres from a point to one row: 0 inside polygons, infinity when the row has nothing.
[[nodiscard]] double distanceTo(const MetricTable& table, std::size_t row, XY point);

} // namespace thonmap::spatial
