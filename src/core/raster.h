#pragma once

#include "core/crs.h"
#include "core/extent.h"

#include <cstdint>
#include <vector>

namespace thonmap {

/// A picture that lies on the map: 8-bit RGBA, not premultiplied, rows top to bottom.
struct Raster {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba; ///< width · height · 4
    /// Outer edges of the outermost pixels, in `crs`; the rows are parallel to x.
    Extent extent;
    Crs crs;
};

} // namespace thonmap
