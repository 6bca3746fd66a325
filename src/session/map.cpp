#include "session/map.h"

#include "session/loading.h"

#include <algorithm>
#include <cassert>

namespace thonmap::session {

const MapLayer* Map::layer(std::string_view id) const {
    for (const auto* list : {&layers, &hidden})
        for (const MapLayerPtr& layer : *list)
            if (layer->id() == id)
                return layer.get();
    return nullptr;
}

std::optional<std::size_t> Map::layerIndex(std::string_view id) const {
    for (std::size_t i = 0; i < layers.size(); ++i)
        if (layers[i]->id() == id)
            return i;
    return {};
}

namespace {

std::string idList(const Map& map, bool themesOnly) {
    std::string ids;
    for (const MapLayerPtr& layer : map.layers)
        if (!themesOnly || layer->isTheme())
            ids += (ids.empty() ? "" : ", ") + layer->id();
    return ids.empty() ? "–" : ids;
}

} // namespace

std::string themeIds(const Map& map) {
    return idList(map, true);
}

std::string layerIds(const Map& map) {
    return idList(map, false);
}

MapPtr withoutLayer(const MapPtr& map, std::string_view id) {
    assert(map->layerIndex(id));
    auto next = std::make_shared<Map>(*map);
    const auto place = static_cast<std::ptrdiff_t>(*map->layerIndex(id));
    // Others may take their rows from it.
    next->hidden.push_back(next->layers[static_cast<std::size_t>(place)]);
    next->layers.erase(next->layers.begin() + place);
    return next;
}

Result<thematic::LayerDefinition> definitionFor(const Map& map, const MapLayer& layer,
                                                const Choices& choices) {
    if (choices.empty() || !layer.definitionDocument)
        return layer.definition;
    return thematic::parseLayer(*layer.definitionDocument, layer.definition.path,
                                parseOptions(map.framework ? &*map.framework : nullptr, choices));
}

bool isMapDocument(const std::filesystem::path& path) {
    return path.filename().string().ends_with(".map.json");
}

std::vector<std::filesystem::path> filesOf(const Map& map) {
    std::vector<std::filesystem::path> files;
    if (!map.path.empty())
        files.push_back(map.path);
    for (const auto* list : {&map.layers, &map.hidden})
        for (const MapLayerPtr& layer : *list) {
            files.insert(files.end(), layer->files.begin(), layer->files.end());
            if (layer->definitionDocument)
                files.emplace_back(layer->definition.path);
        }
    for (const MapBackground& background : map.backgrounds)
        files.emplace_back(background.file);
    for (const std::string& file : map.registerFiles)
        files.emplace_back(file);
    if (map.framework)
        files.emplace_back(map.framework->path);
    std::ranges::sort(files);
    files.erase(std::ranges::unique(files).begin(), files.end());
    return files;
}

} // namespace thonmap::session
