#include "support/shapes.h"

namespace thonmap::test {

TableBuilder::TableBuilder(std::string name, Crs crs) {
    m_table.name = std::move(name);
    m_table.crs = std::move(crs);
}

TableBuilder& TableBuilder::field(std::string name, FieldType type) {
    m_table.columns.emplace_back(Field{.name = std::move(name), .type = type});
    return *this;
}

void TableBuilder::addValues(const std::vector<Value>& values) {
    for (std::size_t i = 0; i < m_table.columns.size(); ++i)
        m_table.columns[i].push(i < values.size() ? values[i] : Value{});
    m_table.ids.push_back(static_cast<std::int64_t>(m_table.ids.size()) + 1);
}

TableBuilder& TableBuilder::point(XY at, std::vector<Value> values) {
    m_geometry.beginFeature(GeometryType::point);
    m_geometry.beginPart(PartType::point);
    m_geometry.beginSequence();
    m_geometry.add(at);
    addValues(values);
    return *this;
}

TableBuilder& TableBuilder::line(std::vector<XY> points, std::vector<Value> values) {
    m_geometry.beginFeature(GeometryType::lineString);
    m_geometry.beginPart(PartType::lineString);
    m_geometry.addSequence(points);
    addValues(values);
    return *this;
}

TableBuilder& TableBuilder::polygon(std::vector<std::vector<XY>> rings, std::vector<Value> values) {
    m_geometry.beginFeature(GeometryType::polygon);
    m_geometry.beginPart(PartType::polygon);
    for (std::vector<XY>& ring : rings) {
        if (!ring.empty() && ring.front() != ring.back())
            ring.push_back(ring.front());
        m_geometry.addSequence(ring);
    }
    addValues(values);
    return *this;
}

TableBuilder& TableBuilder::square(double x, double y, double side, std::vector<Value> values) {
    return polygon({{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}},
                   std::move(values));
}

TableBuilder& TableBuilder::row(std::vector<Value> values) {
    m_geometry.addNull();
    addValues(values);
    return *this;
}

FeatureTable TableBuilder::build() {
    m_table.geometry = m_geometry.finish();
    return std::exchange(m_table, FeatureTable{});
}

Crs tm3() {
    return {.kind = Crs::Kind::projected,
            .authority = "EPSG",
            .code = "9213",
            .name = "VN-2000 / TM-3 106-30",
            .wkt = {},
            .unitFactor = 1.0};
}

Crs wgs84() {
    return {.kind = Crs::Kind::geographic,
            .authority = "EPSG",
            .code = "4326",
            .name = "WGS 84",
            .wkt = {},
            .unitFactor = 0.017453292519943295};
}

} // namespace thonmap::test
