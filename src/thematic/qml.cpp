#include "core/number_format.h"
#include "thematic/palette.h"
#include "thematic/qgis_style.h"
#include "thematic/style_document.h"
#include "thematic/xml.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>

namespace thonmap::thematic {

namespace {

/// Properties of a symbol layer, written the new way (Option, since QGIS 3.18) and the old (prop).
using Properties = std::vector<std::pair<std::string_view, std::string>>;

std::string rgba(Colour colour) {
    return fmt::format("{},{},{},{}", colour.red, colour.green, colour.blue, colour.alpha);
}

std::string millimetres(double px) {
    return shortestNumber(std::round(px * kMillimetresPerPixel * 1000) / 1000);
}

/// QGIS expression names: "Tên ""thôn""".
std::string quoted(std::string_view name) {
    std::string text = "\"";
    for (const char c : name) {
        if (c == '"')
            text += '"';
        text += c;
    }
    return text + '"';
}

void openLayer(XmlWriter& xml, std::string_view kind, const Properties& properties) {
    xml.open("layer",
             {{"class", std::string(kind)}, {"enabled", "1"}, {"locked", "0"}, {"pass", "0"}});
    xml.open("Option", {{"type", "Map"}});
    for (const auto& [key, value] : properties)
        xml.empty("Option", {{"name", std::string(key)}, {"type", "QString"}, {"value", value}});
    xml.close();
    for (const auto& [key, value] : properties)
        xml.empty("prop", {{"k", std::string(key)}, {"v", value}});
}

void writeLayer(XmlWriter& xml, std::string_view kind, const Properties& properties) {
    openLayer(xml, kind, properties);
    xml.close();
}

void openSymbol(XmlWriter& xml, std::string_view type, const std::string& name) {
    xml.open("symbol", {{"name", name},
                        {"type", std::string(type)},
                        {"alpha", "1"},
                        {"clip_to_extent", "1"},
                        {"force_rhr", "0"}});
}

Properties strokeProperties(Colour colour, double widthPx, const std::vector<double>& dashPx) {
    Properties properties{
        {"line_color", rgba(colour)}, {"line_style", "solid"}, {"line_width", millimetres(widthPx)},
        {"line_width_unit", "MM"},    {"joinstyle", "round"},  {"capstyle", "round"}};
    if (!dashPx.empty()) {
        std::string dashes;
        for (const double dash : dashPx)
            dashes += (dashes.empty() ? "" : ";") + millimetres(dash);
        // QGIS wants a gap for each dash.
        if (dashPx.size() % 2 == 1)
            dashes += ';' + millimetres(dashPx.back());
        properties.emplace_back("customdash", dashes);
        properties.emplace_back("customdash_unit", "MM");
        properties.emplace_back("use_custom_dash", "1");
    }
    return properties;
}

void writeOutline(XmlWriter& xml, const Line& line) {
    if (line.casingWidthPx > 0)
        writeLayer(xml, "SimpleLine", strokeProperties(line.casing, line.casingWidthPx, {}));
    if (line.widthPx > 0)
        writeLayer(xml, "SimpleLine", strokeProperties(line.colour, line.widthPx, line.dashPx));
}

void writeHatch(XmlWriter& xml, const Hatch& hatch, const std::string& symbolName) {
    openLayer(xml, "LinePatternFill",
              {{"angle", shortestNumber(hatch.angleDegrees)},
               {"color", rgba(hatch.colour)},
               {"distance", millimetres(hatch.spacingPx)},
               {"distance_unit", "MM"},
               {"line_width", millimetres(hatch.widthPx)},
               {"line_width_unit", "MM"}});
    openSymbol(xml, "line", '@' + symbolName + "@1");
    writeLayer(xml, "SimpleLine", strokeProperties(hatch.colour, hatch.widthPx, {}));
    xml.close();
    xml.close();
}

void writeFillSymbol(XmlWriter& xml, const SymbolStyle& style, const std::string& name) {
    openSymbol(xml, "fill", name);
    writeLayer(xml, "SimpleFill",
               {{"color", rgba(style.fill.value_or(Colour{.alpha = 0}))},
                {"style", style.fill ? "solid" : "no"},
                {"outline_style", "no"},
                {"joinstyle", "round"}});
    if (style.hatch)
        writeHatch(xml, *style.hatch, name);
    if (style.outline)
        writeOutline(xml, *style.outline);
    xml.close();
}

void writeLineSymbol(XmlWriter& xml, const SymbolStyle& style, const std::string& name) {
    openSymbol(xml, "line", name);
    writeOutline(xml, style.outline.value_or(Line{}));
    xml.close();
}

void writeMarkerSymbol(XmlWriter& xml, const SymbolStyle& style, const std::string& name,
                       const StyleOptions& options) {
    const Marker marker = style.marker.value_or(Marker{.symbol = "circle", .sizePx = 8});
    openSymbol(xml, "marker", name);
    const std::string svg = options.svgOf ? options.svgOf(marker.symbol) : std::string{};
    if (!svg.empty()) {
        writeLayer(xml, "SvgMarker",
                   {{"name", "base64:" + base64(svg)},
                    {"size", millimetres(marker.sizePx)},
                    {"size_unit", "MM"},
                    {"outline_width", "0"}});
    } else {
        const PlainMarker plain = plainMarker(marker);
        writeLayer(xml, "SimpleMarker",
                   {{"name", std::string(plain.shape)},
                    {"color", rgba(plain.fill)},
                    {"outline_color", rgba(plain.stroke)},
                    {"outline_style", plain.dashed ? "dash" : "solid"},
                    {"outline_width", millimetres(plain.strokePx)},
                    {"outline_width_unit", "MM"},
                    {"size", millimetres(marker.sizePx)},
                    {"size_unit", "MM"}});
    }
    xml.close();
}

void writeSymbol(XmlWriter& xml, const SymbolStyle& style, std::size_t index,
                 const StyleOptions& options) {
    const std::string name = std::to_string(index);
    switch (shapeOf(options.geometry)) {
    case Shape::point:
        writeMarkerSymbol(xml, style, name, options);
        break;
    case Shape::line:
        writeLineSymbol(xml, style, name);
        break;
    case Shape::polygon:
        writeFillSymbol(xml, style, name);
        break;
    }
}

std::string ruleFilter(const ResolvedLayer& layer, std::size_t index) {
    const StyleClass& made = layer.classes[index];
    const std::string field = quoted(layer.classFields.front());
    if (made.noData)
        return field + " IS NULL";
    const ClassBounds bounds = boundsOf(layer, index);
    std::string filter;
    if (bounds.lower)
        filter = fmt::format("{} {} {}", field, layer.closedBelow ? ">=" : ">",
                             shortestNumber(*bounds.lower));
    if (bounds.upper)
        filter += fmt::format("{}{} {} {}", filter.empty() ? "" : " AND ", field,
                              layer.closedBelow ? "<" : "<=", shortestNumber(*bounds.upper));
    return filter.empty() ? field + " IS NOT NULL" : filter;
}

void writeSymbols(XmlWriter& xml, const ResolvedLayer& layer, const StyleOptions& options) {
    xml.open("symbols");
    for (std::size_t i = 0; i < layer.classes.size(); ++i)
        writeSymbol(xml, layer.classes[i].style, i, options);
    xml.close();
}

/// Classes by number as rules: QGIS's graduated renderer can neither leave a bound open nor show
/// what has no figure.
void writeRules(XmlWriter& xml, const ResolvedLayer& layer, const StyleOptions& options) {
    xml.open("renderer-v2",
             {{"type", "RuleRenderer"}, {"symbollevels", "0"}, {"forceraster", "0"}});
    xml.open("rules", {{"key", "{thonmap}"}});
    for (std::size_t i = 0; i < layer.classes.size(); ++i)
        xml.empty("rule", {{"key", fmt::format("{{thonmap-{}}}", i)},
                           {"filter", ruleFilter(layer, i)},
                           {"label", layer.classes[i].label.in(options.language)},
                           {"symbol", std::to_string(i)}});
    xml.close();
    writeSymbols(xml, layer, options);
    xml.close();
}

void writeCategories(XmlWriter& xml, const ResolvedLayer& layer, const StyleOptions& options) {
    std::string expression;
    for (const std::string& field : layer.classFields)
        expression += (expression.empty() ? "" : " || '-' || ") + quoted(field);
    xml.open("renderer-v2",
             {{"type", "categorizedSymbol"},
              {"attr", layer.classFields.size() == 1 ? layer.classFields.front() : expression},
              {"symbollevels", "0"},
              {"forceraster", "0"}});
    xml.open("categories");
    for (std::size_t i = 0; i < layer.classes.size(); ++i)
        xml.empty("category", {{"value", joinedValues(layer.classes[i])},
                               {"type", "string"},
                               {"label", layer.classes[i].label.in(options.language)},
                               {"symbol", std::to_string(i)},
                               {"render", "true"}});
    xml.close();
    writeSymbols(xml, layer, options);
    xml.close();
}

void writeSingle(XmlWriter& xml, const ResolvedLayer& layer, const StyleOptions& options) {
    xml.open("renderer-v2",
             {{"type", "singleSymbol"}, {"symbollevels", "0"}, {"forceraster", "0"}});
    writeSymbols(xml, layer, options);
    xml.close();
}

void writeLabels(XmlWriter& xml, const ResolvedLayer& layer) {
    if (layer.labelField.empty())
        return;
    const bool commune = layer.labelStyle.role == LabelRole::commune;
    xml.open("labeling", {{"type", "simple"}});
    xml.open("settings", {{"calloutType", "simple"}});
    xml.open("text-style",
             {{"fieldName", layer.labelField},
              {"isExpression", "0"},
              {"fontFamily", "Noto Sans"},
              {"namedStyle", commune ? "Bold" : "Regular"},
              {"fontWeight", commune ? "75" : "50"},
              {"fontSize", "9"},
              {"fontSizeUnit", "Point"},
              {"capitalization", commune ? "1" : "0"},
              {"textColor",
               rgba(interfaceColour(Scheme::light, commune ? "communeLine" : "ink").value())},
              {"textOpacity", "1"}});
    xml.empty("text-buffer", {{"bufferDraw", "1"},
                              {"bufferSize", "0.8"},
                              {"bufferSizeUnits", "MM"},
                              {"bufferColor", "255,255,255,255"},
                              {"bufferOpacity", "1"},
                              {"bufferJoinStyle", "128"}});
    xml.close();
    xml.empty("placement",
              {{"placement", "1"}, {"centroidInside", "1"}, {"fitInPolygonOnly", "0"}});
    xml.empty("rendering", {{"drawLabels", "1"}, {"obstacle", "1"}, {"scaleVisibility", "0"}});
    xml.close();
    xml.close();
}

void writeDiagrams(XmlWriter& xml, const ResolvedLayer& layer, const StyleOptions& options) {
    if (!layer.chart || layer.chart->parts.empty())
        return;
    const Chart& chart = *layer.chart;
    std::string total;
    for (const Chart::Part& part : chart.parts)
        total += fmt::format("{}coalesce({}, 0)", total.empty() ? "" : " + ", quoted(part.field));
    // Area-true: the width grows with the root of the total, from nothing to this reference.
    const double reference = chart.legendTotals.empty() ? 100 : chart.legendTotals.front();
    const std::string width = millimetres(2 * chart.pixelsPerRoot * std::sqrt(reference));
    const std::string smallest = millimetres(2 * chart.minRadiusPx);
    xml.open("LinearlyInterpolatedDiagramRenderer",
             {{"diagramType", chart.kind == Chart::Kind::pie ? "Pie" : "StackedBar"},
              {"classificationAttributeExpression", total},
              {"lowerValue", "0"},
              {"lowerWidth", "0"},
              {"lowerHeight", "0"},
              {"upperValue", shortestNumber(reference)},
              {"upperWidth", width},
              {"upperHeight", width},
              {"attributeLegend", "1"}});
    xml.open("DiagramCategory", {{"enabled", "1"},
                                 {"scaleDependency", "Area"},
                                 {"sizeType", "MM"},
                                 {"minimumSize", smallest},
                                 {"width", width},
                                 {"height", width},
                                 {"barWidth", millimetres(6)},
                                 {"penColor", "#ffffff"},
                                 {"penAlpha", "255"},
                                 {"penWidth", "0.3"},
                                 {"backgroundColor", "#ffffff"},
                                 {"backgroundAlpha", "0"},
                                 {"opacity", "1"},
                                 {"rotationOffset", "270"},
                                 {"direction", "0"},
                                 {"diagramOrientation", "Right"},
                                 {"scaleBasedVisibility", "0"}});
    for (const Chart::Part& part : chart.parts)
        xml.empty("attribute", {{"field", quoted(part.field)},
                                {"color", part.colour.hex()},
                                {"label", part.label.in(options.language)}});
    xml.close();
    xml.close();
    xml.empty("DiagramLayerSettings", {{"placement", "1"},
                                       {"linePlacementFlags", "18"},
                                       {"obstacle", "0"},
                                       {"priority", "5"},
                                       {"dist", "0"},
                                       {"zIndex", "0"},
                                       {"showAll", "1"}});
}

} // namespace

std::string qml(const ResolvedLayer& layer, const StyleOptions& options) {
    XmlWriter xml;
    xml.prolog("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n");
    xml.open("qgis", {{"version", "3.22.0"},
                      {"styleCategories", "Symbology|Labeling|Diagrams|Rendering"},
                      {"labelsEnabled", layer.labelField.empty() ? "0" : "1"},
                      {"hasScaleBasedVisibilityFlag", "0"}});
    switch (classingOf(layer)) {
    case Classing::single:
        writeSingle(xml, layer, options);
        break;
    case Classing::byNumber:
        writeRules(xml, layer, options);
        break;
    case Classing::byValue:
        writeCategories(xml, layer, options);
        break;
    }
    writeLabels(xml, layer);
    writeDiagrams(xml, layer, options);
    xml.text("blendMode", "0");
    xml.text("featureBlendMode", "0");
    xml.text("layerOpacity", shortestNumber(layer.opacity));
    xml.text("layerGeometryType", std::to_string(static_cast<int>(shapeOf(options.geometry))));
    xml.close();
    return xml.take();
}

} // namespace thonmap::thematic
