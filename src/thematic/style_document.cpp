#include "thematic/style_document.h"

#include "thematic/palette.h"

namespace thonmap::thematic {

Shape shapeOf(GeometryType type) {
    switch (type) {
    case GeometryType::point:
    case GeometryType::multiPoint:
        return Shape::point;
    case GeometryType::lineString:
    case GeometryType::multiLineString:
        return Shape::line;
    default:
        return Shape::polygon;
    }
}

Classing classingOf(const ResolvedLayer& layer) {
    if (layer.classFields.empty())
        return Classing::single;
    for (const StyleClass& made : layer.classes)
        if (!made.values.empty())
            return Classing::byValue;
    return Classing::byNumber;
}

ClassBounds boundsOf(const ResolvedLayer& layer, std::size_t index) {
    const std::size_t last = layer.classes.size() - 1 - (layer.classes.back().noData ? 1 : 0);
    const StyleClass& made = layer.classes[index];
    return {.lower = index == last ? std::nullopt : made.lower,
            .upper = index == 0 ? std::nullopt : made.upper};
}

std::string joinedValues(const StyleClass& made) {
    std::string text;
    for (const std::string& value : made.values)
        text += (text.empty() ? "" : "-") + value;
    return text;
}

PlainMarker plainMarker(const Marker& marker) {
    for (const StateLook& look : stateLooks())
        if (marker.symbol.ends_with("-" + std::string(look.state)))
            return {.shape = "circle",
                    .fill = look.fill,
                    .stroke = look.border,
                    .strokePx = look.borderPx * marker.sizePx / 24,
                    .dashed = look.dashed};
    return {.shape = marker.symbol == "square" ? "square" : "circle",
            .fill = marker.fill,
            .stroke = marker.stroke};
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j)
            group = (group << 8) |
                    (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            text += i + j <= bytes.size() ? digits[(group >> (18 - 6 * j)) & 63U] : '=';
    }
    return text;
}

} // namespace thonmap::thematic
