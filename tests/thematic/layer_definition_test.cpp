#include "thematic/layer_definition.h"

#include "document/json.h"
#include "support/places.h"

#include <gtest/gtest.h>

namespace thonmap::thematic {
namespace {

Result<LayerDefinition> read(std::string_view json, const ParseOptions& options = {}) {
    const auto document = document::parse(json, "x.layer.json");
    EXPECT_TRUE(document.has_value());
    return parseLayer(*document, "x.layer.json", options);
}

/// A definition with `more` as further members.
std::string with(std::string_view more) {
    return std::string(R"({"format": 1, "id": "x", "role": "theme", "title": "X",
 "source": {"files": ["a.shp"]})") +
           (more.empty() ? "" : ",\n") + std::string(more) + "}";
}

std::string codeOf(const Result<LayerDefinition>& result) {
    return result ? "none" : std::string(result.error().message->code);
}

TEST(LayerDefinition, EveryShippedDefinitionIsRead) {
    ParseOptions options;
    options.lists["indicators"] = {{"O1", {"a", "a"}}, {"O2", {"b", "b"}}, {"O3", {"c", "c"}}};
    std::size_t read = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::sourceFolder() / "layers")) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".layer.json"))
            continue;
        const auto layer = loadLayer(entry.path(), options);
        ASSERT_TRUE(layer.has_value()) << name << ": " << layer.error().text(Language::en);
        EXPECT_EQ(layer->id + ".layer.json", name);
        EXPECT_FALSE(layer->title.vi.empty());
        EXPECT_FALSE(layer->title.en.empty());
        ++read;
    }
    EXPECT_GE(read, 6U);
}

TEST(LayerDefinition, AnUnknownKeyIsAnErrorWithFileLineAndKey) {
    const auto layer = read(with(R"("opactiy": 0.5)"));
    ASSERT_FALSE(layer.has_value());
    EXPECT_EQ(codeOf(layer), "unknown_key");
    EXPECT_EQ(layer.error().where.line, 3);
    const std::string text = layer.error().text(Language::en);
    EXPECT_NE(text.find("x.layer.json"), std::string::npos) << text;
    EXPECT_NE(text.find("opactiy"), std::string::npos) << text;
    EXPECT_NE(text.find("opacity"), std::string::npos) << text;
}

TEST(LayerDefinition, MistakesAreNamed) {
    EXPECT_EQ(codeOf(read(with(""))), "none");
    EXPECT_EQ(codeOf(read(with(R"("style": {"fill": "blue"})"))), "bad_colour");
    EXPECT_EQ(codeOf(read(with(R"("opacity": 2)"))), "bad_range");
    EXPECT_EQ(codeOf(read(with(R"("filter": "a ==")"))), "bad_condition");
    EXPECT_EQ(
        codeOf(read(with(R"("classes": {"field": "a", "palette": "rainbow", "bounds": [1]})"))),
        "unknown_palette");
    EXPECT_EQ(
        codeOf(read(with(R"("classes": {"field": "a", "palette": "progress", "bounds": [2, 1]})"))),
        "bounds_must_rise");
    EXPECT_EQ(codeOf(read(with(R"("classes": {"field": "a", "palette": "progress"})"))),
              "bounds_or_method");
    EXPECT_EQ(
        codeOf(read(with(
            R"("classes": {"field": "a", "palette": "under-charts", "bounds": [1, 2, 3, 4]})"))),
        "too_many_classes");
    EXPECT_EQ(codeOf(read(with(R"("filter": "a = '$b'")"))), "unknown_parameter");
    EXPECT_EQ(codeOf(read(R"({"format": 1, "id": "X y", "role": "base", "title": "x",
                              "source": {"files": ["a.shp"]}})")),
              "bad_id");
    EXPECT_EQ(codeOf(read(R"({"format": 1, "id": "x", "role": "base", "title": "x",
                              "source": {"files": ["a.shp"], "layers": ["b"]}})")),
              "one_source");
}

TEST(LayerDefinition, TwoGroupsMayNotShareAColour) {
    const auto chart = [](const char* second) {
        return with(std::string(R"("chart": {"kind": "pie", "title": "t", "size_title": "s",
            "unit": "u", "parts": [{"field": "a", "group": "Tày"}, {"field": "b", )") +
                    second + "}]}");
    };
    EXPECT_EQ(codeOf(read(chart(R"("colour": "#014D7B", "label": "B")"))), "same_look");
    EXPECT_EQ(codeOf(read(chart(R"("group": "Nùng")"))), "none");
    EXPECT_EQ(codeOf(read(chart(R"("label": "B")"))), "missing_key");
    const auto categories = read(with(R"("categories": {"field": "a", "values": [
        {"value": "1", "label": "One", "style": {"fill": "#111111"}},
        {"value": "2", "label": "Two", "style": {"fill": "#111111"}}]})"));
    EXPECT_EQ(codeOf(categories), "same_look");
}

TEST(LayerDefinition, AChosenParameterStandsEverywhereItIsNamed) {
    const std::string json = with(R"("parameters": {"group": {"title": "Group", "default": "Dao",
        "choices": [{"value": "Dao", "label": {"vi": "người Dao", "en": "Dao people"}},
                    {"value": "Tày", "label": {"vi": "người Tày", "en": "Tay people"}}]}},
      "legend": {"title": {"vi": "Tỷ lệ {group}", "en": "Share of {group}"}},
      "values": {"share": {"of": ["$group"]}}, "filter": "g = '$group'")");
    const auto byDefault = read(json);
    ASSERT_TRUE(byDefault.has_value()) << byDefault.error().text(Language::en);
    EXPECT_EQ(byDefault->legendTitle.vi, "Tỷ lệ người Dao");
    EXPECT_EQ(byDefault->filter, "g = 'Dao'");
    const auto chosen = read(json, {.chosen = {{"group", "Tày"}}, .lists = {}});
    ASSERT_TRUE(chosen.has_value());
    EXPECT_EQ(chosen->legendTitle.en, "Share of Tay people");
    EXPECT_EQ(chosen->values.find("share")->find("of")->items().front().text(), "Tày");
    EXPECT_EQ(codeOf(read(json, {.chosen = {{"group", "Elf"}}, .lists = {}})), "not_a_choice");
    EXPECT_EQ(codeOf(read(json, {.chosen = {{"grp", "Dao"}}, .lists = {}})), "unknown_parameter");
}

} // namespace
} // namespace thonmap::thematic
