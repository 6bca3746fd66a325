#include "monitoring/rules.h"

#include "small_programme.h"

namespace thonmap::monitoring {
namespace {

RuleResult check(std::string_view code, std::string_view iso,
                 const Registers& registers = smallRegisters()) {
    const Framework framework = smallFramework();
    Diagnostics diagnostics;
    auto result = checkRule(*framework.rule(code), framework, registers, day(iso), diagnostics);
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().text(Language::en));
    return std::move(*result);
}

// S1: 25 of 100 million, just enough. S2: 21 of 100 million, 4 million short. Three have no cost.
TEST(Rules, TheCommunityShareIsAskedOfEachSubProject) {
    const RuleResult result = check("R1", "2020-12-31");
    EXPECT_EQ(result.passed, 1U);
    EXPECT_EQ(result.undecided, 3U);
    ASSERT_EQ(result.failed.size(), 1U);
    EXPECT_EQ(result.failed[0].subject, "S2");
    EXPECT_DOUBLE_EQ(result.failed[0].actual, 0.21);
    EXPECT_EQ(result.failed[0].reason.vi, "đối ứng 21\u00A0%, thiếu 4 triệu đồng");
    EXPECT_TRUE(check("R1", "2020-06-30").failed.empty()); // its cost was not planned yet
}

TEST(Rules, EachUnitMustReachTheNumber) {
    const RuleResult result = check("R3", "2020-12-31");
    EXPECT_EQ(result.passed, 1U); // V1 has two
    ASSERT_EQ(result.failed.size(), 1U);
    EXPECT_EQ(result.failed[0].subject, "V2");
    EXPECT_EQ(result.failed[0].actual, 1);
}

TEST(Rules, StepsKeepTheirOrder) {
    EXPECT_TRUE(check("R4", "2020-12-31").failed.empty());
    EXPECT_EQ(check("R4", "2020-12-31").passed, 5U);
    const auto broken = [](std::size_t row, std::string_view column, std::string_view cell) {
        return check("R4", "2020-12-31",
                     changed(smallRegisters(), "sub_project", row, column, cell));
    };
    EXPECT_EQ(broken(0, "started_on", "").failed.size(), 1U);           // completed, never begun
    EXPECT_EQ(broken(0, "started_on", "2020-07-01").failed.size(), 1U); // begun after it ended
    EXPECT_EQ(broken(3, "stopped_on", "2020-04-01").failed.size(), 1U); // begun after it stopped
    EXPECT_EQ(broken(0, "decided_by", "").failed.size(), 1U);
}

TEST(Rules, FiguresAreCompleteAndCorrectionsNameARow) {
    EXPECT_TRUE(check("R5", "2020-12-31").failed.empty());
    const Registers undated = changed(smallRegisters(), "measurement", 2, "date", "");
    ASSERT_EQ(check("R5", "2020-12-31", undated).failed.size(), 1U);
    EXPECT_EQ(check("R5", "2020-12-31", undated).failed[0].subject, "M3");
    const Registers dangling = changed(smallRegisters(), "measurement", 1, "replaces", "M9");
    EXPECT_EQ(check("R5", "2020-12-31", dangling).failed.size(), 1U);
}

} // namespace
} // namespace thonmap::monitoring
