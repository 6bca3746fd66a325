#include "demo/demo.h"
#include "demo/layers.h"

#include "io/source.h"
#include "support/places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

namespace thonmap::demo {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> filesBelow(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files.emplace(fs::relative(entry.path(), folder).string(), test::slurp(entry.path()));
    return files;
}

TEST(ShippedData, IsWhatTheGeneratorWritesByteForByte) {
    const test::Folder folder;
    ASSERT_TRUE(writeDemo(folder.path()).has_value());
    const auto made = filesBelow(folder.path());
    const auto shipped = filesBelow(test::sourceFolder() / "maps/data");
    for (const auto& [name, bytes] : made) {
        const auto found = shipped.find(name);
        ASSERT_NE(found, shipped.end()) << name << " is not shipped: run thonmap-demo maps/data";
        // Not EXPECT_EQ: it would print both files.
        EXPECT_TRUE(found->second == bytes) << name << " differs: run thonmap-demo maps/data";
    }
    for (const auto& [name, bytes] : shipped)
        EXPECT_TRUE(made.contains(name)) << name << " is not made by thonmap-demo";
}

TEST(ShippedData, IsSmallerThanTwoMegabytes) {
    std::size_t total = 0;
    for (const auto& [name, bytes] : filesBelow(test::sourceFolder() / "maps/data"))
        total += bytes.size();
    EXPECT_GT(total, 100'000U);
    EXPECT_LT(total, 2'000'000U);
}

TEST(ShippedData, AFolderThatCannotBeMadeIsAnError) {
    const test::Folder folder;
    test::writeFile(folder / "tệp", "not a folder");
    EXPECT_FALSE(writeDemo(folder / "tệp").has_value());
}

class ShippedShapefile : public testing::TestWithParam<const char*> {};

TEST_P(ShippedShapefile, IsReadAsVn2000AndUtf8WithoutAComplaint) {
    const fs::path file = test::sourceFolder() / "maps/data" / GetParam();
    Diagnostics diagnostics;
    const auto info = io::inspect({.path = file.string(), .layer = {}}, diagnostics);
    ASSERT_TRUE(info.has_value());
    ASSERT_EQ(info->layers.size(), 1U);
    EXPECT_EQ(info->layers[0].crs.id(), "EPSG:9213");
    EXPECT_EQ(info->layers[0].encoding.name, "UTF-8");
    std::vector<std::string> names;
    for (const Field& field : info->layers[0].fields)
        names.push_back(field.name);
    EXPECT_THAT(names, testing::ElementsAre("code", "name", "full_name", "level", "parent",
                                            "valid_from", "valid_to", "area_km2", "illustrati"));
    const auto table = io::read({.path = file.string(), .layer = {}}, diagnostics);
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(static_cast<std::int64_t>(table->rowCount()), info->layers[0].featureCount);
    EXPECT_TRUE(diagnostics.empty());
}

INSTANTIATE_TEST_SUITE_P(All, ShippedShapefile,
                         testing::Values("huyen.shp", "xa_2019.shp", "xa_2020.shp", "xa_2025.shp",
                                         "thon.shp", "thon_diem.shp"),
                         [](const auto& file) {
                             std::string name = file.param;
                             name.erase(name.find('.'));
                             std::erase(name, '_');
                             return name;
                         });

} // namespace
} // namespace thonmap::demo
