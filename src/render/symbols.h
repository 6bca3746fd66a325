#pragma once

#include "thematic/style.h"

#include <QColor>
#include <QImage>
#include <QPointF>
#include <string_view>
#include <vector>

class QPainter;

namespace thonmap::render {

/// The symbol catalogue: "<type>-<state>" and "glyph-<type>" for the types water, road, bridge,
/// irrigation, electricity, house, school, livelihood and the states proposed, appraised, approved,
/// underway, completed, evaluated, stopped; "behind", "north"; and, drawn by code: "circle",
/// "square", "pip-full", "pip-half", "pip-empty", "rule-broken", "state-<state>".
[[nodiscard]] bool symbolExists(std::string_view name);
[[nodiscard]] const std::vector<std::string_view>& symbolNames();

/// Square image of a symbol, transparent outside; cached per thread. An unknown name gives a ring
/// with a question mark, never nothing.
[[nodiscard]] QImage symbolImage(std::string_view name, double sizePx, double devicePixelRatio = 1);
/// Draws a marker centred on a point; as vectors where the device is no image.
void paintMarker(QPainter& painter, QPointF centre, const thematic::Marker& marker,
                 double scale = 1);
void paintSymbol(QPainter& painter, QPointF centre, std::string_view name, double sizePx);
/// The colour a cluster ring and a bar use for a symbol: of its state, or of the marker's fill.
[[nodiscard]] QColor markerColour(const thematic::Marker& marker);

} // namespace thonmap::render
