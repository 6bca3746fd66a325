#include "render/picture.h"

#include "render/demo_scene.h"
#include "support/image.h"
#include "support/places.h"
#include "support/shapes.h"

#include <QImageReader>
#include <QPainter>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace thonmap;
using namespace thonmap::render;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

const QColor kAmber(0xFF, 0xF3, 0xCF);

PictureLayout layoutOf(const Scene& scene, const PictureOptions& options,
                       PictureReport* report = nullptr) {
    QImage image(options.widthPx, options.heightPx, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    PictureLayout layout;
    const PictureReport painted = paintPicture(painter, scene, options, {}, &layout);
    if (report)
        *report = painted;
    return layout;
}

} // namespace

TEST(Picture, ItsPartsNeitherOverlapNorLeaveTheSheetAtAnySize) {
    const std::vector<SizePx> sizes{{1600, 1000},      {1200, 800},       {800, 600},
                                    paperPx(297, 210), paperPx(210, 297), paperPx(420, 297),
                                    paperPx(297, 420), {500, 400},        {3000, 1900}};
    for (const Scene& scene :
         {test::progressScene(), test::ethnicScene(), test::subProjectScene(), test::queryScene()})
        for (const SizePx size : sizes)
            for (const Language language : {Language::vi, Language::en}) {
                if (language == Language::en && size.width > 1000)
                    continue; // the narrow ones are the hard ones
                PictureOptions options;
                options.widthPx = size.width;
                options.heightPx = size.height;
                options.language = language;
                const PictureLayout layout = layoutOf(scene, options);
                const QRectF sheet(0, 0, size.width, size.height);
                const std::vector<QRectF> parts{layout.title, layout.map, layout.legend,
                                                layout.note, layout.foot};
                for (std::size_t i = 0; i < parts.size(); ++i) {
                    EXPECT_TRUE(sheet.contains(parts[i])) << i << " at " << size.width;
                    for (std::size_t j = i + 1; j < parts.size(); ++j)
                        EXPECT_FALSE(parts[i].intersects(parts[j]))
                            << i << ' ' << j << " at " << size.width << " x " << size.height;
                }
                EXPECT_GT(layout.map.width() * layout.map.height(), 0.2 * size.width * size.height)
                    << "the map is the picture";
            }
}

TEST(Picture, TheWholeLegendFindsRoomOnUsualSizes) {
    for (const Scene& scene :
         {test::progressScene(), test::ethnicScene(), test::subProjectScene(), test::queryScene()})
        for (const SizePx size : {SizePx{1600, 1000}, SizePx{1200, 800}, SizePx{800, 600},
                                  paperPx(297, 210), paperPx(210, 297)}) {
            PictureOptions options;
            options.widthPx = size.width;
            options.heightPx = size.height;
            PictureReport report;
            (void)layoutOf(scene, options, &report);
            EXPECT_EQ(report.legendRowsLeftOut, 0U) << size.width;
        }
}

TEST(Picture, InventedFiguresAreSaidOnEveryPicture) {
    Scene scene = test::progressScene();
    scene.illustrative = false; // forgotten by the caller; the layer still knows
    for (const bool furniture : {true, false}) {
        PictureOptions options;
        options.furniture = furniture;
        options.widthPx = 800;
        options.heightPx = 600;
        QImage image(800, 600, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        (void)paintPicture(painter, scene, options);
        painter.end();
        EXPECT_GT(test::countPixels(image, kAmber, 2), 1500U) << furniture;
    }
    auto real = std::make_shared<thematic::ResolvedLayer>(*scene.layers.back().style);
    real->illustrative = false;
    scene.layers.back().style = real;
    QImage image(800, 600, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    PictureOptions options;
    options.widthPx = 800;
    options.heightPx = 600;
    (void)paintPicture(painter, scene, options);
    painter.end();
    EXPECT_EQ(test::countPixels(image, kAmber, 2), 0U);
}

TEST(Picture, APngHasItsSizeAndSaysWhatItIs) {
    const test::Folder folder;
    const Scene scene = test::progressScene();
    PictureOptions options;
    options.widthPx = 640;
    options.heightPx = 480;
    options.devicePixelRatio = 2;
    const auto report = writePicture(folder / "ảnh.png", scene, options);
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->layers.size(), 3U);
    EXPECT_EQ(report->layers.back().id, "progress");
    EXPECT_EQ(report->layers.back().drawn, 18U);
    QImageReader reader(QString::fromStdString((folder / "ảnh.png").string()));
    EXPECT_EQ(reader.size(), QSize(1280, 960));
    EXPECT_EQ(reader.text(QStringLiteral("Title")),
              QStringLiteral("Tiểu dự án cộng đồng tự quản (O1) (minh hoạ)"));
}

TEST(Picture, AnSvgHasItsTextAsTextAndEscapesHostileNames) {
    const test::Folder folder;
    Scene scene = test::progressScene();
    PictureOptions options;
    options.title = "Thôn <script>alert(1)</script> & \"xã\"";
    const auto report = writePicture(folder / "a.svg", scene, options);
    ASSERT_TRUE(report.has_value());
    const std::string svg = test::slurp(folder / "a.svg");
    EXPECT_THAT(svg, HasSubstr("<text"));
    EXPECT_THAT(svg, HasSubstr("Chú giải"));
    EXPECT_THAT(svg, HasSubstr("Chưa có số liệu"));
    EXPECT_THAT(svg, Not(HasSubstr("<script>")));
    EXPECT_THAT(svg, HasSubstr("&lt;script&gt;"));
    const QImage drawn(QString::fromStdString((folder / "a.svg").string()));
    EXPECT_EQ(drawn.isNull(), false) << "Qt itself reads it";
}

TEST(Picture, APdfOfTheSameSceneIsTheSameToTheByte) {
    const test::Folder folder;
    const Scene scene = test::ethnicScene();
    PictureOptions options;
    options.widthPx = paperPx(297, 210).width;
    options.heightPx = paperPx(297, 210).height;
    ASSERT_TRUE(writePicture(folder / "a.pdf", scene, options).has_value());
    ASSERT_TRUE(writePicture(folder / "b.pdf", scene, options).has_value());
    const std::string a = test::slurp(folder / "a.pdf");
    EXPECT_TRUE(a.starts_with("%PDF"));
    EXPECT_TRUE(a == test::slurp(folder / "b.pdf"));
    EXPECT_NE(a.find("/MediaBox [0 0 842.0"), std::string::npos) << "A4 landscape in points";
}

TEST(Picture, WhatCannotBeDrawnIsRefusedAndLeavesNothing) {
    const test::Folder folder;
    const Scene scene = test::progressScene();
    const auto code = [](const Result<PictureReport>& result) {
        return result ? std::string_view("written") : result.error().message->code;
    };
    EXPECT_EQ(code(writePicture(folder / "a.bmp", scene, {})), "unknown_picture_format");
    EXPECT_EQ(code(writePicture(folder / "a.png", scene, {.widthPx = 20, .heightPx = 20})),
              "bad_picture_size");
    EXPECT_EQ(code(writePicture(folder / "a.png", scene, {.widthPx = 20'000, .heightPx = 19'000})),
              "bad_picture_size");
    EXPECT_EQ(code(writePicture(folder / "a.png", Scene{}, {})), "nothing_to_draw");
    EXPECT_EQ(code(writePicture(folder / "no such folder" / "a.png", scene, {})), "cannot_write");
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(code(writePicture(folder / "a.png", scene, {}, stop.get_token())), "cancelled");
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Picture, AGivenExtentFillsTheMap) {
    const Scene scene = test::progressScene();
    PictureOptions options;
    options.furniture = false;
    options.widthPx = 1000;
    options.heightPx = 500;
    options.extent = Extent{440000, 2480000, 450000, 2485000};
    PictureReport report;
    (void)layoutOf(scene, options, &report);
    EXPECT_DOUBLE_EQ(report.metresPerPixel, 10);
}
