#include "monitoring/measure.h"

#include "small_programme.h"

namespace thonmap::monitoring {
namespace {

Result<std::vector<Measure>> measures(std::string_view json) {
    const auto document = document::parse(json, "x.layer.json");
    EXPECT_TRUE(document.has_value());
    return parseMeasures(*document, "x.layer.json");
}

Result<Evaluated> run(std::string_view json, std::string_view iso,
                      const std::vector<std::string>& keys,
                      const Registers& registers = smallRegisters()) {
    const auto parsed = measures(json);
    EXPECT_TRUE(parsed.has_value()) << (parsed ? "" : parsed.error().text(Language::en));
    Diagnostics diagnostics;
    return evaluate(*parsed, registers, smallFramework(), keys, day(iso), diagnostics);
}

constexpr std::string_view kShare = R"({"share": {"measure": "share", "table": "population",
  "key": "unit_code", "value": "persons", "by": "ethnic_group", "of": ["Dao"]}})";

// V1 in 2021: 42 of 56 are Dao = 75 %; in 2020 none of 20; V2's 30 are all Dao.
TEST(Evaluate, SharesComeFromTheNewestRowsAtTheDate) {
    const auto later = run(kShare, "2021-06-01", {"V1", "V2", "nowhere", ""});
    ASSERT_TRUE(later.has_value()) << later.error().text(Language::en);
    const Column& share = later->columns[0];
    EXPECT_EQ(numberOf(share.value(0)), 75.0);
    EXPECT_EQ(numberOf(share.value(1)), 100.0);
    EXPECT_TRUE(share.isNull(2));
    EXPECT_TRUE(share.isNull(3));
    EXPECT_EQ(later->illustrative, (std::vector<std::uint8_t>{1, 0, 0, 0}));
    EXPECT_EQ(later->newest, day("2021-01-01"));
    EXPECT_EQ(later->sources, (std::vector<std::string>{"survey", "update"}));
    const auto before = run(kShare, "2020-12-31", {"V1"});
    EXPECT_EQ(numberOf(before->columns[0].value(0)), 0.0);
    const auto tooEarly = run(kShare, "2019-12-31", {"V1"});
    EXPECT_TRUE(tooEarly->columns[0].isNull(0)); // no figure is not zero
}

TEST(Evaluate, ChangingOneRowChangesTheShare) {
    const Registers registers = changed(smallRegisters(), "population", 3, "persons", "14");
    const auto result = run(kShare, "2021-06-01", {"V1"}, registers);
    EXPECT_EQ(numberOf(result->columns[0].value(0)), 50.0);
}

// The commune has no rows of its own: 42 + 30 of 56 + 30.
TEST(Evaluate, ACommuneWithoutRowsAddsItsVillages) {
    const auto result = run(kShare, "2021-06-01", {"C"});
    EXPECT_DOUBLE_EQ(numberOf(result->columns[0].value(0)), 100.0 * 72 / 86);
}

TEST(Evaluate, PartsSplitTheTotalAndTheRestHasAName) {
    const auto result = run(R"({"g": {"measure": "parts", "table": "population",
      "key": "unit_code", "value": "persons", "by": "ethnic_group",
      "parts": [{"key": "dao", "values": ["Dao"]}], "rest": "other"}})",
                            "2021-06-01", {"V1"});
    ASSERT_TRUE(result.has_value());
    ASSERT_EQ(result->columns.size(), 3U);
    EXPECT_EQ(result->columns[0].name(), "g_dao");
    EXPECT_EQ(numberOf(result->columns[0].value(0)), 42);
    EXPECT_EQ(result->columns[1].name(), "g_other");
    EXPECT_EQ(numberOf(result->columns[1].value(0)), 14);
    EXPECT_EQ(result->columns[2].name(), "g_total");
    EXPECT_EQ(numberOf(result->columns[2].value(0)), 56);
}

TEST(Evaluate, StatesFollowTheStepsDates) {
    constexpr std::string_view json = R"({"state": {"measure": "step", "steps": "sub_project"}})";
    const auto early = run(json, "2020-05-31", {"S1", "S2", "S4", "S9"});
    ASSERT_TRUE(early.has_value()) << early.error().text(Language::en);
    EXPECT_EQ(plainText(early->columns[0].value(0)), "under_way");
    EXPECT_EQ(plainText(early->columns[0].value(1)), "proposed");
    EXPECT_TRUE(early->columns[0].isNull(3));
    const auto late = run(json, "2020-07-01", {"S1", "S4"});
    EXPECT_EQ(plainText(late->columns[0].value(0)), "completed");
    EXPECT_EQ(plainText(late->columns[1].value(0)), "2020-06-01");
    EXPECT_EQ(plainText(late->columns[0].value(1)), "stopped");
    EXPECT_TRUE(run(json, "2019-01-01", {"S1"})->columns[0].isNull(0));
}

TEST(Evaluate, ProgressGivesItsColumns) {
    const auto result = run(R"({"o": {"measure": "progress", "indicator": "N"}})", "2020-12-31",
                            {"V1", "V2", "C", "nowhere"});
    ASSERT_TRUE(result.has_value());
    const auto cell = [&](std::string_view name, std::size_t row) {
        for (const Column& column : result->columns)
            if (column.name() == name)
                return plainText(column.value(row));
        return std::string("no such column");
    };
    EXPECT_EQ(cell("o_percent", 0), "50");
    EXPECT_EQ(cell("o_status", 1), "behind");
    EXPECT_EQ(cell("o_behind", 1), "true");
    EXPECT_EQ(cell("o_count_target", 0), "4");
    EXPECT_EQ(cell("o_percent", 2), "25");
    EXPECT_EQ(cell("o_percent", 3), "");
}

TEST(Evaluate, SumsCountUpToTheDate) {
    constexpr std::string_view json = R"({"cost": {"measure": "total", "table": "cost",
      "key": "sub_project_id", "value": "amount_vnd", "moment": "until"},
      "rows": {"measure": "total", "table": "cost", "key": "sub_project_id", "moment": "until"}})";
    const auto result = run(json, "2020-02-01", {"S1", "S2"});
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(numberOf(result->columns[0].value(0)), 100000000);
    EXPECT_TRUE(result->columns[0].isNull(1)); // planned in July
    EXPECT_EQ(numberOf(result->columns[1].value(0)), 2);
}

TEST(Evaluate, MistakesAreNamed) {
    const auto codeOf = [](const auto& result) {
        return result ? std::string("none") : std::string(result.error().message->code);
    };
    EXPECT_EQ(codeOf(measures(R"({"A": {"measure": "step", "steps": "s"}})")), "bad_name");
    EXPECT_EQ(codeOf(measures(R"({"a": {"measure": "step", "stps": "s"}})")), "missing_key");
    EXPECT_EQ(codeOf(measures(R"({"a": {"measure": "stp"}})")), "bad_choice");
    EXPECT_EQ(codeOf(measures(R"({"a_on": {"measure": "field", "table": "unit", "key": "code",
      "field": "name"}, "a": {"measure": "step", "steps": "s"}})")),
              "same_code");
    EXPECT_EQ(codeOf(run(R"({"a": {"measure": "progress", "indicator": "Z"}})", "2020-01-01", {})),
              "unknown_indicator");
    EXPECT_EQ(codeOf(run(R"({"a": {"measure": "total", "table": "popultion", "key": "k"}})",
                         "2020-01-01", {})),
              "unknown_table");
    EXPECT_EQ(codeOf(run(R"({"a": {"measure": "total", "table": "population", "key": "unit"}})",
                         "2020-01-01", {})),
              "unknown_field");
    // A table the register may have but does not is empty.
    const auto none = run(R"({"a": {"measure": "total", "table": "priority", "key": "unit_code"}})",
                          "2020-01-01", {"V1"});
    ASSERT_TRUE(none.has_value());
    EXPECT_TRUE(none->columns[0].isNull(0));
}

} // namespace
} // namespace thonmap::monitoring
