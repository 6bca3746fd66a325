#include "core/illustrative.h"

#include "support/shapes.h"

#include <gtest/gtest.h>

namespace thonmap {
namespace {

TEST(Illustrative, IsReadUnderTheWholeNameAndUnderTheOneAShapefileKeeps) {
    const FeatureTable csv = test::TableBuilder("a")
                                 .field("illustrative", FieldType::boolean)
                                 .row({true})
                                 .row({false})
                                 .row()
                                 .build();
    EXPECT_TRUE(isIllustrative(csv, 0));
    EXPECT_FALSE(isIllustrative(csv, 1));
    EXPECT_FALSE(isIllustrative(csv, 2));

    const FeatureTable dbf = test::TableBuilder("b")
                                 .field("illustrati", FieldType::text)
                                 .row({std::string_view("true")})
                                 .build();
    EXPECT_TRUE(isIllustrative(dbf, 0));
}

TEST(Illustrative, ATableThatDoesNotSaySoIsReal) {
    const FeatureTable table =
        test::TableBuilder("a").field("name", FieldType::text).row({std::string_view("x")}).build();
    EXPECT_EQ(illustrativeColumn(table), nullptr);
    EXPECT_FALSE(isIllustrative(table, 0));
}

} // namespace
} // namespace thonmap
