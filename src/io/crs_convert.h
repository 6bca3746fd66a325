#pragma once

#include "core/crs.h"

#include <ogr_spatialref.h>

#include <memory>

class OGRLayer;

namespace thonmap::io {

struct SpatialReferenceRelease {
    void operator()(OGRSpatialReference* reference) const { reference->Release(); }
};
using SpatialReferencePtr = std::unique_ptr<OGRSpatialReference, SpatialReferenceRelease>;

/// A coordinate system as GDAL read it, as a name of ours. The code is taken from the source, or
/// found in the EPSG database when exactly one current system is the same; the withdrawn 6956–6959
/// become what replaced them. A null reference or an "undefined" one is Crs::Kind::unknown.
[[nodiscard]] Crs crsFromGdal(const OGRSpatialReference* reference);

/// The system for GDAL, x = east first whatever its authority says. Null for an unknown one, and
/// for one that GDAL does not understand.
[[nodiscard]] SpatialReferencePtr crsToGdal(const Crs& crs);

/// True when coordinates that come with this reference have y = north first.
[[nodiscard]] bool northComesFirst(const OGRSpatialReference* reference);

/// WGS 84 longitude/latitude, by its code or by its definition.
[[nodiscard]] bool isWgs84(const Crs& crs);

} // namespace thonmap::io
