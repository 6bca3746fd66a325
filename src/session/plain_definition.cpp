#include "session/loading.h"

#include "text/normalize.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace thonmap::session {

namespace {

using thematic::Colour;

/// Quiet tones that stay apart; shapes of one file get one each, largest at the bottom.
constexpr std::array<Colour, 6> kFills{{{0xF1, 0xE8, 0xD8, 0xFF},
                                        {0xDC, 0xED, 0xEB, 0xFF},
                                        {0xE4, 0xE1, 0xF0, 0xFF},
                                        {0xE7, 0xEF, 0xD6, 0xFF},
                                        {0xF6, 0xE0, 0xDD, 0xFF},
                                        {0xE0, 0xD3, 0xBE, 0xFF}}};
constexpr std::array<Colour, 6> kLines{{{0x6E, 0x5E, 0x45, 0xFF},
                                        {0x0B, 0x5D, 0x63, 0xFF},
                                        {0x55, 0x49, 0x8A, 0xFF},
                                        {0x4E, 0x6B, 0x22, 0xFF},
                                        {0x9A, 0x3B, 0x34, 0xFF},
                                        {0x33, 0x42, 0x4B, 0xFF}}};

/// Folded column name without separators, prefixes of DBF exports kept: "TEN_XA" → "tenxa".
std::string bare(std::string_view name) {
    std::string letters;
    for (const char c : text::fold(name))
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            letters += c;
    return letters;
}

const Column* firstOf(const FeatureTable& table, std::span<const std::string_view> wanted) {
    for (const std::string_view name : wanted)
        for (const Column& column : table.columns)
            if (bare(column.name()) == name && column.nullCount() < column.size())
                return &column;
    return nullptr;
}

std::string guessNameField(const FeatureTable& table) {
    constexpr std::array<std::string_view, 22> kNames{
        "namevi", "tenvi",    "ten",     "tenthon",  "tenxa",    "tendvhc",   "tenban",  "tendonvi",
        "tenhc",  "tenhuyen", "tentinh", "name",     "fullname", "hoten",     "diadanh", "tieude",
        "title",  "label",    "nhan",    "namelatn", "nameen",   "tendiadanh"};
    if (const Column* column = firstOf(table, kNames))
        return column->name();
    // A column that begins like a name, else the first text with letters.
    for (const Column& column : table.columns)
        if (column.type() == FieldType::text &&
            (bare(column.name()).starts_with("ten") || bare(column.name()).ends_with("name")))
            return column.name();
    for (const Column& column : table.columns) {
        if (column.type() != FieldType::text)
            continue;
        for (std::size_t row = 0; row < std::min<std::size_t>(column.size(), 50); ++row)
            if (!column.isNull(row) && std::ranges::any_of(column.texts()[row], [](char c) {
                    return std::isalpha(static_cast<unsigned char>(c)) != 0 ||
                           static_cast<unsigned char>(c) >= 0x80;
                }))
                return column.name();
    }
    return {};
}

std::string guessKeyField(const FeatureTable& table) {
    constexpr std::array<std::string_view, 12> kCodes{"code",   "ma",      "maxa",     "mathon",
                                                      "madvhc", "mahc",    "unitcode", "id",
                                                      "maso",   "mahuyen", "gid",      "objectid"};
    const Column* column = firstOf(table, kCodes);
    return column != nullptr ? column->name() : std::string{};
}

/// What the shapes are made of; polygons win in a mixture, since they need a fill.
PartType kindOf(const FeatureTable& table) {
    PartType kind = PartType::point;
    for (std::size_t row = 0; row < table.geometry.size(); ++row)
        for (const std::size_t part : table.geometry.parts(row))
            kind = std::max(kind, table.geometry.partType(part));
    return kind;
}

thematic::SymbolStyle plainStyle(PartType kind, std::size_t index) {
    thematic::SymbolStyle style;
    const Colour fill = kFills[index % kFills.size()];
    const Colour line = kLines[index % kLines.size()];
    switch (kind) {
    case PartType::polygon:
        style.fill = fill;
        style.outline = thematic::Line{.colour = line, .widthPx = 1.1};
        style.marker = thematic::Marker{.symbol = "circle",
                                        .sizePx = 8,
                                        .fill = line,
                                        .stroke = {0xFF, 0xFF, 0xFF, 0xFF},
                                        .pointsOnly = true};
        break;
    case PartType::lineString:
        style.outline = thematic::Line{.colour = line, .widthPx = 1.6};
        break;
    case PartType::point:
        style.marker = thematic::Marker{
            .symbol = "circle", .sizePx = 8, .fill = line, .stroke = {0xFF, 0xFF, 0xFF, 0xFF}};
        break;
    }
    return style;
}

} // namespace

thematic::LayerDefinition plainDefinition(const FeatureTable& table, std::string id,
                                          std::size_t colourIndex) {
    thematic::LayerDefinition definition;
    definition.title = {table.name, table.name};
    definition.id = std::move(id);
    definition.nameField = guessNameField(table);
    definition.keyField = guessKeyField(table);
    definition.style = plainStyle(kindOf(table), colourIndex);
    definition.countUnit = {"đối tượng", "features"};
    if (!definition.nameField.empty())
        definition.labels = thematic::LabelDefinition{.field = definition.nameField};
    return definition;
}

} // namespace thonmap::session
