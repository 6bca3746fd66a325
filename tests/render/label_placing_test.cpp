#include "render/label_placing.h"

#include <gtest/gtest.h>
#include <random>

using namespace thonmap::render;

TEST(LabelPlacing, TheFirstFreeWayIsTaken) {
    const std::vector<QRectF> obstacles{{0, 0, 10, 10}};
    const std::vector<LabelItem> items{
        {{LabelOption{{QRectF(5, 5, 20, 10)}}, LabelOption{{QRectF(10, 0, 20, 10)}}}}};
    const auto chosen = placeLabels(items, obstacles);
    EXPECT_EQ(chosen[0], 1U) << "touching an obstacle is not overlapping";
}

TEST(LabelPlacing, WhatComesFirstIsPlacedFirst) {
    const LabelItem item{{LabelOption{{QRectF(0, 0, 20, 10)}}}};
    const auto chosen = placeLabels(std::vector<LabelItem>{item, item}, {});
    EXPECT_EQ(chosen[0], 0U);
    EXPECT_EQ(chosen[1], std::nullopt) << "dropped, not shrunk and not drawn over";
}

TEST(LabelPlacing, AllBoxesOfAWayMustBeFree) {
    const std::vector<QRectF> obstacles{{0, 20, 20, 10}};
    const std::vector<LabelItem> items{
        {{LabelOption{{QRectF(0, 0, 20, 10), QRectF(0, 15, 20, 10)}}}}};
    EXPECT_EQ(placeLabels(items, obstacles)[0], std::nullopt);
}

TEST(LabelPlacing, RandomLabelsNeverOverlapEachOtherOrObstacles) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> place(-300, 300);
    std::uniform_real_distribution<double> size(5, 120);
    for (int round = 0; round < 100; ++round) {
        const auto box = [&] { return QRectF(place(random), place(random), size(random), 16); };
        std::vector<QRectF> taken(5);
        for (QRectF& obstacle : taken)
            obstacle = box();
        std::vector<LabelItem> items(40);
        for (LabelItem& item : items)
            for (int way = 0; way < 4; ++way)
                item.options.push_back({{box(), box()}});
        const auto chosen = placeLabels(items, taken);
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!chosen[i])
                continue;
            for (const QRectF& mine : items[i].options[*chosen[i]].boxes)
                for (const QRectF& other : taken)
                    ASSERT_FALSE(mine.intersects(other));
            for (const QRectF& mine : items[i].options[*chosen[i]].boxes)
                taken.push_back(mine);
        }
    }
}
