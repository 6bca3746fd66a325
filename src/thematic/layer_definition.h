#pragma once

#include "core/language.h"
#include "core/result.h"
#include "document/value.h"
#include "thematic/class_breaks.h"
#include "thematic/resolved_layer.h"
#include "thematic/style.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace thonmap::thematic {

enum class LayerRole : std::uint8_t { base, theme, reference };

/// Something the reader of the map may choose ("which indicator"): everywhere in the definition
/// "$name" stands for the chosen value, and "{name}" inside a text for its label.
struct LayerParameter {
    struct Choice {
        std::string value;
        LocalText label;
    };
    std::string name;
    LocalText title;
    std::string chosen;
    std::vector<Choice> choices;
    /// "indicators": the choices are the framework's, handed over in ParseOptions::lists.
    std::string from;
};

/// Where the rows of a layer come from. Exactly one of files, layers and points is given; `rows`
/// adds to it what only a register knows.
struct LayerSource {
    /// As written, relative to the definition's folder; "file.gpkg:layer" names a layer in a file.
    std::vector<std::string> files;
    /// Ids of other layers whose rows these are; where two have the same key and validity, the
    /// earlier one wins (a village that is polygon and point is drawn once).
    std::vector<std::string> layers;
    /// Points from two columns of a register.
    struct Points {
        std::string table;
        std::string x;
        std::string y;
        std::string crs; ///< "EPSG:9213"
    };
    std::optional<Points> points;
    /// A register whose rows without a feature of the same key become rows without geometry.
    struct Rows {
        std::string table;
        std::string where; ///< CQL2, may be empty
    };
    std::optional<Rows> rows;
    /// Where rows without geometry are drawn: at the anchor of the unit of another layer that
    /// `field` names ("parent").
    struct StandIn {
        std::string layer;
        std::string field;
    };
    std::optional<StandIn> standIn;
};

/// What a column means; documentation that identify, export and the schema use.
struct FieldMeaning {
    std::string name;
    FieldType type = FieldType::text;
    LocalText unit;
    LocalText meaning;
};

struct SymbolValue {
    std::string value;
    std::string symbol; ///< part of a catalogue name
    LocalText label;
};
/// Two fields make the symbol: catalogue name = shape's symbol, "-", state's symbol.
struct SymbolClasses {
    std::string shapeField;
    LocalText shapeTitle;
    std::vector<SymbolValue> shapes;
    std::string stateField;
    LocalText stateTitle;
    std::vector<SymbolValue> states;
    double sizePx = 24;
};

struct RangeClasses {
    std::string field;
    std::string ramp;
    /// Inner bounds, rising: n bounds make n + 1 classes.
    std::vector<double> bounds;
    std::optional<BreakMethod> method; ///< instead of bounds
    int count = 5;
    /// true: "25 đến dưới 50"; false: "trên 25 đến 50". Methods are always closed above.
    bool closedBelow = true;
    std::optional<double> lowest;  ///< the first label says "0 đến dưới 25" when nothing lies below
    std::vector<LocalText> labels; ///< low to high; an empty one is made from the bounds
    int decimals = 0;
    LocalText noDataLabel;
};

struct CategoryClasses {
    struct Category {
        std::string value;
        LocalText label;
        SymbolStyle style;
    };
    std::string field;
    std::vector<Category> categories;
    /// Values not listed: their own class with this look; without it they are hidden, and counted
    /// in a diagnostic.
    std::optional<Category> other;
};

struct ChartDefinition {
    Chart chart; ///< parts with label, colour and field; values still empty
};

struct PipFields {
    std::string completed;
    std::string underWay;
    std::string target;
    std::string behind;
};

struct Badge {
    std::string symbol;
    std::string when; ///< CQL2 over the layer's and the computed columns
    LocalText label;
};

struct LabelDefinition {
    std::string field;
    LabelStyle style;
    std::string priorityField; ///< higher first; may be empty
};

/// One theme or base layer as its file in layers/ says, with its parameters chosen.
struct LayerDefinition {
    std::string path; ///< of the file, for messages and relative names
    std::string id;
    LayerRole role = LayerRole::base;
    LocalText title;
    LocalText description;
    std::vector<LayerParameter> parameters;
    LayerSource source;
    std::string keyField;
    std::string nameField;
    std::string validFromField; ///< first and last day; empty = always valid
    std::string validToField;
    std::vector<FieldMeaning> fields;
    /// The "values" block for monitoring::parseMeasures, parameters put in. Null when absent.
    document::Value values;
    std::string filter; ///< CQL2; rows that do not meet it are hidden
    SymbolStyle style;  ///< the look below classes: what a class leaves open
    LocalText legendTitle;
    std::optional<RangeClasses> ranges;
    std::optional<CategoryClasses> categories;
    std::optional<SymbolClasses> symbols;
    std::optional<ChartDefinition> chart;
    std::optional<LabelDefinition> labels;
    std::optional<PipFields> pips;
    std::vector<Badge> badges;
    std::vector<LegendMark> marks; ///< further legend lines, without counts
    LocalText countUnit;
    double opacity = 1;
    LocalText sourceLine;
};

struct ParseOptions {
    /// Chosen values by parameter name; others keep the file's default.
    std::map<std::string, std::string, std::less<>> chosen;
    /// Choices the file takes from elsewhere, by LayerParameter::from.
    std::map<std::string, std::vector<LayerParameter::Choice>, std::less<>> lists;
};

/// Reads a definition. Every mistake is an error with file, line and key: unknown keys, a field
/// type or method that does not exist, bounds that do not rise, two classes of one colour, a
/// "$name" that no parameter has, a chosen value that is no choice, CQL2 that does not parse.
[[nodiscard]] Result<LayerDefinition> parseLayer(const document::Value& document,
                                                 const std::string& path,
                                                 const ParseOptions& options = {});
[[nodiscard]] Result<LayerDefinition> loadLayer(const std::filesystem::path& path,
                                                const ParseOptions& options = {});

[[nodiscard]] std::string_view roleName(LayerRole role);

} // namespace thonmap::thematic
