#include "render/demo_scene.h"
#include "render/paint_map.h"
#include "support/image.h"

#include <gtest/gtest.h>

using namespace thonmap;
using namespace thonmap::render;

namespace {

/// Without names: glyphs differ between font versions. Pips and discs are shapes.
QImage withoutNames(const Scene& scene, Palette palette = Palette::light) {
    PaintOptions options;
    options.drawLabels = false;
    options.palette = palette;
    return paintMap(scene, Viewport::fitting(scene.extent, 480, 360), Language::vi, options);
}

} // namespace

TEST(Golden, Progress) {
    EXPECT_EQ(test::differsFromGolden(withoutNames(test::progressScene()), "progress"), "");
}

TEST(Golden, ProgressDark) {
    EXPECT_EQ(test::differsFromGolden(withoutNames(test::progressScene(), Palette::dark),
                                      "progress-dark"),
              "");
}

TEST(Golden, EthnicPies) {
    EXPECT_EQ(test::differsFromGolden(withoutNames(test::ethnicScene()), "ethnic"), "");
}

TEST(Golden, SubProjects) {
    EXPECT_EQ(test::differsFromGolden(withoutNames(test::subProjectScene()), "sub-projects"), "");
}

TEST(Golden, QueryResult) {
    EXPECT_EQ(test::differsFromGolden(withoutNames(test::queryScene()), "query"), "");
}

TEST(Golden, TheComparisonSeesASmallChange) {
    Scene scene = test::progressScene();
    const QImage before = withoutNames(scene);
    auto changed = std::make_shared<thematic::ResolvedLayer>(*scene.layers.back().style);
    changed->classOfRow[0] = static_cast<std::uint16_t>((changed->classOfRow[0] + 2) % 6);
    scene.layers.back().style = changed;
    const auto difference =
        test::compare(withoutNames(scene), before, test::GoldenTolerance{}.channel);
    EXPECT_GT(difference.share, test::GoldenTolerance{}.share) << "one village of 18 recoloured";
}
