#include "render/symbols.h"

#include "support/image.h"

#include <QPainter>
#include <gtest/gtest.h>
#include <thread>

using namespace thonmap;
using namespace thonmap::render;

TEST(Symbols, EveryTypeHasEveryStateAndAGlyph) {
    for (const std::string type : {"water", "road", "bridge", "irrigation", "electricity", "house",
                                   "school", "livelihood"}) {
        EXPECT_TRUE(symbolExists("glyph-" + type)) << type;
        for (const std::string state : {"proposed", "appraised", "approved", "underway",
                                        "completed", "evaluated", "stopped"}) {
            EXPECT_TRUE(symbolExists(type + "-" + state)) << type << ' ' << state;
            EXPECT_TRUE(symbolExists("state-" + state)) << state;
        }
    }
}

TEST(Symbols, EveryNameOfTheCatalogueLeavesInkAtEverySize) {
    for (const std::string_view name : symbolNames())
        for (const double size : {16.0, 20.0, 24.0, 40.0}) {
            const QImage image = symbolImage(name, size);
            EXPECT_EQ(image.width(), static_cast<int>(size));
            int inked = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    inked += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
            EXPECT_GT(inked, size * size / 20) << name << ' ' << size;
        }
}

TEST(Symbols, AnUnknownNameIsDrawnAsUnknownNotAsNothing) {
    EXPECT_FALSE(symbolExists("no-such-symbol"));
    const QImage image = symbolImage("no-such-symbol", 24);
    EXPECT_GT(test::countPixels(image, Qt::white, 20), 100U);
}

TEST(Symbols, ASharpScreenGetsMorePixelsNotALargerSymbol) {
    const QImage image = symbolImage("water-completed", 24, 2);
    EXPECT_EQ(image.width(), 48);
    EXPECT_DOUBLE_EQ(image.devicePixelRatio(), 2);
}

TEST(Symbols, TheColourOfAClusterPieceIsThatOfTheState) {
    EXPECT_EQ(markerColour({"water-completed", 24, {}, {}}), QColor(0x0B, 0x6B, 0x63));
    EXPECT_EQ(markerColour({"circle", 10, {1, 2, 3, 255}, {}}), QColor(1, 2, 3));
}

TEST(Symbols, ManyThreadsMayDrawThemAtOnce) {
    const QImage here = symbolImage("road-underway", 20);
    std::vector<QImage> images(4);
    {
        std::vector<std::jthread> threads;
        for (QImage& image : images)
            threads.emplace_back([&image] { image = symbolImage("road-underway", 20); });
    }
    for (const QImage& image : images)
        EXPECT_EQ(image, here);
}
