#include "render/palette.h"

#include <cmath>

namespace thonmap::render {
namespace {

QColor hex(std::uint32_t rgb) {
    return QColor(static_cast<int>(rgb >> 16 & 0xFF), static_cast<int>(rgb >> 8 & 0xFF),
                  static_cast<int>(rgb & 0xFF));
}

MapColours lightColours() {
    MapColours c;
    c.panel = hex(0xFBFAF6);
    c.card = hex(0xFFFFFF);
    c.line = hex(0xD8D3C7);
    c.track = hex(0xE4E0D6);
    c.ink = hex(0x16232B);
    c.ink2 = hex(0x43525B);
    c.ink3 = hex(0x5C6972);
    c.accent = hex(0x0B5D63);
    c.accentPale = hex(0xDCEDEB);
    c.landOutside = hex(0xE9E5DB);
    c.landInside = hex(0xFBFAF7);
    c.communeLabel = hex(0x33424B);
    c.neighbourLabel = hex(0x655E4F);
    c.placeLabel = hex(0x55626A);
    c.districtLine = hex(0x33424B);
    c.selection = hex(0x16232B);
    c.selectionCasing = hex(0xFFFFFF);
    c.result = hex(0xB0187B);
    c.behind = hex(0x9A4A00);
    c.overdue = hex(0xA3222B);
    c.contested = hex(0xC46A00);
    c.illustrativeFill = hex(0xFFF3CF);
    c.illustrativeLine = hex(0xC79A2E);
    c.illustrativeInk = hex(0x5E3B00);
    return c;
}

MapColours darkColours() {
    MapColours c = lightColours();
    c.panel = hex(0x1A2328);
    c.card = hex(0x212C32);
    c.line = hex(0x36444B);
    c.track = hex(0x36444B);
    c.ink = hex(0xEEF1EF);
    c.ink2 = hex(0xB9C4C6);
    c.ink3 = hex(0x93A1A6);
    c.accent = hex(0x5CC2B8);
    c.accentPale = hex(0x17383A);
    c.landOutside = hex(0x1D262A);
    c.landInside = hex(0x2A353A);
    c.communeLabel = hex(0xB9C4C6);
    c.neighbourLabel = hex(0xA7A08F);
    c.placeLabel = hex(0xB9C4C6);
    c.districtLine = hex(0xB9C4C6);
    c.selection = hex(0xFFFFFF);
    c.selectionCasing = hex(0x12191D);
    c.result = hex(0xFF7CC8);
    c.behind = hex(0xF2A65A);
    c.overdue = hex(0xFF8A8A);
    c.districtBand = false;
    return c;
}

MapColours highContrastColours() {
    MapColours c = lightColours();
    c.panel = c.card = c.landOutside = c.landInside = c.accentPale = hex(0xFFFFFF);
    c.line = c.ink = c.ink2 = c.selection = c.districtLine = hex(0x000000);
    c.communeLabel = c.neighbourLabel = c.placeLabel = hex(0x000000);
    c.ink3 = hex(0x1F1F1F);
    c.accent = hex(0x003B40);
    c.result = hex(0x8A0060);
    c.behind = hex(0x7A3300);
    c.overdue = hex(0x8A0010);
    c.selectionWidthPx = 5;
    c.districtBand = false;
    return c;
}

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

} // namespace

const MapColours& coloursOf(Palette palette) {
    static const MapColours light = lightColours();
    static const MapColours dark = darkColours();
    static const MapColours highContrast = highContrastColours();
    switch (palette) {
    case Palette::dark:
        return dark;
    case Palette::highContrast:
        return highContrast;
    case Palette::light:
        break;
    }
    return light;
}

QColor toQColor(const thematic::Colour& colour) {
    return QColor(colour.red, colour.green, colour.blue, colour.alpha);
}

double lightness(const QColor& colour) {
    const double y = 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
                     0.0722 * linear(colour.blueF());
    // CIE 1976 L*, with its linear foot.
    return y > 216.0 / 24389.0 ? 116 * std::cbrt(y) - 16 : y * 24389.0 / 27.0;
}

} // namespace thonmap::render
