#include "siting/mip.h"

#include "core/messages.h"
#include "siting/messages.h"

#include <CbcEventHandler.hpp>
#include <CbcModel.hpp>
#include <ClpEventHandler.hpp>
#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <OsiClpSolverInterface.hpp>
#include <algorithm>
#include <chrono>
#include <limits>

namespace thonmap::siting {

namespace {

// CBC and Clp copy their handlers, so these hold nothing but the token and the deadline.
struct Watch {
    std::stop_token stop;
    std::chrono::steady_clock::time_point deadline;

    [[nodiscard]] bool isOver() const {
        return stop.stop_requested() || std::chrono::steady_clock::now() >= deadline;
    }
};

class LinearWatch final : public ClpEventHandler {
public:
    explicit LinearWatch(Watch watch) : m_watch(std::move(watch)) {}
    int event(Event) override { return m_watch.isOver() ? 1 : -1; }
    [[nodiscard]] ClpEventHandler* clone() const override { return new LinearWatch(*this); }

private:
    Watch m_watch;
};

class TreeWatch final : public CbcEventHandler {
public:
    explicit TreeWatch(Watch watch) : m_watch(std::move(watch)) {}
    CbcAction event(CbcEvent) override { return m_watch.isOver() ? stop : noAction; }
    [[nodiscard]] CbcEventHandler* clone() const override { return new TreeWatch(*this); }

private:
    Watch m_watch;
};

void load(OsiClpSolverInterface& solver, const Mip& mip) {
    const int rows = static_cast<int>(mip.rowLower.size());
    const int columns = static_cast<int>(mip.costs.size());
    const CoinPackedMatrix matrix(false, columns, rows, static_cast<int>(mip.columns.size()),
                                  mip.coefficients.data(), mip.columns.data(), mip.rowStarts.data(),
                                  nullptr);
    solver.loadProblem(matrix, mip.lower.data(), mip.upper.data(), mip.costs.data(),
                       mip.rowLower.data(), mip.rowUpper.data());
    for (int column = 0; column < columns; ++column)
        if (mip.isInteger[static_cast<std::size_t>(column)] != 0)
            solver.setInteger(column);
}

std::unexpected<Error> stopped(const Watch& watch) {
    return watch.stop.stop_requested() ? fail(thonmap::msg::cancelled) : fail(msg::solverFailed);
}

} // namespace

int Mip::addColumn(double cost, double low, double high, bool integer) {
    costs.push_back(cost);
    lower.push_back(low);
    upper.push_back(high);
    isInteger.push_back(integer ? 1 : 0);
    return static_cast<int>(costs.size()) - 1;
}

void Mip::add(int column, double coefficient) {
    columns.push_back(column);
    coefficients.push_back(coefficient);
}

void Mip::endRow(double low, double high) {
    rowStarts.push_back(static_cast<int>(columns.size()));
    rowLower.push_back(low);
    rowUpper.push_back(high);
}

Result<MipResult> solve(const Mip& mip, std::span<const double> start, double seconds,
                        const Progress& progress) {
    const auto length = std::chrono::duration<double>(std::clamp(seconds, 0.0, 1e6));
    Watch watch{progress.stop,
                std::chrono::steady_clock::now() +
                    std::chrono::duration_cast<std::chrono::steady_clock::duration>(length)};
    if (progress.cancelled())
        return fail(thonmap::msg::cancelled);

    OsiClpSolverInterface solver;
    solver.messageHandler()->setLogLevel(0);
    solver.getModelPtr()->setLogLevel(0);
    load(solver, mip);
    const LinearWatch linearWatch(watch);
    solver.getModelPtr()->passInEventHandler(&linearWatch);
    solver.initialSolve();
    MipResult result;
    result.values.assign(start.begin(), start.end());
    if (solver.isProvenPrimalInfeasible()) {
        result.status = MipResult::Status::infeasible;
        return result;
    }
    result.bound = -std::numeric_limits<double>::infinity();
    if (!solver.isProvenOptimal()) {
        if (watch.isOver() && !progress.cancelled())
            return result;
        return stopped(watch);
    }
    result.bound = solver.getObjValue();

    CbcModel model(solver);
    model.setLogLevel(0);
    model.messageHandler()->setLogLevel(0);
    model.solver()->messageHandler()->setLogLevel(0);
    const TreeWatch treeWatch(watch);
    model.passInEventHandler(&treeWatch);
    model.setAllowableGap(0);
    model.setAllowableFractionGap(0);
    if (!start.empty()) {
        double value = 0;
        for (std::size_t i = 0; i < start.size(); ++i)
            value += start[i] * mip.costs[i];
        model.setBestSolution(start.data(), static_cast<int>(start.size()), value);
    }
    model.branchAndBound();

    if (progress.cancelled())
        return fail(thonmap::msg::cancelled);
    if (model.bestSolution() != nullptr)
        result.values.assign(model.bestSolution(), model.bestSolution() + mip.costs.size());
    if (model.isProvenOptimal() && !result.values.empty())
        result.status = MipResult::Status::optimal;
    else if (model.isProvenInfeasible() && result.values.empty())
        result.status = MipResult::Status::infeasible;
    else if (!watch.isOver())
        return fail(msg::solverFailed);
    result.bound = std::max(result.bound, model.getBestPossibleObjValue());
    return result;
}

} // namespace thonmap::siting
