#pragma once

#include "core/feature_table.h"
#include "spatial/metric_table.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace thonmap::test {

/// A table with one row for each WKT; "" is a row without geometry. Ids count from 1.
[[nodiscard]] FeatureTable tableOf(const std::vector<std::string>& wkts, const Crs& crs = {});

/// The same as a metric table in the CRS of its own (metres).
[[nodiscard]] spatial::MetricTablePtr metricOf(const std::vector<std::string>& wkts);
[[nodiscard]] spatial::MetricTablePtr metricOf(TablePtr table);

/// Random shapes whose corners lie on whole numbers, so that they often touch and coincide.
class ShapeMaker {
public:
    explicit ShapeMaker(std::uint32_t seed) : m_random(seed) {}
    [[nodiscard]] int number(int least, int most);
    [[nodiscard]] double real(double least, double most);
    /// Points, lines, boxes, triangles, boxes with a hole, multi-forms, within about 0 … 40.
    [[nodiscard]] std::string wkt();
    [[nodiscard]] std::vector<std::string> wkts(int count);
    /// A star around a point: a valid polygon of `corners` corners.
    [[nodiscard]] std::string star(double x, double y, double radius, int corners);

private:
    [[nodiscard]] std::string box(int x, int y, int width, int height) const;
    std::mt19937 m_random;
};

} // namespace thonmap::test
