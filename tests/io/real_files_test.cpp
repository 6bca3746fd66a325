#include "fixtures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <set>
#include <thread>

namespace thonmap {
namespace {

namespace fs = std::filesystem;
using test::codes;
using test::Folder;
using test::load;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(RealFiles, NganSonHasItsSevenLayers) {
    const fs::path path = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(path);
    Diagnostics diagnostics;
    const auto info = io::inspect({.path = path.string()}, diagnostics);
    ASSERT_TRUE(info);
    std::vector<std::string> seen;
    for (const io::LayerInfo& layer : info->layers)
        seen.push_back(layer.name + ' ' + layer.geometryTypeName + ' ' +
                       std::to_string(layer.featureCount) + ' ' + layer.crs.id());
    // counts: ogrinfo -so -al
    EXPECT_THAT(seen, ElementsAre("xa_2025 MultiPolygon 5 EPSG:4326",
                                  "xa_2019_fitted MultiPolygon 11 EPSG:4326",
                                  "xa_2020_fitted MultiPolygon 10 EPSG:4326",
                                  "xa_2008_thinned MultiPolygon 11 EPSG:4326",
                                  "huyen MultiPolygon 1 EPSG:4326",
                                  "xa_2025_lan_can MultiPolygon 10 EPSG:4326",
                                  "diem_dan_cu_geonames Point 207 EPSG:4326"));
    EXPECT_EQ(info->layers[0].encoding.name, "UTF-8");
}

TEST(RealFiles, ACommuneShapefileExportsToGeoPackageUnchanged) {
    const fs::path path = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(path);
    const Folder folder;
    Diagnostics diagnostics;
    const FeatureTable original = load(path.string() + ":xa_2025", diagnostics);
    test::save(folder / "xa_2025.shp", original);
    const FeatureTable shapefile = load((folder / "xa_2025.shp").string(), diagnostics);
    test::save(folder / "xa_2025.gpkg", shapefile);
    const FeatureTable exported = load((folder / "xa_2025.gpkg").string(), diagnostics);
    EXPECT_EQ(exported.geometry, shapefile.geometry);
    EXPECT_EQ(
        std::vector(exported.geometry.coordinates().begin(), exported.geometry.coordinates().end()),
        std::vector(shapefile.geometry.coordinates().begin(),
                    shapefile.geometry.coordinates().end()));
    EXPECT_EQ(exported.ids, shapefile.ids);
    EXPECT_EQ(exported.crs.id(), shapefile.crs.id());
    ASSERT_EQ(exported.columns.size(), shapefile.columns.size());
    ASSERT_EQ(exported.columns.size(), original.columns.size());
    for (std::size_t i = 0; i < exported.columns.size(); ++i)
        for (std::size_t row = 0; row < exported.rowCount(); ++row) {
            EXPECT_EQ(exported.columns[i].name(), shapefile.columns[i].name());
            EXPECT_EQ(exported.columns[i].value(row), shapefile.columns[i].value(row));
            EXPECT_EQ(plainText(exported.columns[i].value(row)),
                      plainText(original.columns[i].value(row)))
                << original.columns[i].name();
        }
}

TEST(RealFiles, TheUsShapefileAndItsZipAreTheSame) {
    const fs::path path = test::shared("corpora/fiona/coutwildrnp.shp");
    THONMAP_NEEDS(path);
    const FeatureTable plain = load(path);
    const FeatureTable zipped = load(test::shared("corpora/fiona/coutwildrnp.zip"));
    EXPECT_EQ(plain.rowCount(), 67u);
    EXPECT_EQ(zipped.geometry, plain.geometry);
    EXPECT_EQ(zipped.columns, plain.columns);
}

/// What plain GDAL counts, over all layers it shows; −1 when it cannot open the file.
std::int64_t countOfGdal(const fs::path& path, const char* driver) {
    CPLPushErrorHandler(CPLQuietErrorHandler);
    const std::array<const char*, 2> drivers{driver, nullptr};
    std::int64_t count = -1;
    if (GDALDataset* dataset = GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, drivers.data())) {
        count = 0;
        for (OGRLayer* layer : dataset->GetLayers())
            while (OGRFeatureUniquePtr(layer->GetNextFeature()))
                ++count;
        GDALClose(dataset);
    }
    CPLPopErrorHandler();
    return count;
}

TEST(RealFiles, GdalsOddFilesNeverCrashAndCountAsGdalCounts) {
    const fs::path corpus = test::shared("corpora/gdal-autotest");
    THONMAP_NEEDS(corpus);
    const std::map<std::string, const char*> kinds{
        {".shp", "ESRI Shapefile"}, {".dbf", "ESRI Shapefile"}, {".csv", "CSV"},
        {".json", "GeoJSON"},       {".geojson", "GeoJSON"},    {".gpkg", "GPKG"},
        {".tab", "MapInfo File"},   {".mif", "MapInfo File"}};
    int compared = 0;
    const Folder folder;
    fs::copy(corpus, folder / "gdal", fs::copy_options::recursive);
    for (const auto& entry : fs::recursive_directory_iterator(folder / "gdal")) {
        if (!entry.is_regular_file())
            continue;
        Diagnostics diagnostics;
        const auto tables = io::readAll({.path = entry.path().string()}, diagnostics);
        std::string extension = entry.path().extension().string();
        for (char& letter : extension)
            letter = static_cast<char>(std::tolower(letter));
        const auto kind = kinds.find(extension);
        if (!tables) {
            EXPECT_FALSE(tables.error().text(Language::vi).empty());
            continue;
        }
        if (kind == kinds.end())
            continue;
        std::int64_t count = 0;
        for (const FeatureTable& table : *tables) {
            count += static_cast<std::int64_t>(table.rowCount());
            for (const Column& column : table.columns)
                EXPECT_EQ(column.size(), table.rowCount());
        }
        const std::int64_t expected = countOfGdal(entry.path(), kind->second);
        if (expected < 0)
            continue; // a CSV of one column, which GDAL takes for no CSV
        EXPECT_EQ(count, expected) << entry.path();
        ++compared;
    }
    EXPECT_GT(compared, 50);
}

TEST(RealFiles, TwoThreadsReadAtOnce) {
    const fs::path path = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(path);
    std::vector<std::size_t> counts(4);
    {
        std::vector<std::jthread> threads;
        for (std::size_t& count : counts)
            threads.emplace_back([&count, &path] {
                Diagnostics diagnostics;
                for (int i = 0; i < 3; ++i)
                    if (const auto tables = io::readAll({.path = path.string()}, diagnostics))
                        count += tables->size();
            });
    }
    EXPECT_THAT(counts, ElementsAre(21u, 21u, 21u, 21u));
}

} // namespace
} // namespace thonmap
