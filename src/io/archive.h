#pragma once

#include "core/result.h"

#include <filesystem>
#include <vector>

namespace thonmap::io {

/// Unpacks an archive below `folder` and returns the map files in it (.shp, .tab, .mif, .gpkg,
/// .geojson, .fgb, .kml), in the archive's order. Names that lead out of the folder are left out.
/// Unpacking first is faster than reading inside (shapefiles jump about), and every later step
/// treats the files like any others. Refuses more than 8 GB or 10,000 entries (msg::tooLarge).
[[nodiscard]] Result<std::vector<std::filesystem::path>>
unpackMaps(const std::filesystem::path& archive, const std::filesystem::path& folder);

} // namespace thonmap::io
