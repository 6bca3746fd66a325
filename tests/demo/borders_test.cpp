#include "borders.h"

#include "core/cell.h"
#include "spatial/crs.h"
#include "spatial/transform.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <string>

namespace thonmap::demo {
namespace {

using test::geosArea;
using test::geosCovers;
using test::geosOverlapArea;
using test::geosUnionArea;
using test::geosValid;
using test::outlineOf;
using test::reversed;
using test::sharedMetres;
using test::shippedTable;
using test::Step;
using test::stepsByCode;

std::vector<std::string> codesOf(const FeatureTable& table) {
    std::vector<std::string> codes;
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        codes.push_back(table.text("code", row));
    return codes;
}

std::map<std::string, double> areasKm2(const FeatureTable& table) {
    std::map<std::string, double> areas;
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        areas[table.text("code", row)] = geosArea(table, row) / 1e6;
    return areas;
}

std::map<std::string, std::string> namesOf(const FeatureTable& table) {
    std::map<std::string, std::string> names;
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        names[table.text("code", row)] = table.text("full_name", row);
    return names;
}

// Names and codes: nganson-facts §1 (dvhcvn-historical-data; vietnamese-provinces-database).
TEST(Communes, Of2019HaveTheirNamesAndCodes) {
    EXPECT_THAT(namesOf(shippedTable("xa_2019.shp")),
                testing::UnorderedElementsAre(
                    testing::Pair("01936", "thị trấn Nà Phặc"),
                    testing::Pair("01939", "xã Thượng Ân"), testing::Pair("01942", "xã Bằng Vân"),
                    testing::Pair("01945", "xã Cốc Đán"), testing::Pair("01948", "xã Trung Hoà"),
                    testing::Pair("01951", "xã Đức Vân"), testing::Pair("01954", "xã Vân Tùng"),
                    testing::Pair("01957", "xã Thượng Quan"),
                    testing::Pair("01960", "xã Lãng Ngâm"), testing::Pair("01963", "xã Thuần Mang"),
                    testing::Pair("01966", "xã Hương Nê")));
}

TEST(Communes, Of2020AreTenWithHiepLuc) {
    EXPECT_THAT(namesOf(shippedTable("xa_2020.shp")),
                testing::UnorderedElementsAre(
                    testing::Pair("01936", "thị trấn Nà Phặc"),
                    testing::Pair("01939", "xã Thượng Ân"), testing::Pair("01942", "xã Bằng Vân"),
                    testing::Pair("01945", "xã Cốc Đán"), testing::Pair("01948", "xã Trung Hòa"),
                    testing::Pair("01951", "xã Đức Vân"), testing::Pair("01954", "xã Vân Tùng"),
                    testing::Pair("01957", "xã Thượng Quan"), testing::Pair("01960", "xã Hiệp Lực"),
                    testing::Pair("01963", "xã Thuần Mang")));
}

TEST(Communes, Of2025AreFive) {
    EXPECT_THAT(namesOf(shippedTable("xa_2025.shp")),
                testing::UnorderedElementsAre(
                    testing::Pair("01936", "xã Nà Phặc"), testing::Pair("01942", "xã Bằng Vân"),
                    testing::Pair("01954", "xã Ngân Sơn"), testing::Pair("01957", "xã Thượng Quan"),
                    testing::Pair("01960", "xã Hiệp Lực")));
}

TEST(Communes, EachMapIsDrawnForItsOwnDaysWithoutAGap) {
    const std::array<std::array<std::string, 3>, 3> days{
        {{"xa_2019.shp", "2019-04-01", "2020-01-31"},
         {"xa_2020.shp", "2020-02-01", "2025-06-30"},
         {"xa_2025.shp", "2025-07-01", ""}}};
    for (const auto& [file, from, to] : days) {
        const FeatureTable table = shippedTable(file);
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            EXPECT_EQ(table.text("valid_from", row), from) << file;
            EXPECT_EQ(table.text("valid_to", row), to) << file;
            EXPECT_EQ(table.text("illustrati", row), "true") << file;
        }
    }
}

// Areas in km²: nganson-facts §2. Thượng Quan is 159.7 in the list of 2019 and 154.86 in that of
// 2025 without having changed.
const std::map<std::string, double> kPublished2019{
    {"01936", 62.6}, {"01954", 51.2}, {"01957", 159.7}, {"01942", 66.6},
    {"01960", 28.1}, {"01945", 66.5}, {"01963", 53.3},  {"01939", 67.0},
    {"01951", 28.2}, {"01948", 38.2}, {"01966", 23.7}};
const std::map<std::string, double> kPublished2025{
    {"01936", 101.18}, {"01942", 133.01}, {"01954", 145.57}, {"01957", 154.86}, {"01960", 105.02}};

TEST(Communes, HaveTheirPublishedAreaWithinThreePercent) {
    for (const auto& [file, published] :
         {std::pair{"xa_2019.shp", kPublished2019}, {"xa_2025.shp", kPublished2025}}) {
        const auto areas = areasKm2(shippedTable(file));
        ASSERT_EQ(areas.size(), published.size());
        for (const auto& [code, km2] : published)
            EXPECT_NEAR(areas.at(code), km2, km2 * 0.03) << file << ' ' << code;
    }
}

TEST(Communes, OfTheDistrictAddUpToItsPublishedArea) {
    const FeatureTable district = shippedTable("huyen.shp");
    ASSERT_EQ(district.rowCount(), 1U);
    EXPECT_TRUE(geosValid(district, 0));
    EXPECT_NEAR(geosArea(district, 0) / 1e6, 645.2, 645.2 * 0.03);
}

TEST(Communes, WriteTheAreaTheyAreDrawnWith) {
    for (const char* file :
         {"huyen.shp", "xa_2019.shp", "xa_2020.shp", "xa_2025.shp", "thon.shp"}) {
        const FeatureTable table = shippedTable(file);
        for (std::size_t row = 0; row < table.rowCount(); ++row)
            EXPECT_NEAR(numberCell(table.column("area_km2"), row).value_or(0),
                        geosArea(table, row) / 1e6, 0.0051)
                << file << ' ' << table.text("code", row);
    }
}

// nganson-facts §7, pairs once.
const std::set<std::pair<std::string, std::string>> kNeighbours2019{
    {"01936", "01948"}, {"01936", "01954"}, {"01936", "01957"}, {"01936", "01960"},
    {"01939", "01942"}, {"01939", "01945"}, {"01939", "01951"}, {"01939", "01954"},
    {"01942", "01951"}, {"01945", "01948"}, {"01945", "01954"}, {"01948", "01954"},
    {"01951", "01954"}, {"01951", "01957"}, {"01954", "01957"}, {"01957", "01963"},
    {"01960", "01963"}, {"01960", "01966"}, {"01963", "01966"}};

TEST(Communes, Of2019HaveExactlyTheirNeighbours) {
    const auto steps = stepsByCode(shippedTable("xa_2019.shp"));
    std::set<std::pair<std::string, std::string>> neighbours;
    for (auto a = steps.begin(); a != steps.end(); ++a)
        for (auto b = std::next(a); b != steps.end(); ++b) {
            const double metres = sharedMetres(a->second, b->second);
            if (metres > 0) {
                EXPECT_GT(metres, 50) << a->first << ' ' << b->first;
                neighbours.emplace(a->first, b->first);
            }
        }
    EXPECT_EQ(neighbours, kNeighbours2019);
}

class CommuneMap : public testing::TestWithParam<const char*> {};

TEST_P(CommuneMap, IsACoverageOfTheDistrictToTheLastBit) {
    const FeatureTable table = shippedTable(GetParam());
    const auto steps = stepsByCode(table);
    std::map<Step, int> uses;
    for (const auto& [code, own] : steps)
        for (const Step& step : own)
            ++uses[step];
    for (const auto& [step, count] : uses)
        EXPECT_EQ(count, 1);
    const auto district = stepsByCode(shippedTable("huyen.shp"));
    EXPECT_TRUE(outlineOf(steps, codesOf(table)) == district.at("062"));
}

TEST_P(CommuneMap, IsValidAndItsUnionIsItsSum) {
    const FeatureTable table = shippedTable(GetParam());
    double sum = 0;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        EXPECT_TRUE(geosValid(table, row)) << table.text("code", row);
        sum += geosArea(table, row);
    }
    // Doubles of 6·10^8 m² are exact to about 10^-7.
    EXPECT_NEAR(geosUnionArea(table), sum, 1e-4);
}

INSTANTIATE_TEST_SUITE_P(All, CommuneMap,
                         testing::Values("xa_2019.shp", "xa_2020.shp", "xa_2025.shp"),
                         [](const auto& file) { return std::string(file.param).substr(3, 4); });

TEST(Communes, OfLaterDatesAreMadeOfEarlierOnesToTheLastBit) {
    const auto in2019 = stepsByCode(shippedTable("xa_2019.shp"));
    const auto in2020 = stepsByCode(shippedTable("xa_2020.shp"));
    const auto in2025 = stepsByCode(shippedTable("xa_2025.shp"));
    EXPECT_TRUE(in2020.at("01960") == outlineOf(in2019, {"01960", "01966"}));
    for (const auto& [code, steps] : in2020)
        if (code != "01960") {
            EXPECT_TRUE(steps == in2019.at(code)) << code;
        }
    EXPECT_TRUE(in2025.at("01936") == outlineOf(in2020, {"01936", "01948"}));
    EXPECT_TRUE(in2025.at("01942") == outlineOf(in2020, {"01939", "01942"}));
    EXPECT_TRUE(in2025.at("01954") == outlineOf(in2020, {"01945", "01951", "01954"}));
    EXPECT_TRUE(in2025.at("01957") == in2020.at("01957"));
    EXPECT_TRUE(in2025.at("01960") == outlineOf(in2020, {"01960", "01963"}));
}

TEST(Communes, BordersAreNeitherStraightNorSpiky) {
    const auto steps = stepsByCode(shippedTable("xa_2019.shp"));
    for (const auto& [code, own] : steps) {
        EXPECT_GT(own.size(), 300U) << code;
        for (const Step& step : own)
            EXPECT_LT(std::hypot(step.second.first - step.first.first,
                                 step.second.second - step.first.second),
                      110.0)
                << code;
    }
}

TEST(Communes, LieWhereTheDistrictIs) {
    const FeatureTable district = shippedTable("huyen.shp");
    const auto degrees = spatial::crsFromText("EPSG:4756");
    ASSERT_TRUE(degrees.has_value());
    auto transformer = spatial::Transformer::between(district.crs, *degrees);
    ASSERT_TRUE(transformer.has_value());
    std::vector<XY> points(district.geometry.coordinates().begin(),
                           district.geometry.coordinates().end());
    ASSERT_EQ(transformer->transform(points), 0U);
    // nganson-facts §5; half a hundredth of a degree for its rounding.
    for (const XY point : points) {
        EXPECT_GE(point.x, 105.845);
        EXPECT_LE(point.x, 106.165);
        EXPECT_GE(point.y, 22.275);
        EXPECT_LE(point.y, 22.585);
    }
}

TEST(Villages, LieInTheirCommunesAndMeetWithoutOverlap) {
    const FeatureTable villages = shippedTable("thon.shp");
    const FeatureTable communes = shippedTable("xa_2020.shp");
    ASSERT_EQ(villages.rowCount(), 14U);
    for (std::size_t row = 0; row < villages.rowCount(); ++row) {
        EXPECT_TRUE(geosValid(villages, row)) << villages.text("code", row);
        for (std::size_t commune = 0; commune < communes.rowCount(); ++commune) {
            const bool parent = communes.text("code", commune) == villages.text("parent", row);
            EXPECT_NEAR(geosOverlapArea(villages, row, communes, commune),
                        parent ? geosArea(villages, row) : 0.0, 1e-3)
                << villages.text("code", row) << ' ' << communes.text("code", commune);
        }
        for (std::size_t other = 0; other < row; ++other)
            EXPECT_NEAR(geosOverlapArea(villages, row, villages, other), 0.0, 1e-3);
    }
}

TEST(Villages, ShareTheirBordersWithEachOtherAndTheirCommuneToTheLastBit) {
    const FeatureTable villages = shippedTable("thon.shp");
    const auto own = stepsByCode(villages);
    const auto communes = stepsByCode(shippedTable("xa_2020.shp"));
    for (std::size_t row = 0; row < villages.rowCount(); ++row) {
        const std::string code = villages.text("code", row);
        double metres = 0;
        for (const auto& [other, steps] : own)
            if (other != code)
                metres += sharedMetres(own.at(code), steps);
        // A border that coincides with the commune's runs in the same direction as it.
        for (const Step& step : own.at(code))
            if (communes.at(villages.text("parent", row)).contains(step))
                metres += std::hypot(step.second.first - step.first.first,
                                     step.second.second - step.first.second);
        EXPECT_GT(metres, 3'000) << code;
    }
}

TEST(Villages, AreEighteenInThreeCommunesKnownInFourWays) {
    const FeatureTable units = shippedTable("register/unit.csv");
    const FeatureTable areas = shippedTable("thon.shp");
    const FeatureTable points = shippedTable("thon_diem.shp");
    const std::vector<std::string> drawn = codesOf(areas);
    const std::vector<std::string> marked = codesOf(points);
    std::map<std::string, std::set<std::string>> byCommune;
    std::map<std::string, int> byShape;
    for (std::size_t row = 0; row < units.rowCount(); ++row) {
        if (units.text("level", row) != "village" || units.text("valid_from", row) != "2019-04-01")
            continue;
        const std::string code = units.text("code", row);
        const std::string shape = units.text("shape", row);
        byCommune[units.text("parent", row)].insert(code);
        ++byShape[shape];
        EXPECT_EQ(std::ranges::count(drawn, code), shape == "polygon" || shape == "both") << code;
        EXPECT_EQ(std::ranges::count(marked, code), shape == "point" || shape == "both") << code;
    }
    EXPECT_EQ(byCommune["01942"].size(), 7U);
    EXPECT_EQ(byCommune["01939"].size(), 6U);
    EXPECT_EQ(byCommune["01951"].size(), 5U);
    EXPECT_EQ(byShape, (std::map<std::string, int>{
                           {"both", 3}, {"none", 1}, {"point", 3}, {"polygon", 11}}));
}

TEST(Villages, PointsLieInTheVillageOrWhereNoOtherVillageIs) {
    const FeatureTable points = shippedTable("thon_diem.shp");
    const FeatureTable areas = shippedTable("thon.shp");
    const std::vector<std::string> drawn = codesOf(areas);
    for (std::size_t row = 0; row < points.rowCount(); ++row) {
        const XY spot = points.geometry.coordinates()[row];
        for (std::size_t area = 0; area < areas.rowCount(); ++area)
            EXPECT_EQ(geosCovers(areas, area, spot), drawn[area] == points.text("code", row));
    }
}

TEST(SubProjects, LieInTheirVillageOrInItsCommuneWhereNoVillageIsDrawn) {
    const FeatureTable projects = shippedTable("register/sub_project.csv");
    const FeatureTable areas = shippedTable("thon.shp");
    const FeatureTable communes = shippedTable("xa_2020.shp");
    const FeatureTable units = shippedTable("register/unit.csv");
    std::map<std::string, std::string> parents;
    for (std::size_t row = 0; row < units.rowCount(); ++row)
        if (units.text("valid_from", row) == "2019-04-01")
            parents[units.text("code", row)] = units.text("parent", row);
    const std::vector<std::string> drawn = codesOf(areas);
    for (std::size_t row = 0; row < projects.rowCount(); ++row) {
        const XY spot{numberCell(projects.column("x"), row).value_or(0),
                      numberCell(projects.column("y"), row).value_or(0)};
        const std::string village = projects.text("unit_code", row);
        for (std::size_t area = 0; area < areas.rowCount(); ++area)
            EXPECT_EQ(geosCovers(areas, area, spot), drawn[area] == village)
                << projects.text("id", row);
        for (std::size_t commune = 0; commune < communes.rowCount(); ++commune)
            EXPECT_EQ(geosCovers(communes, commune, spot),
                      communes.text("code", commune) == parents.at(village))
                << projects.text("id", row);
    }
}

} // namespace
} // namespace thonmap::demo
