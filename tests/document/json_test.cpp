#include "core/utf8.h"
#include "document/json.h"
#include "support/places.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <rapidcheck.h>

namespace thonmap::document {
namespace {

using Kind = Value::Kind;

Value parsed(std::string_view bytes) {
    auto value = parse(bytes, "a.json");
    EXPECT_TRUE(value) << bytes << ": " << value.error().text(Language::en);
    return value ? *value : Value();
}

std::string refusal(std::string_view bytes, Language language = Language::en) {
    const auto value = parse(bytes, "a.json");
    EXPECT_FALSE(value) << bytes;
    return value ? "" : value.error().text(language);
}

TEST(Parse, ReadsEveryKindOfValue) {
    const Value value = parsed(R"({"a": null, "b": true, "c": -12, "d": 2.5e3, "e": "ế",
                                   "f": [1, 2], "g": {}})");
    ASSERT_EQ(value.size(), 7U);
    EXPECT_TRUE(value.find("a")->is(Kind::null));
    EXPECT_TRUE(value.find("b")->boolean());
    EXPECT_EQ(value.find("c")->integer(), -12);
    EXPECT_EQ(value.find("d")->number(), 2500.0);
    EXPECT_EQ(value.find("e")->text(), "ế");
    EXPECT_EQ(value.find("f")->items()[1].integer(), 2);
    EXPECT_EQ(value.find("g")->size(), 0U);
    EXPECT_EQ(value.find("h"), nullptr);
}

TEST(Parse, KnowsTheLineOfEachKeyAndValue) {
    const Value value = parsed("\n{\n \"a\": 1,\n \"b\"\n:\n[\n2\n,\r\n3]\n}\n");
    EXPECT_EQ(value.line(), 2);
    EXPECT_EQ(value.keyLine(0), 3);
    EXPECT_EQ(value.find("a")->line(), 3);
    EXPECT_EQ(value.keyLine(1), 4);
    EXPECT_EQ(value.find("b")->line(), 6);
    EXPECT_EQ(value.find("b")->items()[0].line(), 7);
    EXPECT_EQ(value.find("b")->items()[1].line(), 9);
}

TEST(Parse, KeepsTheOrderOfKeys) {
    const Value value = parsed(R"({"z": 1, "a": 2, "m": 3})");
    EXPECT_EQ(value.key(0), "z");
    EXPECT_EQ(value.key(1), "a");
    EXPECT_EQ(value.key(2), "m");
}

TEST(Parse, UndoesEscapes) {
    EXPECT_EQ(parsed(R"("\"\\\/\b\f\n\r\t\u00e2\u1EBF\uD83D\uDE00")").text(),
              "\"\\/\b\f\n\r\tâế😀");
}

TEST(Parse, SkipsAByteOrderMark) {
    EXPECT_EQ(parsed("\xEF\xBB\xBF{\"a\": 1}").find("a")->integer(), 1);
    EXPECT_FALSE(parse("\xEF\xBB\xBF\xEF\xBB\xBF{}", "a"));
}

TEST(Parse, RefusesAKeyTwiceNamingBothLines) {
    EXPECT_EQ(refusal("{\"a\": 1,\n\"b\": 2,\n\"a\": 3}"),
              "“a.json”, line 3: key “a” is already on line 1.");
    EXPECT_EQ(refusal("{\"a\": 1,\n\"b\": 2,\n\"\\u0061\": 3}", Language::vi),
              "“a.json”, dòng 3: khóa “a” đã có ở dòng 1.");
    EXPECT_TRUE(parse(R"([{"a": 1}, {"a": 1}])", "a"));
}

TEST(Parse, RefusesBytesThatAreNotUtf8NamingTheLine) {
    for (const char* bad : {"\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82"}) {
        const auto value = parse("{\"a\":\n\"" + std::string(bad) + "\"}", "a.json");
        ASSERT_FALSE(value);
        EXPECT_EQ(value.error().message->code, "not_utf8");
        EXPECT_EQ(value.error().where.line, 2);
    }
}

TEST(Parse, StopsAt64Levels) {
    const auto nested = [](std::size_t levels) {
        return std::string(levels, '[') + std::string(levels, ']');
    };
    EXPECT_TRUE(parse(nested(64), "a"));
    EXPECT_EQ(refusal(nested(65)), "“a.json”, line 1: nested more than 64 levels deep.");
    EXPECT_FALSE(parse(std::string(10'000'000, '['), "a"));
    std::string objects;
    for (int i = 0; i < 100'000; ++i)
        objects += "{\"a\":";
    EXPECT_FALSE(parse(objects, "a"));
}

TEST(Parse, RefusesNumbersItCannotKeep) {
    EXPECT_EQ(parsed("9223372036854775807").integer(), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(parsed("-9223372036854775808").integer(), std::numeric_limits<std::int64_t>::min());
    EXPECT_NE(refusal("9223372036854775808").find("too large"), std::string::npos);
    EXPECT_NE(refusal("[1e400]").find("too large"), std::string::npos);
    EXPECT_NE(refusal("-1e400").find("too large"), std::string::npos);
    EXPECT_EQ(parsed("1e-400").number(), 0.0);
    EXPECT_EQ(parsed("0." + std::string(500, '0') + "1").number(), 0.0);
    EXPECT_FALSE(parse("1" + std::string(500, '0') + ".0", "a"));
    EXPECT_EQ(parsed("9223372036854775808.0").number(), 9223372036854775808.0);
}

TEST(Parse, RefusesWhatIsNotJson) {
    for (const char* bad : {"",
                            "  ",
                            "{",
                            "[1,]",
                            "{\"a\":1,}",
                            "{a:1}",
                            "'a'",
                            "// x\n1",
                            "/* */1",
                            "NaN",
                            "Infinity",
                            "+1",
                            "01",
                            "-",
                            "1.",
                            ".5",
                            "1e",
                            "1e+",
                            "0x10",
                            "tru",
                            "nulls",
                            "[1 2]",
                            "{\"a\" 1}",
                            "{\"a\":}",
                            "\"a",
                            "\"a\nb\"",
                            "\"\\x\"",
                            "\"\\u12\"",
                            "\"\\uD800\"",
                            "\"\\uDC00x\"",
                            "\"\\u0000\"",
                            "{} {}",
                            "1]",
                            "\"\\"})
        EXPECT_FALSE(parse(bad, "a")) << bad;
}

TEST(Parse, SaysWhatIsWrongInBothLanguages) {
    EXPECT_EQ(refusal("{\"a\": 1\n \"b\": 2}"), "“a.json”, line 2: “,” or “}” is needed.");
    EXPECT_EQ(refusal("{\"a\": 1\n \"b\": 2}", Language::vi),
              "“a.json”, dòng 2: cần “,” hoặc “}”.");
    EXPECT_EQ(refusal("{\"a\": [1,\n"), "“a.json”, line 2: the file ends too early.");
}

/// Documents damaged at random: we may accept nothing that nlohmann refuses.
TEST(Parse, AcceptsNothingThatAnotherParserRefuses) {
    const std::string good =
        R"({"a": [1, -2.5e+3, true, null, "x\u00e2\n"], "b": {"c": [], "d": {}}, "e": 0.1})";
    std::mt19937 random(20221124);
    constexpr std::string_view kBytes = "{}[]:,\"\\0123-+.eEtfnul \n/u\xC3\xA2";
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string damaged = good;
        for (auto changes = 1 + random() % 3; changes > 0; --changes) {
            const std::size_t at = random() % damaged.size();
            const char byte = kBytes[random() % kBytes.size()];
            if (random() % 3 == 0)
                damaged.erase(at, 1);
            else if (random() % 2 == 0)
                damaged.insert(at, 1, byte);
            else
                damaged[at] = byte;
        }
        const auto value = parse(damaged, "a");
        const bool other = nlohmann::json::accept(damaged);
        if (value) {
            EXPECT_TRUE(other) << damaged;
        } else if (other) { // where we are stricter
            EXPECT_TRUE(value.error().message->code == "duplicate_key" ||
                        value.error().message->code == "number_too_large" ||
                        damaged.find("\\u") != std::string::npos)
                << damaged << value.error().text(Language::en);
        }
        accepted += value ? 1 : 0;
    }
    EXPECT_GT(accepted, 500);
}

TEST(Write, IndentsByTwoAndKeepsTheOrder) {
    Value value = Value::object();
    value.set("format", 1);
    value.set("title", "Ngân \"Sơn\"\n");
    Value extent = Value::array();
    for (const double number : {105.5, 22.0, 106.0, 22.75})
        extent.push(number);
    value.set("extent", std::move(extent));
    Value& layers = value.set("layers", Value::array());
    layers.push("xa");
    layers.push(Value::object());
    value.set("empty", Value::array());
    EXPECT_EQ(write(value), R"({
  "format": 1,
  "title": "Ngân \"Sơn\"\n",
  "extent": [105.5, 22.0, 106.0, 22.75],
  "layers": [
    "xa",
    {}
  ],
  "empty": []
}
)");
    EXPECT_EQ(writeCompact(*value.find("layers")), "[\"xa\",{}]");
}

TEST(Write, HasNoNumberThatJsonLacks) {
    EXPECT_EQ(write(Value(std::nan(""))), "null\n");
    EXPECT_EQ(write(Value(std::numeric_limits<double>::infinity())), "null\n");
    EXPECT_EQ(write(Value(0.1)), "0.1\n");
    EXPECT_EQ(write(Value(3.0)), "3.0\n");
}

TEST(Write, SetReplacesAMemberInPlace) {
    Value value = Value::object();
    value.set("a", 1);
    value.set("b", 2);
    value.set("a", 3);
    EXPECT_EQ(writeCompact(value), R"({"a":3,"b":2})");
}

Value randomValue(int depth) {
    const int kind = *rc::gen::inRange(0, depth > 3 ? 5 : 7);
    switch (kind) {
    case 0:
        return {};
    case 1:
        return *rc::gen::arbitrary<bool>();
    case 2:
        return *rc::gen::arbitrary<std::int64_t>();
    case 3: {
        const double number = *rc::gen::arbitrary<double>();
        return std::isfinite(number) ? number : 0.5;
    }
    case 4: {
        std::string text = *rc::gen::string<std::string>();
        std::erase(text, '\0');
        text.resize(validUtf8Prefix(text));
        return text + "ế";
    }
    case 5: {
        Value value = Value::array();
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            value.push(randomValue(depth + 1));
        return value;
    }
    default: {
        Value value = Value::object();
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            value.set("k" + std::to_string(*rc::gen::inRange(0, 9)), randomValue(depth + 1));
        return value;
    }
    }
}

TEST(Write, IsReadBackAsTheSameValue) {
    EXPECT_TRUE(rc::check([] {
        const Value value = randomValue(0);
        const std::string text = write(value);
        const auto back = parse(text, "a");
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == value);
        RC_ASSERT(write(*back) == text);
        RC_ASSERT(parse(writeCompact(value), "a").value() == value);
        RC_ASSERT(nlohmann::json::accept(text));
    }));
}

TEST(Load, NamesTheFile) {
    const test::Folder folder;
    const auto path = folder / "bản đồ.map.json";
    EXPECT_EQ(load(path).error().message->code, "no_such_file");
    test::writeFile(path, "{\"a\": 1,\n}");
    const auto value = load(path);
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().where.file, path.string());
    EXPECT_EQ(value.error().where.line, 2);
    test::writeFile(path, "[7]");
    EXPECT_EQ(load(path)->items()[0].integer(), 7);
    EXPECT_EQ(load(folder.path()).error().message->code, "is_folder");
}

} // namespace
} // namespace thonmap::document
