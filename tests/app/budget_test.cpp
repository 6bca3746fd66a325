#include "app/open_window.h"
#include "io/source.h"

#include <QAction>
#include <QPushButton>
#include <filesystem>
#include <gtest/gtest.h>

namespace thonmap::test {
namespace {

// The everyday jobs and their budgets: clicks and groups of keys, counted by the hand.

TEST(Budget, NamesFromATcvn3FileAreRightAfterOneDrop) {
    const std::filesystem::path file = shared("corpora/vn-encodings/names_tcvn3_nocpg.shp");
    THONMAP_NEEDS(file);
    OpenWindow open(Language::vi, false);
    open.hand().drop(open.window(), {QString::fromStdString(file.string())});
    ASSERT_TRUE(open.settle());
    const auto& table = *open.controller().map().layers.front()->table;
    bool right = false;
    for (const Column& column : table.columns)
        for (std::size_t row = 0; row < table.rowCount(); ++row)
            right = right || plainText(column.value(row)).find("Ngân Sơn") != std::string::npos;
    EXPECT_TRUE(right);
    EXPECT_TRUE(open.notice().contains(QStringLiteral("TCVN3"))) << open.notice().toStdString();
    EXPECT_LE(open.hand().clicks(), 1);
    EXPECT_EQ(open.hand().keys(), 0);
}

TEST(Budget, PiesSizedByPopulationOverAPaleShareAreOneClick) {
    OpenWindow open;
    open.hand().click(open.child<QPushButton>("theme_ethnic-composition"));
    ASSERT_TRUE(open.settle());
    bool pies = false;
    for (const auto& layer : open.canvas().frame()->scene->layers)
        pies = pies || (layer.style->chart && !layer.style->classes.empty());
    EXPECT_TRUE(pies);
    EXPECT_LE(open.hand().clicks(), 1);
    EXPECT_EQ(open.hand().keys(), 0);
}

TEST(Budget, TheMapWithItsStylesIsExportedWithThreeClicksAndAName) {
    OpenWindow open;
    const std::filesystem::path out = open.folder() / "xuất.gpkg";
    open.hand().click(open.child<QPushButton>("theme_indicator-progress"));
    open.hand().chooseFile([&] { open.trigger("actionExportMap"); },
                           QString::fromStdString(out.string()));
    ASSERT_TRUE(open.settle());
    Diagnostics diagnostics;
    const auto info = io::inspect({out.string(), {}}, diagnostics);
    ASSERT_TRUE(info) << info.error().text(Language::en);
    EXPECT_GE(info->layers.size(), 5u);
    EXPECT_LE(open.hand().clicks(), 3);
    EXPECT_LE(open.hand().keys(), 1);
}

} // namespace
} // namespace thonmap::test
