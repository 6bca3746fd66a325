#pragma once

#include "core/result.h"

#include <filesystem>

namespace thonmap::demo {

/// Writes everything that `maps/data` holds: the shapefiles and, in `register/`, the tables of the
/// register. The same bytes on every machine and from every compiler: fixed seeds, whole numbers,
/// no clock. Makes the folder when it is missing; files of the same name are replaced.
[[nodiscard]] Result<void> writeDemo(const std::filesystem::path& folder);

} // namespace thonmap::demo
