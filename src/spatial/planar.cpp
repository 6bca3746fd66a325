#include "spatial/planar.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace thonmap::spatial {

bool isFinite(XY point) {
    return std::isfinite(point.x) && std::isfinite(point.y);
}

double squaredDistance(XY p, XY a, XY b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double squaredLength = dx * dx + dy * dy;
    double along = 0;
    if (squaredLength > 0)
        along = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squaredLength, 0.0, 1.0);
    const double x = a.x + along * dx - p.x;
    const double y = a.y + along * dy - p.y;
    return x * x + y * y;
}

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// The nearest of a chain of segments, and whether a ray to the right crosses it an odd number of
/// times.
struct Chain {
    double squared = kInfinity;
    bool odd = false;

    void add(XY p, XY a, XY b) {
        squared = std::min(squared, squaredDistance(p, a, b));
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
            odd = !odd;
    }
};

Chain chainOf(std::span<const XY> points, XY p, bool close) {
    Chain chain;
    const XY* first = nullptr;
    const XY* previous = nullptr;
    for (const XY& point : points) {
        if (!isFinite(point))
            continue;
        if (previous == nullptr)
            first = &point;
        else
            chain.add(p, *previous, point);
        previous = &point;
    }
    if (previous == nullptr)
        return chain;
    if (previous == first || close) // a single point, or the side that closes an open ring
        chain.add(p, *previous, *first);
    return chain;
}

double squaredDistanceToPart(const GeometryColumn& geometry, std::size_t part, XY p) {
    const bool isPolygon = geometry.partType(part) == PartType::polygon;
    Chain nearest;
    for (const std::size_t sequence : geometry.sequences(part)) {
        const Chain chain = chainOf(geometry.sequence(sequence), p, isPolygon);
        nearest.squared = std::min(nearest.squared, chain.squared);
        nearest.odd = nearest.odd != chain.odd;
    }
    return isPolygon && nearest.odd ? 0 : nearest.squared;
}

} // namespace

double distanceToFeature(const GeometryColumn& geometry, std::size_t feature, XY point) {
    double squared = kInfinity;
    for (const std::size_t part : geometry.parts(feature))
        squared = std::min(squared, squaredDistanceToPart(geometry, part, point));
    return std::sqrt(squared);
}

double twiceSignedArea(std::span<const XY> ring) {
    if (ring.size() < 3)
        return 0;
    const XY origin = ring[0];
    double sum = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i)
        sum += (ring[i].x - origin.x) * (ring[i + 1].y - origin.y) -
               (ring[i + 1].x - origin.x) * (ring[i].y - origin.y);
    return sum;
}

double length(std::span<const XY> line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        sum += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    return sum;
}

double partArea(const GeometryColumn& geometry, std::size_t part) {
    if (geometry.partType(part) != PartType::polygon)
        return 0;
    double area = 0;
    bool isShell = true;
    for (const std::size_t sequence : geometry.sequences(part)) {
        const double own = std::abs(twiceSignedArea(geometry.sequence(sequence))) / 2;
        area += isShell ? own : -own;
        isShell = false;
    }
    return area < 0 ? 0 : area; // NaN stays
}

} // namespace thonmap::spatial
