#pragma once

#include "core/diagnostics.h"
#include "core/feature_table.h"
#include "io/sink.h"
#include "io/source.h"
#include "support/places.h"
#include "support/shapes.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::test {

/// Writes one table with io::write and fails the test when that fails.
void save(const std::filesystem::path& path, const FeatureTable& table);
/// Writes one layer with a GDAL driver directly: formats that io reads and does not write.
/// \param wkts geometries; each gets the attribute "name" = "đối tượng <n>"
void saveWithGdal(const std::string& driver, const std::filesystem::path& path,
                  const std::vector<std::string>& wkts, int epsg = 0,
                  const std::vector<std::string>& layerOptions = {});
/// Reads one layer; fails the test with the message when that fails.
[[nodiscard]] FeatureTable load(const std::string& source, Diagnostics& diagnostics);
[[nodiscard]] FeatureTable load(const std::filesystem::path& path);
/// The error of reading something that cannot be read; fails the test when it can.
[[nodiscard]] Error refusal(const std::filesystem::path& path);
/// Codes of all findings, in order.
[[nodiscard]] std::vector<std::string> codes(const Diagnostics& diagnostics);
/// Texts of one column, row by row, as data text.
[[nodiscard]] std::vector<std::string> texts(const FeatureTable& table, std::string_view column);

/// Every file of a folder with its bytes and time stamp.
using Snapshot = std::map<std::string, std::pair<std::string, std::filesystem::file_time_type>>;
[[nodiscard]] Snapshot snapshot(const std::filesystem::path& folder);

/// Two squares in VN-2000 with a name and a number.
[[nodiscard]] FeatureTable twoVillages();
/// A DBF with one text field, values as the bytes given.
[[nodiscard]] std::string dbfBytes(std::string_view field, int width,
                                   const std::vector<std::string>& values);
/// A .zip with stored (not compressed) entries.
[[nodiscard]] std::string zipBytes(const std::vector<std::pair<std::string, std::string>>& entries);

} // namespace thonmap::test
