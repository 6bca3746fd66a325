#pragma once

#include "core/language.h"
#include "render/palette.h"
#include "render/scene.h"

#include <QRectF>
#include <QSizeF>
#include <vector>

class QPainter;

namespace thonmap::render {

/// A scale bar of round length: 1, 2 or 5 · 10ⁿ metres to each of its marks.
struct ScaleBar {
    double metres = 0;         ///< of the whole bar; 0 when the scale is not a positive number
    double widthPx = 0;        ///< of the whole bar
    std::vector<double> marks; ///< metres at which numbers stand, from 0 to `metres`
    bool kilometres = false;
    bool metric = true; ///< false: units of an unknown CRS, written without "km"
};
/// The longest round bar that fits into `maxWidthPx`.
[[nodiscard]] ScaleBar scaleBarFor(double metresPerPixel, double maxWidthPx, bool metric = true);

/// Size of the plate with north arrow and scale bar.
[[nodiscard]] QSizeF scalePlateSize(const ScaleBar& bar, double scale = 1);
void paintScalePlate(QPainter& painter, QPointF topLeft, const ScaleBar& bar, Language language,
                     Palette palette = Palette::light, double scale = 1);
/// North arrow with its letter (B, N), centred; 24 × 40 px at scale 1.
void paintNorthArrow(QPainter& painter, QPointF centre, Language language,
                     Palette palette = Palette::light, double scale = 1);

/// The amber note. `compact` is the short form for narrow maps.
[[nodiscard]] QSizeF illustrativeNoteSize(Language language, bool compact);
void paintIllustrativeNote(QPainter& painter, const QRectF& box, Language language, bool compact);

/// The headline strip of a theme: title, subtitle, number, bar with plan tick, gap, counts.
/// The window uses it above the map (66 px high), pictures as their title block.
void paintHeadline(QPainter& painter, const QRectF& box, const thematic::Headline& headline,
                   Language language, Palette palette = Palette::light);

} // namespace thonmap::render
