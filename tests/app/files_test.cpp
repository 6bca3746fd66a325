#include "app/open_window.h"
#include "io/source.h"

#include <QAction>
#include <QApplication>
#include <QImage>
#include <QMenu>
#include <QSettings>
#include <filesystem>
#include <gtest/gtest.h>

namespace thonmap::test {
namespace {

namespace fs = std::filesystem;

TEST(Files, TheShippedMapIsOpenedAsTheUsersOwnCopy) {
    OpenWindow open;
    const fs::path opened = open.controller().map().path;
    EXPECT_TRUE(opened.string().starts_with(open.folder().path().string())) << opened;
    EXPECT_TRUE(fs::exists(opened));
}

TEST(Files, ADroppedShapefileComesOnTopAndIsZoomedTo) {
    OpenWindow open;
    const std::size_t before = open.controller().map().layers.size();
    open.hand().drop(open.window(),
                     {QString::fromStdString((sourceFolder() / "maps/data/thon.shp").string())});
    ASSERT_TRUE(open.settle());
    ASSERT_EQ(open.controller().map().layers.size(), before + 1);
    EXPECT_TRUE(open.controller().map().layers.front()->added);
    open.trigger("actionUndo");
    EXPECT_EQ(open.controller().map().layers.size(), before);
}

TEST(Files, ADroppedFileThatCannotBeReadSaysWhichAndWhatToDo) {
    OpenWindow open;
    writeFile(open.folder() / "hỏng.gpkg", "no geopackage");
    open.hand().drop(open.window(),
                     {QString::fromStdString((open.folder() / "hỏng.gpkg").string())});
    ASSERT_TRUE(open.until([&] { return !open.notice().isEmpty(); }));
    EXPECT_TRUE(open.notice().contains(QStringLiteral("hỏng.gpkg"))) << open.notice().toStdString();
}

TEST(Files, WithoutAMapTheWindowSaysWhatToDoAndADropOpensOne) {
    OpenWindow open(Language::vi, false);
    EXPECT_FALSE(open.child<QAction>("actionExportMap").isEnabled());
    open.hand().drop(open.window(),
                     {QString::fromStdString((sourceFolder() / "maps/data/xa_2019.shp").string())});
    ASSERT_TRUE(open.settle());
    ASSERT_EQ(open.controller().map().layers.size(), 1u);
    EXPECT_EQ(open.controller().map().layers.front()->table->rowCount(), 11u);
}

TEST(Files, OpenDialogOpensWhatIsChosen) {
    OpenWindow open(Language::vi, false);
    open.hand().chooseFile(
        [&] { open.trigger("actionOpen"); },
        QString::fromStdString((sourceFolder() / "maps/data/xa_2025.shp").string()));
    ASSERT_TRUE(open.settle());
    EXPECT_EQ(open.controller().map().layers.front()->table->rowCount(), 5u);
}

TEST(Files, RecentMapsAreOffered) {
    OpenWindow open;
    const QStringList recent = QSettings().value(QStringLiteral("recent")).toStringList();
    ASSERT_FALSE(recent.isEmpty());
    EXPECT_TRUE(recent.front().endsWith(QStringLiteral("ngan-son.map.json")));
}

TEST(Files, ThePictureIsWhatIsSeen) {
    OpenWindow open;
    const QString path = QString::fromStdString((open.folder() / "bản đồ.png").string());
    open.hand().chooseFile([&] { open.trigger("actionExportPicture"); }, path);
    ASSERT_TRUE(open.settle());
    const QImage picture(path);
    ASSERT_FALSE(picture.isNull());
    EXPECT_GE(picture.width(), 1600);
}

TEST(Files, AnExportOverAFileOfTheMapIsRefused) {
    OpenWindow open;
    const fs::path source = open.controller().map().layer("villages")->files.front();
    const std::string before = slurp(source);
    open.controller().exportMap(QString::fromStdString(source.string()));
    ASSERT_TRUE(open.until([&] { return !open.notice().isEmpty(); }));
    EXPECT_EQ(slurp(source), before);
}

} // namespace
} // namespace thonmap::test
