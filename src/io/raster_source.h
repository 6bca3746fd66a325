#pragma once

#include "core/diagnostics.h"
#include "core/progress.h"
#include "core/raster.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace thonmap::io {

/// What a background picture is, without its pixels.
struct RasterInfo {
    std::string path;
    /// "GTiff", "JPEG", "PNG" or "MBTiles".
    std::string driver;
    std::int64_t width = 0;
    std::int64_t height = 0;
    int bands = 0;
    Crs crs;
    /// Box around the picture in `crs`; around its turned corners when it is not parallel to x.
    Extent extent;
};

/// Opens a GeoTIFF, a JPEG or PNG with its world file, or MBTiles. A picture without a place on
/// the map is an error (msg::rasterHasNoPlace); one without a CRS gets a finding crs_missing.
/// Never writes beside the source.
[[nodiscard]] Result<RasterInfo> inspectRaster(const std::filesystem::path& path,
                                               Diagnostics& diagnostics);

/// The part of a picture within `window`, in `target` coordinates, resampled to `width` × `height`
/// pixels (bilinear, from its overviews where it has them). Outside the picture and where it has
/// no data the result is transparent. Grey of more than 8 bits is stretched from its lowest to its
/// highest value. Without a CRS of its own the picture is taken to lie in `target` (finding
/// crs_missing). \pre width, height > 0 and the window is not empty
[[nodiscard]] Result<Raster> readRaster(const std::filesystem::path& path, const Crs& target,
                                        const Extent& window, int width, int height,
                                        Diagnostics& diagnostics, const Progress& progress = {});

} // namespace thonmap::io
