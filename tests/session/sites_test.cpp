#include "session/sites.h"

#include "io/source.h"
#include "session/demo_map.h"
#include "session/view.h"
#include "support/places.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::session {
namespace {

using test::demoMap;
using test::why;

SiteQuestion question(siting::Model model) {
    return {.model = model,
            .p = 3,
            .serviceDistanceMetres = 2000,
            .layer = {},
            .weight = "persons",
            .date = *Date::fromYmd(2022, 6, 30)};
}

/// The best that any three places can do, by trying all of them.
double bestByTrying(const SiteChoice& choice, siting::Model model) {
    const auto& places = choice.demand;
    double best = model == siting::Model::pMedian ? 1e300 : -1;
    const std::size_t n = places.size();
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = a + 1; b < n; ++b)
            for (std::size_t c = b + 1; c < n; ++c) {
                double value = 0;
                for (const auto& place : places) {
                    double nearest = 1e300;
                    for (const std::size_t site : {a, b, c})
                        nearest = std::min(nearest, std::hypot(place.at.x - places[site].at.x,
                                                               place.at.y - places[site].at.y));
                    value += model == siting::Model::pMedian ? place.weight * nearest
                             : nearest <= 2000               ? place.weight
                                                             : 0;
                }
                best =
                    model == siting::Model::pMedian ? std::min(best, value) : std::max(best, value);
            }
    return best;
}

TEST(Sites, BothModelsAreAsGoodAsTheBestOfAllTriples) {
    ASSERT_TRUE(demoMap());
    for (const siting::Model model : {siting::Model::pMedian, siting::Model::maxCover}) {
        Diagnostics diagnostics;
        const auto choice = chooseSites(*demoMap(), question(model), diagnostics);
        ASSERT_TRUE(choice) << why(choice);
        const SiteChoice& made = **choice;
        EXPECT_EQ(made.solution.status, siting::SolutionStatus::optimal);
        EXPECT_EQ(made.sites.size(), 3U);
        EXPECT_EQ(made.demand.size(), 18U);
        EXPECT_EQ(made.totalWeight, 3080); // PROGRAMME
        const double best = bestByTrying(made, model);
        EXPECT_NEAR(made.solution.objective, best, 1e-6 * best);
        EXPECT_FALSE(made.status.vi.empty());
        EXPECT_FALSE(made.sentence.vi.empty());
    }
}

TEST(Sites, WhoGainsIsToldBySexAndGroup) {
    ASSERT_TRUE(demoMap());
    Diagnostics diagnostics;
    const auto choice = chooseSites(*demoMap(), question(siting::Model::maxCover), diagnostics);
    ASSERT_TRUE(choice) << why(choice);
    double bySex = 0;
    double byGroup = 0;
    for (const SiteChoice::GroupCoverage& group : (*choice)->groups)
        (group.group == "female" || group.group == "male" ? bySex : byGroup) += group.served;
    EXPECT_NEAR(bySex, (*choice)->servedWeight, 1e-9);
    EXPECT_NEAR(byGroup, (*choice)->servedWeight, 1e-9);
}

TEST(Sites, ZeroSitesIsAnAnswerNotAFailure) {
    ASSERT_TRUE(demoMap());
    Diagnostics diagnostics;
    SiteQuestion none = question(siting::Model::pMedian);
    none.p = 0;
    const auto choice = chooseSites(*demoMap(), none, diagnostics);
    ASSERT_TRUE(choice) << why(choice);
    EXPECT_EQ((*choice)->solution.status, siting::SolutionStatus::infeasible);
    EXPECT_THAT((*choice)->status.en, testing::HasSubstr("Not possible"));
    const test::Folder folder;
    EXPECT_FALSE(exportSites(**choice, folder / "s.gpkg", diagnostics));
    EXPECT_FALSE(std::filesystem::exists(folder / "s.gpkg"));
}

TEST(Sites, ChoiceLinksAndPeopleGoIntoOneFile) {
    ASSERT_TRUE(demoMap());
    Diagnostics diagnostics;
    const auto choice = chooseSites(*demoMap(), question(siting::Model::maxCover), diagnostics);
    ASSERT_TRUE(choice) << why(choice);
    const test::Folder folder;
    const auto report = exportSites(**choice, folder / "điểm.gpkg", diagnostics);
    ASSERT_TRUE(report) << why(report);
    const auto sites =
        io::read({.path = (folder / "điểm.gpkg").string(), .layer = "sites"}, diagnostics);
    ASSERT_TRUE(sites) << why(sites);
    EXPECT_EQ(sites->rowCount(), 3U);
    EXPECT_EQ(sites->crs.id(), "EPSG:9213");
    const auto demand =
        io::read({.path = (folder / "điểm.gpkg").string(), .layer = "demand"}, diagnostics);
    ASSERT_TRUE(demand) << why(demand);
    EXPECT_EQ(demand->rowCount(), 18U);
}

TEST(Sites, AMatrixPlanNeedsNoMapAtAll) {
    // Daskin-like toy: two clusters; with one site B is the median: 1·10 + 0 + 3·10 = 40.
    const test::Folder folder;
    test::writeFile(folder / "d.csv", "id,weight\nA,1\nB,5\nC,3\n");
    test::writeFile(folder / "m.csv", "from,to,distance\nA,A,0\nA,B,10\nA,C,20\nB,A,10\nB,B,0\n"
                                      "B,C,10\nC,A,20\nC,B,10\nC,C,0\n");
    test::writeFile(folder / "p.plan.json",
                    R"({"format": 1, "title": "Thử", "model": "p-median", "p": 1,
                        "demand": {"table": "d.csv", "weight": "weight"},
                        "distances": {"matrix": "m.csv"}})");
    Diagnostics diagnostics;
    const auto choice = chooseSites(folder / "p.plan.json", nullptr, diagnostics);
    ASSERT_TRUE(choice) << why(choice);
    ASSERT_EQ((*choice)->sites.size(), 1U);
    EXPECT_EQ((*choice)->sites[0].id, "B");
    EXPECT_NEAR((*choice)->solution.objective, 40, 1e-9);
}

TEST(Sites, APlanMayNameALayerOfAMap) {
    const test::Folder folder;
    test::writeFile(
        folder / "p.plan.json",
        R"({"format": 1, "title": "Nước", "model": "mclp", "p": 2, "service_distance": 2000,
            "candidates": {"source": ")" +
            test::demoDocument().string() + R"(:indicator-progress", "id": "code"},
            "demand": {"source": ")" +
            test::demoDocument().string() + R"(:indicator-progress", "id": "code",
                       "weight": "persons"},
            "distances": "straight"})");
    Diagnostics diagnostics;
    const auto choice = chooseSites(folder / "p.plan.json", nullptr, diagnostics);
    ASSERT_TRUE(choice) << why(choice);
    EXPECT_EQ((*choice)->totalWeight, 3080);
    EXPECT_EQ((*choice)->sites.size(), 2U);
}

} // namespace
} // namespace thonmap::session
