#pragma once

#include "core/result.h"
#include "demo/outline.h"

#include <filesystem>
#include <string>
#include <vector>

namespace thonmap::demo {

/// A column of a shapefile's table.
struct DbfField {
    enum class Type : char { text = 'C', number = 'N', date = 'D' };
    std::string name; ///< at most ten letters
    Type type = Type::text;
    int width = 1; ///< bytes
    int decimals = 0;
};

/// One feature: a ring of at least three spots, or one spot; the cells as text ("2020-02-01",
/// "12.50").
struct ShapeRow {
    Ring spots;
    std::vector<std::string> cells;
};

/// A layer to write: all polygons, or all points.
struct ShapeLayer {
    bool points = false;
    std::vector<DbfField> fields;
    std::vector<ShapeRow> rows;
};

/// Writes .shp, .shx, .dbf, .prj and .cpg beside one another: EPSG:9213, UTF-8.
///
/// By the published format (Esri 1998; dBASE III) rather than through GDAL: the files must come out
/// the same to the byte whatever GDAL is installed, and GDAL puts the day of writing into the
/// table's header. Existing files are replaced.
[[nodiscard]] Result<void> writeShapefile(const std::filesystem::path& shp,
                                          const ShapeLayer& layer);

} // namespace thonmap::demo
