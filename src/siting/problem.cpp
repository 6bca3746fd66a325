#include "siting/problem.h"

#include "siting/messages.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace thonmap::siting {

namespace {

using Indices = std::unordered_map<std::string, std::size_t>;

const LocalText kDemandName{"nơi cần phục vụ", "demand places"};
const LocalText kCandidateName{"địa điểm ứng viên", "candidates"};

Result<Indices> indicesOf(std::span<const std::string> ids, const LocalText& what) {
    Indices indices;
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (!indices.emplace(ids[i], i).second)
            return fail(msg::duplicateId, {{"id", ids[i]}, {"what", what}});
    return indices;
}

/// The parts of the problem that the plan itself gives.
Result<void> takePlan(const Plan& plan, const Indices& candidates, LocationProblem& problem) {
    problem.p = plan.p;
    problem.serviceDistanceMetres = plan.serviceDistanceMetres;
    for (const std::string& id : plan.existing) {
        const auto found = candidates.find(id);
        if (found == candidates.end())
            return fail(msg::existingUnknown, {{"id", id}},
                        {.file = plan.file, .field = "existing"});
        problem.fixed.push_back(found->second);
    }
    if (problem.demandIds.empty())
        return fail(msg::noDemand, {}, {.file = plan.file});
    if (problem.candidateIds.empty())
        return fail(msg::noCandidates, {}, {.file = plan.file});
    return {};
}

/// Indices of the places that have a position; the others are reported.
std::vector<std::size_t> located(const Places& places, const LocalText& what,
                                 Diagnostics& diagnostics) {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < places.ids.size(); ++i) {
        const XY at = places.positionsMetres[i];
        if (std::isfinite(at.x) && std::isfinite(at.y))
            kept.push_back(i);
        else
            diagnostics.add(FindingKind::emptyGeometry, msg::noPosition,
                            {{"id", places.ids[i]}, {"what", what}});
    }
    return kept;
}

std::optional<double> numberIn(const Column& column, std::size_t row) {
    const Value value = column.value(row);
    double number = numberOf(value);
    if (const auto* text = std::get_if<std::string_view>(&value)) {
        const auto [end, error] =
            std::from_chars(text->data(), text->data() + text->size(), number);
        if (error != std::errc{} || end != text->data() + text->size())
            return std::nullopt;
    }
    return number >= 0 && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

Result<const Column*> columnOf(const FeatureTable& table, const std::string& name) {
    if (const Column* column = table.column(name))
        return column;
    std::string names;
    for (const Column& column : table.columns)
        names.append(names.empty() ? "" : ", ").append(column.name());
    return fail(msg::noColumn, {{"table", table.name}, {"column", name}, {"columns", names}},
                {.layer = table.name, .field = name});
}

std::unexpected<Error> badNumber(const FeatureTable& table, const Column& column, std::size_t row) {
    const auto line = static_cast<std::int64_t>(row) + 1;
    return fail(msg::badNumber,
                {{"table", table.name},
                 {"row", line},
                 {"column", column.name()},
                 {"value", plainText(column.value(row))}},
                {.layer = table.name, .field = column.name(), .line = line});
}

struct MatrixColumns {
    const Column* from = nullptr;
    const Column* to = nullptr;
    const Column* distance = nullptr;
};

Result<MatrixColumns> matrixColumns(const FeatureTable& matrix) {
    MatrixColumns columns;
    for (const auto& [name, column] :
         {std::pair{"from", &columns.from}, std::pair{"to", &columns.to},
          std::pair{"distance", &columns.distance}}) {
        const auto found = columnOf(matrix, name);
        if (!found)
            return std::unexpected(found.error());
        *column = *found;
    }
    return columns;
}

std::string idIn(const Column& column, std::size_t row) {
    return plainText(column.value(row));
}

/// Every id in the column, in order of appearance.
std::vector<std::string> distinct(const Column& column) {
    std::vector<std::string> ids;
    Indices seen;
    for (std::size_t row = 0; row < column.size(); ++row)
        if (std::string id = idIn(column, row); seen.emplace(id, row).second)
            ids.push_back(std::move(id));
    return ids;
}

/// Candidates when the plan names none: the ends of the rows that start at demand. Files made the
/// other way round (from site to place) are understood too.
std::vector<std::string> candidatesIn(const MatrixColumns& columns, const Indices& demand) {
    bool startsAtDemand = false;
    for (std::size_t row = 0; row < columns.from->size() && !startsAtDemand; ++row)
        startsAtDemand = demand.contains(idIn(*columns.from, row));
    return distinct(startsAtDemand ? *columns.to : *columns.from);
}

Result<void> fill(const FeatureTable& matrix, const MatrixColumns& columns, const Indices& demand,
                  const Indices& candidates, LocationProblem& problem, Diagnostics& diagnostics) {
    problem.distances.assign(demand.size() * candidates.size(), kUnreachable);
    std::vector<bool> isSet(problem.distances.size());
    std::int64_t others = 0;
    for (std::size_t row = 0; row < matrix.rowCount(); ++row) {
        const std::string from = idIn(*columns.from, row);
        const std::string to = idIn(*columns.to, row);
        auto place = demand.find(from);
        auto site = candidates.find(to);
        if (place == demand.end() || site == candidates.end()) {
            place = demand.find(to);
            site = candidates.find(from);
        }
        if (place == demand.end() || site == candidates.end()) {
            ++others;
            continue;
        }
        const auto distance = numberIn(*columns.distance, row);
        if (!distance)
            return badNumber(matrix, *columns.distance, row);
        const std::size_t at = place->second * candidates.size() + site->second;
        if (isSet[at] && problem.distances[at] != *distance)
            return fail(msg::twoDistances,
                        {{"table", matrix.name},
                         {"row", static_cast<std::int64_t>(row) + 1},
                         {"from", from},
                         {"to", to}},
                        {.layer = matrix.name, .line = static_cast<std::int64_t>(row) + 1});
        problem.distances[at] = *distance;
        isSet[at] = true;
    }
    if (others > 0)
        diagnostics.add(FindingKind::skipped, msg::otherPlaces,
                        {{"count", others}, {"table", matrix.name}}, {.layer = matrix.name});
    return {};
}

} // namespace

Result<LocationProblem> straightProblem(const Plan& plan, const Places& demand,
                                        const Places& candidates, Diagnostics& diagnostics) {
    LocationProblem problem;
    const auto places = located(demand, kDemandName, diagnostics);
    const auto sites = located(candidates, kCandidateName, diagnostics);
    for (const std::size_t i : places) {
        problem.demandIds.push_back(demand.ids[i]);
        problem.weights.push_back(demand.weights[i]);
    }
    for (const std::size_t j : sites)
        problem.candidateIds.push_back(candidates.ids[j]);
    for (const std::size_t i : places)
        for (const std::size_t j : sites)
            problem.distances.push_back(
                std::hypot(demand.positionsMetres[i].x - candidates.positionsMetres[j].x,
                           demand.positionsMetres[i].y - candidates.positionsMetres[j].y));
    if (const auto known = indicesOf(problem.demandIds, kDemandName); !known)
        return std::unexpected(known.error());
    const auto indices = indicesOf(problem.candidateIds, kCandidateName);
    if (!indices)
        return std::unexpected(indices.error());
    if (const auto taken = takePlan(plan, *indices, problem); !taken)
        return std::unexpected(taken.error());
    return problem;
}

Result<LocationProblem> matrixProblem(const Plan& plan, const Places& demand,
                                      std::span<const std::string> candidateIds,
                                      const FeatureTable& matrix, Diagnostics& diagnostics) {
    const auto columns = matrixColumns(matrix);
    if (!columns)
        return std::unexpected(columns.error());
    LocationProblem problem;
    problem.demandIds = demand.ids;
    problem.weights = demand.weights;
    const auto places = indicesOf(problem.demandIds, kDemandName);
    if (!places)
        return std::unexpected(places.error());
    problem.candidateIds.assign(candidateIds.begin(), candidateIds.end());
    if (problem.candidateIds.empty())
        problem.candidateIds = candidatesIn(*columns, *places);
    const auto sites = indicesOf(problem.candidateIds, kCandidateName);
    if (!sites)
        return std::unexpected(sites.error());
    if (const auto filled = fill(matrix, *columns, *places, *sites, problem, diagnostics); !filled)
        return std::unexpected(filled.error());
    if (const auto taken = takePlan(plan, *sites, problem); !taken)
        return std::unexpected(taken.error());
    return problem;
}

Result<Places> demandFromTable(const Plan& plan, const FeatureTable& table) {
    const std::string& named = plan.demand.places.idField;
    const auto ids = columnOf(table, named.empty() ? "id" : named);
    if (!ids)
        return std::unexpected(ids.error());
    const Column* weights = table.column("weight");
    if (!plan.demand.weightField.empty()) {
        const auto found = columnOf(table, plan.demand.weightField);
        if (!found)
            return std::unexpected(found.error());
        weights = *found;
    }
    Places places;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const auto weight = weights == nullptr ? std::optional(1.0) : numberIn(*weights, row);
        if (!weight)
            return badNumber(table, *weights, row);
        places.ids.push_back(idIn(**ids, row));
        places.weights.push_back(*weight);
    }
    return places;
}

} // namespace thonmap::siting
