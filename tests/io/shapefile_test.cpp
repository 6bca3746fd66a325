#include "fixtures.h"
#include "io/messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap {
namespace {

namespace fs = std::filesystem;
using test::codes;
using test::Folder;
using test::load;
using test::refusal;
using test::slurp;
using test::texts;
using test::writeFile;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// A folder with thon.shp and its parts: two squares.
struct Villages {
    Folder folder;
    Villages() { test::save(folder / "thon.shp", test::twoVillages()); }
    [[nodiscard]] fs::path part(const char* extension) const {
        return folder / (std::string("thon") + extension);
    }
    [[nodiscard]] FeatureTable read(Diagnostics& diagnostics) const {
        return load(part(".shp").string(), diagnostics);
    }
};

TEST(Shapefile, IsReadWholeAndWithoutComplaint) {
    const Villages villages;
    Diagnostics diagnostics;
    const FeatureTable table = villages.read(diagnostics);
    EXPECT_THAT(codes(diagnostics), IsEmpty());
    EXPECT_EQ(table.name, "thon");
    EXPECT_EQ(table.crs.id(), "EPSG:9213");
    EXPECT_EQ(table.crs.kind, Crs::Kind::projected);
    EXPECT_EQ(table.crs.unitFactor, 1.0);
    EXPECT_TRUE(table.crs.wkt.starts_with("PROJCRS["));
    EXPECT_EQ(table.declaredType, GeometryType::polygon);
    EXPECT_THAT(table.ids, ElementsAre(0, 1)) << "GDAL counts shapes from 0";
    EXPECT_THAT(texts(table, "ten"), ElementsAre("Thôn Mẫu 1", "Thôn Mẫu 2"));
    EXPECT_EQ(table.column("dan_so")->type(), FieldType::integer);
}

TEST(Shapefile, WithoutShxTheIndexIsRebuiltElsewhere) {
    const Villages villages;
    fs::remove(villages.part(".shx"));
    Diagnostics diagnostics;
    const FeatureTable table = villages.read(diagnostics);
    EXPECT_EQ(table.rowCount(), 2u);
    EXPECT_EQ(table.geometry.extent(), (Extent{447000, 2481000, 447300, 2481100}));
    EXPECT_THAT(texts(table, "ten"), ElementsAre("Thôn Mẫu 1", "Thôn Mẫu 2"));
    EXPECT_THAT(codes(diagnostics), ElementsAre("missing_shx"));
    EXPECT_EQ(diagnostics.findings()[0].kind, FindingKind::missingPart);
    EXPECT_EQ(diagnostics.findings()[0].what.where.file, villages.part(".shp").string());
    EXPECT_FALSE(fs::exists(villages.part(".shx")));
}

TEST(Shapefile, WithoutDbfThereAreShapesOnly) {
    const Villages villages;
    fs::remove(villages.part(".dbf"));
    Diagnostics diagnostics;
    const FeatureTable table = villages.read(diagnostics);
    EXPECT_EQ(table.rowCount(), 2u);
    EXPECT_THAT(table.columns, IsEmpty());
    EXPECT_THAT(codes(diagnostics), ElementsAre("missing_dbf"));
}

TEST(Shapefile, WithoutPrjTheSystemIsUnknown) {
    const Villages villages;
    fs::remove(villages.part(".prj"));
    Diagnostics diagnostics;
    const FeatureTable table = villages.read(diagnostics);
    EXPECT_FALSE(table.crs.known());
    EXPECT_THAT(codes(diagnostics), UnorderedElementsAre("missing_prj", "crs_missing"));
}

TEST(Shapefile, TheTableAloneIsReadWithoutShapes) {
    const Villages villages;
    fs::remove(villages.part(".shp"));
    Diagnostics diagnostics;
    const FeatureTable table = load(villages.part(".dbf").string(), diagnostics);
    EXPECT_THAT(texts(table, "ten"), ElementsAre("Thôn Mẫu 1", "Thôn Mẫu 2"));
    EXPECT_FALSE(table.hasGeometry());
    EXPECT_THAT(codes(diagnostics), ElementsAre("missing_shp"));
}

TEST(Shapefile, AnyPartMayBeNamed) {
    const Villages villages;
    EXPECT_EQ(load(villages.part(".dbf")).geometry.size(), 2u);
    EXPECT_EQ(load(villages.part(".shx")).geometry.size(), 2u);
}

TEST(Shapefile, PartsWithCapitalExtensionsBelongTogether) {
    const Villages villages;
    fs::rename(villages.part(".dbf"), villages.part(".DBF"));
    fs::rename(villages.part(".shp"), villages.part(".SHP"));
    Diagnostics diagnostics;
    const FeatureTable table = load(villages.part(".SHP").string(), diagnostics);
    EXPECT_THAT(texts(table, "ten"), ElementsAre("Thôn Mẫu 1", "Thôn Mẫu 2"));
    EXPECT_THAT(codes(diagnostics), IsEmpty());
}

TEST(Shapefile, ACutFileGivesWhatIsThereAndSaysWhatIsNot) {
    const Villages villages;
    // Header 100, each square 8 + 48 + 5 · 16 = 136: the second record loses its last point.
    fs::resize_file(villages.part(".shp"), 100 + 136 + 136 - 16);
    Diagnostics diagnostics;
    const FeatureTable table = villages.read(diagnostics);
    ASSERT_EQ(table.rowCount(), 2u);
    EXPECT_EQ(table.geometry.type(0), GeometryType::polygon);
    EXPECT_EQ(table.geometry.type(1), GeometryType::null);
    EXPECT_THAT(texts(table, "ten"), ElementsAre("Thôn Mẫu 1", "Thôn Mẫu 2"));
    EXPECT_THAT(codes(diagnostics), ElementsAre("file_truncated", "geometry_unreadable"));
    EXPECT_EQ(diagnostics.count(FindingKind::truncated), 2u);
    EXPECT_EQ(diagnostics.findings()[1].what.where.feature, 1);
}

TEST(Shapefile, ACutTableIsFound) {
    const Villages villages;
    fs::resize_file(villages.part(".dbf"), fs::file_size(villages.part(".dbf")) - 12);
    Diagnostics diagnostics;
    const FeatureTable table = villages.read(diagnostics);
    EXPECT_EQ(table.rowCount(), 2u);
    EXPECT_EQ(table.text("ten", 0), "Thôn Mẫu 1");
    EXPECT_THAT(codes(diagnostics), Contains("file_truncated"));
}

TEST(Shapefile, WhatIsNoShapefileSaysSo) {
    const Folder folder;
    writeFile(folder / "a.shp", "this is not a shapefile, whatever its name says, and long enough "
                                "to have a header of one hundred bytes.");
    const Error error = refusal(folder / "a.shp");
    EXPECT_EQ(error.message->code, io::msg::shapeTypeUnknown.code);
    EXPECT_NE(error.text(Language::en).find("a.shp"), std::string::npos);
}

TEST(Shapefile, AFolderGivesEveryLayerInIt) {
    const Folder folder;
    test::save(folder / "thon.shp", test::twoVillages());
    test::save(folder / "xa.shp", test::twoVillages());
    Diagnostics diagnostics;
    const auto tables = io::readAll({.path = folder.path().string()}, diagnostics);
    ASSERT_TRUE(tables);
    ASSERT_EQ(tables->size(), 2u);
    EXPECT_EQ((*tables)[0].name, "thon");
    EXPECT_EQ((*tables)[1].name, "xa");
    EXPECT_EQ(load(folder.path().string() + ":xa", diagnostics).rowCount(), 2u);
}

TEST(Shapefile, AZippedOneIsReadLikeAnyOther) {
    const Villages villages;
    std::vector<std::pair<std::string, std::string>> entries;
    for (const char* extension : {".shp", ".shx", ".dbf", ".prj", ".cpg"})
        entries.emplace_back(std::string("dữ liệu/thon") + extension,
                             slurp(villages.part(extension)));
    writeFile(villages.folder / "gửi {1}.zip", test::zipBytes(entries));
    Diagnostics diagnostics;
    const FeatureTable table = load((villages.folder / "gửi {1}.zip").string(), diagnostics);
    EXPECT_THAT(texts(table, "ten"), ElementsAre("Thôn Mẫu 1", "Thôn Mẫu 2"));
    EXPECT_EQ(table.crs.id(), "EPSG:9213");
    EXPECT_THAT(codes(diagnostics), IsEmpty());
}

TEST(Shapefile, AnEmptyOneIsALayerWithoutFeatures) {
    const Folder folder;
    FeatureTable none = selectRows(test::twoVillages(), {});
    none.declaredType = GeometryType::polygon;
    test::save(folder / "rong.shp", none);
    Diagnostics diagnostics;
    const FeatureTable table = load((folder / "rong.shp").string(), diagnostics);
    EXPECT_EQ(table.rowCount(), 0u);
    EXPECT_EQ(table.columns.size(), 2u);
    EXPECT_EQ(table.declaredType, GeometryType::polygon);
    const auto info = io::inspect({.path = (folder / "rong.shp").string()}, diagnostics);
    ASSERT_TRUE(info);
    EXPECT_EQ(info->layers[0].featureCount, 0);
    EXPECT_TRUE(info->layers[0].extent.empty());
    EXPECT_THAT(codes(diagnostics), IsEmpty());
}

TEST(Shapefile, InspectingTellsCountBoxFieldsAndSystem) {
    const Villages villages;
    Diagnostics diagnostics;
    const auto info = io::inspect({.path = villages.part(".shp").string()}, diagnostics);
    ASSERT_TRUE(info);
    EXPECT_EQ(info->driver, "ESRI Shapefile");
    ASSERT_EQ(info->layers.size(), 1u);
    const io::LayerInfo& layer = info->layers[0];
    EXPECT_EQ(layer.name, "thon");
    EXPECT_EQ(layer.geometryTypeName, "Polygon");
    EXPECT_EQ(layer.featureCount, 2);
    EXPECT_EQ(layer.extent, (Extent{447000, 2481000, 447300, 2481100}));
    EXPECT_EQ(layer.crs.id(), "EPSG:9213");
    EXPECT_EQ(layer.encoding.name, "UTF-8");
    ASSERT_EQ(layer.fields.size(), 2u);
    EXPECT_EQ(layer.fields[1].name, "dan_so");
    EXPECT_EQ(layer.fields[1].type, FieldType::integer);
}

TEST(Shapefile, AnEsriProjectionFileIsRecognisedByWhatItSays) {
    const Villages villages;
    // As ArcGIS writes EPSG:9213: no code, Esri's names.
    writeFile(villages.part(".prj"),
              "PROJCS[\"VN-2000_TM-3_106-30\",GEOGCS[\"GCS_VN-2000\",DATUM[\"D_Vietnam_2000\","
              "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],"
              "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
              "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
              "PARAMETER[\"Central_Meridian\",106.5],PARAMETER[\"Scale_Factor\",0.9999],"
              "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]");
    EXPECT_EQ(load(villages.part(".shp")).crs.id(), "EPSG:9213");
}

TEST(Shapefile, ASystemThatIsNoneOfEpsgsHasNoCode) {
    const Villages villages;
    // The scale factor 0.9996 with meridian 106°30' is a mistake people make; it is nobody's code.
    std::string prj = slurp(villages.part(".prj"));
    prj.replace(prj.find("0.9999"), 6, "0.9996");
    writeFile(villages.part(".prj"), prj);
    const FeatureTable table = load(villages.part(".shp"));
    EXPECT_EQ(table.crs.id(), "");
    EXPECT_EQ(table.crs.kind, Crs::Kind::projected);
    EXPECT_NE(table.crs.wkt, "");
}

TEST(Shapefile, WithdrawnVietnameseCodesGetTheirReplacement) {
    const Folder folder;
    FeatureTable table = test::twoVillages();
    table.crs.code = "6957"; // withdrawn in favour of 5897
    test::save(folder / "a.gpkg", table);
    EXPECT_EQ(load(folder / "a.gpkg").crs.id(), "EPSG:5897");
}

TEST(Shapefile, HeightsAndMeasuresAreKept) {
    const Folder folder;
    FeatureTable table = test::TableBuilder("duong", test::tm3()).build();
    GeometryBuilder builder;
    builder.beginFeature(GeometryType::lineString);
    builder.beginPart(PartType::lineString);
    builder.beginSequence();
    builder.add({447000.25, 2481000.5}, 400.125, 0);
    builder.add({447100.75, 2481050.125}, 410, 112.5);
    table.geometry = builder.finish();
    table.ids = {1};
    for (const char* name : {"a.shp", "a.gpkg", "a.fgb"}) {
        test::save(folder / name, table);
        EXPECT_EQ(load(folder / name).geometry, table.geometry) << name;
    }
}

TEST(Shapefile, LongNamesAreShortenedWithoutCollision) {
    const Folder folder;
    const FeatureTable table = test::TableBuilder("a", test::tm3())
                                   .field("dân số năm 2019", FieldType::integer)
                                   .field("dân số năm 2020", FieldType::integer)
                                   .square(0, 0, 1, {std::int64_t{1}, std::int64_t{2}})
                                   .build();
    Diagnostics diagnostics;
    const io::OutputLayer layer{.table = std::make_shared<const FeatureTable>(table)};
    ASSERT_TRUE(io::write(folder / "a.shp", std::span(&layer, 1), diagnostics));
    EXPECT_THAT(codes(diagnostics), ElementsAre("field_renamed", "field_renamed"));
    const FeatureTable after = load(folder / "a.shp");
    ASSERT_EQ(after.columns.size(), 2u);
    for (const Column& column : after.columns)
        EXPECT_LE(column.name().size(), 10u) << column.name();
    EXPECT_NE(after.columns[0].name(), after.columns[1].name());
    EXPECT_EQ(numberOf(after.columns[1].value(0)), 2);
}

TEST(Shapefile, NumbersComeBackExactly) {
    const Folder folder;
    test::TableBuilder builder("so", test::tm3());
    builder.field("thuc", FieldType::real).field("nguyen", FieldType::integer);
    const std::vector<double> reals{0.1, -123456.789, 1e-7, 3, 98765432.125};
    for (const double real : reals)
        builder.square(0, 0, 1, {real, std::int64_t{-9007199254740993}});
    const FeatureTable table = builder.build();
    test::save(folder / "so.shp", table);
    const FeatureTable after = load(folder / "so.shp");
    EXPECT_EQ(after.column("thuc")->values<double>(), reals);
    EXPECT_EQ(after.column("nguyen")->values<std::int64_t>()[0], -9007199254740993);
}

TEST(Shapefile, TextThatDoesNotFitIsCutAndCounted) {
    const Folder folder;
    std::string longText;
    while (longText.size() < 300)
        longText += "ế";
    const FeatureTable table = test::TableBuilder("a", test::tm3())
                                   .field("ten", FieldType::text)
                                   .square(0, 0, 1, {std::string_view(longText)})
                                   .build();
    Diagnostics diagnostics;
    const io::OutputLayer layer{.table = std::make_shared<const FeatureTable>(table)};
    ASSERT_TRUE(io::write(folder / "a.shp", std::span(&layer, 1), diagnostics));
    EXPECT_THAT(codes(diagnostics), ElementsAre("values_shortened"));
    EXPECT_EQ(diagnostics.findings()[0].kind, FindingKind::truncated);
    // 254 bytes hold 84 letters of three bytes
    EXPECT_EQ(load(folder / "a.shp").text("ten", 0), longText.substr(0, 84 * 3));
}

TEST(Shapefile, PointsAndAreasDoNotMix) {
    const Folder folder;
    const FeatureTable table =
        test::TableBuilder("a", test::tm3()).point({1, 2}).square(0, 0, 1).build();
    Diagnostics diagnostics;
    const io::OutputLayer layer{.table = std::make_shared<const FeatureTable>(table)};
    const auto report = io::write(folder / "a.shp", std::span(&layer, 1), diagnostics);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().message->code, io::msg::mixedTypes.code);
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(Shapefile, AStaleIndexOfTheReplacedFileGoes) {
    const Villages villages;
    writeFile(villages.part(".qix"), "old");
    writeFile(villages.part(".sbn"), "old");
    test::save(villages.part(".shp"), test::twoVillages());
    EXPECT_FALSE(fs::exists(villages.part(".qix")));
    EXPECT_FALSE(fs::exists(villages.part(".sbn")));
}

} // namespace
} // namespace thonmap
