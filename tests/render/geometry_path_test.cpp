#include "render/geometry_path.h"

#include "support/shapes.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace thonmap;
using namespace thonmap::render;

namespace {

Viewport viewOf(XY centre, double metresPerPixel) {
    return {.centre = centre, .metresPerPixel = metresPerPixel, .widthPx = 200, .heightPx = 100};
}

double pathArea(const QPainterPath& path) {
    double sum = 0;
    for (const QPolygonF& ring : path.toSubpathPolygons())
        for (qsizetype i = 0; i < ring.size(); ++i) {
            const QPointF a = ring[i];
            const QPointF b = ring[(i + 1) % ring.size()];
            sum += (a.x() * b.y() - b.x() * a.y()) / 2;
        }
    return std::abs(sum);
}

} // namespace

TEST(GeometryPath, AHoleIsTakenFromItsShellWhateverWayTheRingsTurn) {
    for (const bool turned : {false, true}) {
        std::vector<XY> hole{{40, 40}, {60, 40}, {60, 60}, {40, 60}};
        if (turned)
            std::ranges::reverse(hole);
        const FeatureTable table = test::TableBuilder("t")
                                       .polygon({{{10, 10}, {90, 10}, {90, 90}, {10, 90}}, hole})
                                       .build();
        QPainterPath path;
        addPolygons(path, table.geometry, 0, Frame(viewOf({50, 50}, 1), 10));
        EXPECT_DOUBLE_EQ(pathArea(path), 80 * 80 - 20 * 20);
    }
}

TEST(GeometryPath, ShapesFarOutsideAreCutToTheViewAndItsMargin) {
    const FeatureTable table = test::TableBuilder("t")
                                   .polygon({{{-1e9, -1e9}, {1e9, -1e9}, {1e9, 1e9}, {-1e9, 1e9}}})
                                   .build();
    QPainterPath path;
    addPolygons(path, table.geometry, 0, Frame(viewOf({0, 0}, 1e-4), 10));
    EXPECT_EQ(path.boundingRect(), QRectF(-10, -10, 220, 120));
    QPainterPath lines;
    addLines(lines, table.geometry, 0, Frame(viewOf({0, 0}, 1e-4), 10));
    EXPECT_TRUE(lines.isEmpty()) << "its border is nowhere near";
}

TEST(GeometryPath, NonFiniteCoordinatesAreSteppedOver) {
    const FeatureTable table =
        test::TableBuilder("t")
            .polygon({{{10, 10}, {NAN, 10}, {90, 10}, {90, INFINITY}, {90, 90}, {10, 90}}})
            .build();
    QPainterPath path;
    addPolygons(path, table.geometry, 0, Frame(viewOf({50, 50}, 1), 10));
    EXPECT_DOUBLE_EQ(pathArea(path), 80 * 80);
}

TEST(GeometryPath, ADetailBelowHalfAPixelIsLeftOut) {
    std::vector<XY> ring{{0, 0}};
    for (int i = 1; i <= 10000; ++i)
        ring.push_back({i * 1.0, 0});
    ring.push_back({10000, 10000});
    const FeatureTable table = test::TableBuilder("t").polygon({ring}).build();
    QPainterPath path;
    addPolygons(path, table.geometry, 0, Frame(viewOf({5000, 5000}, 100), 100));
    EXPECT_LT(path.elementCount(), 210) << "10 000 m at 100 m a pixel are 200 half pixels";
}

TEST(GeometryPath, ABorderOfTwoNeighboursIsDrawnOnce) {
    const FeatureTable table = test::TableBuilder("t").square(0, 0, 50).square(50, 0, 50).build();
    const Frame frame(viewOf({50, 25}, 1), 10);
    BorderSet borders(frame);
    borders.count(table.geometry, 0);
    borders.count(table.geometry, 1);
    QPainterPath shared;
    borders.add(shared, table.geometry, 0, BorderSet::Which::shared);
    borders.add(shared, table.geometry, 1, BorderSet::Which::shared);
    EXPECT_DOUBLE_EQ(shared.length(), 50);
    QPainterPath outer;
    borders.add(outer, table.geometry, 0, BorderSet::Which::outer);
    borders.add(outer, table.geometry, 1, BorderSet::Which::outer);
    EXPECT_DOUBLE_EQ(outer.length(), 300);
}

TEST(GeometryPath, HatchLinesLieInTheShapeAtTheirDistance) {
    QPainterPath square;
    square.addRect(0, 0, 70, 70);
    const auto lines = hatchLines(square, QPointF(0, 0), 7, 45);
    double length = 0;
    for (const QLineF& line : lines) {
        length += line.length();
        EXPECT_NEAR(std::abs(line.dx()), std::abs(line.dy()), 1e-9) << "45 degrees";
        for (const QPointF end : {line.p1(), line.p2()})
            EXPECT_TRUE(square.boundingRect().adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(end));
    }
    // Lines 7 px apart fill an area with area / 7 of length.
    EXPECT_NEAR(length, 70 * 70 / 7.0, 20);
}

TEST(GeometryPath, HatchStaysOnTheMapWhenTheViewMoves) {
    QPainterPath here;
    here.addRect(0, 0, 70, 70);
    QPainterPath there;
    there.addRect(-13.25, 4.5, 70, 70);
    const auto before = hatchLines(here, QPointF(1000, 2000), 7, 45);
    const auto after = hatchLines(there, QPointF(1013.25, 1995.5), 7, 45);
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        EXPECT_LT((before[i].p1() - after[i].p1() - QPointF(13.25, -4.5)).manhattanLength(), 1e-6);
}
