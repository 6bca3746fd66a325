#include "spatial/index.h"

#include "shape_makers.h"

#include <algorithm>
#include <limits>
#include <set>

#include <gtest/gtest.h>

namespace thonmap::spatial {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<Extent> randomBoxes(test::ShapeMaker& maker, int count) {
    std::vector<Extent> boxes;
    for (int i = 0; i < count; ++i) {
        if (maker.number(0, 9) == 0) {
            boxes.emplace_back(); // a row without geometry
            continue;
        }
        const double x = maker.number(0, 300);
        const double y = maker.number(0, 300);
        boxes.push_back({x, y, x + maker.number(0, 12), y + maker.number(0, 12)});
    }
    return boxes;
}

std::vector<std::uint32_t> sortedHits(const Index& index, const Extent& area) {
    std::vector<std::uint32_t> found;
    index.query(area, found);
    std::ranges::sort(found);
    return found;
}

TEST(SpatialIndex, QueryEqualsLookingAtEveryBox) {
    test::ShapeMaker maker(20220630);
    for (const int count : {0, 1, 2, 15, 16, 17, 255, 256, 257, 3000}) {
        const std::vector<Extent> boxes = randomBoxes(maker, count);
        const Index index(boxes);
        for (int i = 0; i < 60; ++i) {
            const double x = maker.number(-10, 310);
            const double y = maker.number(-10, 310);
            const Extent area{x, y, x + maker.number(0, 60), y + maker.number(0, 60)};
            std::vector<std::uint32_t> expected;
            for (std::uint32_t row = 0; row < boxes.size(); ++row)
                if (boxes[row].intersects(area))
                    expected.push_back(row);
            EXPECT_EQ(sortedHits(index, area), expected) << count << " boxes, query " << i;
        }
    }
}

TEST(SpatialIndex, NearestComesInOrderOfDistanceAndMissesNone) {
    test::ShapeMaker maker(42);
    const std::vector<Extent> boxes = randomBoxes(maker, 2000);
    const Index index(boxes);
    Index::Queue queue;
    for (int i = 0; i < 50; ++i) {
        const double x = maker.real(-50, 350);
        const double y = maker.real(-50, 350);
        const Extent from{x, y, x + maker.number(0, 5), y};
        std::vector<double> expected;
        for (const Extent& box : boxes)
            if (!box.empty())
                expected.push_back(boxDistance(from, box));
        std::ranges::sort(expected);
        std::vector<double> found;
        std::set<std::uint32_t> rows;
        index.nearest(from, kInfinity, queue, [&](std::uint32_t row, double distance) {
            EXPECT_EQ(distance, boxDistance(from, boxes[row]));
            found.push_back(distance);
            rows.insert(row);
            return kInfinity;
        });
        EXPECT_EQ(found, expected);
        EXPECT_EQ(rows.size(), expected.size());
    }
}

TEST(SpatialIndex, NearestKeepsToTheLimitItsVisitorGives) {
    const std::vector<Extent> boxes{{0, 0, 0, 0}, {10, 0, 10, 0}, {20, 0, 20, 0}, {30, 0, 30, 0}};
    const Index index(boxes);
    Index::Queue queue;
    std::vector<std::uint32_t> seen;
    index.nearest({0, 0, 0, 0}, 25, queue, [&](std::uint32_t row, double) {
        seen.push_back(row);
        return row == 0 ? 25.0 : 10.0; // after the second: nothing beyond 10
    });
    EXPECT_EQ(seen, (std::vector<std::uint32_t>{0, 1}));
}

TEST(SpatialIndex, EmptyAndNonFiniteBoxesAreNeverFound) {
    const std::vector<Extent> boxes{{},
                                    {kNaN, 0, 1, 1},
                                    {0, 0, kInfinity, 1},
                                    {0, 0, 1, kNaN},
                                    {-kInfinity, -kInfinity, kInfinity, kInfinity},
                                    {0, 0, 1, 1}};
    const Index index(boxes);
    EXPECT_EQ(index.size(), 1U);
    EXPECT_EQ(sortedHits(index, {-1e9, -1e9, 1e9, 1e9}), (std::vector<std::uint32_t>{5}));
    EXPECT_EQ(index.extent(), (Extent{0, 0, 1, 1}));
}

TEST(SpatialIndex, NearestOfEmptyIndexIsNothing) {
    const Index index;
    Index::Queue queue;
    index.nearest({0, 0, 0, 0}, kInfinity, queue, [](std::uint32_t, double) {
        ADD_FAILURE() << "nothing to visit";
        return 0.0;
    });
    EXPECT_EQ(index.size(), 0U);
    EXPECT_TRUE(index.extent().empty());
    EXPECT_TRUE(sortedHits(index, {0, 0, 1, 1}).empty());
}

TEST(SpatialIndex, EmptyOrNaNAreaFindsNothing) {
    const std::vector<Extent> boxes{{0, 0, 1, 1}};
    const Index index(boxes);
    EXPECT_TRUE(sortedHits(index, {}).empty());
    EXPECT_TRUE(sortedHits(index, {kNaN, kNaN, kNaN, kNaN}).empty());
}

TEST(SpatialIndex, ManyBoxesAtTheSamePlaceAreAllFound) {
    const std::vector<Extent> boxes(1000, Extent{5, 5, 5, 5});
    const Index index(boxes);
    EXPECT_EQ(sortedHits(index, {5, 5, 5, 5}).size(), 1000U);
}

TEST(SpatialIndex, TouchingBoxesCount) {
    const std::vector<Extent> boxes{{0, 0, 1, 1}};
    EXPECT_EQ(sortedHits(Index(boxes), {1, 1, 2, 2}).size(), 1U);
}

TEST(SpatialIndex, VisitorMayStop) {
    const std::vector<Extent> boxes(100, Extent{0, 0, 1, 1});
    int seen = 0;
    Index(boxes).visit({0, 0, 1, 1}, [&](std::uint32_t) { return ++seen < 3; });
    EXPECT_EQ(seen, 3);
}

TEST(BoxDistance, IsZeroInsideAndDiagonalAtCorners) {
    EXPECT_EQ(boxDistance({0, 0, 10, 10}, {2, 2, 3, 3}), 0);
    EXPECT_EQ(boxDistance({0, 0, 1, 1}, {1, 1, 2, 2}), 0);
    EXPECT_EQ(boxDistance({0, 0, 1, 1}, {4, 5, 9, 9}), 5); // 3-4-5
    EXPECT_EQ(boxDistance({4, 0, 5, 1}, {0, 0, 1, 1}), 3);
}

} // namespace
} // namespace thonmap::spatial
