#pragma once

#include "render/label.h"

#include <QFont>
#include <QLineF>
#include <QRectF>
#include <QStringList>
#include <span>
#include <vector>

namespace thonmap::render {

/// A way to draw a label: where the lines and the pips stand, in world pixels.
struct LabelWay {
    QStringList lines;
    QRectF name; ///< all lines of the name
    QRectF note;
    QRectF pips;
    double cost = 0;
    /// From the name to its place, where it stands aside; null = none.
    QLineF leader;
};

/// Everything a way covers, without its leader.
[[nodiscard]] QRectF boxOf(const LabelWay& way);
/// The font of a label's second line.
[[nodiscard]] QFont noteFont(const PaintContext& context);

/// Where a label may stand, best first: beside its mark, in its village, anywhere in its commune,
/// or over a shape smaller than itself. `coloured` are the shapes a commune's name keeps off.
[[nodiscard]] std::vector<LabelWay> waysOf(const PaintContext& context, LabelGround& ground,
                                           const Label& label,
                                           std::span<const LabelShape* const> coloured);
/// For a village that found no place: its name aside, tied to it by a line; nearest first.
[[nodiscard]] std::vector<LabelWay> calloutsOf(const PaintContext& context, const Label& label);
/// The fills that a commune's name keeps off.
[[nodiscard]] std::vector<const LabelShape*> colouredLand(const PaintContext& context,
                                                          LabelGround& ground);

} // namespace thonmap::render
