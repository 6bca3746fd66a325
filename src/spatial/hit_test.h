#pragma once

#include "core/diagnostics.h"
#include "spatial/index.h"
#include "spatial/metric_table.h"

#include <cstddef>
#include <span>
#include <vector>

namespace thonmap::spatial {

/// What the pointer hits. `index` is Index(table.extents). Metres of the working CRS throughout.
/// Null and empty rows are never hit.

/// Rows within `toleranceMetres` of a point (polygons are filled), nearest first; of equally near
/// ones the last row, which is drawn on top, comes first.
[[nodiscard]] std::vector<std::size_t> rowsAt(const MetricTable& table, const Index& index,
                                              XY point, double toleranceMetres);
/// Rows that meet the disc, border included; ascending.
[[nodiscard]] std::vector<std::size_t>
rowsWithinRadius(const MetricTable& table, const Index& index, XY centre, double radiusMetres);
/// Rows that meet the box, border included; ascending.
[[nodiscard]] std::vector<std::size_t> rowsInRectangle(const MetricTable& table, const Index& index,
                                                       const Extent& rectangle);
/// Rows that meet the inside or the border of a hand-drawn ring (closed or not; where it crosses
/// itself the even-odd rule says what is inside); ascending. Fewer than three points hit nothing.
[[nodiscard]] std::vector<std::size_t> rowsInPolygon(const MetricTable& table, const Index& index,
                                                     std::span<const XY> ring);

} // namespace thonmap::spatial
