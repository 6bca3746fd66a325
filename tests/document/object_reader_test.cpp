#include "document/json.h"
#include "document/messages.h"
#include "document/object_reader.h"

#include <array>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::document {
namespace {

using testing::ElementsAre;

/// The sentence finish() gives after `read`; "" when all is well.
std::string complaint(std::string_view json, const std::function<void(ObjectReader&)>& read,
                      Language language = Language::en) {
    const Value value = parse(json, "a.json").value();
    ObjectReader reader(value, "a.json");
    read(reader);
    const auto done = reader.finish();
    return done ? "" : done.error().text(language);
}

TEST(ObjectReader, ReadsEveryKindOfMember) {
    const Value value =
        parse(R"({"$schema": "x", "format": 1, "text": "t", "number": 2, "real": 2.5,
        "integer": -3, "yes": true, "date": "2022-06-30", "title": {"vi": "Xã", "en": "Commune"},
        "name": "Bằng Vân", "texts": ["a", "b"], "numbers": [1, 2.5], "list": [[]], "object": {},
        "any": null, "model": "mclp"})",
              "a.json")
            .value();
    ObjectReader reader(value, "a.json");
    reader.requireFormat();
    EXPECT_EQ(reader.text("text"), "t");
    EXPECT_EQ(reader.number("number"), 2.0);
    EXPECT_EQ(reader.number("real", 1.0), 2.5);
    EXPECT_EQ(reader.integer("integer"), -3);
    EXPECT_TRUE(reader.boolean("yes"));
    EXPECT_EQ(reader.date("date").iso(), "2022-06-30");
    EXPECT_EQ(reader.localText("title"), (LocalText{"Xã", "Commune"}));
    EXPECT_EQ(reader.localText("name"), (LocalText{"Bằng Vân", "Bằng Vân"}));
    EXPECT_THAT(reader.texts("texts"), ElementsAre("a", "b"));
    EXPECT_THAT(reader.numbers("numbers"), ElementsAre(1, 2.5));
    EXPECT_EQ(reader.array("list")->size(), 1U);
    EXPECT_EQ(reader.object("object")->size(), 0U);
    EXPECT_TRUE(reader.any("any")->is(Value::Kind::null));
    EXPECT_EQ(reader.choice<int>("model", {{"p-median", 1}, {"mclp", 2}}), 2);
    EXPECT_TRUE(reader.finish());
}

TEST(ObjectReader, GivesTheFallbackForWhatIsMissing) {
    const Value value = parse("{}", "a.json").value();
    ObjectReader reader(value, "a.json");
    EXPECT_EQ(reader.text("a", "x"), "x");
    EXPECT_EQ(reader.number("b", 0.5), 0.5);
    EXPECT_EQ(reader.integer("c", 7), 7);
    EXPECT_TRUE(reader.boolean("d", true));
    EXPECT_EQ(reader.optionalDate("e"), std::nullopt);
    EXPECT_EQ(reader.optionalNumber("f"), std::nullopt);
    EXPECT_EQ(reader.optionalArray("g"), nullptr);
    EXPECT_EQ(reader.optionalObject("h"), nullptr);
    EXPECT_EQ(reader.optionalAny("i"), nullptr);
    EXPECT_TRUE(reader.optionalTexts("j").empty());
    EXPECT_EQ(reader.optionalLocalText("k"), LocalText{});
    EXPECT_EQ(reader.choice<int>("l", {{"x", 1}}, 9), 9);
    EXPECT_TRUE(reader.finish());
}

TEST(ObjectReader, NamesFileLineAndKeyOfAnUnknownKeyAndTheNearestKnown) {
    const auto read = [](ObjectReader& reader) {
        (void)reader.number("opacity", 1.0);
        (void)reader.text("source", "");
    };
    EXPECT_EQ(complaint("{\n\"opacty\": 0.5}", read),
              "“a.json”, line 2: there is no key “opacty” here; did you mean “opacity”?");
    EXPECT_EQ(complaint("{\n\"opacty\": 0.5}", read, Language::vi),
              "“a.json”, dòng 2: không có khóa “opacty” ở đây; có phải “opacity” không?");
    EXPECT_EQ(complaint("{\"xyzzy\": 1}", read), "“a.json”, line 1: there is no key “xyzzy” here.");
    EXPECT_EQ(complaint("{\"opacity\": 1}", read), "");
}

TEST(ObjectReader, NamesAMissingKey) {
    EXPECT_EQ(complaint("\n{}", [](ObjectReader& reader) { (void)reader.text("id"); }),
              "“a.json”, line 2: key “id” is missing.");
}

TEST(ObjectReader, SaysWhichKindIsNeeded) {
    EXPECT_EQ(complaint("{\"a\":\n\"1\"}", [](ObjectReader& r) { (void)r.number("a"); }),
              "“a.json”, line 2: “a” must be a number, not a text in quotes.");
    EXPECT_EQ(complaint("{\"a\": 2.0}", [](ObjectReader& r) { (void)r.integer("a"); }),
              "“a.json”, line 1: “a” must be a whole number, not a number.");
    EXPECT_EQ(complaint("{\"a\": [\"x\",\n3]}", [](ObjectReader& r) { (void)r.texts("a"); }),
              "“a.json”, line 2: “a[1]” must be a text in quotes, not a whole number.");
    EXPECT_EQ(complaint("{\"a\": null}", [](ObjectReader& r) { (void)r.boolean("a", true); }),
              "“a.json”, line 1: “a” must be true or false, not null.");
    EXPECT_EQ(complaint("{\"a\": 1}", [](ObjectReader& r) { (void)r.localText("a"); }),
              "“a.json”, line 1: “a” must be a text in quotes, not a whole number.");
}

TEST(ObjectReader, RefusesWhatIsNoDay) {
    EXPECT_EQ(complaint(R"({"a": "30/06/2022"})", [](ObjectReader& r) { (void)r.date("a"); }),
              "“a.json”, line 1: “a” is not a date: “30/06/2022”.");
}

TEST(ObjectReader, ListsTheChoicesAndNamesTheNearest) {
    static constexpr std::array<std::string_view, 2> kModels{"p-median", "mclp"};
    const Value value = parse(R"({"model": "pmedian"})", "a.json").value();
    ObjectReader reader(value, "a.json");
    EXPECT_EQ(reader.oneOf("model", kModels), 0U);
    const auto done = reader.finish();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().text(Language::en),
              "“a.json”, line 1: “model” cannot be “pmedian”; did you mean “p-median”?");
    EXPECT_EQ(done.error().hint(Language::en), "Choose one of: p-median, mclp.");
}

TEST(ObjectReader, KeepsTheFirstErrorOnly) {
    EXPECT_EQ(complaint(R"({"b": "x", "c": 1})",
                        [](ObjectReader& reader) {
                            (void)reader.text("a");
                            (void)reader.number("b");
                        }),
              "“a.json”, line 1: key “a” is missing.");
}

TEST(ObjectReader, WantsFormatOne) {
    const auto read = [](ObjectReader& reader) { reader.requireFormat(); };
    EXPECT_EQ(complaint(R"({"format": 1})", read), "");
    EXPECT_EQ(complaint("{}", read), "“a.json”, line 1: key “format” is missing.");
    EXPECT_EQ(complaint("{\n\"format\": 2}", read),
              "“a.json”, line 2: the file has format 2; this version reads format 1.");
    EXPECT_NE(complaint(R"({"format": "1"})", read), "");
    EXPECT_NE(complaint(R"({"format": 1.0})", read), "");
}

TEST(ObjectReader, PutsItsPlaceBeforeTheKeys) {
    const Value value = parse("{\"style\":\n{\"colour\": 1}}", "a.json").value();
    ObjectReader outer(value, "a.json", "layers[2]");
    const Value* style = outer.object("style");
    ASSERT_NE(style, nullptr);
    ObjectReader inner(*style, outer.file(), outer.pathOf("style"));
    (void)inner.text("colour");
    outer.adopt(inner.finish().error());
    const auto done = outer.finish();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().where.field, "layers[2].style.colour");
    EXPECT_EQ(done.error().where.line, 2);
    EXPECT_EQ(outer.pathOf("items", 3), "layers[2].items[3]");
}

TEST(ObjectReader, WantsOneLanguageAtLeastInATextOfTwo) {
    const auto read = [](ObjectReader& reader) { (void)reader.localText("title"); };
    EXPECT_EQ(complaint(R"({"title": {"vi": "Xã"}})", read), "");
    EXPECT_NE(complaint(R"({"title": {}})", read), "");
    EXPECT_EQ(complaint("{\"title\": {\"vi\": \"Xã\",\n\"fr\": \"x\"}}", read),
              "“a.json”, line 2: there is no key “title.fr” here.");
}

TEST(ObjectReader, SaysThatItNeedsAnObject) {
    EXPECT_EQ(complaint("[1]", [](ObjectReader& reader) { (void)reader.text("a", ""); }),
              "“a.json”, line 1: an object {…} is needed here.");
}

TEST(ObjectReader, CarriesErrorsOfItsCaller) {
    const std::string text = complaint("{\"p\":\n-1}", [](ObjectReader& reader) {
        if (reader.integer("p") < 0)
            reader.failAt("p", msg::badChoice, {{"value", "-1"}, {"choices", "0"}});
    });
    EXPECT_EQ(text, "“a.json”, line 2: “p” cannot be “-1”.");
}

TEST(Nearest, AllowsAThirdOfTheLettersToBeWrong) {
    static constexpr std::array<std::string_view, 3> kKeys{"service_distance", "weight", "p"};
    EXPECT_EQ(nearest("service-distance", kKeys), "service_distance");
    EXPECT_EQ(nearest("wieght", kKeys), "weight");
    EXPECT_EQ(nearest("Weight", kKeys), "weight");
    EXPECT_EQ(nearest("q", kKeys), "");
    EXPECT_EQ(nearest("height_of_all", kKeys), "");
}

} // namespace
} // namespace thonmap::document
