#pragma once

#include <limits>

namespace thonmap {

/// A position in the CRS of whatever holds it; x is east or longitude, y north or latitude, always.
struct XY {
    double x = 0;
    double y = 0;
    bool operator==(const XY&) const = default;
};

/// An axis-parallel box, borders included. Default: empty, which grows to the first point added.
struct Extent {
    double minX = std::numeric_limits<double>::infinity();
    double minY = std::numeric_limits<double>::infinity();
    double maxX = -std::numeric_limits<double>::infinity();
    double maxY = -std::numeric_limits<double>::infinity();

    bool operator==(const Extent&) const = default;

    [[nodiscard]] bool empty() const { return !(minX <= maxX && minY <= maxY); }
    /// 0 when empty.
    [[nodiscard]] double width() const { return empty() ? 0 : maxX - minX; }
    [[nodiscard]] double height() const { return empty() ? 0 : maxY - minY; }
    [[nodiscard]] XY centre() const { return {(minX + maxX) / 2, (minY + maxY) / 2}; }

    /// Non-finite points are ignored.
    void add(XY point);
    void add(const Extent& other);
    [[nodiscard]] bool contains(XY point) const {
        return point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY;
    }
    [[nodiscard]] bool contains(const Extent& other) const;
    /// Touching counts; an empty extent intersects nothing.
    [[nodiscard]] bool intersects(const Extent& other) const {
        return minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY;
    }
    /// Grown by `distance` on each side, in the unit of the CRS.
    [[nodiscard]] Extent grown(double distance) const;
};

} // namespace thonmap
