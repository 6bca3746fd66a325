#include "app/date_slider.h"
#include "app/open_window.h"
#include "app/theme_switcher.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <cmath>
#include <gtest/gtest.h>

namespace thonmap::test {
namespace {

TEST(View, TheMapIsDrawnWhenTheWindowOpens) {
    OpenWindow open;
    const auto frame = open.canvas().frame();
    ASSERT_NE(frame, nullptr);
    std::size_t drawn = 0;
    for (const std::size_t count : frame->report->featuresDrawn)
        drawn += count;
    EXPECT_GE(drawn, 10u + 18u - 5u); // ten communes, and the villages that have a shape or point
    EXPECT_FALSE(frame->report->labels.empty());
}

TEST(View, DraggingMovesTheMapWithTheMouse) {
    OpenWindow open;
    const XY before = open.canvas().viewport().toMap(400, 300);
    open.hand().drag(open.canvas(), {400, 300}, {520, 260});
    const XY after = open.canvas().viewport().toMap(520, 260);
    const double tolerance = open.canvas().viewport().metresPerPixel;
    EXPECT_NEAR(after.x, before.x, tolerance);
    EXPECT_NEAR(after.y, before.y, tolerance);
    EXPECT_TRUE(open.settle());
}

TEST(View, TheWheelZoomsAroundTheCursor) {
    OpenWindow open;
    const QPoint at(300, 200);
    const XY before = open.canvas().viewport().toMap(at.x(), at.y());
    const double scale = open.canvas().viewport().metresPerPixel;
    open.hand().wheel(open.canvas(), at, 2);
    ASSERT_TRUE(open.settle());
    const XY after = open.canvas().viewport().toMap(at.x(), at.y());
    EXPECT_NEAR(open.canvas().viewport().metresPerPixel, scale / 2, scale * 0.01);
    EXPECT_NEAR(after.x, before.x, scale);
    EXPECT_NEAR(after.y, before.y, scale);
}

TEST(View, PlusAndMinusZoomAndNullShowsTheWholeProject) {
    OpenWindow open;
    const double whole = open.canvas().viewport().metresPerPixel;
    open.hand().key(open.canvas(), Qt::Key_Plus);
    ASSERT_TRUE(open.settle());
    EXPECT_NEAR(open.canvas().viewport().metresPerPixel, whole / 2, whole * 0.01);
    open.hand().key(open.canvas(), Qt::Key_0);
    ASSERT_TRUE(open.settle());
    EXPECT_NEAR(open.canvas().viewport().metresPerPixel, whole, whole * 0.01);
}

TEST(View, PreviousAndNextViewGoBackAndForth) {
    OpenWindow open;
    const XY home = open.canvas().viewport().centre;
    EXPECT_FALSE(open.child<QAction>("actionBack").isEnabled());
    open.hand().drag(open.canvas(), {400, 300}, {200, 300});
    ASSERT_TRUE(open.settle());
    const XY there = open.canvas().viewport().centre;
    ASSERT_NE(there, home);
    ASSERT_TRUE(open.until([&] { return open.canvas().canGoBack(); }));
    open.trigger("actionBack");
    ASSERT_TRUE(open.settle());
    EXPECT_EQ(open.canvas().viewport().centre, home);
    open.trigger("actionForward");
    ASSERT_TRUE(open.settle());
    EXPECT_EQ(open.canvas().viewport().centre, there);
}

TEST(View, ZoomToSelectionShowsTheVillageLarge) {
    OpenWindow open;
    open.hand().click(open.canvas(), open.pixelOf("Thôn Mẫu 3"));
    ASSERT_EQ(open.selectedCount(), 1u);
    const double before = open.canvas().viewport().metresPerPixel;
    open.trigger("actionZoomSelection");
    ASSERT_TRUE(open.settle());
    EXPECT_LT(open.canvas().viewport().metresPerPixel, before / 2);
}

TEST(View, AThemeIsOneClick) {
    OpenWindow open;
    open.hand().click(open.child<QPushButton>("theme_ethnic-composition"));
    ASSERT_TRUE(open.settle());
    EXPECT_EQ(open.controller().view().theme, "ethnic-composition");
    bool charts = false;
    for (const auto& layer : open.canvas().frame()->scene->layers)
        charts = charts || layer.style->chart.has_value();
    EXPECT_TRUE(charts);
    EXPECT_EQ(open.hand().clicks(), 1);
}

TEST(View, TheSliderChangesTheDateAndWithItTheClasses) {
    OpenWindow open;
    const auto classesAt = [&] {
        std::vector<std::size_t> counts;
        for (const auto& layer : open.canvas().frame()->scene->layers)
            if (layer.style->id == "indicator-progress")
                for (const auto& entry : layer.style->classes)
                    counts.push_back(entry.count);
        return counts;
    };
    open.hand().click(open.child<QPushButton>("theme_indicator-progress"));
    ASSERT_TRUE(open.settle());
    const std::vector<std::size_t> before = classesAt();
    auto& slider = open.child<app::DateSlider>("dateSlider");
    const Date wanted = *Date::fromIso("2021-06-30");
    open.hand().click(slider, {static_cast<int>(slider.xOf(wanted)), 54});
    ASSERT_TRUE(open.settle());
    EXPECT_EQ(open.controller().view().date, wanted);
    EXPECT_NE(classesAt(), before);
}

TEST(View, CommaAndFullStopGoAMonthBackAndOn) {
    OpenWindow open;
    const Date before = open.controller().view().date;
    open.hand().key(open.canvas(), Qt::Key_Comma);
    EXPECT_EQ(open.controller().view().date, app::monthEnd(before, -1));
    open.hand().key(open.canvas(), Qt::Key_Period);
    EXPECT_EQ(open.controller().view().date, app::monthEnd(before));
}

TEST(View, PlayGoesOnMonthByMonth) {
    OpenWindow open;
    const Date before = open.controller().view().date;
    open.trigger("actionPlay");
    EXPECT_TRUE(
        open.until([&] { return open.controller().view().date > app::monthEnd(before, 1); }));
    open.trigger("actionPlay");
    EXPECT_FALSE(open.child<app::DateSlider>("dateSlider").playing());
}

TEST(View, CoordinatesAreReadInBothSystems) {
    OpenWindow open;
    open.hand().move(open.canvas(), {400, 300});
    const QString projected = open.child<QLabel>("projectedReadout").text();
    const QString degrees = open.child<QLabel>("degreesReadout").text();
    EXPECT_TRUE(projected.contains(QStringLiteral("VN-2000"))) << projected.toStdString();
    // Ngân Sơn lies at 22° N, 105–106° E.
    EXPECT_TRUE(degrees.contains(QStringLiteral("22°"))) << degrees.toStdString();
}

TEST(View, TheIllustrativeNoteIsOnEveryThemeOfTheDemo) {
    OpenWindow open;
    for (const char* theme :
         {"theme_sub-projects", "theme_ethnic-composition", "theme_indicator-progress"}) {
        open.hand().click(open.child<QPushButton>(theme));
        ASSERT_TRUE(open.settle());
        EXPECT_TRUE(open.canvas().frame()->scene->illustrative) << theme;
    }
}

TEST(View, PaintingGoesOnBesideTheWindow) {
    OpenWindow open;
    // Each request replaces the one before; the window's own loop runs between them.
    for (int step = 0; step < 20; ++step)
        open.hand().wheel(open.canvas(), {500, 300}, step % 2 == 0 ? 1 : -1);
    EXPECT_FALSE(open.canvas().settled());
    EXPECT_TRUE(open.settle());
}

} // namespace
} // namespace thonmap::test
