#include "query/evaluate.h"

#include "query/letters.h"
#include "query/parser.h"
#include "query/pattern.h"
#include "support/shapes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace thonmap::query {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr Tristate N = Tristate::no;
constexpr Tristate Y = Tristate::yes;
constexpr Tristate U = Tristate::unknown;

std::vector<Tristate> ask(std::string_view cql2, const TablePtr& table) {
    const auto e = parse(cql2);
    if (!e) {
        ADD_FAILURE() << cql2 << ": " << e.error().text(Language::en);
        return {};
    }
    const auto found = evaluate(*e, *table);
    if (!found) {
        ADD_FAILURE() << cql2 << ": " << found.error().text(Language::en);
        return {};
    }
    return *found;
}

Error refused(std::string_view cql2, const TablePtr& table) {
    const auto e = parse(cql2);
    if (!e)
        return e.error();
    const auto checked = check(*e, {.target = table});
    if (checked) {
        ADD_FAILURE() << cql2 << " was accepted";
        return {};
    }
    return checked.error();
}

// Five villages: the third has no name, the fourth no figure, the fifth nothing at all.
TablePtr villages() {
    using std::string_view;
    return test::TableBuilder("thon")
        .field("ten", FieldType::text)
        .field("dan_so", FieldType::integer)
        .field("ty_le", FieldType::real)
        .field("Là nghèo", FieldType::boolean)
        .field("ngay", FieldType::date)
        .field("luc", FieldType::dateTime)
        .row({string_view("Đức Vân"), std::int64_t{120}, 0.25, true, *Date::fromYmd(2022, 6, 30),
              DateTime{1'656'572'400'000, 100}}) // 2022-06-30T07:00:00Z
        .row({string_view("Bằng Vân"), std::int64_t{80}, 0.5, false, *Date::fromYmd(2021, 1, 1),
              DateTime{1'656'572'400'000, 128}}) // 07:00 at +07:00, so 00:00 UTC
        .row({{},
              std::int64_t{200},
              0.75,
              true,
              *Date::fromYmd(2023, 1, 1),
              DateTime{1'656'633'599'000, 100}}) // 2022-06-30T23:59:59Z
        .row({string_view("Thượng Ân"), {}, {}, false, {}, {}})
        .row({})
        .share();
}

TEST(ThreeValues, FollowKleenesTables) {
    // p, q over all nine pairs
    test::TableBuilder builder("t");
    builder.field("p", FieldType::boolean).field("q", FieldType::boolean);
    for (const Value& p : {Value{true}, Value{false}, Value{}})
        for (const Value& q : {Value{true}, Value{false}, Value{}})
            builder.row({p, q});
    const TablePtr table = builder.share();
    EXPECT_THAT(ask("p AND q", table), ElementsAre(Y, N, U, N, N, N, U, N, U));
    EXPECT_THAT(ask("p OR q", table), ElementsAre(Y, Y, Y, Y, N, U, Y, U, U));
    EXPECT_THAT(ask("NOT p", table), ElementsAre(N, N, N, Y, Y, Y, U, U, U));
    EXPECT_THAT(ask("p = q", table), ElementsAre(Y, N, U, N, Y, U, U, U, U));
    EXPECT_THAT(ask("(p AND q) IS NULL", table), ElementsAre(N, N, Y, N, N, N, Y, N, Y));
}

TEST(ThreeValues, NothingIsKnownAboutNull) {
    const TablePtr t = villages();
    EXPECT_THAT(ask("dan_so > 100", t), ElementsAre(Y, N, Y, U, U));
    EXPECT_THAT(ask("NOT dan_so > 100", t), ElementsAre(N, Y, N, U, U));
    EXPECT_THAT(ask("dan_so = dan_so", t), ElementsAre(Y, Y, Y, U, U));
    EXPECT_THAT(ask("dan_so IS NULL", t), ElementsAre(N, N, N, Y, Y));
    EXPECT_THAT(ask("ten IS NOT NULL", t), ElementsAre(Y, Y, N, Y, N));
    EXPECT_THAT(ask("ten LIKE '%'", t), ElementsAre(Y, Y, U, Y, U));
    EXPECT_THAT(ask("dan_so IN (80, dan_so)", t), ElementsAre(Y, Y, Y, U, U));
    // x = 80 OR x = null: false is not certain
    EXPECT_THAT(ask("80 IN (dan_so, 1)", t), ElementsAre(N, Y, N, U, U));
    // 5 >= null AND 5 <= 3 is false whatever null is
    EXPECT_THAT(ask("5 BETWEEN dan_so AND 3", t), ElementsAre(N, N, N, N, N));
    EXPECT_THAT(ask("dan_so + ty_le IS NULL", t), ElementsAre(N, N, N, Y, Y));
}

TEST(Comparison, OfTextIsExactUnlessAsked) {
    const TablePtr t = villages();
    EXPECT_THAT(ask("ten = 'Đức Vân'", t), ElementsAre(Y, N, U, N, U));
    EXPECT_THAT(ask("ten = 'đức vân'", t), ElementsAre(N, N, U, N, U));
    EXPECT_THAT(ask("CASEI(ten) = CASEI('ĐỨC VÂN')", t), ElementsAre(Y, N, U, N, U));
    EXPECT_THAT(ask("ACCENTI(ten) = ACCENTI('Duc Van')", t), ElementsAre(Y, N, U, N, U));
    EXPECT_THAT(ask("ACCENTI(ten) = 'duc van'", t), ElementsAre(N, N, U, N, U));
    EXPECT_THAT(ask("CASEI(ACCENTI(ten)) IN (CASEI(ACCENTI('BANG VAN')))", t),
                ElementsAre(N, Y, U, N, U));
}

TEST(Comparison, FoldingKeepsWhatItShould) {
    EXPECT_EQ(foldAccents("Đường  Đê é"), "Duong  De e");
    EXPECT_EQ(foldCase("ĐỨC  Vân"), "đức  vân");
    // The standard's own example letters
    EXPECT_EQ(foldCase("Straße"), foldCase("STRASSE"));
    EXPECT_EQ(foldCase("ΟΔΟΣ"), foldCase("Οδος"));
    EXPECT_EQ(foldAccents("débárquér"), "debarquer");
    EXPECT_EQ(foldAccents("e\u0323\u0302"), "e"); // marks of their own
    EXPECT_EQ(foldCase("😀 A"), "😀 a");
}

TEST(Comparison, LikeKnowsWildcardsAndEscapes) {
    const TablePtr t = villages();
    EXPECT_THAT(ask("ten LIKE '%Vân'", t), ElementsAre(Y, Y, U, N, U));
    EXPECT_THAT(ask("ten NOT LIKE '%Vân'", t), ElementsAre(N, N, U, Y, U));
    EXPECT_THAT(ask("ten LIKE '_ức Vân'", t), ElementsAre(Y, N, U, N, U)); // _ is one letter
    EXPECT_THAT(ask("CASEI(ACCENTI(ten)) LIKE CASEI(ACCENTI('%VAN'))", t),
                ElementsAre(Y, Y, U, N, U));
    EXPECT_TRUE(Pattern("100\\%").matches("100%"));
    EXPECT_FALSE(Pattern("100\\%").matches("1000"));
    EXPECT_TRUE(Pattern("a\\_b").matches("a_b"));
    EXPECT_FALSE(Pattern("a\\_b").matches("axb"));
    EXPECT_TRUE(Pattern("%aab").matches("aaab"));
    EXPECT_TRUE(Pattern("").matches(""));
    EXPECT_FALSE(Pattern("").matches("a"));
    EXPECT_FALSE(Pattern("_").matches(""));
    EXPECT_TRUE(Pattern("a\\").matches("a\\"));
    EXPECT_TRUE(Pattern(escapePattern("5%_\\")).matches("5%_\\"));
    // Hostile: exponential for a naive matcher
    EXPECT_FALSE(Pattern("%a%a%a%a%a%a%a%a%a%a%b").matches(std::string(5000, 'a')));
}

TEST(Comparison, NumbersAreExact) {
    // 2^53 + 1 has no double of its own
    const TablePtr t = test::TableBuilder("t")
                           .field("n", FieldType::integer)
                           .row({std::int64_t{9007199254740993}})
                           .share();
    EXPECT_THAT(ask("n = 9007199254740993", t), ElementsAre(Y));
    EXPECT_THAT(ask("n = 9007199254740992", t), ElementsAre(N));
    EXPECT_THAT(ask("n = 9007199254740992.0", t), ElementsAre(N));
    EXPECT_THAT(ask("n > 9007199254740992.0", t), ElementsAre(Y));
    EXPECT_THAT(ask("n < 1e300", t), ElementsAre(Y));
    EXPECT_THAT(ask("n > -1e300", t), ElementsAre(Y));
    EXPECT_THAT(ask("n IN (1, 9007199254740993)", t), ElementsAre(Y));
}

TEST(Arithmetic, WorksAsInTheStandard) {
    const TablePtr t = test::TableBuilder("t")
                           .field("a", FieldType::integer)
                           .row({std::int64_t{7}})
                           .row({std::int64_t{-7}})
                           .row({std::int64_t{0}})
                           .share();
    EXPECT_THAT(ask("a / 2 = 3.5", t), ElementsAre(Y, N, N));
    EXPECT_THAT(ask("a DIV 2 = 3", t), ElementsAre(Y, N, N));
    EXPECT_THAT(ask("a DIV 2 = -3", t), ElementsAre(N, Y, N)); // towards zero
    EXPECT_THAT(ask("a % 4 = 3", t), ElementsAre(Y, N, N));
    EXPECT_THAT(ask("a % 4 = -3", t), ElementsAre(N, Y, N)); // the dividend's sign
    EXPECT_THAT(ask("a ^ 2 = 49", t), ElementsAre(Y, Y, N));
    EXPECT_THAT(ask("1 / a > 0", t), ElementsAre(Y, N, U)); // no number, so unknown
    EXPECT_THAT(ask("1 DIV a = 0", t), ElementsAre(Y, Y, U));
    EXPECT_THAT(ask("1 % a IS NULL", t), ElementsAre(N, N, Y));
    // beyond 64 bits the result is a real, not a wrapped integer
    EXPECT_THAT(ask("a * 9223372036854775807 > 0", t), ElementsAre(Y, N, N));
    EXPECT_THAT(ask("-9223372036854775808 DIV -1 > 0", t), ElementsAre(Y, Y, Y));
    EXPECT_THAT(ask("-9223372036854775808 % -1 = 0", t), ElementsAre(Y, Y, Y));
}

TEST(Arithmetic, GivesNumbersForCriteria) {
    Diagnostics diagnostics;
    const auto found =
        evaluateNumber(*parse("dan_so * ty_le"), {.target = villages()}, diagnostics);
    ASSERT_TRUE(found.has_value());
    EXPECT_DOUBLE_EQ((*found)[0], 30);
    EXPECT_DOUBLE_EQ((*found)[2], 150);
    EXPECT_TRUE(std::isnan((*found)[3]));
}

TEST(Time, DatesCompareWithMomentsByDay) {
    const TablePtr t = villages();
    EXPECT_THAT(ask("ngay >= DATE('2022-06-30')", t), ElementsAre(Y, N, Y, U, U));
    EXPECT_THAT(ask("ngay BETWEEN DATE('2021-01-01') AND DATE('2022-06-30')", t),
                ElementsAre(Y, Y, N, U, U));
    // The last second of the day still belongs to it.
    EXPECT_THAT(ask("luc = DATE('2022-06-30')", t), ElementsAre(Y, Y, Y, U, U));
    EXPECT_THAT(ask("luc <= DATE('2022-06-30')", t), ElementsAre(Y, Y, Y, U, U));
    EXPECT_THAT(ask("luc > DATE('2022-06-30')", t), ElementsAre(N, N, N, U, U));
}

TEST(Time, MomentsCompareInUtc) {
    const TablePtr t = villages();
    EXPECT_THAT(ask("luc = TIMESTAMP('2022-06-30T07:00:00Z')", t), ElementsAre(Y, N, N, U, U));
    EXPECT_THAT(ask("luc = TIMESTAMP('2022-06-30T00:00:00Z')", t), ElementsAre(N, Y, N, U, U));
}

TEST(Time, RelationsOfDatesCountDays) {
    const TablePtr t = villages();
    EXPECT_THAT(ask("T_AFTER(ngay, DATE('2022-06-29'))", t), ElementsAre(Y, N, Y, U, U));
    EXPECT_THAT(ask("T_EQUALS(ngay, DATE('2022-06-30'))", t), ElementsAre(Y, N, N, U, U));
    EXPECT_THAT(ask("T_DURING(ngay, INTERVAL('2022-01-01', '2022-12-31'))", t),
                ElementsAre(Y, N, N, U, U));
    EXPECT_THAT(ask("T_BEFORE(ngay, INTERVAL('2022-01-01', '..'))", t), ElementsAre(N, Y, N, U, U));
    EXPECT_THAT(ask("T_INTERSECTS(luc, DATE('2022-06-30'))", t), ElementsAre(Y, Y, Y, U, U));
}

// Allen's relations, one true example each; b is 2020-01-10 … 2020-01-20.
TEST(Time, IntervalsRelateAsAllenSays) {
    const TablePtr t = test::TableBuilder("t").row().share();
    const auto holds = [&](std::string_view predicate, std::string_view a) {
        std::string text = std::string(predicate) + "(INTERVAL(" + std::string(a) +
                           "), INTERVAL('2020-01-10', '2020-01-20'))";
        return ask(text, t) == std::vector{Y};
    };
    const std::pair<const char*, const char*> examples[] = {
        {"T_AFTER", "'2020-01-21', '2020-01-22'"},
        {"T_BEFORE", "'2020-01-01', '2020-01-09'"},
        {"T_CONTAINS", "'2020-01-09', '2020-01-21'"},
        {"T_DURING", "'2020-01-11', '2020-01-19'"},
        {"T_EQUALS", "'2020-01-10', '2020-01-20'"},
        {"T_FINISHEDBY", "'2020-01-09', '2020-01-20'"},
        {"T_FINISHES", "'2020-01-11', '2020-01-20'"},
        {"T_MEETS", "'2020-01-01', '2020-01-10'"},
        {"T_METBY", "'2020-01-20', '2020-01-25'"},
        {"T_OVERLAPPEDBY", "'2020-01-15', '2020-01-25'"},
        {"T_OVERLAPS", "'2020-01-05', '2020-01-15'"},
        {"T_STARTEDBY", "'2020-01-10', '2020-01-25'"},
        {"T_STARTS", "'2020-01-10', '2020-01-15'"},
    };
    for (const auto& [name, own] : examples)
        for (const auto& [other, interval] : examples)
            // the thirteen exclude each other
            EXPECT_EQ(holds(name, interval), std::string_view(name) == other)
                << name << " of " << interval;
    EXPECT_TRUE(holds("T_DISJOINT", "'2020-01-21', '..'"));
    EXPECT_TRUE(holds("T_INTERSECTS", "'2020-01-20', '..'"));
    EXPECT_FALSE(holds("T_INTERSECTS", "'2020-01-21', '..'"));
}

TEST(Time, AnIntervalOfFieldsThatRunsBackwardsIsUnknown) {
    const TablePtr t = test::TableBuilder("t")
                           .field("a", FieldType::date)
                           .field("b", FieldType::date)
                           .row({*Date::fromYmd(2020, 1, 1), *Date::fromYmd(2020, 2, 1)})
                           .row({*Date::fromYmd(2020, 2, 1), *Date::fromYmd(2020, 1, 1)})
                           .row({*Date::fromYmd(2020, 2, 1), {}})
                           .share();
    EXPECT_THAT(ask("T_BEFORE(INTERVAL(a, b), DATE('2021-01-01'))", t), ElementsAre(Y, U, U));
}

TEST(Check, FieldsWithBlanksAreFound) {
    EXPECT_THAT(ask("\"Là nghèo\" = true", villages()), ElementsAre(Y, N, Y, N, U));
    EXPECT_THAT(ask("NOT \"Là nghèo\"", villages()), ElementsAre(N, Y, N, Y, U));
}

TEST(Check, SuggestsTheFieldMeant) {
    const Error error = refused("ten = 'x' AND danso > 5", villages());
    EXPECT_EQ(error.message->code, "unknown_field");
    EXPECT_EQ(error.where.position, 14);
    EXPECT_EQ(error.where.field, "danso");
    EXPECT_EQ(error.where.layer, "thon");
    EXPECT_THAT(error.hint(Language::en), HasSubstr("dan_so"));
    EXPECT_THAT(refused("Dan_So > 5", villages()).hint(Language::en), HasSubstr("dan_so"));
    EXPECT_THAT(refused("\"la ngheo\"", villages()).hint(Language::vi), HasSubstr("\"Là nghèo\""));
    // Nothing near: what there is.
    EXPECT_THAT(refused("xyz > 5", villages()).hint(Language::en), HasSubstr("ten, dan_so"));
    // Text in the wrong quotes
    const Error quotes = refused("ten = \"Thôn Khau Slạo\"", villages());
    EXPECT_EQ(quotes.where.position, 6);
    EXPECT_THAT(quotes.hint(Language::en), HasSubstr("'Thôn Khau Slạo'"));
}

TEST(Check, SuggestsFunctionsAndCountsArguments) {
    EXPECT_THAT(refused("distnace(geometry, x) < 5", villages()).hint(Language::en),
                HasSubstr("distance"));
    EXPECT_EQ(refused("avg(dan_so) > 1", villages()).message->code, "unknown_function");
    EXPECT_EQ(refused("area() > 1", villages()).message->code, "wrong_arguments");
    EXPECT_EQ(refused("A_CONTAINS(ten, ('a'))", villages()).message->code, "unsupported");
}

TEST(Check, TypesMustFitAndTheLiteralIsPointedAt) {
    const TablePtr t = villages();
    Error error = refused("dan_so > '500'", t);
    EXPECT_EQ(error.message->code, "wrong_type");
    EXPECT_EQ(error.where.position, 9);
    EXPECT_THAT(error.hint(Language::en), HasSubstr("500"));
    error = refused("5 = ten", t);
    EXPECT_EQ(error.where.position, 0);
    EXPECT_THAT(error.hint(Language::en), HasSubstr("'5'"));
    error = refused("ngay > '2022-01-01'", t);
    EXPECT_EQ(error.where.position, 7);
    EXPECT_THAT(error.hint(Language::en), HasSubstr("DATE('2022-01-01')"));
    EXPECT_EQ(refused("dan_so", t).where.position, 0);
    EXPECT_EQ(refused("ten = 'x' AND dan_so", t).where.position, 14);
    EXPECT_EQ(refused("\"Là nghèo\" > false", t).message->code, "wrong_type");
    EXPECT_EQ(refused("dan_so LIKE 'x%'", t).where.position, 0);
    EXPECT_EQ(refused("ten + 1 > 2", t).where.position, 0);
    EXPECT_EQ(refused("T_AFTER(ten, ngay)", t).where.position, 8);
    EXPECT_EQ(refused("T_AFTER(ngay, INTERVAL('2022-01-02', '2022-01-01'))", t).where.position, 14);
}

TEST(Check, ARegisterHasNoPlaces) {
    const TablePtr t = test::TableBuilder("dan_so").field("n", FieldType::integer).share();
    FeatureTable plain = *t;
    plain.geometry = {};
    const auto found = evaluate(*parse("n > 1 AND S_INTERSECTS(geometry, POINT(1 2))"), plain);
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().message->code, "no_geometry");
    EXPECT_EQ(found.error().where.position, 23);
}

TEST(Check, AnEmptyTableHasNoRowsAndNoTrouble) {
    const TablePtr t = test::TableBuilder("t").field("n", FieldType::integer).share();
    EXPECT_TRUE(ask("n > 1 AND n + 1 < 5 OR n IN (1, 2)", t).empty());
}

TEST(Select, TheEmptyExpressionSelectsAll) {
    Diagnostics diagnostics;
    const auto found = select({}, {.target = villages()}, diagnostics);
    ASSERT_TRUE(found.has_value());
    EXPECT_THAT(found->rows, ElementsAre(0, 1, 2, 3, 4));
    EXPECT_TRUE(found->parts.empty());
}

TEST(Select, SaysWhatEachConditionAloneGives) {
    Diagnostics diagnostics;
    const auto found = select(*parse("dan_so > 100 AND ten LIKE '%Vân' AND ty_le < 0.6"),
                              {.target = villages()}, diagnostics);
    ASSERT_TRUE(found.has_value());
    EXPECT_THAT(found->rows, ElementsAre(0));
    EXPECT_EQ(found->undecided, 1u); // the last row alone: the others fail somewhere, or pass
    ASSERT_EQ(found->parts.size(), 3u);
    EXPECT_EQ(found->parts[0].text, "dan_so > 100");
    EXPECT_EQ(found->parts[0].count, 2u);
    EXPECT_EQ(found->parts[0].undecided, 2u);
    EXPECT_EQ(found->parts[1].count, 2u);
    EXPECT_EQ(found->parts[2].count, 2u);
}

TEST(Select, StopsWhenTold) {
    std::stop_source source;
    source.request_stop();
    Diagnostics diagnostics;
    const auto found = select(*parse("dan_so > 1"), {.target = villages()}, diagnostics,
                              {.stop = source.get_token(), .report = {}});
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().message->code, "cancelled");
}

TEST(Select, ReportsProgressUpwards) {
    std::vector<double> seen;
    Diagnostics diagnostics;
    const auto found =
        select(*parse("dan_so > 1 AND ty_le > 0"), {.target = villages()}, diagnostics,
               {.stop = {}, .report = [&](double f) { seen.push_back(f); }});
    ASSERT_TRUE(found.has_value());
    EXPECT_THAT(seen, ElementsAre(0.5, 1.0));
}

} // namespace
} // namespace thonmap::query
