#pragma once

#include "core/extent.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace thonmap::spatial {

/// A vertex for drawing: metres (units of the working CRS) from ArcLevels::origin. A float resolves
/// a tenth of a metre across a country, so levels serve pixels of a metre and more; finer pictures
/// use the geometry itself.
struct ArcPoint {
    float x = 0;
    float y = 0;
    bool operator==(const ArcPoint&) const = default;
};

struct ArcBox {
    float minX = 0;
    float minY = 0;
    float maxX = 0;
    float maxY = 0;
};

/// All arcs of a coverage at one level of detail: no point of the full arc is farther than half of
/// `metresPerPixel` from it, ends stay where they are.
struct ArcLevel {
    double metresPerPixel = 0;
    std::vector<ArcPoint> points;
    /// Arc a is points[starts[a] .. starts[a + 1]); arcs + 1 values.
    std::vector<std::uint32_t> starts;

    [[nodiscard]] std::span<const ArcPoint> arc(std::size_t index) const {
        return std::span(points).subspan(starts[index], starts[index + 1] - starts[index]);
    }
};

/// What drawing needs of a coverage: each border once, with the unit on either side, at every level
/// of detail. Immutable once built.
struct ArcLevels {
    /// On the side of an arc where no unit lies.
    static constexpr std::uint32_t kOutside = std::numeric_limits<std::uint32_t>::max();

    XY origin;
    /// Unit (row of the table) left and right of each arc, walking it forward with y up.
    std::vector<std::uint32_t> left;
    std::vector<std::uint32_t> right;
    /// One an arc, of the full arc.
    std::vector<ArcBox> boxes;
    /// Finest first; metresPerPixel doubles from one to the next.
    std::vector<ArcLevel> levels;

    [[nodiscard]] std::size_t arcCount() const { return left.size(); }
};

} // namespace thonmap::spatial
