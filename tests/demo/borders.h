#pragma once

#include "core/feature_table.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace thonmap::test {

/// A step of a border in its direction.
using Step = std::pair<std::pair<double, double>, std::pair<double, double>>;
[[nodiscard]] inline Step reversed(const Step& step) {
    return {step.second, step.first};
}

/// A shapefile of maps/data read back with io; fails the test when it cannot be.
[[nodiscard]] FeatureTable shippedTable(const std::string& name);

/// The steps of each row's rings, by its code.
[[nodiscard]] std::map<std::string, std::set<Step>> stepsByCode(const FeatureTable& table);
/// The outline of some of them together: steps that are not undone by another's reversed step.
[[nodiscard]] std::set<Step> outlineOf(const std::map<std::string, std::set<Step>>& steps,
                                       const std::vector<std::string>& codes);
/// Metres of border two units share.
[[nodiscard]] double sharedMetres(const std::set<Step>& a, const std::set<Step>& b);

/// What GEOS says of the shapes, independent of the code that drew them.
[[nodiscard]] bool geosValid(const FeatureTable& table, std::size_t row);
[[nodiscard]] double geosArea(const FeatureTable& table, std::size_t row);
[[nodiscard]] double geosUnionArea(const FeatureTable& table);
[[nodiscard]] double geosOverlapArea(const FeatureTable& a, std::size_t rowA, const FeatureTable& b,
                                     std::size_t rowB);
[[nodiscard]] bool geosCovers(const FeatureTable& a, std::size_t rowA, XY point);

} // namespace thonmap::test
