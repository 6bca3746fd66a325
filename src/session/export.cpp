#include "session/export.h"

#include "io/source.h"
#include "session/messages.h"
#include "session/themed_layer.h"
#include "spatial/crs.h"
#include "spatial/transform.h"
#include "thematic/layer_rows.h"
#include "thematic/qgis_style.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <set>

namespace thonmap::session {

namespace fs = std::filesystem;

namespace {

std::string extensionOf(const fs::path& path) {
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

bool holdsMany(const fs::path& out) {
    constexpr std::array<std::string_view, 3> kMany{".gpkg", ".xlsx", ".ods"};
    return std::ranges::find(kMany, extensionOf(out)) != kMany.end();
}

/// The one geometry type a style is written for: polygons win, since they need the fill.
GeometryType styleGeometry(const FeatureTable& table) {
    GeometryType best = table.declaredType;
    if (best != GeometryType::null && best != GeometryType::collection)
        return best;
    std::optional<PartType> part;
    for (std::size_t row = 0; row < table.geometry.size(); ++row)
        for (const std::size_t each : table.geometry.parts(row))
            part = std::max(part.value_or(PartType::point), table.geometry.partType(each));
    if (!part)
        return GeometryType::null;
    return *part == PartType::polygon      ? GeometryType::multiPolygon
           : *part == PartType::lineString ? GeometryType::multiLineString
                                           : GeometryType::point;
}

/// What the computed columns are, in words: unit and date travel with the table.
std::string descriptionOf(const ThemedLayer& layer, Date date, Language language) {
    std::string text = layer.definition.description.in(language);
    if (!layer.style->derived || layer.style->derived->empty())
        return text;
    std::string names;
    for (const Column& column : *layer.style->derived) {
        const auto meaning = std::ranges::find(layer.definition.fields, column.name(),
                                               &thematic::FieldMeaning::name);
        names += (names.empty() ? "" : ", ") + column.name();
        if (meaning != layer.definition.fields.end() && !meaning->unit.in(language).empty())
            names += " (" + meaning->unit.in(language) + ')';
    }
    if (!text.empty())
        text += ' ';
    text += fmt::format("{} {}: {}.",
                        language == Language::vi ? "Số liệu tính tại ngày" : "Figures computed on",
                        date.iso(), names);
    if (layer.style->illustrative)
        text += language == Language::vi ? " Minh hoạ: có số liệu không chính thức."
                                         : " Illustrative: some figures are not official.";
    return text;
}

/// Rows of a map are those of its date; what is left out is told.
Result<TablePtr> rowsAtDate(const MapLayer& layer, const ThemedLayer& themed, Date date,
                            Diagnostics& diagnostics) {
    TablePtr table = layer.table;
    if (themed.style->derived && !themed.style->derived->empty())
        table = std::make_shared<const FeatureTable>(
            thematic::withColumns(*table, *themed.style->derived));
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < themed.style->classOfRow.size(); ++row)
        if (themed.style->classOfRow[row] != thematic::ResolvedLayer::kHidden)
            rows.push_back(row);
    if (rows.size() == table->rowCount())
        return table;
    diagnostics.add(FindingKind::skipped, msg::rowsOfOtherDates,
                    {{"layer", layer.id()},
                     {"count", static_cast<std::int64_t>(table->rowCount() - rows.size())},
                     {"date", date.iso()}},
                    {.layer = layer.id()});
    return std::make_shared<const FeatureTable>(selectRows(*table, rows));
}

Result<io::OutputLayer> outputLayer(const Map& map, const MapLayer& layer, const View& view,
                                    const ExportOptions& options, Diagnostics& diagnostics) {
    if (!layer.definitionDocument) // came as a file: goes out as it is, with no look of ours
        return io::OutputLayer{.table = layer.table, .name = layer.id()};
    const auto chosen = view.choices.find(layer.id());
    auto themed = themedLayer(map, layer, chosen == view.choices.end() ? Choices{} : chosen->second,
                              view.date, diagnostics);
    if (!themed)
        return std::unexpected(std::move(themed.error()));
    Result<TablePtr> table = rowsAtDate(layer, *themed, view.date, diagnostics);
    if (!table)
        return std::unexpected(std::move(table.error()));
    io::OutputLayer output{.table = std::move(*table), .name = layer.id()};
    output.title = layer.definition.title.in(options.language);
    output.description = descriptionOf(*themed, view.date, options.language);
    const thematic::StyleOptions style{.language = options.language,
                                       .geometry = styleGeometry(*output.table),
                                       .layerName = layer.id()};
    output.styles.push_back({.name = layer.id(),
                             .qml = thematic::qml(*themed->style, style),
                             .sld = thematic::sld(*themed->style, style),
                             .isDefault = true});
    return output;
}

} // namespace

Result<void> refuseSource(const fs::path& out, const std::vector<fs::path>& sources) {
    for (const fs::path& source : sources)
        if (io::sameFile(out, source))
            return fail(msg::outputIsSource, {{"file", out.string()}}, {.file = out.string()});
    return {};
}

Result<TablePtr> fitting(TablePtr table, const fs::path& out, Diagnostics& diagnostics,
                         const Progress& progress) {
    constexpr std::array<std::string_view, 3> kOnlyWgs84{".geojson", ".kml", ".json"};
    if (std::ranges::find(kOnlyWgs84, extensionOf(out)) == kOnlyWgs84.end() ||
        !table->hasGeometry() || !table->crs.known())
        return table;
    Result<Crs> wgs84 = spatial::crsFromText("EPSG:4326");
    if (!wgs84)
        return std::unexpected(std::move(wgs84.error()));
    if (table->crs.sameNameAs(*wgs84))
        return table;
    auto moved = spatial::reproject(*table, *wgs84, diagnostics, progress);
    if (!moved)
        return std::unexpected(std::move(moved.error()));
    diagnostics.add(FindingKind::skipped, msg::movedToWgs84,
                    {{"file", out.filename().string()}, {"crs", table->crs.title()}},
                    {.file = out.string(), .layer = table->name});
    return std::make_shared<const FeatureTable>(std::move(*moved));
}

Result<io::WriteReport> exportMap(const Map& map, const View& view, const fs::path& out,
                                  const ExportOptions& options, Diagnostics& diagnostics,
                                  const Progress& progress) {
    if (auto refused = refuseSource(out, filesOf(map)); !refused)
        return std::unexpected(std::move(refused.error()));
    std::optional<Crs> target;
    if (!options.crs.empty()) {
        Result<Crs> crs = spatial::crsFromText(options.crs, diagnostics);
        if (!crs)
            return std::unexpected(std::move(crs.error()));
        target = std::move(*crs);
    }
    for (const std::string& id : options.layers)
        if (!map.layerIndex(id))
            return fail(msg::noLayer, {{"layer", id}, {"layers", layerIds(map)}},
                        {.file = map.path.string(), .layer = id});
    std::vector<io::OutputLayer> outputs;
    std::set<std::string> names;
    // Bottom first, the order in which a GIS stacks them.
    for (std::size_t i = map.layers.size(); i-- > 0;) {
        const MapLayer& layer = *map.layers[i];
        if (!options.layers.empty() &&
            std::ranges::find(options.layers, layer.id()) == options.layers.end())
            continue;
        auto output = outputLayer(map, layer, view, options, diagnostics);
        if (!output)
            return std::unexpected(std::move(output.error()));
        if (target && output->table->hasGeometry()) {
            auto moved = spatial::reproject(*output->table, *target, diagnostics, progress);
            if (!moved)
                return std::unexpected(std::move(moved.error()));
            output->table = std::make_shared<const FeatureTable>(std::move(*moved));
        } else {
            auto fit = fitting(output->table, out, diagnostics, progress);
            if (!fit)
                return std::unexpected(std::move(fit.error()));
            output->table = std::move(*fit);
        }
        names.insert(output->name);
        outputs.push_back(std::move(*output));
    }
    if (options.registers && options.layers.empty() && holdsMany(out))
        for (const auto& [name, table] : map.registers.tables)
            outputs.push_back(
                {.table = table, .name = names.contains(name) ? "register_" + name : name});
    return io::write(out, outputs, diagnostics, progress);
}

} // namespace thonmap::session
