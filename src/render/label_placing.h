#pragma once

#include <QRectF>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace thonmap::render {

/// One way to place a label: boxes that must all be free.
struct LabelOption {
    std::vector<QRectF> boxes;
};

/// A label with its ways, best first. Coordinates are pixels from a fixed point of the map.
struct LabelItem {
    std::vector<LabelOption> options;
};

/// Chooses greedily in the order given (so order by priority): for each item the first option none
/// of whose boxes overlaps an obstacle or a box chosen before; nothing when none is free.
/// Touching is not overlapping.
[[nodiscard]] std::vector<std::optional<std::size_t>>
placeLabels(std::span<const LabelItem> items, std::span<const QRectF> obstacles);

} // namespace thonmap::render
