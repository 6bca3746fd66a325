#include "session/export.h"

#include "io/source.h"
#include "session/demo_map.h"
#include "support/places.h"
#include "support/styles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace thonmap::session {
namespace {

using test::demoMap;
using test::why;

TEST(Export, AMapBecomesOneTableALayerAndTheRegister) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const test::Folder folder;
    const auto out = folder / "bản đồ.gpkg";
    Diagnostics diagnostics;
    const auto report = exportMap(*map, firstView(*map), out, {}, diagnostics);
    ASSERT_TRUE(report) << why(report);
    std::set<std::string> names;
    for (const auto& layer : report->layers)
        names.insert(layer.name);
    for (const MapLayerPtr& layer : map->layers)
        EXPECT_TRUE(names.contains(layer->id())) << layer->id();
    EXPECT_TRUE(names.contains("population"));

    Diagnostics reading;
    const auto theme = io::read({.path = out.string(), .layer = "indicator-progress"}, reading);
    ASSERT_TRUE(theme) << why(theme);
    EXPECT_EQ(theme->rowCount(), 18U);
    EXPECT_TRUE(theme->column("indicator_percent"));
    EXPECT_TRUE(theme->column("illustrative"));
    std::set<std::string> styled;
    for (const auto& [name, qml, sld] : test::stylesIn(out)) {
        styled.insert(name);
        EXPECT_THAT(qml, testing::HasSubstr("<qgis"));
        EXPECT_THAT(sld, testing::HasSubstr("StyledLayerDescriptor"));
    }
    for (const char* each : {"ethnic-composition", "indicator-progress", "sub-projects"})
        EXPECT_TRUE(styled.contains(each)) << each;
}

TEST(Export, OnlyTheLayersAskedForInTheCrsAskedFor) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const test::Folder folder;
    Diagnostics diagnostics;
    const auto report = exportMap(*map, firstView(*map), folder / "xã.gpkg",
                                  {.layers = {"communes"}, .crs = "EPSG:4326"}, diagnostics);
    ASSERT_TRUE(report) << why(report);
    ASSERT_EQ(report->layers.size(), 1U);
    EXPECT_EQ(report->layers[0].features, 10);
    const auto table = io::read({.path = (folder / "xã.gpkg").string()}, diagnostics);
    ASSERT_TRUE(table) << why(table);
    EXPECT_EQ(table->crs.id(), "EPSG:4326");
    // Rows of other dates are left out, and that is told.
    EXPECT_GT(diagnostics.count(FindingKind::skipped), 0U);
}

TEST(Export, ASourceComesOutEqualToTheBit) {
    const auto file = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(file);
    const auto map = open(file.string() + ":xa_2025");
    ASSERT_TRUE(map) << why(map);
    const test::Folder folder;
    Diagnostics diagnostics;
    const auto report = exportMap(**map, firstView(**map), folder / "out.gpkg", {}, diagnostics);
    ASSERT_TRUE(report) << why(report);
    const auto before = io::read({.path = file.string(), .layer = "xa_2025"}, diagnostics);
    const auto after = io::read({.path = (folder / "out.gpkg").string()}, diagnostics);
    ASSERT_TRUE(before && after);
    EXPECT_EQ(after->geometry, before->geometry);
    EXPECT_EQ(after->ids, before->ids);
    for (const Column& column : before->columns) {
        ASSERT_TRUE(after->column(column.name())) << column.name();
        EXPECT_EQ(*after->column(column.name()), column);
    }
}

TEST(Export, ASourceIsNeverOverwrittenUnderAnyName) {
    const test::Folder folder;
    test::writeFile(folder / "a.csv", "id,x\n1,2\n");
    std::filesystem::create_symlink(folder / "a.csv", folder / "b.csv");
    const auto map = open((folder / "a.csv").string());
    ASSERT_TRUE(map) << why(map);
    Diagnostics diagnostics;
    for (const auto& out : {folder / "a.csv", folder / "b.csv", folder.path() / "." / "a.csv"}) {
        const auto report = exportMap(**map, firstView(**map), out, {}, diagnostics);
        ASSERT_FALSE(report) << out;
        EXPECT_EQ(report.error().message->code, "output_is_source");
    }
    EXPECT_EQ(test::slurp(folder / "a.csv"), "id,x\n1,2\n");
}

TEST(Export, WhatIsNoLayerOrNoCrsLeavesNoFile) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const test::Folder folder;
    Diagnostics diagnostics;
    EXPECT_FALSE(
        exportMap(*map, firstView(*map), folder / "a.gpkg", {.layers = {"nothing"}}, diagnostics));
    EXPECT_FALSE(
        exportMap(*map, firstView(*map), folder / "a.gpkg", {.crs = "EPSG:0"}, diagnostics));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

} // namespace
} // namespace thonmap::session
