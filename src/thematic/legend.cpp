#include "thematic/legend.h"

#include "core/number_format.h"
#include "thematic/messages.h"
#include "thematic/palette.h"
#include "thematic/resolve.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace thonmap::thematic {

namespace {

LocalText both(const Message& message, std::optional<double> lower, std::optional<double> upper,
               int decimals) {
    const auto in = [&](Language language) {
        std::vector<Argument> arguments;
        if (lower)
            arguments.push_back({"lower", formatNumber(*lower, decimals, language)});
        if (upper)
            arguments.push_back({"upper", formatNumber(*upper, decimals, language)});
        return format(message, arguments, language);
    };
    return {in(Language::vi), in(Language::en)};
}

/// The layer's look with a class's colour where the layer can show one.
SymbolStyle coloured(const LayerDefinition& definition, Colour colour) {
    SymbolStyle style = definition.style;
    style.fill = colour;
    if (!style.marker)
        style.marker = Marker{.symbol = "circle",
                              .sizePx = 16,
                              .stroke = interfaceColour(Scheme::light, "communeLine").value(),
                              .pointsOnly = true};
    style.marker->fill = colour;
    return style;
}

/// As few decimals as keep the bounds apart: 1.46 and 1.52 must not both read "1,5".
int decimalsFor(std::span<const double> bounds, int atLeast) {
    constexpr int most = 6;
    for (int decimals = atLeast; decimals < most; ++decimals) {
        const double scale = std::pow(10.0, decimals);
        bool apart = true;
        for (std::size_t i = 1; i < bounds.size() && apart; ++i)
            apart = std::round(bounds[i] * scale) != std::round(bounds[i - 1] * scale);
        if (apart)
            return decimals;
    }
    return most;
}

} // namespace

LocalText rangeLabel(std::optional<double> lower, std::optional<double> upper, bool closedBelow,
                     int decimals) {
    const Message* message = &msg::wordAll;
    if (lower && upper)
        message = closedBelow ? &msg::wordFromTo : &msg::wordAboveUpTo;
    else if (upper)
        message = closedBelow ? &msg::wordBelow : &msg::wordUpTo;
    else if (lower)
        message = closedBelow ? &msg::wordFrom : &msg::wordAbove;
    return both(*message, lower, upper, decimals);
}

Result<std::vector<StyleClass>> rangeClasses(const LayerDefinition& definition,
                                             std::span<const double> values) {
    const RangeClasses& ranges = *definition.ranges;
    std::vector<double> inner = ranges.bounds;
    std::optional<double> highest;
    const auto minimum = std::ranges::min_element(values);
    std::optional<double> lowest;
    if (ranges.lowest && (minimum == values.end() || *minimum >= *ranges.lowest))
        lowest = ranges.lowest;
    if (ranges.method && !values.empty()) {
        const auto breaks = classBreaks(*ranges.method, values, ranges.count);
        if (!breaks)
            return std::unexpected(breaks.error());
        inner.assign(breaks->upper.begin(), breaks->upper.end() - 1);
        highest = breaks->upper.back();
    }
    const std::size_t count = inner.size() + 1;
    const std::vector<Colour> colours = rampColours(*ramp(ranges.ramp), count);
    const int decimals = decimalsFor(inner, ranges.decimals);

    std::vector<StyleClass> classes;
    for (std::size_t i = count; i-- > 0;) {
        StyleClass made;
        made.lower = i > 0 ? std::optional(inner[i - 1]) : lowest;
        made.upper = i < inner.size() ? std::optional(inner[i]) : highest;
        made.label = rangeLabel(made.lower, made.upper, ranges.closedBelow, decimals);
        if (ranges.labels.size() == count && ranges.labels[i] != LocalText{})
            made.label = ranges.labels[i];
        made.style = coloured(definition, colours[i]);
        classes.push_back(std::move(made));
    }
    return classes;
}

std::optional<std::size_t> rangeOf(std::span<const StyleClass> classes, double value,
                                   bool closedBelow) {
    if (std::isnan(value) || classes.empty())
        return std::nullopt;
    // High first: the first class whose lower bound the value reaches. The outermost classes take
    // whatever lies beyond their bounds.
    for (std::size_t i = 0; i + 1 < classes.size(); ++i) {
        const double lower = *classes[i].lower;
        if (closedBelow ? value >= lower : value > lower)
            return i;
    }
    return classes.size() - 1;
}

StyleClass noDataClass(const LayerDefinition& definition, LocalText label) {
    StyleClass made;
    if (label == LocalText{})
        label = both(msg::wordNoData, std::nullopt, std::nullopt, 0);
    made.label = std::move(label);
    made.style = coloured(definition, interfaceColour(Scheme::light, "card").value());
    made.style.hatch = noDataHatch();
    made.style.marker->stroke = noDataHatch().colour;
    made.noData = true;
    return made;
}

std::vector<StyleClass> symbolClasses(const LayerDefinition& definition) {
    const SymbolClasses& symbols = *definition.symbols;
    std::vector<StyleClass> classes;
    for (const SymbolValue& shape : symbols.shapes) {
        for (const SymbolValue& state : symbols.states) {
            StyleClass made;
            made.label = {shape.label.vi + " · " + state.label.vi,
                          shape.label.en + " · " + state.label.en};
            made.style = definition.style;
            made.style.marker =
                Marker{.symbol = shape.symbol + '-' + state.symbol, .sizePx = symbols.sizePx};
            made.listed = false;
            made.values = {shape.value, state.value};
            classes.push_back(std::move(made));
        }
    }
    return classes;
}

std::vector<double> roundTotals(double largest) {
    constexpr std::array<double, 9> mantissas{1, 1.5, 2, 2.5, 3, 4, 5, 6, 8};
    std::vector<double> totals;
    for (const double part : {1.0, 0.6, 0.4}) {
        const double wanted = largest * part;
        if (!(wanted >= 1) || !std::isfinite(wanted))
            continue;
        const double power = std::pow(10.0, std::floor(std::log10(wanted)));
        double best = power;
        for (const double mantissa : mantissas)
            if (mantissa * power <= wanted)
                best = mantissa * power;
        if (totals.empty() || best < totals.back())
            totals.push_back(best);
    }
    return totals;
}

} // namespace thonmap::thematic
