#pragma once

#include "core/feature_table.h"

#include <filesystem>
#include <string>

namespace thonmap::test {

/// A layer of a GeoPackage with its text columns, read by GDAL's C API alone: these tests may not
/// lean on io. An empty table when it cannot be read.
[[nodiscard]] FeatureTable readLayer(const std::filesystem::path& file, const std::string& layer);

} // namespace thonmap::test
