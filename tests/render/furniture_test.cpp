#include "render/furniture.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace thonmap::render;

TEST(ScaleBar, HasARoundLengthThatFits) {
    // 25 m a pixel, 190 px: 4750 m of room, so 2 km = 80 px.
    const ScaleBar bar = scaleBarFor(25, 190);
    EXPECT_DOUBLE_EQ(bar.metres, 2000);
    EXPECT_DOUBLE_EQ(bar.widthPx, 80);
    EXPECT_TRUE(bar.kilometres);
    EXPECT_EQ(bar.marks, (std::vector<double>{0, 1000, 2000}));
}

TEST(ScaleBar, IsOneTwoOrFiveTimesAPowerOfTenAtEveryScale) {
    for (double scale = 1e-6; scale < 1e6; scale *= 1.37) {
        const ScaleBar bar = scaleBarFor(scale, 160);
        EXPECT_LE(bar.widthPx, 160.0001) << scale;
        EXPECT_GT(bar.widthPx, 160.0 / 2.6) << scale;
        const double lead = bar.metres / std::pow(10, std::floor(std::log10(bar.metres * 1.0001)));
        EXPECT_TRUE(std::abs(lead - 1) < 1e-6 || std::abs(lead - 2) < 1e-6 ||
                    std::abs(lead - 5) < 1e-6)
            << bar.metres;
    }
}

TEST(ScaleBar, OfAnImpossibleScaleIsEmpty) {
    for (const double scale : {0.0, -1.0, static_cast<double>(NAN), static_cast<double>(INFINITY)})
        EXPECT_DOUBLE_EQ(scaleBarFor(scale, 160).metres, 0);
}
