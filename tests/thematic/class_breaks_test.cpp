#include "thematic/class_breaks.h"

#include "support/places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <sstream>

namespace thonmap::thematic {
namespace {

using testing::ElementsAre;
using testing::Pointwise;

/// Last column of the published table: employees per square kilometre of 58 counties.
std::vector<double> densities() {
    const std::filesystem::path path = test::shared("corpora/mapclassify/calempdensity.csv");
    std::vector<double> values;
    std::istringstream lines(test::slurp(path));
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line))
        if (const std::size_t comma = line.rfind(','); comma != std::string::npos)
            values.push_back(std::stod(line.substr(comma + 1)));
    return values;
}

MATCHER_P(NearTo, tolerance, "") {
    return std::abs(std::get<0>(arg) - std::get<1>(arg)) <= tolerance;
}

// Expected values: the results pysal/mapclassify publishes for this table.
TEST(ClassBreaks, AgreeWithPublishedResultsForCalifornia) {
    THONMAP_NEEDS(test::shared("corpora/mapclassify/calempdensity.csv"));
    const std::vector<double> values = densities();
    ASSERT_EQ(values.size(), 58U);
    const auto jenks = classBreaks(BreakMethod::jenks, values, 5);
    ASSERT_TRUE(jenks.has_value());
    EXPECT_THAT(jenks->upper, ElementsAre(75.29, 192.05, 370.5, 722.85, 4111.45));
    const auto quantile = classBreaks(BreakMethod::quantile, values, 5);
    ASSERT_TRUE(quantile.has_value());
    EXPECT_THAT(quantile->upper, Pointwise(NearTo(1e-9), {1.464, 5.798, 13.278, 54.616, 4111.45}));
    EXPECT_THAT(quantile->counts, ElementsAre(12, 11, 12, 11, 12));
    const auto equal = classBreaks(BreakMethod::equal, values, 5);
    ASSERT_TRUE(equal.has_value());
    EXPECT_THAT(equal->upper,
                Pointwise(NearTo(1e-9), {822.394, 1644.658, 2466.922, 3289.186, 4111.45}));
}

double within(const std::vector<double>& sorted, std::size_t first, std::size_t last) {
    double mean = 0;
    for (std::size_t i = first; i < last; ++i)
        mean += sorted[i];
    mean /= static_cast<double>(last - first);
    double squares = 0;
    for (std::size_t i = first; i < last; ++i)
        squares += (sorted[i] - mean) * (sorted[i] - mean);
    return squares;
}

/// The least sum of squares of any split into `classes` runs, by trying all.
double least(const std::vector<double>& sorted, std::size_t first, int classes) {
    if (classes == 1)
        return within(sorted, first, sorted.size());
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t cut = first + 1; cut + static_cast<std::size_t>(classes) - 1 <= sorted.size();
         ++cut)
        best = std::min(best, within(sorted, first, cut) + least(sorted, cut, classes - 1));
    return best;
}

TEST(ClassBreaks, JenksIsTheOptimumThatTryingEverySplitFinds) {
    std::mt19937 random(20260630);
    for (int round = 0; round < 60; ++round) {
        std::vector<double> values(12);
        for (double& value : values)
            value = static_cast<double>(random() % 40);
        std::vector<double> sorted = values;
        std::sort(sorted.begin(), sorted.end());
        for (const int classes : {2, 3, 4}) {
            const auto breaks = classBreaks(BreakMethod::jenks, values, classes);
            ASSERT_TRUE(breaks.has_value());
            const double all = within(sorted, 0, sorted.size());
            EXPECT_NEAR((1 - breaks->gvf) * all, least(sorted, 0, classes), 1e-9);
        }
    }
}

TEST(ClassBreaks, EveryMethodPutsEveryValueIntoOneClass) {
    std::mt19937 random(7);
    for (const std::string_view name : breakMethodNames()) {
        for (int round = 0; round < 40; ++round) {
            std::vector<double> values(1 + random() % 50);
            for (double& value : values)
                value = std::exp(static_cast<double>(random() % 1000) / 100.0) - 200;
            const auto breaks =
                classBreaks(*breakMethodFromName(name), values, 1 + static_cast<int>(random() % 9));
            ASSERT_TRUE(breaks.has_value()) << name;
            std::vector<std::size_t> counts(breaks->upper.size(), 0);
            for (const double value : values) {
                const auto at = classOf(breaks->upper, value);
                ASSERT_TRUE(at.has_value()) << name << ' ' << value;
                ++counts[*at];
            }
            EXPECT_EQ(counts, breaks->counts) << name;
            EXPECT_TRUE(
                std::is_sorted(breaks->upper.begin(), breaks->upper.end(), std::less_equal<>{}))
                << name;
        }
    }
}

// By hand: mean of 1…9 is 5, population deviation sqrt(60/9) = 2.582.
TEST(ClassBreaks, DeviationsStandAboutTheMean) {
    const std::vector<double> values{1, 2, 3, 4, 5, 6, 7, 8, 9};
    const auto breaks = classBreaks(BreakMethod::stddev, values, 4);
    ASSERT_TRUE(breaks.has_value());
    EXPECT_THAT(breaks->upper, Pointwise(NearTo(1e-3), {2.418, 5.0, 7.582, 9.0}));
    EXPECT_THAT(breaks->counts, ElementsAre(2, 3, 2, 2));
}

// R 4: pretty(c(0.13, 4111.45), 5) is 0 1000 2000 3000 4000 5000; pretty(c(0, 1), 5) steps by 0.2.
TEST(ClassBreaks, PrettyStepsAreRound) {
    const auto large = classBreaks(BreakMethod::pretty, std::vector{0.13, 4111.45}, 5);
    ASSERT_TRUE(large.has_value());
    EXPECT_THAT(large->upper, ElementsAre(1000, 2000, 3000, 4000, 5000));
    const auto small = classBreaks(BreakMethod::pretty, std::vector{0.0, 1.0}, 5);
    ASSERT_TRUE(small.has_value());
    EXPECT_THAT(small->upper, ElementsAre(0.2, 0.4, 0.6, 0.8, 1.0));
}

// By hand: mean of 1,1,1,1,1,1,1,1,12,80 is 10; the head 12, 80 is 20 %; its mean 46 leaves 80,
// half of the head, so it is not split again.
TEST(ClassBreaks, HeadAndTailSplitWhileTheHeadIsSmall) {
    const auto breaks =
        classBreaks(BreakMethod::headtail, std::vector<double>{1, 1, 1, 1, 1, 1, 1, 1, 12, 80}, 5);
    ASSERT_TRUE(breaks.has_value());
    EXPECT_THAT(breaks->upper, ElementsAre(10, 80));
    EXPECT_THAT(breaks->counts, ElementsAre(8, 2));
}

TEST(ClassBreaks, WhatIsNoNumberIsCountedAndInNoClass) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const auto breaks = classBreaks(BreakMethod::equal, std::vector{1.0, nan, 3.0}, 2);
    ASSERT_TRUE(breaks.has_value());
    EXPECT_EQ(breaks->noData, 1U);
    EXPECT_THAT(breaks->counts, ElementsAre(1, 1));
    EXPECT_FALSE(classOf(breaks->upper, nan).has_value());
    EXPECT_FALSE(classOf(breaks->upper, 3.5).has_value());
    EXPECT_EQ(classBreaks(BreakMethod::equal, std::vector{nan}, 2).error().message->code,
              "nothing_to_classify");
    EXPECT_EQ(classBreaks(BreakMethod::equal, std::vector{1.0}, 0).error().message->code,
              "bad_class_count");
}

TEST(ClassBreaks, RangesTooNarrowForRoundStepsStillEnd) {
    for (const auto& values : {std::vector{1e17, 1e17 + 16}, std::vector{0.0, 5e-324}}) {
        const auto breaks = classBreaks(BreakMethod::pretty, values, 5);
        ASSERT_TRUE(breaks.has_value());
        EXPECT_GE(breaks->upper.back(), values.back());
    }
}

TEST(ClassBreaks, BoundsAreRightClosed) {
    const std::vector<double> upper{25, 50, 100};
    EXPECT_EQ(classOf(upper, 25), 0U);
    EXPECT_EQ(classOf(upper, 25.001), 1U);
    EXPECT_EQ(classOf(upper, 100), 2U);
}

} // namespace
} // namespace thonmap::thematic
