#include "thematic/resolve.h"

#include "support/shapes.h"
#include "thematic/palette.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::thematic {
namespace {

using test::TableBuilder;
using testing::ElementsAre;

constexpr auto kHidden = ResolvedLayer::kHidden;

Column numbers(std::string name, std::vector<Value> values) {
    Column column({.name = std::move(name), .type = FieldType::real});
    for (const Value& value : values)
        column.push(value);
    return column;
}

LayerFigures figures(TablePtr table, std::vector<Column> derived = {}) {
    return {.table = std::move(table),
            .derived = std::make_shared<const std::vector<Column>>(std::move(derived)),
            .illustrative = {},
            .date = *Date::fromYmd(2022, 6, 30)};
}

TablePtr squares(std::size_t count) {
    TableBuilder builder("v", test::tm3());
    builder.field("code", FieldType::text);
    for (std::size_t i = 0; i < count; ++i)
        builder.square(static_cast<double>(i), 0, 1, {std::string_view("c")});
    return builder.share();
}

LayerDefinition progress() {
    LayerDefinition layer;
    layer.id = "p";
    layer.ranges = RangeClasses{.field = "percent",
                                .ramp = "progress",
                                .bounds = {25, 50, 75, 100},
                                .count = 5,
                                .lowest = 0};
    return layer;
}

TEST(Resolve, ClassesAreClosedBelowHighFirstAndNoDataLast) {
    Diagnostics diagnostics;
    const auto layer =
        resolve(progress(),
                figures(squares(6), {numbers("percent", {24.9, 25.0, 75.0, 100.0, Value{}, 0.0})}),
                diagnostics);
    ASSERT_TRUE(layer.has_value()) << layer.error().text(Language::en);
    EXPECT_THAT(layer->classOfRow, ElementsAre(4, 3, 1, 0, 5, 4));
    ASSERT_EQ(layer->classes.size(), 6U);
    EXPECT_EQ(layer->classes[0].label.vi, "100 trở lên");
    EXPECT_EQ(layer->classes[3].label.vi, "25 đến dưới 50");
    EXPECT_EQ(layer->classes[4].label.vi, "0 đến dưới 25");
    EXPECT_EQ(layer->classes[4].count, 2U);
    EXPECT_TRUE(layer->classes[5].noData);
    EXPECT_TRUE(layer->classes[5].style.hatch.has_value());
    EXPECT_EQ(layer->classes[0].style.fill, ramp("progress")->colours.back());
    EXPECT_TRUE(layer->classes[0].style.marker->pointsOnly);
}

TEST(Resolve, WithoutMissingFiguresThereIsNoSuchClassAndNegativesOpenTheLowest) {
    Diagnostics diagnostics;
    const auto layer =
        resolve(progress(), figures(squares(1), {numbers("percent", {-3.0})}), diagnostics);
    ASSERT_TRUE(layer.has_value());
    EXPECT_EQ(layer->classes.size(), 5U);
    EXPECT_EQ(layer->classes[4].label.vi, "dưới 25");
    EXPECT_EQ(layer->classOfRow[0], 4);
}

TEST(Resolve, MethodsAreClosedAbove) {
    LayerDefinition definition = progress();
    definition.ranges->bounds.clear();
    definition.ranges->method = BreakMethod::equal;
    definition.ranges->count = 2;
    definition.ranges->closedBelow = false;
    Diagnostics diagnostics;
    const auto layer = resolve(
        definition, figures(squares(3), {numbers("percent", {0.0, 5.0, 10.0})}), diagnostics);
    ASSERT_TRUE(layer.has_value());
    EXPECT_THAT(layer->classOfRow, ElementsAre(1, 1, 0));
    EXPECT_EQ(layer->classes[0].label.vi, "trên 5 đến 10");
}

TEST(Resolve, OnlyWhatIsValidAtTheDateIsDrawn) {
    LayerDefinition definition;
    definition.validFromField = "from";
    definition.validToField = "to";
    const auto day = [](int y, int m, int d) { return *Date::fromYmd(y, m, d); };
    const TablePtr table = TableBuilder("u", test::tm3())
                               .field("from", FieldType::date)
                               .field("to", FieldType::date)
                               .square(0, 0, 1, {day(2019, 4, 1), day(2020, 1, 31)})
                               .square(0, 0, 1, {day(2020, 2, 1), day(2022, 6, 30)})
                               .square(0, 0, 1, {day(2022, 7, 1), Value{}})
                               .share();
    Diagnostics diagnostics;
    const auto layer = resolve(definition, figures(table), diagnostics);
    ASSERT_TRUE(layer.has_value());
    EXPECT_THAT(layer->classOfRow, ElementsAre(kHidden, 0, kHidden)); // the last day counts
}

TEST(Resolve, SymbolsCombineTwoFieldsAndRowsWithoutStateAreNotThereYet) {
    LayerDefinition definition;
    definition.symbols = SymbolClasses{
        .shapeField = "type",
        .shapes = {{"water", "water", {"Nước", ""}}, {"hall", "house", {"Nhà", ""}}},
        .stateField = "state",
        .states = {{"done", "completed", {"Xong", ""}}, {"new", "proposed", {"Mới", ""}}}};
    definition.badges = {{.symbol = "rule-broken", .when = "share < 25", .label = {"R1", "R1"}}};
    const TablePtr table =
        TableBuilder("s", test::tm3())
            .field("type", FieldType::text)
            .field("state", FieldType::text)
            .field("share", FieldType::real)
            .point({0, 0}, {std::string_view("hall"), std::string_view("done"), 21.0})
            .point({0, 0}, {std::string_view("hall"), Value{}, 10.0})
            .point({0, 0}, {std::string_view("road"), std::string_view("done"), 30.0})
            .share();
    Diagnostics diagnostics;
    const auto layer = resolve(definition, figures(table), diagnostics);
    ASSERT_TRUE(layer.has_value()) << layer.error().text(Language::en);
    EXPECT_EQ(layer->classes[layer->classOfRow[0]].style.marker->symbol, "house-completed");
    EXPECT_EQ(layer->classOfRow[1], kHidden);
    EXPECT_EQ(layer->classOfRow[2], kHidden);
    EXPECT_EQ(diagnostics.findings().size(), 1U); // no symbol for "road"
    ASSERT_EQ(layer->legendGroups.size(), 3U);
    EXPECT_EQ(layer->legendGroups[0].marks[0].symbol, "glyph-house");
    EXPECT_EQ(layer->legendGroups[0].marks[0].count, 1U);
    EXPECT_EQ(layer->legendGroups[1].marks[0].symbol, "state-completed");
    EXPECT_EQ(layer->badges[0], "rule-broken");
    EXPECT_EQ(layer->legendGroups[2].marks[0].count, 1U); // the hidden one does not count
    EXPECT_FALSE(layer->classes.front().listed);
}

TEST(Resolve, ChartsHoldTheDrawnRowsAndRoundTotals) {
    LayerDefinition definition;
    definition.chart.emplace();
    definition.chart->chart.parts = {{.label = {}, .colour = {}, .field = "a"},
                                     {.label = {}, .colour = {}, .field = "b"}};
    Diagnostics diagnostics;
    const auto layer =
        resolve(definition,
                figures(squares(2), {numbers("a", {100.0, 52.0}), numbers("b", {Value{}, 200.0})}),
                diagnostics);
    ASSERT_TRUE(layer.has_value());
    EXPECT_THAT(layer->chart->values, ElementsAre(100, 0, 52, 200));
    EXPECT_EQ(layer->chart->parts[0].total, 152);
    EXPECT_THAT(layer->chart->legendTotals, ElementsAre(250, 150, 100)); // largest total: 252
}

TEST(Resolve, RowsWithoutAPlaceStandInTheirParentAndAreSaid) {
    LayerDefinition definition;
    definition.countUnit = {"thôn", "villages"};
    definition.source.standIn = LayerSource::StandIn{.layer = "communes", .field = "parent"};
    const TablePtr table = TableBuilder("v", test::tm3())
                               .field("parent", FieldType::text)
                               .field("illustrative", FieldType::boolean)
                               .square(0, 0, 1, {std::string_view("p")})
                               .row({std::string_view("p"), true})
                               .share();
    Diagnostics diagnostics;
    const auto layer = resolve(definition, figures(table), diagnostics);
    ASSERT_TRUE(layer.has_value());
    EXPECT_THAT(layer->standsAt, ElementsAre("", "p"));
    ASSERT_EQ(layer->notes.size(), 1U);
    EXPECT_TRUE(layer->notes[0].vi.starts_with("1 thôn"));
    EXPECT_EQ(layer->classes[0].count, 2U);
    EXPECT_TRUE(layer->illustrative);
}

TEST(Resolve, InventedFiguresMarkTheLayer) {
    Diagnostics diagnostics;
    LayerFigures input = figures(squares(1), {numbers("percent", {10.0})});
    EXPECT_FALSE(resolve(progress(), input, diagnostics)->illustrative);
    input.illustrative = {1};
    EXPECT_TRUE(resolve(progress(), input, diagnostics)->illustrative);
}

TEST(Resolve, AFieldThatIsNotThereNamesTheNearest) {
    Diagnostics diagnostics;
    const auto layer =
        resolve(progress(), figures(squares(1), {numbers("percnt", {1.0})}), diagnostics);
    ASSERT_FALSE(layer.has_value());
    EXPECT_EQ(layer.error().message->code, "unknown_field");
    EXPECT_NE(layer.error().text(Language::en).find("percnt"), std::string::npos);
}

TEST(Resolve, PipsAreOnlyThereWithATargetOrABehindMark) {
    LayerDefinition definition;
    definition.pips = PipFields{"done", "begun", "target", "late"};
    Diagnostics diagnostics;
    const auto layer = resolve(definition,
                               figures(squares(3), {numbers("done", {2.0, Value{}, Value{}}),
                                                    numbers("begun", {1.0, Value{}, Value{}}),
                                                    numbers("target", {4.0, Value{}, Value{}}),
                                                    numbers("late", {0.0, 1.0, 0.0})}),
                               diagnostics);
    ASSERT_TRUE(layer.has_value());
    EXPECT_EQ(layer->pips[0]->completed, 2);
    EXPECT_EQ(layer->pips[0]->target, 4);
    EXPECT_TRUE(layer->pips[1]->behind);
    EXPECT_EQ(layer->pips[1]->target, 0);
    EXPECT_FALSE(layer->pips[2].has_value());
}

} // namespace
} // namespace thonmap::thematic
