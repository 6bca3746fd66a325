#include "siting/location.h"

#include "support/places.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <sstream>
#include <thread>

namespace thonmap::siting {
namespace {

using testing::ElementsAre;

/// Places named A, B, C …, sites 1, 2, 3 …; unit weights.
LocationProblem problemOf(const std::vector<std::vector<double>>& distances, int p) {
    LocationProblem problem;
    problem.p = p;
    for (std::size_t i = 0; i < distances.size(); ++i) {
        problem.demandIds.push_back(std::string(1, static_cast<char>('A' + i)));
        problem.weights.push_back(1);
        problem.distances.insert(problem.distances.end(), distances[i].begin(), distances[i].end());
    }
    for (std::size_t j = 0; j < distances.front().size(); ++j)
        problem.candidateIds.push_back(std::to_string(j + 1));
    return problem;
}

/// Four villages on a road at 0, 10, 20 and 100; any of them may have the site.
LocationProblem road(int p) {
    const std::vector<double> at{0, 10, 20, 100};
    std::vector<std::vector<double>> distances;
    for (const double from : at) {
        distances.emplace_back();
        for (const double to : at)
            distances.back().push_back(std::abs(from - to));
    }
    return problemOf(distances, p);
}

TEST(PMedian, PutsOneSiteInTheMiddle) {
    const auto solution = solvePMedian(road(1)).value();
    EXPECT_EQ(solution.status, SolutionStatus::optimal);
    EXPECT_THAT(solution.chosen, ElementsAre(1)); // 10 + 0 + 10 + 90; site 20 gives 20 + 10 + 80
    EXPECT_EQ(solution.objective, 110);
    EXPECT_EQ(solution.bound, 110);
    EXPECT_EQ(solution.gap, 0);
    EXPECT_THAT(solution.assignment, ElementsAre(1, 1, 1, 1));
    EXPECT_EQ(solution.meanDistanceMetres, 27.5);
    EXPECT_EQ(solution.maxDistanceMetres, 90);
    EXPECT_EQ(solution.totalWeight, 4);
    EXPECT_EQ(solution.coveredWeight, std::nullopt);
}

TEST(PMedian, AssignsEachPlaceToItsNearestSite) {
    const auto solution = solvePMedian(road(2)).value();
    EXPECT_THAT(solution.chosen, ElementsAre(1, 3));
    EXPECT_THAT(solution.assignment, ElementsAre(1, 1, 1, 3));
    EXPECT_EQ(solution.objective, 20);
}

TEST(PMedian, WeightsMoveTheSite) {
    LocationProblem problem = road(1);
    problem.weights = {1, 1, 1, 10};
    EXPECT_THAT(solvePMedian(problem)->chosen,
                ElementsAre(3)); // 100 + 90 + 80 against 20 + 10 + 800
}

TEST(PMedian, KeepsExistingSites) {
    LocationProblem problem = road(2);
    problem.fixed = {0};
    const auto solution = solvePMedian(problem).value();
    EXPECT_THAT(solution.chosen, ElementsAre(0, 3)); // 0 + 10 + 20 + 0
    EXPECT_EQ(solution.objective, 30);
    problem.fixed = {0, 1};
    EXPECT_EQ(solvePMedian(problem)->objective, 100); // nothing left to choose: 10 + 90
}

TEST(PMedian, CountsWhoIsWithinTheServiceDistance) {
    LocationProblem problem = road(1);
    problem.serviceDistanceMetres = 10; // touching counts
    EXPECT_EQ(solvePMedian(problem)->coveredWeight, 3);
}

TEST(PMedian, OpensAllWhenPIsTheNumberOfCandidates) {
    const auto solution = solvePMedian(road(4)).value();
    EXPECT_EQ(solution.status, SolutionStatus::optimal);
    EXPECT_EQ(solution.objective, 0);
    EXPECT_EQ(solution.gap, 0);
    EXPECT_EQ(solution.chosen.size(), 4U);
}

TEST(PMedian, SaysWhyTheNumberOfSitesIsWrong) {
    const auto none = solvePMedian(road(0)).value();
    EXPECT_EQ(none.status, SolutionStatus::infeasible);
    EXPECT_EQ(none.reason->text(Language::en), "p = 0; at least one site is needed.");
    EXPECT_EQ(none.leastP, 1);
    EXPECT_TRUE(none.chosen.empty());

    const auto many = solvePMedian(road(5)).value();
    EXPECT_EQ(many.status, SolutionStatus::infeasible);
    EXPECT_EQ(many.reason->text(Language::vi), "Cần p = 5 điểm nhưng chỉ có 4 ứng viên.");

    LocationProblem problem = road(1);
    problem.fixed = {0, 2};
    const auto existing = solvePMedian(problem).value();
    EXPECT_EQ(existing.status, SolutionStatus::infeasible);
    EXPECT_EQ(existing.reason->text(Language::en), "Existing sites: 2, more than p = 1.");
    EXPECT_EQ(existing.leastP, 2);
}

TEST(PMedian, NamesPlacesThatNoSiteReaches) {
    const auto solution =
        solvePMedian(problemOf({{1, 2}, {kUnreachable, kUnreachable}, {3, 4}}, 1)).value();
    EXPECT_EQ(solution.status, SolutionStatus::infeasible);
    EXPECT_THAT(solution.unreachable, ElementsAre(1));
    EXPECT_EQ(solution.reason->text(Language::en), "Places that no candidate can reach (1): B.");
    EXPECT_EQ(solution.leastP, std::nullopt);
}

TEST(PMedian, NamesTheLeastNumberOfSitesThatReachesEveryone) {
    constexpr double kNo = kUnreachable;
    const std::vector<std::vector<double>> islands{{1, kNo, kNo}, {kNo, 1, kNo}, {kNo, 2, 1}};
    const auto one = solvePMedian(problemOf(islands, 1)).value();
    EXPECT_EQ(one.status, SolutionStatus::infeasible);
    EXPECT_EQ(one.leastP, 2);
    EXPECT_EQ(one.reason->text(Language::vi),
              "1 điểm không đủ để mọi nơi đều đến được một điểm; cần ít nhất 2.");
    const auto two = solvePMedian(problemOf(islands, 2)).value();
    EXPECT_EQ(two.status, SolutionStatus::optimal);
    EXPECT_THAT(two.chosen, ElementsAre(0, 1));
}

TEST(PMedian, APlaceWithoutWeightNeedsNoSite) {
    LocationProblem problem = problemOf({{5, 1}, {kUnreachable, kUnreachable}}, 1);
    problem.weights[1] = 0;
    const auto solution = solvePMedian(problem).value();
    EXPECT_EQ(solution.status, SolutionStatus::optimal);
    EXPECT_THAT(solution.chosen, ElementsAre(1));
    EXPECT_THAT(solution.assignment, ElementsAre(1, -1));
}

TEST(MaxCover, CoversTheMostWeight) {
    LocationProblem problem = road(1);
    problem.serviceDistanceMetres = 10;
    auto solution = solveMaxCover(problem).value();
    EXPECT_EQ(solution.status, SolutionStatus::optimal);
    EXPECT_THAT(solution.chosen, ElementsAre(1));
    EXPECT_EQ(solution.objective, 3);
    EXPECT_EQ(solution.bound, 3);
    EXPECT_EQ(solution.coveredWeight, 3);
    EXPECT_THAT(solution.assignment, ElementsAre(1, 1, 1, -1));
    problem.weights[3] = 7;
    solution = solveMaxCover(problem).value();
    EXPECT_THAT(solution.chosen, ElementsAre(3));
    EXPECT_EQ(solution.objective, 7);
    EXPECT_EQ(solution.totalWeight, 10);
}

TEST(MaxCover, IsNotInfeasibleForReach) {
    LocationProblem problem = problemOf({{kUnreachable, kUnreachable}}, 1);
    problem.serviceDistanceMetres = 10;
    const auto solution = solveMaxCover(problem).value();
    EXPECT_EQ(solution.status, SolutionStatus::optimal);
    EXPECT_EQ(solution.objective, 0);
    EXPECT_EQ(solution.chosen.size(), 1U);
    EXPECT_THAT(solution.assignment, ElementsAre(-1));
}

TEST(MaxCover, SaysWhyTheNumberOfSitesIsWrong) {
    LocationProblem problem = road(0);
    problem.serviceDistanceMetres = 10;
    EXPECT_EQ(solveMaxCover(problem)->status, SolutionStatus::infeasible);
    EXPECT_EQ(solveMaxCover(problem)->leastP, 1);
    problem.p = 9;
    EXPECT_EQ(solveMaxCover(problem)->status, SolutionStatus::infeasible);
}

TEST(MaxCover, NeedsAServiceDistance) {
    EXPECT_EQ(solveMaxCover(road(1)).error().message->code, "bad_problem");
}

TEST(Solvers, RefuseValuesOutOfRange) {
    LocationProblem problem = road(1);
    problem.weights[2] = -1;
    EXPECT_EQ(solvePMedian(problem).error().text(Language::en),
              "The problem has a value that cannot be used: the weight of “C”.");
    problem = road(1);
    problem.distances[5] = std::nan("");
    EXPECT_EQ(solvePMedian(problem).error().text(Language::en),
              "The problem has a value that cannot be used: the distance from “B” to “2”.");
    problem = road(1);
    problem.fixed = {4};
    EXPECT_FALSE(solvePMedian(problem));
}

TEST(Solvers, StopWhenAsked) {
    std::stop_source source;
    source.request_stop();
    const auto solution = solvePMedian(road(2), {.stop = source.get_token()});
    ASSERT_FALSE(solution);
    EXPECT_EQ(solution.error().message->code, "cancelled");
}

LocationProblem randomProblem(std::mt19937& random, std::size_t demands, std::size_t candidates,
                              bool hasGaps) {
    std::vector<std::vector<double>> distances(demands, std::vector<double>(candidates));
    for (auto& row : distances)
        for (double& distance : row)
            distance = hasGaps && random() % 4 == 0 ? kUnreachable
                                                    : static_cast<double>(random() % 30) * 1.25;
    LocationProblem problem = problemOf(distances, 1);
    for (double& weight : problem.weights)
        weight = static_cast<double>(random() % 6) * 0.5;
    problem.p = 1 + static_cast<int>(random() % candidates);
    if (random() % 3 == 0)
        problem.fixed = {random() % candidates};
    if (random() % 2 == 0)
        problem.serviceDistanceMetres = static_cast<double>(random() % 20);
    return problem;
}

/// Tries every choice of p sites with the fixed ones.
template <class Value>
double best(const LocationProblem& problem, double worst, Value value) {
    const std::size_t candidates = problem.candidateIds.size();
    double found = worst;
    for (unsigned set = 0; set < (1U << candidates); ++set) {
        const auto isOpen = [set](std::size_t site) { return ((set >> site) & 1U) != 0; };
        if (std::popcount(set) != problem.p || !std::ranges::all_of(problem.fixed, isOpen))
            continue;
        double sum = 0;
        for (std::size_t i = 0; i < problem.demandIds.size(); ++i) {
            double nearest = kUnreachable;
            for (std::size_t j = 0; j < candidates; ++j)
                if (isOpen(j))
                    nearest = std::min(nearest, problem.distance(i, j));
            sum += problem.weights[i] == 0 ? 0 : problem.weights[i] * value(nearest);
        }
        found = worst < 0 ? std::max(found, sum) : std::min(found, sum);
    }
    return found;
}

TEST(PMedian, AgreesWithTryingEveryChoice) {
    std::mt19937 random(65);
    int infeasible = 0;
    for (int round = 0; round < 400; ++round) {
        LocationProblem problem =
            randomProblem(random, 1 + random() % 8, 1 + random() % 7, round % 2 == 0);
        const double expected = best(problem, kUnreachable, [](double nearest) { return nearest; });
        const auto solution = solvePMedian(problem).value();
        if (std::isinf(expected)) {
            ++infeasible;
            EXPECT_EQ(solution.status, SolutionStatus::infeasible);
            EXPECT_TRUE(solution.reason);
            // One site fewer than leastP never does, leastP always.
            for (int p = 1; solution.leastP && p <= *solution.leastP; ++p) {
                problem.p = p;
                const double there = best(problem, kUnreachable, [](double n) { return n; });
                EXPECT_EQ(std::isinf(there), p < *solution.leastP) << p;
            }
            continue;
        }
        ASSERT_EQ(solution.status, SolutionStatus::optimal);
        EXPECT_NEAR(solution.objective, expected, 1e-9 * (1 + expected));
        EXPECT_EQ(solution.bound, solution.objective);
        EXPECT_EQ(solution.chosen.size(), static_cast<std::size_t>(problem.p));
        for (const std::size_t site : problem.fixed)
            EXPECT_THAT(solution.chosen, testing::Contains(site));
    }
    EXPECT_GT(infeasible, 20);
}

TEST(MaxCover, AgreesWithTryingEveryChoice) {
    std::mt19937 random(25);
    for (int round = 0; round < 400; ++round) {
        LocationProblem problem =
            randomProblem(random, 1 + random() % 9, 1 + random() % 7, round % 2 == 0);
        problem.serviceDistanceMetres = static_cast<double>(random() % 20);
        if (problem.p < static_cast<int>(problem.fixed.size()))
            continue;
        const double expected = best(problem, -1, [&](double nearest) {
            return nearest <= *problem.serviceDistanceMetres ? 1.0 : 0.0;
        });
        const auto solution = solveMaxCover(problem).value();
        ASSERT_EQ(solution.status, SolutionStatus::optimal);
        EXPECT_NEAR(solution.objective, expected, 1e-9);
        EXPECT_EQ(solution.chosen.size(), static_cast<std::size_t>(problem.p));
    }
}

TEST(Solvers, GiveTheSameChoiceEachTimeAndSayNothing) {
    std::mt19937 random(18);
    LocationProblem problem = randomProblem(random, 18, 18, false);
    problem.p = 4;
    problem.fixed.clear();
    problem.serviceDistanceMetres = 5;
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const auto first = solvePMedian(problem).value();
    const auto cover = solveMaxCover(problem).value();
    const auto second = solvePMedian(problem).value();
    EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    EXPECT_EQ(first.chosen, second.chosen);
    EXPECT_EQ(cover.chosen, solveMaxCover(problem)->chosen);
}

/// An OR-Library p-median file: n, edges, p; then edges. A repeated edge: the last cost counts.
LocationProblem pmed(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::size_t n = 0;
    std::size_t edges = 0;
    int p = 0;
    file >> n >> edges >> p;
    std::vector<std::vector<double>> distance(n, std::vector<double>(n, kUnreachable));
    for (std::size_t a = 0, b = 0, i = 0; i < edges; ++i) {
        double cost = 0;
        file >> a >> b >> cost;
        distance[a - 1][b - 1] = distance[b - 1][a - 1] = cost;
    }
    for (std::size_t i = 0; i < n; ++i)
        distance[i][i] = 0;
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                distance[i][j] = std::min(distance[i][j], distance[i][k] + distance[k][j]);
    return problemOf(distance, p);
}

TEST(PMedian, ProvesThePublishedOptimaOfTheOrLibrary) {
    const std::vector<double> optima{5819, 4093, 4250, 3034, 1355}; // Beasley 1985
    for (std::size_t i = 0; i < optima.size(); ++i) {
        const auto path = test::shared("corpora/location/pmed" + std::to_string(i + 1) + ".txt");
        THONMAP_NEEDS(path);
        const auto solution = solvePMedian(pmed(path)).value();
        EXPECT_EQ(solution.status, SolutionStatus::optimal);
        EXPECT_EQ(solution.objective, optima[i]);
        EXPECT_EQ(solution.gap, 0);
    }
}

TEST(Solvers, StopAtTheTimeLimitWithABound) {
    const auto path = test::shared("corpora/location/pmed1.txt");
    THONMAP_NEEDS(path);
    const auto solution = solvePMedian(pmed(path), {}, {.timeLimitSeconds = 0}).value();
    EXPECT_EQ(solution.status, SolutionStatus::timeLimit);
    EXPECT_EQ(solution.chosen.size(), 5U); // the heuristic's
    EXPECT_GE(solution.objective, 5819);
    EXPECT_LE(solution.bound, 5819);
    EXPECT_NEAR(solution.gap, (solution.objective - solution.bound) / solution.objective, 1e-12);
}

TEST(Solvers, StopInTheMiddleWhenAsked) {
    const auto path = test::shared("corpora/location/pmed1.txt");
    THONMAP_NEEDS(path);
    std::stop_source source;
    // Asked by the solver itself, once it is past the checks.
    const Progress progress{source.get_token(), [&](double) { source.request_stop(); }};
    const auto solution = solvePMedian(pmed(path), progress);
    ASSERT_FALSE(solution);
    EXPECT_EQ(solution.error().message->code, "cancelled");
}

} // namespace
} // namespace thonmap::siting
