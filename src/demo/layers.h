#pragma once

#include "core/result.h"

#include <filesystem>

namespace thonmap::demo {

/// Writes the shapefiles huyen, xa_2019, xa_2020, xa_2025, thon and thon_diem into a folder, which
/// must exist.
[[nodiscard]] Result<void> writeLayers(const std::filesystem::path& folder);

} // namespace thonmap::demo
