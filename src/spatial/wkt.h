#pragma once

#include "core/feature_table.h"
#include "core/result.h"

#include <string>
#include <string_view>

namespace thonmap::spatial {

/// A literal as a table of one row (id 1, no columns), so that it goes wherever a layer goes. Reads
/// OGC WKT as GEOS does, 2D; Z is kept. Fails with bad_wkt, the reader's words in `detail`.
[[nodiscard]] Result<FeatureTable> tableFromWkt(std::string_view wkt, const Crs& crs);

/// The literal of a box: CQL2's BBOX(minX, minY, maxX, maxY). \pre not empty
[[nodiscard]] FeatureTable tableFromExtent(const Extent& extent, const Crs& crs);

/// "POLYGON ((…))" with the shortest numbers that read back the same; x and y only. "" for null.
[[nodiscard]] std::string wktOf(const GeometryColumn& geometry, std::size_t row);

} // namespace thonmap::spatial
