#include "thematic/style_reader.h"

#include "thematic/messages.h"
#include "thematic/palette.h"

namespace thonmap::thematic {

namespace {

constexpr double kWidestPx = 64;

Colour colourOr(document::ObjectReader& reader, std::string_view key, Colour fallback) {
    return readColour(reader, key).value_or(fallback);
}

/// Reads a nested object with `read` and hands its complaints on.
template <class Read>
void nested(document::ObjectReader& reader, std::string_view key, Read read) {
    const document::Value* value = reader.optionalObject(key);
    if (value == nullptr)
        return;
    document::ObjectReader inner(*value, reader.file(), reader.pathOf(key));
    read(inner);
    if (const auto done = inner.finish(); !done)
        reader.adopt(done.error());
}

Hatch readHatch(document::ObjectReader& reader, Hatch hatch) {
    hatch.colour = colourOr(reader, "colour", hatch.colour);
    hatch.widthPx = readNumber(reader, "width", hatch.widthPx, 0.1, kWidestPx);
    hatch.spacingPx = readNumber(reader, "spacing", hatch.spacingPx, 1, kWidestPx);
    hatch.angleDegrees = readNumber(reader, "angle", hatch.angleDegrees, -180, 180);
    return hatch;
}

Line readLine(document::ObjectReader& reader, Line line) {
    line.colour = colourOr(reader, "colour", line.colour);
    line.widthPx = readNumber(reader, "width", line.widthPx, 0, kWidestPx);
    if (reader.has("dash"))
        line.dashPx = reader.numbers("dash");
    line.casing = colourOr(reader, "casing", line.casing);
    line.casingWidthPx = readNumber(reader, "casing_width", line.casingWidthPx, 0, kWidestPx);
    for (const double dash : line.dashPx)
        if (!(dash > 0 && dash <= kWidestPx))
            reader.failAt("dash", msg::badRange, {{"low", 0.0}, {"high", kWidestPx}});
    return line;
}

Marker readMarker(document::ObjectReader& reader, Marker marker) {
    marker.symbol = reader.text("symbol", marker.symbol.empty() ? "circle" : marker.symbol);
    marker.sizePx = readNumber(reader, "size", marker.sizePx, 1, 256);
    marker.fill = colourOr(reader, "fill", marker.fill);
    marker.stroke = colourOr(reader, "stroke", marker.stroke);
    marker.pointsOnly = reader.boolean("points_only", marker.pointsOnly);
    return marker;
}

} // namespace

std::optional<Colour> readColour(document::ObjectReader& reader, std::string_view key) {
    if (!reader.has(key))
        return std::nullopt;
    const std::string text = reader.text(key);
    const std::optional<Colour> colour = Colour::fromHex(text);
    if (!colour)
        reader.failAt(key, msg::badColour, {{"value", text}});
    return colour;
}

double readNumber(document::ObjectReader& reader, std::string_view key, double fallback, double low,
                  double high) {
    const double number = reader.number(key, fallback);
    if (!(number >= low && number <= high)) {
        reader.failAt(key, msg::badRange, {{"low", low}, {"high", high}});
        return fallback;
    }
    return number;
}

SymbolStyle readStyle(document::ObjectReader& reader, std::string_view key,
                      const SymbolStyle& base) {
    SymbolStyle style = base;
    nested(reader, key, [&](document::ObjectReader& inner) {
        if (const auto fill = readColour(inner, "fill"))
            style.fill = fill;
        nested(inner, "hatch", [&](document::ObjectReader& hatch) {
            style.hatch = readHatch(hatch, style.hatch.value_or(noDataHatch()));
        });
        nested(inner, "outline", [&](document::ObjectReader& outline) {
            style.outline = readLine(outline, style.outline.value_or(Line{}));
        });
        nested(inner, "marker", [&](document::ObjectReader& marker) {
            style.marker = readMarker(marker, style.marker.value_or(Marker{}));
        });
    });
    return style;
}

} // namespace thonmap::thematic
