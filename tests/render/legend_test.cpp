#include "render/legend.h"

#include "render/demo_scene.h"

#include <QImage>
#include <QPainter>
#include <gtest/gtest.h>

using namespace thonmap;
using namespace thonmap::render;

namespace {

const LegendBlock* blockNamed(const std::vector<LegendBlock>& blocks, const QString& title) {
    for (const LegendBlock& block : blocks)
        if (block.title == title)
            return &block;
    return nullptr;
}

} // namespace

TEST(Legend, ClassesKeepTheirOrderAndNoDataStandsLast) {
    Scene scene = test::progressScene();
    auto style = std::make_shared<thematic::ResolvedLayer>(*scene.layers.back().style);
    std::swap(style->classes[0], style->classes[5]); // no data first, as a careless definition may
    scene.layers.back().style = style;
    const auto blocks = legendOf(scene, Language::vi);
    const LegendBlock* block =
        blockNamed(blocks, QStringLiteral("Đạt so với mục tiêu của thôn (%)"));
    ASSERT_NE(block, nullptr);
    ASSERT_EQ(block->rows.size(), 6U);
    EXPECT_EQ(block->rows.back().label, QStringLiteral("Chưa có số liệu"));
    EXPECT_TRUE(block->rows.back().style.hatch.has_value());
    EXPECT_EQ(block->rows.back().classIndex, 0U) << "clicks still find the class";
    EXPECT_EQ(block->rows.front().value, QStringLiteral("3\u00A0thôn"));
}

TEST(Legend, PartsOfAChartAddUpOverTheShownRows) {
    Scene scene = test::ethnicScene();
    auto style = std::make_shared<thematic::ResolvedLayer>(*scene.layers.back().style);
    style->chart->values.assign(style->chart->values.size(), 0);
    style->chart->values[0] = 30;  // row 0, first part
    style->chart->values[7] = 10;  // row 1, third part
    style->chart->values[10] = 60; // row 2, first part, but hidden
    style->classOfRow[2] = thematic::ResolvedLayer::kHidden;
    scene.layers.back().style = style;
    const auto blocks = legendOf(scene, Language::vi);
    const LegendBlock* block = blockNamed(blocks, QStringLiteral("Số người theo dân tộc, 18 thôn"));
    ASSERT_NE(block, nullptr);
    EXPECT_EQ(block->rows[0].value, QStringLiteral("30"));
    EXPECT_EQ(block->rows[0].value2, QStringLiteral("75,0\u00A0%"));
    EXPECT_EQ(block->rows[2].value, QStringLiteral("10"));
}

TEST(Legend, SizesAreThePiesOwnRadiiLargestFirst) {
    const auto blocks = legendOf(test::ethnicScene(), Language::en);
    const LegendBlock* block =
        blockNamed(blocks, QStringLiteral("Size by the village's population"));
    ASSERT_NE(block, nullptr);
    const LegendRow& row = block->rows[0];
    ASSERT_EQ(row.radiiPx.size(), 3U);
    EXPECT_NEAR(row.radiiPx[0], 23.717, 0.001); // 1.5 √250
    EXPECT_NEAR(row.radiiPx[2], 15, 0.001);     // 1.5 √100
    EXPECT_EQ(row.sizeTexts[0], QStringLiteral("250\u00A0people"));
}

TEST(Legend, SymbolClassesAreToldByTypeAndStateNotBy56Rows) {
    const Scene scene = test::subProjectScene();
    const auto blocks = legendOf(scene, scene.layers.size() - 1, Language::vi);
    ASSERT_EQ(blocks.size(), 2U);
    EXPECT_EQ(blocks[0].rows.size(), 8U);
    EXPECT_EQ(blocks[1].rows.size(), 8U);
}

TEST(Legend, AResultAndItsRadiusAreExplainedFirst) {
    const auto blocks = legendOf(test::queryScene(), Language::vi);
    ASSERT_FALSE(blocks.empty());
    EXPECT_EQ(blocks[0].rows[0].label, QStringLiteral("Kết quả truy vấn"));
    EXPECT_EQ(blocks[0].rows[0].value, QStringLiteral("4"));
    EXPECT_EQ(blocks[0].rows[1].label, QStringLiteral("Trong vòng 2,0\u00A0km"));
}

TEST(Legend, TheThemeComesBeforeTheBoundariesEvenWhenTheseLieAbove) {
    Scene scene = test::progressScene();
    auto communes = std::make_shared<thematic::ResolvedLayer>(*scene.layers[1].style);
    communes->legendTitle = {"Xã", "Communes"};
    scene.layers[1].style = communes;
    std::swap(scene.layers[1], scene.layers[2]);
    const auto blocks = legendOf(scene, Language::vi);
    EXPECT_EQ(blocks.front().title, QStringLiteral("Đạt so với mục tiêu của thôn (%)"));
    EXPECT_NE(blockNamed(blocks, QStringLiteral("Xã")), nullptr);
}

TEST(Legend, HiddenLayersAreNotInIt) {
    Scene scene = test::progressScene();
    auto style = std::make_shared<thematic::ResolvedLayer>(*scene.layers[0].style);
    style->visible = false;
    const std::size_t before = legendOf(scene, Language::vi).back().rows.size();
    scene.layers[0].style = style;
    EXPECT_EQ(legendOf(scene, Language::vi).back().rows.size(), before - 1);
}

TEST(Legend, RowsWithoutRoomAreCountedAndSaid) {
    const auto blocks = legendOf(test::subProjectScene(), Language::vi);
    std::size_t rows = 0;
    for (const LegendBlock& block : blocks)
        rows += block.rows.size();
    QImage image(300, 1000, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    const double whole = legendHeight(blocks, 280);
    EXPECT_EQ(paintLegend(painter, QRectF(0, 0, 280, whole), blocks, Language::vi), 0U);
    const std::size_t left =
        paintLegend(painter, QRectF(0, 0, 280, whole / 2), blocks, Language::vi);
    EXPECT_GT(left, rows / 3);
    EXPECT_LT(left, rows);
}

TEST(Legend, ColumnsShareTheHeight) {
    const auto blocks = legendOf(test::subProjectScene(), Language::vi);
    QImage image(800, 1000, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    const double one = legendHeight(blocks, 240);
    const double three = legendHeight(blocks, 240, {}, 3);
    EXPECT_LT(three, one * 0.55);
    EXPECT_EQ(paintLegend(painter, QRectF(0, 0, 240 * 3 + 48, three), blocks, Language::vi, {}, 3),
              0U);
}
