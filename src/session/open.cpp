#include "core/cell.h"
#include "core/messages.h"
#include "core/platform.h"
#include "document/json.h"
#include "io/raster_source.h"
#include "io/source.h"
#include "session/loading.h"
#include "session/map.h"
#include "session/messages.h"
#include "session/stable_sort.h"
#include "session/working_copy.h"
#include "spatial/crs.h"
#include "spatial/transform.h"

#include <algorithm>
#include <array>
#include <set>

namespace thonmap::session {

namespace fs = std::filesystem;

namespace {

/// A file the document names: relative to its folder, and inside nothing in particular, since a
/// register may lie on another drive.
fs::path beside(const fs::path& document, const std::string& name) {
    return (document.parent_path() / name).lexically_normal();
}

Result<void> readRegisters(const fs::path& folder, Map& map, Diagnostics& diagnostics,
                           const Progress& progress) {
    std::error_code failure;
    if (!fs::is_directory(folder, failure))
        return fail(msg::noRegisterFolder, {{"file", folder.string()}}, {.file = folder.string()});
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder, failure))
        if (entry.path().extension() == ".csv")
            files.push_back(entry.path());
    std::ranges::sort(files);
    for (const fs::path& file : files) {
        if (progress.cancelled())
            return fail(thonmap::msg::cancelled);
        Result<FeatureTable> table = io::read({.path = file.string()}, diagnostics);
        if (!table)
            return std::unexpected(std::move(table.error()));
        const std::string name = file.stem().string();
        table->name = name;
        map.registers.tables.emplace(name, std::make_shared<const FeatureTable>(std::move(*table)));
        map.registerFiles.push_back(file.string());
    }
    return {};
}

/// First and last day of anything that is dated in the tables that tell of events and figures.
void setDates(Map& map) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kDated{{
        {"population", "date"},
        {"measurement", "date"},
        {"event", "date"},
        {"sub_project", "proposed_on"},
        {"sub_project", "completed_on"},
        {"proposal", "round_date"},
        {"priority", "meeting_date"},
    }};
    std::optional<Date> first;
    std::optional<Date> last;
    const auto widen = [&](std::optional<Date> date) {
        if (!date)
            return;
        first = first ? std::min(*first, *date) : *date;
        last = last ? std::max(*last, *date) : *date;
    };
    if (map.framework && map.framework->start && map.framework->end) {
        widen(map.framework->start);
        widen(map.framework->end);
    } else {
        for (const auto& [name, field] : kDated) {
            const FeatureTable* table = map.registers.table(name);
            if (table == nullptr)
                continue;
            for (std::size_t row = 0; row < table->rowCount(); ++row)
                widen(dateCell(table->column(field), row));
        }
    }
    const Date fallback = map.document.date.value_or(Date{});
    map.firstDate = first.value_or(fallback);
    map.lastDate = last.value_or(fallback);
}

Result<void> openBackground(const fs::path& file, double opacity, Map& map,
                            Diagnostics& diagnostics) {
    Result<io::RasterInfo> info = io::inspectRaster(file, diagnostics);
    if (!info)
        return std::unexpected(std::move(info.error()));
    MapBackground background{.file = file.string(), .opacity = opacity, .extent = info->extent};
    if (info->crs.known() && map.crs.known() && !info->crs.sameNameAs(map.crs)) {
        auto transformer = spatial::Transformer::between(info->crs, map.crs);
        if (!transformer)
            return std::unexpected(std::move(transformer.error()));
        // Edges bend: a few points along each side are enough for a box.
        constexpr int kSteps = 16;
        const Extent& box = info->extent;
        Extent moved;
        for (int i = 0; i <= kSteps; ++i)
            for (int j = 0; j <= kSteps; j += i == 0 || i == kSteps ? 1 : kSteps)
                moved.add(transformer->transform(
                    {box.minX + box.width() * i / kSteps, box.minY + box.height() * j / kSteps}));
        background.extent = moved;
    }
    map.backgrounds.push_back(std::move(background));
    return {};
}

Extent extentOfLayers(const Map& map) {
    Extent all;
    for (const MapLayerPtr& layer : map.layers)
        if (layer->definition.role != thematic::LayerRole::reference)
            all.add(layer->geometry->extent);
    if (all.empty())
        for (const MapLayerPtr& layer : map.layers)
            all.add(layer->geometry->extent);
    if (all.empty())
        for (const MapBackground& background : map.backgrounds)
            all.add(background.extent);
    return all;
}

Result<void> loadLayers(Map& map, LayerLoader& loader, const Progress& progress,
                        Diagnostics& diagnostics) {
    std::set<std::string> shown;
    const std::size_t count = std::max<std::size_t>(1, map.document.layers.size());
    for (const MapDocument::Layer& wanted : map.document.layers) {
        Result<MapLayerPtr> layer = loader.load(wanted.id);
        if (!layer)
            return std::unexpected(std::move(layer.error()));
        shown.insert(wanted.id);
        map.layers.push_back(std::move(*layer));
        progress.at(0.1 +
                    0.8 * static_cast<double>(map.layers.size()) / static_cast<double>(count));
    }
    // A theme is added by dropping its file into layers/. One that does not fit this map is told,
    // and must not keep the map from opening.
    for (const std::string& id : loader.themesInFolder()) {
        if (shown.contains(id))
            continue;
        Result<MapLayerPtr> layer = loader.load(id);
        if (!layer) {
            const Error& error = layer.error();
            diagnostics.add(FindingKind::skipped, *error.message, error.arguments, error.where,
                            error.detail);
            continue;
        }
        shown.insert(id);
        map.layers.insert(map.layers.begin(), std::move(*layer));
    }
    for (const auto& [id, layer] : loader.loaded())
        if (!shown.contains(id))
            map.hidden.push_back(layer);
    return {};
}

/// Everything a document names, with registers given or read.
Result<MapPtr> assemble(Map map, Diagnostics diagnostics, const Progress& progress) {
    if (!map.document.crs.empty()) {
        Result<Crs> crs = spatial::crsFromText(map.document.crs, diagnostics);
        if (!crs) {
            crs.error().where.file = map.path.string();
            return std::unexpected(std::move(crs.error()));
        }
        Result<Crs> working = spatial::workingCrs(*crs, map.document.extent.value_or(Extent{}));
        if (!working)
            return std::unexpected(std::move(working.error()));
        map.crs = std::move(*working);
    }
    LayerLoader loader({.mapFolder = map.path.parent_path(),
                        .registers = &map.registers,
                        .framework = map.framework ? &*map.framework : nullptr,
                        .crs = map.crs,
                        .filesRead = std::move(map.filesRead)},
                       diagnostics, progress);
    map.layers.clear();
    map.hidden.clear();
    if (Result<void> loaded = loadLayers(map, loader, progress, diagnostics); !loaded)
        return std::unexpected(std::move(loaded.error()));
    map.crs = loader.crs();
    map.filesRead = std::move(loader.filesRead());
    map.backgrounds.clear();
    for (const MapDocument::Background& background : map.document.backgrounds)
        if (Result<void> opened =
                openBackground(beside(map.path, background.file),
                               background.visible ? background.opacity : 0, map, diagnostics);
            !opened)
            return std::unexpected(std::move(opened.error()));
    map.extent = map.document.extent.value_or(Extent{});
    if (map.extent.empty())
        map.extent = extentOfLayers(map);
    if (!map.document.theme.empty()) {
        const MapLayer* theme = map.layer(map.document.theme);
        if (theme == nullptr || !theme->isTheme())
            return fail(msg::noTheme, {{"theme", map.document.theme}, {"themes", themeIds(map)}},
                        {.file = map.path.string(), .layer = map.document.theme});
    }
    map.diagnostics = std::make_shared<const Diagnostics>(std::move(diagnostics));
    return std::make_shared<const Map>(std::move(map));
}

/// A layer of a file goes by the file's own name for it; namesakes get a number.
std::string freeId(const Map& map, const std::string& name) {
    const std::string wanted = name.empty() ? "layer" : name;
    std::string id = wanted;
    for (int number = 2; map.layer(id) != nullptr; ++number)
        id = wanted + '-' + std::to_string(number);
    return id;
}

bool isPicture(const fs::path& path) {
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::array<std::string_view, 6> kPictures{".tif",  ".tiff", ".jpg",
                                                        ".jpeg", ".png",  ".mbtiles"};
    return std::ranges::find(kPictures, extension) != kPictures.end();
}

/// Layers of a file on top of `map`, which is being made.
Result<void> addLayers(Map& map, const io::SourceName& source, Diagnostics& diagnostics,
                       const Progress& progress) {
    Result<std::vector<FeatureTable>> tables = io::readAll(source, diagnostics, progress);
    if (!tables)
        return std::unexpected(std::move(tables.error()));
    const std::size_t before = map.layers.size();
    // Polygons below lines below points: nothing hides what comes with it.
    const auto rank = [](const FeatureTable& table) {
        for (std::size_t row = 0; row < table.geometry.size(); ++row)
            for (const std::size_t part : table.geometry.parts(row))
                return -static_cast<int>(table.geometry.partType(part));
        return 1;
    };
    stableSortBy(*tables, rank);
    for (FeatureTable& table : *tables) {
        auto layer = std::make_shared<MapLayer>();
        layer->added = true;
        layer->files = {source.path};
        layer->sourceLayer = table.name;
        layer->table = std::make_shared<const FeatureTable>(std::move(table));
        layer->definition = plainDefinition(*layer->table, freeId(map, layer->table->name),
                                            map.layers.size() - before);
        if (Result<void> placed = placeOnMap(*layer, map.crs, diagnostics, progress); !placed)
            return placed;
        map.layers.insert(map.layers.begin(), std::move(layer));
    }
    return {};
}

} // namespace

Result<MapPtr> openMap(const fs::path& path, const Progress& progress) {
    const fs::path found = locate(path);
    std::error_code ignored;
    Map map;
    map.path = fs::absolute(found.empty() ? path : found, ignored).lexically_normal();
    Result<MapDocument> document = loadMapDocument(found.empty() ? path : found);
    if (!document)
        return std::unexpected(std::move(document.error()));
    map.document = std::move(*document);
    Diagnostics diagnostics;
    if (!map.document.framework.empty()) {
        auto framework = monitoring::loadFramework(beside(map.path, map.document.framework));
        if (!framework)
            return std::unexpected(std::move(framework.error()));
        map.framework = std::move(*framework);
    }
    if (!map.document.registerFolder.empty()) {
        Result<void> read = readRegisters(beside(map.path, map.document.registerFolder), map,
                                          diagnostics, progress);
        if (!read)
            return std::unexpected(std::move(read.error()));
    }
    setDates(map);
    progress.at(0.1);
    return assemble(std::move(map), std::move(diagnostics), progress);
}

Result<MapPtr> open(const std::string& source, const Progress& progress) {
    if (isMapDocument(source))
        return openMap(source, progress);
    auto empty = std::make_shared<Map>();
    empty->diagnostics = std::make_shared<const Diagnostics>();
    Result<MapPtr> map = addSource(empty, source, progress);
    if (!map)
        return map;
    auto named = std::make_shared<Map>(**map);
    const std::string stem = fs::path(source).stem().string();
    named->document.title = {stem, stem};
    return named;
}

Result<MapPtr> addSource(const MapPtr& map, const std::string& source, const Progress& progress) {
    Result<io::SourceName> name = io::parseSourceName(source);
    if (!name)
        return std::unexpected(std::move(name.error()));
    std::error_code ignored;
    name->path = fs::absolute(name->path, ignored).lexically_normal().string();
    auto next = std::make_shared<Map>(*map);
    Diagnostics diagnostics = *map->diagnostics;
    if (isPicture(name->path)) {
        if (Result<void> opened = openBackground(name->path, 1, *next, diagnostics); !opened)
            return std::unexpected(std::move(opened.error()));
    } else {
        const bool planarBefore = !next->crs.known();
        if (Result<void> added = addLayers(*next, *name, diagnostics, progress); !added)
            return std::unexpected(std::move(added.error()));
        // What was planar for want of a CRS stays where it is, in the map's CRS now.
        if (planarBefore && next->crs.known())
            next->extent = {};
    }
    if (next->extent.empty())
        next->extent = extentOfLayers(*next);
    next->diagnostics = std::make_shared<const Diagnostics>(std::move(diagnostics));
    return next;
}

Result<MapPtr> withRegister(const MapPtr& map, const std::string& table, TablePtr rows) {
    Map next = *map;
    next.registers.tables.insert_or_assign(table, std::move(rows));
    std::vector<MapLayerPtr> added;
    for (const MapLayerPtr& layer : next.layers)
        if (layer->added)
            added.push_back(layer);
    Result<MapPtr> assembled = assemble(std::move(next), *map->diagnostics, {});
    if (!assembled || added.empty())
        return assembled;
    auto whole = std::make_shared<Map>(**assembled);
    whole->layers.insert(whole->layers.begin(), added.begin(), added.end());
    return whole;
}

} // namespace thonmap::session
