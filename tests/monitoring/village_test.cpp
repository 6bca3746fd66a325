#include "monitoring/village.h"

#include "small_programme.h"

namespace thonmap::monitoring {
namespace {

TEST(Village, PopulationIsThatOfTheNewestDateByGroupAndSex) {
    Diagnostics diagnostics;
    const std::vector<std::string> units{"V1"};
    const Population now = populationOf(smallRegisters(), units, day("2021-06-01"), diagnostics);
    EXPECT_EQ(now.persons(), 56);
    EXPECT_EQ(now.women, 14);
    EXPECT_EQ(now.households, 12);
    EXPECT_EQ(now.asOf, day("2021-01-01"));
    ASSERT_EQ(now.groups.size(), 2U);
    EXPECT_EQ(now.groups[0].name, "Dao"); // the larger first
    EXPECT_TRUE(now.illustrative);
    const Population before = populationOf(smallRegisters(), units, day("2020-06-01"), diagnostics);
    EXPECT_EQ(before.persons(), 20);
    EXPECT_FALSE(before.households.has_value());
    EXPECT_TRUE(diagnostics.empty());
}

TEST(Village, AnUnknownSexIsReportedAndNotGuessed) {
    Diagnostics diagnostics;
    const std::vector<std::string> units{"V2"};
    const Population population =
        populationOf(changed(smallRegisters(), "population", 5, "sex", "?"), units,
                     day("2021-06-01"), diagnostics);
    EXPECT_EQ(population.persons(), 0);
    EXPECT_EQ(diagnostics.findings().size(), 1U);
}

TEST(Village, SubProjectsHaveTheirStateAndCommunityShare) {
    const Framework framework = smallFramework();
    const auto projects =
        subProjectsAt(smallRegisters(), *framework.stepTable("sub_project"), day("2020-12-31"));
    ASSERT_TRUE(projects.has_value());
    ASSERT_EQ(projects->size(), 5U);
    EXPECT_EQ((*projects)[0].state, "completed");
    EXPECT_EQ((*projects)[0].communityShare, 0.25);
    EXPECT_EQ((*projects)[1].communityShare, 0.21);
    EXPECT_FALSE((*projects)[2].communityShare.has_value());
    EXPECT_EQ(
        subProjectsAt(smallRegisters(), *framework.stepTable("sub_project"), day("2020-02-15"))
            ->size(),
        3U); // S4 and S5 were proposed in March
}

} // namespace
} // namespace thonmap::monitoring
