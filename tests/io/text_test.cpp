#include "fixtures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap {
namespace {

namespace fs = std::filesystem;
using test::codes;
using test::Folder;
using test::load;
using test::texts;
using test::writeFile;
using testing::Contains;
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;

// corpora/README.md, in record order
const std::vector<std::string> kCommunes{"Nà Phặc",     "Vân Tùng",  "Bằng Vân",   "Cốc Đán",
                                         "Thượng Ân",   "Đức Vân",   "Thuần Mang", "Hiệp Lực",
                                         "Thượng Quan", "Trung Hòa", "Xã Đăk Ơ",   "Ngân Sơn"};

struct Legacy {
    const char* file;
    const char* encoding;
};

class LegacyShapefile : public testing::TestWithParam<Legacy> {};

TEST_P(LegacyShapefile, GivesEveryNameWithItsLastLetter) {
    const fs::path path = test::shared(std::string("corpora/vn-encodings/") + GetParam().file);
    THONMAP_NEEDS(path);
    Diagnostics diagnostics;
    const FeatureTable table = load(path.string(), diagnostics);
    ASSERT_GE(table.columns.size(), 1u);
    std::vector<std::string> names;
    for (const Column& column : table.columns)
        if (column.type() == FieldType::text)
            names = texts(table, column.name());
    EXPECT_THAT(names, ElementsAreArray(kCommunes));
    const auto info = io::inspect({.path = path.string()}, diagnostics);
    ASSERT_TRUE(info);
    EXPECT_EQ(info->layers[0].encoding.name, GetParam().encoding);
    EXPECT_GE(info->layers[0].encoding.confidence, 0.5);
    const bool legacy = std::string_view(GetParam().encoding) != "UTF-8";
    EXPECT_EQ(diagnostics.count(FindingKind::encoding) > 0, legacy);
}

INSTANTIATE_TEST_SUITE_P(Corpus, LegacyShapefile,
                         testing::Values(Legacy{"names_utf8_nocpg.shp", "UTF-8"},
                                         Legacy{"names_cp1258_nocpg.shp", "CP1258"},
                                         Legacy{"names_tcvn3_nocpg.shp", "TCVN3 (ABC)"},
                                         Legacy{"names_viscii_nocpg.shp", "VISCII"}),
                         [](const auto& parameter) {
                             std::string name = parameter.param.file;
                             std::erase_if(name, [](char letter) { return !std::isalnum(letter); });
                             return name;
                         });

/// TCVN3 bytes of the names, from the table of TCVN 5712-1: â A9, ơ AC, ằ BB, ợ F4, ạ B9 …
const std::vector<std::string> kTcvn3{"Ng\xA9n S\xACn", "B\xBBng V\xA9n", "Th\xAD\xEEng Quan",
                                      "\xAE\xF8"
                                      "c V\xA9n",
                                      "V\xA9n T\xEFng"};
const std::vector<std::string> kTcvn3Names{"Ngân Sơn", "Bằng Vân", "Thượng Quan"};

TEST(Text, ALyingCodePageFileDoesNotMatter) {
    const Folder folder;
    writeFile(folder / "a.dbf", test::dbfBytes("TEN", 20, kTcvn3));
    writeFile(folder / "a.cpg", "1258");
    Diagnostics diagnostics;
    const auto names = texts(load((folder / "a.dbf").string(), diagnostics), "TEN");
    ASSERT_EQ(names.size(), 5u);
    EXPECT_EQ(names[0], "Ngân Sơn");
    EXPECT_EQ(names[1], "Bằng Vân");
    EXPECT_EQ(names[2], "Thượng Quan");
    ASSERT_THAT(codes(diagnostics), ElementsAre("text_decoded"));
    const Error& finding = diagnostics.findings()[0].what;
    EXPECT_EQ(finding.text(Language::en), "Text read as TCVN3 (ABC): “Ng©n S¬n” → “Ngân Sơn”.");
    EXPECT_EQ(finding.where.field, "TEN");
    EXPECT_EQ(finding.where.layer, "a");
}

TEST(Text, Cp1258DeclaredAsSuchKeepsItsLastLetter) {
    const Folder folder;
    // "Ngân Sơn" and "Đức Vân" in CP1258: â E2, ơ F5, Đ D0, ư FD, combining acute EC
    writeFile(folder / "a.dbf", test::dbfBytes("TEN", 20,
                                               {"Ng\xE2n S\xF5n", "\xD0\xFD\xEC"
                                                                  "c V\xE2n"}));
    writeFile(folder / "a.cpg", "1258");
    EXPECT_THAT(texts(load(folder / "a.dbf"), "TEN"), ElementsAre("Ngân Sơn", "Đức Vân"));
}

TEST(Text, LegacyBytesThatArriveAsUnicodeAreRepaired) {
    const FeatureTable garbled =
        test::TableBuilder("a", test::tm3())
            .field("ten", FieldType::text)
            .field("dung", FieldType::text)
            .square(0, 0, 1, {std::string_view("Ng©n S¬n"), std::string_view("Ngân Sơn")})
            .square(1, 0, 1, {std::string_view("B»ng V©n"), std::string_view("Bằng Vân")})
            .square(2, 0, 1, {std::string_view("Th­îng Quan"), std::string_view("Thượng Quan")})
            .build();
    for (const char* name : {"a.gpkg", "a.xlsx", "a.csv", "a.geojson"}) {
        const Folder folder;
        FeatureTable table = garbled;
        if (std::string_view(name) == "a.geojson")
            table.crs = test::wgs84();
        test::save(folder / name, table);
        Diagnostics diagnostics;
        const FeatureTable after = load((folder / name).string(), diagnostics);
        EXPECT_THAT(texts(after, "ten"), ElementsAreArray(kTcvn3Names)) << name;
        EXPECT_THAT(texts(after, "dung"), ElementsAreArray(kTcvn3Names)) << name;
        EXPECT_EQ(diagnostics.count(FindingKind::encoding), 1u) << name;
    }
}

TEST(Text, NamesOfFieldsAreDecodedToo) {
    const Folder folder;
    writeFile(folder / "a.dbf", test::dbfBytes("T\xAAn x\xB7", 20, kTcvn3));
    const FeatureTable table = load(folder / "a.dbf");
    ASSERT_EQ(table.columns.size(), 1u);
    EXPECT_EQ(table.columns[0].name(), "Tên xã");
}

TEST(Text, DecomposedLettersAreComposed) {
    const Folder folder;
    // "Vân" with a combining circumflex (U+0302)
    const FeatureTable table = test::TableBuilder("a", test::tm3())
                                   .field("te\xCC\x82n", FieldType::text)
                                   .square(0, 0, 1, {std::string_view("Va\xCC\x82n Tùng")})
                                   .build();
    test::save(folder / "a.gpkg", table);
    Diagnostics diagnostics;
    const FeatureTable after = load((folder / "a.gpkg").string(), diagnostics);
    EXPECT_THAT(texts(after, "tên"), ElementsAre("Vân Tùng"));
    EXPECT_THAT(codes(diagnostics), IsEmpty()) << "composing is no repair worth a finding";
}

TEST(Text, ALetterCutByTheFieldWidthDoesNotSpoilTheColumn) {
    const Folder folder;
    // "Thượng Ân" cut after eleven bytes, in the middle of "Â"
    writeFile(folder / "a.dbf",
              test::dbfBytes("TEN", 11, {std::string("Thượng Ân").substr(0, 11), "Bằng"}));
    Diagnostics diagnostics;
    EXPECT_THAT(texts(load((folder / "a.dbf").string(), diagnostics), "TEN"),
                ElementsAre("Thượng ", "Bằng"));
}

TEST(Text, CsvInALegacyEncodingIsRecognised) {
    const Folder folder;
    std::string bytes = "ma,ten\n";
    for (const std::string& name : kTcvn3)
        bytes += "1," + name + "\n";
    writeFile(folder / "a.csv", bytes);
    Diagnostics diagnostics;
    const auto names = texts(load((folder / "a.csv").string(), diagnostics), "ten");
    ASSERT_EQ(names.size(), 5u);
    EXPECT_EQ(names[1], "Bằng Vân");
    EXPECT_THAT(codes(diagnostics), Contains("text_decoded"));
}

TEST(Text, ForeignTextFollowsWhatTheFileDeclares) {
    const Folder folder;
    // "Москва" in CP1251
    writeFile(folder / "a.dbf", test::dbfBytes("NAME", 20, {"\xCC\xEE\xF1\xEA\xE2\xE0"}));
    writeFile(folder / "a.cpg", "1251");
    EXPECT_THAT(texts(load(folder / "a.dbf"), "NAME"), ElementsAre("Москва"));
}

} // namespace
} // namespace thonmap
