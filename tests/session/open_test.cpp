#include "session/fill.h"
#include "session/map.h"
#include "session/picture.h"

#include "session/demo_map.h"
#include "support/places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::session {
namespace {

using test::why;
using testing::HasSubstr;

std::string pointsGeoJson() {
    return R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"TEN_THON":"Nà Pài","so_ho":48},
       "geometry":{"type":"Point","coordinates":[106.02,22.51]}},
      {"type":"Feature","properties":{"TEN_THON":"Cốc Phia","so_ho":12},
       "geometry":{"type":"Point","coordinates":[106.00,22.50]}}]})";
}

TEST(Open, AFileWithoutAnythingElseGetsANameFieldALookAndMetres) {
    const test::Folder folder;
    test::writeFile(folder / "thon.geojson", pointsGeoJson());
    const auto map = open((folder / "thon.geojson").string());
    ASSERT_TRUE(map) << why(map);
    ASSERT_EQ((*map)->layers.size(), 1U);
    const MapLayer& layer = *(*map)->layers[0];
    EXPECT_EQ(layer.definition.nameField, "TEN_THON");
    EXPECT_TRUE(layer.definition.style.marker);
    // 106.02° E is VN-2000 zone 106°30' of Bắc Kạn.
    EXPECT_EQ((*map)->crs.kind, Crs::Kind::projected);
    // 0.02° × 0.01° at 22.5° N is about 2 057 m × 1 107 m.
    EXPECT_NEAR((*map)->extent.width(), 2057, 10);
    EXPECT_NEAR((*map)->extent.height(), 1107, 10);
}

TEST(Open, TheSharedGeoPackageHasSevenLayersWithPolygonsBelowPoints) {
    const auto file = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(file);
    const auto map = open(file.string());
    ASSERT_TRUE(map) << why(map);
    ASSERT_EQ((*map)->layers.size(), 7U);
    EXPECT_EQ((*map)->layers[0]->table->name, "diem_dan_cu_geonames");
    for (const MapLayerPtr& layer : (*map)->layers)
        EXPECT_FALSE(layer->definition.nameField.empty()) << layer->id();
    const auto one = open(file.string() + ":xa_2025");
    ASSERT_TRUE(one) << why(one);
    EXPECT_EQ((*one)->layers.size(), 1U);
}

TEST(Open, AFileDroppedOnAMapComesOnTopAndTwiceGetsASecondId) {
    const test::Folder folder;
    test::writeFile(folder / "thon.geojson", pointsGeoJson());
    const MapPtr demo = test::demoMap();
    ASSERT_TRUE(demo);
    const auto once = addSource(demo, (folder / "thon.geojson").string());
    ASSERT_TRUE(once) << why(once);
    const auto twice = addSource(*once, (folder / "thon.geojson").string());
    ASSERT_TRUE(twice) << why(twice);
    EXPECT_EQ((*twice)->layers.size(), demo->layers.size() + 2);
    EXPECT_NE((*twice)->layers[0]->id(), (*twice)->layers[1]->id());
    EXPECT_TRUE((*twice)->crs.sameNameAs(demo->crs));
    // What did not change is shared.
    EXPECT_EQ((*twice)->layers.back(), demo->layers.back());
    EXPECT_EQ(withoutLayer(*twice, (*twice)->layers[0]->id())->layers.size(),
              demo->layers.size() + 1);
}

TEST(Open, WhatIsMissingIsNamed) {
    const test::Folder folder;
    const auto none = open((folder / "không có.shp").string());
    ASSERT_FALSE(none);
    EXPECT_THAT(none.error().text(Language::en), HasSubstr("không có.shp"));

    test::writeFile(folder / "maps" / "a.map.json",
                    R"({"format": 1, "title": "a", "layers": [{"id": "nowhere"}]})");
    const auto map = openMap(folder / "maps" / "a.map.json");
    ASSERT_FALSE(map);
    EXPECT_THAT(map.error().text(Language::en), HasSubstr("nowhere.layer.json"));
    EXPECT_EQ(map.error().where.layer, "nowhere");
}

TEST(Open, LayersThatFeedOnEachOtherAreRefused) {
    const test::Folder folder;
    const auto definition = [](const std::string& id, const std::string& from) {
        return R"({"format": 1, "id": ")" + id + R"(", "role": "base", "title": "x",
                   "source": {"layers": [")" +
               from + R"("]}, "style": {"fill": "#ffffff"}})";
    };
    test::writeFile(folder / "layers" / "a.layer.json", definition("a", "b"));
    test::writeFile(folder / "layers" / "b.layer.json", definition("b", "a"));
    test::writeFile(folder / "maps" / "m.map.json",
                    R"({"format": 1, "title": "m", "layers": [{"id": "a"}]})");
    const auto map = openMap(folder / "maps" / "m.map.json");
    ASSERT_FALSE(map);
    EXPECT_EQ(map.error().message->code, "layer_circle");
}

TEST(Open, ADefinitionThatDoesNotFitTheFoldersThemeIsToldAndTheMapOpens) {
    const test::Folder folder;
    test::writeFile(folder / "maps" / "thon.geojson", pointsGeoJson());
    test::writeFile(folder / "layers" / "thon.layer.json",
                    R"({"format": 1, "id": "thon", "role": "base", "title": "Thôn",
                        "source": {"files": ["../maps/thon.geojson"]},
                        "style": {"marker": {"symbol": "circle", "size": 8, "fill": "#112233"}}})");
    test::writeFile(folder / "layers" / "broken.layer.json", R"({"format": 1, "idd": "broken"})");
    test::writeFile(folder / "maps" / "m.map.json",
                    R"({"format": 1, "title": "m", "layers": [{"id": "thon"}]})");
    const auto map = openMap(folder / "maps" / "m.map.json");
    ASSERT_TRUE(map) << why(map);
    EXPECT_EQ((*map)->diagnostics->count(FindingKind::skipped), 1U);
}

TEST(Open, CancellingLeavesNothing) {
    std::stop_source stop;
    stop.request_stop();
    const auto map = openMap(test::demoDocument(), {.stop = stop.get_token()});
    ASSERT_FALSE(map);
    EXPECT_EQ(map.error().message->code, "cancelled");
}

TEST(Fill, AFieldOfNumbersBecomesClassesAndAFieldOfWordsAColourEach) {
    const test::Folder folder;
    test::writeFile(folder / "thon.geojson", pointsGeoJson());
    const auto map = open((folder / "thon.geojson").string());
    ASSERT_TRUE(map) << why(map);
    const std::string id = (*map)->layers[0]->id();
    for (const auto& [field, classes] : {std::pair{"so_ho", 2U}, {"TEN_THON", 2U}}) {
        const auto filled = withFill(*map, id, {.field = field, .method = "equal", .classes = 2});
        ASSERT_TRUE(filled) << why(filled);
        SceneMaker maker;
        Diagnostics diagnostics;
        const auto scene = maker.make(*filled, firstView(**filled), {}, diagnostics);
        ASSERT_TRUE(scene) << why(scene);
        EXPECT_EQ((*scene)->layers.at(0).style->classes.size(), classes) << field;
    }
    const auto none = withFill(*map, id, {.field = "dan_so"});
    ASSERT_FALSE(none);
    EXPECT_THAT(none.error().text(Language::en), HasSubstr("so_ho"));
    EXPECT_FALSE(withFill(*map, id, {.field = "so_ho", .method = "best"}));
    EXPECT_FALSE(withFill(*map, id, {.field = "so_ho", .palette = "rainbow"}));
    EXPECT_FALSE(withFill(*map, id, {.field = "so_ho", .classes = 0}));
}

} // namespace
} // namespace thonmap::session
