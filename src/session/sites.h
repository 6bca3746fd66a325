#pragma once

#include "core/date.h"
#include "core/diagnostics.h"
#include "core/extent.h"
#include "core/progress.h"
#include "core/result.h"
#include "io/sink.h"
#include "session/map.h"
#include "siting/location.h"
#include "siting/plan.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace thonmap::session {

/// What the dock asks: how many places, how far people go, for whom.
struct SiteQuestion {
    siting::Model model = siting::Model::maxCover;
    int p = 3;
    double serviceDistanceMetres = 2000;
    /// Layer whose features are both candidates and demand; empty = the villages.
    std::string layer;
    /// Column that counts: "persons", "female", "dao" …; empty = every place counts as one.
    std::string weight = "persons";
    Date date;
};

/// A proven choice of places, drawn and explained.
struct SiteChoice {
    struct Site {
        std::string id;
        std::string name;
        XY at;                  ///< metres of the map's CRS
        std::size_t row = 0;    ///< in `layer`, when the candidates are a layer's rows
        double people = 0;      ///< served by it
        std::size_t places = 0; ///< assigned to it
    };
    struct Demand {
        std::string id;
        std::string name;
        XY at;
        double weight = 0;
        std::optional<std::size_t> site; ///< index into sites
        double distanceMetres = 0;       ///< to it; NaN when unserved
        bool served = false;             ///< within the service distance
    };
    siting::LocationSolution solution;
    siting::Model model = siting::Model::maxCover;
    int p = 0;
    double serviceDistanceMetres = 0; ///< 0 = no limit
    std::string layer;                ///< id of the candidates' layer in the map; may be empty
    Crs crs;                          ///< of every position; unknown when there are none (a matrix)
    std::vector<Site> sites;
    std::vector<Demand> demand;
    double totalWeight = 0;
    double servedWeight = 0;
    double meanDistanceMetres = 0; ///< weighted, over assigned demand
    /// Who is served, for units the population register knows: by sex ("female", "male") and by
    /// ethnic group as registered ("Tày").
    struct GroupCoverage {
        std::string group;
        LocalText name;
        double served = 0;
        double total = 0;
    };
    std::vector<GroupCoverage> groups;
    /// Places left out because nobody knows where they are, or how many live there.
    std::vector<std::string> leftOut;
    LocalText title; ///< "3 điểm, phủ trong 2 km"
    /// "Phương án tốt nhất có thể (đã chứng minh)", "Không thể: … Cần ít nhất 5."
    LocalText status;
    LocalText sentence; ///< "Phục vụ 2.410 trên 3.080 người (78 %); 4 thôn ở xa hơn 2 km"
    Extent extent;
    double milliseconds = 0;
    std::vector<std::filesystem::path> files; ///< read for a plan: an export may not overwrite one
    bool illustrative = false;
};
using SiteChoicePtr = std::shared_ptr<const SiteChoice>;

/// Straight-line distances between the places of a layer. Infeasible is an answer, not an error.
[[nodiscard]] Result<SiteChoicePtr> chooseSites(const Map& map, const SiteQuestion& question,
                                                Diagnostics& diagnostics,
                                                const Progress& progress = {});
/// A plan document; its sources are read relative to it, or named by `map`'s layer ids when a map
/// is given (may be null).
[[nodiscard]] Result<SiteChoicePtr> chooseSites(const std::filesystem::path& plan, const Map* map,
                                                Diagnostics& diagnostics,
                                                const Progress& progress = {});

/// Layers `sites` (points), `demand` (points with their site and distance), `links` (lines) and the
/// table `choice` (model, objective, bound, gap, status), in the choice's CRS; formats that hold
/// one layer get the sites. Fails when nothing was chosen.
[[nodiscard]] Result<io::WriteReport> exportSites(const SiteChoice& choice,
                                                  const std::filesystem::path& out,
                                                  Diagnostics& diagnostics,
                                                  const Progress& progress = {});

} // namespace thonmap::session
