#include "siting/location.h"

#include "core/messages.h"
#include "siting/median.h"
#include "siting/messages.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <numeric>
#include <set>

namespace thonmap::siting {

namespace {

using Clock = std::chrono::steady_clock;

class Deadline {
public:
    explicit Deadline(double seconds) : m_seconds(seconds) {}
    [[nodiscard]] double left() const {
        const std::chrono::duration<double> spent = Clock::now() - m_start;
        return std::max(0.0, m_seconds - spent.count());
    }

private:
    double m_seconds;
    Clock::time_point m_start = Clock::now();
};

std::optional<Error> faultOf(const LocationProblem& problem) {
    const auto bad = [](LocalText what) {
        return fail(msg::badProblem, {{"what", std::move(what)}}).error();
    };
    assert(problem.weights.size() == problem.demandIds.size());
    assert(problem.distances.size() == problem.demandIds.size() * problem.candidateIds.size());
    for (std::size_t i = 0; i < problem.weights.size(); ++i)
        if (!(problem.weights[i] >= 0) || std::isinf(problem.weights[i]))
            return bad({"trọng số của “" + problem.demandIds[i] + "”",
                        "the weight of “" + problem.demandIds[i] + "”"});
    for (std::size_t i = 0; i < problem.distances.size(); ++i)
        if (!(problem.distances[i] >= 0)) {
            const std::string& from = problem.demandIds[i / problem.candidateIds.size()];
            const std::string& to = problem.candidateIds[i % problem.candidateIds.size()];
            return bad({"khoảng cách từ “" + from + "” đến “" + to + "”",
                        "the distance from “" + from + "” to “" + to + "”"});
        }
    for (const std::size_t site : problem.fixed)
        if (site >= problem.candidateIds.size())
            return bad({"một điểm hiện hữu không có trong các ứng viên",
                        "an existing site that is no candidate"});
    const auto& service = problem.serviceDistanceMetres;
    if (service && !(*service >= 0))
        return bad({"bán kính phục vụ", "the service distance"});
    return std::nullopt;
}

MedianProblem medianOf(const LocationProblem& problem) {
    MedianProblem median;
    median.demands = problem.demandIds.size();
    median.candidates = problem.candidateIds.size();
    median.weights = problem.weights;
    median.costs = problem.distances;
    const std::set<std::size_t> fixed(problem.fixed.begin(), problem.fixed.end());
    median.fixed.assign(fixed.begin(), fixed.end());
    median.p = static_cast<std::size_t>(std::max(problem.p, 0));
    return median;
}

std::vector<std::size_t> unreachableIn(const MedianProblem& median) {
    std::vector<std::size_t> unreachable;
    for (std::size_t i = 0; i < median.demands; ++i) {
        bool isReached = median.weights[i] <= 0;
        for (std::size_t j = 0; j < median.candidates && !isReached; ++j)
            isReached = std::isfinite(median.cost(i, j));
        if (!isReached)
            unreachable.push_back(i);
    }
    return unreachable;
}

/// True when some choice of p sites could leave someone without a site.
bool mayMissSomeone(const MedianProblem& median) {
    for (std::size_t i = 0; i < median.demands; ++i) {
        if (median.weights[i] <= 0)
            continue;
        std::size_t misses = 0;
        for (std::size_t j = 0; j < median.candidates; ++j)
            misses += std::isinf(median.cost(i, j)) ? std::size_t{1} : 0;
        if (misses >= median.p)
            return true;
    }
    return false;
}

LocationSolution infeasible(const Message& message, std::vector<Argument> arguments) {
    LocationSolution solution;
    solution.status = SolutionStatus::infeasible;
    solution.reason = fail(message, std::move(arguments)).error();
    return solution;
}

/// What is wrong with the number of sites itself; empty when nothing is.
std::optional<LocationSolution> wrongCount(const LocationProblem& problem,
                                           const MedianProblem& median) {
    const std::int64_t p = problem.p;
    const auto candidates = static_cast<std::int64_t>(median.candidates);
    const auto fixed = static_cast<std::int64_t>(median.fixed.size());
    if (median.candidates == 0)
        return infeasible(msg::noCandidates, {});
    if (p < 1)
        return infeasible(msg::needsOneSite, {{"p", p}});
    if (p < fixed)
        return infeasible(msg::moreExistingThanP, {{"count", fixed}, {"p", p}});
    if (p > candidates)
        return infeasible(msg::moreThanCandidates, {{"p", p}, {"count", candidates}});
    return std::nullopt;
}

LocationSolution outOfReach(const LocationProblem& problem, std::vector<std::size_t> places) {
    constexpr std::size_t kShown = 5;
    std::string ids;
    for (std::size_t i = 0; i < std::min(places.size(), kShown); ++i)
        ids.append(i == 0 ? "" : ", ").append(problem.demandIds[places[i]]);
    if (places.size() > kShown)
        ids += " …";
    auto solution = infeasible(msg::outOfReach,
                               {{"count", static_cast<std::int64_t>(places.size())}, {"ids", ids}});
    solution.unreachable = std::move(places);
    return solution;
}

/// The fewest sites with which everyone reaches one; empty when time ran out first.
Result<std::optional<int>> leastSites(const MedianProblem& median, const Deadline& deadline,
                                      const Progress& progress) {
    const auto cover = solveSetCover(median, deadline.left(), progress);
    if (!cover)
        return std::unexpected(cover.error());
    if (cover->status != MipResult::Status::optimal)
        return std::optional<int>();
    return std::optional(std::max(1, static_cast<int>(cover->chosen.size())));
}

void assign(const LocationProblem& problem, double limit, LocationSolution& solution) {
    double covered = 0;
    double weighted = 0;
    double served = 0;
    for (std::size_t i = 0; i < problem.demandIds.size(); ++i) {
        double nearest = kUnreachable;
        std::int64_t site = -1;
        for (const std::size_t j : solution.chosen)
            if (problem.distance(i, j) < nearest) {
                nearest = problem.distance(i, j);
                site = static_cast<std::int64_t>(j);
            }
        const double weight = problem.weights[i];
        solution.totalWeight += weight;
        if (problem.serviceDistanceMetres && nearest <= *problem.serviceDistanceMetres)
            covered += weight;
        if (nearest > limit)
            site = -1;
        solution.assignment.push_back(site);
        if (site < 0 || weight <= 0)
            continue;
        weighted += weight * nearest;
        served += weight;
        solution.maxDistanceMetres = std::max(solution.maxDistanceMetres, nearest);
    }
    if (problem.serviceDistanceMetres)
        solution.coveredWeight = covered;
    solution.meanDistanceMetres = served > 0 ? weighted / served : 0;
}

LocationSolution statusOnly(const MedianSolution& median) {
    LocationSolution solution;
    solution.status = median.status == MipResult::Status::optimal ? SolutionStatus::optimal
                                                                  : SolutionStatus::timeLimit;
    solution.chosen = median.chosen;
    return solution;
}

double gapOf(const LocationSolution& solution) {
    if (solution.status == SolutionStatus::optimal || solution.objective == solution.bound)
        return 0;
    const double difference = std::abs(solution.objective - solution.bound);
    return solution.objective == 0 ? kUnreachable : difference / std::abs(solution.objective);
}

} // namespace

std::string_view statusName(SolutionStatus status) {
    switch (status) {
    case SolutionStatus::optimal:
        return "optimal";
    case SolutionStatus::infeasible:
        return "infeasible";
    case SolutionStatus::timeLimit:
        break;
    }
    return "time_limit";
}

Result<LocationSolution> solvePMedian(const LocationProblem& problem, const Progress& progress,
                                      const SolveOptions& options) {
    if (auto fault = faultOf(problem))
        return std::unexpected(std::move(*fault));
    const Deadline deadline(options.timeLimitSeconds);
    const MedianProblem median = medianOf(problem);
    auto wrong = wrongCount(problem, median);
    if (wrong && median.candidates == 0)
        return std::move(*wrong);
    if (auto places = unreachableIn(median); !places.empty())
        return outOfReach(problem, std::move(places));
    if (wrong || mayMissSomeone(median)) {
        const auto least = leastSites(median, deadline, progress);
        if (!least)
            return std::unexpected(least.error());
        if (!wrong && *least && **least > problem.p)
            wrong = infeasible(msg::tooFewSitesLeast,
                               {{"p", std::int64_t{problem.p}}, {"least", std::int64_t{**least}}});
        if (wrong) {
            wrong->leastP = *least;
            return std::move(*wrong);
        }
    }
    progress.at(0.1);
    const auto found = solveMedian(median, deadline.left(), progress);
    if (!found)
        return std::unexpected(found.error());
    if (found->status == MipResult::Status::infeasible)
        return infeasible(msg::tooFewSites, {{"p", std::int64_t{problem.p}}});
    LocationSolution solution = statusOnly(*found);
    assign(problem, kUnreachable, solution);
    solution.objective = found->objective;
    solution.bound = found->bound;
    solution.gap = gapOf(solution);
    progress.at(1);
    return solution;
}

Result<LocationSolution> solveMaxCover(const LocationProblem& problem, const Progress& progress,
                                       const SolveOptions& options) {
    if (auto fault = faultOf(problem))
        return std::unexpected(std::move(*fault));
    if (!problem.serviceDistanceMetres)
        return fail(msg::badProblem,
                    {{"what", LocalText{"thiếu bán kính phục vụ", "no service distance"}}});
    const Deadline deadline(options.timeLimitSeconds);
    MedianProblem median = medianOf(problem);
    if (auto wrong = wrongCount(problem, median)) {
        if (median.candidates > 0)
            wrong->leastP = std::max(1, static_cast<int>(median.fixed.size()));
        return std::move(*wrong);
    }
    // Covering the most weight is leaving the least uncovered: the p-median of costs 0 and 1.
    const double limit = *problem.serviceDistanceMetres;
    for (double& cost : median.costs)
        cost = cost <= limit ? 0 : 1;
    progress.at(0.1);
    const auto found = solveMedian(median, deadline.left(), progress);
    if (!found)
        return std::unexpected(found.error());
    LocationSolution solution = statusOnly(*found);
    assign(problem, limit, solution);
    solution.objective = solution.coveredWeight.value_or(0);
    solution.bound = solution.status == SolutionStatus::optimal
                         ? solution.objective
                         : solution.totalWeight - found->bound;
    solution.gap = gapOf(solution);
    progress.at(1);
    return solution;
}

} // namespace thonmap::siting
