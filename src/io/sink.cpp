#include "io/sink.h"

#include "core/messages.h"
#include "core/platform.h"
#include "io/crs_convert.h"
#include "io/csv_out.h"
#include "io/formats.h"
#include "io/gdal_session.h"
#include "io/geometry_out.h"
#include "io/layer_styles.h"
#include "io/messages.h"
#include "io/sink_fields.h"
#include "io/sink_format.h"
#include "io/source.h"

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <set>

namespace thonmap::io {

namespace fs = std::filesystem;

namespace {

using Kind = SinkFormat::Kind;

constexpr std::array<SinkFormat, 9> kFormats{
    {{".gpkg", "GPKG", Kind::geoPackage, true, false, true},
     {".shp", "ESRI Shapefile", Kind::shapefile, false, false, true},
     {".geojson", "GeoJSON", Kind::geoJson, false, true, true},
     {".json", "GeoJSON", Kind::geoJson, false, true, true},
     {".fgb", "FlatGeobuf", Kind::flatGeobuf, false, false, true},
     {".csv", "", Kind::csv, false, false, false},
     {".kml", "KML", Kind::kml, true, true, true},
     {".xlsx", "XLSX", Kind::sheets, true, false, false},
     {".ods", "ODS", Kind::sheets, true, false, false}}};

constexpr auto kExtensions = [] {
    std::array<std::string_view, kFormats.size()> extensions;
    for (std::size_t i = 0; i < kFormats.size(); ++i)
        extensions[i] = kFormats[i].extension;
    return extensions;
}();

/// A layer and all that is decided about it before the file is begun.
struct Plan {
    const FeatureTable* table = nullptr;
    const OutputLayer* layer = nullptr;
    std::string name;
    bool shaped = false;
    bool multiPoints = false;
    bool keepsIds = false;
    OGRwkbGeometryType type = wkbNone;
    SpatialReferencePtr reference;
    std::vector<SinkField> fields;
    std::string idColumn;
    std::string geometryColumn;
    CPLStringList options;
};

struct Job {
    const fs::path& out;
    SinkFormat format;
    WriteOptions options;
    Diagnostics& diagnostics;
    const Progress& progress;
    std::vector<Plan> plans;

    [[nodiscard]] std::string file() const { return out.string(); }
    [[nodiscard]] Where where(const Plan& plan) const {
        return {.file = file(), .layer = plan.name};
    }
    [[nodiscard]] std::string extension() const { return std::string(format.extension); }
};

std::unexpected<Error> writeFailed(const Job& job, std::string layer, std::string detail) {
    return fail(msg::writeFailed, {{"file", job.file()}},
                {.file = job.file(), .layer = std::move(layer)}, std::move(detail));
}

bool idsAreUnique(const FeatureTable& table) {
    if (std::ranges::any_of(table.ids, [](std::int64_t id) { return id < 0; }))
        return false;
    std::vector<std::int64_t> sorted = table.ids;
    std::ranges::sort(sorted);
    return std::ranges::adjacent_find(sorted) == sorted.end();
}

/// `wanted`, or with underscores in front until no field has that name.
std::string columnBeside(const std::vector<SinkField>& fields, std::string wanted) {
    const auto same = [&](const SinkField& field) {
        return EQUAL(field.name.c_str(), wanted.c_str());
    };
    while (std::ranges::any_of(fields, same))
        wanted.insert(0, "_");
    return wanted;
}

/// Excel refuses some characters in the names of sheets, and more than 31 of them.
std::string sheetName(std::string name) {
    for (char& letter : name)
        if (std::string_view("[]:*?/\\'").find(letter) != std::string_view::npos)
            letter = '_';
    std::size_t letters = 0;
    for (std::size_t i = 0; i < name.size(); ++i)
        if ((static_cast<unsigned char>(name[i]) & 0xC0) != 0x80 && ++letters > 31)
            return name.substr(0, i);
    return name;
}

/// A shapefile holds points, lines or areas, never two of them.
PartType kindOfShape(GeometryType type) {
    switch (type) {
    case GeometryType::point:
    case GeometryType::multiPoint:
        return PartType::point;
    case GeometryType::lineString:
    case GeometryType::multiLineString:
        return PartType::lineString;
    default:
        return PartType::polygon;
    }
}

Result<void> planShapefileType(const Job& job, Plan& plan) {
    const GeometryColumn& column = plan.table->geometry;
    GeometryType first = GeometryType::null;
    for (std::size_t row = 0; row < column.size(); ++row) {
        const GeometryType type = column.type(row);
        if (type == GeometryType::null)
            continue;
        if (first == GeometryType::null)
            first = type;
        if (kindOfShape(type) != kindOfShape(first) || type == GeometryType::collection)
            return fail(msg::mixedTypes,
                        {{"layer", plan.name},
                         {"first", std::string(geometryTypeName(first))},
                         {"second", std::string(geometryTypeName(type))}},
                        job.where(plan));
        plan.multiPoints = plan.multiPoints || type == GeometryType::multiPoint;
    }
    if (first == GeometryType::null)
        first = plan.table->declaredType;
    if (first == GeometryType::null)
        return fail(msg::shapefileNeedsShapes, {{"layer", plan.name}}, job.where(plan));
    constexpr std::array types{GeometryType::point, GeometryType::lineString,
                               GeometryType::polygon};
    GeometryType type = types[static_cast<std::size_t>(kindOfShape(first))];
    if (plan.multiPoints || first == GeometryType::multiPoint)
        type = GeometryType::multiPoint;
    plan.type = typeForGdal(type, column);
    return {};
}

Result<void> planShapes(const Job& job, Plan& plan) {
    const FeatureTable& table = *plan.table;
    const TypesPresent present = typesPresent(table.geometry);
    if (!present.any && table.declaredType == GeometryType::null) {
        if (job.format.kind == Kind::shapefile)
            return fail(msg::shapefileNeedsShapes, {{"layer", plan.name}}, job.where(plan));
        return {};
    }
    if (!job.format.shapes && !job.options.csvGeometry) {
        job.diagnostics.add(FindingKind::skipped, msg::geometryNotWritten, {{"layer", plan.name}},
                            job.where(plan));
        return {};
    }
    plan.shaped = true;
    if (job.format.wgs84Only && !isWgs84(table.crs))
        return fail(msg::needsWgs84,
                    {{"extension", job.extension()},
                     {"layer", plan.name},
                     {"crs", table.crs.known() ? table.crs.title() : std::string("?")}},
                    job.where(plan));
    plan.reference = crsToGdal(table.crs);
    if (table.crs.known() && !plan.reference)
        return fail(msg::crsNotUnderstood, {{"crs", table.crs.title()}}, job.where(plan));
    if (job.format.kind == Kind::shapefile)
        return planShapefileType(job, plan);
    // Features keep their own types, so a mixed layer is declared as any type: GeoPackage allows
    // no polygon in a table of multipolygons.
    plan.type = typeForGdal(present.any ? present.only : table.declaredType, table.geometry);
    if (job.format.kind == Kind::flatGeobuf && present.nullOrEmpty)
        plan.options.SetNameValue("SPATIAL_INDEX", "NO");
    return {};
}

/// KML shows the field "Name" beside a placemark: the one that holds names gets to be it.
void chooseKmlName(std::vector<SinkField>& fields) {
    constexpr std::array names{"name", "ten", "tên", "title"};
    for (SinkField& field : fields)
        if (std::ranges::any_of(
                names, [&](const char* name) { return EQUAL(name, field.name.c_str()); })) {
            field.name = "Name";
            return;
        }
}

void planOptions(const Job& job, Plan& plan) {
    CPLStringList& options = plan.options;
    switch (job.format.kind) {
    case Kind::geoPackage:
        plan.idColumn = columnBeside(plan.fields, "fid");
        plan.geometryColumn = plan.shaped ? columnBeside(plan.fields, "geom") : "";
        options.SetNameValue("FID", plan.idColumn.c_str());
        if (plan.shaped) {
            options.SetNameValue("GEOMETRY_NAME", plan.geometryColumn.c_str());
            options.SetNameValue("SPATIAL_INDEX", "YES"); // built in one go when it closes
        }
        if (!plan.layer->title.empty())
            options.SetNameValue("IDENTIFIER", plan.layer->title.c_str());
        if (!plan.layer->description.empty())
            options.SetNameValue("DESCRIPTION", plan.layer->description.c_str());
        break;
    case Kind::shapefile:
        options.SetNameValue("ENCODING", "UTF-8");
        break;
    case Kind::geoJson:
        options.SetNameValue("RFC7946", "YES");
        options.SetNameValue("COORDINATE_PRECISION", "15");
        break;
    case Kind::flatGeobuf:
        if (!plan.layer->title.empty())
            options.SetNameValue("TITLE", plan.layer->title.c_str());
        if (!plan.layer->description.empty())
            options.SetNameValue("DESCRIPTION", plan.layer->description.c_str());
        break;
    default:
        break;
    }
}

Result<void> planLayer(Job& job, const OutputLayer& layer) {
    Plan plan;
    plan.table = layer.table.get();
    plan.layer = &layer;
    plan.name = !layer.name.empty() ? layer.name : layer.table->name;
    if (plan.name.empty())
        plan.name = job.out.stem().string();
    if (job.format.kind == Kind::sheets)
        plan.name = sheetName(plan.name);
    for (const Plan& other : job.plans)
        if (EQUAL(other.name.c_str(), plan.name.c_str()))
            return fail(msg::duplicateLayer, {{"layer", plan.name}}, job.where(plan));
    if (Result<void> shapes = planShapes(job, plan); !shapes)
        return shapes;
    plan.fields = planFields(*plan.table, job.format.kind, job.file(), plan.name, job.diagnostics);
    if (job.format.kind == Kind::kml)
        chooseKmlName(plan.fields);
    const bool hasIds = job.format.kind == Kind::geoPackage || job.format.kind == Kind::geoJson;
    plan.keepsIds = hasIds && idsAreUnique(*plan.table);
    if (hasIds && !plan.keepsIds)
        job.diagnostics.add(FindingKind::skipped, msg::idsRenumbered, {{"layer", plan.name}},
                            job.where(plan));
    if (!layer.styles.empty() && job.format.kind != Kind::geoPackage)
        job.diagnostics.add(FindingKind::skipped, msg::stylesNotWritten, {{"layer", plan.name}},
                            job.where(plan));
    planOptions(job, plan);
    job.plans.push_back(std::move(plan));
    return {};
}

/// GeoPackage identifiers are unique in the file; two layers with one title keep their names.
void dropRepeatedTitles(Job& job) {
    std::set<std::string> taken;
    for (Plan& plan : job.plans) {
        const std::string title = plan.layer->title.empty() ? plan.name : plan.layer->title;
        if (!taken.insert(title).second)
            plan.options.SetNameValue("IDENTIFIER", nullptr);
    }
}

Result<void> fillLayer(const Job& job, const Plan& plan, OGRLayer& layer,
                       const ErrorCollector& errors, std::size_t done, std::size_t total) {
    const FeatureTable& table = *plan.table;
    OGRFeature feature(layer.GetLayerDefn());
    const bool emptyAsNull = job.format.kind == Kind::shapefile;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        if (row % 512 == 0) {
            if (job.progress.cancelled())
                return fail(thonmap::msg::cancelled);
            job.progress.at(static_cast<double>(done + row) / static_cast<double>(total + 1));
        }
        feature.SetFID(plan.keepsIds ? GIntBig{table.ids[row]} : GIntBig{OGRNullFID});
        setFields(feature, table, plan.fields, row);
        if (plan.shaped) {
            const bool none = emptyAsNull && table.geometry.isEmpty(row);
            feature.SetGeometryDirectly(
                none ? nullptr : geometryForGdal(table.geometry, row, plan.multiPoints).release());
        }
        if (layer.CreateFeature(&feature) != OGRERR_NONE) {
            Where where = job.where(plan);
            where.feature = table.ids[row];
            return fail(msg::writeFailed, {{"file", job.file()}}, where, errors.failures());
        }
    }
    return {};
}

CPLStringList datasetOptions(const Job& job) {
    CPLStringList options;
    if (job.format.kind == Kind::geoPackage)
        options.SetNameValue("VERSION", "1.3");
    return options;
}

Result<void> fillDataset(const Job& job, GDALDataset& dataset, const ErrorCollector& errors) {
    const bool transaction = dataset.TestCapability(ODsCTransactions) != 0;
    std::size_t total = 0;
    for (const Plan& plan : job.plans)
        total += plan.table->rowCount();
    if (transaction)
        dataset.StartTransaction();
    std::size_t done = 0;
    std::vector<StyledLayer> styled;
    for (const Plan& plan : job.plans) {
        CPLStringList options(plan.options);
        OGRLayer* layer = dataset.CreateLayer(plan.name.c_str(), plan.reference.get(),
                                              plan.shaped ? plan.type : wkbNone, options.List());
        if (layer == nullptr)
            return writeFailed(job, plan.name, errors.failures());
        for (const SinkField& field : plan.fields)
            if (layer->CreateField(fieldForGdal(field).get()) != OGRERR_NONE)
                return writeFailed(job, plan.name, errors.failures());
        if (Result<void> filled = fillLayer(job, plan, *layer, errors, done, total); !filled)
            return filled;
        done += plan.table->rowCount();
        styled.push_back({plan.name, plan.geometryColumn, plan.layer->styles});
    }
    if (job.format.kind == Kind::geoPackage && !writeLayerStyles(dataset, styled))
        return writeFailed(job, "layer_styles", errors.failures());
    if (transaction && dataset.CommitTransaction() != OGRERR_NONE)
        return writeFailed(job, {}, errors.failures());
    return {};
}

Result<void> writeWithGdal(const Job& job, const fs::path& path) {
    const ErrorCollector errors;
    // The file is ours alone until it is renamed: the disk is waited for once, at the end.
    const ThreadSetting synchronous("OGR_SQLITE_SYNCHRONOUS", "OFF");
    const ThreadSetting journal("OGR_SQLITE_JOURNAL", "MEMORY");
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(job.format.driver);
    if (driver == nullptr)
        return writeFailed(job, {}, std::string("no driver ") + job.format.driver);
    DatasetPtr dataset(
        driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, datasetOptions(job).List()));
    if (!dataset)
        return writeFailed(job, {}, errors.failures());
    if (Result<void> filled = fillDataset(job, *dataset, errors); !filled)
        return filled;
    // Closing writes most formats and returns nothing: what went wrong shows in the errors and in
    // the counts.
    dataset.reset();
    if (errors.failureCount() > 0)
        return writeFailed(job, {}, errors.failures());
    return {};
}

const LayerInfo* writtenLayer(const SourceInfo& info, const Plan& plan, bool onlyOne) {
    if (onlyOne)
        return info.layers.empty() ? nullptr : &info.layers.front();
    const auto found = std::ranges::find(info.layers, plan.name, &LayerInfo::name);
    return found == info.layers.end() ? nullptr : &*found;
}

Result<void> verify(const Job& job, const fs::path& path) {
    const auto rows = [](const Plan& plan) {
        return static_cast<std::int64_t>(plan.table->rowCount());
    };
    // Empty folders of KML and empty sheets read back as nothing at all.
    if ((job.format.kind == Kind::kml || job.format.kind == Kind::sheets) &&
        std::ranges::all_of(job.plans, [&](const Plan& plan) { return rows(plan) == 0; }))
        return {};
    Diagnostics seen;
    const Result<SourceInfo> info = inspect({.path = path.string()}, seen);
    if (!info)
        return writeFailed(job, {}, info.error().text(Language::en));
    for (const Plan& plan : job.plans) {
        const LayerInfo* layer = writtenLayer(*info, plan, !job.format.manyLayers);
        const std::int64_t actual = layer == nullptr ? 0 : layer->featureCount;
        if (actual != rows(plan) || seen.count(FindingKind::truncated) > 0)
            return fail(msg::countDiffers,
                        {{"layer", plan.name}, {"expected", rows(plan)}, {"actual", actual}},
                        job.where(plan));
    }
    return {};
}

/// A log that belongs to the file about to be replaced would be played into the new one.
Result<void> refuseOpenDatabase(const fs::path& out) {
    for (const char* suffix : {"-wal", "-journal"}) {
        const fs::path sidecar = out.string() + suffix;
        std::error_code ignored;
        if (fs::exists(sidecar, ignored) && fs::file_size(sidecar, ignored) > 0)
            return fail(msg::sidecarInUse, {{"file", out.string()}}, {.file = out.string()});
    }
    return {};
}

/// Indexes and projections of the shapefile that was replaced would lie about the new one.
void removeStaleParts(const Job& job) {
    std::vector<const char*> stale{".qix", ".sbn", ".sbx", ".idm", ".ind"};
    if (job.plans.front().reference == nullptr)
        stale.push_back(".prj");
    for (const char* extension : stale) {
        std::error_code ignored;
        fs::remove(fs::path(job.out).replace_extension(extension), ignored);
    }
}

} // namespace

std::span<const std::string_view> writableExtensions() {
    return kExtensions;
}

Result<SinkFormat> sinkFormat(const fs::path& out) {
    const std::string extension = lowerExtension(out);
    for (const SinkFormat& format : kFormats)
        if (format.extension == extension)
            return format;
    std::string known;
    for (const std::string_view one : kExtensions)
        known += (known.empty() ? "" : ", ") + std::string(one);
    return fail(msg::cannotWriteFormat, {{"extension", extension}, {"known", known}},
                {.file = out.string()});
}

Result<WriteReport> write(const fs::path& out, std::span<const OutputLayer> layers,
                          Diagnostics& diagnostics, const Progress& progress,
                          const WriteOptions& options) {
    prepareGdal();
    const Result<SinkFormat> format = sinkFormat(out);
    if (!format)
        return std::unexpected(format.error());
    if (isHostileName(out.string()))
        return fail(msg::sourceNameRefused, {{"file", out.string()}}, {.file = out.string()});
    if (layers.empty())
        return fail(msg::nothingToWrite, {}, {.file = out.string()});
    if (layers.size() > 1 && !format->manyLayers)
        return fail(msg::oneLayerOnly,
                    {{"extension", std::string(format->extension)},
                     {"count", static_cast<std::int64_t>(layers.size())}},
                    {.file = out.string()});
    if (format->kind == Kind::geoPackage)
        if (Result<void> unused = refuseOpenDatabase(out); !unused)
            return std::unexpected(unused.error());

    Job job{out, *format, options, diagnostics, progress, {}};
    for (const OutputLayer& layer : layers)
        if (Result<void> planned = planLayer(job, layer); !planned)
            return std::unexpected(planned.error());
    dropRepeatedTitles(job);
    const Result<void> written =
        platform::writeWhole(out, [&](const fs::path& path) -> Result<void> {
            Result<void> filled = job.format.kind == Kind::csv
                                      ? writeCsv(path, *job.plans.front().table, options, progress)
                                      : writeWithGdal(job, path);
            return filled ? verify(job, path) : filled;
        });
    if (!written)
        return std::unexpected(written.error());
    if (job.format.kind == Kind::shapefile)
        removeStaleParts(job);
    WriteReport report;
    for (const Plan& plan : job.plans)
        report.layers.push_back({plan.name, static_cast<std::int64_t>(plan.table->rowCount())});
    progress.at(1);
    return report;
}

} // namespace thonmap::io
