#include "cli/program.h"
#include "io/sink.h"
#include "io/source.h"
#include "support/places.h"
#include "support/styles.h"
#include "text/normalize.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::cli {
namespace {

using test::at;
using test::thonmap;

TEST(Export, AShapefileCopyOfRealCommunesComesOutIdentical) {
    const auto file = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(file);
    const test::Folder folder;
    Diagnostics diagnostics;
    auto original = io::read({.path = file.string(), .layer = "xa_2025"}, diagnostics);
    ASSERT_TRUE(original);
    const auto before = std::make_shared<const FeatureTable>(std::move(*original));
    const io::OutputLayer layer{.table = before};
    ASSERT_TRUE(io::write(folder / "xa_2025.shp", std::span(&layer, 1), diagnostics));

    const auto out = (folder / "xã.gpkg").string();
    const auto ended = thonmap({"export", (folder / "xa_2025.shp").string(), "-o", out, "--json"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    const auto json = ended.json();
    EXPECT_EQ(at(at(json, "layers").items().at(0), "features").integer(), 5);
    const auto after = io::read({.path = out}, diagnostics);
    ASSERT_TRUE(after);
    ASSERT_EQ(after->rowCount(), before->rowCount());
    ASSERT_EQ(after->columns.size(), before->columns.size());
    EXPECT_TRUE(std::ranges::equal(after->geometry.coordinates(), before->geometry.coordinates()));
    for (std::size_t column = 0; column < before->columns.size(); ++column)
        for (std::size_t row = 0; row < before->rowCount(); ++row) {
            // DBF shortens names to ten bytes and values to 254; these are within both, names too
            // long are matched by place.
            const std::string cell = plainText(after->columns[column].value(row));
            EXPECT_EQ(cell, plainText(before->columns[column].value(row)));
            EXPECT_EQ(cell, text::nfc(cell));
        }
    EXPECT_EQ(after->crs.id(), before->crs.id());
}

TEST(Export, TheDemoMapCarriesStylesAndRegister) {
    const test::Folder folder;
    const auto out = (folder / "ngân sơn.gpkg").string();
    const auto ended = thonmap({"export", test::demoDocument(), "-o", out, "--json"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    std::vector<std::string> names;
    const auto json = ended.json();
    for (const auto& layer : at(json, "layers").items())
        names.push_back(at(layer, "name").text());
    EXPECT_THAT(names, testing::IsSupersetOf({"communes", "indicator-progress", "population"}));
    EXPECT_GE(test::stylesIn(out).size(), 3U);
}

TEST(Export, MovesToAnotherCrsOnlyWhenAsked) {
    const test::Folder folder;
    const auto out = (folder / "xã.gpkg").string();
    ASSERT_EQ(thonmap({"export", test::demoDocument(), "--layers", "communes,villages", "--crs",
                       "EPSG:4326", "-o", out})
                  .code,
              0);
    Diagnostics diagnostics;
    const auto communes = io::read({.path = out, .layer = "communes"}, diagnostics);
    ASSERT_TRUE(communes);
    EXPECT_EQ(communes->crs.id(), "EPSG:4326");
    EXPECT_NEAR(communes->geometry.extent().centre().x, 106, 0.2);
}

} // namespace
} // namespace thonmap::cli
