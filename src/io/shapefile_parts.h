#pragma once

#include "core/diagnostics.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace thonmap::io {

/// The files of one shapefile, whatever the case of their extensions; empty = not there.
struct ShapefileParts {
    std::filesystem::path shp;
    std::filesystem::path shx;
    std::filesystem::path dbf;
    std::filesystem::path prj;
    std::filesystem::path cpg;
};

/// \param any path of one of the parts
[[nodiscard]] ShapefileParts shapefileParts(const std::filesystem::path& any);

/// What is missing or cut short, as findings; an error when .shp is not a shapefile at all.
/// \param where what findings call the source: its file and layer
[[nodiscard]] Result<void> checkShapefile(const ShapefileParts& parts, const Where& where,
                                          Diagnostics& diagnostics);

/// Bytes that a table's header promises and its file lacks; 0 when it is whole, or when more than
/// 256 MB are missing (a header that lies).
[[nodiscard]] std::uint64_t missingDbfBytes(const std::filesystem::path& dbf);

/// The index that belongs to a .shp, made by walking its records; reads no further than whole
/// records go.
[[nodiscard]] Result<std::string> rebuildShx(const std::filesystem::path& shp);

} // namespace thonmap::io
