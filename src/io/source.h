#pragma once

#include "core/diagnostics.h"
#include "core/feature_table.h"
#include "core/progress.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::io {

/// A source as a person names it: a file, a folder of shapefiles, a zipped shapefile, or (when
/// allowed) a PostGIS connection, and a layer in it.
struct SourceName {
    /// As given; for a database the connection text ("PG:dbname=…" or "postgresql://…").
    std::string path;
    /// Empty: the only one, or all.
    std::string layer;
    /// The path is a database connection. Nothing else may reach over the network.
    bool database = false;
};

/// Reads "PATH" or "PATH:LAYER"; the last colon separates only where the path before it exists and
/// the whole text does not. Never opens anything. Refuses (msg::sourceNameRefused) what GDAL would
/// take for something other than a local file: URLs, /vsi… prefixes, inline JSON or XML, driver
/// prefixes; and databases (msg::databaseNotAllowed) unless `allowDatabase`. A file that is not
/// there is not an error here.
[[nodiscard]] Result<SourceName> parseSourceName(std::string_view text, bool allowDatabase = false);

/// How the text of a layer was written: "UTF-8", "TCVN3 (ABC)" …, and how sure that is (0–1).
struct EncodingReport {
    std::string name = "UTF-8";
    double confidence = 1;
};

/// What a layer is, without its features.
struct LayerInfo {
    std::string name;
    /// null when the layer has no geometry, or declares no single type.
    GeometryType declaredType = GeometryType::null;
    /// "MultiPolygon", "Point Z", "Geometry" (any type), "None" (no geometry).
    std::string geometryTypeName;
    std::int64_t featureCount = 0;
    Crs crs;
    /// In `crs`; empty when there is no coordinate.
    Extent extent;
    std::vector<Field> fields;
    EncodingReport encoding;
};

struct SourceInfo {
    /// As given; "PostGIS" for a database, whose connection text may hold a password.
    std::string path;
    /// GDAL's name of the format: "ESRI Shapefile", "GPKG" …
    std::string driver;
    std::vector<LayerInfo> layers;
};

/// What is in a source. Formats with an index are not read through; the others are small.
/// Findings: encoding, crs_missing, missing_part, truncated, skipped, each with file and layer.
/// Never changes the source: not its bytes, its time stamp, nor the folder beside it. With
/// `name.layer` only that layer is listed.
[[nodiscard]] Result<SourceInfo> inspect(const SourceName& name, Diagnostics& diagnostics);

/// One layer as columns: `name.layer`, or the only one (msg::layerNotNamed lists them when there
/// are several; msg::noSuchLayer). Coordinates are the source's own, to the bit, with x = east.
/// Text is UTF-8, NFC, whatever it was written in; lists become JSON text, times text. In CSV a
/// column becomes integer, real, date, datetime or boolean when all its values read as such; codes
/// with a leading zero stay text; an empty cell is null. Curves are drawn as lines (finding
/// skipped), collections flattened. Faults (non-finite coordinates, empty or unreadable
/// geometries) stay in the table and are found in `diagnostics`.
/// Errors name the file and what to do. Any number of threads may read at once.
[[nodiscard]] Result<FeatureTable> read(const SourceName& name, Diagnostics& diagnostics,
                                        const Progress& progress = {});

/// Every layer of a source, or the one named, in the source's order.
[[nodiscard]] Result<std::vector<FeatureTable>>
readAll(const SourceName& name, Diagnostics& diagnostics, const Progress& progress = {});

/// True when both names lead to the same file on disk (links and ".." resolved), or name the same
/// place where nothing exists yet. Parts of one shapefile (.shp, .dbf …) are the same source.
[[nodiscard]] bool sameFile(const std::filesystem::path& a, const std::filesystem::path& b);

/// "3.6.2".
[[nodiscard]] std::string gdalVersion();

} // namespace thonmap::io
