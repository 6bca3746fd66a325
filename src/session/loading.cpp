#include "session/loading.h"

#include "core/cell.h"
#include "core/messages.h"
#include "core/platform.h"
#include "document/json.h"
#include "io/source.h"
#include "query/evaluate.h"
#include "query/parser.h"
#include "session/messages.h"
#include "session/working_copy.h"
#include "spatial/anchors.h"
#include "spatial/crs.h"
#include "spatial/transform.h"
#include "thematic/layer_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace thonmap::session {

namespace fs = std::filesystem;

namespace {

constexpr XY kNowhere{std::numeric_limits<double>::quiet_NaN(),
                      std::numeric_limits<double>::quiet_NaN()};

bool overlapInTime(const thematic::LayerDefinition& a, const FeatureTable& tableA, std::size_t rowA,
                   const thematic::LayerDefinition& b, const FeatureTable& tableB,
                   std::size_t rowB) {
    const auto edge = [](const FeatureTable& table, const std::string& field, std::size_t row) {
        return field.empty() ? std::optional<Date>{} : dateCell(table.column(field), row);
    };
    const auto fromA = edge(tableA, a.validFromField, rowA);
    const auto toA = edge(tableA, a.validToField, rowA);
    const auto fromB = edge(tableB, b.validFromField, rowB);
    const auto toB = edge(tableB, b.validToField, rowB);
    return (!toA || !fromB || *fromB <= *toA) && (!toB || !fromA || *fromA <= *toB);
}

/// Several that stand at one anchor are set on a ring around it, so that each can be seen.
XY spread(XY anchor, const Extent& room, std::size_t index) {
    if (index == 0)
        return anchor;
    constexpr std::size_t kAround = 6;
    const double radius = 0.09 * std::min(room.width(), room.height()) *
                          static_cast<double>(1 + (index - 1) / kAround);
    const double angle = std::numbers::pi / 2 - static_cast<double>((index - 1) % kAround) * 2 *
                                                    std::numbers::pi / kAround;
    return {anchor.x + radius * std::cos(angle), anchor.y + radius * std::sin(angle)};
}

} // namespace

thematic::ParseOptions parseOptions(const monitoring::Framework* framework, const Choices& chosen) {
    thematic::ParseOptions options;
    options.chosen = chosen;
    auto& indicators = options.lists["indicators"];
    if (framework != nullptr)
        for (const monitoring::IndicatorDefinition& indicator : framework->indicators) {
            const LocalText& name =
                indicator.shortTitle.vi.empty() && indicator.shortTitle.en.empty()
                    ? indicator.title
                    : indicator.shortTitle;
            indicators.push_back({indicator.code,
                                  {indicator.code + " · " + name.in(Language::vi),
                                   indicator.code + " · " + name.in(Language::en)}});
        }
    return options;
}

Result<void> placeOnMap(MapLayer& layer, Crs& crs, Diagnostics& diagnostics,
                        const Progress& progress) {
    if (!crs.known() && layer.table->hasGeometry()) {
        Result<Crs> chosen = spatial::workingCrs(layer.table->crs, layer.table->geometry.extent());
        if (!chosen) {
            chosen.error().where.layer = layer.table->name;
            return std::unexpected(std::move(chosen.error()));
        }
        crs = std::move(*chosen);
    }
    Result<spatial::MetricTablePtr> metric =
        spatial::toMetric(layer.table, crs, diagnostics, progress);
    if (!metric)
        return std::unexpected(std::move(metric.error()));
    layer.geometry = std::move(*metric);
    layer.anchors = std::make_shared<const std::vector<XY>>(spatial::anchors(*layer.geometry));
    layer.index = std::make_shared<const spatial::Index>(layer.geometry->extents);
    return {};
}

LayerLoader::LayerLoader(Sources sources, Diagnostics& diagnostics, Progress progress)
    : m_sources(std::move(sources)), m_diagnostics(diagnostics), m_progress(std::move(progress)) {}

fs::path LayerLoader::definitionFile(const std::string& id) const {
    const std::string name = id + ".layer.json";
    std::error_code ignored;
    for (const fs::path& folder :
         {m_sources.mapFolder / ".." / "layers", m_sources.mapFolder / "layers",
          m_sources.mapFolder, platform::userFolder() / "layers",
          platform::shippedFolder() / "layers"})
        if (fs::is_regular_file(folder / name, ignored))
            return (folder / name).lexically_normal();
    return {};
}

std::vector<std::string> LayerLoader::themesInFolder() {
    std::vector<std::string> ids;
    std::error_code ignored;
    const fs::path folder = (m_sources.mapFolder / ".." / "layers").lexically_normal();
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        constexpr std::string_view kEnding = ".layer.json";
        if (!name.ends_with(kEnding))
            continue;
        auto definition = thematic::loadLayer(entry.path(), parseOptions(m_sources.framework));
        if (!definition) {
            Error& error = definition.error();
            m_diagnostics.add(FindingKind::skipped, *error.message, error.arguments, error.where,
                              error.detail);
        } else if (definition->role == thematic::LayerRole::theme) {
            ids.push_back(name.substr(0, name.size() - kEnding.size()));
        }
    }
    std::ranges::sort(ids);
    return ids;
}

Result<MapLayerPtr> LayerLoader::load(const std::string& id) {
    if (const auto found = m_loaded.find(id); found != m_loaded.end())
        return found->second;
    if (m_progress.cancelled())
        return fail(thonmap::msg::cancelled);
    if (std::ranges::find(m_underWay, id) != m_underWay.end())
        return fail(msg::layerCircle, {{"layer", id}},
                    {.file = definitionFile(id).string(), .layer = id});
    m_underWay.push_back(id);
    Result<MapLayerPtr> layer = build(id);
    m_underWay.pop_back();
    if (layer)
        m_loaded.emplace(id, *layer);
    else if (layer.error().where.layer.empty())
        layer.error().where.layer = id;
    return layer;
}

Result<MapLayerPtr> LayerLoader::build(const std::string& id) {
    const fs::path file = definitionFile(id);
    if (file.empty())
        return fail(msg::noDefinition, {{"layer", id}, {"file", id + ".layer.json"}},
                    {.file = m_sources.mapFolder.string(), .layer = id});
    Result<document::Value> value = document::load(file);
    if (!value)
        return std::unexpected(std::move(value.error()));
    auto definition =
        thematic::parseLayer(*value, file.string(), parseOptions(m_sources.framework));
    if (!definition)
        return std::unexpected(std::move(definition.error()));
    if (definition->id != id)
        return fail(msg::otherId, {{"file", file.string()}, {"id", definition->id}, {"layer", id}},
                    {.file = file.string(), .layer = id});

    auto layer = std::make_shared<MapLayer>();
    layer->definition = std::move(*definition);
    layer->definitionDocument = std::make_shared<const document::Value>(std::move(*value));
    const thematic::LayerSource& source = layer->definition.source;
    if (source.layers.size() == 1 && !source.rows) {
        // The same rows as another layer: share everything that was computed from them.
        Result<MapLayerPtr> other = load(source.layers.front());
        if (!other)
            return other;
        layer->files = (*other)->files;
        layer->sourceLayer = (*other)->sourceLayer;
        layer->table = (*other)->table;
        layer->geometry = (*other)->geometry;
        layer->anchors = (*other)->anchors;
        layer->index = (*other)->index;
        return layer;
    }
    Result<TablePtr> table = rowsOf(*layer);
    if (!table)
        return std::unexpected(std::move(table.error()));
    layer->table = std::move(*table);
    if (Result<void> placed = place(*layer); !placed)
        return std::unexpected(std::move(placed.error()));
    return layer;
}

Result<TablePtr> LayerLoader::readFile(const std::string& name, MapLayer& layer) {
    const fs::path folder = fs::path(layer.definition.path).parent_path();
    const std::string text = (folder / name).lexically_normal().string();
    Result<io::SourceName> source = io::parseSourceName(text);
    if (!source)
        return std::unexpected(std::move(source.error()));
    layer.files.push_back(source->path);
    layer.sourceLayer = source->layer;
    const std::string key = source->path + '|' + source->layer;
    if (const auto found = m_sources.filesRead.find(key); found != m_sources.filesRead.end())
        return found->second;
    Result<FeatureTable> table = io::read(*source, m_diagnostics, m_progress);
    if (!table)
        return std::unexpected(std::move(table.error()));
    auto shared = std::make_shared<const FeatureTable>(std::move(*table));
    m_sources.filesRead.emplace(key, shared);
    return shared;
}

Result<std::vector<TablePtr>> LayerLoader::parts(MapLayer& layer) {
    std::vector<TablePtr> tables;
    const thematic::LayerSource& source = layer.definition.source;
    for (const std::string& file : source.files) {
        Result<TablePtr> table = readFile(file, layer);
        if (!table)
            return std::unexpected(std::move(table.error()));
        tables.push_back(std::move(*table));
    }
    for (const std::string& id : source.layers) {
        Result<MapLayerPtr> other = load(id);
        if (!other)
            return std::unexpected(std::move(other.error()));
        layer.files.insert(layer.files.end(), (*other)->files.begin(), (*other)->files.end());
        tables.push_back((*other)->table);
    }
    // One table has one CRS: that of the first part.
    for (std::size_t i = 1; i < tables.size(); ++i) {
        if (tables[i]->crs.sameNameAs(tables[0]->crs))
            continue;
        Result<FeatureTable> moved =
            spatial::reproject(*tables[i], tables[0]->crs, m_diagnostics, m_progress);
        if (!moved)
            return std::unexpected(std::move(moved.error()));
        tables[i] = std::make_shared<const FeatureTable>(std::move(*moved));
    }
    return tables;
}

Result<TablePtr> LayerLoader::registerRows(const MapLayer& layer) {
    const auto& wanted = *layer.definition.source.rows;
    const auto found = m_sources.registers->tables.find(wanted.table);
    if (found == m_sources.registers->tables.end())
        return fail(msg::noRegister, {{"layer", layer.id()}, {"table", wanted.table}},
                    {.file = layer.definition.path, .layer = layer.id()});
    if (wanted.where.empty())
        return found->second;
    Result<query::Expression> where = query::parse(wanted.where);
    if (!where)
        return std::unexpected(std::move(where.error()));
    auto matches = query::evaluate(*where, *found->second);
    if (!matches)
        return std::unexpected(std::move(matches.error()));
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < matches->size(); ++row)
        if ((*matches)[row] == query::Tristate::yes)
            rows.push_back(row);
    return std::make_shared<const FeatureTable>(selectRows(*found->second, rows));
}

Result<TablePtr> LayerLoader::rowsOf(MapLayer& layer) {
    const thematic::LayerSource& source = layer.definition.source;
    if (source.points) {
        const auto found = m_sources.registers->tables.find(source.points->table);
        if (found == m_sources.registers->tables.end())
            return fail(msg::noRegister, {{"layer", layer.id()}, {"table", source.points->table}},
                        {.file = layer.definition.path, .layer = layer.id()});
        Result<Crs> crs = spatial::crsFromText(source.points->crs);
        if (!crs) {
            crs.error().where.file = layer.definition.path;
            return std::unexpected(std::move(crs.error()));
        }
        auto table = thematic::pointRows(layer.definition, *found->second, *crs, m_diagnostics);
        if (!table)
            return std::unexpected(std::move(table.error()));
        return std::make_shared<const FeatureTable>(std::move(*table));
    }
    Result<std::vector<TablePtr>> tables = parts(layer);
    if (!tables)
        return std::unexpected(std::move(tables.error()));
    TablePtr rows;
    if (source.rows) {
        Result<TablePtr> fromRegister = registerRows(layer);
        if (!fromRegister)
            return fromRegister;
        rows = std::move(*fromRegister);
    }
    if (tables->size() == 1 && !rows)
        return tables->front(); // as its source numbers them
    auto table = thematic::assembleRows(layer.definition, *tables, rows.get());
    if (!table)
        return std::unexpected(std::move(table.error()));
    table->name = layer.id();
    return std::make_shared<const FeatureTable>(std::move(*table));
}

Result<void> LayerLoader::place(MapLayer& layer) {
    if (Result<void> placed = placeOnMap(layer, m_sources.crs, m_diagnostics, m_progress); !placed)
        return placed;
    if (!layer.definition.source.standIn)
        return {};
    std::vector<XY> anchors = *layer.anchors;
    if (Result<void> stood = standIn(layer, anchors); !stood)
        return stood;
    layer.anchors = std::make_shared<const std::vector<XY>>(std::move(anchors));
    return {};
}

Result<void> LayerLoader::standIn(const MapLayer& layer, std::vector<XY>& anchors) {
    const auto& wanted = *layer.definition.source.standIn;
    Result<MapLayerPtr> loaded = load(wanted.layer);
    if (!loaded)
        return std::unexpected(std::move(loaded.error()));
    const MapLayer& other = **loaded;
    std::map<std::size_t, std::size_t> standing; // how many stand at a row of the other layer
    for (std::size_t row = 0; row < anchors.size(); ++row) {
        if (std::isfinite(anchors[row].x))
            continue;
        anchors[row] = kNowhere;
        const std::string unit = layer.table->text(wanted.field, row);
        if (unit.empty())
            continue;
        for (std::size_t at = 0; at < other.table->rowCount(); ++at) {
            if (other.table->text(other.definition.keyField, at) != unit ||
                !std::isfinite((*other.anchors)[at].x) ||
                !overlapInTime(layer.definition, *layer.table, row, other.definition, *other.table,
                               at))
                continue;
            anchors[row] =
                spread((*other.anchors)[at], other.geometry->extents[at], standing[at]++);
            break;
        }
    }
    return {};
}

} // namespace thonmap::session
