#pragma once

#include <QPointF>
#include <QSizeF>
#include <cstddef>
#include <span>
#include <vector>

namespace thonmap::render {

/// Where many more names want to stand than a screen holds: which of them are worth placing.
///
/// Takes labels in the order given (highest priority first), each as a box of its rough size around
/// its anchor, and keeps one when the middle of its box (half the width, half the height) lies on
/// no middle kept before. What is kept is a little more than can be placed without overlap, so
/// exact placing still chooses. Coordinates are pixels from a fixed point of the map, so the answer
/// is the same wherever the window stands: labels do not flicker while panning. Returns ascending
/// indices. Time is linear in the number of labels.
[[nodiscard]] std::vector<std::size_t> thinLabels(std::span<const QPointF> anchors,
                                                  std::span<const QSizeF> sizes);

} // namespace thonmap::render
