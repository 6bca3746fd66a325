#include "io/open_source.h"

#include "io/messages.h"
#include "text/normalize.h"

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

namespace thonmap::io {

namespace {

std::string failureFile(const SourceFile& file) {
    return file.shown;
}

DatasetPtr openDataset(const SourceFile& file) {
    CPLStringList options;
    for (const std::string& option : file.openOptions)
        options.AddString(option.c_str());
    const std::array<const char*, 2> drivers{driverName(file.format), nullptr};
    const unsigned mode = file.mayUpdate ? GDAL_OF_UPDATE : GDAL_OF_READONLY;
    return DatasetPtr(GDALDataset::Open(file.opened.c_str(),
                                        GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR | mode,
                                        drivers.data(), options.List(), nullptr));
}

std::unexpected<Error> cannotOpen(const SourceFile& file, const ErrorCollector& errors) {
    if (file.format == Format::postgres)
        return fail(msg::databaseFailed, {}, {.file = file.shown}, errors.failures());
    // Any SQLite database begins like a GeoPackage.
    const bool otherDatabase =
        file.format == Format::geoPackage && lowerExtension(file.shown) != ".gpkg";
    return fail(otherDatabase ? msg::unknownFormat : msg::notOpened, {{"file", failureFile(file)}},
                {.file = failureFile(file)}, errors.failures());
}

bool isSheet(Format format) {
    return format == Format::xls || format == Format::xlsx || format == Format::ods;
}

/// GDAL takes the first row of a sheet for names only when a later one is of another type: a list
/// of names alone comes with columns "Field1", "Field2" …
bool lacksHeader(OGRLayer& layer) {
    OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i)
        if (definition.GetFieldDefn(i)->GetNameRef() != "Field" + std::to_string(i + 1))
            return false;
    layer.ResetReading();
    const OGRFeatureUniquePtr first(layer.GetNextFeature());
    layer.ResetReading();
    if (!first || definition.GetFieldCount() == 0)
        return false;
    std::set<std::string> names;
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        if (definition.GetFieldDefn(i)->GetType() != OFTString || !first->IsFieldSetAndNotNull(i))
            return false;
        names.insert(first->GetFieldAsString(i));
    }
    return !names.contains("") && static_cast<int>(names.size()) == definition.GetFieldCount();
}

bool isHidden(OGRLayer& layer, const SourceFile& file) {
    // QGIS's own table of styles, not data.
    if (file.format == Format::geoPackage && std::string_view(layer.GetName()) == "layer_styles")
        return true;
    // GPX always announces five kinds; sheets nobody used are no layers.
    if (file.format == Format::gpx)
        return layer.GetFeatureCount() == 0;
    return isSheet(file.format) && layer.GetLayerDefn()->GetFieldCount() == 0 &&
           layer.GetFeatureCount() == 0;
}

void addLayer(OpenSource& source, OGRLayer* layer, const SourceFile& file, bool onlyOne) {
    if (isHidden(*layer, file))
        return;
    const std::string own = text::nfc(layer->GetName());
    const std::string base = onlyOne && !file.layerName.empty() ? file.layerName : own;
    std::string name = base;
    const auto taken = [&](const OpenLayer& other) { return other.name == name; };
    for (int next = 2; std::ranges::any_of(source.layers, taken); ++next)
        name = base + '_' + std::to_string(next);
    source.layers.push_back({layer, &file, std::move(name)});
}

/// The sheet again, with its first row forced to be names.
OGRLayer* withHeader(OpenSource& source, const SourceFile& file, int index) {
    const ThreadSetting xlsx("OGR_XLSX_HEADERS", "FORCE");
    const ThreadSetting ods("OGR_ODS_HEADERS", "FORCE");
    const ThreadSetting xls("OGR_XLS_HEADERS", "FORCE");
    DatasetPtr dataset = openDataset(file);
    if (!dataset || index >= dataset->GetLayerCount())
        return nullptr;
    OGRLayer* layer = dataset->GetLayer(index);
    layer->GetFeatureCount(); // sheets are loaded on first use, which must be while we force
    source.datasets.push_back(std::move(dataset));
    return layer;
}

Result<void> openFile(OpenSource& source, const SourceFile& file) {
    const ErrorCollector errors;
    DatasetPtr dataset = openDataset(file);
    if (!dataset)
        return cannotOpen(file, errors);
    const int count = dataset->GetLayerCount();
    GDALDataset& opened = *dataset;
    source.datasets.push_back(std::move(dataset));
    for (int i = 0; i < count; ++i) {
        OGRLayer* layer = opened.GetLayer(i);
        if (layer == nullptr)
            continue;
        if (isSheet(file.format) && lacksHeader(*layer))
            if (OGRLayer* named = withHeader(source, file, i))
                layer = named;
        addLayer(source, layer, file, count == 1);
    }
    return {};
}

/// GDAL's plain KML driver reads names and descriptions; what else there is must be said.
void reportKmlData(const SourceFile& file, Diagnostics& diagnostics) {
    std::ifstream stream(file.opened, std::ios::binary);
    std::string line;
    while (std::getline(stream, line))
        if (line.find("<ExtendedData") != std::string::npos ||
            line.find("<NetworkLink") != std::string::npos) {
            diagnostics.add(FindingKind::skipped, msg::kmlDataSkipped, {{"file", file.shown}},
                            {.file = file.shown});
            return;
        }
}

} // namespace

Result<OpenSource> openSource(const SourceName& name, Diagnostics& diagnostics) {
    prepareGdal();
    Result<SourceFiles> files = findSourceFiles(name, diagnostics);
    if (!files)
        return std::unexpected(files.error());
    OpenSource source;
    source.files = std::move(*files);
    // GDAL would recode drawings by their header, which loses letters; the text is decoded later.
    source.settings.push_back(std::make_unique<ThreadSetting>("DXF_ENCODING", "UTF-8"));
    for (const SourceFile& file : source.files.files) {
        if (Result<void> opened = openFile(source, file); !opened)
            return std::unexpected(opened.error());
        if (file.format == Format::kml)
            reportKmlData(file, diagnostics);
        source.driver = driverName(file.format);
    }
    return source;
}

std::string layerList(const OpenSource& source) {
    std::string list;
    for (const OpenLayer& layer : source.layers)
        list += (list.empty() ? "" : ", ") + layer.name;
    return list;
}

Result<std::vector<OpenLayer>> chosenLayers(const OpenSource& source, const SourceName& name) {
    const std::string& path = source.files.files.front().shown;
    const std::string shown = name.database ? path : name.path;
    if (source.layers.empty())
        return fail(msg::noLayers, {{"file", shown}}, {.file = shown});
    if (name.layer.empty())
        return source.layers;
    const std::string wanted = text::nfc(name.layer);
    for (const OpenLayer& layer : source.layers)
        if (layer.name == wanted)
            return std::vector{layer};
    return fail(msg::noSuchLayer,
                {{"file", shown}, {"layer", name.layer}, {"layers", layerList(source)}},
                {.file = shown, .layer = name.layer});
}

} // namespace thonmap::io
