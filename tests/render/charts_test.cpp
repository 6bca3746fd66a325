#include "render/charts.h"

#include "support/image.h"

#include <QPainter>
#include <cmath>
#include <gtest/gtest.h>

using namespace thonmap;
using namespace thonmap::render;

namespace {

thematic::Chart threeParts(std::vector<double> values) {
    thematic::Chart chart;
    chart.parts = {{{"a", "a"}, {200, 0, 0, 255}},
                   {{"b", "b"}, {0, 200, 0, 255}},
                   {{"c", "c"}, {0, 0, 200, 255}}};
    chart.values = std::move(values);
    return chart;
}

QImage painted(const std::vector<Slice>& slices, double radius) {
    QImage image(200, 200, QImage::Format_ARGB32_Premultiplied);
    image.fill(QColor(128, 128, 128));
    QPainter painter(&image);
    paintPie(painter, QPointF(100, 100), radius, slices);
    return image;
}

} // namespace

TEST(Charts, PieAreaIsProportionalToTheTotal) {
    const thematic::Chart chart = threeParts({});
    // r = 1.5 √n, so π r² = 2.25 π n, between 9 px (n = 36) and 34 px (n = 513).
    for (const double n : {36.0, 100.0, 250.0, 500.0}) {
        const double r = pieRadiusPx(chart, n);
        EXPECT_NEAR(r * r / n, 2.25, 1e-9) << n;
    }
    EXPECT_DOUBLE_EQ(pieRadiusPx(chart, 1), 9);
    EXPECT_DOUBLE_EQ(pieRadiusPx(chart, 1e9), 34);
}

TEST(Charts, WhatHasNoTotalHasNoPie) {
    const thematic::Chart chart = threeParts({0, 0, 0, NAN, -5, 0});
    EXPECT_DOUBLE_EQ(pieRadiusPx(chart, 0), 0);
    EXPECT_DOUBLE_EQ(pieRadiusPx(chart, NAN), 0);
    EXPECT_TRUE(slicesOf(chart, 0, true).empty());
    EXPECT_TRUE(slicesOf(chart, 1, true).empty());
    EXPECT_TRUE(slicesOf(chart, 99, true).empty()) << "a row the chart does not know";
}

TEST(Charts, SlicesBelowTwoPerCentAreMergedOnTheMapOnly) {
    const thematic::Chart chart = threeParts({970, 15, 15});
    const auto onMap = slicesOf(chart, 0, true);
    ASSERT_EQ(onMap.size(), 2U);
    EXPECT_NEAR(onMap[1].share, 0.03, 1e-12);
    EXPECT_EQ(onMap[1].colour, QColor(0xD9, 0xD6, 0xCD));
    EXPECT_EQ(slicesOf(chart, 0, false).size(), 3U);
}

TEST(Charts, PaintedSlicesCoverTheirShareOfTheDisc) {
    const auto slices = slicesOf(threeParts({50, 30, 20}), 0, false);
    const QImage image = painted(slices, 80);
    const double disc = M_PI * 80 * 80;
    // Separators and antialiased edges take a few per cent from each slice.
    EXPECT_NEAR(static_cast<double>(test::countPixels(image, QColor(200, 0, 0))) / disc, 0.5, 0.02);
    EXPECT_NEAR(static_cast<double>(test::countPixels(image, QColor(0, 200, 0))) / disc, 0.3, 0.02);
    EXPECT_NEAR(static_cast<double>(test::countPixels(image, QColor(0, 0, 200))) / disc, 0.2, 0.02);
}

TEST(Charts, ThePieStartsAtTwelveAndGoesClockwise) {
    const QImage image = painted(slicesOf(threeParts({25, 50, 25}), 0, false), 80);
    EXPECT_EQ(image.pixelColor(130, 70), QColor(200, 0, 0)) << "upper right";
    EXPECT_EQ(image.pixelColor(100, 150), QColor(0, 200, 0)) << "below";
    EXPECT_EQ(image.pixelColor(70, 70), QColor(0, 0, 200)) << "upper left";
}

TEST(Charts, ThePieHasAWhiteAndAnInkRingOutsideItsArea) {
    const QImage image = painted(slicesOf(threeParts({1, 0, 0}), 0, false), 80);
    EXPECT_EQ(image.pixelColor(100, 100 - 78), QColor(200, 0, 0)) << "still the slice";
    EXPECT_GT(image.pixelColor(180, 100).lightness(), 230) << "white at 80.5";
    EXPECT_LT(image.pixelColor(181, 100).lightness(), 90) << "ink at 81.5";
    EXPECT_EQ(image.pixelColor(184, 100), QColor(128, 128, 128));
}

TEST(Charts, StackedBarsCoverTheirShareOfTheWidth) {
    QImage image(300, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintStackedBar(painter, QRectF(10, 10, 200, 20), slicesOf(threeParts({50, 25, 25}), 0, false));
    painter.end();
    EXPECT_EQ(image.pixelColor(100, 20), QColor(200, 0, 0));
    EXPECT_EQ(image.pixelColor(115, 20), QColor(0, 200, 0));
    EXPECT_EQ(image.pixelColor(200, 20), QColor(0, 0, 200));
}

TEST(Charts, PipsShowEachTargetUpToSixAndThenANumber) {
    thematic::Pips pips{.completed = 2, .underWay = 1, .target = 4, .behind = false};
    const double four = pipsSize(pips).width();
    pips.target = 6;
    EXPECT_GT(pipsSize(pips).width(), four);
    const double six = pipsSize(pips).width();
    pips.target = 20;
    EXPECT_LT(pipsSize(pips).width(), six) << "12/20 is shorter than twenty squares";
    pips.behind = true;
    EXPECT_GT(pipsSize(pips).width(), 40) << "▼ stands beside";
    EXPECT_TRUE(pipsSize(thematic::Pips{}).isEmpty());
}
