#include "cli/program.h"
#include "io/source.h"
#include "support/places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::cli {
namespace {

using test::at;
using test::thonmap;

/// Villages in a row, 1 km apart, 10 people each; two sites of 1 km serve all five.
void writeVillages(const test::Folder& folder, int p, const std::string& model) {
    test::writeFile(folder / "d.csv", "id,weight\nA,10\nB,10\nC,10\nD,10\nE,10\n");
    std::string matrix = "from,to,distance\n";
    for (int i = 0; i < 5; ++i)
        for (int j = 0; j < 5; ++j)
            matrix += std::string(1, static_cast<char>('A' + i)) + ',' +
                      static_cast<char>('A' + j) + ',' + std::to_string(std::abs(i - j) * 1000) +
                      '\n';
    test::writeFile(folder / "m.csv", matrix);
    test::writeFile(folder / "p.plan.json", R"({"format": 1, "title": "Thử", "model": ")" + model +
                                                R"(", "p": )" + std::to_string(p) +
                                                R"(, "service_distance": 1000,
                        "demand": {"table": "d.csv", "weight": "weight"},
                        "distances": {"matrix": "m.csv"}})");
}

TEST(Sites, AnswersWithTheContractsKeys) {
    const test::Folder folder;
    writeVillages(folder, 2, "mclp");
    const auto ended = thonmap({"sites", (folder / "p.plan.json").string(), "--json"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    const auto json = ended.json();
    EXPECT_EQ(at(json, "model").text(), "mclp");
    EXPECT_EQ(at(json, "status").text(), "optimal");
    EXPECT_EQ(at(json, "objective").number(), 50); // everybody
    EXPECT_EQ(at(json, "gap").number(), 0);
    EXPECT_EQ(at(json, "chosen").size(), 2U);
    EXPECT_EQ(at(json, "assignment").size(), 5U);
    for (const char* key : {"bound", "ranking", "robustness", "coverage_by_group"})
        EXPECT_TRUE(json.find(key)) << key;
}

TEST(Sites, InfeasibleIsAnAnswerAndWritesNothing) {
    const test::Folder folder;
    writeVillages(folder, 0, "p-median");
    const auto out = folder / "s.gpkg";
    const auto ended =
        thonmap({"sites", (folder / "p.plan.json").string(), "-o", out.string(), "--json"});
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_EQ(at(ended.json(), "status").text(), "infeasible");
    EXPECT_TRUE(at(ended.json(), "objective").is(document::Value::Kind::null));
    EXPECT_FALSE(std::filesystem::exists(out));
}

TEST(Sites, APlanThatIsWrongNamesLineAndKey) {
    const test::Folder folder;
    test::writeFile(folder / "p.plan.json", "{\"format\": 1,\n\"titel\": \"x\"}");
    const auto ended = thonmap({"sites", (folder / "p.plan.json").string(), "--json"});
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(at(ended.error(), "file").text(), testing::HasSubstr("p.plan.json"));
    EXPECT_EQ(thonmap({"sites", (folder / "none.plan.json").string()}).code, 1);
}

TEST(Sites, TheChosenPlacesAreAGeoPackage) {
    const test::Folder folder;
    test::writeFile(
        folder / "p.plan.json",
        R"({"format": 1, "title": "Nước", "model": "mclp", "p": 2, "service_distance": 2000,
            "candidates": {"source": ")" +
            test::demoDocument() + R"(:indicator-progress", "id": "code"},
            "demand": {"source": ")" +
            test::demoDocument() + R"(:indicator-progress", "id": "code", "weight": "persons"},
            "distances": "straight"})");
    const auto out = (folder / "điểm.gpkg").string();
    const auto ended = thonmap({"sites", (folder / "p.plan.json").string(), "-o", out, "--json"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    Diagnostics diagnostics;
    const auto table = io::read({.path = out, .layer = "sites"}, diagnostics);
    ASSERT_TRUE(table);
    EXPECT_EQ(table->rowCount(), 2U);
    EXPECT_EQ(table->crs.id(), "EPSG:9213");
    const auto json = ended.json();
    const auto& groups = at(json, "coverage_by_group");
    EXPECT_TRUE(groups.find("female"));
    EXPECT_LE(at(groups, "female").number(), 1);
}

} // namespace
} // namespace thonmap::cli
