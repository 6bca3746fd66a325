#include "session/measure.h"

#include "spatial/crs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>

namespace thonmap::session {
namespace {

using testing::HasSubstr;

Map mapIn(const char* crs) {
    Map map;
    if (crs != nullptr)
        map.crs = *spatial::crsFromText(crs);
    return map;
}

TEST(Measurer, LengthsAreAlongTheGround) {
    const Measurer measurer(mapIn("EPSG:9213"));
    const XY line[] = {{500000, 2490000}, {500000, 2491000}};
    // On the central meridian the plane is 0.9999 of the ground: 1 000 / 0.9999 = 1 000.1 m.
    EXPECT_NEAR(measurer.lengthMetres(line), 1000.1, 0.01);
    EXPECT_EQ(measurer.lengthText(line, Language::vi), "1,0\u00A0km");
}

TEST(Measurer, AreasOfLessThanATriangleAreNone) {
    const Measurer measurer(mapIn("EPSG:9213"));
    const XY line[] = {{500000, 2490000}, {500000, 2491000}};
    EXPECT_EQ(measurer.areaSquareMetres(line), 0);
    const XY square[] = {
        {500000, 2490000}, {501000, 2490000}, {501000, 2491000}, {500000, 2491000}};
    EXPECT_NEAR(measurer.areaSquareMetres(square), 1000.1 * 1000.1, 5);
}

TEST(Measurer, ReadsOutAsSurveyorsAndPhonesDo) {
    const Measurer measurer(mapIn("EPSG:9213"));
    const std::string plane = measurer.projectedText({450738, 2491052}, Language::vi);
    EXPECT_THAT(plane, HasSubstr("VN-2000 / TM-3 106°30′"));
    EXPECT_THAT(plane, HasSubstr("X 2\u00A0491\u00A0052"));
    EXPECT_THAT(plane, HasSubstr("Y 450\u00A0738"));
    const std::string degrees = measurer.degreesText({450738, 2491052}, Language::vi);
    EXPECT_THAT(degrees, HasSubstr("WGS 84"));
    EXPECT_THAT(degrees, HasSubstr("22°3")); // 2 491 052 m / 110.75 km a degree ≈ 22.5°
    EXPECT_THAT(degrees, HasSubstr("106°0"));
}

TEST(Measurer, WithoutACrsNothingPretendsToBeMetres) {
    const Measurer measurer(mapIn(nullptr));
    const XY line[] = {{0, 0}, {3, 4}};
    EXPECT_EQ(measurer.lengthMetres(line), 5);
    EXPECT_THAT(measurer.lengthText(line, Language::en), HasSubstr("map units"));
    EXPECT_EQ(measurer.degreesText({0, 0}, Language::en), "");
}

TEST(Measurer, APointThatIsNoneHasNoText) {
    const Measurer measurer(mapIn("EPSG:9213"));
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(measurer.projectedText({nothing, 0}, Language::vi), "");
    EXPECT_EQ(measurer.degreesText({nothing, 0}, Language::vi), "");
}

} // namespace
} // namespace thonmap::session
