#pragma once

#include "thematic/style.h"

#include <QColor>
#include <cstdint>

namespace thonmap::render {

/// Which set of interface colours a map is drawn in. Data colours are the same in all of them;
/// pictures written to files are always light.
enum class Palette : std::uint8_t { light, dark, highContrast };

/// The colours that are not data, as the visual guide names them. sRGB.
struct MapColours {
    QColor panel, card, line, track;
    QColor ink, ink2, ink3;
    QColor accent, accentPale;
    QColor landOutside, landInside;
    QColor communeLabel, neighbourLabel, placeLabel;
    QColor districtLine;
    QColor selection, selectionCasing;
    QColor result;
    QColor behind, overdue, contested;
    QColor illustrativeFill, illustrativeLine, illustrativeInk;
    double selectionWidthPx = 3;
    bool districtBand = true;
};

[[nodiscard]] const MapColours& coloursOf(Palette palette);
[[nodiscard]] QColor toQColor(const thematic::Colour& colour);
/// CIE L* (0 black – 100 white) of the colour, alpha ignored. Below 50 a label on it is white.
[[nodiscard]] double lightness(const QColor& colour);

} // namespace thonmap::render
