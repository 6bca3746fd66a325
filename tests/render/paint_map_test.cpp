#include "render/paint_map.h"

#include "render/demo_scene.h"
#include "support/image.h"
#include "support/shapes.h"

#include <QFontInfo>
#include <cmath>
#include <gtest/gtest.h>
#include <random>
#include <thread>

using namespace thonmap;
using namespace thonmap::render;

namespace {

Viewport viewOf(const Scene& scene, int width = 900, int height = 640) {
    return Viewport::fitting(scene.extent, width, height);
}

thematic::SymbolStyle fillOnly(thematic::Colour colour) {
    thematic::SymbolStyle style;
    style.fill = colour;
    return style;
}

Scene sceneOf(SceneLayer layer) {
    Scene scene;
    scene.extent = layer.geometry->extent;
    scene.layers.push_back(std::move(layer));
    return scene;
}

void expectNothingOverlaps(const PaintReport& report) {
    std::vector<QRectF> taken;
    for (const PaintReport::Symbol& symbol : report.symbols)
        taken.push_back(symbol.box.adjusted(1, 1, -1, -1));
    for (const PaintReport::Label& label : report.labels)
        for (const QRectF& box : {label.box, label.pipsBox}) {
            if (box.isEmpty())
                continue;
            const QRectF mine = box.adjusted(0.01, 0.01, -0.01, -0.01);
            for (const QRectF& other : taken)
                EXPECT_FALSE(mine.intersects(other)) << label.text.toStdString();
            taken.push_back(mine);
        }
}

} // namespace

TEST(Viewport, ScreenAndMapAreInverse) {
    const Viewport view{
        .centre = {450000, 2490000}, .metresPerPixel = 25, .widthPx = 800, .heightPx = 600};
    const XY map = view.toMap(123, 456);
    EXPECT_DOUBLE_EQ(view.toScreen(map).x, 123);
    EXPECT_DOUBLE_EQ(view.toScreen(map).y, 456);
    EXPECT_GT(view.toMap(0, 0).y, view.toMap(0, 600).y) << "north is up";
}

TEST(Viewport, FittingShowsTheWholeExtentWithItsMargin) {
    Extent extent;
    extent.add(XY{0, 0});
    extent.add(XY{1000, 2000});
    const Viewport view = Viewport::fitting(extent, 400, 448, 24);
    EXPECT_DOUBLE_EQ(view.metresPerPixel, 5); // 2000 m in 448 − 2 · 24 px
    EXPECT_DOUBLE_EQ(view.toScreen({500, 2000}).y, 24);
}

TEST(Viewport, FittingAPointShowsAKilometre) {
    Extent extent;
    extent.add(XY{5, 5});
    EXPECT_DOUBLE_EQ(Viewport::fitting(extent, 148, 148, 24).metresPerPixel, 10);
}

TEST(PaintMap, LabelsOverlapNeitherEachOtherNorSymbolsNorPips) {
    for (const Scene& scene :
         {test::progressScene(), test::ethnicScene(), test::subProjectScene(), test::queryScene()})
        for (const int width : {300, 500, 900, 1600}) {
            PaintReport report;
            (void)paintMap(scene, viewOf(scene, width, width * 2 / 3), Language::vi, {}, {},
                           &report);
            expectNothingOverlaps(report);
        }
}

TEST(PaintMap, LabelsOfRandomScenesNeverOverlap) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> place(0, 10000);
    for (int round = 0; round < 12; ++round) {
        test::TableBuilder builder("points");
        std::vector<std::string> names;
        for (int i = 0; i < 120; ++i) {
            builder.point({place(random), place(random)});
            names.push_back("Thôn Mẫu " + std::to_string(i));
        }
        thematic::SymbolStyle style;
        style.marker = thematic::Marker{"circle", 10, {0, 0, 0, 255}, {255, 255, 255, 255}};
        Scene scene = sceneOf(test::layerOf(builder.share(), style));
        auto named = std::make_shared<thematic::ResolvedLayer>(*scene.layers[0].style);
        named->labels = names;
        scene.layers[0].style = named;
        PaintReport report;
        (void)paintMap(scene, viewOf(scene), Language::vi, {}, {}, &report);
        EXPECT_GT(report.labels.size(), 20U);
        expectNothingOverlaps(report);
    }
}

TEST(PaintMap, PanningMovesLabelsWithTheMap) {
    const Scene scene = test::progressScene();
    Viewport view = viewOf(scene);
    PaintReport before;
    (void)paintMap(scene, view, Language::vi, {}, {}, &before);
    view.centre.x += 37.5 * view.metresPerPixel;
    view.centre.y -= 20.25 * view.metresPerPixel;
    PaintReport after;
    (void)paintMap(scene, view, Language::vi, {}, {}, &after);
    std::size_t kept = 0;
    for (const auto& label : after.labels)
        for (const auto& old : before.labels)
            if (old.layer == label.layer && old.row == label.row) {
                ++kept;
                const QPointF moved = label.box.topLeft() - old.box.topLeft();
                EXPECT_NEAR(moved.x(), -37.5, 1e-6) << label.text.toStdString();
                EXPECT_NEAR(moved.y(), -20.25, 1e-6) << label.text.toStdString();
            }
    EXPECT_GT(kept, 20U);
}

TEST(PaintMap, NeighboursLeaveNoGapBetweenTheirFills) {
    // A border that runs askew through the pixels; the ground is far from both colours.
    const auto table =
        test::TableBuilder("t")
            .polygon({{{0, 0}, {400, 0}, {613.7, 307.3}, {377.1, 1000}, {0, 1000}}})
            .polygon({{{400, 0}, {1000, 0}, {1000, 1000}, {377.1, 1000}, {613.7, 307.3}}})
            .share();
    SceneLayer layer = test::layerOf(table, fillOnly({180, 0, 0, 255}));
    auto style = std::make_shared<thematic::ResolvedLayer>(*layer.style);
    style->classes.push_back(style->classes[0]);
    style->classes[1].style.fill = thematic::Colour{150, 0, 0, 255};
    style->classOfRow[1] = 1;
    layer.style = style;
    const Scene scene = sceneOf(layer);
    const QImage image = paintMap(
        scene, {.centre = {500, 500}, .metresPerPixel = 3, .widthPx = 300, .heightPx = 300},
        Language::vi);
    for (int y = 0; y < 300; ++y)
        for (int x = 0; x < 300; ++x)
            ASSERT_LT(image.pixelColor(x, y).green(), 12) << x << ',' << y;
}

TEST(PaintMap, PlacesWithoutFiguresAreHatchedNotFilled) {
    const Scene scene = test::progressScene();
    PaintOptions options;
    options.drawLabels = false;
    const Viewport view = viewOf(scene, 1600, 1100);
    const QImage image = paintMap(scene, view, Language::vi, options);
    const auto& style = *scene.layers.back().style;
    std::size_t seen = 0;
    for (std::size_t row = 0; row < style.classOfRow.size(); ++row) {
        if (!style.classes[style.classOfRow[row]].noData)
            continue;
        ++seen;
        const XY at = view.toScreen((*scene.layers.back().anchors)[row]);
        const QImage piece =
            image.copy(static_cast<int>(at.x) - 20, static_cast<int>(at.y) - 20, 40, 40);
        const double hatched =
            static_cast<double>(test::countPixels(piece, QColor(0x8B, 0x94, 0x9A), 60)) / 1600;
        const double white = static_cast<double>(test::countPixels(piece, Qt::white, 30)) / 1600;
        EXPECT_NEAR(hatched, 0.2, 0.08) << "1.4 of every 7 px";
        EXPECT_GT(white, 0.5);
    }
    EXPECT_EQ(seen, 3U);
}

TEST(PaintMap, FeaturesOutOfViewAreNotCounted) {
    const Scene scene = test::progressScene();
    PaintReport report;
    (void)paintMap(scene, viewOf(scene), Language::vi, {}, {}, &report);
    EXPECT_EQ(report.featuresDrawn.back(), 18U);
    Viewport view = viewOf(scene);
    view.centre = {0, 0};
    (void)paintMap(scene, view, Language::vi, {}, {}, &report);
    EXPECT_EQ(report.featuresDrawn.back(), 0U);
    EXPECT_TRUE(report.labels.empty());
}

TEST(PaintMap, StopsWhenAsked) {
    const Scene scene = test::progressScene();
    std::stop_source source;
    source.request_stop();
    PaintReport report;
    const QImage image =
        paintMap(scene, viewOf(scene), Language::vi, {}, source.get_token(), &report);
    EXPECT_FALSE(report.complete);
    EXPECT_TRUE(report.labels.empty());
    EXPECT_EQ(report.featuresDrawn.back(), 0U);
    EXPECT_FALSE(image.isNull());
}

TEST(PaintMap, SurvivesEveryZoomAndPlace) {
    const Scene scene = test::queryScene();
    for (const double metresPerPixel : {1e-9, 1e-4, 0.01, 1.0, 1e3, 1e6, 1e12})
        for (const XY centre : {scene.extent.centre(), XY{0, 0}, XY{1e12, -1e12}}) {
            PaintReport report;
            const QImage image = paintMap(scene,
                                          {.centre = centre,
                                           .metresPerPixel = metresPerPixel,
                                           .widthPx = 200,
                                           .heightPx = 150},
                                          Language::vi, {}, {}, &report);
            EXPECT_EQ(image.width(), 200);
            EXPECT_TRUE(report.complete);
            expectNothingOverlaps(report);
        }
}

TEST(PaintMap, AnUnusableViewGivesGroundAndNoCrash) {
    const Scene scene = test::progressScene();
    for (const double metresPerPixel : {0.0, -1.0, static_cast<double>(NAN)})
        EXPECT_EQ(paintMap(scene, {.metresPerPixel = metresPerPixel, .widthPx = 10, .heightPx = 10},
                           Language::vi)
                      .width(),
                  10);
    EXPECT_TRUE(paintMap(scene, {}, Language::vi).isNull());
}

TEST(PaintMap, InsideAHugePolygonZoomedFarInEverythingIsItsFill) {
    const auto table = test::TableBuilder("t")
                           .polygon({{{-1e7, -1e7}, {1e7, -1e7}, {1e7, 1e7}, {-1e7, 1e7}}})
                           .share();
    const Scene scene = sceneOf(test::layerOf(table, fillOnly({10, 200, 30, 255})));
    const QImage image =
        paintMap(scene, {.centre = {0, 0}, .metresPerPixel = 1e-3, .widthPx = 100, .heightPx = 80},
                 Language::vi);
    EXPECT_EQ(test::countPixels(image, QColor(10, 200, 30), 0), 100U * 80U);
}

TEST(PaintMap, ManyThreadsPaintTheSamePicture) {
    const Scene scene = test::subProjectScene();
    const Viewport view = viewOf(scene, 400, 300);
    const QImage here = paintMap(scene, view, Language::vi);
    std::vector<QImage> images(3);
    {
        std::vector<std::jthread> threads;
        for (QImage& image : images)
            threads.emplace_back([&] { image = paintMap(scene, view, Language::vi); });
    }
    for (const QImage& image : images)
        EXPECT_EQ(image, here);
}

TEST(PaintMap, EverySymbolIsReportedOnceAndFoundWhereItWasDrawn) {
    const Scene scene = test::subProjectScene();
    PaintReport report;
    (void)paintMap(scene, viewOf(scene), Language::vi, {}, {}, &report);
    std::vector<std::size_t> rows;
    for (const PaintReport::Symbol& symbol : report.symbols)
        rows.insert(rows.end(), symbol.rows.begin(), symbol.rows.end());
    std::ranges::sort(rows);
    ASSERT_EQ(rows.size(), 65U);
    EXPECT_TRUE(std::ranges::adjacent_find(rows) == rows.end());
    const PaintReport::Symbol& last = report.symbols.back();
    const auto hit = symbolAt(report, last.box.center());
    ASSERT_TRUE(hit.has_value());
    EXPECT_EQ(hit->rows, last.rows);
    EXPECT_FALSE(symbolAt(report, QPointF(-50, -50)).has_value());
}

TEST(PaintMap, ALabelOnADarkFillIsWhite) {
    const auto table = test::TableBuilder("t").square(0, 0, 1000).share();
    SceneLayer layer = test::layerOf(table, fillOnly({0x22, 0x3F, 0x75, 255}));
    auto style = std::make_shared<thematic::ResolvedLayer>(*layer.style);
    style->labels = {"Nặm Làng"};
    style->labelStyle.role = thematic::LabelRole::village;
    layer.style = style;
    const Scene scene = sceneOf(layer);
    const QImage image = paintMap(scene, viewOf(scene, 200, 200), Language::vi);
    EXPECT_GT(test::countPixels(image, Qt::white, 30), 30U);
}

TEST(PaintMap, APointVillageUnderItsPieKeepsItsName) {
    const auto table = test::TableBuilder("t").point({0, 0}).point({4000, 0}).share();
    thematic::SymbolStyle dot;
    dot.marker = thematic::Marker{"circle", 8, {255, 255, 255, 255}, {0, 0, 0, 255}};
    SceneLayer layer = test::layerOf(table, dot);
    auto style = std::make_shared<thematic::ResolvedLayer>(*layer.style);
    style->labels = {"Thôn Mẫu 6", "Thôn Mẫu 13"};
    style->labelStyle.role = thematic::LabelRole::village;
    style->chart.emplace();
    style->chart->parts = {{{"a", "a"}, {0, 0, 200, 255}}};
    style->chart->values = {200, 300};
    layer.style = style;
    const Scene scene = sceneOf(layer);
    PaintReport report;
    (void)paintMap(scene, viewOf(scene), Language::vi, {}, {}, &report);
    EXPECT_EQ(report.labels.size(), 2U);
}

TEST(PaintMap, StackedDiacriticsStayInsideTheirLabelBox) {
    if (QFontInfo(QFont(QStringLiteral("Noto Sans"))).family() != QStringLiteral("Noto Sans"))
        GTEST_SKIP() << "Noto Sans is not installed";
    const auto table = test::TableBuilder("t").square(0, 0, 1000).share();
    SceneLayer layer = test::layerOf(table, fillOnly({255, 255, 255, 255}));
    auto style = std::make_shared<thematic::ResolvedLayer>(*layer.style);
    style->labels = {"ẾỖẨạợ"};
    style->labelStyle.role = thematic::LabelRole::village;
    layer.style = style;
    const Scene scene = sceneOf(layer);
    PaintReport report;
    const QImage image = paintMap(scene, viewOf(scene, 200, 200), Language::vi, {}, {}, &report);
    ASSERT_EQ(report.labels.size(), 1U);
    const QRectF box = report.labels[0].box;
    for (int y = 30; y < 170; ++y)
        for (int x = 30; x < 170; ++x)
            if (image.pixelColor(x, y).lightness() < 200) {
                EXPECT_TRUE(box.contains(QRectF(x, y, 1, 1))) << x << ',' << y;
            }
}

TEST(PaintMap, ARasterBackgroundLiesWhereItsExtentSays) {
    auto raster = std::make_shared<Raster>();
    raster->width = raster->height = 2;
    raster->extent = {0, 0, 100, 100};
    raster->rgba = {255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 9, 9, 9, 255};
    Scene scene;
    scene.backgrounds.push_back({raster, 1});
    const QImage image =
        paintMap(scene, {.centre = {50, 50}, .metresPerPixel = 1, .widthPx = 140, .heightPx = 140},
                 Language::vi);
    EXPECT_EQ(image.pixelColor(25, 25), QColor(255, 0, 0)) << "north west";
    EXPECT_EQ(image.pixelColor(115, 25), QColor(0, 255, 0));
    EXPECT_EQ(image.pixelColor(25, 115), QColor(0, 0, 255)) << "south west";
    EXPECT_EQ(image.pixelColor(5, 70), QColor(0xE9, 0xE5, 0xDB)) << "outside it the ground";
}

TEST(PaintMap, LayerOpacityMixesTheWholeLayerOnce) {
    const auto table =
        test::TableBuilder("t").square(0, 0, 600).square(400, 0, 600).share(); // overlapping
    SceneLayer layer = test::layerOf(table, fillOnly({0, 0, 0, 255}));
    auto style = std::make_shared<thematic::ResolvedLayer>(*layer.style);
    style->opacity = 0.5;
    layer.style = style;
    const Scene scene = sceneOf(layer);
    const QImage image = paintMap(scene, viewOf(scene, 200, 200), Language::vi);
    const QColor alone = image.pixelColor(60, 120);
    const QColor twice = image.pixelColor(100, 120);
    EXPECT_NEAR(alone.red(), 0xE9 / 2, 2);
    EXPECT_EQ(alone, twice);
}
