#pragma once

#include "core/progress.h"
#include "io/sink.h"

#include <filesystem>

namespace thonmap::io {

/// Writes one table as CSV (RFC 4180 with LF): shortest numbers, ISO dates, null empty, an empty
/// text as "". Ours rather than GDAL's, which rounds numbers to 15 digits.
[[nodiscard]] Result<void> writeCsv(const std::filesystem::path& path, const FeatureTable& table,
                                    const WriteOptions& options, const Progress& progress);

} // namespace thonmap::io
