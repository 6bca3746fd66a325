#pragma once

#include "core/diagnostics.h"
#include "core/geometry_column.h"

#include <cstdint>
#include <string>
#include <vector>

class OGRGeometry;
class OGRSimpleCurve;

namespace thonmap::io {

/// Turns OGR geometries into a column, one after the other, and remembers what was odd.
class GeometryReader {
public:
    /// \param northFirst the coordinates come as (north, east) and are swapped
    explicit GeometryReader(bool northFirst) : m_northFirst(northFirst) {}

    void reserve(std::size_t features) { m_builder.reserve(features, 0); }
    /// Null stands for a feature without geometry.
    void add(const OGRGeometry* geometry, std::int64_t feature);
    /// A geometry that could not be read: stored as null.
    void addUnreadable(std::int64_t feature, std::string detail);
    [[nodiscard]] GeometryColumn finish() { return m_builder.finish(); }
    /// One finding for each odd feature, one for all curves together.
    void report(const std::string& file, const std::string& layer, Diagnostics& diagnostics) const;

private:
    void addParts(const OGRGeometry& geometry);
    void addSequence(const OGRSimpleCurve& curve);
    void addPoint(double x, double y, double z, double m);

    struct Unreadable {
        std::int64_t feature;
        std::string detail;
    };
    GeometryBuilder m_builder;
    bool m_northFirst;
    bool m_sawNonFinite = false;
    bool m_sawEmptyPart = false;
    std::int64_t m_curves = 0;
    std::int64_t m_surfaces = 0;
    std::vector<std::int64_t> m_nonFinite;
    std::vector<std::int64_t> m_empty;
    std::vector<std::int64_t> m_emptyParts;
    std::vector<Unreadable> m_unreadable;
    std::vector<XY> m_points;
    std::vector<double> m_z;
    std::vector<double> m_m;
};

} // namespace thonmap::io
