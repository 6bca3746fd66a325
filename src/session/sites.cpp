#include "session/sites.h"

#include "core/cell.h"
#include "core/number_format.h"
#include "io/source.h"
#include "monitoring/village.h"
#include "query/evaluate.h"
#include "query/parser.h"
#include "session/answer.h"
#include "session/export.h"
#include "session/loading.h"
#include "session/messages.h"
#include "session/themed_layer.h"
#include "session/view.h"
#include "siting/problem.h"
#include "spatial/anchors.h"
#include "spatial/crs.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace thonmap::session {

namespace fs = std::filesystem;

namespace {

using siting::LocationProblem;
using siting::LocationSolution;
using siting::Places;

constexpr XY kNowhere{std::numeric_limits<double>::quiet_NaN(),
                      std::numeric_limits<double>::quiet_NaN()};

LocalText both(const auto& make) {
    return {make(Language::vi), make(Language::en)};
}

/// Places of a model with what a person calls them and where they come from.
struct Named {
    Places places;
    std::vector<std::string> names;
    std::vector<std::size_t> rows;
    std::string layer; ///< id in the map; empty when they are no layer of it
    Crs crs;
    bool illustrative = false;

    std::optional<std::size_t> find(const std::string& id) const {
        const auto found = std::ranges::find(places.ids, id);
        if (found == places.ids.end())
            return {};
        return static_cast<std::size_t>(found - places.ids.begin());
    }
};

void fill(const LocationProblem& problem, const Named& demand, const Named& candidates,
          SiteChoice& choice) {
    const LocationSolution& solution = choice.solution;
    std::map<std::size_t, std::size_t> siteOfCandidate;
    for (const std::size_t chosen : solution.chosen) {
        const std::string& id = problem.candidateIds[chosen];
        SiteChoice::Site site{.id = id, .name = id, .at = kNowhere};
        if (const auto place = candidates.find(id)) {
            site.name = candidates.names[*place];
            site.at = candidates.places.positionsMetres[*place];
            site.row = candidates.rows[*place];
        }
        siteOfCandidate.emplace(chosen, choice.sites.size());
        choice.extent.add(site.at);
        choice.sites.push_back(std::move(site));
    }
    for (std::size_t i = 0; i < problem.demandIds.size(); ++i) {
        const std::string& id = problem.demandIds[i];
        SiteChoice::Demand place{.id = id,
                                 .name = id,
                                 .at = kNowhere,
                                 .weight = problem.weights[i],
                                 .distanceMetres = kNowhere.x};
        if (const auto known = demand.find(id)) {
            place.name = demand.names[*known];
            place.at = demand.places.positionsMetres.empty()
                           ? kNowhere
                           : demand.places.positionsMetres[*known];
        }
        choice.extent.add(place.at);
        choice.totalWeight += place.weight;
        if (i < solution.assignment.size() && solution.assignment[i] >= 0) {
            const auto candidate = static_cast<std::size_t>(solution.assignment[i]);
            place.site = siteOfCandidate.at(candidate);
            place.distanceMetres = problem.distance(i, candidate);
            place.served = choice.serviceDistanceMetres <= 0 ||
                           place.distanceMetres <= choice.serviceDistanceMetres;
            choice.sites[*place.site].places += 1;
            choice.sites[*place.site].people += place.weight;
            if (place.served)
                choice.servedWeight += place.weight;
        }
        choice.demand.push_back(std::move(place));
    }
    choice.meanDistanceMetres = solution.meanDistanceMetres;
}

std::string statusText(const LocationSolution& solution, Language language) {
    switch (solution.status) {
    case siting::SolutionStatus::optimal:
        return format(msg::sitesOptimal, language);
    case siting::SolutionStatus::timeLimit:
        return format(msg::sitesTimeLimit, {{"gap", formatPercent(solution.gap, 1, language)}},
                      language);
    case siting::SolutionStatus::infeasible:
        break;
    }
    std::string text =
        format(msg::sitesInfeasible,
               {{"reason", solution.reason ? solution.reason->text(language) : std::string("–")}},
               language);
    if (solution.leastP)
        text +=
            ' ' + format(msg::sitesLeast, {{"count", std::int64_t{*solution.leastP}}}, language);
    return text;
}

std::string sentenceText(const SiteChoice& choice, Language language) {
    const auto far = static_cast<std::int64_t>(std::ranges::count_if(
        choice.demand, [](const SiteChoice::Demand& place) { return !place.served; }));
    const std::string within = formatDistance(choice.serviceDistanceMetres, language);
    std::vector<std::string> parts;
    if (choice.serviceDistanceMetres > 0 && choice.totalWeight > 0)
        parts.push_back(format(
            msg::sitesServed,
            {{"served", formatNumber(choice.servedWeight, 0, language)},
             {"total", formatNumber(choice.totalWeight, 0, language)},
             {"share", formatPercent(choice.servedWeight / choice.totalWeight, 0, language)}},
            language));
    if (choice.serviceDistanceMetres > 0 && far > 0)
        parts.push_back(format(msg::sitesFar, {{"count", far}, {"distance", within}}, language));
    if (choice.model == siting::Model::pMedian || parts.empty())
        parts.push_back(
            format(msg::sitesMean,
                   {{"mean", formatDistance(choice.meanDistanceMetres, language)},
                    {"most", formatDistance(choice.solution.maxDistanceMetres, language)}},
                   language));
    return fmt::format("{}", fmt::join(parts, "; "));
}

void describe(SiteChoice& choice) {
    choice.title = both([&](Language language) {
        const std::int64_t count = choice.p;
        if (choice.serviceDistanceMetres <= 0)
            return format(msg::sitesTitle, {{"count", count}}, language);
        return format(msg::sitesTitleWithin,
                      {{"count", count},
                       {"distance", formatDistance(choice.serviceDistanceMetres, language)}},
                      language);
    });
    choice.status = both([&](Language language) { return statusText(choice.solution, language); });
    if (choice.solution.status != siting::SolutionStatus::infeasible)
        choice.sentence = both([&](Language language) { return sentenceText(choice, language); });
}

Result<SiteChoicePtr> solved(const siting::Plan& plan, const LocationProblem& problem,
                             const Named& demand, const Named& candidates, const Progress& progress,
                             SiteChoice choice) {
    const auto start = std::chrono::steady_clock::now();
    auto solution = plan.model == siting::Model::pMedian ? siting::solvePMedian(problem, progress)
                                                         : siting::solveMaxCover(problem, progress);
    if (!solution) {
        if (solution.error().where.file.empty())
            solution.error().where.file = plan.file;
        return std::unexpected(std::move(solution.error()));
    }
    choice.solution = std::move(*solution);
    choice.model = plan.model;
    choice.p = plan.p;
    choice.serviceDistanceMetres = plan.serviceDistanceMetres.value_or(0);
    choice.layer = candidates.layer;
    choice.crs = candidates.crs;
    choice.illustrative = demand.illustrative || candidates.illustrative;
    fill(problem, demand, candidates, choice);
    describe(choice);
    choice.milliseconds =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return std::make_shared<const SiteChoice>(std::move(choice));
}

/// Who the served are, when the population register knows the demand's units.
void addGroups(const Map& map, Date date, SiteChoice& choice) {
    std::map<std::string, SiteChoice::GroupCoverage> groups;
    Diagnostics ignored; // themes of the population report the same
    std::vector<std::string> order{"female", "male"};
    groups["female"] = {"female", {"nữ", "women"}};
    groups["male"] = {"male", {"nam", "men"}};
    bool any = false;
    for (const SiteChoice::Demand& place : choice.demand) {
        const monitoring::Population population =
            monitoring::populationOf(map.registers, std::span(&place.id, 1), date, ignored);
        any = any || population.unitsWithData > 0;
        const auto count = [&](const std::string& group, double persons) {
            if (!groups.contains(group)) {
                groups[group] = {group, {group, group}};
                order.push_back(group);
            }
            groups[group].total += persons;
            if (place.served)
                groups[group].served += persons;
        };
        count("female", population.women);
        count("male", population.men);
        for (const monitoring::Population::Group& group : population.groups)
            count(group.name, group.persons());
    }
    if (!any)
        return;
    for (const std::string& group : order)
        choice.groups.push_back(groups[group]);
}

/// Rows of a map's layer as places: those there at the date, at their anchors, weighed by a figure.
Result<Named> placesOfLayer(const Map& map, const MapLayer& layer, Date date,
                            const std::string& where, const std::string& idField,
                            const std::string& weight, SiteChoice& choice,
                            Diagnostics& diagnostics) {
    Result<AnswerPtr> answer =
        ask(map, {.layer = layer.id(), .date = date, .cql2 = where}, 0, diagnostics);
    if (!answer)
        return std::unexpected(std::move(answer.error()));
    const FeatureTable& table = *(*answer)->table;
    const Column* weights = weight.empty() ? nullptr : table.column(weight);
    if (!weight.empty() && weights == nullptr)
        return fail(msg::noWeightField, {{"layer", layer.id()}, {"field", weight}},
                    {.file = map.path.string(), .layer = layer.id(), .field = weight});
    const std::string& key = idField.empty() ? layer.definition.keyField : idField;
    Named named{.layer = layer.id(), .crs = map.crs};
    for (const std::size_t row : (*answer)->rows) {
        const std::string id = key.empty() ? std::to_string(table.ids[row]) : table.text(key, row);
        std::string name = table.text(layer.definition.nameField, row);
        if (name.empty())
            name = id;
        double people = 1;
        if (weights != nullptr) {
            people = numberCell(weights, row).value_or(kNowhere.x);
            if (!std::isfinite(people)) {
                people = 0;
                choice.leftOut.push_back(name);
                diagnostics.add(FindingKind::skipped, msg::weightUnknown,
                                {{"name", name}, {"field", weight}}, {.layer = layer.id()});
            }
        }
        const XY at = (*layer.anchors)[row];
        if (!std::isfinite(at.x))
            choice.leftOut.push_back(name);
        named.places.ids.push_back(id);
        named.places.positionsMetres.push_back(at);
        named.places.weights.push_back(people);
        named.names.push_back(std::move(name));
        named.rows.push_back(row);
        named.illustrative =
            named.illustrative || boolCell(table.column("illustrative"), row).value_or(false);
    }
    return named;
}

std::string fieldNames(const FeatureTable& table) {
    std::string names;
    for (const Column& column : table.columns)
        names += (names.empty() ? "" : ", ") + column.name();
    return names;
}

/// What a plan names: files beside it, map documents, or layers of the open map.
struct PlanSources {
    fs::path folder;
    const Map* map = nullptr; ///< open in the window, or named by the plan
    MapPtr opened = {};
    Crs working = {}; ///< of the first places read from a file
    std::vector<fs::path> files = {};

    fs::path beside(const std::string& name) const {
        return fs::path(name).is_absolute() ? fs::path(name) : (folder / name).lexically_normal();
    }
    Result<Named> places(const siting::PlaceSource& source, const std::string& weight,
                         SiteChoice& choice, Diagnostics& diagnostics, const Progress& progress);
    Result<Named> placesOfFile(const siting::PlaceSource& source, const std::string& weight,
                               SiteChoice& choice, Diagnostics& diagnostics,
                               const Progress& progress);
    Result<Named> demandTable(const siting::Plan& plan, Diagnostics& diagnostics,
                              const Progress& progress);
    Result<TablePtr> table(const std::string& name, Diagnostics& diagnostics,
                           const Progress& progress);
};

Result<TablePtr> PlanSources::table(const std::string& name, Diagnostics& diagnostics,
                                    const Progress& progress) {
    Result<io::SourceName> source = io::parseSourceName(beside(name).string());
    if (!source)
        return std::unexpected(std::move(source.error()));
    files.emplace_back(source->path);
    auto read = io::read(*source, diagnostics, progress);
    if (!read)
        return std::unexpected(std::move(read.error()));
    return std::make_shared<const FeatureTable>(std::move(*read));
}

Result<Named> PlanSources::places(const siting::PlaceSource& source, const std::string& weight,
                                  SiteChoice& choice, Diagnostics& diagnostics,
                                  const Progress& progress) {
    if (map != nullptr && map->layer(source.source) != nullptr)
        return placesOfLayer(*map, *map->layer(source.source), firstView(*map).date, source.where,
                             source.idField, weight, choice, diagnostics);
    // "ngan-son.map.json:villages": a layer of a map document.
    const std::size_t colon = source.source.rfind(':');
    if (colon != std::string::npos && isMapDocument(source.source.substr(0, colon))) {
        const fs::path document = beside(source.source.substr(0, colon));
        if (!opened || opened->path != fs::absolute(document).lexically_normal()) {
            Result<MapPtr> read = openMap(document, progress);
            if (!read)
                return std::unexpected(std::move(read.error()));
            opened = std::move(*read);
            map = opened.get();
            const std::vector<fs::path> used = filesOf(*opened);
            files.insert(files.end(), used.begin(), used.end());
        }
        const std::string id = source.source.substr(colon + 1);
        const MapLayer* layer = opened->layer(id);
        if (layer == nullptr)
            return fail(msg::noLayer, {{"layer", id}, {"layers", layerIds(*opened)}},
                        {.file = document.string(), .layer = id});
        return placesOfLayer(*opened, *layer, firstView(*opened).date, source.where, source.idField,
                             weight, choice, diagnostics);
    }
    return placesOfFile(source, weight, choice, diagnostics, progress);
}

Result<Named> PlanSources::placesOfFile(const siting::PlaceSource& source,
                                        const std::string& weight, SiteChoice& choice,
                                        Diagnostics& diagnostics, const Progress& progress) {
    Result<TablePtr> read = table(source.source, diagnostics, progress);
    if (!read)
        return std::unexpected(std::move(read.error()));
    Map alone;
    alone.path = beside(source.source);
    alone.crs = working;
    auto layer = std::make_shared<MapLayer>();
    layer->table = std::move(*read);
    layer->definition = plainDefinition(*layer->table, source.source, 0);
    if (source.idField.empty())
        layer->definition.keyField.clear(); // the source's own ids
    else if (layer->table->column(source.idField) == nullptr)
        return fail(msg::noField,
                    {{"layer", source.source},
                     {"field", source.idField},
                     {"fields", fieldNames(*layer->table)}},
                    {.file = alone.path.string(), .field = source.idField});
    if (auto placed = placeOnMap(*layer, alone.crs, diagnostics, progress); !placed)
        return std::unexpected(std::move(placed.error()));
    working = alone.crs;
    alone.layers.push_back(layer);
    auto named = placesOfLayer(alone, *layer, Date{}, source.where, source.idField, weight, choice,
                               diagnostics);
    if (named)
        named->layer.clear();
    return named;
}

Result<Named> PlanSources::demandTable(const siting::Plan& plan, Diagnostics& diagnostics,
                                       const Progress& progress) {
    Result<TablePtr> rows = table(plan.demand.table, diagnostics, progress);
    if (!rows)
        return std::unexpected(std::move(rows.error()));
    auto places = siting::demandFromTable(plan, **rows);
    if (!places) {
        if (places.error().where.file.empty())
            places.error().where.file = beside(plan.demand.table).string();
        return std::unexpected(std::move(places.error()));
    }
    Named named;
    named.names = places->ids;
    named.rows.resize(places->ids.size());
    named.places = std::move(*places);
    return named;
}

/// Candidates named one by one; those that are no places keep only their id (a matrix).
void keepOnly(const std::vector<std::string>& ids, Named& candidates) {
    Named kept{.layer = candidates.layer, .crs = candidates.crs};
    for (const std::string& id : ids) {
        const auto place = candidates.find(id);
        kept.places.ids.push_back(id);
        kept.places.positionsMetres.push_back(place ? candidates.places.positionsMetres[*place]
                                                    : kNowhere);
        kept.places.weights.push_back(1);
        kept.names.push_back(place ? candidates.names[*place] : id);
        kept.rows.push_back(place ? candidates.rows[*place] : 0);
    }
    candidates = std::move(kept);
}

Result<LocationProblem> problemOf(const siting::Plan& plan, PlanSources& sources,
                                  const Named& demand, const Named& candidates,
                                  Diagnostics& diagnostics, const Progress& progress) {
    if (plan.distances == siting::DistanceKind::straight)
        return siting::straightProblem(plan, demand.places, candidates.places, diagnostics);
    Result<TablePtr> matrix = sources.table(plan.matrixFile, diagnostics, progress);
    if (!matrix)
        return std::unexpected(std::move(matrix.error()));
    auto problem =
        siting::matrixProblem(plan, demand.places, candidates.places.ids, **matrix, diagnostics);
    if (!problem && problem.error().where.file.empty())
        problem.error().where.file = sources.beside(plan.matrixFile).string();
    return problem;
}

/// The layer that knows the most villages: those without a polygon are people too. Of equals the
/// lowest, which is a base layer.
const MapLayer* villageLayer(const Map& map) {
    const MapLayer* best = nullptr;
    std::size_t most = 0;
    for (std::size_t i = map.layers.size(); i-- > 0;) {
        const MapLayer& layer = *map.layers[i];
        const Column* level = layer.table->column("level");
        if (level == nullptr || layer.definition.keyField.empty())
            continue;
        std::size_t count = 0;
        for (std::size_t row = 0; row < level->size(); ++row)
            if (textCell(level, row) == "village")
                ++count;
        if (count > most) {
            most = count;
            best = &layer;
        }
    }
    return best;
}

} // namespace

Result<SiteChoicePtr> chooseSites(const Map& map, const SiteQuestion& question,
                                  Diagnostics& diagnostics, const Progress& progress) {
    const MapLayer* layer = question.layer.empty() ? villageLayer(map) : map.layer(question.layer);
    if (layer == nullptr && !question.layer.empty())
        return fail(msg::noLayer, {{"layer", question.layer}, {"layers", layerIds(map)}},
                    {.layer = question.layer});
    if (layer == nullptr)
        return fail(msg::noPlaces, {}, {.file = map.path.string()});
    SiteChoice choice;
    Result<Named> places =
        placesOfLayer(map, *layer, question.date, {}, {}, question.weight, choice, diagnostics);
    if (!places)
        return std::unexpected(std::move(places.error()));
    siting::Plan plan;
    plan.file = map.path.string();
    plan.model = question.model;
    plan.p = question.p;
    if (question.serviceDistanceMetres > 0)
        plan.serviceDistanceMetres = question.serviceDistanceMetres;
    auto problem = siting::straightProblem(plan, places->places, places->places, diagnostics);
    if (!problem)
        return std::unexpected(std::move(problem.error()));
    auto made = solved(plan, *problem, *places, *places, progress, std::move(choice));
    if (!made)
        return made;
    auto whole = std::make_shared<SiteChoice>(**made);
    addGroups(map, question.date, *whole);
    return whole;
}

Result<SiteChoicePtr> chooseSites(const fs::path& planFile, const Map* map,
                                  Diagnostics& diagnostics, const Progress& progress) {
    Result<siting::Plan> plan = siting::loadPlan(planFile);
    if (!plan)
        return std::unexpected(std::move(plan.error()));
    PlanSources sources{.folder = planFile.parent_path(), .map = map};
    SiteChoice choice;
    Named candidates;
    Named demand;
    if (!plan->candidates.source.empty()) {
        auto places = sources.places(plan->candidates, {}, choice, diagnostics, progress);
        if (!places)
            return std::unexpected(std::move(places.error()));
        candidates = std::move(*places);
        // Only places of the map's own tables may be left out for want of a figure.
        choice.leftOut.clear();
    }
    if (!plan->demand.table.empty()) {
        auto places = sources.demandTable(*plan, diagnostics, progress);
        if (!places)
            return std::unexpected(std::move(places.error()));
        demand = std::move(*places);
    } else {
        auto places = sources.places(plan->demand.places, plan->demand.weightField, choice,
                                     diagnostics, progress);
        if (!places)
            return std::unexpected(std::move(places.error()));
        demand = std::move(*places);
    }
    if (!plan->candidateIds.empty())
        keepOnly(plan->candidateIds, candidates);
    auto problem = problemOf(*plan, sources, demand, candidates, diagnostics, progress);
    if (!problem)
        return std::unexpected(std::move(problem.error()));
    auto made = solved(*plan, *problem, demand, candidates, progress, std::move(choice));
    if (!made)
        return made;
    auto whole = std::make_shared<SiteChoice>(**made);
    if (sources.map != nullptr)
        addGroups(*sources.map, firstView(*sources.map).date, *whole);
    if (!plan->title.vi.empty() || !plan->title.en.empty())
        whole->title = plan->title;
    whole->files = std::move(sources.files);
    whole->files.push_back(planFile);
    return whole;
}

} // namespace thonmap::session
