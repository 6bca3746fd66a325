#include "fixtures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

namespace thonmap {
namespace {

namespace fs = std::filesystem;
using test::Folder;
using test::load;
using test::texts;
using testing::ElementsAre;

/// Opens in every way there is.
void openEveryWay(const fs::path& path) {
    Diagnostics diagnostics;
    EXPECT_TRUE(io::inspect({.path = path.string()}, diagnostics)) << path;
    EXPECT_TRUE(io::readAll({.path = path.string()}, diagnostics)) << path;
}

void fill(const Folder& folder) {
    const FeatureTable villages = test::twoVillages();
    FeatureTable inWgs84 = test::TableBuilder("diem", test::wgs84())
                               .field("ten", FieldType::text)
                               .point({105.5, 22.25}, {std::string_view("Vân Tùng")})
                               .build();
    for (const char* name : {"a.gpkg", "b.shp", "c.fgb", "d.csv", "e.xlsx", "f.ods"})
        test::save(folder / name, villages);
    for (const char* name : {"g.geojson", "h.kml"})
        test::save(folder / name, inWgs84);
    test::save(folder / "i.shp", villages);
    fs::remove(folder / "i.shx");
    test::saveWithGdal("MapInfo File", folder / "j.tab", {"POINT (1 2)"}, 4326);
    test::saveWithGdal("DGN", folder / "k.dgn", {"LINESTRING (0 0,1 1)"});
}

const std::vector<const char*> kSources{"a.gpkg",    "b.shp", "c.fgb", "d.csv", "e.xlsx", "f.ods",
                                        "g.geojson", "h.kml", "i.shp", "j.tab", "k.dgn"};

TEST(UntouchedSource, ReadingLeavesFilesTimesAndFolderAsTheyWere) {
    const Folder folder;
    fill(folder);
    const test::Snapshot before = test::snapshot(folder.path());
    const auto folderTime = fs::last_write_time(folder.path());
    for (const char* name : kSources)
        openEveryWay(folder / name);
    openEveryWay(folder.path());
    EXPECT_EQ(test::snapshot(folder.path()), before);
    EXPECT_EQ(fs::last_write_time(folder.path()), folderTime)
        << "something was made there and removed";
}

TEST(UntouchedSource, AFolderNobodyMayWriteToIsReadAllTheSame) {
    const Folder folder;
    fill(folder);
    const auto none = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
    fs::permissions(folder.path(), none, fs::perm_options::remove);
    for (const auto& entry : fs::directory_iterator(folder.path()))
        fs::permissions(entry.path(), none, fs::perm_options::remove);
    for (const char* name : kSources)
        openEveryWay(folder / name);
    fs::permissions(folder.path(), fs::perms::owner_write, fs::perm_options::add);
}

/// A GeoPackage that another program holds open with a log: its second village is renamed there.
struct HeldOpen {
    Folder folder;
    GDALDataset* other = nullptr;
    HeldOpen() {
        test::save(folder / "a.gpkg", test::twoVillages());
        other = GDALDataset::Open((folder / "a.gpkg").c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE);
        sql("PRAGMA journal_mode = WAL");
        sql("PRAGMA wal_autocheckpoint = 0");
        sql("UPDATE thon SET ten = 'Tên mới' WHERE fid = 2");
    }
    ~HeldOpen() { GDALClose(other); }
    HeldOpen(const HeldOpen&) = delete;
    HeldOpen& operator=(const HeldOpen&) = delete;
    void sql(const char* text) const {
        other->ReleaseResultSet(other->ExecuteSQL(text, nullptr, nullptr));
    }
};

TEST(UntouchedSource, RowsStillInTheLogOfAnotherProgramAreSeen) {
    const HeldOpen held;
    ASSERT_TRUE(fs::exists(held.folder / "a.gpkg-wal"));
    const test::Snapshot before = test::snapshot(held.folder.path());
    EXPECT_THAT(texts(load(held.folder / "a.gpkg"), "ten"), ElementsAre("Thôn Mẫu 1", "Tên mới"));
    EXPECT_EQ(test::snapshot(held.folder.path()), before);
}

TEST(UntouchedSource, ADatabaseLastUsedWithALogGetsNoneFromUs) {
    const Folder folder;
    {
        const HeldOpen held;
        fs::copy_file(held.folder / "a.gpkg", folder / "a.gpkg");
    }
    const test::Snapshot before = test::snapshot(folder.path());
    EXPECT_EQ(load(folder / "a.gpkg").rowCount(), 2u);
    EXPECT_EQ(test::snapshot(folder.path()), before);
}

TEST(UntouchedSource, AFileSomebodyHoldsOpenIsNotReplaced) {
    const HeldOpen held;
    Diagnostics diagnostics;
    const io::OutputLayer layer{.table = std::make_shared<const FeatureTable>(test::twoVillages())};
    const auto report = io::write(held.folder / "a.gpkg", std::span(&layer, 1), diagnostics);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().message->code, "sidecar_in_use");
}

} // namespace
} // namespace thonmap
