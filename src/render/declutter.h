#pragma once

#include <QPointF>
#include <cstddef>
#include <span>
#include <vector>

namespace thonmap::render {

/// Where symbols stand after making room for each other.
struct PlacedMark {
    std::vector<std::size_t> members; ///< indices of the input; more than one = a cluster
    QPointF at;
};

/// Symbols of one size at `homes` (pixels from a fixed point of the map, so that the answer does
/// not depend on where the window stands). Heaps of six and more that lie on each other, and
/// more than six in a square of three symbols' side, become one numbered cluster; the others move
/// apart, at most about a symbol and a half, until they no longer cover each other. Deterministic;
/// every input is a member exactly once.
[[nodiscard]] std::vector<PlacedMark> declutter(std::span<const QPointF> homes, double sizePx);

/// Discs of different radii moved apart, each at most about its own radius; `homes` and `radii`
/// agree in size. Where they are too crowded for that, some overlap stays.
[[nodiscard]] std::vector<QPointF> spread(std::span<const QPointF> homes,
                                          std::span<const double> radiiPx);

} // namespace thonmap::render
