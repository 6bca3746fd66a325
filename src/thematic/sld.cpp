#include "core/number_format.h"
#include "thematic/qgis_style.h"
#include "thematic/style_document.h"
#include "thematic/xml.h"

#include <cmath>

namespace thonmap::thematic {

namespace {

std::string opaqueHex(Colour colour) {
    colour.alpha = 255;
    return colour.hex();
}

void parameter(XmlWriter& xml, std::string_view name, const std::string& value) {
    xml.text("se:SvgParameter", value, {{"name", std::string(name)}});
}

void writeFill(XmlWriter& xml, Colour colour) {
    xml.open("se:Fill");
    parameter(xml, "fill", opaqueHex(colour));
    if (colour.alpha != 255)
        parameter(xml, "fill-opacity", shortestNumber(std::round(colour.alpha / 2.55) / 100));
    xml.close();
}

void writeStroke(XmlWriter& xml, Colour colour, double widthPx,
                 const std::vector<double>& dashPx = {}) {
    xml.open("se:Stroke");
    parameter(xml, "stroke", opaqueHex(colour));
    if (colour.alpha != 255)
        parameter(xml, "stroke-opacity", shortestNumber(std::round(colour.alpha / 2.55) / 100));
    parameter(xml, "stroke-width", shortestNumber(widthPx));
    parameter(xml, "stroke-linejoin", "round");
    if (!dashPx.empty()) {
        std::string dashes;
        for (const double dash : dashPx)
            dashes += (dashes.empty() ? "" : " ") + shortestNumber(dash);
        parameter(xml, "stroke-dasharray", dashes);
    }
    xml.close();
}

void writeLineSymbolizers(XmlWriter& xml, const Line& line) {
    if (line.casingWidthPx > 0) {
        xml.open("se:LineSymbolizer");
        writeStroke(xml, line.casing, line.casingWidthPx);
        xml.close();
    }
    if (line.widthPx > 0) {
        xml.open("se:LineSymbolizer");
        writeStroke(xml, line.colour, line.widthPx, line.dashPx);
        xml.close();
    }
}

/// Diagonal strokes as a repeated mark: the one hatch that SE knows. Its angle is 45°.
void writeHatch(XmlWriter& xml, const Hatch& hatch) {
    xml.open("se:PolygonSymbolizer");
    xml.open("se:Fill");
    xml.open("se:GraphicFill");
    xml.open("se:Graphic");
    xml.open("se:Mark");
    xml.text("se:WellKnownName", "shape://slash");
    writeStroke(xml, hatch.colour, hatch.widthPx);
    xml.close();
    xml.text("se:Size", shortestNumber(hatch.spacingPx));
    xml.close();
    xml.close();
    xml.close();
    xml.close();
}

void writeArea(XmlWriter& xml, const SymbolStyle& style) {
    if (style.fill) {
        xml.open("se:PolygonSymbolizer");
        writeFill(xml, *style.fill);
        xml.close();
    }
    if (style.hatch)
        writeHatch(xml, *style.hatch);
    if (style.outline)
        writeLineSymbolizers(xml, *style.outline);
}

void writePoint(XmlWriter& xml, const SymbolStyle& style) {
    const Marker marker = style.marker.value_or(Marker{.symbol = "circle", .sizePx = 8});
    const PlainMarker plain = plainMarker(marker);
    xml.open("se:PointSymbolizer");
    xml.open("se:Graphic");
    xml.open("se:Mark");
    xml.text("se:WellKnownName", plain.shape);
    writeFill(xml, plain.fill);
    writeStroke(xml, plain.stroke, plain.strokePx,
                plain.dashed ? std::vector<double>{2.6, 2.2} : std::vector<double>{});
    xml.close();
    xml.text("se:Size", shortestNumber(marker.sizePx));
    xml.close();
    xml.close();
}

void compare(XmlWriter& xml, std::string_view operation, const std::string& field,
             const std::string& value) {
    xml.open(operation);
    xml.text("ogc:PropertyName", field);
    xml.text("ogc:Literal", value);
    xml.close();
}

void writeNumberFilter(XmlWriter& xml, const ResolvedLayer& layer, std::size_t index) {
    const std::string& field = layer.classFields.front();
    const ClassBounds bounds = boundsOf(layer, index);
    xml.open("ogc:Filter");
    if (layer.classes[index].noData || (!bounds.lower && !bounds.upper)) {
        const bool known = !layer.classes[index].noData;
        if (known)
            xml.open("ogc:Not");
        xml.open("ogc:PropertyIsNull");
        xml.text("ogc:PropertyName", field);
        xml.close();
        if (known)
            xml.close();
    } else {
        if (bounds.lower && bounds.upper)
            xml.open("ogc:And");
        if (bounds.lower)
            compare(xml,
                    layer.closedBelow ? "ogc:PropertyIsGreaterThanOrEqualTo"
                                      : "ogc:PropertyIsGreaterThan",
                    field, shortestNumber(*bounds.lower));
        if (bounds.upper)
            compare(xml,
                    layer.closedBelow ? "ogc:PropertyIsLessThan"
                                      : "ogc:PropertyIsLessThanOrEqualTo",
                    field, shortestNumber(*bounds.upper));
        if (bounds.lower && bounds.upper)
            xml.close();
    }
    xml.close();
}

void writeValueFilter(XmlWriter& xml, const ResolvedLayer& layer, std::size_t index) {
    const StyleClass& made = layer.classes[index];
    if (made.values.empty()) {
        xml.empty("se:ElseFilter");
        return;
    }
    xml.open("ogc:Filter");
    if (made.values.size() > 1)
        xml.open("ogc:And");
    for (std::size_t i = 0; i < made.values.size(); ++i)
        compare(xml, "ogc:PropertyIsEqualTo", layer.classFields[i], made.values[i]);
    if (made.values.size() > 1)
        xml.close();
    xml.close();
}

void writeRule(XmlWriter& xml, const ResolvedLayer& layer, std::size_t index,
               const StyleOptions& options) {
    const StyleClass& made = layer.classes[index];
    xml.open("se:Rule");
    xml.text("se:Name", "class-" + std::to_string(index));
    xml.open("se:Description");
    xml.text("se:Title", made.label.in(options.language));
    xml.close();
    switch (classingOf(layer)) {
    case Classing::single:
        break;
    case Classing::byNumber:
        writeNumberFilter(xml, layer, index);
        break;
    case Classing::byValue:
        writeValueFilter(xml, layer, index);
        break;
    }
    switch (shapeOf(options.geometry)) {
    case Shape::point:
        writePoint(xml, made.style);
        break;
    case Shape::line:
        writeLineSymbolizers(xml, made.style.outline.value_or(Line{}));
        break;
    case Shape::polygon:
        writeArea(xml, made.style);
        break;
    }
    xml.close();
}

void writeLabelRule(XmlWriter& xml, const ResolvedLayer& layer) {
    xml.open("se:Rule");
    xml.open("se:TextSymbolizer");
    xml.open("se:Label");
    xml.text("ogc:PropertyName", layer.labelField);
    xml.close();
    xml.open("se:Font");
    parameter(xml, "font-family", "Noto Sans");
    parameter(xml, "font-size", "12");
    xml.close();
    xml.open("se:Halo");
    xml.text("se:Radius", "1.5");
    writeFill(xml, {.red = 255, .green = 255, .blue = 255});
    xml.close();
    writeFill(xml, {.red = 0x16, .green = 0x23, .blue = 0x2B});
    xml.close();
    xml.close();
}

} // namespace

std::string sld(const ResolvedLayer& layer, const StyleOptions& options) {
    XmlWriter xml;
    xml.prolog("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.open("StyledLayerDescriptor",
             {{"version", "1.1.0"},
              {"xmlns", "http://www.opengis.net/sld"},
              {"xmlns:ogc", "http://www.opengis.net/ogc"},
              {"xmlns:se", "http://www.opengis.net/se"},
              {"xmlns:xlink", "http://www.w3.org/1999/xlink"},
              {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
              {"xsi:schemaLocation", "http://www.opengis.net/sld "
                                     "http://schemas.opengis.net/sld/1.1.0/"
                                     "StyledLayerDescriptor.xsd"}});
    xml.open("NamedLayer");
    xml.text("se:Name", options.layerName.empty() ? layer.id : options.layerName);
    xml.open("UserStyle");
    xml.text("se:Name", layer.title.in(options.language));
    xml.open("se:FeatureTypeStyle");
    for (std::size_t i = 0; i < layer.classes.size(); ++i)
        writeRule(xml, layer, i, options);
    if (!layer.labelField.empty())
        writeLabelRule(xml, layer);
    for (int open = 0; open < 4; ++open)
        xml.close();
    return xml.take();
}

} // namespace thonmap::thematic
