#pragma once

#include "core/language.h"
#include "core/result.h"
#include "document/value.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::siting {

/// The models this version solves. The others of the plan format are refused by name.
enum class Model : std::uint8_t { pMedian, maxCover };

/// "p-median", "mclp".
[[nodiscard]] std::string_view modelName(Model model);

/// A set of places: a layer of the map or a source ("maps/data/villages.shp", "W.gpkg:village").
struct PlaceSource {
    std::string source;
    /// Field with the id people know; empty = the source's own feature ids.
    std::string idField;
    /// CQL2 text; empty = all.
    std::string where;
};

/// Who is to be served: places with geometry, or a CSV `id,weight,…` without.
struct Demand {
    PlaceSource places; ///< source is empty when `table` is used
    std::string table;  ///< file path beside the plan; empty when `places` is used
    /// Field with the weight (people, households …); empty = each counts 1.
    std::string weightField;
};

enum class DistanceKind : std::uint8_t { straight, matrix };

/// A plan document `*.plan.json`: which question is asked of which data. Paths are as written,
/// relative to the plan's folder.
struct Plan {
    std::string file;
    LocalText title;
    Model model = Model::pMedian;
    /// Empty source and ids: with a matrix, everything in its `to` column.
    PlaceSource candidates;
    std::vector<std::string> candidateIds; ///< given one by one instead of a source
    Demand demand;
    DistanceKind distances = DistanceKind::straight;
    std::string matrixFile; ///< CSV `from,to,distance`, from demand to candidate, metres
    /// Sites in all, the existing ones included. 0 is a legal plan (and infeasible).
    int p = 0;
    std::optional<double> serviceDistanceMetres;
    /// Ids of candidates that are open already.
    std::vector<std::string> existing;
};

/// Reads a plan strictly: unknown keys, wrong kinds and contradictions name file, line and key.
/// Models and keys of the plan format that this version does not solve yet are refused as such,
/// never ignored.
[[nodiscard]] Result<Plan> parsePlan(const document::Value& value, const std::string& file);
[[nodiscard]] Result<Plan> loadPlan(const std::filesystem::path& path);

} // namespace thonmap::siting
