#include "session/picture.h"

#include "session/demo_map.h"
#include "support/places.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace thonmap::session {
namespace {

using test::csvRows;
using test::demoMap;
using test::why;

Date day(int year, int month, int dayOfMonth) {
    return *Date::fromYmd(year, month, dayOfMonth);
}

render::ScenePtr sceneOf(const MapPtr& map, const View& view) {
    SceneMaker maker;
    Diagnostics diagnostics;
    auto scene = maker.make(map, view, {}, diagnostics);
    EXPECT_TRUE(scene) << why(scene);
    return scene ? *scene : nullptr;
}

const thematic::ResolvedLayer& layerIn(const render::Scene& scene, const std::string& id) {
    return *scene.layers.at(sceneLayerIndex(scene, id).value()).style;
}

std::size_t rowOf(const thematic::ResolvedLayer& layer, const std::string& code) {
    for (std::size_t row = 0; row < layer.table->rowCount(); ++row)
        if (layer.table->text("code", row) == code)
            return row;
    ADD_FAILURE() << "no unit " << code;
    return 0;
}

const thematic::StyleClass& classOf(const thematic::ResolvedLayer& layer, const std::string& code) {
    return layer.classes.at(layer.classOfRow.at(rowOf(layer, code)));
}

TEST(Scene, TheDemoOpensWithItsThreeThemes) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    std::set<std::string> ids;
    for (const Theme& theme : themesOf(*map, firstView(*map)))
        ids.insert(theme.id);
    EXPECT_EQ(ids,
              (std::set<std::string>{"ethnic-composition", "indicator-progress", "sub-projects"}));
}

TEST(Scene, EachThemeIsDrawnAloneAndSaysItIsIllustrative) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    for (const std::string theme : {"ethnic-composition", "indicator-progress", "sub-projects"}) {
        const auto scene = sceneOf(map, withTheme(firstView(*map), theme));
        ASSERT_TRUE(scene) << theme;
        EXPECT_TRUE(sceneLayerIndex(*scene, theme)) << theme;
        for (const std::string other : {"ethnic-composition", "indicator-progress", "sub-projects"})
            EXPECT_EQ(sceneLayerIndex(*scene, other).has_value(), other == theme);
        EXPECT_TRUE(scene->illustrative) << theme;
        EXPECT_FALSE(scene->headline.title.vi.empty()) << theme;
        EXPECT_FALSE(scene->sourceLine.vi.empty());
    }
}

TEST(Scene, AllEighteenVillagesStandSomewhereAlsoThoseWithoutAShape) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const MapLayer* layer = map->layer("indicator-progress");
    ASSERT_TRUE(layer);
    std::set<std::string> codes;
    std::size_t withoutShape = 0;
    for (std::size_t row = 0; row < layer->table->rowCount(); ++row) {
        codes.insert(layer->table->text("code", row));
        EXPECT_TRUE(std::isfinite((*layer->anchors)[row].x)) << row;
        if (layer->geometry->extents[row].empty())
            ++withoutShape;
    }
    EXPECT_EQ(codes.size(), 18U); // the programme's villages
    EXPECT_GT(withoutShape, 0U);
}

/// The share of Dao in a village from the register's rows of its newest date, by hand.
double daoPercent(const std::string& code, const std::string& until) {
    std::string newest;
    for (const auto& row : csvRows("population"))
        if (row.at("unit_code") == code && row.at("date") <= until && row.at("date") > newest)
            newest = row.at("date");
    double dao = 0;
    double all = 0;
    for (const auto& row : csvRows("population")) {
        if (row.at("unit_code") != code || row.at("date") != newest || row.at("persons").empty())
            continue;
        const double persons = std::stod(row.at("persons"));
        all += persons;
        if (row.at("ethnic_group") == "Dao")
            dao += persons;
    }
    return 100 * dao / all;
}

TEST(Scene, SharesAreThoseOfTheRegistersRows) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    View view = withTheme(firstView(*map), "ethnic-composition");
    view = withChoice(view, "ethnic-composition", "group", "Dao");
    const auto scene = sceneOf(map, view);
    ASSERT_TRUE(scene);
    const thematic::ResolvedLayer& layer = layerIn(*scene, "ethnic-composition");
    ASSERT_TRUE(layer.derived);
    ASSERT_EQ(layer.classFields.size(), 1U);
    const auto share = std::ranges::find(*layer.derived, layer.classFields[0], &Column::name);
    ASSERT_NE(share, layer.derived->end());
    std::set<std::string> checked; // a village may have several validities
    for (std::size_t row = 0; row < layer.table->rowCount(); ++row) {
        const std::string code = layer.table->text("code", row);
        const double expected = daoPercent(code, view.date.iso());
        if (!std::isfinite(expected))
            continue;
        EXPECT_NEAR(numberOf(share->value(row)), expected, 1e-9) << code;
        checked.insert(code);
    }
    EXPECT_EQ(checked.size(), 18U);
}

/// The register with one row changed by `edit`.
TablePtr edited(const Map& map, const std::string& table, const auto& wanted,
                const std::string& field, const Value& value) {
    const FeatureTable& before = *map.registers.tables.at(table);
    auto after = std::make_shared<FeatureTable>(before);
    for (Column& column : after->columns) {
        if (column.name() != field)
            continue;
        Column changed(column.field());
        for (std::size_t row = 0; row < column.size(); ++row)
            changed.push(wanted(before, row) ? value : column.value(row));
        column = std::move(changed);
    }
    return after;
}

TEST(Scene, OneChangedRowChangesTheVillagesClassAndColour) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    View view = withTheme(firstView(*map), "indicator-progress");
    const auto before = sceneOf(map, view);
    ASSERT_TRUE(before);
    const std::string code = "NS-TM01";
    // The village's target becomes tenfold: whatever it has reached is now a tenth as much of it.
    const auto rows = edited(
        *map, "indicator",
        [&](const FeatureTable& table, std::size_t row) {
            return table.text("code", row) == "O1" && table.text("unit_code", row) == code;
        },
        "target", Value(std::int64_t{400}));
    const Result<MapPtr> changed = withRegister(map, "indicator", rows);
    ASSERT_TRUE(changed) << why(changed);
    const auto after = sceneOf(*changed, view);
    ASSERT_TRUE(after);
    const auto& was = classOf(layerIn(*before, "indicator-progress"), code);
    const auto& is = classOf(layerIn(*after, "indicator-progress"), code);
    EXPECT_NE(was.label.vi, is.label.vi);
    EXPECT_NE(was.style.fill, is.style.fill);
    // Nobody else moved.
    const auto& other = classOf(layerIn(*before, "indicator-progress"), "NS-TM02");
    EXPECT_EQ(classOf(layerIn(*after, "indicator-progress"), "NS-TM02").label, other.label);
}

TEST(Scene, TheDateDecidesWhichCommunesAreDrawn) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const auto drawn = [&](Date date) {
        const auto scene = sceneOf(map, withDate(firstView(*map), date));
        const thematic::ResolvedLayer& layer = layerIn(*scene, "communes");
        std::set<std::string> codes;
        for (std::size_t row = 0; row < layer.table->rowCount(); ++row)
            if (layer.classOfRow[row] != thematic::ResolvedLayer::kHidden)
                codes.insert(layer.table->text("code", row));
        return codes.size();
    };
    EXPECT_EQ(drawn(day(2019, 6, 1)), 11U); // facts: 11 communes in 2019
    EXPECT_EQ(drawn(day(2022, 6, 30)), 10U);
    EXPECT_EQ(drawn(day(2025, 7, 1)), 5U);
}

TEST(Scene, WhatDidNotChangeIsTheSameObject) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    SceneMaker maker;
    Diagnostics diagnostics;
    const View view = firstView(*map);
    const auto first = maker.make(map, view, {}, diagnostics);
    const auto moved = maker.make(map, withDate(view, day(2021, 3, 31)), {}, diagnostics);
    const auto back = maker.make(map, view, {}, diagnostics);
    ASSERT_TRUE(first && moved && back);
    for (std::size_t i = 0; i < (*first)->layers.size(); ++i)
        EXPECT_EQ((*first)->layers[i].style, (*back)->layers[i].style);
}

TEST(Scene, AThemeThatIsNoneIsRefusedByName) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    SceneMaker maker;
    Diagnostics diagnostics;
    const auto scene = maker.make(map, withTheme(firstView(*map), "communes"), {}, diagnostics);
    ASSERT_FALSE(scene);
    EXPECT_THAT(scene.error().text(Language::en), testing::HasSubstr("indicator-progress"));
}

TEST(Scene, ASelectionOfAHiddenLayerIsStillDrawn) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    SceneMaker maker;
    Diagnostics diagnostics;
    const View view = withVisible(firstView(*map), "communes", false);
    const auto scene =
        maker.make(map, view, {.selection = {.layer = "communes", .rows = {0}}}, diagnostics);
    ASSERT_TRUE(scene);
    ASSERT_EQ((*scene)->highlights.size(), 1U);
    EXPECT_EQ((*scene)->layers.at((*scene)->highlights[0].layer).style->id, "communes");
    EXPECT_FALSE((*scene)->layers[(*scene)->highlights[0].layer].style->visible);
}

TEST(TimeLine, CountsWhatTheRegisterSaysAtEachMonthsEnd) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const auto line = timeLine(*map, withTheme(firstView(*map), "indicator-progress"));
    ASSERT_TRUE(line) << why(line);
    ASSERT_GT(line->points.size(), 12U);
    EXPECT_EQ(line->target, 65);
    for (const TimeLine::Point& point : line->points) {
        // Completed, self-managed in all four, and its objective met, by that day.
        double expected = 0;
        for (const auto& row : csvRows("sub_project")) {
            const bool counts =
                row.at("self_planned") == "true" && row.at("self_carried_out") == "true" &&
                row.at("self_monitored") == "true" && row.at("self_evaluated") == "true" &&
                row.at("objective_met") == "true";
            if (counts && !row.at("completed_on").empty() &&
                row.at("completed_on") <= point.date.iso())
                expected += 1;
        }
        if (std::isfinite(point.actual))
            EXPECT_EQ(point.actual, expected) << point.date.iso();
        else
            EXPECT_EQ(expected, 0) << point.date.iso();
    }
}

} // namespace
} // namespace thonmap::session
