#include "spatial/hit_test.h"

#include "shape_makers.h"
#include "spatial/distance.h"
#include "support/shapes.h"

#include <limits>

#include <geos_c.h>
#include <gtest/gtest.h>

namespace thonmap::spatial {
namespace {

using test::metricOf;
using Rows = std::vector<std::size_t>;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

class HitTest : public testing::Test {
protected:
    MetricTablePtr m_table = metricOf({
        "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (40 40, 60 40, 60 60, 40 60, 40 40))", // 0
        "POLYGON ((100 0, 200 0, 200 100, 100 100, 100 0))",                                // 1
        "POINT (20 20)",                                                                    // 2
        "LINESTRING (0 150, 200 150)",                                                      // 3
        "",                                                                                 // 4
    });
    Index m_index{m_table->extents};
};

TEST_F(HitTest, PointInsidePolygonHitsItAndNotItsHole) {
    EXPECT_EQ(rowsAt(*m_table, m_index, {80, 80}, 0), (Rows{0}));
    EXPECT_EQ(rowsAt(*m_table, m_index, {50, 50}, 5), (Rows{}));
    EXPECT_EQ(rowsAt(*m_table, m_index, {50, 50}, 10), (Rows{0})); // 10 from the hole's side
}

TEST_F(HitTest, WhatIsDrawnOnTopComesFirstAmongEquallyNear) {
    EXPECT_EQ(rowsAt(*m_table, m_index, {20, 20}, 3), (Rows{2, 0}));
    EXPECT_EQ(rowsAt(*m_table, m_index, {22, 20}, 3), (Rows{0, 2})); // the point is 2 away
}

TEST_F(HitTest, BorderBelongsToBoth) {
    EXPECT_EQ(rowsAt(*m_table, m_index, {100, 50}, 0), (Rows{1, 0}));
}

TEST_F(HitTest, LineIsHitWithinTheTolerance) {
    EXPECT_EQ(rowsAt(*m_table, m_index, {120, 153}, 3), (Rows{3}));
    EXPECT_EQ(rowsAt(*m_table, m_index, {120, 153.1}, 3), (Rows{}));
}

TEST_F(HitTest, NonsenseHitsNothing) {
    EXPECT_EQ(rowsAt(*m_table, m_index, {kNaN, 5}, 3), (Rows{}));
    EXPECT_EQ(rowsAt(*m_table, m_index, {80, 80}, -1), (Rows{}));
    EXPECT_EQ(rowsAt(*m_table, m_index, {80, 80}, kNaN), (Rows{}));
    EXPECT_EQ(rowsInRectangle(*m_table, m_index, {}), (Rows{}));
    EXPECT_EQ(rowsInPolygon(*m_table, m_index, {}), (Rows{}));
    EXPECT_EQ(rowsInPolygon(*m_table, m_index, std::vector<XY>{{0, 0}, {9, 9}}), (Rows{}));
}

TEST_F(HitTest, RectangleHitsWhatItMeets) {
    EXPECT_EQ(rowsInRectangle(*m_table, m_index, {10, 10, 30, 30}), (Rows{0, 2}));
    EXPECT_EQ(rowsInRectangle(*m_table, m_index, {45, 45, 55, 55}), (Rows{})); // in the hole
    EXPECT_EQ(rowsInRectangle(*m_table, m_index, {-10, -10, 210, 160}), (Rows{0, 1, 2, 3}));
    EXPECT_EQ(rowsInRectangle(*m_table, m_index, {20, 20, 20, 20}), (Rows{0, 2})); // a click
    EXPECT_EQ(rowsInRectangle(*m_table, m_index, {50, 140, 50, 160}), (Rows{3}));  // a stroke
}

TEST_F(HitTest, RadiusHitsUpToItsBorder) {
    EXPECT_EQ(rowsWithinRadius(*m_table, m_index, {50, 250}, 100), (Rows{3}));
    EXPECT_EQ(rowsWithinRadius(*m_table, m_index, {50, 250}, 150), (Rows{0, 3}));
    EXPECT_EQ(rowsWithinRadius(*m_table, m_index, {50, 250}, 99.9), (Rows{}));
}

TEST_F(HitTest, PolygonHitsWhatItMeets) {
    const std::vector<XY> triangle{{150, 90}, {190, 90}, {170, 160}};
    EXPECT_EQ(rowsInPolygon(*m_table, m_index, triangle), (Rows{1, 3}));
}

TEST_F(HitTest, DrawnRingThatCrossesItselfWorksByLoops) {
    // an hourglass: its two triangles count, the sides between them do not
    const std::vector<XY> hourglass{{10, 10}, {90, 10}, {10, 30}, {90, 30}};
    EXPECT_EQ(rowsInPolygon(*m_table, m_index, hourglass), (Rows{0}));
    const std::vector<XY> aroundThePoint{{10, 15}, {10, 25}, {90, 15}, {90, 25}};
    EXPECT_EQ(rowsInPolygon(*m_table, m_index, aroundThePoint), (Rows{0, 2}));
}

TEST(HitTestProperty, RectanglesEqualGeosPairByPair) {
    test::ShapeMaker maker(17);
    const std::vector<std::string> wkts = maker.wkts(200);
    const auto table = metricOf(wkts);
    const Index index(table->extents);
    GEOSContextHandle_t handle = GEOS_init_r();
    GEOSWKTReader* reader = GEOSWKTReader_create_r(handle);
    for (int i = 0; i < 30; ++i) {
        const double x = maker.number(0, 40);
        const double y = maker.number(0, 40);
        const Extent box{x, y, x + maker.number(1, 9), y + maker.number(1, 9)};
        GEOSGeometry* rectangle =
            GEOSGeom_createRectangle_r(handle, box.minX, box.minY, box.maxX, box.maxY);
        Rows expected;
        for (std::size_t row = 0; row < wkts.size(); ++row) {
            GEOSGeometry* shape = GEOSWKTReader_read_r(handle, reader, wkts[row].c_str());
            if (GEOSIntersects_r(handle, shape, rectangle) == 1)
                expected.push_back(row);
            GEOSGeom_destroy_r(handle, shape);
        }
        GEOSGeom_destroy_r(handle, rectangle);
        EXPECT_EQ(rowsInRectangle(*table, index, box), expected);
    }
    GEOSWKTReader_destroy_r(handle, reader);
    GEOS_finish_r(handle);
}

} // namespace
} // namespace thonmap::spatial
