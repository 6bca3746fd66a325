#include "thematic/palette.h"

#include "document/json.h"
#include "support/places.h"

#include <gtest/gtest.h>

#include <set>

namespace thonmap::thematic {
namespace {

TEST(Palette, NoTwoGroupsShareAColour) {
    std::set<std::string> colours;
    for (const GroupColour& group : groupColours())
        EXPECT_TRUE(colours.insert(group.colour.hex()).second) << group.name;
    EXPECT_EQ(colours.size(), 8U);
}

TEST(Palette, AreThoseOfTheVisualGuide) {
    const std::filesystem::path path = test::shared("visual/palettes.json");
    THONMAP_NEEDS(path);
    const auto guide = document::load(path);
    ASSERT_TRUE(guide.has_value());
    const std::pair<const char*, const char*> names[] = {
        {"sequential", "progress"}, {"diverging", "ahead-behind"}, {"pale", "under-charts"}};
    for (const auto& [section, id] : names) {
        const Ramp* own = ramp(id);
        ASSERT_NE(own, nullptr);
        const document::Value& colours = *guide->find(section)->find("colours");
        ASSERT_EQ(own->colours.size(), colours.size());
        for (std::size_t i = 0; i < colours.size(); ++i)
            EXPECT_EQ(own->colours[i], Colour::fromHex(colours.items()[i].text()));
    }
    const document::Value& groups = *guide->find("categorical");
    for (std::size_t i = 0; i < groupColours().size(); ++i) {
        const GroupColour& group = groupColours()[i];
        EXPECT_EQ(group.name, groups.find("order")->items()[i].text());
        EXPECT_EQ(group.colour, Colour::fromHex(groups.find("colours")->find(group.name)->text()));
    }
    for (const StateLook& look : stateLooks())
        EXPECT_EQ(look.fill,
                  Colour::fromHex(
                      guide->find("subprojectState")->find(look.state)->find("fill")->text()));
}

TEST(Palette, FewerClassesKeepTheEndsAndMoreKeepGettingDarker) {
    const Ramp& progress = *ramp("progress");
    const std::vector<Colour> two = rampColours(progress, 2);
    EXPECT_EQ(two.front(), progress.colours.front());
    EXPECT_EQ(two.back(), progress.colours.back());
    const std::vector<Colour> nine = rampColours(progress, 9);
    for (std::size_t i = 1; i < nine.size(); ++i)
        EXPECT_LT(lightness(nine[i]), lightness(nine[i - 1]));
    EXPECT_EQ(rampColours(progress, 1).size(), 1U);
}

// L* of the sequential palette as the guide computed it: 93.9 … 27.2.
TEST(Palette, LightnessAgreesWithTheGuide) {
    EXPECT_NEAR(lightness(*Colour::fromHex("#EDF1C7")), 93.9, 0.1);
    EXPECT_NEAR(lightness(*Colour::fromHex("#223F75")), 27.2, 0.1);
}

TEST(Palette, ColoursAreReadStrictly) {
    EXPECT_EQ(Colour::fromHex("#0B5D6380")->alpha, 0x80);
    for (const char* wrong : {"", "0B5D63", "#0B5D6", "#0B5D6G", "#0B5D630", "red"})
        EXPECT_FALSE(Colour::fromHex(wrong).has_value()) << wrong;
}

TEST(Palette, TokensADarkSchemeLacksComeFromLight) {
    EXPECT_EQ(interfaceColour(Scheme::dark, "accent"), Colour::fromHex("#5CC2B8"));
    EXPECT_EQ(interfaceColour(Scheme::dark, "communeLine"), Colour::fromHex("#33424B"));
    EXPECT_FALSE(interfaceColour(Scheme::light, "nothing").has_value());
}

} // namespace
} // namespace thonmap::thematic
