#include "siting/median.h"

#include "siting/messages.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace thonmap::siting {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// One demand point's candidates from near to far, in groups of equal cost, as far as a choice of
/// p can ever need them.
struct Levels {
    std::vector<double> costs;
    std::vector<std::vector<std::size_t>> candidates;
};

Levels levelsOf(const MedianProblem& problem, std::size_t demand) {
    std::vector<std::size_t> order(problem.candidates);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t candidate) {
        return std::pair(problem.cost(demand, candidate), candidate);
    });
    // Of p sites one is always among the m − p + 1 nearest, and none is farther than a fixed one.
    double farthest = problem.cost(demand, order[problem.candidates - problem.p]);
    for (const std::size_t site : problem.fixed)
        farthest = std::min(farthest, problem.cost(demand, site));
    Levels levels;
    for (const std::size_t candidate : order) {
        const double cost = problem.cost(demand, candidate);
        if (cost > farthest || std::isinf(cost))
            break;
        if (levels.costs.empty() || cost > levels.costs.back()) {
            levels.costs.push_back(cost);
            levels.candidates.emplace_back();
        }
        levels.candidates.back().push_back(candidate);
    }
    return levels;
}

/// The radius formulation (Elloumi, "A tighter formulation of the p-median problem", Journal of
/// Combinatorial Optimization 19, 2010): z of a level is 1 when no open site is at that level or
/// nearer. Its linear relaxation is as tight as the usual one with a variable for each pair, and
/// it is much smaller.
struct Model {
    Mip mip;
    double constant = 0;
    double scale = 1;
    std::vector<Levels> levels;
    std::vector<std::vector<int>> stepColumns;
};

void addSites(Mip& mip, const MedianProblem& problem, double cost) {
    for (std::size_t site = 0; site < problem.candidates; ++site)
        mip.addColumn(cost, 0, 1, true);
    for (const std::size_t site : problem.fixed)
        mip.lower[site] = 1;
}

void addDemand(Model& model, const MedianProblem& problem, std::size_t demand) {
    const double weight = problem.weights[demand];
    Levels levels = levelsOf(problem, demand);
    model.constant += weight * levels.costs.front();
    std::vector<int> steps;
    for (std::size_t k = 0; k + 1 < levels.costs.size(); ++k) {
        const double step = weight * (levels.costs[k + 1] - levels.costs[k]) / model.scale;
        steps.push_back(model.mip.addColumn(step, 0, 1, false));
    }
    for (std::size_t k = 0; k < levels.costs.size(); ++k) {
        for (const std::size_t site : levels.candidates[k])
            model.mip.add(static_cast<int>(site), 1);
        if (k < steps.size())
            model.mip.add(steps[k], 1);
        if (k > 0)
            model.mip.add(steps[k - 1], -1);
        model.mip.endRow(k == 0 ? 1 : 0, kInfinity);
    }
    model.levels.push_back(std::move(levels));
    model.stepColumns.push_back(std::move(steps));
}

Model modelOf(const MedianProblem& problem, double scale) {
    Model model;
    model.scale = scale;
    addSites(model.mip, problem, 0);
    for (std::size_t site = 0; site < problem.candidates; ++site)
        model.mip.add(static_cast<int>(site), 1);
    model.mip.endRow(static_cast<double>(problem.p), static_cast<double>(problem.p));
    for (std::size_t demand = 0; demand < problem.demands; ++demand)
        if (problem.weights[demand] > 0)
            addDemand(model, problem, demand);
    return model;
}

/// The values of all variables that a choice of sites implies.
std::vector<double> valuesOf(const Model& model, const std::vector<std::size_t>& chosen) {
    std::vector<double> values(model.mip.costs.size(), 0);
    for (const std::size_t site : chosen)
        values[site] = 1;
    for (std::size_t i = 0; i < model.levels.size(); ++i) {
        bool isOpen = false;
        for (std::size_t k = 0; k < model.stepColumns[i].size(); ++k) {
            isOpen =
                isOpen || std::ranges::any_of(model.levels[i].candidates[k],
                                              [&](std::size_t site) { return values[site] > 0; });
            values[static_cast<std::size_t>(model.stepColumns[i][k])] = isOpen ? 0 : 1;
        }
    }
    return values;
}

std::vector<std::size_t> chosenIn(const std::vector<double>& values, std::size_t candidates) {
    std::vector<std::size_t> chosen;
    for (std::size_t site = 0; site < candidates && site < values.size(); ++site)
        if (values[site] > 0.5)
            chosen.push_back(site);
    return chosen;
}

/// What the heuristic keeps of every demand point: its cheapest and second cheapest open site.
/// Unreachable costs count as a very large number here, so that sums stay finite.
class Exchange {
public:
    explicit Exchange(const MedianProblem& problem) : m_problem(problem) {
        double largest = 0;
        for (const double cost : problem.costs)
            largest = std::isinf(cost) ? largest : std::max(largest, cost);
        m_far = 1e3 * (largest + 1);
        m_isOpen.assign(problem.candidates, 0);
        for (const std::size_t site : problem.fixed)
            m_isOpen[site] = 1;
        refresh();
    }

    void addBest() {
        std::size_t best = 0;
        double bestSaving = -1;
        for (std::size_t site = 0; site < m_problem.candidates; ++site) {
            if (m_isOpen[site] != 0)
                continue;
            double saving = 0;
            for (std::size_t i = 0; i < m_problem.demands; ++i)
                saving += m_problem.weights[i] * std::max(0.0, m_first[i] - cost(i, site));
            if (saving > bestSaving) {
                bestSaving = saving;
                best = site;
            }
        }
        m_isOpen[best] = 1;
        refresh();
    }

    /// Makes the exchange that helps most (Whitaker's bookkeeping); false when none helps.
    bool exchangeBest() {
        double bestChange = -1e-9 * (1 + m_total);
        std::size_t in = m_problem.candidates;
        std::size_t out = 0;
        std::vector<double> loss(m_problem.candidates);
        for (std::size_t site = 0; site < m_problem.candidates; ++site) {
            if (m_isOpen[site] != 0)
                continue;
            std::ranges::fill(loss, 0);
            double change = 0;
            for (std::size_t i = 0; i < m_problem.demands; ++i) {
                const double here = cost(i, site);
                const double weight = m_problem.weights[i];
                if (here < m_first[i])
                    change += weight * (here - m_first[i]);
                else
                    loss[m_nearest[i]] += weight * (std::min(here, m_second[i]) - m_first[i]);
            }
            for (std::size_t gone = 0; gone < m_problem.candidates; ++gone)
                if (m_isOpen[gone] != 0 && !isFixed(gone) && change + loss[gone] < bestChange) {
                    bestChange = change + loss[gone];
                    in = site;
                    out = gone;
                }
        }
        if (in == m_problem.candidates)
            return false;
        m_isOpen[in] = 1;
        m_isOpen[out] = 0;
        refresh();
        return true;
    }

    [[nodiscard]] std::vector<std::size_t> chosen() const {
        std::vector<std::size_t> sites;
        for (std::size_t site = 0; site < m_isOpen.size(); ++site)
            if (m_isOpen[site] != 0)
                sites.push_back(site);
        return sites;
    }

private:
    [[nodiscard]] double cost(std::size_t demand, std::size_t site) const {
        return std::min(m_far, m_problem.cost(demand, site));
    }
    [[nodiscard]] bool isFixed(std::size_t site) const {
        return std::ranges::find(m_problem.fixed, site) != m_problem.fixed.end();
    }
    void refresh() {
        m_first.assign(m_problem.demands, m_far);
        m_second.assign(m_problem.demands, m_far);
        m_nearest.assign(m_problem.demands, 0);
        m_total = 0;
        const std::vector<std::size_t> sites = chosen();
        for (std::size_t i = 0; i < m_problem.demands; ++i) {
            if (!sites.empty())
                m_nearest[i] = sites.front();
            for (const std::size_t site : sites) {
                const double here = cost(i, site);
                if (here < m_first[i]) {
                    m_second[i] = m_first[i];
                    m_first[i] = here;
                    m_nearest[i] = site;
                } else {
                    m_second[i] = std::min(m_second[i], here);
                }
            }
            m_total += m_problem.weights[i] * m_first[i];
        }
    }

    const MedianProblem& m_problem;
    double m_far = 0;
    double m_total = 0;
    std::vector<std::uint8_t> m_isOpen;
    std::vector<double> m_first;
    std::vector<double> m_second;
    std::vector<std::size_t> m_nearest;
};

} // namespace

double medianCost(const MedianProblem& problem, const std::vector<std::size_t>& chosen) {
    double sum = 0;
    for (std::size_t demand = 0; demand < problem.demands; ++demand) {
        if (problem.weights[demand] <= 0)
            continue;
        double nearest = kInfinity;
        for (const std::size_t site : chosen)
            nearest = std::min(nearest, problem.cost(demand, site));
        sum += problem.weights[demand] * nearest;
    }
    return sum;
}

std::vector<std::size_t> exchangeHeuristic(const MedianProblem& problem, const Progress& progress) {
    Exchange exchange(problem);
    for (std::size_t open = problem.fixed.size(); open < problem.p; ++open)
        exchange.addBest();
    while (!progress.cancelled() && exchange.exchangeBest()) {
    }
    return exchange.chosen();
}

Result<MedianSolution> solveMedian(const MedianProblem& problem, double seconds,
                                   const Progress& progress) {
    MedianSolution solution;
    solution.chosen = exchangeHeuristic(problem, progress);
    solution.objective = medianCost(problem, solution.chosen);
    const bool hasStart = std::isfinite(solution.objective);
    // Around 1e4, CBC's absolute tolerances are relative ones of 1e-9 and less.
    const double scale =
        hasStart && solution.objective > 0
            ? solution.objective / 1e4
            : std::max(1.0, problem.weights.empty() ? 1.0 : std::ranges::max(problem.weights));
    const Model model = modelOf(problem, scale);
    const std::vector<double> start =
        hasStart ? valuesOf(model, solution.chosen) : std::vector<double>();
    auto result = solve(model.mip, start, seconds, progress);
    if (!result)
        return std::unexpected(result.error());
    solution.status = result->status;
    solution.chosen = chosenIn(result->values, problem.candidates);
    solution.objective = solution.chosen.empty() ? kInfinity : medianCost(problem, solution.chosen);
    if (!solution.chosen.empty() && solution.chosen.size() != problem.p)
        return fail(msg::solverFailed);
    solution.bound =
        solution.status == MipResult::Status::optimal
            ? solution.objective
            : std::min(solution.objective, std::max(0.0, model.constant + scale * result->bound));
    return solution;
}

Result<MedianSolution> solveSetCover(const MedianProblem& problem, double seconds,
                                     const Progress& progress) {
    Mip mip;
    addSites(mip, problem, 1);
    for (std::size_t demand = 0; demand < problem.demands; ++demand) {
        if (problem.weights[demand] <= 0)
            continue;
        for (std::size_t site = 0; site < problem.candidates; ++site)
            if (std::isfinite(problem.cost(demand, site)))
                mip.add(static_cast<int>(site), 1);
        mip.endRow(1, kInfinity);
    }
    auto result = solve(mip, {}, seconds, progress);
    if (!result)
        return std::unexpected(result.error());
    MedianSolution solution;
    solution.status = result->status;
    solution.chosen = chosenIn(result->values, problem.candidates);
    solution.objective = static_cast<double>(solution.chosen.size());
    solution.bound = result->bound;
    return solution;
}

} // namespace thonmap::siting
