#pragma once

#include <span>
#include <string_view>

namespace thonmap::render {

/// A drawing of the catalogue, compiled in: name without ".svg", and the SVG text.
struct SymbolDrawing {
    std::string_view name;
    std::string_view svg;
};
/// Sorted by name.
[[nodiscard]] std::span<const SymbolDrawing> symbolDrawings();

} // namespace thonmap::render
