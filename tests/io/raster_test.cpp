#include "fixtures.h"
#include "io/messages.h"
#include "io/raster_source.h"

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace thonmap {
namespace {

namespace fs = std::filesystem;
using test::codes;
using test::Folder;
using test::writeFile;
using testing::ElementsAre;
using testing::IsEmpty;

using Pixel = std::array<int, 4>;

Pixel pixel(const Raster& raster, int column, int row) {
    const auto at = static_cast<std::size_t>(row * raster.width + column) * 4;
    return {raster.rgba[at], raster.rgba[at + 1], raster.rgba[at + 2], raster.rgba[at + 3]};
}

struct Picture {
    int width = 4;
    int height = 2;
    std::vector<std::vector<std::uint8_t>> bands;
    int epsg = 9213;
    bool placed = true;
    double noData = -1;
    std::vector<Pixel> palette;
};

/// Pixels of 10 m; the upper left corner at 447000, 2481020.
void make(const fs::path& path, const char* driver, const Picture& picture) {
    GDALAllRegister();
    GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("MEM");
    GDALDataset* image = memory->Create("", picture.width, picture.height,
                                        static_cast<int>(picture.bands.size()), GDT_Byte, nullptr);
    for (std::size_t i = 0; i < picture.bands.size(); ++i) {
        GDALRasterBand& band = *image->GetRasterBand(static_cast<int>(i) + 1);
        auto pixels = picture.bands[i];
        ASSERT_EQ(band.RasterIO(GF_Write, 0, 0, picture.width, picture.height, pixels.data(),
                                picture.width, picture.height, GDT_Byte, 0, 0, nullptr),
                  CE_None);
        if (picture.noData >= 0)
            band.SetNoDataValue(picture.noData);
    }
    if (!picture.palette.empty()) {
        GDALColorTable colours;
        for (std::size_t i = 0; i < picture.palette.size(); ++i) {
            const GDALColorEntry entry{static_cast<short>(picture.palette[i][0]),
                                       static_cast<short>(picture.palette[i][1]),
                                       static_cast<short>(picture.palette[i][2]),
                                       static_cast<short>(picture.palette[i][3])};
            colours.SetColorEntry(static_cast<int>(i), &entry);
        }
        image->GetRasterBand(1)->SetColorTable(&colours);
    }
    if (picture.placed) {
        std::array<double, 6> transform{447000, 10, 0, 2481020, 0, -10};
        image->SetGeoTransform(transform.data());
    }
    if (picture.epsg != 0) {
        OGRSpatialReference reference;
        reference.importFromEPSG(picture.epsg);
        image->SetSpatialRef(&reference);
    }
    GDALDataset* copy = GetGDALDriverManager()->GetDriverByName(driver)->CreateCopy(
        path.c_str(), image, FALSE, nullptr, nullptr, nullptr);
    ASSERT_NE(copy, nullptr);
    GDALClose(copy);
    GDALClose(image);
    fs::remove(path.string() + ".aux.xml");
}

constexpr Extent kWhole{447000, 2481000, 447040, 2481020};

Result<Raster> readWhole(const fs::path& path, Diagnostics& diagnostics) {
    return io::readRaster(path, test::tm3(), kWhole, 4, 2, diagnostics);
}

TEST(RasterSource, ColoursComeBackPixelByPixel) {
    const Folder folder;
    make(folder / "a.tif", "GTiff",
         {.bands = {{255, 0, 0, 9, 1, 2, 3, 4},
                    {0, 255, 0, 9, 5, 6, 7, 8},
                    {0, 0, 255, 9, 9, 10, 11, 12}}});
    Diagnostics diagnostics;
    const auto raster = readWhole(folder / "a.tif", diagnostics);
    ASSERT_TRUE(raster) << raster.error().text(Language::en);
    EXPECT_EQ(pixel(*raster, 0, 0), (Pixel{255, 0, 0, 255}));
    EXPECT_EQ(pixel(*raster, 1, 0), (Pixel{0, 255, 0, 255}));
    EXPECT_EQ(pixel(*raster, 3, 1), (Pixel{4, 8, 12, 255}));
    EXPECT_EQ(raster->extent, kWhole);
    EXPECT_THAT(codes(diagnostics), IsEmpty());
}

TEST(RasterSource, GreyPaletteAndAlphaBecomeColours) {
    const Folder folder;
    make(folder / "grey.tif", "GTiff", {.bands = {{0, 50, 100, 150, 200, 250, 7, 8}}});
    make(folder / "palette.tif", "GTiff",
         {.bands = {{0, 1, 2, 0, 1, 2, 0, 1}},
          .palette = {{255, 0, 0, 255}, {0, 128, 0, 255}, {0, 0, 64, 255}}});
    make(folder / "alpha.png", "PNG",
         {.bands = {{9, 9, 9, 9, 9, 9, 9, 9},
                    {8, 8, 8, 8, 8, 8, 8, 8},
                    {7, 7, 7, 7, 7, 7, 7, 7},
                    {255, 255, 255, 255, 255, 255, 255, 0}},
          .epsg = 0});
    writeFile(folder / "alpha.pgw", "10\n0\n0\n-10\n447005\n2481015\n");
    Diagnostics diagnostics;
    const auto grey = readWhole(folder / "grey.tif", diagnostics);
    ASSERT_TRUE(grey);
    EXPECT_EQ(pixel(*grey, 2, 0), (Pixel{100, 100, 100, 255}));
    const auto palette = readWhole(folder / "palette.tif", diagnostics);
    ASSERT_TRUE(palette);
    EXPECT_EQ(pixel(*palette, 1, 0), (Pixel{0, 128, 0, 255}));
    EXPECT_EQ(pixel(*palette, 2, 0), (Pixel{0, 0, 64, 255}));
    EXPECT_THAT(codes(diagnostics), IsEmpty());
    const auto alpha = readWhole(folder / "alpha.png", diagnostics);
    ASSERT_TRUE(alpha);
    EXPECT_EQ(pixel(*alpha, 0, 0), (Pixel{9, 8, 7, 255}));
    EXPECT_EQ(pixel(*alpha, 3, 1)[3], 0);
    EXPECT_THAT(codes(diagnostics), ElementsAre("raster_crs_missing"));
    EXPECT_EQ(diagnostics.findings()[0].kind, FindingKind::crsMissing);
}

TEST(RasterSource, NoDataAndTheOutsideAreTransparent) {
    const Folder folder;
    make(folder / "a.tif", "GTiff", {.bands = {{0, 50, 0, 50, 50, 50, 50, 50}}, .noData = 0});
    Diagnostics diagnostics;
    const auto raster = readWhole(folder / "a.tif", diagnostics);
    ASSERT_TRUE(raster);
    EXPECT_EQ(pixel(*raster, 0, 0)[3], 0);
    EXPECT_EQ(pixel(*raster, 1, 0), (Pixel{50, 50, 50, 255}));
    const auto elsewhere = io::readRaster(folder / "a.tif", test::tm3(),
                                          {500000, 2400000, 500100, 2400100}, 8, 8, diagnostics);
    ASSERT_TRUE(elsewhere) << elsewhere.error().text(Language::en);
    EXPECT_EQ(pixel(*elsewhere, 4, 4)[3], 0);
}

TEST(RasterSource, APictureIsTurnedIntoTheMapsSystem) {
    const Folder folder;
    // 100 × 100 red pixels of 10 m around Ngân Sơn town
    const std::vector<std::uint8_t> full(10000, 255);
    const std::vector<std::uint8_t> none(10000, 0);
    make(folder / "a.tif", "GTiff", {.width = 100, .height = 100, .bands = {full, none, none}});
    // The picture covers 447000–448000 E, 2480020–2481020 N; corpora's control point of the town
    // is 447646.305, 2481542.099 = 22.4316 N 105.9933 E, so 22.4225 N 105.9925 E lies inside.
    Diagnostics diagnostics;
    const auto raster = io::readRaster(folder / "a.tif", test::wgs84(),
                                       {105.9924, 22.4224, 105.9926, 22.4226}, 10, 10, diagnostics);
    ASSERT_TRUE(raster) << raster.error().text(Language::en);
    EXPECT_EQ(pixel(*raster, 5, 5), (Pixel{255, 0, 0, 255}));
    EXPECT_EQ(raster->crs.id(), "EPSG:4326");
}

TEST(RasterSource, InspectingTellsSizePlaceAndSystem) {
    const Folder folder;
    make(folder / "a.tif", "GTiff", {.bands = {std::vector<std::uint8_t>(8, 1)}});
    Diagnostics diagnostics;
    const auto info = io::inspectRaster(folder / "a.tif", diagnostics);
    ASSERT_TRUE(info);
    EXPECT_EQ(info->driver, "GTiff");
    EXPECT_EQ(info->width, 4);
    EXPECT_EQ(info->height, 2);
    EXPECT_EQ(info->crs.id(), "EPSG:9213");
    EXPECT_EQ(info->extent, kWhole);
}

TEST(RasterSource, AJpegWithItsWorldFile) {
    const Folder folder;
    const std::vector<std::uint8_t> flat(8, 120);
    make(folder / "a.jpg", "JPEG", {.bands = {flat, flat, flat}, .epsg = 0, .placed = false});
    Diagnostics diagnostics;
    const auto lost = io::inspectRaster(folder / "a.jpg", diagnostics);
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().message->code, io::msg::rasterHasNoPlace.code);
    writeFile(folder / "a.jgw", "10\n0\n0\n-10\n447005\n2481015\n");
    const auto found = io::inspectRaster(folder / "a.jpg", diagnostics);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->extent, kWhole);
    const auto raster = readWhole(folder / "a.jpg", diagnostics);
    ASSERT_TRUE(raster);
    EXPECT_NEAR(pixel(*raster, 1, 1)[0], 120, 2);
}

TEST(RasterSource, MbTilesAreReadAndLeftAlone) {
    const Folder folder;
    const std::vector<std::uint8_t> full(256 * 256, 200);
    GDALAllRegister();
    GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("MEM");
    GDALDataset* image = memory->Create("", 256, 256, 3, GDT_Byte, nullptr);
    for (int band = 1; band <= 3; ++band)
        ASSERT_EQ(image->GetRasterBand(band)->Fill(200), CE_None);
    OGRSpatialReference mercator;
    mercator.importFromEPSG(3857);
    image->SetSpatialRef(&mercator);
    std::array<double, 6> transform{11799000, 4.777314267823516, 0, 2563000, 0, -4.777314267823516};
    image->SetGeoTransform(transform.data());
    GDALDataset* tiles = GetGDALDriverManager()->GetDriverByName("MBTiles")->CreateCopy(
        (folder / "a.mbtiles").c_str(), image, FALSE, nullptr, nullptr, nullptr);
    ASSERT_NE(tiles, nullptr);
    GDALClose(tiles);
    GDALClose(image);
    const test::Snapshot before = test::snapshot(folder.path());
    Diagnostics diagnostics;
    const auto info = io::inspectRaster(folder / "a.mbtiles", diagnostics);
    ASSERT_TRUE(info) << info.error().text(Language::en);
    EXPECT_EQ(info->crs.id(), "EPSG:3857");
    const XY centre{11799600, 2562400};
    const auto raster =
        io::readRaster(folder / "a.mbtiles", info->crs,
                       Extent{centre.x, centre.y, centre.x, centre.y}.grown(50), 4, 4, diagnostics);
    ASSERT_TRUE(raster) << raster.error().text(Language::en);
    EXPECT_NEAR(pixel(*raster, 2, 2)[0], 200, 3);
    EXPECT_EQ(pixel(*raster, 2, 2)[3], 255);
    EXPECT_EQ(test::snapshot(folder.path()), before);
}

TEST(RasterSource, ReadingWritesNothingBesideThePicture) {
    const Folder folder;
    make(folder / "a.tif", "GTiff", {.bands = {{0, 50, 0, 50, 50, 50, 50, 50}}, .noData = 0});
    const test::Snapshot before = test::snapshot(folder.path());
    const auto folderTime = fs::last_write_time(folder.path());
    Diagnostics diagnostics;
    EXPECT_TRUE(io::inspectRaster(folder / "a.tif", diagnostics));
    EXPECT_TRUE(readWhole(folder / "a.tif", diagnostics));
    EXPECT_EQ(test::snapshot(folder.path()), before);
    EXPECT_EQ(fs::last_write_time(folder.path()), folderTime);
}

TEST(RasterSource, AVrtIsNoPicture) {
    const Folder folder;
    writeFile(folder / "a.tif", "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"></VRTDataset>");
    Diagnostics diagnostics;
    const auto info = io::inspectRaster(folder / "a.tif", diagnostics);
    ASSERT_FALSE(info);
    EXPECT_EQ(info.error().message->code, io::msg::rasterFormat.code);
    EXPECT_EQ(
        io::inspectRaster("/vsicurl/http://localhost:1/a.tif", diagnostics).error().message->code,
        io::msg::sourceNameRefused.code);
}

} // namespace
} // namespace thonmap
