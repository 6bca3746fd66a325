#include "spatial/distance.h"

#include "shape_makers.h"
#include "spatial/crs.h"
#include "support/shapes.h"

#include <cmath>
#include <limits>
#include <stop_token>

#include <geos_c.h>
#include <gtest/gtest.h>

namespace thonmap::spatial {
namespace {

using test::metricOf;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Answer {
    std::vector<double> metres;
    std::vector<std::int64_t> rows;
};

Answer nearest(const MetricTable& a, const MetricTable& b,
               DistanceFrom from = DistanceFrom::boundary,
               const std::optional<std::vector<std::size_t>>& rows = std::nullopt) {
    Diagnostics diagnostics;
    Answer answer;
    auto metres = distanceToNearest(a, from, b, rows, diagnostics, {}, &answer.rows);
    EXPECT_TRUE(metres.has_value());
    answer.metres = metres.value_or(std::vector<double>{});
    return answer;
}

TEST(DistanceToNearest, EqualsGeosOverAllPairs) {
    test::ShapeMaker maker(11);
    GEOSContextHandle_t handle = GEOS_init_r();
    GEOSWKTReader* reader = GEOSWKTReader_create_r(handle);
    for (int round = 0; round < 12; ++round) {
        std::vector<std::string> a = maker.wkts(20);
        std::vector<std::string> b = maker.wkts(6);
        for (int i = 0; i < 5; ++i) {
            a.push_back(maker.star(maker.real(0, 60), maker.real(0, 60), 7, 40));
            b.push_back(maker.star(maker.real(0, 60), maker.real(0, 60), 3, 25));
            b.push_back(maker.star(maker.real(0, 40), maker.real(0, 40), 15, 9)); // holds others
        }
        const Answer answer = nearest(*metricOf(a), *metricOf(b));
        ASSERT_EQ(answer.metres.size(), a.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            GEOSGeometry* one = GEOSWKTReader_read_r(handle, reader, a[i].c_str());
            double expected = kInfinity;
            std::vector<double> all;
            for (const std::string& text : b) {
                GEOSGeometry* other = GEOSWKTReader_read_r(handle, reader, text.c_str());
                double metres = 0;
                GEOSDistance_r(handle, one, other, &metres);
                all.push_back(metres);
                expected = std::min(expected, metres);
                GEOSGeom_destroy_r(handle, other);
            }
            EXPECT_NEAR(answer.metres[i], expected, 1e-9) << a[i];
            EXPECT_NEAR(all.at(static_cast<std::size_t>(answer.rows[i])), expected, 1e-9) << a[i];
            GEOSGeom_destroy_r(handle, one);
        }
    }
    GEOSWKTReader_destroy_r(handle, reader);
    GEOS_finish_r(handle);
}

TEST(DistanceToNearest, PolygonsAreFilledAndHolesAreNot) {
    const auto ring = metricOf(
        {"POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (20 20, 80 20, 80 80, 20 80, 20 20))"});
    const auto places =
        metricOf({"POINT (10 10)", "POINT (50 45)", "POINT (130 140)",
                  "POLYGON ((40 40, 60 40, 60 60, 40 60, 40 40))", "LINESTRING (5 5, 6 6)"});
    // 25 up to the hole's lower side; 30-40-50; 20 from the square in the hole to its sides
    EXPECT_EQ(nearest(*places, *ring).metres, (std::vector<double>{0, 25, 50, 20, 0}));
    EXPECT_EQ(nearest(*ring, *places).metres, (std::vector<double>{0}));
}

TEST(DistanceToNearest, ContainedShapesAreAtZeroFromBothSides) {
    const auto large = metricOf({"POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))"});
    const auto small = metricOf({"POLYGON ((40 40, 60 40, 60 60, 40 60, 40 40))"});
    EXPECT_EQ(nearest(*large, *small).metres[0], 0);
    EXPECT_EQ(nearest(*small, *large).metres[0], 0);
}

TEST(DistanceToNearest, FromTheCentreOrFromTheBoundary) {
    const auto commune = metricOf({"POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))"});
    const auto school = metricOf({"POINT (150 50)"});
    EXPECT_EQ(nearest(*commune, *school).metres[0], 50);
    EXPECT_EQ(nearest(*commune, *school, DistanceFrom::centre).metres[0], 100);
}

TEST(DistanceToNearest, EquallyNearIsTheSmallestRow) {
    const auto places = metricOf({"POINT (0 0)", "LINESTRING (0 0, 0 1)"});
    const auto schools = metricOf({"POINT (9 0)", "POINT (-5 0)", "POINT (5 0)", "POINT (-5 0)"});
    EXPECT_EQ(nearest(*places, *schools).rows, (std::vector<std::int64_t>{1, 1}));
}

TEST(DistanceToNearest, RowsAskedForAreNamedByTheirOwnNumber) {
    const auto places = metricOf({"POINT (0 0)"});
    const auto schools = metricOf({"POINT (1 0)", "POINT (2 0)", "POINT (3 0)"});
    const Answer answer = nearest(*places, *schools, DistanceFrom::boundary, {{2, 1}});
    EXPECT_EQ(answer.metres[0], 2);
    EXPECT_EQ(answer.rows[0], 1);
}

TEST(DistanceToNearest, NothingToBeNearToIsInfinitelyFar) {
    const auto places = metricOf({"POINT (0 0)", ""});
    for (const auto& schools :
         {metricOf(std::vector<std::string>{}), metricOf({""}), metricOf({"POLYGON EMPTY"})}) {
        const Answer answer = nearest(*places, *schools);
        EXPECT_EQ(answer.metres[0], kInfinity);
        EXPECT_TRUE(std::isnan(answer.metres[1]));
        EXPECT_EQ(answer.rows, (std::vector<std::int64_t>{-1, -1}));
    }
}

TEST(DistanceToNearest, NonFinitePointsAreLeftOutAndListed) {
    const auto broken = metricOf(
        test::TableBuilder("hỏng", test::tm3()).line({{0, 0}, {kNaN, 1}, {10, 0}}).share());
    const auto place = metricOf({"POINT (5 3)"});
    Diagnostics diagnostics;
    const auto metres =
        distanceToNearest(*place, DistanceFrom::boundary, *broken, std::nullopt, diagnostics);
    ASSERT_TRUE(metres.has_value());
    EXPECT_EQ(metres->at(0), 3);
    EXPECT_EQ(diagnostics.count(FindingKind::nonFinite), 1U);
}

TEST(DistanceToNearest, TwoWorkingSystemsAreRefused) {
    const auto a = metricOf({"POINT (0 0)"});
    const auto b = metricOf(std::make_shared<const FeatureTable>(
        test::tableOf({"POINT (0 0)"}, *crsFromText("EPSG:3405"))));
    Diagnostics diagnostics;
    const auto metres =
        distanceToNearest(*a, DistanceFrom::boundary, *b, std::nullopt, diagnostics);
    ASSERT_FALSE(metres.has_value());
    EXPECT_EQ(metres.error().message->code, "different_crs");
}

TEST(DistanceToNearest, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto a = metricOf({"POINT (0 0)"});
    Diagnostics diagnostics;
    const auto metres = distanceToNearest(*a, DistanceFrom::boundary, *a, std::nullopt, diagnostics,
                                          {.stop = stop.get_token(), .report = {}});
    ASSERT_FALSE(metres.has_value());
    EXPECT_EQ(metres.error().message->code, "cancelled");
}

TEST(DistanceTo, MeasuresFromAPoint) {
    const auto table = metricOf({"LINESTRING (0 0, 10 0)", "POINT (3 4)", ""});
    EXPECT_EQ(distanceTo(*table, 0, {5, 7}), 7);
    EXPECT_EQ(distanceTo(*table, 1, {0, 0}), 5);
    EXPECT_EQ(distanceTo(*table, 2, {0, 0}), kInfinity);
}

} // namespace
} // namespace thonmap::spatial
