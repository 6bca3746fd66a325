#include "cli/program.h"
#include "support/places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::cli {
namespace {

using test::at;
using test::thonmap;

TEST(Info, ListsTheSevenLayersOfTheSharedGeoPackage) {
    const auto file = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(file);
    const auto ended = thonmap({"info", file.string(), "--json"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    const auto json = ended.json();
    const auto& layers = at(json, "layers").items();
    // Names, types and counts as ogrinfo -so -al gives them.
    const std::vector<std::tuple<std::string, std::string, std::int64_t>> expected{
        {"xa_2025", "MultiPolygon", 5},         {"xa_2019_fitted", "MultiPolygon", 11},
        {"xa_2020_fitted", "MultiPolygon", 10}, {"xa_2008_thinned", "MultiPolygon", 11},
        {"huyen", "MultiPolygon", 1},           {"xa_2025_lan_can", "MultiPolygon", 10},
        {"diem_dan_cu_geonames", "Point", 207}};
    ASSERT_EQ(layers.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(at(layers[i], "name").text(), std::get<0>(expected[i]));
        EXPECT_EQ(at(layers[i], "geometry_type").text(), std::get<1>(expected[i]));
        EXPECT_EQ(at(layers[i], "feature_count").integer(), std::get<2>(expected[i]));
        EXPECT_EQ(at(at(layers[i], "crs"), "code").text(), "EPSG:4326");
        EXPECT_EQ(at(at(layers[i], "encoding"), "name").text(), "UTF-8");
        EXPECT_EQ(at(layers[i], "extent").size(), 4U);
        EXPECT_TRUE(at(layers[i], "findings").is(document::Value::Kind::array));
    }
    EXPECT_EQ(at(at(layers[0], "fields").items().at(0), "name").text(), "code");
    EXPECT_EQ(at(at(layers[0], "fields").items().at(0), "type").text(), "text");
}

TEST(Info, OneLayerCanBeNamedInTwoWays) {
    const auto file = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(file);
    const auto colon = thonmap({"info", file.string() + ":huyen", "--json"});
    const auto option = thonmap({"info", file.string(), "--layer", "huyen", "--json"});
    EXPECT_EQ(at(colon.json(), "layers").size(), 1U);
    EXPECT_EQ(at(colon.json(), "layers"), at(option.json(), "layers"));
    EXPECT_EQ(thonmap({"info", file.string() + ":nothing"}).code, 1);
}

TEST(Info, AMapsLayersGoByTheirIds) {
    const auto ended = thonmap({"info", test::demoDocument(), "--json"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    std::vector<std::string> names;
    const auto json = ended.json();
    for (const auto& layer : at(json, "layers").items())
        names.push_back(at(layer, "name").text());
    EXPECT_THAT(names, testing::IsSupersetOf({"communes", "villages", "indicator-progress"}));
}

TEST(Info, QuietPrintsTheAnswerWithoutNotes) {
    const test::Folder folder;
    test::writeFile(folder / "a.csv", "id,name\n1,Xã\n");
    const auto ended = thonmap({"info", (folder / "a.csv").string(), "--quiet"});
    EXPECT_EQ(ended.code, 0);
    EXPECT_EQ(ended.err, "");
}

} // namespace
} // namespace thonmap::cli
