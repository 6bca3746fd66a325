#include "thematic/layer_rows.h"

#include "core/illustrative.h"
#include "support/shapes.h"

#include <gtest/gtest.h>

namespace thonmap::thematic {
namespace {

using test::TableBuilder;

LayerDefinition villages() {
    LayerDefinition layer;
    layer.id = "v";
    layer.source.layers = {"polygons", "points"};
    layer.keyField = "code";
    layer.validFromField = "from";
    layer.validToField = "to";
    return layer;
}

Date day(int year) {
    return *Date::fromYmd(year, 1, 1);
}

TablePtr units() {
    return TableBuilder("unit")
        .field("code", FieldType::text)
        .field("from", FieldType::date)
        .field("to", FieldType::date)
        .field("parent", FieldType::text)
        .row({std::string_view("A"), day(2019), Value{}, std::string_view("p")})
        .row({std::string_view("C"), day(2019), day(2025), std::string_view("p")})
        .row({std::string_view("C"), day(2026), Value{}, std::string_view("q")})
        .share();
}

TEST(LayerRows, AVillageThatIsPolygonAndPointIsThereOnceAndOneThatIsOnlyARowToo) {
    const TablePtr polygons =
        TableBuilder("p", test::tm3())
            .field("code", FieldType::text)
            .field("illustrati", FieldType::text)
            .square(0, 0, 1, {std::string_view("A"), std::string_view("true")})
            .share();
    const TablePtr points = TableBuilder("q", test::tm3())
                                .field("code", FieldType::text)
                                .point({0, 0}, {std::string_view("A")})
                                .point({5, 5}, {std::string_view("B")})
                                .share();
    const std::vector<TablePtr> parts{polygons, points};
    const TablePtr rows = units();
    const auto table = assembleRows(villages(), parts, rows.get());
    ASSERT_TRUE(table.has_value());
    ASSERT_EQ(table->rowCount(), 4U);
    EXPECT_EQ(table->geometry.type(0), GeometryType::polygon);
    EXPECT_EQ(table->text("code", 1), "B");
    EXPECT_EQ(table->geometry.type(1), GeometryType::point);
    EXPECT_EQ(table->text("code", 2), "C");
    EXPECT_EQ(table->text("parent", 3), "q"); // the second validity of the same village
    EXPECT_EQ(table->geometry.type(2), GeometryType::null);
    EXPECT_TRUE(isIllustrative(*table, 0));
    EXPECT_FALSE(isIllustrative(*table, 1));
    EXPECT_EQ(table->ids, (std::vector<std::int64_t>{1, 2, 3, 4}));
}

TEST(LayerRows, FilesOfSeveralDatesAreStackedWhole) {
    LayerDefinition layer = villages();
    layer.source.layers.clear();
    layer.source.files = {"a.shp", "b.shp"};
    const TablePtr file = TableBuilder("a", test::tm3())
                              .field("code", FieldType::text)
                              .square(0, 0, 1, {std::string_view("A")})
                              .share();
    const TablePtr other = TableBuilder("b", test::tm3())
                               .field("code", FieldType::integer)
                               .square(0, 0, 1, {std::int64_t{7}})
                               .share();
    const std::vector<TablePtr> parts{file, other};
    const auto table = assembleRows(layer, parts, nullptr);
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->rowCount(), 2U);
    EXPECT_EQ(table->text("code", 1), "7"); // types differ: the column is text
}

TEST(LayerRows, SourcesInDifferentSystemsAreRefused) {
    const std::vector<TablePtr> parts{
        TableBuilder("a", test::tm3()).field("code", FieldType::text).point({0, 0}).share(),
        TableBuilder("b", test::wgs84()).field("code", FieldType::text).point({0, 0}).share()};
    EXPECT_EQ(assembleRows(villages(), parts, nullptr).error().message->code, "mixed_crs");
    EXPECT_EQ(assembleRows(villages(), {}, nullptr).error().message->code, "no_rows");
}

TEST(LayerRows, PointsComeFromTwoColumnsAndAMissingOneIsNull) {
    LayerDefinition layer;
    layer.source.points = LayerSource::Points{.table = "s", .x = "x", .y = "y", .crs = ""};
    const FeatureTable rows = TableBuilder("s")
                                  .field("x", FieldType::text)
                                  .field("y", FieldType::real)
                                  .row({std::string_view("10.5"), 20.0})
                                  .row({std::string_view("east"), 20.0})
                                  .row({Value{}, 20.0})
                                  .build();
    Diagnostics diagnostics;
    const auto table = pointRows(layer, rows, test::tm3(), diagnostics);
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->geometry.sequence(0)[0], (XY{10.5, 20}));
    EXPECT_EQ(table->geometry.type(1), GeometryType::null);
    EXPECT_EQ(table->geometry.type(2), GeometryType::null);
    EXPECT_EQ(diagnostics.findings().size(), 1U); // "east"; an empty cell is no mistake
}

} // namespace
} // namespace thonmap::thematic
