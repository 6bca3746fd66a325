#pragma once

#include "thematic/style.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace thonmap::thematic {

/// A run of colours from low to high, chosen for ΔE in normal, deuteranope, protanope and grey
/// view.
struct Ramp {
    std::string_view id; ///< what layer definitions name: "progress"
    bool diverging = false;
    std::span<const Colour> colours;
};

/// "progress" (sequential), "ahead-behind" (diverging), "under-charts" (pale, at most 4 classes).
[[nodiscard]] std::span<const Ramp> ramps();
/// Null when there is no such ramp.
[[nodiscard]] const Ramp* ramp(std::string_view id);

/// `classes` colours of a ramp, low to high. As many as the ramp has are its own colours; fewer are
/// spread over it; more are interpolated in Lab, so that lightness keeps falling evenly.
/// \pre classes ≥ 1
[[nodiscard]] std::vector<Colour> rampColours(const Ramp& ramp, std::size_t classes);

/// Ethnic groups in the order every chart keeps. The last is "Khác" (everyone else).
struct GroupColour {
    std::string_view name; ///< Vietnamese, as registers write it
    std::string_view english;
    Colour colour;
};
[[nodiscard]] std::span<const GroupColour> groupColours();
/// The colour of a group; that of "Khác" for a group without one of its own.
[[nodiscard]] Colour groupColour(std::string_view name);

/// Criteria of a ranking, in order.
[[nodiscard]] std::span<const Colour> criterionColours();

/// How a sub-project's state is drawn: disc fill, border and glyph.
struct StateLook {
    std::string_view state; ///< "proposed" … "stopped", as in symbol names
    Colour fill;
    Colour border;
    double borderPx = 1.5; ///< on a symbol of 24 px
    bool dashed = false;
    Colour glyph;
};
[[nodiscard]] std::span<const StateLook> stateLooks();

/// White with this hatch over it: what has no figure.
[[nodiscard]] Hatch noDataHatch();

enum class Scheme : std::uint8_t { light, dark, highContrast };
/// An interface colour by its token ("ink2", "accent", "behind"); empty for an unknown token.
/// Tokens a scheme does not define itself fall back to light.
[[nodiscard]] std::optional<Colour> interfaceColour(Scheme scheme, std::string_view token);

/// CIE L* (D65), 0–100: labels turn white below 50.
[[nodiscard]] double lightness(Colour colour);

} // namespace thonmap::thematic
