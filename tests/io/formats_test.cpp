#include "core/messages.h"
#include "fixtures.h"
#include "io/messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap {
namespace {

using test::codes;
using test::Folder;
using test::load;
using test::refusal;
using test::saveWithGdal;
using test::slurp;
using test::texts;
using test::writeFile;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

constexpr const char* kSquare = "POLYGON ((105 22,106 22,106 23,105 23,105 22))";

constexpr std::string_view kKml = R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Ngân Sơn</name>
<Placemark><name>Bằng Vân</name><description>xã</description>
<Point><coordinates>105.5,22.25,300</coordinates></Point></Placemark>
</Document></kml>)";

TEST(Formats, GeoJsonIsReadInWgs84) {
    const Folder folder;
    writeFile(folder / "a.geojson", R"({"type":"FeatureCollection","features":[
      {"type":"Feature","id":7,"properties":{"tên":"Đức Vân","so":[1,2],"d":"2022-06-30","ok":true},
       "geometry":{"type":"Point","coordinates":[105.5,22.25]}}]})");
    const FeatureTable table = load(folder / "a.geojson");
    EXPECT_EQ(table.crs.id(), "EPSG:4326");
    EXPECT_EQ(table.crs.kind, Crs::Kind::geographic);
    EXPECT_NEAR(table.crs.unitFactor, 0.017453292519943295, 1e-18);
    EXPECT_EQ(table.geometry.coordinates()[0], (XY{105.5, 22.25})) << "x is the longitude";
    EXPECT_THAT(texts(table, "tên"), ElementsAre("Đức Vân"));
    EXPECT_THAT(texts(table, "so"), ElementsAre("[1,2]"));
    EXPECT_EQ(table.column("d")->type(), FieldType::date);
    EXPECT_EQ(table.column("ok")->type(), FieldType::boolean);
    EXPECT_THAT(table.ids, ElementsAre(7));
}

TEST(Formats, ListsBecomeJsonWithoutLoss) {
    const Folder folder;
    writeFile(folder / "a.geojson", R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"s":["a\"b","c,d"],"r":[0.1,1e300]},"geometry":null}]})");
    const FeatureTable table = load(folder / "a.geojson");
    EXPECT_EQ(table.text("s", 0), R"(["a\"b","c,d"])");
    EXPECT_EQ(table.text("r", 0), "[0.1,1e+300]");
}

TEST(Formats, KmlIsReadWithHeights) {
    const Folder folder;
    writeFile(folder / "a.kml", kKml);
    const FeatureTable table = load(folder / "a.kml");
    ASSERT_EQ(table.rowCount(), 1u);
    EXPECT_THAT(texts(table, "Name"), ElementsAre("Bằng Vân"));
    EXPECT_EQ(table.geometry.coordinates()[0], (XY{105.5, 22.25}));
    EXPECT_EQ(table.geometry.z()[0], 300);
    EXPECT_EQ(table.crs.id(), "EPSG:4326");
}

TEST(Formats, KmlSaysWhatItCannotRead) {
    const Folder folder;
    std::string kml(kKml);
    kml.insert(kml.find("<Point>"),
               "<ExtendedData><Data name=\"x\"><value>1</value></Data></ExtendedData>\n");
    writeFile(folder / "a.kml", kml);
    Diagnostics diagnostics;
    EXPECT_EQ(load((folder / "a.kml").string(), diagnostics).rowCount(), 1u);
    EXPECT_THAT(codes(diagnostics), Contains("kml_data_skipped"));
}

TEST(Formats, KmzGivesItsMainDocument) {
    const Folder folder;
    writeFile(folder / "a.kmz", test::zipBytes({{"files/other.kml", std::string(kKml)},
                                                {"doc.kml", std::string(kKml)}}));
    const FeatureTable table = load(folder / "a.kmz");
    EXPECT_THAT(texts(table, "Name"), ElementsAre("Bằng Vân"));
}

TEST(Formats, GpxListsOnlyTheKindsItHas) {
    const Folder folder;
    writeFile(folder / "a.gpx", R"(<?xml version="1.0"?><gpx version="1.1" creator="x"
      xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="22.25" lon="105.5"><ele>412</ele>
      <time>2022-06-30T01:02:03Z</time><name>Nhà họp thôn</name></wpt></gpx>)");
    const FeatureTable table = load(folder / "a.gpx");
    EXPECT_EQ(table.name, "waypoints");
    EXPECT_EQ(table.geometry.coordinates()[0], (XY{105.5, 22.25}));
    EXPECT_EQ(table.text("name", 0), "Nhà họp thôn");
    EXPECT_EQ(table.text("time", 0), "2022-06-30T01:02:03Z");
}

TEST(Formats, MapInfoTabAndMif) {
    const Folder folder;
    saveWithGdal("MapInfo File", folder / "a.tab", {kSquare, kSquare}, 4326, {"ENCODING=UTF-8"});
    const FeatureTable tab = load(folder / "a.tab");
    EXPECT_EQ(tab.rowCount(), 2u);
    EXPECT_EQ(tab.geometry.type(0), GeometryType::polygon);
    EXPECT_EQ(tab.crs.kind, Crs::Kind::geographic);
    EXPECT_THAT(texts(tab, "name"), ElementsAre("đối tượng 1", "đối tượng 2"));

    writeFile(folder / "b.mif", "Version 300\nCharset \"Neutral\"\nDelimiter \",\"\n"
                                "CoordSys Earth Projection 1, 104\nColumns 1\n  ten Char(20)\n"
                                "Data\n\nPoint 105.5 22.25\n");
    writeFile(folder / "b.mid", "\"Thôn\"\n");
    const FeatureTable mif = load(folder / "b.mif");
    EXPECT_EQ(mif.geometry.coordinates()[0], (XY{105.5, 22.25}));
    EXPECT_THAT(texts(mif, "ten"), ElementsAre("Thôn"));
    EXPECT_THAT(texts(load(folder / "b.mid"), "ten"), ElementsAre("Thôn")) << "any part will do";
}

TEST(Formats, DxfHasNoCoordinateSystem) {
    const Folder folder;
    writeFile(folder / "a.dxf",
              "0\nSECTION\n2\nENTITIES\n0\nLINE\n8\nranh gioi\n10\n447000\n20\n"
              "2481000\n30\n0\n11\n447100\n21\n2481050\n31\n0\n0\nENDSEC\n0\nEOF\n");
    Diagnostics diagnostics;
    const FeatureTable table = load((folder / "a.dxf").string(), diagnostics);
    EXPECT_EQ(table.geometry.extent(), (Extent{447000, 2481000, 447100, 2481050}));
    EXPECT_EQ(table.text("Layer", 0), "ranh gioi");
    EXPECT_FALSE(table.crs.known());
    EXPECT_THAT(codes(diagnostics), Contains("crs_missing"));
}

TEST(Formats, DgnOfVersion7) {
    const Folder folder;
    saveWithGdal("DGN", folder / "a.dgn", {"LINESTRING (447000 2481000,447100 2481050)"});
    const FeatureTable table = load(folder / "a.dgn");
    ASSERT_EQ(table.rowCount(), 1u);
    EXPECT_EQ(table.geometry.type(0), GeometryType::lineString);
    EXPECT_EQ(table.geometry.coordinates()[1], (XY{447100, 2481050}));
}

TEST(Formats, DgnOfVersion8AndDwgSayWhatToDo) {
    const Folder folder;
    writeFile(folder / "a.dgn", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + "rest");
    const Error dgn = refusal(folder / "a.dgn");
    EXPECT_EQ(dgn.message->code, io::msg::dgnVersion8.code);
    EXPECT_NE(dgn.text(Language::vi).find("a.dgn"), std::string::npos);
    EXPECT_NE(dgn.hint(Language::en).find("DXF"), std::string::npos);
    writeFile(folder / "a.dwg", "AC1032 and so on");
    EXPECT_EQ(refusal(folder / "a.dwg").message->code, io::msg::dwgDrawing.code);
}

TEST(Formats, FlatGeobufKeepsTypesAndCoordinates) {
    const Folder folder;
    const FeatureTable before = test::twoVillages();
    test::save(folder / "a.fgb", before);
    const FeatureTable after = load(folder / "a.fgb");
    EXPECT_EQ(after.crs.id(), "EPSG:9213");
    EXPECT_THAT(texts(after, "ten"), UnorderedElementsAre("Thôn Mẫu 1", "Thôn Mẫu 2"));
    EXPECT_EQ(after.geometry.extent(), before.geometry.extent());
}

TEST(Formats, ExcelSheetsGiveTheirFirstRowAsNames) {
    const std::string path = (test::sourceFolder() / "tests/data/io/dan_so.xls").string();
    Diagnostics diagnostics;
    const FeatureTable people = load(path + ":Dân số", diagnostics);
    EXPECT_THAT(texts(people, "mã"), ElementsAre("01942", "01954"));
    EXPECT_THAT(texts(people, "dân số"), ElementsAre("2805", "4321.5"));
    // A sheet of texts alone: GDAL would call the columns Field1, Field2 and count three rows.
    const FeatureTable names = load(path + ":Tên", diagnostics);
    EXPECT_THAT(texts(names, "tên xã"), ElementsAre("Đức Vân", "Thượng Ân"));
    EXPECT_THAT(codes(diagnostics), IsEmpty());
}

TEST(Formats, XlsxAndOdsAreReadBack) {
    for (const char* name : {"so.xlsx", "so.ods"}) {
        const Folder folder;
        const FeatureTable table = test::TableBuilder("Dân số")
                                       .field("mã", FieldType::text)
                                       .field("số", FieldType::integer)
                                       .field("tỷ lệ", FieldType::real)
                                       .field("ngày", FieldType::date)
                                       .row({std::string_view("01942"), std::int64_t{5}, 0.25,
                                             *Date::fromYmd(2022, 6, 30)})
                                       .row({std::string_view("=1+1"), Value{}, 3.5, Value{}})
                                       .build();
        test::save(folder / name, table);
        const FeatureTable after = load(folder / name);
        EXPECT_EQ(after.name, "Dân số") << name;
        EXPECT_THAT(texts(after, "mã"), ElementsAre("01942", "=1+1")) << name;
        EXPECT_THAT(texts(after, "số"), ElementsAre("5", "")) << name;
        EXPECT_THAT(texts(after, "tỷ lệ"), ElementsAre("0.25", "3.5")) << name;
        EXPECT_THAT(texts(after, "ngày"), ElementsAre("2022-06-30", "")) << name;
    }
}

TEST(Formats, AVrtInDisguiseIsNotOpened) {
    const Folder folder;
    writeFile(folder / "mat.csv", "a\nbí mật\n");
    const std::string vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"mat\"><SrcDataSource>" +
                            (folder / "mat.csv").string() +
                            "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
    for (const char* name : {"x.geojson", "x.kml", "x.gpx", "x.vrt", "x.json"}) {
        writeFile(folder / name, vrt);
        EXPECT_EQ(refusal(folder / name).message->code, io::msg::unknownFormat.code) << name;
    }
    for (const char* name : {"x.gpkg", "x.fgb", "x.xlsx"}) {
        writeFile(folder / name, vrt);
        EXPECT_EQ(refusal(folder / name).message->code, io::msg::unknownFormat.code) << name;
    }
}

TEST(Formats, WhatCannotBeReadSaysWhichFileAndWhatToDo) {
    const Folder folder;
    writeFile(folder / "rong.csv", "");
    writeFile(folder / "la.bin", "no map at all");
    writeFile(folder / "hong.gpkg", "SQLite format 3 but then nothing");
    writeFile(folder / "hong.zip", "PK\x03\x04 but then nothing");
    writeFile(folder / "hong.geojson", "{\"type\": \"FeatureCollection\", \"features\": [");
    writeFile(folder / "chu.zip", test::zipBytes({{"doc.txt", "x"}}));
    std::filesystem::create_directory(folder / "trong");
    const std::map<std::string, std::string_view> expected{
        {"rong.csv", "empty_file"},        {"la.bin", "unknown_format"},
        {"hong.gpkg", "not_opened"},       {"hong.zip", "not_opened"},
        {"hong.geojson", "not_opened"},    {"chu.zip", "zip_has_no_layers"},
        {"trong", "folder_has_no_layers"}, {"khong-co.shp", "no_such_file"}};
    for (const auto& [name, code] : expected) {
        const Error error = refusal(folder / name);
        EXPECT_EQ(error.message->code, code) << name;
        for (const Language language : {Language::vi, Language::en}) {
            EXPECT_NE(error.text(language).find(name), std::string::npos) << name;
            EXPECT_NE(error.hint(language), "") << name;
        }
    }
}

TEST(Formats, AnArchiveEntryCannotLeaveItsFolder) {
    const Folder folder;
    writeFile(folder / "a.zip", test::zipBytes({{"../../thoat.kml", std::string(kKml)},
                                                {"trong.kml", std::string(kKml)}}));
    EXPECT_EQ(load(folder / "a.zip").rowCount(), 1u);
}

TEST(Formats, CurvesBecomeLinesAndSaySo) {
    const Folder folder;
    saveWithGdal("GPKG", folder / "cung.gpkg",
                 {"CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))", "POINT (0 0)"}, 9213);
    Diagnostics diagnostics;
    const FeatureTable table = load((folder / "cung.gpkg").string(), diagnostics);
    EXPECT_EQ(table.geometry.type(0), GeometryType::polygon);
    EXPECT_GT(table.geometry.coordinates().size(), 50u);
    EXPECT_THAT(codes(diagnostics), ElementsAre("curves_linearised"));
    EXPECT_EQ(diagnostics.findings()[0].kind, FindingKind::skipped);
}

TEST(Formats, SurfacesBecomePolygonsAndCollectionsAreFlattened) {
    const Folder folder;
    saveWithGdal("GPKG", folder / "mat.gpkg",
                 {"TIN Z (((0 0 0,1 0 0,0 1 0,0 0 0)),((1 0 0,1 1 0,0 1 0,1 0 0)))",
                  "GEOMETRYCOLLECTION (POINT (5 5),GEOMETRYCOLLECTION (LINESTRING (0 0,1 1),"
                  "MULTIPOINT ((1 2),(3 4))))"},
                 9213);
    Diagnostics diagnostics;
    const FeatureTable table = load((folder / "mat.gpkg").string(), diagnostics);
    EXPECT_EQ(table.geometry.type(0), GeometryType::multiPolygon);
    EXPECT_EQ(table.geometry.parts(0).size(), 2u);
    EXPECT_EQ(table.geometry.type(1), GeometryType::collection);
    EXPECT_EQ(table.geometry.parts(1).size(), 4u);
    EXPECT_THAT(codes(diagnostics), ElementsAre("surfaces_flattened"));
}

TEST(Formats, CoordinatesThatAreNoNumbersStayAndAreFound) {
    const Folder folder;
    const double none = std::numeric_limits<double>::quiet_NaN();
    test::save(folder / "a.gpkg", test::TableBuilder("a", test::tm3())
                                      .line({{0, 0}, {1, none}})
                                      .line({{0, 0}, {1, 1}})
                                      .build());
    Diagnostics diagnostics;
    const FeatureTable table = load((folder / "a.gpkg").string(), diagnostics);
    EXPECT_EQ(table.geometry.coordinates().size(), 4u);
    EXPECT_THAT(codes(diagnostics), ElementsAre("non_finite_coordinates"));
    EXPECT_EQ(diagnostics.findings()[0].what.where.feature, 1);
}

TEST(Formats, OddGeometriesStayInTheTableAndAreFound) {
    const Folder folder;
    writeFile(folder / "a.csv", "WKT,ten\nPOINT (1 1),a\nPOINT EMPTY,b\n,c\n"
                                "\"MULTIPOINT ((1 1), EMPTY)\",d\n");
    Diagnostics diagnostics;
    const FeatureTable table = load((folder / "a.csv").string(), diagnostics);
    ASSERT_EQ(table.rowCount(), 4u);
    EXPECT_EQ(diagnostics.count(FindingKind::emptyGeometry), 3u);
    EXPECT_THAT(codes(diagnostics), Contains("part_empty"));
    EXPECT_EQ(table.geometry.type(1), GeometryType::point);
    EXPECT_TRUE(table.geometry.isEmpty(1));
    EXPECT_EQ(table.geometry.type(2), GeometryType::null);
}

TEST(Formats, ReadingStopsWhenAsked) {
    const Folder folder;
    test::save(folder / "a.gpkg", test::twoVillages());
    std::stop_source stop;
    stop.request_stop();
    Diagnostics diagnostics;
    const auto table =
        io::read({.path = (folder / "a.gpkg").string()}, diagnostics, {.stop = stop.get_token()});
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().message->code, thonmap::msg::cancelled.code);
}

TEST(Formats, SeveralLayersMustBeNamed) {
    const Folder folder;
    const auto table = std::make_shared<const FeatureTable>(test::twoVillages());
    const std::vector<io::OutputLayer> layers{{.table = table, .name = "thôn"},
                                              {.table = table, .name = "xã"}};
    Diagnostics diagnostics;
    ASSERT_TRUE(io::write(folder / "a.gpkg", layers, diagnostics));
    const Error unnamed = refusal(folder / "a.gpkg");
    EXPECT_EQ(unnamed.message->code, io::msg::layerNotNamed.code);
    EXPECT_NE(unnamed.text(Language::en).find("thôn, xã"), std::string::npos);
    const auto wrong =
        io::read({.path = (folder / "a.gpkg").string(), .layer = "bản"}, diagnostics);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().message->code, io::msg::noSuchLayer.code);
    const auto all = io::readAll({.path = (folder / "a.gpkg").string()}, diagnostics);
    ASSERT_TRUE(all);
    EXPECT_THAT(*all, SizeIs(2));
    EXPECT_EQ((*all)[1].name, "xã");
}

} // namespace
} // namespace thonmap
