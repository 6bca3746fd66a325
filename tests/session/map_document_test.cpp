#include "session/map_document.h"

#include "document/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace thonmap::session {
namespace {

using testing::HasSubstr;

Result<MapDocument> parsed(std::string_view text) {
    Result<document::Value> value = document::parse(text, "x.map.json");
    if (!value)
        return std::unexpected(value.error());
    return parseMapDocument(*value, "x.map.json");
}

TEST(MapDocument, TheSmallestOneHasFormatTitleAndALayer) {
    const auto map = parsed(R"({"format": 1, "title": "Xã", "layers": [{"id": "communes"}]})");
    ASSERT_TRUE(map) << map.error().text(Language::en);
    EXPECT_EQ(map->title, (LocalText{"Xã", "Xã"}));
    ASSERT_EQ(map->layers.size(), 1U);
    EXPECT_EQ(map->layers[0],
              (MapDocument::Layer{.id = "communes", .visible = true, .opacity = 1}));
    EXPECT_FALSE(map->extent);
    EXPECT_FALSE(map->date);
}

TEST(MapDocument, EverythingWrittenIsReadBack) {
    std::mt19937 random(20261124);
    for (int round = 0; round < 50; ++round) {
        MapDocument map;
        map.title = {"Bản đồ \"" + std::to_string(round) + "\"", "Map"};
        if (random() % 2 == 0)
            map.crs = "EPSG:9213";
        if (random() % 2 == 0)
            map.extent = Extent{-1.5, 2.25, 1e6 + 1.0 / 3, 2.5e6};
        for (unsigned i = 0; i <= random() % 5; ++i)
            map.layers.push_back({.id = "layer-" + std::to_string(i),
                                  .visible = random() % 2 == 0,
                                  .opacity = static_cast<double>(random() % 101) / 100});
        for (unsigned i = 0; i < random() % 3; ++i)
            map.backgrounds.push_back({.file = "ảnh " + std::to_string(i) + ".tif",
                                       .opacity = static_cast<double>(random() % 11) / 10,
                                       .visible = random() % 2 == 0});
        if (random() % 2 == 0) {
            map.registerFolder = "data/register";
            map.framework = "a.framework.json";
            map.theme = "layer-0";
            map.date = Date::fromYmd(2022, 6, 30);
            map.source = {"", "only English"};
        }
        const auto again = parsed(writeMapDocument(map));
        ASSERT_TRUE(again) << again.error().text(Language::en);
        EXPECT_EQ(*again, map);
    }
}

TEST(MapDocument, AnUnknownKeyIsNamedWithItsLine) {
    const auto map = parsed("{\"format\": 1, \"title\": \"a\",\n\"layers\": [{\"id\": \"x\",\n"
                            "\"opcity\": 0.5}]}");
    ASSERT_FALSE(map);
    const std::string text = map.error().text(Language::en) + map.error().hint(Language::en);
    EXPECT_THAT(text, HasSubstr("opcity"));
    EXPECT_THAT(text, HasSubstr("opacity"));
    EXPECT_EQ(map.error().where.file, "x.map.json");
    EXPECT_EQ(map.error().where.line, 3);
}

TEST(MapDocument, WhatCannotBeMeantIsRefused) {
    struct Case {
        const char* text;
        const char* code;
    };
    for (const Case& wrong : {
             Case{R"({"format":1,"title":"a","layers":[{"id":"x"},{"id":"x"}]})", "layer_twice"},
             Case{R"({"format":1,"title":"a","layers":[{"id":"../x"}]})", "bad_layer_id"},
             Case{R"({"format":1,"title":"a","layers":[]})", "no_layers"},
             Case{R"({"format":1,"title":"a","layers":[{"id":"x","opacity":1.5}]})",
                  "out_of_range"},
             Case{R"({"format":1,"title":"a","layers":[{"id":"x"}],"extent":[1,2,0,3]})",
                  "bad_extent"},
             Case{R"({"format":1,"title":"a","layers":[{"id":"x"}],"extent":[1,2,3]})",
                  "bad_extent"},
         }) {
        const auto map = parsed(wrong.text);
        ASSERT_FALSE(map) << wrong.text;
        EXPECT_EQ(map.error().message->code, wrong.code);
    }
    EXPECT_FALSE(parsed(R"({"format":2,"title":"a","layers":[{"id":"x"}]})"));
    EXPECT_FALSE(parsed(R"({"title":"a","layers":[{"id":"x"}]})"));
    EXPECT_FALSE(parsed(R"([1])"));
}

} // namespace
} // namespace thonmap::session
