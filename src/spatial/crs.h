#pragma once

#include "core/crs.h"
#include "core/diagnostics.h"
#include "core/extent.h"

#include <string>
#include <string_view>

namespace thonmap::spatial {

/// The coordinate reference system a text names: "EPSG:9213", "9213", a name of the EPSG list, WKT
/// (1, 2, ESRI) or a PROJ string. Fills every member of Crs; WKT that matches an EPSG system
/// exactly gets its code.
///
/// The retired VN-2000 codes 6956–6959 become their replacements, and a bare +towgs84 (or WKT
/// TOWGS84) is accepted although its rotation signs cannot be checked: both are told as crs_doubt.
/// Fails with unknown_crs (nothing PROJ understands, or not a horizontal CRS of the earth).
[[nodiscard]] Result<Crs> crsFromText(std::string_view text, Diagnostics& diagnostics);
/// The same for texts of our own, where there is nothing to tell.
[[nodiscard]] Result<Crs> crsFromText(std::string_view text);

/// The CRS in metres that distances, areas and drawing of a source use when its map document names
/// none. A projected CRS in metres is its own; so is an unknown or a local one, which stay planar.
/// Anything else gets, by the centre of `extentInSource`: the VN-2000 / TM-3 zone whose official
/// area (EPSG) holds it best; VN-2000 / UTM when it is wider than a TM-3 zone carries and lies
/// within Vietnam and its seas; elsewhere WGS 84 / UTM. An empty extent counts as Vietnam's middle.
/// Fails when the source's CRS cannot be understood, or its centre is no place on the earth.
[[nodiscard]] Result<Crs> workingCrs(const Crs& source, const Extent& extentInSource);

/// Lon/lat on the datum of `crs`, degrees: what coordinates are read out in beside the CRS itself.
[[nodiscard]] Result<Crs> geographicOf(const Crs& crs);

/// "9.1.1"
[[nodiscard]] std::string projVersion();
/// "3.11.1"
[[nodiscard]] std::string geosVersion();

} // namespace thonmap::spatial
