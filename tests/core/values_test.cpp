#include "core/column.h"
#include "core/date.h"
#include "core/number_format.h"

#include <cmath>

#include <gtest/gtest.h>
#include <limits>

namespace thonmap {
namespace {

TEST(Date, ReadsAndWritesDays) {
    // 2022-06-30 is day 19173: date -d @$((19173*86400)) -u
    const auto date = Date::fromIso("2022-06-30");
    ASSERT_TRUE(date);
    EXPECT_EQ(date->daysSinceEpoch, 19173);
    EXPECT_EQ(date->iso(), "2022-06-30");
    EXPECT_EQ(date->dayFirst(), "30/06/2022");
}

TEST(Date, RefusesWhatIsNotADay) {
    for (const char* text :
         {"2023-02-29", "2023-13-01", "2023-00-10", "2023-1-01", "30/06/2022", ""})
        EXPECT_FALSE(Date::fromIso(text)) << text;
    EXPECT_TRUE(Date::fromIso("2024-02-29"));
}

TEST(DateTime, WritesItsZoneAsOgrKeepsIt) {
    EXPECT_EQ((DateTime{0, 100}).iso(), "1970-01-01T00:00:00Z");
    EXPECT_EQ((DateTime{1500, 0}).iso(), "1970-01-01T00:00:01.500");
    EXPECT_EQ((DateTime{0, 128}).iso(), "1970-01-01T00:00:00+07:00"); // 28 quarter hours
    EXPECT_EQ((DateTime{-1000, 94}).iso(), "1969-12-31T23:59:59-01:30");
}

TEST(NumberFormat, GroupsTheWayEachLanguageDoes) {
    EXPECT_EQ(formatNumber(1234567.5, 1, Language::vi), "1.234.567,5");
    EXPECT_EQ(formatNumber(1234567.5, 1, Language::en), "1,234,567.5");
    EXPECT_EQ(formatInteger(-1000, Language::vi), "−1.000");
    EXPECT_EQ(formatInteger(999, Language::vi), "999");
    EXPECT_EQ(formatNumber(-0.0001, 1, Language::vi), "0,0");
    EXPECT_EQ(formatPercent(0.58, 0, Language::vi), "58\u00A0%");
}

TEST(NumberFormat, ChoosesTheUnitThatReadsBest) {
    EXPECT_EQ(formatDistance(850, Language::vi), "850\u00A0m");
    EXPECT_EQ(formatDistance(2500, Language::vi), "2,5\u00A0km");
    EXPECT_EQ(formatDistance(999.7, Language::en), "1.0\u00A0km");
    EXPECT_EQ(formatArea(125'000, Language::vi), "12,5\u00A0ha");
    EXPECT_EQ(formatArea(157e6, Language::vi), "157,0\u00A0km²");
}

TEST(Column, KnowsWhichCellsAreNull) {
    Column column(Field{.name = "dân", .type = FieldType::integer});
    column.push(std::int64_t{3});
    column.pushNull();
    column.push(std::int64_t{0});
    EXPECT_EQ(column.size(), 3u);
    EXPECT_EQ(column.nullCount(), 1u);
    EXPECT_TRUE(column.isNull(1));
    EXPECT_EQ(plainText(column.value(2)), "0");
    EXPECT_EQ(displayText(column.value(1), Language::vi), "");
}

TEST(Column, TheFirstCellMayBeNull) {
    Column column(Field{.name = "a", .type = FieldType::integer});
    column.pushNull();
    column.push(std::int64_t{7});
    EXPECT_TRUE(column.isNull(0));
    EXPECT_FALSE(column.isNull(1));
    EXPECT_EQ(column.nullCount(), 1u);
}

TEST(Column, TextKeepsEveryByteAndEmptyIsNotNull) {
    Column column(Field{.name = "tên", .type = FieldType::text});
    column.push("Ngân Sơn");
    column.push("");
    column.pushNull();
    EXPECT_EQ(std::get<std::string_view>(column.value(0)), "Ngân Sơn");
    EXPECT_FALSE(column.isNull(1));
    EXPECT_TRUE(column.isNull(2));
}

TEST(Value, NumbersReadBackExactly) {
    for (const double value : {0.1, 1e300, 123456789.123456789, -2.5e-308})
        EXPECT_EQ(std::stod(plainText(Value{value})), value);
    EXPECT_TRUE(std::isnan(numberOf(Value{"12"})));
}

} // namespace
} // namespace thonmap
