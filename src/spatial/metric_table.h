#pragma once

#include "core/diagnostics.h"
#include "core/feature_table.h"
#include "core/progress.h"

#include <memory>
#include <vector>

namespace thonmap::spatial {

/// A table's geometry in the working CRS, where distances, areas and drawing happen. Its own type,
/// so that degrees cannot reach a distance by accident. Immutable once shared.
struct MetricTable {
    /// Attributes, ids and the source's own coordinates; same rows.
    TablePtr source;
    /// Projected, in metres; or the source's, when that is unknown or local.
    Crs crs;
    /// False when nobody knows the unit of the coordinates (CRS unknown or local): every "metres"
    /// of this table is then a number of its planar units.
    bool metres = true;
    /// One feature a row (also for tables without geometry, whose rows are all null). May hold NaN
    /// where a point could not be transformed.
    GeometryColumn geometry;
    /// One box a row; empty where there is nothing to draw.
    std::vector<Extent> extents;
    /// All of them.
    Extent extent;

    [[nodiscard]] std::size_t rowCount() const { return extents.size(); }
};

using MetricTablePtr = std::shared_ptr<const MetricTable>;

/// Transforms on all cores. `working` must be projected in metres, or the same unknown/local CRS as
/// the table's: else not_metres. A table without CRS is taken as it is, `metres` false, and that is
/// told (crs_missing), whatever `working` says. Points that fail: see transformed().
[[nodiscard]] Result<MetricTablePtr> toMetric(TablePtr table, const Crs& working,
                                              Diagnostics& diagnostics,
                                              const Progress& progress = {});

} // namespace thonmap::spatial
