#include "app/open_window.h"
#include "io/source.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>

namespace thonmap::test {
namespace {

TEST(Answers, AQuestionOfMenusIsCountedNumberedAndListed) {
    OpenWindow open;
    open.trigger("actionQuery");
    // farther than 2 km from any sub-project: the sentence the panel opens with
    open.hand().click(open.child<QPushButton>("queryAsk"));
    ASSERT_TRUE(open.settle());
    const session::AnswerPtr answer = open.controller().latestAnswer();
    ASSERT_NE(answer, nullptr);
    EXPECT_EQ(open.child<QTableView>("queryTable").model()->rowCount(),
              static_cast<int>(answer->rows.size()));
    EXPECT_FALSE(open.child<QLabel>("queryCount").text().isEmpty());
}

TEST(Answers, TheResultStaysOnTheMapUntilItIsDismissed) {
    OpenWindow open;
    open.trigger("actionQuery");
    open.child<QPlainTextEdit>("queryText").setPlainText(QStringLiteral("persons > 0"));
    open.hand().click(open.child<QPushButton>("queryAsk"));
    ASSERT_TRUE(open.settle());
    const auto results = [&] {
        const auto& highlights = open.canvas().frame()->scene->highlights;
        return std::ranges::count(highlights, render::Highlight::Kind::result,
                                  &render::Highlight::kind);
    };
    EXPECT_EQ(results(), 1);
    open.hand().click(open.canvas(), open.pixelOf("Thôn Mẫu 3"));
    ASSERT_TRUE(open.settle());
    EXPECT_EQ(results(), 1);
    open.hand().click(open.child<QPushButton>("queryDismiss"));
    ASSERT_TRUE(open.settle());
    EXPECT_EQ(results(), 0);
}

TEST(Answers, TypedTextThatIsWrongSaysWhere) {
    OpenWindow open;
    open.trigger("actionQuery");
    open.child<QPlainTextEdit>("queryText").setPlainText(QStringLiteral("persns > 100"));
    open.hand().click(open.child<QPushButton>("queryAsk"));
    ASSERT_TRUE(open.until([&] { return !open.notice().isEmpty(); }));
    EXPECT_TRUE(open.notice().contains(QStringLiteral("persons"))) << open.notice().toStdString();
}

TEST(Answers, TypedTextMovesTheMenus) {
    OpenWindow open;
    open.trigger("actionQuery");
    open.child<QPlainTextEdit>("queryText")
        .setPlainText(QStringLiteral("distance(geometry, layer('villages')) <= 750"));
    EXPECT_DOUBLE_EQ(open.child<QDoubleSpinBox>("queryDistance").value(), 750);
    EXPECT_EQ(open.child<QComboBox>("queryOther").currentData().toString(),
              QStringLiteral("villages"));
}

TEST(Answers, AnEmptyReferenceIsSaidNotAnswered) {
    OpenWindow open;
    open.trigger("actionQuery");
    open.child<QPlainTextEdit>("queryText")
        .setPlainText(QStringLiteral(
            "distance(geometry, layer('sub-projects', 'type = ''Hoan thanh''')) > 2000"));
    open.hand().click(open.child<QPushButton>("queryAsk"));
    ASSERT_TRUE(open.settle());
    const session::AnswerPtr answer = open.controller().latestAnswer();
    ASSERT_NE(answer, nullptr);
    EXPECT_TRUE(answer->referenceEmpty);
}

TEST(Answers, TheResultIsExportedWithItsFigures) {
    OpenWindow open;
    open.trigger("actionQuery");
    open.child<QPlainTextEdit>("queryText").setPlainText(QStringLiteral("persons > 150"));
    open.hand().click(open.child<QPushButton>("queryAsk"));
    ASSERT_TRUE(open.settle());
    const std::size_t count = open.controller().latestAnswer()->rows.size();
    ASSERT_GT(count, 0u);
    const std::filesystem::path out = open.folder() / "kết quả.gpkg";
    open.hand().chooseFile([&] { open.hand().click(open.child<QPushButton>("queryExport")); },
                           QString::fromStdString(out.string()));
    ASSERT_TRUE(open.settle());
    Diagnostics diagnostics;
    const auto table = io::read({out.string(), {}}, diagnostics);
    ASSERT_TRUE(table) << table.error().text(Language::en);
    EXPECT_EQ(table->rowCount(), count);
    EXPECT_NE(table->column("persons"), nullptr);
}

TEST(Answers, SitesAreChosenProvenAndDrawn) {
    OpenWindow open;
    open.trigger("actionSites");
    open.hand().click(open.child<QPushButton>("sitesSolve"));
    ASSERT_TRUE(open.settle());
    const session::SiteChoicePtr choice = open.controller().session().state().sites;
    ASSERT_NE(choice, nullptr);
    EXPECT_EQ(choice->solution.status, siting::SolutionStatus::optimal);
    EXPECT_EQ(choice->sites.size(), 3u);
    EXPECT_EQ(choice->totalWeight, 3080); // people, not places: the programme's residents
    EXPECT_EQ(open.child<QListWidget>("sitesList").count(), 3);
    const auto& highlights = open.canvas().frame()->scene->highlights;
    EXPECT_EQ(
        std::ranges::count(highlights, render::Highlight::Kind::site, &render::Highlight::kind), 1);
    const std::filesystem::path out = open.folder() / "điểm.gpkg";
    open.hand().chooseFile([&] { open.hand().click(open.child<QPushButton>("sitesExport")); },
                           QString::fromStdString(out.string()));
    ASSERT_TRUE(open.settle());
    Diagnostics diagnostics;
    const auto info = io::inspect({out.string(), {}}, diagnostics);
    ASSERT_TRUE(info);
    EXPECT_EQ(info->layers.size(), 4u); // sites, demand, links, choice
}

} // namespace
} // namespace thonmap::test
