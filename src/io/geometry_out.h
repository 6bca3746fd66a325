#pragma once

#include "core/geometry_column.h"

#include <ogr_geometry.h>

#include <memory>
#include <string>

namespace thonmap::io {

/// Which types of geometry occur in a column, null ones left out.
struct TypesPresent {
    bool any = false;
    /// The only type there is; null when there are several, or none.
    GeometryType only = GeometryType::null;
    bool nullOrEmpty = false;
};
[[nodiscard]] TypesPresent typesPresent(const GeometryColumn& column);

/// GDAL's name of a type with the column's z and m; null stands for "any type".
[[nodiscard]] OGRwkbGeometryType typeForGdal(GeometryType type, const GeometryColumn& column);

/// One feature's geometry, coordinates to the bit; null for a null one. `asMulti` makes a single
/// point a MultiPoint (shapefiles hold one kind).
[[nodiscard]] std::unique_ptr<OGRGeometry> geometryForGdal(const GeometryColumn& column,
                                                           std::size_t row, bool asMulti = false);

/// Well-known text with the shortest numbers that read back the same; "" for null.
[[nodiscard]] std::string geometryText(const GeometryColumn& column, std::size_t row);

} // namespace thonmap::io
