#include "cli/program.h"
#include "support/places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::cli {
namespace {

using test::at;
using test::thonmap;

TEST(Render, DrawsEveryLayerOfTheSharedGeoPackage) {
    const auto file = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(file);
    const test::Folder folder;
    const std::vector<std::pair<std::string, std::int64_t>> layers{{"xa_2025", 5},
                                                                   {"xa_2019_fitted", 11},
                                                                   {"xa_2020_fitted", 10},
                                                                   {"xa_2008_thinned", 11},
                                                                   {"huyen", 1},
                                                                   {"xa_2025_lan_can", 10},
                                                                   {"diem_dan_cu_geonames", 207}};
    for (const auto& [layer, count] : layers) {
        const auto out = folder / (layer + ".png");
        const auto ended = thonmap({"render", file.string() + ":" + layer, "-o", out.string(),
                                    "--size", "800x600", "--json"});
        ASSERT_EQ(ended.code, 0) << ended.err;
        EXPECT_EQ(at(at(ended.json(), "drawn"), layer).integer(), count);
        EXPECT_TRUE(at(ended.json(), "milliseconds").is(document::Value::Kind::integer));
        EXPECT_TRUE(test::slurp(out).starts_with("\x89PNG"));
    }
}

TEST(Render, EachThemeAsPictureVectorAndPage) {
    const test::Folder folder;
    for (const std::string theme : {"indicator-progress", "ethnic-composition", "sub-projects"})
        for (const auto& [extension, beginning] :
             {std::pair<std::string, std::string>{".png", "\x89PNG"},
              {".svg", "<?xml"},
              {".pdf", "%PDF-"}}) {
            const auto out = folder / (theme + extension);
            const auto ended = thonmap({"render", test::demoDocument(), "--theme", theme, "-o",
                                        out.string(), "--date", "2022-06-30", "--json"});
            ASSERT_EQ(ended.code, 0) << ended.err;
            EXPECT_TRUE(test::slurp(out).starts_with(beginning)) << out;
            EXPECT_GT(at(at(ended.json(), "drawn"), theme).integer(), 0);
        }
}

TEST(Render, ColoursByAFieldOnDemand) {
    const auto file = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(file);
    const test::Folder folder;
    const auto out = (folder / "a.png").string();
    const std::string source = file.string() + ":diem_dan_cu_geonames";
    EXPECT_EQ(thonmap({"render", source, "-o", out, "--fill", "geonames_id", "--method", "quantile",
                       "--classes", "4"})
                  .code,
              0);
    const auto wrong = thonmap({"render", source, "-o", out, "--fill", "dan_so", "--json"});
    EXPECT_EQ(wrong.code, 1);
    EXPECT_THAT(at(wrong.error(), "message").text(), testing::HasSubstr("geonames_id"));
}

TEST(Render, WhatCannotBeDrawnLeavesNoFile) {
    const test::Folder folder;
    const auto out = (folder / "a.png").string();
    EXPECT_EQ(thonmap({"render", test::demoDocument(), "--theme", "nothing", "-o", out}).code, 1);
    EXPECT_EQ(thonmap({"render", test::demoDocument(), "-o", (folder / "a.bmp").string()}).code, 1);
    EXPECT_EQ(thonmap({"render", test::demoDocument(), "-o", out, "--date", "2022-02-30"}).code, 1);
    EXPECT_EQ(thonmap({"render", test::demoDocument(), "-o",
                       (folder / "no" / "such" / "folder.png").string()})
                  .code,
              1);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Render, AnOldPictureSurvivesAFailure) {
    const test::Folder folder;
    test::writeFile(folder / "a.png", "old");
    EXPECT_EQ(thonmap({"render", test::demoDocument(), "--theme", "nothing", "-o",
                       (folder / "a.png").string()})
                  .code,
              1);
    EXPECT_EQ(test::slurp(folder / "a.png"), "old");
}

} // namespace
} // namespace thonmap::cli
