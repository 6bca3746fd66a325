#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace thonmap::io {

/// How one kind of file is written, and what it can hold.
struct SinkFormat {
    enum class Kind : std::uint8_t { geoPackage, shapefile, geoJson, flatGeobuf, csv, kml, sheets };
    std::string_view extension;
    /// GDAL's driver; "" where we write ourselves.
    const char* driver;
    Kind kind;
    bool manyLayers;
    bool wgs84Only;
    bool shapes;
};

/// The format of an output by its extension; the error lists those there are.
[[nodiscard]] Result<SinkFormat> sinkFormat(const std::filesystem::path& out);

} // namespace thonmap::io
