#pragma once

#include "core/feature_table.h"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace thonmap::test {

/// Builds small tables in one line a feature.
class TableBuilder {
public:
    explicit TableBuilder(std::string name, Crs crs = {});
    /// Adds a column; every row() then gives one more value.
    TableBuilder& field(std::string name, FieldType type);
    TableBuilder& point(XY at, std::vector<Value> values = {});
    TableBuilder& line(std::vector<XY> points, std::vector<Value> values = {});
    /// One polygon: shell then holes; rings may be open, they are closed here.
    TableBuilder& polygon(std::vector<std::vector<XY>> rings, std::vector<Value> values = {});
    /// Axis-parallel square with its lower left corner at (x, y).
    TableBuilder& square(double x, double y, double side, std::vector<Value> values = {});
    /// A row without geometry.
    TableBuilder& row(std::vector<Value> values = {});
    /// Ids count from 1.
    [[nodiscard]] FeatureTable build();
    [[nodiscard]] TablePtr share() { return std::make_shared<const FeatureTable>(build()); }

private:
    void addValues(const std::vector<Value>& values);
    FeatureTable m_table;
    GeometryBuilder m_geometry;
};

/// VN-2000 / TM-3 106-30, as io would name it (no WKT).
[[nodiscard]] Crs tm3();
/// WGS 84, as io would name it (no WKT).
[[nodiscard]] Crs wgs84();

} // namespace thonmap::test
