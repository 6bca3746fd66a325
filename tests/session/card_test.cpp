#include "session/card.h"

#include "session/demo_map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::session {
namespace {

using test::csvRows;
using test::demoMap;
using test::why;

const Date kMiddle = *Date::fromYmd(2022, 6, 30);

/// Persons of a village at its newest date, straight from the CSV.
double personsOf(const std::string& code, const std::string& sex) {
    std::string newest;
    for (const auto& row : csvRows("population"))
        if (row.at("unit_code") == code && row.at("date") <= "2022-06-30")
            newest = std::max(newest, row.at("date"));
    double sum = 0;
    for (const auto& row : csvRows("population"))
        if (row.at("unit_code") == code && row.at("date") == newest && row.at("sex") == sex &&
            !row.at("persons").empty())
            sum += std::stod(row.at("persons"));
    return sum;
}

TEST(Card, AVillagesPeopleAreThoseOfTheRegister) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const auto card = unitCard(*map, "NS-TM01", kMiddle);
    ASSERT_TRUE(card) << why(card);
    EXPECT_EQ(card->name, "Thôn Mẫu 1");
    EXPECT_EQ(card->female, personsOf("NS-TM01", "female"));
    EXPECT_EQ(card->male, personsOf("NS-TM01", "male"));
    ASSERT_TRUE(card->persons);
    EXPECT_EQ(*card->persons, *card->female + *card->male);
    std::int64_t byGroup = 0;
    for (const CardGroup& group : card->groups)
        byGroup += group.persons;
    EXPECT_EQ(byGroup, *card->persons);
    EXPECT_TRUE(card->households);
    EXPECT_TRUE(card->illustrative);
    EXPECT_THAT(card->kind.vi, testing::HasSubstr("thôn"));
}

TEST(Card, AVillagesSubProjectsAreThoseProposedByTheDay) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const auto card = unitCard(*map, "NS-TM06", kMiddle);
    ASSERT_TRUE(card) << why(card);
    std::size_t expected = 0;
    for (const auto& row : csvRows("sub_project"))
        if (row.at("unit_code") == "NS-TM06" && !row.at("proposed_on").empty() &&
            row.at("proposed_on") <= "2022-06-30")
            ++expected;
    EXPECT_EQ(card->projects.size(), expected);
    EXPECT_GT(expected, 0U);
    for (const CardProject& project : card->projects) {
        EXPECT_FALSE(project.stateText.vi.empty());
        EXPECT_FALSE(project.symbol.empty());
    }
}

TEST(Card, ASubProjectsCommunityShareIsWhatTheCostRowsSay) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const auto card = unitCard(*map, "NS-TM06", *Date::fromYmd(2023, 6, 30));
    ASSERT_TRUE(card) << why(card);
    std::size_t checked = 0;
    for (const CardProject& project : card->projects) {
        double community = 0;
        double total = 0;
        for (const auto& row : csvRows("cost"))
            if (row.at("sub_project_id") == project.id && row.at("kind") == "planned" &&
                row.at("date") <= "2023-06-30") {
                const double amount = std::stod(row.at("amount_vnd"));
                total += amount;
                if (row.at("origin").starts_with("community"))
                    community += amount;
            }
        if (total == 0)
            continue;
        ASSERT_TRUE(project.communityShare) << project.id;
        EXPECT_NEAR(*project.communityShare, community / total, 1e-12) << project.id;
        EXPECT_EQ(project.ruleBroken, community / total < 0.25) << project.id;
        ++checked;
    }
    EXPECT_GT(checked, 0U);
}

TEST(Card, ACommuneAddsUpItsVillages) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const auto whole = projectCard(*map, kMiddle);
    // PROGRAMME: 3,080 residents of 18 villages, 1,600 women and 1,480 men.
    EXPECT_EQ(whole.persons, 3080);
    EXPECT_EQ(whole.female, 1600);
    EXPECT_EQ(whole.male, 1480);
    ASSERT_FALSE(whole.bars.empty());
    EXPECT_EQ(whole.bars.front().code, "O1");
    EXPECT_FALSE(whole.projects.empty());
}

TEST(Card, TheThreeCommunesAreComparedBestFirst) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const std::vector<CardBar> bars = communeBars(*map, "O1", kMiddle);
    ASSERT_EQ(bars.size(), 3U); // Bằng Vân, Thượng Ân, Đức Vân
    EXPECT_GE(bars[0].fraction.value_or(0), bars[2].fraction.value_or(0));
}

TEST(Card, ACodeNobodyHasIsAnError) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const auto card = unitCard(*map, "NS-TM99", kMiddle);
    ASSERT_FALSE(card);
    EXPECT_THAT(card.error().text(Language::en), testing::HasSubstr("NS-TM99"));
}

} // namespace
} // namespace thonmap::session
