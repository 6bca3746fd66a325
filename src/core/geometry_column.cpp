#include "core/geometry_column.h"

#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace thonmap {

std::string_view geometryTypeName(GeometryType type) {
    constexpr std::array names{
        "None",       "Point",           "LineString",   "Polygon",
        "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"};
    return names[static_cast<std::size_t>(type)];
}

Extent GeometryColumn::extent(std::size_t feature) const {
    Extent box;
    const IndexRange own = parts(feature);
    if (own.empty())
        return box;
    const std::size_t first = m_sequenceCoordinates[m_partSequences[own.first]];
    const std::size_t last = m_sequenceCoordinates[m_partSequences[own.last]];
    for (std::size_t i = first; i < last; ++i)
        box.add(m_coordinates[i]);
    return box;
}

Extent GeometryColumn::extent() const {
    Extent box;
    for (const XY point : m_coordinates)
        box.add(point);
    return box;
}

GeometryColumn GeometryColumn::withCoordinates(std::vector<XY> coordinates) const {
    assert(coordinates.size() == m_coordinates.size());
    GeometryColumn copy;
    copy.m_types = m_types;
    copy.m_partTypes = m_partTypes;
    copy.m_featureParts = m_featureParts;
    copy.m_partSequences = m_partSequences;
    copy.m_sequenceCoordinates = m_sequenceCoordinates;
    copy.m_coordinates = std::move(coordinates);
    copy.m_z = m_z;
    copy.m_m = m_m;
    return copy;
}

void GeometryBuilder::reserve(std::size_t features, std::size_t coordinates) {
    m_column.m_types.reserve(features);
    m_column.m_featureParts.reserve(features + 1);
    m_column.m_partTypes.reserve(features);
    m_column.m_partSequences.reserve(features + 1);
    m_column.m_sequenceCoordinates.reserve(features + 1);
    m_column.m_coordinates.reserve(coordinates);
}

// The last entry of each offset buffer is always the end of what is open.
void GeometryBuilder::closeSequence() {
    m_column.m_sequenceCoordinates.back() = m_column.m_coordinates.size();
}

void GeometryBuilder::beginFeature(GeometryType type) {
    closeSequence();
    m_column.m_types.push_back(type);
    m_column.m_featureParts.push_back(m_column.m_partTypes.size());
}

void GeometryBuilder::beginPart(PartType type) {
    assert(!m_column.m_types.empty() && m_column.m_types.back() != GeometryType::null);
    closeSequence();
    m_column.m_partTypes.push_back(type);
    m_column.m_partSequences.push_back(m_column.m_partSequences.back());
    m_column.m_featureParts.back() = m_column.m_partTypes.size();
}

void GeometryBuilder::beginSequence() {
    assert(!m_column.m_partTypes.empty());
    closeSequence();
    m_column.m_sequenceCoordinates.push_back(m_column.m_coordinates.size());
    m_column.m_partSequences.back() = m_column.m_sequenceCoordinates.size() - 1;
}

void GeometryBuilder::padMeasures(std::vector<double>& values) {
    values.resize(m_column.m_coordinates.size(), std::numeric_limits<double>::quiet_NaN());
}

void GeometryBuilder::add(XY point, double z, double m) {
    // Pad what came before with "none", then append: only columns that have measures pay for them.
    if (!std::isnan(z) || !m_column.m_z.empty()) {
        padMeasures(m_column.m_z);
        m_column.m_z.push_back(z);
    }
    if (!std::isnan(m) || !m_column.m_m.empty()) {
        padMeasures(m_column.m_m);
        m_column.m_m.push_back(m);
    }
    m_column.m_coordinates.push_back(point);
}

void GeometryBuilder::addSequence(std::span<const XY> points) {
    beginSequence();
    m_column.m_coordinates.insert(m_column.m_coordinates.end(), points.begin(), points.end());
}

void GeometryBuilder::addCopy(const GeometryColumn& other, std::size_t index) {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    beginFeature(other.type(index));
    for (const std::size_t part : other.parts(index)) {
        beginPart(other.partType(part));
        for (const std::size_t sequence : other.sequences(part)) {
            if (other.z().empty() && other.m().empty()) {
                addSequence(other.sequence(sequence));
                continue;
            }
            beginSequence();
            for (const std::size_t i : other.coordinateRange(sequence))
                add(other.coordinates()[i], other.z().empty() ? kNone : other.z()[i],
                    other.m().empty() ? kNone : other.m()[i]);
        }
    }
}

GeometryColumn GeometryBuilder::finish() {
    closeSequence();
    if (!m_column.m_z.empty())
        padMeasures(m_column.m_z);
    if (!m_column.m_m.empty())
        padMeasures(m_column.m_m);
    return std::exchange(m_column, GeometryColumn{});
}

} // namespace thonmap
