#include "render/label_thinning.h"

#include <QRectF>
#include <gtest/gtest.h>
#include <random>
#include <vector>

using thonmap::render::thinLabels;

namespace {

struct Crowd {
    std::vector<QPointF> anchors;
    std::vector<QSizeF> sizes;
};

Crowd crowd(std::size_t count, QPointF shift = {}) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(0, 2000);
    std::uniform_real_distribution<double> width(40, 120);
    Crowd made;
    for (std::size_t i = 0; i < count; ++i) {
        made.anchors.push_back(QPointF(place(random), place(random)) + shift);
        made.sizes.emplace_back(width(random), 18);
    }
    return made;
}

} // namespace

TEST(ThinLabels, NamesFarApartAreAllKept) {
    const std::vector<QPointF> anchors{{0, 0}, {500, 0}, {0, 500}};
    const std::vector<QSizeF> sizes(3, QSizeF(100, 18));
    EXPECT_EQ(thinLabels(anchors, sizes), (std::vector<std::size_t>{0, 1, 2}));
}

TEST(ThinLabels, OfTwoOnOneSpotTheFirstStays) {
    const std::vector<QPointF> anchors{{100, 100}, {104, 101}};
    const std::vector<QSizeF> sizes(2, QSizeF(80, 18));
    EXPECT_EQ(thinLabels(anchors, sizes), (std::vector<std::size_t>{0}));
}

TEST(ThinLabels, NothingOfNothing) {
    EXPECT_TRUE(thinLabels({}, {}).empty());
}

TEST(ThinLabels, WhatIsKeptIsSparseAndEveryDroppedNameHasAKeptOneInItsWay) {
    const Crowd many = crowd(20'000);
    const std::vector<std::size_t> kept = thinLabels(many.anchors, many.sizes);
    // 4 km² of pixels / (quarter of 80 × 18) would be 11,000 if packed without a gap.
    EXPECT_LT(kept.size(), 8'000U);
    EXPECT_GT(kept.size(), 1'000U);
    const auto box = [&](std::size_t i, double grow) {
        const QSizeF half = many.sizes[i] / 2;
        return QRectF(many.anchors[i].x() - half.width() / 2 - grow,
                      many.anchors[i].y() - half.height() / 2 - grow, half.width() + 2 * grow,
                      half.height() + 2 * grow);
    };
    std::vector<bool> isKept(many.anchors.size());
    for (const std::size_t i : kept)
        isKept[i] = true;
    for (std::size_t a = 0; a < kept.size(); a += 7)
        for (std::size_t b = a + 1; b < kept.size(); ++b)
            ASSERT_FALSE(box(kept[a], 0).intersects(box(kept[b], 0)));
    for (std::size_t i = 0; i < many.anchors.size(); i += 97) {
        if (isKept[i])
            continue;
        bool inTheWay = false;
        for (const std::size_t k : kept)
            inTheWay = inTheWay || (k < i && box(k, 6).intersects(box(i, 6)));
        ASSERT_TRUE(inTheWay) << i;
    }
}

TEST(ThinLabels, ANameAtTheEndOfTheWorldDoesNotNeedTheWorldsMemory) {
    const std::vector<QPointF> anchors{{0, 0}, {1e12, 1e12}, {1, 1}};
    const std::vector<QSizeF> sizes(3, QSizeF(80, 18));
    EXPECT_EQ(thinLabels(anchors, sizes).size(), 3U);
}
