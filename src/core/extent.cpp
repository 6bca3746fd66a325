#include "core/extent.h"

#include <algorithm>
#include <cmath>

namespace thonmap {

void Extent::add(XY point) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y))
        return;
    minX = std::min(minX, point.x);
    minY = std::min(minY, point.y);
    maxX = std::max(maxX, point.x);
    maxY = std::max(maxY, point.y);
}

void Extent::add(const Extent& other) {
    minX = std::min(minX, other.minX);
    minY = std::min(minY, other.minY);
    maxX = std::max(maxX, other.maxX);
    maxY = std::max(maxY, other.maxY);
}

bool Extent::contains(const Extent& other) const {
    return !other.empty() && minX <= other.minX && minY <= other.minY && maxX >= other.maxX &&
           maxY >= other.maxY;
}

Extent Extent::grown(double distance) const {
    return {minX - distance, minY - distance, maxX + distance, maxY + distance};
}

} // namespace thonmap
