#pragma once

#include <filesystem>
#include <string>
#include <tuple>
#include <vector>

namespace thonmap::test {

/// (table, QML, SLD) of each row of a GeoPackage's layer_styles, read with SQL behind the program's
/// back.
[[nodiscard]] std::vector<std::tuple<std::string, std::string, std::string>>
stylesIn(const std::filesystem::path& geoPackage);

} // namespace thonmap::test
