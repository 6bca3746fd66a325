#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace thonmap::io {

/// What a file is, by what it begins with and then by its extension. GDAL is only ever allowed the
/// one driver of the format.
enum class Format : std::uint8_t {
    shapefile,
    geoPackage,
    geoJson,
    flatGeobuf,
    mapInfo,
    dxf,
    dgn,
    kml,
    gpx,
    csv,
    xls,
    xlsx,
    ods,
    postgres,
    zip, ///< an archive to look into: zipped shapefiles, KMZ
};

/// GDAL's name of the driver; "" for zip.
[[nodiscard]] const char* driverName(Format format);
/// Text comes as the bytes of the file, in an encoding to find out.
[[nodiscard]] bool givesBytes(Format format);
/// Counts, boxes and fields are known without reading the file through.
[[nodiscard]] bool isIndexed(Format format);

/// Lower case, with the dot, ASCII only.
[[nodiscard]] std::string lowerExtension(const std::filesystem::path& path);

/// True for a text that GDAL would take for something other than a file of this computer.
[[nodiscard]] bool isHostileName(std::string_view text);
[[nodiscard]] bool isDatabaseName(std::string_view text);

/// Recognises an existing regular file. Says what to do about DWG, DGN V8 and empty files.
[[nodiscard]] Result<Format> recognise(const std::filesystem::path& path);

} // namespace thonmap::io
