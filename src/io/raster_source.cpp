#include "io/raster_source.h"

#include "core/messages.h"
#include "io/crs_convert.h"
#include "io/formats.h"
#include "io/gdal_session.h"
#include "io/messages.h"

#include <cpl_minixml.h>
#include <cpl_string.h>
#include <gdal_utils.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <fmt/format.h>
#include <fstream>
#include <memory>

namespace thonmap::io {

namespace fs = std::filesystem;

namespace {

using GeoTransform = std::array<double, 6>;

struct TranslateOptionsFree {
    void operator()(GDALTranslateOptions* options) const { GDALTranslateOptionsFree(options); }
};
struct WarpOptionsFree {
    void operator()(GDALWarpAppOptions* options) const { GDALWarpAppOptionsFree(options); }
};

std::unexpected<Error> failFor(const Message& message, const fs::path& path,
                               std::string detail = {}) {
    return fail(message, {{"file", path.string()}}, {.file = path.string()}, std::move(detail));
}

/// An opened picture and where it lies.
struct Picture {
    DatasetPtr dataset;
    GeoTransform transform{};
    bool hasTransform = false;
    SpatialReferencePtr reference;
};

/// QGIS and others keep the system of a JPEG or PNG beside it, as .aux.xml or .prj. GDAL's own
/// reading of .aux.xml is off, because it also writes them.
SpatialReferencePtr referenceBeside(const fs::path& path) {
    SpatialReferencePtr reference(new OGRSpatialReference);
    const fs::path notes = path.string() + ".aux.xml";
    std::error_code ignored;
    if (fs::exists(notes, ignored)) {
        CPLXMLNode* tree = CPLParseXMLFile(notes.c_str());
        const std::string wkt = CPLGetXMLValue(tree, "=PAMDataset.SRS", "");
        CPLDestroyXMLNode(tree);
        if (!wkt.empty() && reference->importFromWkt(wkt.c_str()) == OGRERR_NONE)
            return reference;
    }
    std::ifstream file(fs::path(path).replace_extension(".prj"), std::ios::binary);
    std::string wkt(1 << 16, '\0');
    file.read(wkt.data(), static_cast<std::streamsize>(wkt.size()));
    wkt.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    if (wkt.empty())
        return nullptr;
    std::array<char*, 2> lines{wkt.data(), nullptr};
    return reference->importFromESRI(lines.data()) == OGRERR_NONE ? std::move(reference) : nullptr;
}

Result<Picture> openPicture(const fs::path& path, const ErrorCollector& errors) {
    std::error_code failure;
    if (isHostileName(path.string()))
        return failFor(msg::sourceNameRefused, path);
    if (!fs::exists(path, failure))
        return failFor(thonmap::msg::noSuchFile, path);
    if (!fs::is_regular_file(path, failure))
        return failFor(msg::rasterFormat, path);
    constexpr std::array<const char*, 5> drivers{"GTiff", "JPEG", "PNG", "MBTiles", nullptr};
    Picture picture;
    picture.dataset.reset(
        GDALDataset::Open(path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                          drivers.data(), nullptr, nullptr));
    if (!picture.dataset || picture.dataset->GetRasterCount() == 0)
        return failFor(msg::rasterFormat, path, errors.failures());
    GDALDataset& dataset = *picture.dataset;
    picture.hasTransform = dataset.GetGeoTransform(picture.transform.data()) == CE_None;
    if (!picture.hasTransform && dataset.GetGCPCount() == 0)
        return failFor(msg::rasterHasNoPlace, path);
    const OGRSpatialReference* own = dataset.GetSpatialRef();
    if (own == nullptr)
        own = dataset.GetGCPSpatialRef();
    if (own != nullptr && !own->IsEmpty() && !own->IsLocal())
        picture.reference.reset(own->Clone());
    else
        picture.reference = referenceBeside(path);
    if (picture.reference)
        picture.reference->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return picture;
}

Extent boxOf(const Picture& picture) {
    const GeoTransform& t = picture.transform;
    const double width = picture.dataset->GetRasterXSize();
    const double height = picture.dataset->GetRasterYSize();
    Extent box;
    if (picture.hasTransform) {
        for (const XY corner : {XY{0, 0}, XY{width, 0}, XY{0, height}, XY{width, height}})
            box.add(XY{t[0] + corner.x * t[1] + corner.y * t[2],
                       t[3] + corner.x * t[4] + corner.y * t[5]});
        return box;
    }
    const GDAL_GCP* points = picture.dataset->GetGCPs();
    for (int i = 0; i < picture.dataset->GetGCPCount(); ++i)
        box.add(XY{points[i].dfGCPX, points[i].dfGCPY});
    return box;
}

void reportNoCrs(const fs::path& path, Diagnostics& diagnostics) {
    diagnostics.add(FindingKind::crsMissing, msg::rasterCrsMissing, {{"file", path.string()}},
                    {.file = path.string()});
}

DatasetPtr translate(GDALDataset& source, const CPLStringList& arguments) {
    const std::unique_ptr<GDALTranslateOptions, TranslateOptionsFree> options(
        GDALTranslateOptionsNew(const_cast<CPLStringList&>(arguments).List(), nullptr));
    return DatasetPtr(GDALDataset::FromHandle(
        GDALTranslate("", GDALDataset::ToHandle(&source), options.get(), nullptr)));
}

/// Bands a screen can show: colour tables expanded, deep grey stretched to 8 bits. Null when the
/// picture is fine as it is. All of it stays virtual: nothing is copied here.
DatasetPtr eightBitView(GDALDataset& source) {
    GDALRasterBand& first = *source.GetRasterBand(1);
    CPLStringList arguments;
    arguments.AddString("-of");
    arguments.AddString("VRT");
    if (source.GetRasterCount() == 1 && first.GetColorTable() != nullptr) {
        arguments.AddString("-expand");
        arguments.AddString("rgba");
        return translate(source, arguments);
    }
    if (first.GetRasterDataType() == GDT_Byte)
        return nullptr;
    std::array<double, 2> range{0, 1};
    if (first.ComputeRasterMinMax(TRUE, range.data()) != CE_None)
        return nullptr;
    if (!(range[1] > range[0]))
        range[1] = range[0] + 1;
    arguments.AddString("-ot");
    arguments.AddString("Byte");
    arguments.AddString("-scale");
    for (const double limit : {range[0], range[1], 1.0, 255.0})
        arguments.AddString(fmt::format("{}", limit).c_str());
    int hasNoData = 0;
    first.GetNoDataValue(&hasNoData);
    if (hasNoData != 0) {
        // The stretch keeps 0 free, so that "no data" can be told from dark.
        arguments.AddString("-a_nodata");
        arguments.AddString("0");
    }
    return translate(source, arguments);
}

std::string definition(const OGRSpatialReference& reference) {
    char* wkt = nullptr;
    const std::array<const char*, 2> options{"FORMAT=WKT2_2019", nullptr};
    std::string text;
    if (reference.exportToWkt(&wkt, options.data()) == OGRERR_NONE && wkt != nullptr)
        text = wkt;
    CPLFree(wkt);
    return text;
}

int stopWhenAsked(double, const char*, void* progress) {
    return static_cast<const Progress*>(progress)->cancelled() ? FALSE : TRUE;
}

struct WarpWish {
    const Extent& window;
    int width;
    int height;
    std::string from;
    std::string to;
    const Progress& progress;
};

DatasetPtr warp(GDALDataset& source, const WarpWish& wish) {
    CPLStringList arguments;
    const auto add = [&](std::initializer_list<std::string> words) {
        for (const std::string& word : words)
            arguments.AddString(word.c_str());
    };
    add({"-of", "MEM", "-r", "bilinear", "-ovr", "AUTO"});
    // Shortest round-trip numbers: the window must be exactly the one asked for.
    add({"-te", fmt::format("{}", wish.window.minX), fmt::format("{}", wish.window.minY),
         fmt::format("{}", wish.window.maxX), fmt::format("{}", wish.window.maxY)});
    add({"-ts", std::to_string(wish.width), std::to_string(wish.height)});
    if (!wish.from.empty())
        add({"-s_srs", wish.from});
    if (!wish.to.empty())
        add({"-t_srs", wish.to});
    const GDALColorInterp last =
        source.GetRasterBand(source.GetRasterCount())->GetColorInterpretation();
    if (last != GCI_AlphaBand)
        add({"-dstalpha"});
    const std::unique_ptr<GDALWarpAppOptions, WarpOptionsFree> options(
        GDALWarpAppOptionsNew(arguments.List(), nullptr));
    GDALWarpAppOptionsSetProgress(options.get(), stopWhenAsked,
                                  const_cast<Progress*>(&wish.progress));
    GDALDatasetH input = GDALDataset::ToHandle(&source);
    return DatasetPtr(
        GDALDataset::FromHandle(GDALWarp("", nullptr, 1, &input, options.get(), nullptr)));
}

/// Bands (grey, grey+alpha, RGB, RGBA or more) into RGBA; the last band is alpha after warping.
bool copyPixels(GDALDataset& warped, Raster& raster) {
    const int bands = warped.GetRasterCount();
    const int alpha = bands;
    const bool coloured = bands >= 4;
    const std::array<int, 4> sources{1, coloured ? 2 : 1, coloured ? 3 : 1, alpha};
    raster.rgba.resize(static_cast<std::size_t>(raster.width) *
                       static_cast<std::size_t>(raster.height) * 4);
    for (std::size_t i = 0; i < sources.size(); ++i)
        if (warped.GetRasterBand(sources[i])
                ->RasterIO(GF_Read, 0, 0, raster.width, raster.height, raster.rgba.data() + i,
                           raster.width, raster.height, GDT_Byte, 4, GSpacing{4} * raster.width,
                           nullptr) != CE_None)
            return false;
    return true;
}

} // namespace

Result<RasterInfo> inspectRaster(const fs::path& path, Diagnostics& diagnostics) {
    prepareGdal();
    const ErrorCollector errors;
    const Result<Picture> picture = openPicture(path, errors);
    if (!picture)
        return std::unexpected(picture.error());
    if (!picture->reference)
        reportNoCrs(path, diagnostics);
    return RasterInfo{.path = path.string(),
                      .driver = picture->dataset->GetDriver()->GetDescription(),
                      .width = picture->dataset->GetRasterXSize(),
                      .height = picture->dataset->GetRasterYSize(),
                      .bands = picture->dataset->GetRasterCount(),
                      .crs = crsFromGdal(picture->reference.get()),
                      .extent = boxOf(*picture)};
}

Result<Raster> readRaster(const fs::path& path, const Crs& target, const Extent& window, int width,
                          int height, Diagnostics& diagnostics, const Progress& progress) {
    assert(width > 0 && height > 0 && !window.empty());
    prepareGdal();
    const ErrorCollector errors;
    const Result<Picture> picture = openPicture(path, errors);
    if (!picture)
        return std::unexpected(picture.error());
    const SpatialReferencePtr wanted = crsToGdal(target);
    if (!picture->reference)
        reportNoCrs(path, diagnostics);

    const DatasetPtr view = eightBitView(*picture->dataset);
    // Without both systems there is nothing to project: the picture lies where its numbers say.
    const bool projects = picture->reference != nullptr && wanted != nullptr;
    const DatasetPtr warped =
        warp(view ? *view : *picture->dataset,
             {.window = window,
              .width = width,
              .height = height,
              .from = projects ? definition(*picture->reference) : std::string{},
              .to = projects ? definition(*wanted) : std::string{},
              .progress = progress});
    if (progress.cancelled())
        return fail(thonmap::msg::cancelled);
    Raster raster{.width = width, .height = height, .rgba = {}, .extent = window, .crs = target};
    if (!warped || !copyPixels(*warped, raster))
        return failFor(msg::rasterFailed, path, errors.failures());
    return raster;
}

} // namespace thonmap::io
