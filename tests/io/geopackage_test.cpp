#include "fixtures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <bit>
#include <cstdlib>
#include <random>

namespace thonmap {
namespace {

namespace fs = std::filesystem;
using test::codes;
using test::Folder;
using test::load;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// All rows of a query, cells joined with "|".
std::vector<std::string> sql(const fs::path& path, const char* query) {
    GDALDataset* dataset = GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR);
    std::vector<std::string> rows;
    if (OGRLayer* result = dataset->ExecuteSQL(query, nullptr, nullptr)) {
        while (const auto feature = OGRFeatureUniquePtr(result->GetNextFeature())) {
            std::string row;
            for (int i = 0; i < feature->GetFieldCount(); ++i)
                row += (i == 0 ? "" : "|") + std::string(feature->GetFieldAsString(i));
            rows.push_back(row);
        }
        dataset->ReleaseResultSet(result);
    }
    GDALClose(dataset);
    return rows;
}

/// The independent checker that comes with GDAL's Python samples.
void expectValid(const fs::path& path) {
    const fs::path checker = "/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py";
    if (!fs::exists(checker))
        return;
    const std::string command = "/usr/bin/python3 '" + checker.string() + "' -q '" + path.string() +
                                "' > '" + path.string() + ".txt' 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << test::slurp(path.string() + ".txt");
}

void expectSameBits(std::span<const double> a, std::span<const double> b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        ASSERT_EQ(std::bit_cast<std::uint64_t>(a[i]), std::bit_cast<std::uint64_t>(b[i])) << i;
}

FeatureTable everyType() {
    FeatureTable table =
        test::TableBuilder("mọi kiểu", test::tm3())
            .field("đúng", FieldType::boolean)
            .field("nguyên", FieldType::integer)
            .field("thực", FieldType::real)
            .field("chữ", FieldType::text)
            .field("ngày", FieldType::date)
            .field("lúc", FieldType::dateTime)
            .field("byte", FieldType::binary)
            .point({447646.3051234567, 2481542.0991234567},
                   {true, std::int64_t{9223372036854775807}, 0.1, std::string_view("Ngân Sơn"),
                    *Date::fromYmd(2022, 6, 30),
                    DateTime{.millisecondsSinceEpoch = 1656547200123, .zoneFlag = 100},
                    std::string_view("\0\x01", 2)})
            .point({1, 2}, {})
            .point({3, 4},
                   {false, std::int64_t{-1}, -1e300, std::string_view(""),
                    *Date::fromYmd(1900, 1, 1),
                    DateTime{.millisecondsSinceEpoch = 0, .zoneFlag = 100}, std::string_view("")})
            .build();
    return table;
}

TEST(GeoPackage, EveryTypeComesBackTheSame) {
    const Folder folder;
    const FeatureTable before = everyType();
    test::save(folder / "a.gpkg", before);
    Diagnostics diagnostics;
    const FeatureTable after = load((folder / "a.gpkg").string(), diagnostics);
    EXPECT_THAT(codes(diagnostics), IsEmpty());
    EXPECT_EQ(after.name, before.name);
    EXPECT_EQ(after.ids, before.ids);
    EXPECT_EQ(after.geometry, before.geometry);
    ASSERT_EQ(after.columns.size(), before.columns.size());
    for (std::size_t i = 0; i < before.columns.size(); ++i) {
        EXPECT_EQ(after.columns[i].name(), before.columns[i].name());
        EXPECT_EQ(after.columns[i].type(), before.columns[i].type()) << before.columns[i].name();
        for (std::size_t row = 0; row < 3; ++row)
            EXPECT_EQ(after.columns[i].value(row), before.columns[i].value(row))
                << before.columns[i].name() << ' ' << row;
    }
    expectValid(folder / "a.gpkg");
}

GeometryColumn randomGeometries(std::mt19937& random, bool withZ) {
    std::uniform_real_distribution<double> place(-1e6, 1e6);
    const auto upTo = [&](int most) {
        return static_cast<int>(random() % static_cast<unsigned>(most)) + 1;
    };
    GeometryBuilder builder;
    const auto point = [&] {
        const XY at{place(random), place(random)};
        if (withZ)
            builder.add(at, place(random), std::numeric_limits<double>::quiet_NaN());
        else
            builder.add(at);
        return at;
    };
    const auto part = [&](PartType type) {
        builder.beginPart(type);
        for (int ring = 0; ring < (type == PartType::polygon ? upTo(3) : 1); ++ring) {
            builder.beginSequence();
            for (int i = 0; i < (type == PartType::point ? 1 : 3 + upTo(20)); ++i)
                point();
        }
    };
    for (int feature = 0; feature < 40; ++feature) {
        const auto type = static_cast<GeometryType>(random() % 8);
        if (type == GeometryType::null) {
            builder.addNull();
            continue;
        }
        builder.beginFeature(type);
        constexpr std::array parts{PartType::point, PartType::lineString, PartType::polygon};
        if (type == GeometryType::collection)
            for (int i = 0; i < upTo(3); ++i)
                part(parts[random() % 3]);
        else if (type >= GeometryType::multiPoint)
            for (int i = 0; i < upTo(4); ++i)
                part(parts[static_cast<std::size_t>(type) - 4]);
        else
            part(parts[static_cast<std::size_t>(type) - 1]);
    }
    return builder.finish();
}

TEST(GeoPackage, AnyGeometryComesBackToTheBit) {
    std::mt19937 random(20221124);
    for (int round = 0; round < 10; ++round) {
        const Folder folder;
        FeatureTable before;
        before.name = "a";
        before.crs = test::tm3();
        before.geometry = randomGeometries(random, round % 2 == 1);
        for (std::size_t row = 0; row < before.geometry.size(); ++row)
            before.ids.push_back(static_cast<std::int64_t>(row * 3));
        test::save(folder / "a.gpkg", before);
        const FeatureTable after = load(folder / "a.gpkg");
        ASSERT_EQ(after.geometry, before.geometry) << "round " << round;
        expectSameBits(after.geometry.z(), before.geometry.z());
        EXPECT_EQ(after.ids, before.ids);
    }
}

TEST(GeoPackage, HasAnIndexAndTheSystemOfItsCode) {
    const Folder folder;
    test::save(folder / "a.gpkg", test::twoVillages());
    EXPECT_THAT(sql(folder / "a.gpkg", "SELECT id, minx, maxx FROM rtree_thon_geom ORDER BY id"),
                ElementsAre("1|447000|447100", "2|447200|447300"));
    EXPECT_THAT(sql(folder / "a.gpkg", "SELECT organization, organization_coordsys_id FROM "
                                       "gpkg_spatial_ref_sys WHERE srs_id > 0 AND srs_id <> 4326"),
                ElementsAre("EPSG|9213"));
    EXPECT_THAT(
        sql(folder / "a.gpkg", "SELECT geometry_type_name, z, m FROM gpkg_geometry_columns"),
        ElementsAre("POLYGON|0|0"));
    EXPECT_THAT(sql(folder / "a.gpkg", "PRAGMA user_version"), ElementsAre("10300"));
    expectValid(folder / "a.gpkg");
}

TEST(GeoPackage, PolygonsAmongMultipolygonsKeepTheirTypes) {
    const Folder folder;
    FeatureTable before = test::TableBuilder("a", test::tm3()).build();
    GeometryBuilder builder;
    for (const GeometryType type : {GeometryType::polygon, GeometryType::multiPolygon}) {
        builder.beginFeature(type);
        builder.beginPart(PartType::polygon);
        builder.addSequence(std::vector<XY>{{0, 0}, {1, 0}, {0, 1}, {0, 0}});
    }
    before.geometry = builder.finish();
    before.ids = {0, 1};
    before.declaredType = GeometryType::polygon;
    test::save(folder / "a.gpkg", before);
    EXPECT_EQ(load(folder / "a.gpkg").geometry, before.geometry);
    EXPECT_THAT(sql(folder / "a.gpkg", "SELECT geometry_type_name FROM gpkg_geometry_columns"),
                ElementsAre("GEOMETRY"));
    expectValid(folder / "a.gpkg");
}

TEST(GeoPackage, StylesAreWhereQgisLooksForThem) {
    const Folder folder;
    const auto table = std::make_shared<const FeatureTable>(test::twoVillages());
    std::vector<io::OutputLayer> layers{
        {.table = table,
         .name = "du_an",
         .title = "Tiểu dự án",
         .description = "Minh họa",
         .styles = {{"chính", "<qgis/>", "<StyledLayerDescriptor/>", true},
                    {"phụ", "<qgis version=\"3\"/>", "", false}}},
        {.table = table, .name = "xa"}};
    Diagnostics diagnostics;
    ASSERT_TRUE(io::write(folder / "a.gpkg", layers, diagnostics));
    EXPECT_THAT(sql(folder / "a.gpkg",
                    "SELECT f_table_name, f_geometry_column, styleName, styleQML, styleSLD, "
                    "useAsDefault FROM layer_styles ORDER BY id"),
                ElementsAre("du_an|geom|chính|<qgis/>|<StyledLayerDescriptor/>|1",
                            "du_an|geom|phụ|<qgis version=\"3\"/>||0"));
    EXPECT_THAT(sql(folder / "a.gpkg", "SELECT name FROM pragma_table_info('layer_styles')"),
                ElementsAre("id", "f_table_catalog", "f_table_schema", "f_table_name",
                            "f_geometry_column", "styleName", "styleQML", "styleSLD",
                            "useAsDefault", "description", "owner", "ui", "update_time"));
    EXPECT_THAT(sql(folder / "a.gpkg", "SELECT table_name, identifier, description FROM "
                                       "gpkg_contents WHERE data_type = 'features'"),
                UnorderedElementsAre("du_an|Tiểu dự án|Minh họa", "xa|xa|"));
    const auto info = io::inspect({.path = (folder / "a.gpkg").string()}, diagnostics);
    ASSERT_TRUE(info);
    EXPECT_EQ(info->layers.size(), 2u) << "the table of styles is no layer";
    expectValid(folder / "a.gpkg");
}

TEST(GeoPackage, FieldsMayBeCalledLikeItsOwnColumns) {
    const Folder folder;
    const FeatureTable before = test::TableBuilder("a", test::tm3())
                                    .field("fid", FieldType::text)
                                    .field("geom", FieldType::integer)
                                    .field("FID", FieldType::real)
                                    .point({1, 2}, {std::string_view("x"), std::int64_t{5}, 2.5})
                                    .build();
    Diagnostics diagnostics;
    const io::OutputLayer layer{.table = std::make_shared<const FeatureTable>(before)};
    ASSERT_TRUE(io::write(folder / "a.gpkg", std::span(&layer, 1), diagnostics));
    EXPECT_THAT(codes(diagnostics), ElementsAre("field_renamed"))
        << "fid and FID are one to SQLite";
    const FeatureTable after = load(folder / "a.gpkg");
    EXPECT_EQ(after.text("fid", 0), "x");
    EXPECT_EQ(after.text("geom", 0), "5");
    EXPECT_EQ(after.geometry, before.geometry);
}

TEST(GeoPackage, TablesWithoutShapesAreAttributes) {
    const Folder folder;
    FeatureTable register_ = test::TableBuilder("dân số").field("ma", FieldType::text).build();
    for (const char* code : {"01942", "01954"}) {
        register_.columns[0].push(std::string_view(code));
        register_.ids.push_back(static_cast<std::int64_t>(register_.ids.size()) + 1);
    }
    test::save(folder / "a.gpkg", register_);
    EXPECT_THAT(sql(folder / "a.gpkg", "SELECT data_type FROM gpkg_contents"),
                ElementsAre("attributes"));
    const FeatureTable after = load(folder / "a.gpkg");
    EXPECT_FALSE(after.hasGeometry());
    EXPECT_EQ(after.text("ma", 1), "01954");
    expectValid(folder / "a.gpkg");
}

TEST(GeoPackage, AnUnknownSystemStaysUnknown) {
    const Folder folder;
    FeatureTable table = test::twoVillages();
    table.crs = {};
    test::save(folder / "a.gpkg", table);
    Diagnostics diagnostics;
    EXPECT_FALSE(load((folder / "a.gpkg").string(), diagnostics).crs.known());
    EXPECT_THAT(codes(diagnostics), ElementsAre("crs_missing"));
}

TEST(GeoPackage, RepeatedIdsAreNumberedAgain) {
    const Folder folder;
    FeatureTable table = test::twoVillages();
    table.ids = {5, 5};
    Diagnostics diagnostics;
    const io::OutputLayer layer{.table = std::make_shared<const FeatureTable>(table)};
    ASSERT_TRUE(io::write(folder / "a.gpkg", std::span(&layer, 1), diagnostics));
    EXPECT_THAT(codes(diagnostics), ElementsAre("ids_renumbered"));
    EXPECT_THAT(load(folder / "a.gpkg").ids, ElementsAre(1, 2));
}

} // namespace
} // namespace thonmap
