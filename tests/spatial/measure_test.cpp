#include "spatial/measure.h"

#include "shape_makers.h"
#include "spatial/crs.h"
#include "support/shapes.h"

#include <array>
#include <cmath>
#include <limits>

#include <geos_c.h>
#include <gtest/gtest.h>

namespace thonmap::spatial {
namespace {

using test::metricOf;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST(AreaSquareMetres, HolesAndPartsCount) {
    const auto table =
        metricOf({"POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))",
                  "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((5 5, 5 7, 7 7, 7 5, 5 5)))",
                  "LINESTRING (0 0, 3 4)", "POINT (1 1)", ""});
    EXPECT_EQ(areaSquareMetres(*table, 0), 96);
    EXPECT_EQ(areaSquareMetres(*table, 1), 5); // whichever way the rings turn
    EXPECT_EQ(areaSquareMetres(*table, 2), 0);
    EXPECT_EQ(areaSquareMetres(*table, 3), 0);
    EXPECT_TRUE(std::isnan(areaSquareMetres(*table, 4)));
    EXPECT_EQ(lengthMetres(*table, 0), 48);
    EXPECT_EQ(lengthMetres(*table, 2), 5);
    EXPECT_EQ(lengthMetres(*table, 3), 0);
    EXPECT_TRUE(std::isnan(lengthMetres(*table, 4)));
}

TEST(AreaSquareMetres, LargeCoordinatesCostNoDigits) {
    // 0.5 × 0.25 m at VN-2000 coordinates: products of them have 12 digits before the point
    const auto table = metricOf(test::TableBuilder("ô nhỏ", test::tm3())
                                    .polygon({{{447646.5, 2481542.25},
                                               {447647.0, 2481542.25},
                                               {447647.0, 2481542.5},
                                               {447646.5, 2481542.5}}})
                                    .share());
    EXPECT_EQ(areaSquareMetres(*table, 0), 0.125);
}

TEST(AreaSquareMetres, IsNotGuessedFromBrokenCoordinates) {
    const auto table = metricOf(test::TableBuilder("hỏng", test::tm3())
                                    .polygon({{{0, 0}, {10, 0}, {kNaN, 10}, {0, 10}}})
                                    .share());
    EXPECT_TRUE(std::isnan(areaSquareMetres(*table, 0)));
    EXPECT_TRUE(std::isnan(lengthMetres(*table, 0)));
}

TEST(Centroid, EqualsGeosForAllKindsOfShapes) {
    test::ShapeMaker maker(5);
    std::vector<std::string> wkts = maker.wkts(200);
    wkts.push_back("POLYGON ((0 0, 4 4, 0 0, 0 0))"); // encloses nothing: by length
    wkts.push_back("GEOMETRYCOLLECTION (POINT (90 90), POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0)))");
    for (int i = 0; i < 20; ++i)
        wkts.push_back(maker.star(447646, 2481542, 900, 60));
    const auto table = metricOf(wkts);
    GEOSContextHandle_t handle = GEOS_init_r();
    GEOSWKTReader* reader = GEOSWKTReader_create_r(handle);
    for (std::size_t i = 0; i < wkts.size(); ++i) {
        GEOSGeometry* shape = GEOSWKTReader_read_r(handle, reader, wkts[i].c_str());
        GEOSGeometry* expected = GEOSGetCentroid_r(handle, shape);
        double x = 0;
        double y = 0;
        GEOSGeomGetX_r(handle, expected, &x);
        GEOSGeomGetY_r(handle, expected, &y);
        EXPECT_NEAR(centroid(*table, i).x, x, 1e-6) << wkts[i];
        EXPECT_NEAR(centroid(*table, i).y, y, 1e-6) << wkts[i];
        GEOSGeom_destroy_r(handle, expected);
        GEOSGeom_destroy_r(handle, shape);
    }
    GEOSWKTReader_destroy_r(handle, reader);
    GEOS_finish_r(handle);
}

TEST(Centroid, OfNothingIsNotANumber) {
    const auto table = metricOf({"", "POLYGON EMPTY"});
    EXPECT_TRUE(std::isnan(centroid(*table, 0).x));
    EXPECT_TRUE(std::isnan(centroid(*table, 1).y));
}

TEST(Measurer, MeridianArcEqualsTheKnownQuarterOfADegree) {
    // WGS 84 meridian arc between latitudes 22° and 23°: 110 735.2 m (series of Helmert, n⁴),
    // computed by hand from M = 111132.952547 Δφ - 16038.50868 sin 2φ + 16.83220 sin 4φ - 0.02180
    // sin 6φ.
    const auto arc = [](double degrees) {
        const double phi = degrees * std::acos(-1.0) / 180;
        return 111132.95254700 * degrees - 16038.508741268 * std::sin(2 * phi) +
               16.832613326622 * std::sin(4 * phi) - 0.021984374201268 * std::sin(6 * phi) +
               3.1141625291648e-5 * std::sin(8 * phi);
    };
    const auto measurer = Measurer::in(*crsFromText("EPSG:4756"));
    ASSERT_TRUE(measurer.has_value());
    const std::array<XY, 3> line{XY{106, 22}, XY{106, 22.5}, XY{106, 23}};
    EXPECT_NEAR(measurer->line(line).geodesicMetres, arc(23) - arc(22), 0.001);
}

TEST(Measurer, MapMetresAndTapeMetresDifferByTheScale) {
    // At 52 353.7 m west of the meridian of TM-3 106-30 the scale is
    // k = 0.9999 · (1 + 52 353.7² / (2 R²)), R² = 6 349 000 · 6 381 500 m² at 22.4° → 0.99993381
    const auto measurer = Measurer::in(test::tm3());
    ASSERT_TRUE(measurer.has_value());
    const XY a{447146.3, 2481542};
    const std::array<XY, 2> line{a, {a.x + 1000, a.y}};
    const MeasuredLength measured = measurer->line(line);
    EXPECT_EQ(measured.planarMetres, 1000);
    EXPECT_NEAR(measured.geodesicMetres, 1000 / 0.99993381, 0.002);
    const std::array<XY, 4> square{a, XY{a.x + 1000, a.y}, XY{a.x + 1000, a.y + 1000},
                                   XY{a.x, a.y + 1000}};
    const MeasuredArea area = measurer->polygon(square);
    EXPECT_EQ(area.planarSquareMetres, 1e6);
    EXPECT_NEAR(area.geodesicSquareMetres, 1e6 / (0.99993381 * 0.99993381), 4);
    EXPECT_EQ(area.perimeter.planarMetres, 4000);
}

TEST(Measurer, RingMayBeClosedOrOpenAndTurnEitherWay) {
    const auto measurer = Measurer::in(test::tm3());
    ASSERT_TRUE(measurer.has_value());
    const std::vector<XY> open{{0, 0}, {300, 0}, {0, 400}};
    const std::vector<XY> closedOtherWay{{0, 0}, {0, 400}, {300, 0}, {0, 0}};
    for (const auto& ring : {open, closedOtherWay}) {
        const MeasuredArea area = measurer->polygon(ring);
        EXPECT_EQ(area.planarSquareMetres, 60000);
        EXPECT_EQ(area.perimeter.planarMetres, 1200); // 3-4-5
    }
}

TEST(Measurer, TooFewPointsMeasureNothing) {
    const auto measurer = Measurer::in(test::tm3());
    ASSERT_TRUE(measurer.has_value());
    EXPECT_EQ(measurer->line({}).planarMetres, 0);
    EXPECT_EQ(measurer->line(std::vector<XY>{{1, 1}}).geodesicMetres, 0);
    EXPECT_EQ(measurer->polygon({}).planarSquareMetres, 0);
    EXPECT_EQ(measurer->polygon(std::vector<XY>{{1, 1}, {2, 2}}).planarSquareMetres, 0);
    EXPECT_EQ(measurer->polygon({}).geodesicSquareMetres, 0);
}

TEST(Measurer, UnknownCrsHasNoGeodesic) {
    const auto measurer = Measurer::in(Crs{});
    ASSERT_TRUE(measurer.has_value());
    const std::vector<XY> line{{0, 0}, {3, 4}};
    EXPECT_EQ(measurer->line(line).planarMetres, 5);
    EXPECT_TRUE(std::isnan(measurer->line(line).geodesicMetres));
}

TEST(DegreesText, ReadsInBothLanguages) {
    // 22.4316° = 22° 25′ 53.76″, 105.9933° = 105° 59′ 35.88″
    EXPECT_EQ(degreesText({105.9933, 22.4316}, Language::vi), "22°25′53,8″B 105°59′35,9″Đ");
    EXPECT_EQ(degreesText({105.9933, 22.4316}, Language::en, 2), "22°25′53.76″N 105°59′35.88″E");
    EXPECT_EQ(degreesText({-70.5, -33.25}, Language::vi, 0), "33°15′00″N 70°30′00″T");
    EXPECT_EQ(degreesText({-70.5, -33.25}, Language::en, 0), "33°15′00″S 70°30′00″W");
}

TEST(DegreesText, RoundingCarriesOver) {
    EXPECT_EQ(degreesText({105.99999999, 21.99999999}, Language::en, 1),
              "22°00′00.0″N 106°00′00.0″E");
    EXPECT_EQ(degreesText({-1e-9, -1e-9}, Language::en, 1), "0°00′00.0″N 0°00′00.0″E");
}

TEST(DegreesText, NoPlaceOnTheEarthIsADash) {
    EXPECT_EQ(degreesText({kNaN, 22}, Language::vi), "–");
    EXPECT_EQ(degreesText({106, 91}, Language::vi), "–");
    EXPECT_EQ(degreesText({447646, 22}, Language::vi), "–");
}

} // namespace
} // namespace thonmap::spatial
