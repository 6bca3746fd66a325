#include "core/cell.h"

#include <gtest/gtest.h>

namespace thonmap {
namespace {

Column texts(std::initializer_list<std::string_view> values) {
    Column column({.name = "c", .type = FieldType::text});
    for (const std::string_view value : values)
        column.push(value.empty() ? Value{} : Value{value});
    return column;
}

TEST(Cell, NumbersAreReadFromTextOnlyWhenTheWholeTextIsOne) {
    const Column column = texts({"12.5", "12,5", "12 ha", "", "nan", "1e400"});
    EXPECT_EQ(numberCell(&column, 0), 12.5);
    for (std::size_t row = 1; row < column.size(); ++row)
        EXPECT_FALSE(numberCell(&column, row).has_value()) << row;
    EXPECT_FALSE(numberCell(nullptr, 0).has_value());
}

TEST(Cell, DatesComeFromDatesMomentsAndText) {
    Column dates({.name = "d", .type = FieldType::date});
    dates.push(*Date::fromYmd(2022, 6, 30));
    Column moments({.name = "m", .type = FieldType::dateTime});
    moments.push(DateTime{.millisecondsSinceEpoch = 86'400'000, .zoneFlag = 0});
    const Column column = texts({"2022-06-30", "2022-06-31", "30/06/2022"});
    EXPECT_EQ(dateCell(&dates, 0), Date::fromYmd(2022, 6, 30));
    EXPECT_EQ(dateCell(&moments, 0), Date::fromYmd(1970, 1, 2));
    EXPECT_EQ(dateCell(&column, 0), Date::fromYmd(2022, 6, 30));
    EXPECT_FALSE(dateCell(&column, 1).has_value());
    EXPECT_FALSE(dateCell(&column, 2).has_value());
}

TEST(Cell, TruthIsReadInBothLanguages) {
    const Column column = texts({"TRUE", "có", "không", "0", "maybe"});
    EXPECT_EQ(boolCell(&column, 0), true);
    EXPECT_EQ(boolCell(&column, 1), true);
    EXPECT_EQ(boolCell(&column, 2), false);
    EXPECT_EQ(boolCell(&column, 3), false);
    EXPECT_FALSE(boolCell(&column, 4).has_value());
}

TEST(Cell, TextOfNullAndOfNoColumnIsEmpty) {
    const Column column = texts({"", "x"});
    EXPECT_EQ(textCell(&column, 0), "");
    EXPECT_EQ(textCell(&column, 1), "x");
    EXPECT_EQ(textCell(nullptr, 7), "");
}

} // namespace
} // namespace thonmap
