#include "fixtures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap {
namespace {

using test::codes;
using test::Folder;
using test::load;
using test::texts;
using test::writeFile;
using testing::ElementsAre;
using testing::IsEmpty;

FeatureTable csv(std::string_view bytes, const char* name = "so.csv") {
    const Folder folder;
    writeFile(folder / name, bytes);
    return load(folder / name);
}

FieldType typeOf(const FeatureTable& table, std::string_view column) {
    const Column* found = table.column(column);
    EXPECT_NE(found, nullptr) << column;
    return found == nullptr ? FieldType::binary : found->type();
}

TEST(Csv, EachColumnGetsTheTypeOfAllItsValues) {
    const FeatureTable table = csv("ma,ten,so,ty_le,ngay,xong\n"
                                   "01942,Bằng Vân,12,0.5,2022-06-30,true\n"
                                   "01954,Vân Tùng,-3,7,2020-02-29,FALSE\n");
    EXPECT_EQ(typeOf(table, "ma"), FieldType::text);
    EXPECT_EQ(typeOf(table, "ten"), FieldType::text);
    EXPECT_EQ(typeOf(table, "so"), FieldType::integer);
    EXPECT_EQ(typeOf(table, "ty_le"), FieldType::real);
    EXPECT_EQ(typeOf(table, "ngay"), FieldType::date);
    EXPECT_EQ(typeOf(table, "xong"), FieldType::boolean);
    EXPECT_THAT(texts(table, "ma"), ElementsAre("01942", "01954"));
    EXPECT_THAT(texts(table, "so"), ElementsAre("12", "-3"));
    EXPECT_THAT(texts(table, "ngay"), ElementsAre("2022-06-30", "2020-02-29"));
    EXPECT_THAT(texts(table, "xong"), ElementsAre("true", "false"));
    EXPECT_THAT(table.ids, ElementsAre(1, 2));
    EXPECT_FALSE(table.hasGeometry());
}

TEST(Csv, AnEmptyCellIsNullWhateverTheColumn) {
    const FeatureTable table = csv("ten,so,ngay\na,,2020-01-01\n,2,\n");
    EXPECT_TRUE(table.column("so")->isNull(0));
    EXPECT_TRUE(table.column("ten")->isNull(1));
    EXPECT_TRUE(table.column("ngay")->isNull(1));
    EXPECT_EQ(typeOf(table, "so"), FieldType::integer);
    EXPECT_EQ(typeOf(table, "ngay"), FieldType::date);
}

TEST(Csv, OneValueThatDoesNotFitKeepsTheColumnText) {
    const FeatureTable table = csv("ten,a,b,c,d\n"
                                   "x,1,2020-01-01,true,1e3\n"
                                   "y,x,2020-02-30,co,2\n");
    EXPECT_EQ(typeOf(table, "a"), FieldType::text);
    EXPECT_EQ(typeOf(table, "b"), FieldType::text) << "30 February is no day";
    EXPECT_EQ(typeOf(table, "c"), FieldType::text);
    EXPECT_EQ(typeOf(table, "d"), FieldType::real);
}

TEST(Csv, CodesAndTelephoneNumbersStayText) {
    const FeatureTable table = csv("ten,dien_thoai,cccd,so_0\n"
                                   "a,0912345678,0190123456789012345678,0\n"
                                   "b,0987654321,123456789012345678901234,0.25\n");
    EXPECT_EQ(typeOf(table, "dien_thoai"), FieldType::text);
    EXPECT_EQ(typeOf(table, "cccd"), FieldType::text);
    EXPECT_EQ(typeOf(table, "so_0"), FieldType::real) << "a bare zero is a number";
    EXPECT_THAT(texts(table, "cccd"),
                ElementsAre("0190123456789012345678", "123456789012345678901234"));
}

TEST(Csv, CoordinatesAreOrdinaryColumns) {
    const FeatureTable table = csv("name,x,y,longitude,latitude\na,1,2,105.9,22.4\n");
    EXPECT_FALSE(table.hasGeometry());
    EXPECT_EQ(typeOf(table, "longitude"), FieldType::real);
}

TEST(Csv, AWktColumnIsTheGeometry) {
    const FeatureTable table = csv("ten,WKT\nthôn,\"POLYGON ((0 0, 2 0, 2 1, 0 0))\"\n");
    ASSERT_EQ(table.geometry.size(), 1u);
    EXPECT_EQ(table.geometry.type(0), GeometryType::polygon);
    EXPECT_EQ(table.geometry.extent(), (Extent{0, 0, 2, 1}));
    EXPECT_EQ(table.columns.size(), 1u);
}

TEST(Csv, SemicolonsBringDecimalCommas) {
    const FeatureTable table = csv("ten;dien_tich\na;1,5\nb;12\n");
    ASSERT_EQ(typeOf(table, "dien_tich"), FieldType::real);
    EXPECT_THAT(table.column("dien_tich")->values<double>(), ElementsAre(1.5, 12.0));
}

TEST(Csv, TheByteOrderMarkIsNoPartOfTheFirstName) {
    const FeatureTable table = csv("\xEF\xBB\xBFmã,số\na,1\n");
    EXPECT_NE(table.column("mã"), nullptr);
}

TEST(Csv, ExcelsUnicodeTextIsRead) {
    // "tên,số\nĐức Vân,5\n" in UTF-16LE with its mark
    std::string bytes("\xFF\xFE", 2);
    for (const char16_t unit : std::u16string_view(u"tên\tsố\nĐức Vân\t5\n")) {
        bytes += static_cast<char>(unit & 0xFF);
        bytes += static_cast<char>(unit >> 8);
    }
    const FeatureTable table = csv(bytes, "so.txt");
    EXPECT_THAT(texts(table, "tên"), ElementsAre("Đức Vân"));
    EXPECT_THAT(texts(table, "số"), ElementsAre("5"));
}

TEST(Csv, DeclaredTypesAreNotGuessed) {
    const Folder folder;
    writeFile(folder / "so.csv", "ma,so\n12,7\n");
    writeFile(folder / "so.csvt", "\"String\",\"Real\"\n");
    const FeatureTable table = load(folder / "so.csv");
    EXPECT_EQ(typeOf(table, "ma"), FieldType::text);
    EXPECT_EQ(typeOf(table, "so"), FieldType::real);
}

TEST(Csv, InspectingGivesTheSameTypesAsReading) {
    const Folder folder;
    writeFile(folder / "so.csv", "ma,so\n012,7\n013,\n");
    Diagnostics diagnostics;
    const auto info = io::inspect({.path = (folder / "so.csv").string()}, diagnostics);
    ASSERT_TRUE(info);
    ASSERT_EQ(info->layers.size(), 1u);
    EXPECT_EQ(info->layers[0].featureCount, 2);
    EXPECT_EQ(info->layers[0].geometryTypeName, "None");
    EXPECT_EQ(info->layers[0].fields[0].type, FieldType::text);
    EXPECT_EQ(info->layers[0].fields[1].type, FieldType::integer);
    EXPECT_THAT(codes(diagnostics), IsEmpty());
}

TEST(Csv, DateAndTimeWithAndWithoutZone) {
    const FeatureTable table = csv("luc,luc_utc\n2022-06-30 07:15,2022-06-30T00:15:30Z\n");
    EXPECT_EQ(table.text("luc", 0), "2022-06-30T07:15:00");
    EXPECT_EQ(table.text("luc_utc", 0), "2022-06-30T00:15:30Z");
}

} // namespace
} // namespace thonmap
