#include "cli/program.h"
#include "io/sink.h"
#include "support/places.h"
#include "support/shapes.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::cli {
namespace {

using test::at;
using test::thonmap;
using testing::HasSubstr;

/// Three communes as a shapefile in VN-2000.
class Shapefile {
public:
    Shapefile() {
        test::TableBuilder builder("xa", test::tm3());
        builder.field("ten", FieldType::text);
        for (int i = 0; i < 3; ++i)
            builder.square(500000 + i * 1000, 2490000, 1000, {std::string_view("Bằng Vân")});
        FeatureTable table = builder.build();
        table.declaredType = GeometryType::polygon;
        const io::OutputLayer layer{.table = std::make_shared<const FeatureTable>(table)};
        Diagnostics diagnostics;
        const auto written = io::write(path(), std::span(&layer, 1), diagnostics);
        EXPECT_TRUE(written) << (written ? "" : written.error().text(Language::en));
    }
    [[nodiscard]] std::filesystem::path path() const { return folder / "xã.shp"; }
    [[nodiscard]] std::filesystem::path part(const char* extension) const {
        return std::filesystem::path(path()).replace_extension(extension);
    }

    test::Folder folder;
};

/// Whatever makes something of the source stops with one line that names the file, and leaves
/// nothing behind.
void expectRefused(const std::string& source, const std::string& named) {
    const test::Folder output;
    for (const std::string out : {"a.gpkg", "a.png", "b.gpkg"}) {
        const std::string path = (output / out).string();
        const std::vector<std::string> arguments =
            out == "a.png" ? std::vector<std::string>{"render", source, "-o", path}
            : out == "a.gpkg"
                ? std::vector<std::string>{"export", source, "-o", path}
                : std::vector<std::string>{"query", source, "--where", "1 = 1", "-o", path};
        const auto ended = thonmap(arguments);
        EXPECT_EQ(ended.code, 1) << arguments[0] << ' ' << source << '\n' << ended.err;
        EXPECT_EQ(ended.out, "") << arguments[0];
        EXPECT_EQ(std::ranges::count(ended.err, '\n'), 1) << ended.err;
        EXPECT_THAT(ended.err, HasSubstr(named)) << arguments[0];
        auto asJson = arguments;
        asJson.emplace_back("--json");
        const auto again = thonmap(asJson);
        EXPECT_EQ(again.code, 1);
        EXPECT_FALSE(at(again.error(), "message").text().empty());
    }
    EXPECT_TRUE(std::filesystem::is_empty(output.path()));
}

TEST(BadInput, AShapefileWithoutOneOfItsPartsNamesThePart) {
    for (const char* extension : {".shx", ".dbf", ".prj"}) {
        const Shapefile shapefile;
        std::filesystem::remove(shapefile.part(extension));
        expectRefused(shapefile.path().string(), "xã" + std::string(extension));
        // To look at it is not to make something of it: info describes, and says what is missing.
        const auto info = thonmap({"info", shapefile.path().string(), "--json"});
        EXPECT_EQ(info.code, 0) << info.err;
        EXPECT_GT(at(at(info.json(), "layers").items().at(0), "findings").size(), 0U) << extension;
    }
}

TEST(BadInput, ATruncatedShapefileIsRefused) {
    const Shapefile shapefile;
    std::filesystem::resize_file(shapefile.path(),
                                 std::filesystem::file_size(shapefile.path()) - 60);
    expectRefused(shapefile.path().string(), "xã.shp");
}

TEST(BadInput, ATruncatedGeoPackageIsRefused) {
    const auto file = test::shared("data/nganson.gpkg");
    THONMAP_NEEDS(file);
    const test::Folder folder;
    const std::string bytes = test::slurp(file);
    test::writeFile(folder / "cụt.gpkg", std::string_view(bytes).substr(0, 3000));
    expectRefused((folder / "cụt.gpkg").string(), "cụt.gpkg");
}

TEST(BadInput, AFileThatIsNotThereAFolderAndAnEmptyFile) {
    const test::Folder folder;
    expectRefused((folder / "không có.shp").string(), "không có.shp");
    std::filesystem::create_directory(folder / "thư mục");
    expectRefused((folder / "thư mục").string(), "thư mục");
    test::writeFile(folder / "rỗng.geojson", "");
    expectRefused((folder / "rỗng.geojson").string(), "rỗng.geojson");
    test::writeFile(folder / "chữ.txt", "just words");
    expectRefused((folder / "chữ.txt").string(), "chữ.txt");
}

TEST(BadInput, ALayerWithoutFeaturesIsNamed) {
    const test::Folder folder;
    test::writeFile(folder / "trống.geojson", R"({"type":"FeatureCollection","features":[]})");
    expectRefused((folder / "trống.geojson").string(), "trống.geojson");
}

TEST(BadInput, AnUnknownCrsIsNamed) {
    const Shapefile shapefile;
    const test::Folder output;
    const auto ended = thonmap({"export", shapefile.path().string(), "-o",
                                (output / "a.gpkg").string(), "--crs", "EPSG:99999"});
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.err, HasSubstr("EPSG:99999"));
    EXPECT_TRUE(std::filesystem::is_empty(output.path()));
}

TEST(BadInput, AnUnknownKeyInADocumentNamesFileLineAndKey) {
    const test::Folder folder;
    test::writeFile(folder / "a.map.json", "{\"format\": 1, \"title\": \"a\",\n\"layerz\": []}");
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"list", (folder / "a.map.json").string()},
          {"render", (folder / "a.map.json").string(), "-o", (folder / "a.png").string()},
          {"export", (folder / "a.map.json").string(), "-o", (folder / "a.gpkg").string()}}) {
        const auto ended = thonmap(command);
        EXPECT_EQ(ended.code, 1) << command[0];
        EXPECT_EQ(std::ranges::count(ended.err, '\n'), 1) << ended.err;
        EXPECT_THAT(ended.err, HasSubstr("a.map.json"));
        EXPECT_FALSE(std::filesystem::exists(folder / "a.png"));
        EXPECT_FALSE(std::filesystem::exists(folder / "a.gpkg"));
    }
}

TEST(BadInput, NamesThatReachBeyondThisComputerAreRefused) {
    for (const char* source : {"/vsicurl/http://127.0.0.1:9/x.geojson", "http://127.0.0.1:9/x.shp",
                               "PG:dbname=x", R"({"type":"Point","coordinates":[0,0]})"}) {
        const auto ended = thonmap({"info", source});
        EXPECT_EQ(ended.code, 1) << source;
        EXPECT_EQ(std::ranges::count(ended.err, '\n'), 1) << ended.err;
    }
}

TEST(BadInput, NamesInAFileCannotSteerTheTerminal) {
    const test::Folder folder;
    test::writeFile(folder / "a.csv", "id,name\n1,\"x\x1b[2Jy\"\n");
    const auto ended = thonmap({"query", (folder / "a.csv").string(), "--where", "nope = 1"});
    EXPECT_EQ(ended.code, 1);
    EXPECT_EQ(ended.err.find('\x1b'), std::string::npos);
}

} // namespace
} // namespace thonmap::cli
