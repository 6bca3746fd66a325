#pragma once

#include "core/geometry_column.h"
#include "thematic/resolved_layer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace thonmap::thematic {

/// What QML and SLD writing share.

/// 96 dots an inch.
inline constexpr double kMillimetresPerPixel = 25.4 / 96;

/// As QGIS numbers its geometry types.
enum class Shape : std::uint8_t { point = 0, line = 1, polygon = 2 };
[[nodiscard]] Shape shapeOf(GeometryType type);

enum class Classing : std::uint8_t { single, byNumber, byValue };
[[nodiscard]] Classing classingOf(const ResolvedLayer& layer);

/// Bounds of a class by number as they decide: the outermost classes are open, whatever their
/// labels say.
struct ClassBounds {
    std::optional<double> lower;
    std::optional<double> upper;
};
[[nodiscard]] ClassBounds boundsOf(const ResolvedLayer& layer, std::size_t index);

/// "water-completed"; "" for the class of all other values.
[[nodiscard]] std::string joinedValues(const StyleClass& made);

/// A marker without its drawing: shape and colours. Catalogue symbols take those of their state.
struct PlainMarker {
    std::string_view shape; ///< "circle" or "square"
    Colour fill;
    Colour stroke;
    double strokePx = 1.5;
    bool dashed = false;
};
[[nodiscard]] PlainMarker plainMarker(const Marker& marker);

[[nodiscard]] std::string base64(std::string_view bytes);

} // namespace thonmap::thematic
