#pragma once

#include "core/geometry_column.h"
#include "core/progress.h"
#include "core/result.h"

#include <vector>

namespace thonmap::spatial {

/// Private to this module: the box of each feature's finite points, computed on all cores.
[[nodiscard]] Result<std::vector<Extent>> boxesOf(const GeometryColumn& geometry,
                                                  const Progress& progress);

/// \pre the box is not empty
[[nodiscard]] bool isFinite(const Extent& box);

} // namespace thonmap::spatial
