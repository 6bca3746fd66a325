#include "cli/program.h"
#include "io/source.h"
#include "support/places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::cli {
namespace {

using test::at;
using test::thonmap;

TEST(Query, CountsAndListsByAttribute) {
    const auto file = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(file);
    const std::string source = file.string() + ":xa_2020_fitted";
    const auto count =
        thonmap({"query", source, "--where", "code IN ('01942','01951')", "--count"});
    EXPECT_EQ(count.code, 0) << count.err;
    EXPECT_EQ(count.out, "2\n");
    const auto json =
        thonmap({"query", source, "--where", "code = '01942'", "--geometry", "--json"}).json();
    EXPECT_EQ(at(json, "count").integer(), 1);
    const auto& feature = at(json, "features").items().at(0);
    EXPECT_EQ(at(at(feature, "properties"), "name").text(), "Xã Bằng Vân");
    EXPECT_EQ(at(at(feature, "geometry"), "type").text(), "MultiPolygon");
    EXPECT_TRUE(at(feature, "id").is(document::Value::Kind::integer));
}

TEST(Query, FindsNeighboursThroughAnAlias) {
    const auto file = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(file);
    // DESIGN: four communes of 2019 intersect Thượng Quan, itself among them or not: at least four.
    const auto json = thonmap({"query", file.string() + ":xa_2019_fitted", "--where",
                               "S_INTERSECTS(geometry, layer('others', 'code = ''01957'''))",
                               "--with", "others=" + file.string() + ":xa_2019_fitted", "--json"})
                          .json();
    EXPECT_GE(at(json, "count").integer(), 4);
    EXPECT_LE(at(json, "count").integer(), 5);
}

TEST(Query, AsksAMapAboutFiguresNoFileHolds) {
    const auto ended = thonmap({"query", test::demoDocument() + ":indicator-progress", "--where",
                                "persons > 0", "--date", "2022-06-30", "--json"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    const auto json = ended.json();
    EXPECT_EQ(at(json, "count").integer(), 18);
    const auto& first = at(json, "features").items().at(0);
    const double share = at(at(first, "properties"), "dao_share").number();
    EXPECT_GE(share, 0);
    EXPECT_LE(share, 1); // fractions, not percent
}

TEST(Query, AMistakeInTheConditionSaysWhere) {
    const auto file = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(file);
    const auto ended =
        thonmap({"query", file.string() + ":xa_2025", "--where", "name == 'x'", "--json"});
    EXPECT_EQ(ended.code, 1);
    EXPECT_TRUE(at(ended.error(), "position").is(document::Value::Kind::integer));
    EXPECT_EQ(thonmap({"query", file.string(), "--where", "code = '1'"}).code, 1); // which layer?
}

TEST(Query, TheResultIsAFileWithTheSameFeatures) {
    const auto file = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(file);
    const test::Folder folder;
    const auto out = (folder / "kết quả.gpkg").string();
    const auto ended = thonmap(
        {"query", file.string() + ":xa_2025", "--where", "code = '01942'", "-o", out, "--json"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    Diagnostics diagnostics;
    const auto table = io::read({.path = out}, diagnostics);
    ASSERT_TRUE(table);
    ASSERT_EQ(table->rowCount(), 1U);
    EXPECT_EQ(table->text("code", 0), "01942");
}

TEST(Query, ASourceIsNotOverwritten) {
    const test::Folder folder;
    test::writeFile(folder / "a.csv", "id,x\n1,2\n");
    const auto path = (folder / "a.csv").string();
    const auto ended = thonmap({"query", path, "--where", "x = 2", "-o", path});
    EXPECT_EQ(ended.code, 1);
    EXPECT_EQ(test::slurp(folder / "a.csv"), "id,x\n1,2\n");
}

TEST(Query, ComparingWithNothingIsSaidEvenWhenQuiet) {
    const auto ended =
        thonmap({"query", test::demoDocument() + ":villages", "--where",
                 "distance(geometry, layer('sub-projects', 'type = ''wotar''')) > 2000", "--count",
                 "--quiet"});
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_THAT(ended.err, testing::HasSubstr("wotar"));
}

} // namespace
} // namespace thonmap::cli
