#pragma once

#include "core/diagnostics.h"
#include "core/feature_table.h"
#include "core/progress.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace thonmap::io {

/// A style that travels in a GeoPackage's `layer_styles`; QGIS loads the default one by itself.
struct LayerStyle {
    std::string name;
    std::string qml;
    std::string sld;
    bool isDefault = false;
};

/// A table and what it is called in the output.
struct OutputLayer {
    TablePtr table;
    /// Table or layer name; the table's own when empty.
    std::string name;
    /// For people: GeoPackage identifier and description. May be empty.
    std::string title;
    std::string description;
    /// Kept by GeoPackage only.
    std::vector<LayerStyle> styles;
};

struct WriteOptions {
    /// CSV: a column "WKT" with the geometry; otherwise geometry is left out with a finding.
    bool csvGeometry = false;
    /// CSV: starts with a byte order mark, so that Excel shows Vietnamese letters.
    bool csvByteOrderMark = false;
};

struct WriteReport {
    struct Layer {
        std::string name;
        std::int64_t features = 0;
    };
    std::vector<Layer> layers;
};

/// Extensions that write() knows, with the dot: ".gpkg", ".shp" …
[[nodiscard]] std::span<const std::string_view> writableExtensions();

/// Writes layers to a new file; the extension chooses the format. The file appears whole or not at
/// all, after it was reopened and its features counted; an existing one is replaced atomically.
/// GeoPackage: several layers, feature ids kept when they are unique, geometry equal to the bit.
/// GeoJSON and KML hold WGS 84 only: anything else is refused (msg::needsWgs84), never moved.
/// Shapefile: names over ten bytes are shortened uniquely; what DBF cannot hold is reported.
/// What a format has to leave out or change is a finding (skipped, truncated), counted. The caller
/// makes sure that `out` is none of its sources (sameFile).
[[nodiscard]] Result<WriteReport> write(const std::filesystem::path& out,
                                        std::span<const OutputLayer> layers,
                                        Diagnostics& diagnostics, const Progress& progress = {},
                                        const WriteOptions& options = {});

} // namespace thonmap::io
