#pragma once

#include "core/geometry_column.h"

#include <span>

namespace thonmap::spatial {

/// Private to this module: plane geometry on the buffers as they are, without GEOS and without
/// allocating. Non-finite points are passed over.

[[nodiscard]] bool isFinite(XY point);
/// Square of the distance from p to the segment ab.
[[nodiscard]] double squaredDistance(XY p, XY a, XY b);

/// Distance from a point to a feature, polygons filled (even-odd over all rings of a part);
/// infinity when there is nothing.
[[nodiscard]] double distanceToFeature(const GeometryColumn& geometry, std::size_t feature,
                                       XY point);

/// Twice the signed area of a ring, positive when counter-clockwise; closed or not. Computed from
/// its first point, so that large coordinates cost no digits.
[[nodiscard]] double twiceSignedArea(std::span<const XY> ring);
[[nodiscard]] double length(std::span<const XY> line);

/// Shell less holes, never negative.
[[nodiscard]] double partArea(const GeometryColumn& geometry, std::size_t part);

} // namespace thonmap::spatial
