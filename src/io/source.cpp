#include "io/source.h"

#include "core/messages.h"
#include "io/attributes_in.h"
#include "io/cell_types.h"
#include "io/crs_convert.h"
#include "io/geometry_in.h"
#include "io/messages.h"
#include "io/open_source.h"
#include "io/text_repair.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>

namespace thonmap::io {

namespace {

/// How much of a layer to read.
struct Amount {
    std::int64_t rows = std::numeric_limits<std::int64_t>::max();
    bool geometry = true;
};

/// A table and how its text was written.
struct Loaded {
    FeatureTable table;
    EncodingReport encoding;
};

GeometryType declaredTypeOf(OGRwkbGeometryType given) {
    switch (wkbFlatten(OGR_GT_GetLinear(given))) {
    case wkbPoint:
        return GeometryType::point;
    case wkbLineString:
        return GeometryType::lineString;
    case wkbPolygon:
    case wkbTriangle:
        return GeometryType::polygon;
    case wkbMultiPoint:
        return GeometryType::multiPoint;
    case wkbMultiLineString:
        return GeometryType::multiLineString;
    case wkbMultiPolygon:
    case wkbTIN:
    case wkbPolyhedralSurface:
        return GeometryType::multiPolygon;
    case wkbGeometryCollection:
        return GeometryType::collection;
    default:
        return GeometryType::null;
    }
}

std::string typeName(OGRwkbGeometryType given) {
    if (given == wkbNone)
        return "None";
    const GeometryType type = declaredTypeOf(given);
    std::string name =
        type == GeometryType::null ? "Geometry" : std::string(geometryTypeName(type));
    if (OGR_GT_HasZ(given) || OGR_GT_HasM(given))
        name += ' ';
    if (OGR_GT_HasZ(given))
        name += 'Z';
    if (OGR_GT_HasM(given))
        name += 'M';
    return name;
}

bool hasShapes(const OpenLayer& open) {
    return open.layer->GetGeomType() != wkbNone &&
           open.layer->GetLayerDefn()->GetGeomFieldCount() > 0;
}

/// The encoding a DBF or its .cpg declares, "" when neither does.
std::string encodingHint(const OpenLayer& open) {
    for (const char* key : {"ENCODING_FROM_CPG", "ENCODING_FROM_LDID", "SOURCE_ENCODING"})
        if (const char* value = open.layer->GetMetadataItem(key, "SHAPEFILE");
            value != nullptr && *value != '\0')
            return value;
    return {};
}

/// Offices that separate cells with semicolons write numbers with a comma.
bool usesDecimalComma(const SourceFile& file) {
    std::ifstream stream(file.opened, std::ios::binary);
    std::string head;
    std::getline(stream, head);
    return head.find(';') != std::string::npos;
}

void detectTypes(FeatureTable& table, const SourceFile& file) {
    const bool comma = usesDecimalComma(file);
    for (Column& column : table.columns)
        if (column.type() == FieldType::text)
            column = withDetectedType(column, comma);
}

/// Reads features until the end, the limit, or a stop. False when told to stop.
bool readFeatures(const OpenLayer& open, Amount amount, std::int64_t expected,
                  AttributeReader& attributes, GeometryReader* shapes,
                  std::vector<std::int64_t>& ids, const ErrorCollector& errors,
                  const Progress& progress) {
    constexpr std::size_t kBetweenLooks = 512;
    double reported = 0;
    open.layer->ResetReading();
    while (static_cast<std::int64_t>(ids.size()) < amount.rows) {
        if (ids.size() % kBetweenLooks == 0) {
            if (progress.cancelled())
                return false;
            const double done =
                expected > 0 ? static_cast<double>(ids.size()) / static_cast<double>(expected) : 0;
            if (done - reported >= 0.01) {
                reported = done;
                progress.at(std::min(done, 1.0));
            }
        }
        const std::size_t failuresBefore = errors.failureCount();
        const OGRFeatureUniquePtr feature(open.layer->GetNextFeature());
        if (!feature)
            break;
        ids.push_back(feature->GetFID());
        attributes.add(*feature);
        if (shapes == nullptr)
            continue;
        const OGRGeometry* geometry = feature->GetGeometryRef();
        if (geometry == nullptr && errors.failureCount() > failuresBefore)
            shapes->addUnreadable(feature->GetFID(), errors.lastFailure());
        else
            shapes->add(geometry, feature->GetFID());
    }
    return true;
}

Result<void> reportShortfall(const OpenLayer& open, std::int64_t expected, std::int64_t actual,
                             const ErrorCollector& errors, Diagnostics& diagnostics) {
    if (errors.failureCount() == 0 || actual >= expected)
        return {};
    const std::string& file = open.file->shown;
    if (actual == 0)
        return fail(msg::readFailed, {{"file", file}, {"layer", open.name}},
                    {.file = file, .layer = open.name}, errors.failures());
    diagnostics.add(FindingKind::truncated, msg::readingStopped,
                    {{"layer", open.name}, {"expected", expected}, {"actual", actual}},
                    {.file = file, .layer = open.name}, errors.failures());
    return {};
}

void reportLayer(const OpenLayer& open, const Crs& crs, Diagnostics& diagnostics) {
    if (!hasShapes(open))
        return;
    const Where where{.file = open.file->shown, .layer = open.name};
    if (!crs.known())
        diagnostics.add(FindingKind::crsMissing, msg::crsMissing, {{"layer", open.name}}, where);
    if (const int count = open.layer->GetLayerDefn()->GetGeomFieldCount(); count > 1)
        diagnostics.add(FindingKind::skipped, msg::geometryColumnsSkipped,
                        {{"layer", open.name}, {"count", std::int64_t{count}}}, where);
}

Result<Loaded> load(const OpenLayer& open, Amount amount, Diagnostics& diagnostics,
                    const Progress& progress) {
    const ErrorCollector errors;
    const std::string& file = open.file->shown;
    Loaded loaded;
    FeatureTable& table = loaded.table;
    table.name = open.name;
    const OGRSpatialReference* reference = open.layer->GetSpatialRef();
    table.crs = crsFromGdal(reference);
    reportLayer(open, table.crs, diagnostics);
    const bool shaped = hasShapes(open);
    if (shaped)
        table.declaredType = declaredTypeOf(open.layer->GetGeomType());

    const std::int64_t expected =
        std::min(amount.rows, std::int64_t{open.layer->GetFeatureCount()});
    AttributeReader attributes(*open.layer->GetLayerDefn());
    GeometryReader shapes(northComesFirst(reference));
    // Counts come from the file and may lie; a wrong one must not exhaust memory.
    constexpr std::int64_t kTrusted = 1 << 20;
    const auto reserve = static_cast<std::size_t>(std::clamp<std::int64_t>(expected, 0, kTrusted));
    table.ids.reserve(reserve);
    if (shaped && amount.geometry)
        shapes.reserve(reserve);
    if (!readFeatures(open, amount, expected, attributes,
                      shaped && amount.geometry ? &shapes : nullptr, table.ids, errors, progress))
        return fail(thonmap::msg::cancelled);
    if (Result<void> whole = reportShortfall(
            open, expected, static_cast<std::int64_t>(table.ids.size()), errors, diagnostics);
        !whole)
        return std::unexpected(whole.error());

    table.columns = attributes.finish();
    if (open.file->hasExtraColumn && !table.columns.empty())
        table.columns.pop_back();
    table.geometry = shapes.finish();
    attributes.report(file, open.name, diagnostics);
    shapes.report(file, open.name, diagnostics);
    loaded.encoding = repairText(table, encodingHint(open), file, diagnostics);
    if (open.file->format == Format::csv && !open.file->hasDeclaredTypes)
        detectTypes(table, *open.file);
    return loaded;
}

LayerInfo describe(const OpenLayer& open, const Loaded& loaded) {
    LayerInfo info;
    info.name = open.name;
    info.geometryTypeName = hasShapes(open) ? typeName(open.layer->GetGeomType()) : "None";
    info.declaredType = loaded.table.declaredType;
    info.crs = loaded.table.crs;
    info.encoding = loaded.encoding;
    for (const Column& column : loaded.table.columns)
        info.fields.push_back(column.field());
    return info;
}

/// Count and box from the format's own index; false when it has none worth believing.
bool measureByIndex(const OpenLayer& open, LayerInfo& info) {
    const ErrorCollector errors;
    info.featureCount = open.layer->GetFeatureCount();
    if (!hasShapes(open) || info.featureCount == 0)
        return true;
    OGREnvelope box;
    if (open.layer->GetExtent(&box, TRUE) != OGRERR_NONE)
        return false;
    const bool swapped = northComesFirst(open.layer->GetSpatialRef());
    info.extent = swapped ? Extent{box.MinY, box.MinX, box.MaxY, box.MaxX}
                          : Extent{box.MinX, box.MinY, box.MaxX, box.MaxY};
    return std::isfinite(box.MinX) && std::isfinite(box.MinY) && std::isfinite(box.MaxX) &&
           std::isfinite(box.MaxY) && !info.extent.empty();
}

Result<LayerInfo> inspectLayer(const OpenLayer& open, Diagnostics& diagnostics) {
    constexpr std::int64_t kSampleRows = 500; // a dozen names tell the encoding
    LayerInfo measured;
    const bool indexed = isIndexed(open.file->format) && measureByIndex(open, measured);
    Amount amount;
    if (indexed) {
        amount = {kSampleRows, false};
        std::array<const char*, 2> ignored{"OGR_GEOMETRY", nullptr};
        open.layer->SetIgnoredFields(ignored.data());
    }
    const Result<Loaded> loaded = load(open, amount, diagnostics, {});
    open.layer->SetIgnoredFields(nullptr);
    if (!loaded)
        return std::unexpected(loaded.error());
    LayerInfo info = describe(open, *loaded);
    info.featureCount =
        indexed ? measured.featureCount : static_cast<std::int64_t>(loaded->table.rowCount());
    info.extent = indexed ? measured.extent : loaded->table.geometry.extent();
    return info;
}

} // namespace

Result<SourceInfo> inspect(const SourceName& name, Diagnostics& diagnostics) {
    const Result<OpenSource> source = openSource(name, diagnostics);
    if (!source)
        return std::unexpected(source.error());
    const Result<std::vector<OpenLayer>> layers = chosenLayers(*source, name);
    if (!layers)
        return std::unexpected(layers.error());
    SourceInfo info{
        .path = name.database ? source->files.files.front().shown : name.path,
        .driver = source->driver,
        .layers = {},
    };
    for (const OpenLayer& open : *layers) {
        Result<LayerInfo> layer = inspectLayer(open, diagnostics);
        if (!layer)
            return std::unexpected(layer.error());
        info.layers.push_back(std::move(*layer));
    }
    return info;
}

Result<FeatureTable> read(const SourceName& name, Diagnostics& diagnostics,
                          const Progress& progress) {
    const Result<OpenSource> source = openSource(name, diagnostics);
    if (!source)
        return std::unexpected(source.error());
    const Result<std::vector<OpenLayer>> layers = chosenLayers(*source, name);
    if (!layers)
        return std::unexpected(layers.error());
    if (layers->size() > 1) {
        const std::string shown = name.database ? source->files.files.front().shown : name.path;
        return fail(msg::layerNotNamed,
                    {{"file", shown},
                     {"count", static_cast<std::int64_t>(layers->size())},
                     {"layers", layerList(*source)}},
                    {.file = shown});
    }
    Result<Loaded> loaded = load(layers->front(), {}, diagnostics, progress);
    if (!loaded)
        return std::unexpected(loaded.error());
    progress.at(1);
    return std::move(loaded->table);
}

Result<std::vector<FeatureTable>> readAll(const SourceName& name, Diagnostics& diagnostics,
                                          const Progress& progress) {
    const Result<OpenSource> source = openSource(name, diagnostics);
    if (!source)
        return std::unexpected(source.error());
    const Result<std::vector<OpenLayer>> layers = chosenLayers(*source, name);
    if (!layers)
        return std::unexpected(layers.error());
    std::vector<FeatureTable> tables;
    const auto count = static_cast<double>(layers->size());
    for (const OpenLayer& open : *layers) {
        const auto before = static_cast<double>(tables.size());
        Progress part{.stop = progress.stop, .report = {}};
        if (progress.report)
            part.report = [&](double fraction) { progress.at((before + fraction) / count); };
        Result<Loaded> loaded = load(open, {}, diagnostics, part);
        if (!loaded)
            return std::unexpected(loaded.error());
        tables.push_back(std::move(loaded->table));
    }
    progress.at(1);
    return tables;
}

} // namespace thonmap::io
