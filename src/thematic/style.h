#pragma once

#include "core/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::thematic {

/// sRGB with straight alpha.
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    bool operator==(const Colour&) const = default;

    /// "#RRGGBB" or "#RRGGBBAA"; empty for anything else.
    [[nodiscard]] static std::optional<Colour> fromHex(std::string_view text);
    /// "#rrggbb", with alpha only when it is not 255.
    [[nodiscard]] std::string hex() const;
};

/// All lengths below are screen pixels at 96 dpi; paper multiplies them (0.26 mm each).
struct Hatch {
    Colour colour;
    double widthPx = 1.4;
    double spacingPx = 7;
    double angleDegrees = 45;
    bool operator==(const Hatch&) const = default;
};

struct Line {
    Colour colour;
    double widthPx = 1;
    std::vector<double> dashPx; ///< empty = solid
    /// Drawn under the line, wider than it; width 0 = none.
    Colour casing;
    double casingWidthPx = 0;
    bool operator==(const Line&) const = default;
};

/// A point symbol: a name from the symbol catalogue ("water-completed"), or "circle", "square".
struct Marker {
    std::string symbol;
    double sizePx = 24;
    /// For the plain shapes only; catalogue symbols carry their own colours.
    Colour fill;
    Colour stroke;
    /// Not drawn at the anchor of polygons: how a village that is only a point shows the class that
    /// other villages show by their fill.
    bool pointsOnly = false;
    bool operator==(const Marker&) const = default;
};

/// How one class of features looks. Only what fits the geometry is used: area and outline for
/// polygons, outline for lines, marker for points. `marker` on polygons stands at the anchor
/// (unless it is for points only).
struct SymbolStyle {
    std::optional<Colour> fill;
    std::optional<Hatch> hatch;
    std::optional<Line> outline;
    std::optional<Marker> marker;
    bool operator==(const SymbolStyle&) const = default;
};

enum class LabelRole : std::uint8_t { village, commune, neighbour, place };

/// How labels of a layer look; sizes and colours by role are render's (the visual guide's table).
struct LabelStyle {
    LabelRole role = LabelRole::place;
    /// Labels vanish when one map pixel is more than this many metres; 0 = never.
    double maxMetresPerPixel = 0;
    bool operator==(const LabelStyle&) const = default;
};

} // namespace thonmap::thematic
