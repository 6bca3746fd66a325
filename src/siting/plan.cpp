#include "siting/plan.h"

#include "document/json.h"
#include "document/object_reader.h"
#include "siting/messages.h"

#include <algorithm>
#include <array>

namespace thonmap::siting {

namespace {

using document::ObjectReader;
using document::Value;
using Kind = Value::Kind;

constexpr std::int64_t kMostSites = 100'000;

constexpr std::array<std::string_view, 6> kModels{"p-median", "mclp",     "ranking",
                                                  "lscp",     "p-center", "budget"};

/// Keys of the plan format that change the answer and that this version cannot take into account.
void refuse(ObjectReader& reader, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
        const Value* value = reader.optionalAny(key);
        const bool isEmpty =
            value == nullptr || value->is(Kind::null) ||
            ((value->is(Kind::array) || value->is(Kind::object)) && value->size() == 0);
        if (!isEmpty)
            reader.failAt(key, msg::keyNotYet);
    }
}

Model readModel(ObjectReader& reader) {
    const std::size_t which = reader.oneOf("model", kModels);
    if (which > 1)
        reader.failAt("model", msg::modelNotYet, {{"model", std::string(kModels[which])}});
    return which == 1 ? Model::maxCover : Model::pMedian;
}

void readPlaces(ObjectReader& reader, PlaceSource& places) {
    places.source = reader.text("source", "");
    places.idField = reader.text("id", "");
    places.where = reader.text("where", "");
}

/// Takes over what went wrong inside a nested object.
void finishInto(ObjectReader& reader, ObjectReader& inner) {
    if (auto done = inner.finish(); !done)
        reader.adopt(std::move(done.error()));
}

void readCandidates(ObjectReader& reader, Plan& plan) {
    const Value* value = reader.optionalAny("candidates");
    if (value == nullptr)
        return;
    if (value->is(Kind::text)) {
        plan.candidates.source = value->text();
    } else if (value->is(Kind::array)) {
        plan.candidateIds = reader.texts("candidates");
    } else {
        const Value* object = reader.object("candidates");
        if (object == nullptr)
            return;
        ObjectReader inner(*object, reader.file(), reader.pathOf("candidates"));
        readPlaces(inner, plan.candidates);
        if (plan.candidates.source.empty())
            (void)inner.text("source");
        finishInto(reader, inner);
    }
}

void readDemand(ObjectReader& reader, Plan& plan) {
    const Value* value = reader.any("demand");
    if (value == nullptr)
        return;
    if (value->is(Kind::text)) {
        plan.demand.places.source = value->text();
        return;
    }
    const Value* object = reader.object("demand");
    if (object == nullptr)
        return;
    ObjectReader inner(*object, reader.file(), reader.pathOf("demand"));
    readPlaces(inner, plan.demand.places);
    plan.demand.table = inner.text("table", "");
    plan.demand.weightField = inner.text("weight", "");
    if (plan.demand.table.empty() == plan.demand.places.source.empty())
        inner.fail(msg::eitherOr, {{"first", "source"}, {"second", "table"}});
    refuse(inner, {"groups"});
    finishInto(reader, inner);
}

void readDistances(ObjectReader& reader, Plan& plan) {
    const Value* value = reader.optionalAny("distances");
    if (value == nullptr)
        return;
    if (value->is(Kind::text)) {
        static constexpr std::array<std::string_view, 3> kKinds{"straight", "network",
                                                                "travel_time"};
        if (reader.oneOf("distances", kKinds) != 0)
            reader.failAt("distances", msg::keyNotYet);
        return;
    }
    const Value* object = reader.object("distances");
    if (object == nullptr)
        return;
    ObjectReader inner(*object, reader.file(), reader.pathOf("distances"));
    refuse(inner, {"network", "travel_time"});
    const bool isStraight = inner.boolean("straight", false);
    plan.matrixFile = inner.text("matrix", "");
    if (isStraight != plan.matrixFile.empty())
        inner.fail(msg::eitherOr, {{"first", "straight"}, {"second", "matrix"}});
    plan.distances = isStraight ? DistanceKind::straight : DistanceKind::matrix;
    finishInto(reader, inner);
}

void readNumbers(ObjectReader& reader, Plan& plan) {
    const std::int64_t p = reader.integer("p");
    if (p < 0)
        reader.failAt("p", msg::numberTooSmall, {{"least", std::int64_t{0}}});
    if (p > kMostSites)
        reader.failAt("p", msg::numberTooBig, {{"most", kMostSites}});
    plan.p = static_cast<int>(std::clamp<std::int64_t>(p, 0, kMostSites));
    plan.serviceDistanceMetres = reader.optionalNumber("service_distance");
    if (plan.serviceDistanceMetres && *plan.serviceDistanceMetres < 0)
        reader.failAt("service_distance", msg::numberTooSmall, {{"least", std::int64_t{0}}});
    if (plan.model == Model::maxCover && !plan.serviceDistanceMetres)
        reader.failAt("model", msg::needsServiceDistance);
}

void checkDistances(ObjectReader& reader, const Plan& plan) {
    if (plan.distances != DistanceKind::straight)
        return;
    if (!plan.demand.table.empty())
        reader.failAt("demand", msg::tableNeedsMatrix);
    if (!plan.candidateIds.empty())
        reader.failAt("candidates", msg::idsNeedMatrix);
}

} // namespace

std::string_view modelName(Model model) {
    return kModels[static_cast<std::size_t>(model)];
}

Result<Plan> parsePlan(const Value& value, const std::string& file) {
    Plan plan;
    plan.file = file;
    ObjectReader reader(value, file);
    reader.requireFormat();
    plan.title = reader.optionalLocalText("title");
    plan.model = readModel(reader);
    refuse(reader, {"budget", "criteria", "constraints", "quotas"});
    readCandidates(reader, plan);
    readDemand(reader, plan);
    readDistances(reader, plan);
    readNumbers(reader, plan);
    plan.existing = reader.optionalTexts("existing");
    checkDistances(reader, plan);
    if (auto done = reader.finish(); !done)
        return std::unexpected(std::move(done.error()));
    return plan;
}

Result<Plan> loadPlan(const std::filesystem::path& path) {
    const auto value = document::load(path);
    if (!value)
        return std::unexpected(value.error());
    return parsePlan(*value, path.string());
}

} // namespace thonmap::siting
