#include "app/open_window.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <gtest/gtest.h>

namespace thonmap::test {
namespace {

TEST(Words, TheLanguageChangesWithoutRestart) {
    OpenWindow open(Language::vi);
    EXPECT_EQ(open.child<QAction>("actionQuery").text(), QStringLiteral("Truy vấn"));
    open.trigger("actionEnglish");
    ASSERT_TRUE(open.settle());
    EXPECT_EQ(open.child<QAction>("actionQuery").text(), QStringLiteral("Query"));
    EXPECT_EQ(open.child<QPushButton>("queryAsk").text(), QStringLiteral("Search"));
    open.trigger("actionVietnamese");
    ASSERT_TRUE(open.settle());
    EXPECT_EQ(open.child<QPushButton>("queryAsk").text(), QStringLiteral("Tìm"));
}

TEST(Words, ThousandsAreGroupedAsTheLanguageDoes) {
    OpenWindow open(Language::vi);
    const auto& distance = open.child<QDoubleSpinBox>("queryDistance");
    EXPECT_EQ(distance.text(), QStringLiteral("2.000 m"));
    open.trigger("actionEnglish");
    ASSERT_TRUE(open.settle());
    EXPECT_EQ(distance.text(), QStringLiteral("2,000 m"));
}

TEST(Words, DarkAndHighContrastRepaintTheMap) {
    OpenWindow open;
    const QImage light = open.canvas().frame()->image;
    open.trigger("actionDark");
    ASSERT_TRUE(open.until([&] { return open.canvas().frame()->image != light; }));
    open.trigger("actionContrast");
    ASSERT_TRUE(open.settle());
    open.trigger("actionLight");
    ASSERT_TRUE(open.until([&] { return open.canvas().frame()->image == light; }));
}

TEST(Words, FileNamesAreNeverReadAsMarkup) {
    OpenWindow open;
    Q_EMIT open.controller().failed(QStringLiteral("<b>x</b> &amp;"), {});
    EXPECT_TRUE(open.notice().contains(QStringLiteral("<b>x</b>")));
}

} // namespace
} // namespace thonmap::test
