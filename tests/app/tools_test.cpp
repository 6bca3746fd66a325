#include "app/card_panel.h"
#include "app/open_window.h"
#include "app/search_box.h"

#include <QAction>
#include <QLabel>
#include <QListWidget>
#include <QToolTip>
#include <cmath>
#include <gtest/gtest.h>

namespace thonmap::test {
namespace {

TEST(Tools, AClickOpensTheVillageCard) {
    OpenWindow open;
    EXPECT_TRUE(open.child<app::CardPanel>("cardPanel").card().code.empty()); // whole project
    open.hand().click(open.canvas(), open.pixelOf("Thôn Mẫu 3"));
    EXPECT_EQ(open.cardTitle(), QStringLiteral("Thôn Mẫu 3"));
    const session::Card& card = open.child<app::CardPanel>("cardPanel").card();
    EXPECT_TRUE(card.persons.has_value());
    EXPECT_FALSE(card.groups.empty());
    EXPECT_FALSE(card.bars.empty());
    EXPECT_FALSE(card.projects.empty());
    std::int64_t sum = 0;
    for (const session::CardGroup& group : card.groups)
        sum += group.persons;
    EXPECT_EQ(sum, *card.persons);
}

TEST(Tools, ShiftClickAddsAndEscapeClears) {
    OpenWindow open;
    open.hand().click(open.canvas(), open.pixelOf("Thôn Mẫu 3"));
    open.hand().click(open.canvas(), open.pixelOf("Thôn Mẫu 4"), Qt::ShiftModifier);
    EXPECT_EQ(open.selectedCount(), 2u);
    open.hand().key(open.canvas(), Qt::Key_Escape);
    EXPECT_EQ(open.selectedCount(), 0u);
}

TEST(Tools, HoveringShowsNameAndFigure) {
    OpenWindow open;
    const QPoint at = open.pixelOf("Thôn Mẫu 3");
    open.hand().move(open.canvas(), at);
    QCursor::setPos(open.canvas().mapToGlobal(at));
    if (!open.canvas().underMouse())
        open.canvas().setAttribute(Qt::WA_UnderMouse);
    open.hand().move(open.canvas(), at);
    EXPECT_TRUE(open.until([] { return QToolTip::isVisible(); }));
    EXPECT_TRUE(QToolTip::text().contains(QStringLiteral("Thôn Mẫu 3")));
    QToolTip::hideText();
}

TEST(Tools, TabGoesFromVillageToVillageByName) {
    OpenWindow open;
    open.hand().key(open.canvas(), Qt::Key_Tab);
    EXPECT_EQ(open.cardTitle(), QStringLiteral("Thôn Mẫu 1"));
    open.hand().key(open.canvas(), Qt::Key_Tab);
    EXPECT_EQ(open.cardTitle(), QStringLiteral("Thôn Mẫu 2")); // 2 before 10: numbers by value
}

TEST(Tools, ARectangleSelectsWhatItMeets) {
    OpenWindow open;
    open.trigger("toolRectangle");
    open.hand().drag(open.canvas(), open.pixelOf("Thôn Mẫu 3") - QPoint(4, 4),
                     open.pixelOf("Thôn Mẫu 3") + QPoint(5, 5));
    EXPECT_GE(open.selectedCount(), 1u);
    const std::size_t few = open.selectedCount();
    open.hand().drag(open.canvas(), {5, 5},
                     {open.canvas().width() - 60, open.canvas().height() - 80});
    EXPECT_GT(open.selectedCount(), few);
}

TEST(Tools, APolygonEndsWithADoubleClick) {
    OpenWindow open;
    open.trigger("toolPolygon");
    const QPoint centre = open.pixelOf("Thôn Mẫu 3");
    open.hand().click(open.canvas(), centre + QPoint(-30, -30));
    open.hand().click(open.canvas(), centre + QPoint(30, -30));
    open.hand().doubleClick(open.canvas(), centre + QPoint(0, 40));
    EXPECT_GE(open.selectedCount(), 1u);
    EXPECT_FALSE(open.canvas().sketch().has_value());
}

TEST(Tools, ARadiusSelectsAroundItsCentre) {
    OpenWindow open;
    open.trigger("toolRadius");
    const QPoint centre = open.pixelOf("Thôn Mẫu 3");
    open.hand().drag(open.canvas(), centre, centre + QPoint(60, 0));
    EXPECT_GE(open.selectedCount(), 2u);
}

TEST(Tools, MeasuringSaysTheDistanceAlongTheGround) {
    OpenWindow open;
    open.trigger("toolMeasureLength");
    const QPoint from(300, 300);
    open.hand().click(open.canvas(), from);
    open.hand().doubleClick(open.canvas(), from + QPoint(0, 120));
    ASSERT_TRUE(open.canvas().sketch().has_value());
    // In TM-3 near its meridian plane metres are 0.9999 of the ground's: the text has one decimal.
    const double km = 120 * open.canvas().viewport().metresPerPixel / 1000;
    const std::string text = open.canvas().sketch()->text;
    EXPECT_NEAR(
        std::stod(text.substr(0, text.find(',')) + "." + text.substr(text.find(',') + 1, 1)), km,
        0.11)
        << text;
}

TEST(Tools, MeasuringAnAreaSaysHectaresOrSquareKilometres) {
    OpenWindow open;
    open.trigger("toolMeasureArea");
    open.hand().click(open.canvas(), {300, 300});
    open.hand().click(open.canvas(), {400, 300});
    open.hand().doubleClick(open.canvas(), {400, 400});
    ASSERT_TRUE(open.canvas().sketch().has_value());
    EXPECT_NE(open.canvas().sketch()->text.find("km²"), std::string::npos)
        << open.canvas().sketch()->text;
    open.hand().key(open.canvas(), Qt::Key_Escape);
    EXPECT_FALSE(open.canvas().sketch().has_value());
}

TEST(Tools, SearchFindsAVillageWithoutToneMarks) {
    OpenWindow open;
    auto& box = open.child<app::SearchBox>("searchBox");
    open.hand().type(box, QStringLiteral("thon mau 7"));
    ASSERT_FALSE(box.hits().empty());
    EXPECT_EQ(box.hits().front().name, "Thôn Mẫu 7");
    open.hand().key(box, Qt::Key_Return);
    EXPECT_EQ(open.cardTitle(), QStringLiteral("Thôn Mẫu 7"));
}

TEST(Tools, SearchSaysWhenNothingHasThatName) {
    OpenWindow open;
    auto& box = open.child<app::SearchBox>("searchBox");
    open.hand().type(box, QStringLiteral("zzzzqq"));
    EXPECT_TRUE(box.hits().empty());
    EXPECT_EQ(box.list().count(), 1);
}

} // namespace
} // namespace thonmap::test
