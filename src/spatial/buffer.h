#pragma once

#include "core/diagnostics.h"
#include "core/progress.h"
#include "spatial/metric_table.h"

#include <optional>
#include <vector>

namespace thonmap::spatial {

/// Each row (all, or those in `rows`, in that order) grown by `metres` on all sides (negative:
/// shrunk), in the working CRS: polygons, with the source's ids and attributes. Round corners in 16
/// segments a quarter, so an arc lies at most 0.13 % of `metres` inside the true one. Rows that
/// vanish or have nothing finite are empty, and counted in one finding (empty_geometry).
/// Fails with core's cancelled.
[[nodiscard]] Result<FeatureTable> buffered(const MetricTable& table, double metres,
                                            const std::optional<std::vector<std::size_t>>& rows,
                                            Diagnostics& diagnostics,
                                            const Progress& progress = {});

} // namespace thonmap::spatial
