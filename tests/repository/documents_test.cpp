#include "session/map.h"
#include "siting/plan.h"
#include "support/places.h"

#include <gtest/gtest.h>

namespace thonmap {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files(const char* folder, std::string_view ending) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(test::sourceFolder() / folder))
        if (entry.path().filename().string().ends_with(ending))
            found.push_back(entry.path());
    return found;
}

TEST(Documents, EveryMapOpensWithAllItsLayersAndRegisters) {
    const auto maps = files("maps", ".map.json");
    ASSERT_FALSE(maps.empty());
    for (const fs::path& path : maps) {
        const auto map = session::openMap(path);
        ASSERT_TRUE(map) << path << ": " << map.error().text(Language::en);
        EXPECT_EQ((*map)->layers.size(), (*map)->document.layers.size()) << path;
        EXPECT_TRUE((*map)->framework.has_value()) << path;
    }
}

TEST(Documents, EveryShippedLayerIsInTheShippedMap) {
    const auto map = session::openMap(test::sourceFolder() / "maps/ngan-son.map.json");
    ASSERT_TRUE(map) << map.error().text(Language::en);
    const auto layers = files("layers", ".layer.json");
    ASSERT_GE(layers.size(), 6u);
    for (const fs::path& path : layers) {
        const std::string name = path.filename().string();
        const std::string id = name.substr(0, name.size() - std::string_view(".layer.json").size());
        EXPECT_NE((*map)->layer(id), nullptr) << id;
    }
}

TEST(Documents, TheThreeThemesAreThere) {
    const auto map = session::openMap(test::sourceFolder() / "maps/ngan-son.map.json");
    ASSERT_TRUE(map) << map.error().text(Language::en);
    for (const char* id : {"sub-projects", "ethnic-composition", "indicator-progress"}) {
        ASSERT_NE((*map)->layer(id), nullptr) << id;
        EXPECT_TRUE((*map)->layer(id)->isTheme()) << id;
    }
}

TEST(Documents, EveryPlanIsRead) {
    const auto plans = files("maps", ".plan.json");
    ASSERT_FALSE(plans.empty());
    for (const fs::path& path : plans) {
        const auto plan = siting::loadPlan(path);
        EXPECT_TRUE(plan) << path << ": " << plan.error().text(Language::en);
    }
}

TEST(Documents, MapDataStaysSmall) {
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(test::sourceFolder() / "maps/data"))
        if (entry.is_regular_file())
            bytes += entry.file_size();
    EXPECT_LT(bytes, 2'000'000u);
}

} // namespace
} // namespace thonmap
