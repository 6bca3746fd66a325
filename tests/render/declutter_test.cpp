#include "render/declutter.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>

using namespace thonmap::render;

namespace {

double distance(QPointF a, QPointF b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

TEST(Declutter, SymbolsFarApartStayWhereTheyAre) {
    const std::vector<QPointF> homes{{0, 0}, {100, 0}, {0, 100}};
    for (const PlacedMark& mark : declutter(homes, 24)) {
        ASSERT_EQ(mark.members.size(), 1U);
        EXPECT_EQ(mark.at, homes[mark.members[0]]);
    }
}

TEST(Declutter, FiveAtOnePlaceStandSideBySide) {
    const std::vector<QPointF> homes(5, QPointF(500, 500));
    const auto placed = declutter(homes, 24);
    ASSERT_EQ(placed.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_LE(distance(placed[i].at, homes[0]), 3.2 * 12 + 1e-9);
        for (std::size_t j = i + 1; j < 5; ++j)
            EXPECT_GE(distance(placed[i].at, placed[j].at), 24) << i << ' ' << j;
    }
}

TEST(Declutter, SevenAtOnePlaceBecomeOneCluster) {
    const std::vector<QPointF> homes(7, QPointF(500, 500));
    const auto placed = declutter(homes, 24);
    ASSERT_EQ(placed.size(), 1U);
    EXPECT_EQ(placed[0].members.size(), 7U);
}

TEST(Declutter, EverySymbolIsShownOnceAndPlacesDoNotDependOnTheRun) {
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        std::uniform_real_distribution<double> spread(0, 100.0 + 20 * round);
        std::vector<QPointF> homes(80);
        for (QPointF& home : homes)
            home = {spread(random), spread(random)};
        const auto placed = declutter(homes, 24);
        std::vector<std::size_t> seen;
        for (const PlacedMark& mark : placed)
            seen.insert(seen.end(), mark.members.begin(), mark.members.end());
        std::ranges::sort(seen);
        ASSERT_EQ(seen.size(), homes.size());
        for (std::size_t i = 0; i < seen.size(); ++i)
            ASSERT_EQ(seen[i], i);
        const auto again = declutter(homes, 24);
        ASSERT_EQ(again.size(), placed.size());
        for (std::size_t i = 0; i < placed.size(); ++i)
            ASSERT_EQ(again[i].at, placed[i].at);
    }
}

TEST(Declutter, DiscsOfDifferentSizeMoveApartUntilTheyTouch) {
    const std::vector<QPointF> homes{{0, 0}, {10, 0}};
    const std::vector<double> radii{20, 10};
    const auto placed = spread(homes, radii);
    EXPECT_GE(distance(placed[0], placed[1]), 30);
}
