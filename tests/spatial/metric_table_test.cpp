#include "spatial/metric_table.h"

#include "spatial/crs.h"
#include "support/shapes.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace thonmap::spatial {
namespace {

TEST(ToMetric, DegreesBecomeMetresAndTheSourceStays) {
    const TablePtr table =
        test::TableBuilder("thôn", test::wgs84()).point({105.9933, 22.4316}).row().share();
    Diagnostics diagnostics;
    const auto metric = toMetric(table, test::tm3(), diagnostics);
    ASSERT_TRUE(metric.has_value());
    EXPECT_EQ((*metric)->source, table);
    EXPECT_EQ((*metric)->crs.id(), "EPSG:9213");
    EXPECT_TRUE((*metric)->metres);
    EXPECT_EQ((*metric)->rowCount(), 2U);
    EXPECT_NEAR((*metric)->extents[0].minX, 447646.305, 0.01); // independent Krüger series
    EXPECT_NEAR((*metric)->extents[0].minY, 2481542.099, 0.01);
    EXPECT_TRUE((*metric)->extents[1].empty());
    EXPECT_EQ((*metric)->extent, (*metric)->extents[0]);
    EXPECT_TRUE(diagnostics.empty());
}

TEST(ToMetric, SameCrsChangesNoBit) {
    const TablePtr table = test::TableBuilder("thôn", test::tm3()).square(0.1, 0.2, 0.3).share();
    Diagnostics diagnostics;
    const auto metric = toMetric(table, test::tm3(), diagnostics);
    ASSERT_TRUE(metric.has_value());
    EXPECT_EQ((*metric)->geometry, table->geometry);
}

TEST(ToMetric, DegreesAreRefusedAsWorkingCrs) {
    const TablePtr table = test::TableBuilder("thôn", test::wgs84()).point({106, 22}).share();
    Diagnostics diagnostics;
    const auto feet = crsFromText("EPSG:2263");
    for (const Crs& working : {test::wgs84(), *feet, Crs{}}) {
        const auto metric = toMetric(table, working, diagnostics);
        ASSERT_FALSE(metric.has_value());
        EXPECT_EQ(metric.error().message->code, "not_metres");
    }
}

TEST(ToMetric, TableWithoutCrsIsPlanarAndSaysSo) {
    const TablePtr table = test::TableBuilder("sơ đồ").square(1, 2, 3).share();
    Diagnostics diagnostics;
    const auto metric = toMetric(table, test::tm3(), diagnostics);
    ASSERT_TRUE(metric.has_value());
    EXPECT_FALSE((*metric)->metres);
    EXPECT_FALSE((*metric)->crs.known());
    EXPECT_EQ((*metric)->geometry, table->geometry);
    EXPECT_EQ(diagnostics.count(FindingKind::crsMissing), 1U);
}

TEST(ToMetric, TableWithoutGeometryHasNullRows) {
    FeatureTable list;
    list.name = "danh sách";
    list.ids = {1, 2, 3};
    Diagnostics diagnostics;
    const auto metric =
        toMetric(std::make_shared<const FeatureTable>(list), test::tm3(), diagnostics);
    ASSERT_TRUE(metric.has_value());
    EXPECT_EQ((*metric)->rowCount(), 3U);
    EXPECT_EQ((*metric)->geometry.size(), 3U);
    EXPECT_TRUE((*metric)->extent.empty());
    EXPECT_TRUE(diagnostics.empty());
}

TEST(ToMetric, PointsThatFailLeaveTheOthersTheirBox) {
    const TablePtr table = test::TableBuilder("thôn", test::wgs84())
                               .line({{105.9933, 22.4316}, {105.9933, 122}, {106, 22.5}})
                               .share();
    Diagnostics diagnostics;
    const auto metric = toMetric(table, test::tm3(), diagnostics);
    ASSERT_TRUE(metric.has_value());
    EXPECT_FALSE((*metric)->extents[0].empty());
    EXPECT_TRUE(std::isnan((*metric)->geometry.coordinates()[1].x));
    EXPECT_EQ(diagnostics.count(FindingKind::outOfZone), 1U);
}

} // namespace
} // namespace thonmap::spatial
