#include "spatial/anchors.h"

#include "shape_makers.h"
#include "spatial/distance.h"
#include "support/shapes.h"

#include <cmath>
#include <limits>
#include <numbers>

#include <fmt/format.h>
#include <geos_c.h>
#include <gtest/gtest.h>

namespace thonmap::spatial {
namespace {

using test::metricOf;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

XY anchorOf(const std::string& wkt) {
    return anchors(*metricOf({wkt})).at(0);
}

/// GEOS as the other opinion.
class Geos {
public:
    explicit Geos(const std::string& wkt) {
        GEOSWKTReader* reader = GEOSWKTReader_create_r(m_handle);
        m_shape = GEOSWKTReader_read_r(m_handle, reader, wkt.c_str());
        GEOSWKTReader_destroy_r(m_handle, reader);
    }
    ~Geos() {
        GEOSGeom_destroy_r(m_handle, m_shape);
        GEOS_finish_r(m_handle);
    }
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    bool holds(XY point) const {
        GEOSGeometry* geometry = GEOSGeom_createPointFromXY_r(m_handle, point.x, point.y);
        const bool inside = GEOSContains_r(m_handle, m_shape, geometry) == 1;
        GEOSGeom_destroy_r(m_handle, geometry);
        return inside;
    }
    double toBorder(XY point) const {
        GEOSGeometry* border = GEOSBoundary_r(m_handle, m_shape);
        GEOSGeometry* geometry = GEOSGeom_createPointFromXY_r(m_handle, point.x, point.y);
        double metres = 0;
        GEOSDistance_r(m_handle, border, geometry, &metres);
        GEOSGeom_destroy_r(m_handle, geometry);
        GEOSGeom_destroy_r(m_handle, border);
        return metres;
    }
    /// Radius of the largest circle inside, by GEOS's own search.
    double largestRadius(double tolerance) const {
        GEOSGeometry* radius = GEOSMaximumInscribedCircle_r(m_handle, m_shape, tolerance);
        double metres = 0;
        GEOSGeomGetLength_r(m_handle, radius, &metres);
        GEOSGeom_destroy_r(m_handle, radius);
        return metres;
    }

private:
    GEOSContextHandle_t m_handle = GEOS_init_r();
    GEOSGeometry* m_shape = nullptr;
};

TEST(Anchors, SquareHasItsMiddle) {
    const XY anchor = anchorOf("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))");
    EXPECT_NEAR(anchor.x, 5, 0.1);
    EXPECT_NEAR(anchor.y, 5, 0.1);
}

TEST(Anchors, BentShapeHasItInTheThickArm) {
    // an L: arms 2 wide, the corner block offers the largest circle; its centroid lies outside
    const std::string wkt = "POLYGON ((0 0, 20 0, 20 2, 2 2, 2 20, 0 20, 0 0))";
    EXPECT_TRUE(Geos(wkt).holds(anchorOf(wkt)));
}

TEST(Anchors, HolesAreAvoided) {
    const std::string wkt = "POLYGON ((0 0, 30 0, 30 10, 0 10, 0 0), (1 1, 20 1, 20 9, 1 9, 1 1))";
    const XY anchor = anchorOf(wkt);
    EXPECT_NEAR(anchor.x, 25, 0.3); // middle of the 10 × 10 that is left
    EXPECT_NEAR(anchor.y, 5, 0.3);
}

TEST(Anchors, LargestPartWins) {
    const XY anchor = anchorOf("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((100 100, 104 100, 104 "
                               "104, 100 104, 100 100)))");
    EXPECT_NEAR(anchor.x, 102, 0.05);
    EXPECT_NEAR(anchor.y, 102, 0.05);
}

TEST(Anchors, AreAsFarFromTheBorderAsGeosCanFind) {
    test::ShapeMaker maker(9);
    for (int i = 0; i < 60; ++i) {
        const std::string wkt = maker.star(447646, 2481542, 2000, 12 + 7 * (i % 20));
        const Geos geos(wkt);
        const XY anchor = anchorOf(wkt);
        EXPECT_TRUE(geos.holds(anchor)) << wkt;
        // 1 % of the shorter side is at most 40 m
        EXPECT_GE(geos.toBorder(anchor), geos.largestRadius(1) - 40) << wkt;
    }
}

TEST(Anchors, ThinAndCrookedShapesStillHoldTheirs) {
    // a winding strip 1 cm wide along 10 km: far thinner than the search's precision
    std::string there;
    std::string back;
    for (int i = 0; i <= 200; ++i) {
        const double x = i * 50.0;
        const double y = 3000 * std::sin(i / 15.0);
        there += fmt::format("{} {}, ", x, y);
        back = fmt::format("{} {}, ", x, y + 0.01) + back;
    }
    const std::string wkt = "POLYGON ((" + there + back + "0 0))";
    EXPECT_TRUE(Geos(wkt).holds(anchorOf(wkt)));
}

TEST(Anchors, VeryLongShapeIsFoundQuicklyEnough) {
    const std::string wkt = "POLYGON ((0 0, 1000000 0, 1000000 1, 0 1, 0 0))";
    EXPECT_TRUE(Geos(wkt).holds(anchorOf(wkt)));
}

TEST(Anchors, PolygonThatEnclosesNothingUsesItsOutline) {
    const XY anchor = anchorOf("POLYGON ((0 0, 10 0, 0 0, 0 0))");
    EXPECT_GE(anchor.x, 0);
    EXPECT_LE(anchor.x, 10);
    EXPECT_EQ(anchor.y, 0);
}

TEST(Anchors, LineHasTheMiddleOfItsLength) {
    EXPECT_EQ(anchorOf("LINESTRING (0 0, 10 0, 10 30)"), (XY{10, 10})); // 20 of 40
    EXPECT_EQ(anchorOf("MULTILINESTRING ((0 0, 1 0), (0 5, 8 5))"), (XY{4, 5}));
}

TEST(Anchors, PointIsItself) {
    EXPECT_EQ(anchorOf("POINT (3 4)"), (XY{3, 4}));
    EXPECT_EQ(anchorOf("MULTIPOINT ((0 0), (4 0), (9 0))"), (XY{4, 0})); // mean is 13/3
}

TEST(Anchors, MixedCollectionUsesItsPolygons) {
    const XY anchor = anchorOf(
        "GEOMETRYCOLLECTION (POINT (99 99), LINESTRING (0 50, 90 50), POLYGON ((0 0, 2 0, 2 "
        "2, 0 2, 0 0)))");
    EXPECT_NEAR(anchor.x, 1, 0.03);
    EXPECT_NEAR(anchor.y, 1, 0.03);
}

TEST(Anchors, RowsWithNothingHaveNone) {
    const auto table = metricOf(test::TableBuilder("thôn", test::tm3())
                                    .row()
                                    .point({kNaN, 5})
                                    .polygon({{}})
                                    .point({1, 2})
                                    .share());
    const std::vector<XY> found = anchors(*table);
    ASSERT_EQ(found.size(), 4U);
    for (const std::size_t row : {0U, 1U, 2U})
        EXPECT_TRUE(std::isnan(found[row].x) && std::isnan(found[row].y));
    EXPECT_EQ(found[3], (XY{1, 2}));
}

TEST(Anchors, NonFinitePointsAreLeftOut) {
    const auto table = metricOf(test::TableBuilder("thôn", test::tm3())
                                    .polygon({{{0, 0}, {10, 0}, {kNaN, kNaN}, {10, 10}, {0, 10}}})
                                    .line({{kNaN, 0}, {2, 0}, {8, 0}})
                                    .share());
    const std::vector<XY> found = anchors(*table);
    EXPECT_NEAR(found[0].x, 5, 0.1);
    EXPECT_EQ(found[1], (XY{5, 0}));
}

TEST(Anchors, SameInputSameBits) {
    test::ShapeMaker maker(13);
    std::vector<std::string> wkts;
    for (int i = 0; i < 100; ++i)
        wkts.push_back(maker.star(maker.real(0, 1e5), maker.real(0, 1e5), 500, 40));
    const auto table = metricOf(wkts);
    EXPECT_EQ(anchors(*table), anchors(*table));
    EXPECT_EQ(anchors(*table)[57], anchorOf(wkts[57]));
}

} // namespace
} // namespace thonmap::spatial
