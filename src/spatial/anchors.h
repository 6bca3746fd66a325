#pragma once

#include "spatial/metric_table.h"

#include <vector>

namespace thonmap::spatial {

/// Where the label, symbol or chart of each row stands: for polygons a point well inside the
/// largest part (farthest from all borders, to 3 % of its size), for lines the middle of the
/// longest part's length, for points the point itself (of several, the one nearest to their mean).
/// Mixed collections use their polygons, else their lines. NaN, NaN for rows with nothing finite.
/// The same input gives the same output to the bit, however many cores there are.
[[nodiscard]] std::vector<XY> anchors(const MetricTable& table);

} // namespace thonmap::spatial
