#pragma once

#include "core/diagnostics.h"
#include "core/extent.h"
#include "core/feature_table.h"
#include "core/progress.h"
#include "core/result.h"
#include "document/value.h"
#include "monitoring/framework.h"
#include "monitoring/registers.h"
#include "session/map_document.h"
#include "spatial/index.h"
#include "spatial/metric_table.h"
#include "thematic/layer_definition.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace thonmap::session {

/// Chosen values by parameter name, as in thematic::ParseOptions::chosen.
using Choices = std::map<std::string, std::string, std::less<>>;

/// One layer of an open map: what its definition says and the data it says it about.
struct MapLayer {
    /// With every parameter at its default (see definitionFor). Made up, with default colours and a
    /// guessed name field, when the file came without one.
    thematic::LayerDefinition definition;
    /// The definition's document, to choose other parameters; null when it was made up.
    std::shared_ptr<const document::Value> definitionDocument;
    /// The files the rows come from, absolute; for messages, exports and the source line.
    std::vector<std::string> files;
    /// The layer inside the file, when the layer is one of several of a file.
    std::string sourceLayer;
    TablePtr table;
    /// Same rows; those of tables without geometry are null.
    spatial::MetricTablePtr geometry;
    /// One a row: a point inside the shape. A unit known only as a row stands in its parent's
    /// shape; NaN where nothing says where it is.
    std::shared_ptr<const std::vector<XY>> anchors;
    std::shared_ptr<const spatial::Index> index;
    /// Opened by the user beside the document's own layers.
    bool added = false;

    /// Shown through the theme switcher, one at a time.
    [[nodiscard]] bool isTheme() const { return definition.role == thematic::LayerRole::theme; }
    [[nodiscard]] const std::string& id() const { return definition.id; }
};
using MapLayerPtr = std::shared_ptr<const MapLayer>;

/// A scanned map or photo under the layers; pixels are read at the size wanted (see backgrounds()).
struct MapBackground {
    std::string file; ///< absolute
    double opacity = 1;
    Extent extent; ///< in the map's CRS
};

/// An open map: an immutable snapshot. A change (another file dropped on the window) is a new Map
/// that shares everything unchanged. Safe to read from any thread.
struct Map {
    /// The document's path; empty when the map was made from files dropped on the window.
    std::filesystem::path path;
    MapDocument document;
    /// Working CRS, metres; unknown when the data say nothing: planar units then.
    Crs crs;
    /// What to show at first, in `crs`.
    Extent extent;
    std::vector<MapLayerPtr> layers; ///< top first, as in the document
    /// Layers that others take their rows from and the document does not show.
    std::vector<MapLayerPtr> hidden;
    std::vector<MapBackground> backgrounds;
    monitoring::Registers registers;
    std::vector<std::string> registerFiles; ///< absolute
    std::optional<monitoring::Framework> framework;
    /// First and last date anything in the register tells about; equal when there is no register.
    Date firstDate;
    Date lastDate;
    /// Tables as files gave them, by "file|layer": a changed register needs no reading again.
    std::map<std::string, TablePtr> filesRead;
    /// Everything noticed while opening: repaired encodings, skipped features, unknown CRS …
    std::shared_ptr<const Diagnostics> diagnostics;

    /// Null when there is no such layer; finds hidden ones too.
    [[nodiscard]] const MapLayer* layer(std::string_view id) const;
    [[nodiscard]] std::optional<std::size_t> layerIndex(std::string_view id) const;
};
using MapPtr = std::shared_ptr<const Map>;

/// Opens a map document. What cannot be opened of it (a layer's file is missing) fails the whole:
/// a map that silently lacks a layer would be believed.
[[nodiscard]] Result<MapPtr> openMap(const std::filesystem::path& document,
                                     const Progress& progress = {});
/// Opens a map document or any vector source by what the file is: what `thonmap FILE`, the file
/// dialog and a drop on the window call. `source` may be "PATH:LAYER".
[[nodiscard]] Result<MapPtr> open(const std::string& source, const Progress& progress = {});
/// `map` with every layer of `source` on top, in default colours; the new layers are diagnosed in
/// the new map's diagnostics. An image becomes a background. A layer opened twice gets a second id.
[[nodiscard]] Result<MapPtr> addSource(const MapPtr& map, const std::string& source,
                                       const Progress& progress = {});
/// `map` without a layer; layers that take their rows from it keep them. \pre the layer exists
[[nodiscard]] MapPtr withoutLayer(const MapPtr& map, std::string_view id);
/// `map` with one register table replaced (an edited figure). Layers that take rows from registers
/// are made anew from what was read; files are not.
[[nodiscard]] Result<MapPtr> withRegister(const MapPtr& map, const std::string& table,
                                          TablePtr rows);

/// The layer's definition with some parameters chosen. Fails for a value that is no choice.
[[nodiscard]] Result<thematic::LayerDefinition> definitionFor(const Map& map, const MapLayer& layer,
                                                              const Choices& choices);

/// "a, b, c" for messages; "–" when there is none.
[[nodiscard]] std::string themeIds(const Map& map);
[[nodiscard]] std::string layerIds(const Map& map);

/// True for "*.map.json".
[[nodiscard]] bool isMapDocument(const std::filesystem::path& path);
/// Each file the map reads: an export may not overwrite one.
[[nodiscard]] std::vector<std::filesystem::path> filesOf(const Map& map);

} // namespace thonmap::session
