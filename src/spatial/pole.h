#pragma once

#include "core/geometry_column.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace thonmap::spatial {

/// Private to this module: the point of a polygon farthest from its borders.
///
/// The idea is the pole of inaccessibility (D. Garcia-Castellanos, U. Lombardo 2007) searched by
/// bounding cells, best first, as in Mapbox's polylabel. Borders are kept in runs of a few sides
/// with a box, most of which a distance or a ray need not look into. The search runs on borders
/// thinned to a fraction of the answer's precision, and on the full ones only where that does not
/// prove the point to be inside. Buffers are kept between polygons.
class PoleFinder {
public:
    /// Takes a polygon part without its non-finite points; returns its area.
    double load(const GeometryColumn& geometry, std::size_t part);
    /// A point inside what was loaded, its distance to the border at least the largest possible
    /// less 3 % of the box's shorter side; empty when it encloses nothing.
    [[nodiscard]] std::optional<XY> find();

private:
    struct Run {
        std::size_t first; // sides between points first … last
        std::size_t last;
        Extent box;
    };
    struct Cell {
        XY centre;
        double half;
        double distance; // to the border, negative outside
        double most;     // no point of the cell can be farther
    };
    /// Rings as runs of sides.
    struct Borders {
        std::vector<XY> points; // all rings, each closed
        std::vector<Run> runs;
        std::vector<std::size_t> ringEnds;
        void clear();
        /// Ends the ring that began at `begin`: closes it and makes its runs.
        void endRing(std::size_t begin);
    };
    void thin(double tolerance);
    /// The best point of `borders` by branch and bound; into m_best.
    void search(const Borders& borders);
    /// Negative outside. May stop early, and then says some number <= `enough`.
    [[nodiscard]] double signedDistance(XY point, double enough) const;
    void considerCell(XY centre, double half);
    [[nodiscard]] XY areaCentroid() const;
    [[nodiscard]] std::optional<XY> middleOfWidestChord() const;

    Borders m_full;
    Borders m_thin;
    const Borders* m_borders = nullptr; // searched now
    Extent m_box;
    std::vector<Cell> m_cells; // heap
    Cell m_best{};
    double m_precision = 0;
    mutable std::vector<double> m_crossings;
};

} // namespace thonmap::spatial
