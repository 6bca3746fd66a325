#include "fixtures.h"
#include "io/messages.h"

#include <gtest/gtest.h>

namespace thonmap {
namespace {

using test::Folder;
using test::writeFile;

TEST(SourceName, ALayerIsSplitOffOnlyWhereThePathExists) {
    const Folder folder;
    writeFile(folder / "xã.gpkg", "x");
    const auto name = io::parseSourceName((folder / "xã.gpkg").string() + ":ranh giới");
    ASSERT_TRUE(name);
    EXPECT_EQ(name->path, (folder / "xã.gpkg").string());
    EXPECT_EQ(name->layer, "ranh giới");
}

TEST(SourceName, AColonInAFileNameIsPartOfIt) {
    const Folder folder;
    writeFile(folder / "a:b.csv", "x");
    const auto name = io::parseSourceName((folder / "a:b.csv").string());
    ASSERT_TRUE(name);
    EXPECT_EQ(name->path, (folder / "a:b.csv").string());
    EXPECT_EQ(name->layer, "");
}

TEST(SourceName, WhatIsNotALocalFileIsRefused) {
    for (const char* text :
         {"https://example.org/x.geojson", "/vsicurl/http://x/y.shp", "/vsizip/a.zip/b.shp",
          " /vsimem/x", R"({"type":"FeatureCollection","features":[]})", "<OGRVRTDataSource/>",
          "[1]", "GeoJSON:/etc/passwd", "WFS:http://x", "http:foo", "ES:x", "", "SQLITE:/x.db",
          "/VSIMEM/x", "file:///etc/passwd"}) {
        const auto name = io::parseSourceName(text);
        ASSERT_FALSE(name) << text;
        EXPECT_EQ(name.error().message->code, io::msg::sourceNameRefused.code) << text;
    }
}

TEST(SourceName, AHostileNameIsRefusedByReadingToo) {
    EXPECT_EQ(test::refusal("/vsicurl/http://localhost:1/x.shp").message->code,
              io::msg::sourceNameRefused.code);
    EXPECT_EQ(test::refusal("PG:dbname=x").message->code, io::msg::sourceNameRefused.code);
}

TEST(SourceName, ADatabaseNeedsPermission) {
    const auto refused = io::parseSourceName("PG:dbname=thon password=abc");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message->code, io::msg::databaseNotAllowed.code);
    EXPECT_EQ(refused.error().text(Language::en).find("abc"), std::string::npos);
    const auto allowed = io::parseSourceName("PG:dbname=thon", true);
    ASSERT_TRUE(allowed);
    EXPECT_TRUE(allowed->database);
}

TEST(SameFile, LinksAndDotsLeadToTheSameFile) {
    const Folder folder;
    writeFile(folder / "a.gpkg", "x");
    writeFile(folder / "b.gpkg", "x");
    std::filesystem::create_symlink(folder / "a.gpkg", folder / "lien-ket.gpkg");
    EXPECT_TRUE(io::sameFile(folder / "a.gpkg", folder / "lien-ket.gpkg"));
    EXPECT_TRUE(io::sameFile(folder / "a.gpkg", folder.path() / "." / "a.gpkg"));
    EXPECT_FALSE(io::sameFile(folder / "a.gpkg", folder / "b.gpkg"));
    EXPECT_TRUE(io::sameFile(folder / "moi.gpkg", folder.path() / "x" / ".." / "moi.gpkg"));
}

TEST(SameFile, PartsOfOneShapefileAreOneSource) {
    const Folder folder;
    writeFile(folder / "xa.shp", "x");
    writeFile(folder / "xa.dbf", "y");
    EXPECT_TRUE(io::sameFile(folder / "xa.shp", folder / "xa.dbf"));
    EXPECT_FALSE(io::sameFile(folder / "xa.shp", folder / "xa.gpkg"));
}

} // namespace
} // namespace thonmap
