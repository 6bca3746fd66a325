#pragma once

#include "render/palette.h"
#include "thematic/resolved_layer.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <span>
#include <string>
#include <vector>

class QPainter;

namespace thonmap::render {

/// Radius of a pie in pixels: pixelsPerRoot · √total between the chart's limits, so that the area
/// is the total. 0 when total is not a positive number.
[[nodiscard]] double pieRadiusPx(const thematic::Chart& chart, double total);
/// Sum of a row's parts; negative and non-finite parts count as 0.
[[nodiscard]] double chartTotal(const thematic::Chart& chart, std::size_t row);

/// A piece of a pie or bar, shares adding up to 1.
struct Slice {
    double share = 0;
    QColor colour;
};
/// The slices of a row. With `mergeSmall` those under 2 % become one grey slice at the end: the map
/// does that, cards and tables do not.
[[nodiscard]] std::vector<Slice> slicesOf(const thematic::Chart& chart, std::size_t row,
                                          bool mergeSmall);
/// Pie with white separators, a white ring and an ink ring; starts at twelve o'clock, clockwise.
void paintPie(QPainter& painter, QPointF centre, double radiusPx, std::span<const Slice> slices,
              double scale = 1);
/// Horizontal stacked bar with white separators and a hairline around.
void paintStackedBar(QPainter& painter, const QRectF& box, std::span<const Slice> slices);

/// Squares for sub-projects on a white plate and ▼; above six squares "12/20" instead.
[[nodiscard]] QSizeF pipsSize(const thematic::Pips& pips, double scale = 1);
void paintPips(QPainter& painter, QPointF topLeft, const thematic::Pips& pips, double scale = 1);

/// Ring of shares with a number in the middle: several symbols at one place.
void paintCluster(QPainter& painter, QPointF centre, double radiusPx, std::span<const Slice> slices,
                  std::size_t count, double scale = 1);
/// Magenta (result) or accent (site) disc with a number, 1-based.
void paintNumberDisc(QPainter& painter, QPointF centre, std::size_t number, const QColor& fill,
                     double scale = 1);

} // namespace thonmap::render
