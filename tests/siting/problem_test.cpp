#include "siting/problem.h"

#include "support/places.h"
#include "support/shapes.h"

#include <algorithm>

#include <cmath>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace thonmap::siting {
namespace {

using testing::ElementsAre;

Plan planWith(int p) {
    Plan plan;
    plan.file = "a.plan.json";
    plan.p = p;
    return plan;
}

Places places(std::vector<std::string> ids, std::vector<XY> at, std::vector<double> weights = {}) {
    return {std::move(ids), std::move(at), std::move(weights)};
}

test::TableBuilder matrixBuilder() {
    test::TableBuilder builder("network.csv");
    builder.field("from", FieldType::text)
        .field("to", FieldType::text)
        .field("distance", FieldType::text);
    return builder;
}

using Text = std::string_view;

TEST(StraightProblem, MeasuresAsTheCrowFlies) {
    Diagnostics diagnostics;
    Plan plan = planWith(1);
    plan.serviceDistanceMetres = 5;
    plan.existing = {"y"};
    const auto problem = straightProblem(plan, places({"a", "b"}, {{0, 0}, {3, 4}}, {2, 7}),
                                         places({"x", "y"}, {{0, 0}, {0, 12}}), diagnostics)
                             .value();
    EXPECT_THAT(problem.distances, ElementsAre(0, 12, 5, std::hypot(3, 8)));
    EXPECT_THAT(problem.weights, ElementsAre(2, 7));
    EXPECT_THAT(problem.fixed, ElementsAre(1));
    EXPECT_EQ(problem.p, 1);
    EXPECT_EQ(problem.serviceDistanceMetres, 5);
    EXPECT_TRUE(diagnostics.empty());
}

TEST(StraightProblem, LeavesOutAndReportsPlacesWithoutPosition) {
    Diagnostics diagnostics;
    const double none = std::nan("");
    const auto problem =
        straightProblem(planWith(1), places({"a", "b"}, {{none, none}, {1, 1}}, {1, 1}),
                        places({"x"}, {{0, 0}}), diagnostics)
            .value();
    EXPECT_THAT(problem.demandIds, ElementsAre("b"));
    ASSERT_EQ(diagnostics.count(FindingKind::emptyGeometry), 1U);
    EXPECT_EQ(diagnostics.findings()[0].what.text(Language::en),
              "“a” (demand places) has no position and is left out.");
}

TEST(StraightProblem, RefusesIdsThatAreNotUniqueAndUnknownExistingSites) {
    Diagnostics diagnostics;
    EXPECT_EQ(straightProblem(planWith(1), places({"a", "a"}, {{0, 0}, {1, 1}}, {1, 1}),
                              places({"x"}, {{0, 0}}), diagnostics)
                  .error()
                  .message->code,
              "duplicate_id");
    Plan plan = planWith(1);
    plan.existing = {"z"};
    EXPECT_EQ(
        straightProblem(plan, places({"a"}, {{0, 0}}, {1}), places({"x"}, {{0, 0}}), diagnostics)
            .error()
            .text(Language::en),
        "“z” in “existing” is not a candidate.");
    EXPECT_EQ(straightProblem(planWith(1), places({}, {}), places({"x"}, {{0, 0}}), diagnostics)
                  .error()
                  .message->code,
              "no_demand");
}

TEST(MatrixProblem, TakesEveryEndAsACandidateWhenNoneIsNamed) {
    Diagnostics diagnostics;
    const auto matrix = matrixBuilder()
                            .row({Text("a"), Text("x"), Text("5.5")})
                            .row({Text("a"), Text("y"), Text("7")})
                            .row({Text("b"), Text("x"), Text("1e3")})
                            .build();
    const auto problem =
        matrixProblem(planWith(1), places({"a", "b"}, {}, {1, 2}), {}, matrix, diagnostics).value();
    EXPECT_THAT(problem.candidateIds, ElementsAre("x", "y"));
    EXPECT_THAT(problem.distances, ElementsAre(5.5, 7, 1000, kUnreachable));
    EXPECT_TRUE(diagnostics.empty());
}

TEST(MatrixProblem, UnderstandsTablesFromSiteToPlace) {
    Diagnostics diagnostics;
    const auto matrix = matrixBuilder()
                            .row({Text("x"), Text("a"), Text("5")})
                            .row({Text("y"), Text("a"), Text("7")})
                            .build();
    const auto problem =
        matrixProblem(planWith(1), places({"a"}, {}, {1}), {}, matrix, diagnostics).value();
    EXPECT_THAT(problem.candidateIds, ElementsAre("x", "y"));
    EXPECT_THAT(problem.distances, ElementsAre(5, 7));
}

TEST(MatrixProblem, KeepsDirectionsApartWherePlacesAreCandidatesToo) {
    Diagnostics diagnostics;
    const auto matrix = matrixBuilder()
                            .row({Text("a"), Text("b"), Text("3")})
                            .row({Text("b"), Text("a"), Text("4")})
                            .row({Text("a"), Text("a"), Text("0")})
                            .row({Text("b"), Text("b"), Text("0")})
                            .build();
    const std::vector<std::string> both{"a", "b"};
    const auto problem =
        matrixProblem(planWith(1), places(both, {}, {1, 1}), both, matrix, diagnostics).value();
    EXPECT_THAT(problem.distances, ElementsAre(0, 3, 4, 0));
}

TEST(MatrixProblem, CountsRowsAboutOtherPlaces) {
    Diagnostics diagnostics;
    const std::vector<std::string> candidates{"x"};
    const auto matrix = matrixBuilder()
                            .row({Text("a"), Text("x"), Text("5")})
                            .row({Text("q"), Text("x"), Text("not read")})
                            .build();
    ASSERT_TRUE(
        matrixProblem(planWith(1), places({"a"}, {}, {1}), candidates, matrix, diagnostics));
    ASSERT_EQ(diagnostics.count(FindingKind::skipped), 1U);
    EXPECT_EQ(diagnostics.findings()[0].what.text(Language::en),
              "Rows of “network.csv” about places outside the problem, skipped: 1.");
}

TEST(MatrixProblem, RefusesWhatIsNoDistance) {
    Diagnostics diagnostics;
    for (const char* bad : {"-1", "far", "", "nan", "inf", "1,5"}) {
        const auto matrix = matrixBuilder()
                                .row({Text("a"), Text("x"), Text("5")})
                                .row({Text("a"), Text("y"), Text(bad)})
                                .build();
        const auto problem =
            matrixProblem(planWith(1), places({"a"}, {}, {1}), {}, matrix, diagnostics);
        ASSERT_FALSE(problem) << bad;
        EXPECT_EQ(problem.error().message->code, "bad_number");
        EXPECT_EQ(problem.error().where.line, 2);
    }
    const auto twice = matrixBuilder()
                           .row({Text("a"), Text("x"), Text("5")})
                           .row({Text("a"), Text("x"), Text("6")})
                           .build();
    EXPECT_EQ(matrixProblem(planWith(1), places({"a"}, {}, {1}), {}, twice, diagnostics)
                  .error()
                  .message->code,
              "two_distances");
    const auto other = test::TableBuilder("m").field("from", FieldType::text).build();
    EXPECT_EQ(matrixProblem(planWith(1), places({"a"}, {}, {1}), {}, other, diagnostics)
                  .error()
                  .text(Language::en),
              "Table “m” has no column “to”.");
}

TEST(DemandFromTable, ReadsIdsAndWeights) {
    const auto table = test::TableBuilder("d.csv")
                           .field("id", FieldType::integer)
                           .field("weight", FieldType::real)
                           .field("persons", FieldType::text)
                           .row({std::int64_t{7}, 2.5, Text("30")})
                           .row({std::int64_t{8}, Value(), Text("40")})
                           .build();
    Plan plan = planWith(1);
    plan.demand.weightField = "persons";
    const auto demand = demandFromTable(plan, table).value();
    EXPECT_THAT(demand.ids, ElementsAre("7", "8"));
    EXPECT_THAT(demand.weights, ElementsAre(30, 40));
    plan.demand.weightField.clear(); // "weight" is there, and its second row is empty
    EXPECT_EQ(demandFromTable(plan, table).error().text(Language::en),
              "Table “d.csv”, row 2: “weight” must be a number of 0 or more, not “”.");
    plan.demand.places.idField = "code";
    EXPECT_EQ(demandFromTable(plan, table).error().hint(Language::en),
              "Its columns: id, weight, persons.");
}

/// Rows of a small CSV without quoted commas; quotes are taken off.
std::vector<std::vector<std::string>> csvRows(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(file, line);) {
        std::erase(line, '"');
        std::erase(line, '\r');
        std::istringstream cells(line);
        rows.emplace_back();
        for (std::string cell; std::getline(cells, cell, ',');)
            rows.back().push_back(cell);
    }
    return rows;
}

class SanFrancisco : public testing::Test {
protected:
    void SetUp() override {
        const auto tracts =
            test::shared("corpora/location/SF_demand_205_centroid_uniform_weight.csv");
        const auto network = test::shared(
            "corpora/location/SF_network_distance_candidateStore_16_censusTract_205_new.csv");
        THONMAP_NEEDS(tracts);
        THONMAP_NEEDS(network);
        const auto people = csvRows(tracts);
        for (std::size_t i = 1; i < people.size(); ++i) {
            m_demand.ids.push_back(people[i][3]);
            m_demand.weights.push_back(std::stod(people[i][6]));
        }
        auto builder = matrixBuilder();
        const auto ways = csvRows(network);
        for (std::size_t i = 1; i < ways.size(); ++i)
            builder.row({Text(ways[i][1]), Text(ways[i][2]), Text(ways[i][0])});
        m_matrix = builder.build();
    }
    LocationProblem problem(int p) {
        Diagnostics diagnostics;
        auto made = matrixProblem(planWith(p), m_demand, {}, m_matrix, diagnostics);
        EXPECT_TRUE(made);
        EXPECT_TRUE(diagnostics.empty());
        return made ? *made : LocationProblem();
    }
    Places m_demand;
    FeatureTable m_matrix;
};

// Expected values: the corpus' README (pysal/spopt, and solved independently).
TEST_F(SanFrancisco, HasThePublishedMedian) {
    const LocationProblem made = problem(4);
    ASSERT_EQ(made.demandIds.size(), 205U);
    ASSERT_EQ(made.candidateIds.size(), 16U);
    const auto solution = solvePMedian(made).value();
    EXPECT_EQ(solution.status, SolutionStatus::optimal);
    EXPECT_NEAR(solution.objective, 2848268129.714512, 1);
    EXPECT_NEAR(solution.meanDistanceMetres, 2982.126857989067, 1e-6);
    std::vector<std::string> stores;
    for (const std::size_t site : solution.chosen)
        stores.push_back(made.candidateIds[site]);
    EXPECT_THAT(stores,
                testing::UnorderedElementsAre("Store_2", "Store_11", "Store_12", "Store_15"));
}

TEST_F(SanFrancisco, HasThePublishedCoverage) {
    LocationProblem made = problem(4);
    made.serviceDistanceMetres = 5000;
    const auto solution = solveMaxCover(made).value();
    EXPECT_EQ(solution.objective, 875247);
    EXPECT_EQ(solution.totalWeight, 955113);
    EXPECT_EQ(std::ranges::count(solution.assignment, -1), 21);
}

TEST_F(SanFrancisco, NeedsEightStoresToReachEveryoneWithin5Kilometres) {
    LocationProblem made = problem(4);
    for (double& distance : made.distances)
        distance = distance <= 5000 ? distance : kUnreachable;
    const auto four = solvePMedian(made).value();
    EXPECT_EQ(four.status, SolutionStatus::infeasible);
    EXPECT_EQ(four.leastP, 8);
    made.p = 8;
    EXPECT_EQ(solvePMedian(made)->status, SolutionStatus::optimal);
}

TEST_F(SanFrancisco, CannotServeEveryoneWithin20Metres) {
    LocationProblem made = problem(16);
    for (double& distance : made.distances)
        distance = distance <= 20 ? distance : kUnreachable;
    const auto solution = solvePMedian(made).value();
    EXPECT_EQ(solution.status, SolutionStatus::infeasible);
    EXPECT_FALSE(solution.unreachable.empty());
    EXPECT_EQ(solution.leastP, std::nullopt);
}

} // namespace
} // namespace thonmap::siting
