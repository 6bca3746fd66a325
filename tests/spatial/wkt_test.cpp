#include "spatial/wkt.h"

#include "shape_makers.h"
#include "support/shapes.h"

#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace thonmap::spatial {
namespace {

TEST(TableFromWkt, LiteralIsATableOfOneRow) {
    const auto table = tableFromWkt("POINT (105.99 22.43)", test::wgs84());
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->rowCount(), 1U);
    EXPECT_EQ(table->geometry.size(), 1U);
    EXPECT_EQ(table->geometry.type(0), GeometryType::point);
    EXPECT_EQ(table->geometry.coordinates()[0], (XY{105.99, 22.43}));
    EXPECT_EQ(table->crs.id(), "EPSG:4326");
}

TEST(TableFromWkt, NestedCollectionsAreFlattenedAndHeightsKept) {
    const auto table = tableFromWkt(
        "GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (POINT (1 2)), LINESTRING (0 0, 1 1))", Crs{});
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->geometry.parts(0).size(), 2U);
    const auto high = tableFromWkt("LINESTRING Z (0 0 640, 1 1 650)", Crs{});
    ASSERT_TRUE(high.has_value());
    ASSERT_EQ(high->geometry.z().size(), 2U);
    EXPECT_EQ(high->geometry.z()[1], 650);
}

TEST(TableFromWkt, EmptyIsEmpty) {
    const auto table = tableFromWkt("POLYGON EMPTY", Crs{});
    ASSERT_TRUE(table.has_value());
    EXPECT_TRUE(table->geometry.isEmpty(0));
    EXPECT_EQ(table->geometry.type(0), GeometryType::polygon);
}

TEST(TableFromWkt, NonsenseIsRefusedInTheReadersWords) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "GEOMETRYCOLLECTION (";
    for (const std::string& text :
         {std::string(), std::string("POINT"), std::string("POINT (1)"),
          std::string("CIRCLE (1 2)"), std::string("POLYGON ((0 0, 1 1))"),
          std::string("POINT (1 2"), deep}) {
        const auto table = tableFromWkt(text, Crs{});
        ASSERT_FALSE(table.has_value()) << text.substr(0, 50);
        EXPECT_EQ(table.error().message->code, "bad_wkt");
    }
    EXPECT_FALSE(tableFromWkt("CIRCLE (1 2)", Crs{}).error().detail.empty());
}

TEST(WktOf, ReadsBackAsTheSame) {
    test::ShapeMaker maker(23);
    std::vector<std::string> wkts = maker.wkts(100);
    wkts.push_back(maker.star(447646.305, 2481542.099, 0.1, 20));
    wkts.push_back("GEOMETRYCOLLECTION (POINT (1 2), POLYGON ((0 0, 1 0, 0 1, 0 0)))");
    wkts.push_back("MULTIPOLYGON EMPTY");
    for (const std::string& wkt : wkts) {
        const FeatureTable table = test::tableOf({wkt});
        const FeatureTable again = test::tableOf({wktOf(table.geometry, 0)});
        EXPECT_EQ(again.geometry, table.geometry) << wkt;
    }
}

TEST(WktOf, WritesPlainText) {
    const FeatureTable table =
        test::tableOf({"POLYGON((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 1))", "POINT(1.5 2)", ""});
    EXPECT_EQ(wktOf(table.geometry, 0), "POLYGON ((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1))");
    EXPECT_EQ(wktOf(table.geometry, 1), "POINT (1.5 2)");
    EXPECT_EQ(wktOf(table.geometry, 2), "");
}

TEST(TableFromExtent, IsTheBoxAsAPolygon) {
    const FeatureTable table = tableFromExtent({1, 2, 3, 4}, test::tm3());
    EXPECT_EQ(wktOf(table.geometry, 0), "POLYGON ((1 2, 3 2, 3 4, 1 4, 1 2))");
    EXPECT_EQ(table.crs.id(), "EPSG:9213");
}

} // namespace
} // namespace thonmap::spatial
