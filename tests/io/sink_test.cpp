#include "core/messages.h"
#include "fixtures.h"
#include "io/messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <fmt/format.h>
#include <random>
#include <sys/resource.h>

namespace thonmap {
namespace {

namespace fs = std::filesystem;
using test::codes;
using test::Folder;
using test::load;
using test::slurp;
using test::texts;
using test::writeFile;
using testing::ElementsAre;
using testing::HasSubstr;

Result<io::WriteReport> writeOne(const fs::path& out, const FeatureTable& table,
                                 Diagnostics& diagnostics, const Progress& progress = {},
                                 const io::WriteOptions& options = {}) {
    const io::OutputLayer layer{.table = std::make_shared<const FeatureTable>(table)};
    return io::write(out, std::span(&layer, 1), diagnostics, progress, options);
}

FeatureTable onePlace() {
    return test::TableBuilder("diem", test::wgs84())
        .field("ten", FieldType::text)
        .field("ngay", FieldType::date)
        .point({105.993312345678, 22.431612345678},
               {std::string_view("Vân Tùng <b> & \"x\""), *Date::fromYmd(2022, 6, 30)})
        .build();
}

TEST(Sink, GeoJsonKeepsWgs84PlacesAndTexts) {
    const Folder folder;
    Diagnostics diagnostics;
    ASSERT_TRUE(writeOne(folder / "a.geojson", onePlace(), diagnostics));
    const FeatureTable after = load(folder / "a.geojson");
    EXPECT_EQ(after.geometry, onePlace().geometry);
    EXPECT_EQ(after.text("ten", 0), onePlace().text("ten", 0));
    EXPECT_EQ(after.text("ngay", 0), "2022-06-30");
    EXPECT_EQ(after.column("ngay")->type(), FieldType::date);
    EXPECT_EQ(slurp(folder / "a.geojson").find("\"crs\""), std::string::npos)
        << "RFC 7946 has none";
}

TEST(Sink, FormatsOfWgs84RefuseAnythingElse) {
    for (const char* name : {"a.geojson", "a.kml"}) {
        const Folder folder;
        Diagnostics diagnostics;
        const auto report = writeOne(folder / name, test::twoVillages(), diagnostics);
        ASSERT_FALSE(report) << name;
        EXPECT_EQ(report.error().message->code, io::msg::needsWgs84.code);
        EXPECT_THAT(report.error().text(Language::en), HasSubstr("EPSG:9213"));
        EXPECT_TRUE(fs::is_empty(folder.path()));
    }
}

TEST(Sink, KmlKeepsPlaceAndName) {
    const Folder folder;
    Diagnostics diagnostics;
    ASSERT_TRUE(writeOne(folder / "a.kml", onePlace(), diagnostics));
    const FeatureTable after = load(folder / "a.kml");
    EXPECT_NEAR(after.geometry.coordinates()[0].x, 105.993312345678, 1e-12);
    EXPECT_NEAR(after.geometry.coordinates()[0].y, 22.431612345678, 1e-12);
    EXPECT_EQ(after.text("Name", 0), onePlace().text("ten", 0));
}

TEST(Sink, CsvComesBackTheSame) {
    const Folder folder;
    const FeatureTable before =
        test::TableBuilder("so")
            .field("mã", FieldType::text)
            .field("thực", FieldType::real)
            .field("ngày", FieldType::date)
            .field("lúc", FieldType::dateTime)
            .field("xong", FieldType::boolean)
            .row({std::string_view("01942"), 0.1, *Date::fromYmd(2022, 6, 30),
                  DateTime{.millisecondsSinceEpoch = 1656547200000, .zoneFlag = 100}, true})
            .row({std::string_view("dấu \"phẩy\", xuống\ndòng"), 1e-7, Value{}, Value{}, Value{}})
            .row({Value{}, -123456789.125, *Date::fromYmd(1954, 5, 7), Value{}, false})
            .build();
    Diagnostics diagnostics;
    ASSERT_TRUE(writeOne(folder / "a.csv", before, diagnostics));
    EXPECT_TRUE(diagnostics.empty());
    EXPECT_TRUE(
        slurp(folder / "a.csv").starts_with("mã,thực,ngày,lúc,xong\n01942,0.1,2022-06-30,"));
    const FeatureTable after = load(folder / "a.csv");
    ASSERT_EQ(after.columns.size(), 5u);
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t row = 0; row < 3; ++row)
            EXPECT_EQ(after.columns[i].value(row), before.columns[i].value(row))
                << before.columns[i].name() << ' ' << row;
}

TEST(Sink, CsvWithGeometryComesBackToTheBit) {
    const Folder folder;
    Diagnostics diagnostics;
    ASSERT_TRUE(writeOne(folder / "a.csv", test::twoVillages(), diagnostics, {},
                         {.csvGeometry = true, .csvByteOrderMark = true}));
    EXPECT_TRUE(slurp(folder / "a.csv").starts_with("\xEF\xBB\xBFWKT,"));
    EXPECT_EQ(load(folder / "a.csv").geometry, test::twoVillages().geometry);
}

TEST(Sink, FormatsWithoutShapesSayThatTheyLeaveThemOut) {
    for (const char* name : {"a.csv", "a.xlsx"}) {
        const Folder folder;
        Diagnostics diagnostics;
        ASSERT_TRUE(writeOne(folder / name, test::twoVillages(), diagnostics)) << name;
        EXPECT_THAT(codes(diagnostics), ElementsAre("geometry_not_written"));
        EXPECT_THAT(texts(load(folder / name), "ten"), ElementsAre("Thôn Mẫu 1", "Thôn Mẫu 2"));
    }
}

TEST(Sink, OneColumnWithAnEmptyCellKeepsItsRow) {
    const Folder folder;
    const FeatureTable table = test::TableBuilder("a")
                                   .field("ten", FieldType::text)
                                   .row({std::string_view("a")})
                                   .row({})
                                   .row({std::string_view("b")})
                                   .build();
    test::save(folder / "a.csv", table);
    EXPECT_THAT(texts(load(folder / "a.csv"), "ten"), ElementsAre("a", "", "b"));
}

TEST(Sink, EmptyTablesAreWrittenInEveryFormat) {
    for (const std::string_view extension : io::writableExtensions()) {
        const Folder folder;
        FeatureTable none = selectRows(onePlace(), {});
        none.declaredType = GeometryType::point;
        Diagnostics diagnostics;
        const auto report = writeOne(folder / ("a" + std::string(extension)), none, diagnostics);
        ASSERT_TRUE(report) << extension << ' ' << report.error().text(Language::en);
        EXPECT_EQ(report->layers[0].features, 0);
    }
}

TEST(Sink, AnUnknownExtensionListsTheKnownOnes) {
    const Folder folder;
    Diagnostics diagnostics;
    const auto report = writeOne(folder / "a.dwg", onePlace(), diagnostics);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().message->code, io::msg::cannotWriteFormat.code);
    EXPECT_THAT(report.error().text(Language::en), HasSubstr(".gpkg, .shp"));
}

TEST(Sink, OneLayerFormatsRefuseTwo) {
    const Folder folder;
    const auto table = std::make_shared<const FeatureTable>(test::twoVillages());
    const std::vector<io::OutputLayer> layers{{.table = table, .name = "a"},
                                              {.table = table, .name = "b"}};
    Diagnostics diagnostics;
    const auto report = io::write(folder / "a.shp", layers, diagnostics);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().message->code, io::msg::oneLayerOnly.code);
}

TEST(Sink, TwoLayersOfOneNameAreRefused) {
    const Folder folder;
    const auto table = std::make_shared<const FeatureTable>(test::twoVillages());
    const std::vector<io::OutputLayer> layers{{.table = table, .name = "a"},
                                              {.table = table, .name = "A"}};
    Diagnostics diagnostics;
    const auto report = io::write(folder / "a.gpkg", layers, diagnostics);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().message->code, io::msg::duplicateLayer.code);
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(Sink, AStopLeavesTheOldFileAndNothingElse) {
    const Folder folder;
    writeFile(folder / "a.gpkg", "cũ");
    std::stop_source stop;
    stop.request_stop();
    Diagnostics diagnostics;
    const auto report =
        writeOne(folder / "a.gpkg", test::twoVillages(), diagnostics, {.stop = stop.get_token()});
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().message->code, thonmap::msg::cancelled.code);
    EXPECT_EQ(slurp(folder / "a.gpkg"), "cũ");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator{}), 1);
}

TEST(Sink, AFolderThatIsNotThereIsNamed) {
    const Folder folder;
    Diagnostics diagnostics;
    const auto report = writeOne(folder / "không có/a.gpkg", test::twoVillages(), diagnostics);
    ASSERT_FALSE(report);
    EXPECT_THAT(report.error().text(Language::en), HasSubstr("a.gpkg"));
}

/// Runs with files limited to some bytes: every write beyond fails as on a full disk.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_signal = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallDisk() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit m_before{};
    void (*m_signal)(int) = nullptr;
};

TEST(Sink, AFullDiskIsAFailureAndNeverATruncatedFile) {
    test::TableBuilder builder("diem", test::wgs84());
    builder.field("ten", FieldType::text);
    std::mt19937_64 random(7); // so that no compression makes it small
    for (int i = 0; i < 3000; ++i) {
        const std::string name = fmt::format("{:x}{:x}", random(), random());
        builder.point({105 + i * 0.001, 22 + i * 0.0007}, {std::string_view(name)});
    }
    const FeatureTable table = builder.build();
    for (const std::string_view extension : io::writableExtensions()) {
        const Folder folder;
        Diagnostics diagnostics;
        Result<io::WriteReport> report;
        {
            const SmallDisk disk(16 * 1024);
            report = writeOne(folder / ("a" + std::string(extension)), table, diagnostics);
        }
        EXPECT_FALSE(report) << extension;
        EXPECT_TRUE(fs::is_empty(folder.path())) << extension;
    }
}

} // namespace
} // namespace thonmap
