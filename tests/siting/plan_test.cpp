#include "siting/plan.h"

#include "document/json.h"
#include "support/places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::siting {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Result<Plan> planOf(std::string_view json) {
    return parsePlan(document::parse(json, "a.plan.json").value(), "a.plan.json");
}

std::string refusal(std::string_view json, Language language = Language::en) {
    const auto plan = planOf(json);
    EXPECT_FALSE(plan) << json;
    return plan ? "" : plan.error().text(language);
}

TEST(Plan, ReadsAPMedianOnStraightLines) {
    const Plan plan = planOf(R"({
        "format": 1,
        "title": {"vi": "Điểm họp chợ", "en": "Market places"},
        "model": "p-median",
        "candidates": {"source": "village", "id": "code", "where": "road = true"},
        "demand": {"source": "village", "id": "code", "weight": "persons"},
        "distances": {"straight": true},
        "p": 3,
        "existing": ["T01"]
    })")
                          .value();
    EXPECT_EQ(plan.title.vi, "Điểm họp chợ");
    EXPECT_EQ(plan.model, Model::pMedian);
    EXPECT_EQ(plan.candidates.source, "village");
    EXPECT_EQ(plan.candidates.idField, "code");
    EXPECT_EQ(plan.candidates.where, "road = true");
    EXPECT_EQ(plan.demand.places.source, "village");
    EXPECT_EQ(plan.demand.weightField, "persons");
    EXPECT_EQ(plan.distances, DistanceKind::straight);
    EXPECT_EQ(plan.p, 3);
    EXPECT_EQ(plan.serviceDistanceMetres, std::nullopt);
    EXPECT_THAT(plan.existing, ElementsAre("T01"));
}

TEST(Plan, ReadsACoverageOnAMatrix) {
    const Plan plan = planOf(R"({"format": 1, "model": "mclp", "candidates": ["S1", "S2"],
        "demand": {"table": "tracts.csv", "weight": "POP2000"},
        "distances": {"matrix": "network.csv"}, "p": 4, "service_distance": 5000})")
                          .value();
    EXPECT_EQ(plan.model, Model::maxCover);
    EXPECT_EQ(modelName(plan.model), "mclp");
    EXPECT_THAT(plan.candidateIds, ElementsAre("S1", "S2"));
    EXPECT_EQ(plan.demand.table, "tracts.csv");
    EXPECT_EQ(plan.distances, DistanceKind::matrix);
    EXPECT_EQ(plan.matrixFile, "network.csv");
    EXPECT_EQ(plan.serviceDistanceMetres, 5000);
}

TEST(Plan, TakesShortFormsOfPlaces) {
    const Plan plan = planOf(R"({"format": 1, "model": "p-median", "candidates": "school",
        "demand": "village", "distances": "straight", "p": 1})")
                          .value();
    EXPECT_EQ(plan.candidates.source, "school");
    EXPECT_EQ(plan.demand.places.source, "village");
}

TEST(Plan, SaysWhichModelsAreStillToCome) {
    EXPECT_EQ(refusal("{\"format\": 1,\n\"model\": \"lscp\", \"demand\": \"v\", \"p\": 1}"),
              "“a.plan.json”, line 2: model “lscp” is not available yet.");
    EXPECT_EQ(refusal(R"({"format": 1, "model": "ranking", "demand": "v"})", Language::vi),
              "“a.plan.json”, dòng 1: bản này chưa giải được mô hình “ranking”.");
    EXPECT_EQ(refusal(R"({"format": 1, "model": "pmedian", "demand": "v"})"),
              "“a.plan.json”, line 1: “model” cannot be “pmedian”; did you mean “p-median”?");
}

TEST(Plan, IgnoresNothingThatItCannotTakeIntoAccount) {
    const auto with = [](std::string_view more) {
        return refusal(R"({"format": 1, "model": "p-median", "p": 1, "demand": {"source": "v"},)" +
                       std::string(more) + "}");
    };
    EXPECT_THAT(with(R"("budget": 5)"), HasSubstr("“budget” is not available yet"));
    EXPECT_THAT(with(R"("quotas": [{}])"), HasSubstr("“quotas” is not available yet"));
    EXPECT_THAT(with(R"("criteria": [{}])"), HasSubstr("“criteria” is not available yet"));
    EXPECT_THAT(with(R"("constraints": [{}])"), HasSubstr("“constraints” is not available yet"));
    EXPECT_THAT(with(R"("distances": {"network": "r"})"), HasSubstr("“distances.network”"));
    EXPECT_THAT(with(R"("distances": "travel_time")"), HasSubstr("not available yet"));
    EXPECT_THAT(refusal(R"({"format": 1, "model": "p-median", "p": 1,
                            "demand": {"source": "v", "groups": {"tay": "x"}}})"),
                HasSubstr("“demand.groups” is not available yet"));
    EXPECT_TRUE(planOf(R"({"format": 1, "model": "p-median", "p": 1, "demand": "v",
                           "criteria": [], "quotas": []})"));
}

TEST(Plan, NamesAnUnknownKey) {
    EXPECT_EQ(refusal("{\"format\": 1, \"model\": \"p-median\", \"p\": 1, \"demand\": \"v\",\n"
                      "\"service-distance\": 5}"),
              "“a.plan.json”, line 2: there is no key “service-distance” here; did you mean "
              "“service_distance”?");
    EXPECT_THAT(refusal(R"({"format": 1, "model": "p-median", "p": 1, "demand": {"soruce": "v"}})"),
                HasSubstr("“source” and “table”"));
}

TEST(Plan, RefusesContradictions) {
    EXPECT_THAT(refusal(R"({"format": 1, "model": "mclp", "p": 1, "demand": "v"})"),
                HasSubstr("needs “service_distance”"));
    EXPECT_THAT(refusal(R"({"format": 1, "model": "p-median", "p": 1, "demand": {"table": "d"}})"),
                HasSubstr("“distances.matrix” is needed"));
    EXPECT_THAT(refusal(R"({"format": 1, "model": "p-median", "p": 1, "demand": "v",
                            "candidates": ["a"]})"),
                HasSubstr("list of ids"));
    EXPECT_THAT(refusal(R"({"format": 1, "model": "p-median", "p": 1, "demand": "v",
                            "distances": {"straight": true, "matrix": "m"}})"),
                HasSubstr("“straight” and “matrix”"));
    EXPECT_THAT(refusal(R"({"format": 1, "model": "p-median", "p": -1, "demand": "v"})"),
                HasSubstr("“p” must be 0 or more"));
    EXPECT_THAT(refusal(R"({"format": 1, "model": "p-median", "p": 1.5, "demand": "v"})"),
                HasSubstr("a whole number"));
    EXPECT_THAT(refusal(R"({"format": 1, "model": "p-median", "p": 99999999999, "demand": "v"})"),
                HasSubstr("at most"));
    EXPECT_THAT(refusal(R"({"model": "p-median", "p": 1, "demand": "v"})"), HasSubstr("“format”"));
    EXPECT_THAT(refusal("[]"), HasSubstr("object"));
}

TEST(Plan, ZeroSitesIsAPlanThoughItHasNoAnswer) {
    EXPECT_EQ(planOf(R"({"format": 1, "model": "p-median", "p": 0, "demand": "v"})")->p, 0);
}

TEST(Plan, IsLoadedFromAFile) {
    const test::Folder folder;
    const auto path = folder / "chợ.plan.json";
    EXPECT_EQ(loadPlan(path).error().message->code, "no_such_file");
    test::writeFile(path, R"({"format": 1, "model": "p-median", "p": 2, "demand": "v"})");
    EXPECT_EQ(loadPlan(path)->file, path.string());
}

} // namespace
} // namespace thonmap::siting
