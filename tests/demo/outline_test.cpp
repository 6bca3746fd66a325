#include "demo/outline.h"

#include "demo/people.h"
#include "demo/random.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace thonmap::demo {
namespace {

TEST(Random, GivesTheNumbersOfTheReferenceImplementation) {
    // First outputs of Vigna's splitmix64.c for seed 1234567, as published with the algorithm.
    Random random(1234567);
    EXPECT_EQ(random.next(), 6457827717110365317U);
    EXPECT_EQ(random.next(), 3203168211198807973U);
    EXPECT_EQ(random.next(), 9817491932198370423U);
}

TEST(Random, StaysWithinItsBounds) {
    Random random(1);
    std::array<int, 7> seen{};
    for (int i = 0; i < 7'000; ++i)
        ++seen.at(static_cast<std::size_t>(random.between(-3, 3) + 3));
    // 1000 expected in each; 150 is five standard deviations.
    for (const int count : seen)
        EXPECT_NEAR(count, 1'000, 150);
}

TEST(Roughened, KeepsTheSpotsItWasGivenInTheirOrder) {
    const std::vector<Spot> given{{0, 0}, {20'000, 3'000}, {41'000, -2'000}};
    const std::vector<Spot> line = roughened(given, 5);
    EXPECT_EQ(line.front(), given.front());
    EXPECT_EQ(line.back(), given.back());
    EXPECT_THAT(line, testing::Contains(given[1]));
    EXPECT_GT(line.size(), 50U);
}

TEST(Roughened, TakesStepsOfAHundredMetresAtMost) {
    const std::vector<Spot> line = roughened({{0, 0}, {20'000, 3'000}, {41'000, -2'000}}, 5);
    for (std::size_t i = 1; i < line.size(); ++i)
        EXPECT_LT(std::hypot(static_cast<double>(line[i].x - line[i - 1].x),
                             static_cast<double>(line[i].y - line[i - 1].y)),
                  1'000.0);
}

TEST(Roughened, WandersOtherwiseForAnotherSeed) {
    const std::vector<Spot> given{{0, 0}, {20'000, 3'000}};
    EXPECT_EQ(roughened(given, 1), roughened(given, 1));
    EXPECT_NE(roughened(given, 1), roughened(given, 2));
}

/// Clockwise, one kilometre a side, with a spot in the middle of each side.
Ring kilometre() {
    return {{0, 0},           {0, 5'000},      {0, 10'000}, {5'000, 10'000},
            {10'000, 10'000}, {10'000, 5'000}, {10'000, 0}, {5'000, 0}};
}

TEST(Area, OfAClockwiseSquareKilometreIsAMillion) {
    EXPECT_EQ(areaSquareMetres(kilometre()), 1'000'000.0);
    Ring backwards = kilometre();
    std::ranges::reverse(backwards);
    EXPECT_EQ(areaSquareMetres(backwards), -1'000'000.0);
}

TEST(Cut, LeavesTwoPiecesThatMakeTheWhole) {
    const std::vector<Spot> through{{-300, 4'800}, {10'400, 5'100}};
    const Halves halves = cut(kilometre(), through, 9);
    EXPECT_EQ(areaSquareMetres(halves.left) + areaSquareMetres(halves.right), 1'000'000.0);
    // Drawn from west to east: north is left.
    EXPECT_TRUE(contains(halves.left, {5'000, 9'900}));
    EXPECT_TRUE(contains(halves.right, {5'000, 100}));
    EXPECT_THAT(halves.left, testing::Contains(Spot{0, 5'000}));
    EXPECT_THAT(halves.right, testing::Contains(Spot{10'000, 5'000}));
}

TEST(RingOf, IsPutTogetherFromArcsOfEitherDirection) {
    // Two squares side by side; the border between them is drawn upwards, unit 1 on its left.
    const std::vector<Arc> arcs{
        {.left = 1, .right = 2, .spots = {{10, 0}, {10, 10}}},
        {.left = 0, .right = 1, .spots = {{10, 0}, {0, 0}, {0, 10}, {10, 10}}},
        {.left = 2, .right = 0, .spots = {{10, 0}, {20, 0}, {20, 10}, {10, 10}}},
    };
    EXPECT_EQ(areaSquareMetres(ringOf(1, arcs)), 1.0);
    EXPECT_EQ(areaSquareMetres(ringOf(2, arcs)), 1.0);
}

TEST(Deepest, OfASquareIsNearItsMiddle) {
    const Ring fine = [] {
        Ring ring;
        for (std::int64_t i = 0; i < 100; ++i)
            ring.push_back({0, i * 100});
        for (std::int64_t i = 0; i < 100; ++i)
            ring.push_back({i * 100, 10'000});
        for (std::int64_t i = 0; i < 100; ++i)
            ring.push_back({10'000, 10'000 - i * 100});
        for (std::int64_t i = 0; i < 100; ++i)
            ring.push_back({10'000 - i * 100, 0});
        return ring;
    }();
    const Spot middle = deepest(fine);
    EXPECT_NEAR(static_cast<double>(middle.x), 5'000, 300);
    EXPECT_NEAR(static_cast<double>(middle.y), 5'000, 300);
}

TEST(Split, AddsUpAndFollowsTheWeights) {
    // 10 in thirds: 3.33 each, the first of equals gets the one left over.
    EXPECT_THAT(split(10, std::array<std::int64_t, 3>{1, 1, 1}), testing::ElementsAre(4, 3, 3));
    // 7 as 50 : 30 : 20 is 3.5, 2.1, 1.4.
    EXPECT_THAT(split(7, std::array<std::int64_t, 3>{50, 30, 20}), testing::ElementsAre(4, 2, 1));
    EXPECT_THAT(split(5, std::array<std::int64_t, 2>{0, 9}), testing::ElementsAre(0, 5));
}

} // namespace
} // namespace thonmap::demo
