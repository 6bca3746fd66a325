#pragma once

#include "core/extent.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace thonmap {

/// The type of one feature's geometry, as its source wrote it.
enum class GeometryType : std::uint8_t {
    null, ///< the feature has no geometry at all
    point,
    lineString,
    polygon,
    multiPoint,
    multiLineString,
    multiPolygon,
    collection,
};

/// "Point", "MultiPolygon" … as in OGC Simple Features; "None" for null.
[[nodiscard]] std::string_view geometryTypeName(GeometryType type);

/// What one part is made of; a part of a polygon is its shell and holes.
enum class PartType : std::uint8_t { point, lineString, polygon };

/// Half-open range of indices; iterate with `for (std::size_t i : range)`.
struct IndexRange {
    struct Iterator {
        std::size_t value;
        std::size_t operator*() const { return value; }
        Iterator& operator++() {
            ++value;
            return *this;
        }
        bool operator==(const Iterator&) const = default;
    };
    std::size_t first = 0;
    std::size_t last = 0;
    [[nodiscard]] std::size_t size() const { return last - first; }
    [[nodiscard]] bool empty() const { return first == last; }
    [[nodiscard]] Iterator begin() const { return {first}; }
    [[nodiscard]] Iterator end() const { return {last}; }
};

/// The geometries of a table, in the GeoArrow layout: one coordinate buffer and an offset buffer
/// for each level of nesting: feature → parts → sequences → coordinates.
///
/// Every geometry is stored as its multi form, so one loop serves all types; `type()` remembers
/// what it was. A point is a part with one sequence of one coordinate; a line one sequence; a
/// polygon its rings, shell first, each closed as in its source. Nested collections are flattened
/// to one level. An empty geometry has a type and no parts; a null one has GeometryType::null. z
/// and m have one value per coordinate, or are empty. Coordinates may be non-finite: io reports
/// them, spatial strips them before GEOS.
/// Immutable once built and then safe to share between threads.
class GeometryColumn {
public:
    [[nodiscard]] std::size_t size() const { return m_types.size(); }
    [[nodiscard]] GeometryType type(std::size_t feature) const { return m_types[feature]; }
    [[nodiscard]] PartType partType(std::size_t part) const { return m_partTypes[part]; }
    /// Parts of a feature.
    [[nodiscard]] IndexRange parts(std::size_t feature) const {
        return {m_featureParts[feature], m_featureParts[feature + 1]};
    }
    /// Sequences (rings, lines, single points) of a part.
    [[nodiscard]] IndexRange sequences(std::size_t part) const {
        return {m_partSequences[part], m_partSequences[part + 1]};
    }
    /// Indices of a sequence's coordinates in coordinates(), z() and m().
    [[nodiscard]] IndexRange coordinateRange(std::size_t sequence) const {
        return {m_sequenceCoordinates[sequence], m_sequenceCoordinates[sequence + 1]};
    }
    [[nodiscard]] std::span<const XY> sequence(std::size_t index) const {
        const IndexRange range = coordinateRange(index);
        return std::span(m_coordinates).subspan(range.first, range.size());
    }
    [[nodiscard]] std::span<const XY> coordinates() const { return m_coordinates; }
    [[nodiscard]] std::span<const double> z() const { return m_z; }
    [[nodiscard]] std::span<const double> m() const { return m_m; }
    [[nodiscard]] bool isEmpty(std::size_t feature) const { return parts(feature).empty(); }

    /// Box of one feature; empty for null and empty geometries.
    [[nodiscard]] Extent extent(std::size_t feature) const;
    /// Box of the whole column.
    [[nodiscard]] Extent extent() const;

    /// The same shapes with other x and y: one per coordinate, in order. \pre sizes agree.
    [[nodiscard]] GeometryColumn withCoordinates(std::vector<XY> coordinates) const;

    bool operator==(const GeometryColumn&) const = default;

private:
    friend class GeometryBuilder;
    std::vector<GeometryType> m_types;
    std::vector<PartType> m_partTypes;
    std::vector<std::size_t> m_featureParts{0};
    std::vector<std::size_t> m_partSequences{0};
    std::vector<std::size_t> m_sequenceCoordinates{0};
    std::vector<XY> m_coordinates;
    std::vector<double> m_z;
    std::vector<double> m_m;
};

/// Fills a GeometryColumn front to back: beginFeature, then for each part beginPart, for each
/// sequence beginSequence, then its coordinates. Whatever is begun ends when the next of its level
/// begins. A column has z (m) as soon as one coordinate has: the others get NaN.
class GeometryBuilder {
public:
    void reserve(std::size_t features, std::size_t coordinates);
    void beginFeature(GeometryType type);
    /// \pre a feature was begun and is not null
    void beginPart(PartType type);
    /// \pre a part was begun
    void beginSequence();
    void add(XY point) { m_column.m_coordinates.push_back(point); }
    /// NaN stands for "has none".
    void add(XY point, double z, double m);
    /// A whole sequence at once.
    void addSequence(std::span<const XY> points);
    void addNull() { beginFeature(GeometryType::null); }
    /// Copies feature `index` of `other`, with z and m.
    void addCopy(const GeometryColumn& other, std::size_t index);
    /// The finished column; the builder is empty again.
    [[nodiscard]] GeometryColumn finish();

private:
    void closeSequence();
    void padMeasures(std::vector<double>& values);
    GeometryColumn m_column;
};

} // namespace thonmap
