#pragma once

#include "session/map.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace thonmap::session {

/// Makes the layers of a map from their definitions, each once, in the order they need each other.
/// Used while a map is opened, then thrown away.
class LayerLoader {
public:
    struct Sources {
        std::filesystem::path mapFolder;
        const monitoring::Registers* registers = nullptr;
        const monitoring::Framework* framework = nullptr; ///< may be null
        /// Working CRS; unknown = the first layer's decides.
        Crs crs;
        std::map<std::string, TablePtr> filesRead;
    };
    LayerLoader(Sources sources, Diagnostics& diagnostics, Progress progress);

    /// The layer of an id, from layers/<id>.layer.json.
    [[nodiscard]] Result<MapLayerPtr> load(const std::string& id);
    /// Where an id's definition is; empty when nowhere.
    [[nodiscard]] std::filesystem::path definitionFile(const std::string& id) const;
    /// Ids of theme definitions in the map's own layers folder; broken files are diagnosed.
    [[nodiscard]] std::vector<std::string> themesInFolder();

    [[nodiscard]] const Crs& crs() const { return m_sources.crs; }
    /// Everything loaded, also what was only needed by others.
    [[nodiscard]] const std::map<std::string, MapLayerPtr>& loaded() const { return m_loaded; }
    [[nodiscard]] std::map<std::string, TablePtr>& filesRead() { return m_sources.filesRead; }

private:
    [[nodiscard]] Result<MapLayerPtr> build(const std::string& id);
    [[nodiscard]] Result<std::vector<TablePtr>> parts(MapLayer& layer);
    [[nodiscard]] Result<TablePtr> readFile(const std::string& name, MapLayer& layer);
    [[nodiscard]] Result<TablePtr> rowsOf(MapLayer& layer);
    [[nodiscard]] Result<TablePtr> registerRows(const MapLayer& layer);
    [[nodiscard]] Result<void> place(MapLayer& layer);
    [[nodiscard]] Result<void> standIn(const MapLayer& layer, std::vector<XY>& anchors);

    Sources m_sources;
    Diagnostics& m_diagnostics;
    Progress m_progress;
    std::map<std::string, MapLayerPtr> m_loaded;
    std::vector<std::string> m_underWay; // to find circles
};

/// Choices that definitions take from the framework, for thematic::ParseOptions.
[[nodiscard]] thematic::ParseOptions parseOptions(const monitoring::Framework* framework,
                                                  const Choices& chosen = {});

/// Metric copy, anchors and index of `layer.table` in `crs`, which is chosen when unknown.
[[nodiscard]] Result<void> placeOnMap(MapLayer& layer, Crs& crs, Diagnostics& diagnostics,
                                      const Progress& progress);

/// A definition for a table that came without one: name field guessed, default colours.
[[nodiscard]] thematic::LayerDefinition plainDefinition(const FeatureTable& table, std::string id,
                                                        std::size_t colourIndex);

} // namespace thonmap::session
