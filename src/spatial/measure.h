#pragma once

#include "core/crs.h"
#include "core/language.h"
#include "core/result.h"
#include "spatial/metric_table.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace thonmap::spatial {

/// Area in the plane of the working CRS: shells less holes. 0 for lines and points; NaN for rows
/// without geometry or with non-finite points.
[[nodiscard]] double areaSquareMetres(const MetricTable& table, std::size_t row);
/// Length of lines, perimeter (holes too) of polygons; 0 for points; NaN as above.
[[nodiscard]] double lengthMetres(const MetricTable& table, std::size_t row);
/// Centroid of the highest dimension present (area before length before points), as GEOS; of the
/// finite points. NaN, NaN for none.
[[nodiscard]] XY centroid(const MetricTable& table, std::size_t row);

/// A drawn line: in the plane of the map, and over the ellipsoid (what a tape would say). The
/// geodesic figure is NaN when the CRS is unknown.
struct MeasuredLength {
    double planarMetres = 0;
    double geodesicMetres = 0;
};
struct MeasuredArea {
    double planarSquareMetres = 0;
    double geodesicSquareMetres = 0;
    /// Around it, closing side included.
    MeasuredLength perimeter;
};

/// The measuring tool of one map: make it once for the map's CRS, then ask at every move of the
/// mouse. Movable; one thread at a time.
class Measurer {
public:
    /// Fails when the CRS is known but not understood. \pre crs is projected in metres, or unknown
    [[nodiscard]] static Result<Measurer> in(const Crs& crs);
    Measurer(Measurer&&) noexcept;
    Measurer& operator=(Measurer&&) noexcept;
    ~Measurer();

    /// Fewer than two points are 0.
    [[nodiscard]] MeasuredLength line(std::span<const XY> points) const;
    /// A ring, closed or not; fewer than three points have no area. Always positive. A ring that
    /// crosses itself gives the difference of its loops.
    [[nodiscard]] MeasuredArea polygon(std::span<const XY> ring) const;

private:
    struct State;
    explicit Measurer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// "22°25′53,8″B 105°59′35,9″Đ", English "22°25′53.8″N 105°59′35.9″E": what people read. Degrees
/// in; "–" when not finite or no place on the earth.
[[nodiscard]] std::string degreesText(XY lonLat, Language language, int secondDecimals = 1);

} // namespace thonmap::spatial
