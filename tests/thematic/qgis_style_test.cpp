#include "thematic/qgis_style.h"

#include "support/shapes.h"
#include "thematic/xml.h"

#include <gtest/gtest.h>

#include <vector>

namespace thonmap::thematic {
namespace {

/// Checks that tags nest and attributes are quoted, and that no bare markup stands in text: enough
/// of XML's rules to catch a name that was not escaped. Empty when all is well.
std::string problemOf(std::string_view xml) {
    std::vector<std::string> open;
    for (std::size_t i = 0; i < xml.size(); ++i) {
        if (static_cast<unsigned char>(xml[i]) < 0x20 && xml[i] != '\n')
            return "control character";
        if (xml[i] == '&') {
            const std::size_t end = xml.find(';', i);
            if (end == std::string_view::npos || end - i > 6)
                return "bare &";
        }
        if (xml[i] != '<')
            continue;
        if (xml[i + 1] == '!' || xml[i + 1] == '?') {
            i = xml.find('>', i);
            continue;
        }
        std::size_t end = i + 1;
        bool inQuotes = false;
        for (; end < xml.size() && (inQuotes || xml[end] != '>'); ++end) {
            if (xml[end] == '"')
                inQuotes = !inQuotes;
            if (xml[end] == '<')
                return "bare <";
        }
        if (end == xml.size())
            return "open tag";
        const std::string_view tag = xml.substr(i + 1, end - i - 1);
        const std::string name(
            tag.substr(tag.front() == '/' ? 1 : 0)
                .substr(0, tag.substr(1).find_first_of(" />") == std::string_view::npos
                               ? std::string_view::npos
                               : tag.substr(tag.front() == '/' ? 1 : 0).find_first_of(" />")));
        if (tag.front() == '/') {
            if (open.empty() || open.back() != name)
                return "wrong end " + name;
            open.pop_back();
        } else if (tag.back() != '/') {
            open.push_back(name);
        }
        i = end;
    }
    return open.empty() ? "" : "unclosed " + open.back();
}

/// A choropleth with pies whose every name is hostile.
ResolvedLayer hostile() {
    const std::string evil = "a\"<b>&'\x01 Thôn \xff]]>";
    ResolvedLayer layer;
    layer.id = "x";
    layer.title = {evil, evil};
    layer.classFields = {"tỷ \"lệ\""};
    layer.labelField = evil;
    StyleClass high{.label = {evil, evil}};
    high.lower = 50;
    high.style.fill = Colour{1, 2, 3};
    StyleClass low{.label = {evil, evil}};
    low.upper = 50;
    low.style.fill = Colour{4, 5, 6};
    StyleClass none{.label = {evil, evil}, .noData = true};
    none.style.hatch = Hatch{};
    layer.classes = {high, low, none};
    layer.chart = Chart{.parts = {{.label = {evil, evil}, .colour = {7, 8, 9}, .field = evil}}};
    return layer;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST(QgisStyle, HostileNamesLeaveTheXmlWellFormed) {
    for (const GeometryType type :
         {GeometryType::multiPolygon, GeometryType::point, GeometryType::lineString}) {
        const StyleOptions options{.geometry = type, .layerName = "</Name>"};
        EXPECT_EQ(problemOf(qml(hostile(), options)), "");
        EXPECT_EQ(problemOf(sld(hostile(), options)), "");
    }
}

TEST(QgisStyle, ClassesByNumberBecomeRulesWithOpenEndsAndAHatchForNoData) {
    const std::string text = qml(hostile(), {});
    EXPECT_TRUE(has(text, "type=\"RuleRenderer\""));
    EXPECT_TRUE(has(text, "filter=\"&quot;tỷ &quot;&quot;lệ&quot;&quot;&quot; &gt;= 50\""));
    EXPECT_TRUE(has(text, "&lt; 50\""));
    EXPECT_TRUE(has(text, "IS NULL"));
    EXPECT_TRUE(has(text, "LinePatternFill"));
    EXPECT_TRUE(has(text, "diagramType=\"Pie\""));
    const std::string other = sld(hostile(), {});
    EXPECT_TRUE(has(other, "<ogc:PropertyIsNull>"));
    EXPECT_TRUE(has(other, "ogc:PropertyIsGreaterThanOrEqualTo"));
    EXPECT_TRUE(has(other, "shape://slash"));
}

TEST(QgisStyle, SymbolsBecomeCategoriesOverBothFieldsWithTheirDrawings) {
    ResolvedLayer layer;
    layer.id = "s";
    layer.classFields = {"type", "state"};
    StyleClass made{.label = {"Nước", "Water"}};
    made.values = {"water", "completed"};
    made.style.marker = Marker{.symbol = "water-completed", .sizePx = 24};
    layer.classes = {made};
    const StyleOptions options{.geometry = GeometryType::point,
                               .svgOf = [](std::string_view) { return std::string("<svg/>"); }};
    const std::string text = qml(layer, options);
    EXPECT_TRUE(has(text, "attr=\"&quot;type&quot; || &apos;-&apos; || &quot;state&quot;\""));
    EXPECT_TRUE(has(text, "value=\"water-completed\""));
    EXPECT_TRUE(has(text, "base64:PHN2Zy8+")); // base64 of <svg/>
    // Without the drawing: a disc in the state's colour, #0B6B63.
    EXPECT_TRUE(has(qml(layer, {.geometry = GeometryType::point}), "11,107,99,255"));
    const std::string other = sld(layer, options);
    EXPECT_TRUE(has(other, "<ogc:And>"));
    EXPECT_TRUE(has(other, "#0b6b63"));
}

TEST(QgisStyle, TextKeepsWhatXmlAllowsOnly) {
    EXPECT_EQ(xmlEscaped("Thôn <1> & \"2\""), "Thôn &lt;1&gt; &amp; &quot;2&quot;");
    EXPECT_EQ(xmlEscaped("a\x02\xff\xEF\xBF\xBFz"), "az");
    EXPECT_EQ(xmlEscaped("a\nb\tc"), "a&#10;b&#9;c");
}

} // namespace
} // namespace thonmap::thematic
