#include "core/feature_table.h"
#include "support/shapes.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace thonmap {
namespace {

using test::TableBuilder;

TEST(GeometryColumn, KeepsPartsRingsAndCoordinatesOfEachFeature) {
    GeometryBuilder builder;
    builder.beginFeature(GeometryType::multiPolygon);
    builder.beginPart(PartType::polygon);
    builder.addSequence(std::vector<XY>{{0, 0}, {4, 0}, {4, 4}, {0, 0}});
    builder.addSequence(std::vector<XY>{{1, 1}, {2, 1}, {2, 2}, {1, 1}});
    builder.beginPart(PartType::polygon);
    builder.addSequence(std::vector<XY>{{10, 10}, {12, 10}, {12, 12}, {10, 10}});
    builder.addNull();
    builder.beginFeature(GeometryType::point);
    builder.beginPart(PartType::point);
    builder.beginSequence();
    builder.add({7, 8});
    const GeometryColumn column = builder.finish();

    ASSERT_EQ(column.size(), 3u);
    EXPECT_EQ(column.parts(0).size(), 2u);
    EXPECT_EQ(column.sequences(0).size(), 2u);
    EXPECT_EQ(column.sequences(1).size(), 1u);
    EXPECT_EQ(column.sequence(1).front(), (XY{1, 1}));
    EXPECT_EQ(column.type(1), GeometryType::null);
    EXPECT_TRUE(column.isEmpty(1));
    EXPECT_EQ(column.sequence(3).front(), (XY{7, 8}));
    EXPECT_EQ(column.extent(0), (Extent{0, 0, 12, 12}));
    EXPECT_EQ(column.extent(), (Extent{0, 0, 12, 12}));
}

TEST(GeometryColumn, AnEmptyGeometryHasATypeButNoPartsAndNoExtent) {
    GeometryBuilder builder;
    builder.beginFeature(GeometryType::multiPolygon);
    const GeometryColumn column = builder.finish();
    EXPECT_EQ(column.type(0), GeometryType::multiPolygon);
    EXPECT_TRUE(column.isEmpty(0));
    EXPECT_TRUE(column.extent(0).empty());
}

TEST(GeometryColumn, HeightsGivenForOneFeatureAreMissingNotZeroForTheOthers) {
    GeometryBuilder builder;
    builder.beginFeature(GeometryType::point);
    builder.beginPart(PartType::point);
    builder.beginSequence();
    builder.add({1, 1});
    builder.beginFeature(GeometryType::point);
    builder.beginPart(PartType::point);
    builder.beginSequence();
    builder.add({2, 2}, 350.5, std::numeric_limits<double>::quiet_NaN());
    const GeometryColumn column = builder.finish();
    ASSERT_EQ(column.z().size(), 2u);
    EXPECT_TRUE(std::isnan(column.z()[0]));
    EXPECT_EQ(column.z()[1], 350.5);
    EXPECT_TRUE(column.m().empty());
}

TEST(GeometryColumn, ACopyOfEachFeatureIsTheSameColumn) {
    const FeatureTable table = TableBuilder("t").square(0, 0, 5).point({1, 2}).row().build();
    GeometryBuilder builder;
    for (std::size_t i = 0; i < table.geometry.size(); ++i)
        builder.addCopy(table.geometry, i);
    EXPECT_EQ(builder.finish(), table.geometry);
}

TEST(FeatureTable, SelectedRowsKeepIdsValuesAndShapesInTheOrderAsked) {
    const FeatureTable table = TableBuilder("xã")
                                   .field("tên", FieldType::text)
                                   .field("dân", FieldType::integer)
                                   .square(0, 0, 1, {"Bằng Vân", std::int64_t{2833}})
                                   .square(1, 0, 1, {"Đức Vân", Value{}})
                                   .point({5, 5}, {"Cốc Đán", std::int64_t{2389}})
                                   .build();
    const FeatureTable selected = selectRows(table, {2, 1});
    ASSERT_EQ(selected.rowCount(), 2u);
    EXPECT_EQ(selected.ids, (std::vector<std::int64_t>{3, 2}));
    EXPECT_EQ(selected.text("tên", 0), "Cốc Đán");
    EXPECT_TRUE(isNull(selected.value("dân", 1)));
    EXPECT_EQ(selected.geometry.type(0), GeometryType::point);
    EXPECT_EQ(selected.geometry.extent(1), (Extent{1, 0, 2, 1}));
}

} // namespace
} // namespace thonmap
