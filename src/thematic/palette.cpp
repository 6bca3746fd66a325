#include "thematic/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace thonmap::thematic {

namespace {

constexpr Colour progressColours[] = {{0xED, 0xF1, 0xC7},
                                      {0x8E, 0xD0, 0x9B},
                                      {0x34, 0xA3, 0x98},
                                      {0x08, 0x71, 0x8F},
                                      {0x22, 0x3F, 0x75}};
constexpr Colour aheadBehindColours[] = {{0x83, 0x3B, 0x16},
                                         {0xC4, 0x81, 0x48},
                                         {0xEE, 0xEB, 0xE2},
                                         {0x60, 0xAA, 0xC6},
                                         {0x1D, 0x47, 0x7C}};
constexpr Colour underChartsColours[] = {
    {0xF1, 0xE8, 0xD8}, {0xE0, 0xD3, 0xBE}, {0xCD, 0xBC, 0xA2}, {0xB8, 0xA3, 0x86}};
constexpr Ramp allRamps[] = {
    {.id = "progress", .diverging = false, .colours = progressColours},
    {.id = "ahead-behind", .diverging = true, .colours = aheadBehindColours},
    {.id = "under-charts", .diverging = false, .colours = underChartsColours}};

constexpr GroupColour allGroups[] = {
    {"Tày", "Tay", {0x01, 0x4D, 0x7B}},           {"Nùng", "Nung", {0x0E, 0xA5, 0x78}},
    {"Dao", "Dao", {0xC2, 0x38, 0x4A}},           {"Mông", "Hmong", {0xE9, 0xB8, 0x2D}},
    {"Kinh", "Kinh", {0x99, 0x66, 0xBC}},         {"Hoa", "Hoa", {0xCE, 0x96, 0xA7}},
    {"Sán Chay", "San Chay", {0x04, 0x6D, 0x30}}, {"Khác", "Other", {0xD9, 0xD6, 0xCD}},
};

constexpr Colour allCriteria[] = {{0x0B, 0x5D, 0x63},
                                  {0x7D, 0xB9, 0xB2},
                                  {0x8A, 0x4B, 0x22},
                                  {0xE2, 0xA9, 0x4A},
                                  {0xB9, 0xB3, 0xA5}};

constexpr StateLook allStates[] = {
    {.state = "proposed",
     .fill = {0xFF, 0xFF, 0xFF},
     .border = {0x5C, 0x69, 0x72},
     .borderPx = 1.5,
     .dashed = true,
     .glyph = {0x43, 0x52, 0x5B}},
    {.state = "appraised",
     .fill = {0xFF, 0xFF, 0xFF},
     .border = {0x5C, 0x69, 0x72},
     .borderPx = 1.5,
     .dashed = false,
     .glyph = {0x43, 0x52, 0x5B}},
    {.state = "approved",
     .fill = {0xF6, 0xE7, 0xB8},
     .border = {0x16, 0x23, 0x2B},
     .borderPx = 2.3,
     .dashed = false,
     .glyph = {0x16, 0x23, 0x2B}},
    {.state = "underway",
     .fill = {0xE3, 0x9A, 0x2D},
     .border = {0x16, 0x23, 0x2B},
     .borderPx = 1.5,
     .dashed = false,
     .glyph = {0x16, 0x23, 0x2B}},
    {.state = "completed",
     .fill = {0x0B, 0x6B, 0x63},
     .border = {0x0B, 0x6B, 0x63},
     .borderPx = 1.5,
     .dashed = false,
     .glyph = {0xFF, 0xFF, 0xFF}},
    {.state = "evaluated",
     .fill = {0x0E, 0x2F, 0x44},
     .border = {0x0E, 0x2F, 0x44},
     .borderPx = 1.5,
     .dashed = false,
     .glyph = {0xFF, 0xFF, 0xFF}},
    {.state = "stopped",
     .fill = {0xD5, 0xD2, 0xCB},
     .border = {0x5C, 0x69, 0x72},
     .borderPx = 1.5,
     .dashed = false,
     .glyph = {0x5C, 0x69, 0x72}},
};

struct Token {
    std::string_view name;
    Colour colour;
};
constexpr Token lightTokens[] = {
    {"accent", {0x0B, 0x5D, 0x63}},
    {"accentPale", {0xDC, 0xED, 0xEB}},
    {"bad", {0xA3, 0x22, 0x2B}},
    {"behind", {0x9A, 0x4A, 0x00}},
    {"card", {0xFF, 0xFF, 0xFF}},
    {"communeLine", {0x33, 0x42, 0x4B}},
    {"contested", {0xC4, 0x6A, 0x00}},
    {"control", {0xAE, 0xB4, 0xB3}},
    {"done", {0x0B, 0x6B, 0x63}},
    {"illustrativeFill", {0xFF, 0xF3, 0xCF}},
    {"illustrativeInk", {0x5E, 0x3B, 0x00}},
    {"illustrativeLine", {0xC7, 0x9A, 0x2E}},
    {"ink", {0x16, 0x23, 0x2B}},
    {"ink2", {0x43, 0x52, 0x5B}},
    {"ink3", {0x5C, 0x69, 0x72}},
    {"landInside", {0xFB, 0xFA, 0xF7}},
    {"landOutside", {0xE9, 0xE5, 0xDB}},
    {"line", {0xD8, 0xD3, 0xC7}},
    {"neighbourLabel", {0x65, 0x5E, 0x4F}},
    {"neighbourLine", {0xC4, 0xBD, 0xAE}},
    {"noData", {0x66, 0x72, 0x7A}},
    {"onTrack", {0x0B, 0x5D, 0x63}},
    {"otherCommuneLine", {0xA9, 0xA2, 0x94}},
    {"out", {0x6D, 0x77, 0x7C}},
    {"overdue", {0xA3, 0x22, 0x2B}},
    {"panel", {0xFB, 0xFA, 0xF6}},
    {"result", {0xB0, 0x18, 0x7B}},
    {"robust", {0x0B, 0x5D, 0x63}},
    {"selection", {0x16, 0x23, 0x2B}},
    {"track", {0xE4, 0xE0, 0xD6}},
    {"villageLine", {0xFF, 0xFF, 0xFF}},
    {"warning", {0x9A, 0x4A, 0x00}},
    {"window", {0xF1, 0xEE, 0xE7}},
};
constexpr Token darkTokens[] = {
    {"accent", {0x5C, 0xC2, 0xB8}},     {"accentPale", {0x17, 0x38, 0x3A}},
    {"bad", {0xFF, 0x8A, 0x8A}},        {"behind", {0xF2, 0xA6, 0x5A}},
    {"card", {0x21, 0x2C, 0x32}},       {"ink", {0xEE, 0xF1, 0xEF}},
    {"ink2", {0xB9, 0xC4, 0xC6}},       {"ink3", {0x93, 0xA1, 0xA6}},
    {"landInside", {0x2A, 0x35, 0x3A}}, {"landOutside", {0x1D, 0x26, 0x2A}},
    {"line", {0x36, 0x44, 0x4B}},       {"neighbourLabel", {0xA7, 0xA0, 0x8F}},
    {"overdue", {0xFF, 0x8A, 0x8A}},    {"panel", {0x1A, 0x23, 0x28}},
    {"result", {0xFF, 0x7C, 0xC8}},     {"selection", {0xFF, 0xFF, 0xFF}},
    {"warning", {0xF2, 0xA6, 0x5A}},    {"window", {0x12, 0x19, 0x1D}},
};
constexpr Token highContrastTokens[] = {
    {"accent", {0x00, 0x3B, 0x40}},     {"accentPale", {0xFF, 0xFF, 0xFF}},
    {"bad", {0x8A, 0x00, 0x10}},        {"behind", {0x7A, 0x33, 0x00}},
    {"card", {0xFF, 0xFF, 0xFF}},       {"ink", {0x00, 0x00, 0x00}},
    {"ink2", {0x00, 0x00, 0x00}},       {"ink3", {0x1F, 0x1F, 0x1F}},
    {"landInside", {0xFF, 0xFF, 0xFF}}, {"landOutside", {0xFF, 0xFF, 0xFF}},
    {"line", {0x00, 0x00, 0x00}},       {"neighbourLabel", {0x00, 0x00, 0x00}},
    {"overdue", {0x8A, 0x00, 0x10}},    {"panel", {0xFF, 0xFF, 0xFF}},
    {"result", {0x8A, 0x00, 0x60}},     {"selection", {0x00, 0x00, 0x00}},
    {"warning", {0x7A, 0x33, 0x00}},    {"window", {0xFF, 0xFF, 0xFF}},
};

std::optional<Colour> find(std::span<const Token> tokens, std::string_view name) {
    for (const Token& token : tokens)
        if (token.name == name)
            return token.colour;
    return std::nullopt;
}

// CIE Lab with the D65 white, as the palettes were computed.
struct Lab {
    double l = 0;
    double a = 0;
    double b = 0;
};

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t encoded(double value) {
    const double c = std::clamp(value, 0.0, 1.0);
    const double s = c <= 0.0031308 ? c * 12.92 : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(s * 255));
}

constexpr double kWhiteX = 0.95047;
constexpr double kWhiteZ = 1.08883;

double labCurve(double t) {
    constexpr double delta = 6.0 / 29;
    return t > delta * delta * delta ? std::cbrt(t) : t / (3 * delta * delta) + 4.0 / 29;
}

double labCurveInverse(double t) {
    constexpr double delta = 6.0 / 29;
    return t > delta ? t * t * t : 3 * delta * delta * (t - 4.0 / 29);
}

Lab toLab(Colour colour) {
    const double r = linear(colour.red);
    const double g = linear(colour.green);
    const double b = linear(colour.blue);
    const double x = labCurve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / kWhiteX);
    const double y = labCurve(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = labCurve((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / kWhiteZ);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

Colour fromLab(Lab lab) {
    const double fy = (lab.l + 16) / 116;
    const double x = kWhiteX * labCurveInverse(fy + lab.a / 500);
    const double y = labCurveInverse(fy);
    const double z = kWhiteZ * labCurveInverse(fy - lab.b / 200);
    return {.red = encoded(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
            .green = encoded(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
            .blue = encoded(0.0556434 * x - 0.2040259 * y + 1.0572252 * z)};
}

Colour between(Colour from, Colour to, double t) {
    const Lab a = toLab(from);
    const Lab b = toLab(to);
    return fromLab({std::lerp(a.l, b.l, t), std::lerp(a.a, b.a, t), std::lerp(a.b, b.b, t)});
}

} // namespace

std::span<const Ramp> ramps() {
    return allRamps;
}

const Ramp* ramp(std::string_view id) {
    for (const Ramp& candidate : allRamps)
        if (candidate.id == id)
            return &candidate;
    return nullptr;
}

std::vector<Colour> rampColours(const Ramp& ramp, std::size_t classes) {
    const std::size_t own = ramp.colours.size();
    std::vector<Colour> result;
    result.reserve(classes);
    for (std::size_t i = 0; i < classes; ++i) {
        const double place = classes == 1 ? static_cast<double>(own - 1) / 2
                                          : static_cast<double>(i) * static_cast<double>(own - 1) /
                                                static_cast<double>(classes - 1);
        if (classes <= own) {
            result.push_back(ramp.colours[static_cast<std::size_t>(std::lround(place))]);
            continue;
        }
        const std::size_t left = std::min(static_cast<std::size_t>(place), own - 2);
        result.push_back(
            between(ramp.colours[left], ramp.colours[left + 1], place - static_cast<double>(left)));
    }
    return result;
}

std::span<const GroupColour> groupColours() {
    return allGroups;
}

Colour groupColour(std::string_view name) {
    for (const GroupColour& group : allGroups)
        if (group.name == name)
            return group.colour;
    return allGroups[std::size(allGroups) - 1].colour;
}

std::span<const Colour> criterionColours() {
    return allCriteria;
}

std::span<const StateLook> stateLooks() {
    return allStates;
}

Hatch noDataHatch() {
    return {.colour = {0x8B, 0x94, 0x9A}, .widthPx = 1.4, .spacingPx = 7, .angleDegrees = 45};
}

std::optional<Colour> interfaceColour(Scheme scheme, std::string_view token) {
    if (scheme == Scheme::dark)
        if (const auto own = find(darkTokens, token))
            return own;
    if (scheme == Scheme::highContrast)
        if (const auto own = find(highContrastTokens, token))
            return own;
    return find(lightTokens, token);
}

double lightness(Colour colour) {
    return toLab(colour).l;
}

} // namespace thonmap::thematic
