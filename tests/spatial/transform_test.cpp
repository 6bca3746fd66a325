#include "spatial/transform.h"

#include "shape_makers.h"
#include "spatial/crs.h"
#include "support/shapes.h"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <stop_token>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::spatial {
namespace {

using testing::HasSubstr;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Crs crs(const char* text) {
    const auto found = crsFromText(text);
    EXPECT_TRUE(found.has_value()) << text;
    return found.value_or(Crs{});
}

Transformer between(const char* from, const char* to) {
    auto transformer = Transformer::between(crs(from), crs(to));
    EXPECT_TRUE(transformer.has_value());
    return std::move(*transformer);
}

double metresApart(XY a, XY b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// VN-2000 computed without PROJ: inverse of the seven-parameter shift EPSG:6960 (coordinate frame)
/// and the transverse Mercator series of Krüger 1912 to n⁴.
struct Vn2000ByHand {
    bool shift = true;
    double rotationSign = 1;
    double scale = 0.9999;
    double centralMeridian = 106.5;

    static constexpr double kA = 6378137;
    static constexpr double kF = 1 / 298.257223563;
    static constexpr double kDegree = std::numbers::pi / 180;

    [[nodiscard]] std::array<double, 2> shifted(double lon, double lat) const {
        constexpr double e2 = kF * (2 - kF);
        const double phi = lat * kDegree;
        const double lambda = lon * kDegree;
        const double n = kA / std::sqrt(1 - e2 * std::sin(phi) * std::sin(phi));
        const double x = n * std::cos(phi) * std::cos(lambda);
        const double y = n * std::cos(phi) * std::sin(lambda);
        const double z = n * (1 - e2) * std::sin(phi);
        const double second = kDegree / 3600 * rotationSign;
        const double rx = -0.00928836 * second;
        const double ry = 0.01975479 * second;
        const double rz = -0.00427372 * second;
        const double m = 1 + 0.252906278e-6;
        // target = T + m · R · source, R the small-angle matrix of the coordinate frame; inverted
        // by its transpose, which is right to a few 1e-13
        const double dx = (x + 191.90441429) / m;
        const double dy = (y + 39.30318279) / m;
        const double dz = (z + 111.45032835) / m;
        const double sx = dx - rz * dy + ry * dz;
        const double sy = rz * dx + dy - rx * dz;
        const double sz = -ry * dx + rx * dy + dz;
        const double p = std::hypot(sx, sy);
        double latitude = std::atan2(sz, p * (1 - e2));
        for (int i = 0; i < 10; ++i) {
            const double s = std::sin(latitude);
            latitude = std::atan2(sz + e2 * kA / std::sqrt(1 - e2 * s * s) * s, p);
        }
        return {std::atan2(sy, sx), latitude};
    }

    [[nodiscard]] XY project(double lon, double lat) const {
        const auto [lambda, phi] =
            shift ? shifted(lon, lat) : std::array{lon * kDegree, lat * kDegree};
        const double n = kF / (2 - kF);
        const double n2 = n * n;
        const double n3 = n2 * n;
        const double n4 = n3 * n;
        const double radius = kA / (1 + n) * (1 + n2 / 4 + n4 / 64);
        const std::array alpha{n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180,
                               13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440,
                               61 * n3 / 240 - 103 * n4 / 140, 49561 * n4 / 161280};
        const double e = std::sqrt(kF * (2 - kF));
        const double t = std::sinh(std::atanh(std::sin(phi)) - e * std::atanh(e * std::sin(phi)));
        const double d = lambda - centralMeridian * kDegree;
        const double xi = std::atan2(t, std::cos(d));
        const double eta = std::atanh(std::sin(d) / std::sqrt(1 + t * t));
        double x = eta;
        double y = xi;
        for (int j = 1; j <= 4; ++j) {
            const double a = alpha[static_cast<std::size_t>(j - 1)];
            x += a * std::cos(2 * j * xi) * std::sinh(2 * j * eta);
            y += a * std::sin(2 * j * xi) * std::cosh(2 * j * eta);
        }
        return {500000 + scale * radius * x, scale * radius * y};
    }
};

// Ngân Sơn town; the projected numbers come with the shared corpora, computed without PROJ.
constexpr XY kTown{105.9933, 22.4316};
constexpr XY kTownTm3{447646.305, 2481542.099};
constexpr XY kTownUtm{602023.433, 2481045.762};

TEST(Transformer, NganSonTownInTm3AndUtm) {
    EXPECT_LT(metresApart(between("EPSG:4326", "EPSG:9213").transform(kTown), kTownTm3), 0.01);
    EXPECT_LT(metresApart(between("EPSG:4326", "EPSG:3405").transform(kTown), kTownUtm), 0.01);
}

TEST(Transformer, BackAgainIsTheSamePlace) {
    const XY back = between("EPSG:9213", "EPSG:4326").transform(kTownTm3);
    EXPECT_NEAR(back.x, kTown.x, 1e-7);
    EXPECT_NEAR(back.y, kTown.y, 1e-7);
}

TEST(Transformer, ShiftIsEpsg6960AndSaysSo) {
    const Transformer transformer = between("EPSG:4326", "EPSG:9213");
    static_cast<void>(transformer.transform(kTown));
    EXPECT_THAT(transformer.operation(), HasSubstr("EPSG:6960"));
    EXPECT_EQ(transformer.accuracyMetres(), 1);
    EXPECT_FALSE(transformer.isBallpark());
}

TEST(Transformer, AgreesWithTheSeriesByHandAllOverTheZone) {
    const Transformer transformer = between("EPSG:4326", "EPSG:9213");
    const Vn2000ByHand hand;
    for (double lon = 104.5; lon <= 108.5; lon += 0.25)
        for (double lat = 8; lat <= 24; lat += 1)
            EXPECT_LT(metresApart(transformer.transform({lon, lat}), hand.project(lon, lat)), 0.001)
                << lon << ' ' << lat;
}

TEST(Transformer, MistakesNearNganSonCostWhatIsKnown) {
    const XY right = between("EPSG:4326", "EPSG:9213").transform(kTown);
    const auto cost = [&](const Vn2000ByHand& wrong) {
        return metresApart(right, wrong.project(kTown.x, kTown.y));
    };
    EXPECT_NEAR(cost({.rotationSign = -1}), 0.78, 0.01);
    EXPECT_NEAR(cost({.shift = false}), 224, 1);
    EXPECT_NEAR(cost({.scale = 0.9996}), 745, 1);
    EXPECT_NEAR(cost({.shift = false, .scale = 0.9996}), 879, 1);
}

TEST(Transformer, HandWrittenShiftIsApplied) {
    const Transformer transformer = between(
        "EPSG:4326", "+proj=tmerc +lon_0=106.5 +k=0.9999 +x_0=500000 +ellps=WGS84 +units=m "
                     "+towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,"
                     "0.00427372,0.252906278");
    EXPECT_LT(metresApart(transformer.transform(kTown), kTownTm3), 0.01);
}

TEST(Transformer, OutsideVietnamTheShiftIsStillApplied) {
    // No jump of 200 m where the area of use of EPSG:6960 ends (102.14° E).
    const Transformer transformer = between("EPSG:4326", "EPSG:4756");
    const XY inside = transformer.transform({102.2, 22});
    const XY outside = transformer.transform({102.0, 22});
    EXPECT_NEAR(inside.x - 102.2, outside.x - 102.0, 1e-5);
    EXPECT_GT(std::abs(outside.x - 102.0), 1e-3);
}

TEST(Transformer, SameNameIsTheIdentity) {
    const auto transformer = Transformer::between(test::tm3(), crs("EPSG:9213"));
    ASSERT_TRUE(transformer.has_value());
    EXPECT_TRUE(transformer->isIdentity());
    EXPECT_EQ(transformer->operation(), "identity");
    EXPECT_EQ(transformer->transform(kTownTm3), kTownTm3);
}

TEST(Transformer, TwoUnknownAreTheIdentityOneIsAnError) {
    EXPECT_TRUE(Transformer::between(Crs{}, Crs{}).has_value());
    const auto failed = Transformer::between(Crs{}, test::tm3());
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().message->code, "crs_missing");
}

TEST(Transformer, MissingDatumShiftIsABallpark) {
    const auto transformer =
        Transformer::between(crs("+proj=longlat +ellps=bessel"), test::wgs84());
    ASSERT_TRUE(transformer.has_value());
    EXPECT_TRUE(transformer->isBallpark());
    EXPECT_TRUE(std::isnan(transformer->accuracyMetres()));
}

TEST(Transformer, FailedPointsBecomeNaNAndAreCounted) {
    const Transformer transformer = between("EPSG:4326", "EPSG:9213");
    std::array points{kTown, XY{22.4316, 105.9933} /* swapped: latitude 105 */, XY{kNaN, 22}, kTown,
                      XY{106, std::numeric_limits<double>::infinity()}};
    EXPECT_EQ(transformer.transform(points), 1U); // the two others were not finite before
    EXPECT_LT(metresApart(points[0], kTownTm3), 0.01);
    EXPECT_LT(metresApart(points[3], kTownTm3), 0.01);
    for (const std::size_t i : {1U, 2U, 4U})
        EXPECT_TRUE(std::isnan(points[i].x) && std::isnan(points[i].y)) << i;
}

TEST(Transformer, CopiesWorkInOtherThreads) {
    const Transformer transformer = between("EPSG:4326", "EPSG:3405");
    std::array<XY, 4> results;
    {
        std::vector<std::jthread> threads;
        for (XY& result : results)
            threads.emplace_back([&result, own = transformer.copy()] {
                for (int i = 0; i < 1000; ++i)
                    result = own.transform(kTown);
            });
    }
    for (const XY result : results)
        EXPECT_LT(metresApart(result, kTownUtm), 0.01);
}

TEST(Reproject, KeepsAttributesIdsTypesAndHeights) {
    FeatureTable table = test::TableBuilder("xã", test::wgs84())
                             .field("name", FieldType::text)
                             .point(kTown, {std::string_view("Ngân Sơn")})
                             .row({std::string_view("không có hình")})
                             .build();
    GeometryBuilder builder;
    builder.beginFeature(GeometryType::multiPoint);
    builder.beginPart(PartType::point);
    builder.beginSequence();
    builder.add(kTown, 640, kNaN);
    builder.addNull();
    table.geometry = builder.finish();
    Diagnostics diagnostics;
    const auto moved = reproject(table, crs("EPSG:9213"), diagnostics);
    ASSERT_TRUE(moved.has_value());
    EXPECT_TRUE(diagnostics.empty());
    EXPECT_EQ(moved->columns, table.columns);
    EXPECT_EQ(moved->ids, table.ids);
    EXPECT_EQ(moved->crs.id(), "EPSG:9213");
    EXPECT_EQ(moved->geometry.type(0), GeometryType::multiPoint);
    EXPECT_EQ(moved->geometry.type(1), GeometryType::null);
    EXPECT_LT(metresApart(moved->geometry.coordinates()[0], kTownTm3), 0.01);
    EXPECT_EQ(moved->geometry.z()[0], 640);
}

TEST(Reproject, ManyPointsOnAllCoresEqualOneByOne) {
    test::ShapeMaker maker(7);
    GeometryBuilder builder;
    FeatureTable table;
    table.crs = test::wgs84();
    for (int i = 0; i < 300; ++i) { // 300 lines of 400 points: several chunks
        builder.beginFeature(GeometryType::lineString);
        builder.beginPart(PartType::lineString);
        builder.beginSequence();
        for (int j = 0; j < 400; ++j)
            builder.add({maker.real(103, 109), maker.real(9, 23)});
        table.ids.push_back(i);
    }
    table.geometry = builder.finish();
    Diagnostics diagnostics;
    const auto moved = reproject(table, crs("EPSG:9213"), diagnostics);
    ASSERT_TRUE(moved.has_value());
    const Transformer one = between("EPSG:4326", "EPSG:9213");
    for (std::size_t i = 0; i < table.geometry.coordinates().size(); i += 997)
        EXPECT_EQ(moved->geometry.coordinates()[i], one.transform(table.geometry.coordinates()[i]));
}

TEST(Reproject, FeaturesThatLosePointsAreListed) {
    const FeatureTable table = test::TableBuilder("xã", test::wgs84())
                                   .point(kTown)
                                   .line({kTown, {106, 95}, {106, 96}})
                                   .build();
    Diagnostics diagnostics;
    const auto moved = reproject(table, crs("EPSG:9213"), diagnostics);
    ASSERT_TRUE(moved.has_value());
    ASSERT_EQ(diagnostics.count(FindingKind::outOfZone), 1U);
    const Error& what = diagnostics.findings()[0].what;
    EXPECT_EQ(what.where.feature, 2);
    EXPECT_THAT(what.text(Language::en), HasSubstr("2 points"));
}

TEST(Reproject, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    Diagnostics diagnostics;
    const FeatureTable table = test::TableBuilder("xã", test::wgs84()).point(kTown).build();
    const auto moved =
        reproject(table, crs("EPSG:9213"), diagnostics, {.stop = stop.get_token(), .report = {}});
    ASSERT_FALSE(moved.has_value());
    EXPECT_EQ(moved.error().message->code, "cancelled");
}

} // namespace
} // namespace thonmap::spatial
