#include "shape_makers.h"

#include "spatial/wkt.h"
#include "support/shapes.h"

#include <cmath>
#include <numbers>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace thonmap::test {

FeatureTable tableOf(const std::vector<std::string>& wkts, const Crs& crs) {
    FeatureTable table;
    table.name = "shapes";
    table.crs = crs;
    GeometryBuilder builder;
    for (const std::string& wkt : wkts) {
        table.ids.push_back(static_cast<std::int64_t>(table.ids.size()) + 1);
        if (wkt.empty()) {
            builder.addNull();
            continue;
        }
        const auto literal = spatial::tableFromWkt(wkt, crs);
        EXPECT_TRUE(literal.has_value()) << wkt;
        if (literal)
            builder.addCopy(literal->geometry, 0);
        else
            builder.addNull();
    }
    table.geometry = builder.finish();
    return table;
}

spatial::MetricTablePtr metricOf(TablePtr table) {
    Diagnostics diagnostics;
    const Crs working = table->crs;
    auto metric = spatial::toMetric(std::move(table), working, diagnostics);
    EXPECT_TRUE(metric.has_value());
    EXPECT_TRUE(diagnostics.empty());
    return *metric;
}

spatial::MetricTablePtr metricOf(const std::vector<std::string>& wkts) {
    return metricOf(std::make_shared<const FeatureTable>(tableOf(wkts, tm3())));
}

int ShapeMaker::number(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(m_random);
}

double ShapeMaker::real(double least, double most) {
    return std::uniform_real_distribution<double>(least, most)(m_random);
}

std::string ShapeMaker::box(int x, int y, int width, int height) const {
    return fmt::format("({0} {1}, {2} {1}, {2} {3}, {0} {3}, {0} {1})", x, y, x + width,
                       y + height);
}

std::string ShapeMaker::wkt() {
    const int x = number(0, 36);
    const int y = number(0, 36);
    const int width = number(1, 6);
    const int height = number(1, 6);
    switch (number(0, 8)) {
    case 0:
        return fmt::format("POINT ({} {})", x, y);
    case 1:
        return fmt::format("MULTIPOINT (({} {}), ({} {}))", x, y, x + width, y + height);
    case 2:
        return fmt::format("LINESTRING ({} {}, {} {}, {} {})", x, y, x + width, y, x + width,
                           y + height);
    case 3:
        return fmt::format("LINESTRING ({} {}, {} {})", x, y, x + width, y + height);
    case 4:
        return fmt::format("MULTILINESTRING (({0} {1}, {2} {1}), ({0} {3}, {2} {3}))", x, y,
                           x + width, y + height);
    case 5:
        return fmt::format("POLYGON (({0} {1}, {2} {1}, {0} {3}, {0} {1}))", x, y, x + width,
                           y + height);
    case 6:
        return fmt::format("POLYGON ({}, {})", box(x, y, width + 2, height + 2),
                           box(x + 1, y + 1, width, height));
    case 7:
        return fmt::format("MULTIPOLYGON (({}), ({}))", box(x, y, width, height),
                           box(x + width + 1, y, 2, height));
    default:
        return fmt::format("POLYGON ({})", box(x, y, width, height));
    }
}

std::vector<std::string> ShapeMaker::wkts(int count) {
    std::vector<std::string> made;
    for (int i = 0; i < count; ++i)
        made.push_back(wkt());
    return made;
}

std::string ShapeMaker::star(double x, double y, double radius, int corners) {
    std::string ring;
    std::string first;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        const double reach = radius * real(0.3, 1);
        const std::string corner =
            fmt::format("{} {}", x + reach * std::cos(angle), y + reach * std::sin(angle));
        if (i == 0)
            first = corner;
        ring += corner + ", ";
    }
    return "POLYGON ((" + ring + first + "))";
}

} // namespace thonmap::test
