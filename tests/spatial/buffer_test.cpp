#include "spatial/buffer.h"

#include "shape_makers.h"
#include "spatial/measure.h"
#include "support/shapes.h"

#include <limits>
#include <numbers>

#include <gtest/gtest.h>

namespace thonmap::spatial {
namespace {

using test::metricOf;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST(Buffered, PointBecomesADiscNearlyRound) {
    const auto table = metricOf({"POINT (1000 1000)"});
    Diagnostics diagnostics;
    const auto disc = buffered(*table, 100, std::nullopt, diagnostics);
    ASSERT_TRUE(disc.has_value());
    const auto metric = metricOf(std::make_shared<const FeatureTable>(*disc));
    // a polygon of 64 corners inscribed in the circle: n/2 · r² · sin(2π/n)
    EXPECT_NEAR(areaSquareMetres(*metric, 0), 32 * 1e4 * std::sin(2 * std::numbers::pi / 64), 1e-6);
    EXPECT_EQ(disc->crs.id(), "EPSG:9213");
}

TEST(Buffered, KeepsIdsAndAttributesOfTheRowsAskedFor) {
    const auto table = metricOf(test::TableBuilder("thôn", test::tm3())
                                    .field("name", FieldType::text)
                                    .square(0, 0, 10, {std::string_view("một")})
                                    .square(50, 0, 10, {std::string_view("hai")})
                                    .square(90, 0, 10, {std::string_view("ba")})
                                    .share());
    Diagnostics diagnostics;
    const auto grown = buffered(*table, 5, {{2, 0}}, diagnostics);
    ASSERT_TRUE(grown.has_value());
    EXPECT_EQ(grown->ids, (std::vector<std::int64_t>{3, 1}));
    EXPECT_EQ(grown->text("name", 0), "ba");
    EXPECT_EQ(grown->geometry.extent(1), (Extent{-5, -5, 15, 15}));
}

TEST(Buffered, RowsThatVanishAreEmptyAndCounted) {
    const auto table = metricOf(test::TableBuilder("thôn", test::tm3())
                                    .square(0, 0, 10)
                                    .square(0, 0, 100)
                                    .row()
                                    .point({kNaN, kNaN})
                                    .share());
    Diagnostics diagnostics;
    const auto shrunk = buffered(*table, -6, std::nullopt, diagnostics);
    ASSERT_TRUE(shrunk.has_value());
    EXPECT_TRUE(shrunk->geometry.isEmpty(0));
    EXPECT_EQ(shrunk->geometry.extent(1), (Extent{6, 6, 94, 94}));
    EXPECT_TRUE(shrunk->geometry.isEmpty(2));
    EXPECT_TRUE(shrunk->geometry.isEmpty(3));
    ASSERT_EQ(diagnostics.count(FindingKind::emptyGeometry), 1U);
}

} // namespace
} // namespace thonmap::spatial
