#include "spatial/crs.h"

#include "support/shapes.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::spatial {
namespace {

using testing::HasSubstr;

// VN-2000 / TM-3 106-30 by hand, with the seven numbers of EPSG:6960 (coordinate frame) turned into
// the position vector that +towgs84 means: rotations negated.
constexpr const char* kTm3WithShift =
    "+proj=tmerc +lat_0=0 +lon_0=106.5 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 "
    "+towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,"
    "0.252906278 +units=m +no_defs";

TEST(CrsFromText, EpsgCodeFillsEveryMember) {
    const auto crs = crsFromText("EPSG:9213");
    ASSERT_TRUE(crs.has_value());
    EXPECT_EQ(crs->kind, Crs::Kind::projected);
    EXPECT_EQ(crs->id(), "EPSG:9213");
    EXPECT_EQ(crs->name, "VN-2000 / TM-3 106-30");
    EXPECT_EQ(crs->unitFactor, 1.0);
    EXPECT_THAT(crs->wkt, HasSubstr("Transverse Mercator"));
}

TEST(CrsFromText, ManyWaysToNameTheSameSystem) {
    for (const char* text : {"EPSG:9213", "9213", " epsg:9213\n", "VN-2000 / TM-3 106-30",
                             "urn:ogc:def:crs:EPSG::9213", "+init=epsg:9213"}) {
        const auto crs = crsFromText(text);
        ASSERT_TRUE(crs.has_value()) << text;
        EXPECT_EQ(crs->id(), "EPSG:9213") << text;
    }
}

TEST(CrsFromText, GeographicUnitIsADegreeInRadians) {
    const auto crs = crsFromText("EPSG:4756");
    ASSERT_TRUE(crs.has_value());
    EXPECT_EQ(crs->kind, Crs::Kind::geographic);
    EXPECT_DOUBLE_EQ(crs->unitFactor, 0.017453292519943295);
}

TEST(CrsFromText, UnitOfAFootSystemIsNotOne) {
    const auto crs = crsFromText("EPSG:2263"); // New York, US survey feet
    ASSERT_TRUE(crs.has_value());
    EXPECT_NEAR(crs->unitFactor, 1200.0 / 3937.0, 1e-12);
}

TEST(CrsFromText, RetiredVn2000CodesBecomeTheirReplacementAndSaySo) {
    // EPSG's own deprecation records: 6956 → 5896 … 6959 → 5899
    for (int i = 0; i < 4; ++i) {
        Diagnostics diagnostics;
        const auto crs = crsFromText("EPSG:" + std::to_string(6956 + i), diagnostics);
        ASSERT_TRUE(crs.has_value());
        EXPECT_EQ(crs->id(), "EPSG:" + std::to_string(5896 + i));
        ASSERT_EQ(diagnostics.count(FindingKind::crsDoubt), 1U);
        EXPECT_THAT(diagnostics.findings()[0].what.text(Language::vi), HasSubstr("bãi bỏ"));
    }
}

TEST(CrsFromText, EsriWktWithoutCodeIsRecognised) {
    const auto crs =
        crsFromText(R"(PROJCS["VN_2000_UTM_Zone_48N",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",)"
                    R"(SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],)"
                    R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],)"
                    R"(PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],)"
                    R"(PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",0.9996],)"
                    R"(PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])");
    ASSERT_TRUE(crs.has_value());
    EXPECT_EQ(crs->id(), "EPSG:3405");
}

TEST(CrsFromText, BareShiftIsKeptAndSaysSo) {
    Diagnostics diagnostics;
    const auto crs = crsFromText(kTm3WithShift, diagnostics);
    ASSERT_TRUE(crs.has_value());
    EXPECT_EQ(crs->kind, Crs::Kind::projected);
    EXPECT_TRUE(crs->id().empty());
    EXPECT_THAT(crs->wkt, HasSubstr("BOUNDCRS"));
    ASSERT_EQ(diagnostics.count(FindingKind::crsDoubt), 1U);
    EXPECT_EQ(diagnostics.findings()[0].what.message->code, "bare_datum_shift");
}

TEST(CrsFromText, HandWrittenShiftOfACodedSystemGivesWayToTheOfficialOne) {
    Diagnostics diagnostics;
    const auto crs = crsFromText(
        R"(GEOGCS["VN-2000",DATUM["Vietnam_2000",SPHEROID["WGS 84",6378137,298.257223563],)"
        R"(TOWGS84[-191.9,-39.3,-111.45,0.00928836,-0.01975479,0.00427372,0.2529]],)"
        R"(PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4756"]])",
        diagnostics);
    ASSERT_TRUE(crs.has_value());
    EXPECT_EQ(crs->id(), "EPSG:4756");
    EXPECT_THAT(crs->wkt, Not(HasSubstr("BOUNDCRS")));
    ASSERT_EQ(diagnostics.count(FindingKind::crsDoubt), 1U);
    EXPECT_EQ(diagnostics.findings()[0].what.message->code, "datum_shift_ignored");
}

TEST(CrsFromText, CompoundSystemGivesItsHorizontalPart) {
    const auto crs = crsFromText("EPSG:4326+5773");
    ASSERT_TRUE(crs.has_value());
    EXPECT_EQ(crs->id(), "EPSG:4326");
}

TEST(CrsFromText, LocalSystemIsPlanarOnly) {
    const auto crs = crsFromText(R"(LOCAL_CS["mine",UNIT["metre",1]])");
    ASSERT_TRUE(crs.has_value());
    EXPECT_EQ(crs->kind, Crs::Kind::other);
}

TEST(CrsFromText, NonsenseNamesItselfAndSaysWhatToDo) {
    const std::string long_text(100'000, 'x');
    const std::string with_zero("EPSG:9213\0", 10);
    for (const std::string& text :
         {std::string("nonsense"), std::string("EPSG:999999"), std::string(), std::string("+proj="),
          std::string("EPSG:4978") /* geocentric */, std::string("EPSG:5773") /* heights */,
          std::string("PROJCS[\"broken\""), long_text, with_zero}) {
        const auto crs = crsFromText(text);
        ASSERT_FALSE(crs.has_value()) << text;
        EXPECT_EQ(crs.error().message->code, "unknown_crs");
        EXPECT_THAT(crs.error().text(Language::en), HasSubstr(text.substr(0, 100)));
        EXPECT_LT(crs.error().text(Language::en).size(), 400U);
        EXPECT_THAT(crs.error().hint(Language::vi), HasSubstr("EPSG:9213"));
    }
}

Extent around(double lon, double lat, double half = 0.1) {
    return {lon - half, lat - half, lon + half, lat + half};
}

TEST(WorkingCrs, ProjectedInMetresIsItsOwn) {
    const auto crs = workingCrs(test::tm3(), {});
    ASSERT_TRUE(crs.has_value());
    EXPECT_EQ(crs->id(), "EPSG:9213");
}

TEST(WorkingCrs, UnknownStaysUnknown) {
    const auto crs = workingCrs(Crs{}, around(105.99, 22.43));
    ASSERT_TRUE(crs.has_value());
    EXPECT_FALSE(crs->known());
}

TEST(WorkingCrs, NganSonGetsTheMeridianOfBacKan) {
    // Circular 973/2001: Bắc Kạn and Thái Nguyên use 106°30', although 106°00' is nearer.
    const auto crs = workingCrs(test::wgs84(), around(105.9933, 22.4316));
    ASSERT_TRUE(crs.has_value());
    EXPECT_EQ(crs->id(), "EPSG:9213");
}

TEST(WorkingCrs, OtherProvincesGetTheirs) {
    struct Case {
        double lon;
        double lat;
        const char* id;
    };
    for (const Case& place : {Case{103.02, 21.39, "EPSG:9205"},  // Điện Biên 103°00'
                              Case{103.91, 21.33, "EPSG:9206"},  // Sơn La 104°00'
                              Case{106.76, 21.85, "EPSG:9215"},  // Lạng Sơn 107°15'
                              Case{108.00, 14.35, "EPSG:9216"},  // Kon Tum 107°30'
                              Case{109.19, 12.24, "EPSG:9217"}}) // Khánh Hòa 108°15'
    {
        const auto crs = workingCrs(test::wgs84(), around(place.lon, place.lat));
        ASSERT_TRUE(crs.has_value());
        EXPECT_EQ(crs->id(), place.id);
    }
}

TEST(WorkingCrs, WholeCountryGetsUtmOnTheSameDatum) {
    const auto crs = workingCrs(test::wgs84(), {102.1, 8.4, 109.5, 23.4});
    ASSERT_TRUE(crs.has_value());
    EXPECT_EQ(crs->id(), "EPSG:3405");
    // with Hoàng Sa and Trường Sa
    EXPECT_EQ(workingCrs(test::wgs84(), {102.1, 7.0, 117.8, 23.4})->id(), "EPSG:3405");
}

TEST(WorkingCrs, ElsewhereGetsItsUtmZone) {
    EXPECT_EQ(workingCrs(test::wgs84(), around(13.4, 52.5))->id(), "EPSG:32633");   // Berlin
    EXPECT_EQ(workingCrs(test::wgs84(), around(151.2, -33.9))->id(), "EPSG:32756"); // Sydney
    EXPECT_EQ(workingCrs(test::wgs84(), around(0, 89))->id(), "EPSG:5041");
}

TEST(WorkingCrs, FeetBecomeMetres) {
    const auto feet = crsFromText("EPSG:2263"); // New York: lon -74, zone 18
    ASSERT_TRUE(feet.has_value());
    const auto crs = workingCrs(*feet, {980000, 190000, 990000, 200000});
    ASSERT_TRUE(crs.has_value());
    EXPECT_EQ(crs->id(), "EPSG:32618");
}

TEST(WorkingCrs, MetresCalledDegreesAreNoPlaceOnTheEarth) {
    const auto crs = workingCrs(test::wgs84(), {447000, 2481000, 448000, 2482000});
    ASSERT_FALSE(crs.has_value());
    EXPECT_EQ(crs.error().message->code, "no_such_place");
}

TEST(GeographicOf, ProjectedSystemKeepsItsDatum) {
    const auto crs = geographicOf(test::tm3());
    ASSERT_TRUE(crs.has_value());
    EXPECT_EQ(crs->id(), "EPSG:4756");
    EXPECT_FALSE(geographicOf(Crs{}).has_value());
}

TEST(Versions, AreNumbersWithDots) {
    EXPECT_THAT(projVersion(), testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+"));
    EXPECT_THAT(geosVersion(), testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+"));
}

} // namespace
} // namespace thonmap::spatial
