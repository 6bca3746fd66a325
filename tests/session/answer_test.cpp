#include "session/answer.h"

#include "io/source.h"
#include "session/demo_map.h"
#include "session/view.h"
#include "support/places.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace thonmap::session {
namespace {

using test::csvRows;
using test::demoMap;
using test::why;

const Date kMiddle = *Date::fromYmd(2022, 6, 30);

Result<AnswerPtr> asked(const Ask& question) {
    Diagnostics diagnostics;
    return ask(*demoMap(), question, 1, diagnostics);
}

TEST(Ask, OnlyCommunesOfTheDateAreLookedAt) {
    ASSERT_TRUE(demoMap());
    const auto answer = asked({.layer = "communes", .date = kMiddle});
    ASSERT_TRUE(answer) << why(answer);
    EXPECT_EQ((*answer)->rows.size(), 10U);
    EXPECT_EQ((*answer)->asked, 10U);
}

TEST(Ask, SharesCanBeAskedThoughNoFileHoldsThem) {
    ASSERT_TRUE(demoMap());
    const auto answer =
        asked({.layer = "indicator-progress", .date = kMiddle, .cql2 = "dao_share >= 0.5"});
    ASSERT_TRUE(answer) << why(answer);
    std::set<std::string> expected;
    std::map<std::string, std::pair<double, double>> people; // Dao, all: one date in the demo
    for (const auto& row : csvRows("population"))
        if (row.at("unit_code").starts_with("NS-") && !row.at("persons").empty() &&
            row.at("date") <= "2022-06-30") {
            people[row.at("unit_code")].second += std::stod(row.at("persons"));
            if (row.at("ethnic_group") == "Dao")
                people[row.at("unit_code")].first += std::stod(row.at("persons"));
        }
    for (const auto& [code, each] : people)
        if (each.first / each.second >= 0.5)
            expected.insert(code);
    std::set<std::string> found;
    for (const std::size_t row : (*answer)->rows)
        found.insert((*answer)->table->text("code", row));
    EXPECT_EQ(found, expected);
    EXPECT_TRUE((*answer)->persons);
}

TEST(Ask, ADistanceIsListedInMetresAndDrawnAsCircles) {
    ASSERT_TRUE(demoMap());
    query::Question question;
    question.layer = "sub-projects";
    question.layerFilter = "type = 'water'";
    question.beyondMetres = 2000;
    question.measuredFrom = spatial::DistanceFrom::centre;
    const auto answer =
        asked({.layer = "indicator-progress", .date = kMiddle, .question = question});
    ASSERT_TRUE(answer) << why(answer);
    EXPECT_FALSE((*answer)->referenceEmpty);
    EXPECT_FALSE((*answer)->circles.empty());
    EXPECT_THAT((*answer)->columns, testing::Contains("distance_m"));
    const Column* distance = (*answer)->table->column("distance_m");
    ASSERT_TRUE(distance);
    for (const std::size_t row : (*answer)->rows)
        EXPECT_GT(numberOf(distance->value(row)), 2000);
    // Villages known only as a row have no centre: nothing is claimed about them.
    EXPECT_GT((*answer)->undecided, 0U);
}

TEST(Ask, ComparingWithNothingIsSaidNotCounted) {
    ASSERT_TRUE(demoMap());
    query::Question question;
    question.layer = "sub-projects";
    question.layerFilter = "type = 'wotar'";
    question.beyondMetres = 2000;
    const auto answer = asked({.layer = "villages", .date = kMiddle, .question = question});
    ASSERT_TRUE(answer) << why(answer);
    EXPECT_TRUE((*answer)->referenceEmpty);
    EXPECT_THAT((*answer)->sentence.en, testing::HasSubstr("wotar"));
}

TEST(Ask, AnEmptyResultSaysWhatEachConditionAloneGives) {
    ASSERT_TRUE(demoMap());
    const auto answer =
        asked({.layer = "communes", .date = kMiddle, .cql2 = "code = '01942' AND code = '01951'"});
    ASSERT_TRUE(answer) << why(answer);
    EXPECT_TRUE((*answer)->rows.empty());
    ASSERT_EQ((*answer)->parts.size(), 2U);
    EXPECT_EQ((*answer)->parts[0].count, 1U);
    EXPECT_EQ((*answer)->parts[1].count, 1U);
}

TEST(Ask, AFieldThatIsNoneNamesTheNearest) {
    ASSERT_TRUE(demoMap());
    const auto answer = asked({.layer = "communes", .date = kMiddle, .cql2 = "nam = 'x'"});
    ASSERT_FALSE(answer);
    EXPECT_THAT(answer.error().text(Language::en) + answer.error().hint(Language::en),
                testing::HasSubstr("name"));
}

TEST(Ask, TheResultIsExportedWithItsFigures) {
    ASSERT_TRUE(demoMap());
    const auto answer = asked(
        {.layer = "indicator-progress", .date = kMiddle, .cql2 = "code IN ('NS-TM01', 'NS-TM02')"});
    ASSERT_TRUE(answer) << why(answer);
    const test::Folder folder;
    Diagnostics diagnostics;
    const auto report = exportAnswer(**answer, folder / "kết quả.gpkg", diagnostics);
    ASSERT_TRUE(report) << why(report);
    const auto table = io::read({.path = (folder / "kết quả.gpkg").string()}, diagnostics);
    ASSERT_TRUE(table) << why(table);
    EXPECT_EQ(table->rowCount(), 2U);
    EXPECT_TRUE(table->column("persons"));
    EXPECT_TRUE(table->column("o1_progress"));
}

TEST(Figures, OfSubProjectsAreStateAndShare) {
    ASSERT_TRUE(demoMap());
    Diagnostics diagnostics;
    const auto all = figures(*demoMap(), *demoMap()->layer("sub-projects"), kMiddle, diagnostics);
    ASSERT_TRUE(all) << why(all);
    EXPECT_TRUE(all->table->column("state"));
    const Column* share = all->table->column("community_share");
    ASSERT_TRUE(share);
    for (std::size_t row = 0; row < share->size(); ++row)
        if (!share->isNull(row)) {
            EXPECT_GT(numberOf(share->value(row)), 0);
            EXPECT_LT(numberOf(share->value(row)), 1);
        }
}

TEST(AskFields, OffersTheValuesOfShortLists) {
    ASSERT_TRUE(demoMap());
    const auto fields = askFields(*demoMap(), "sub-projects", kMiddle);
    ASSERT_TRUE(fields) << why(fields);
    const auto type = std::ranges::find(*fields, "type", &AskField::name);
    ASSERT_NE(type, fields->end());
    EXPECT_THAT(type->values, testing::Contains("water"));
}

} // namespace
} // namespace thonmap::session
