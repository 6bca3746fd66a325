#include "io/formats.h"

#include "core/messages.h"
#include "io/messages.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace thonmap::io {

namespace fs = std::filesystem;

namespace {

char lowered(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string lowerText(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), lowered);
    return lower;
}

std::string_view withoutMarkAndBlanks(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    while (!head.empty() &&
           (head[0] == ' ' || head[0] == '\t' || head[0] == '\r' || head[0] == '\n'))
        head.remove_prefix(1);
    return head;
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> known) {
    return std::ranges::find(known, text) != known.end();
}

std::unexpected<Error> failFor(const Message& message, const fs::path& path) {
    return fail(message, {{"file", path.string()}}, {.file = path.string()});
}

Result<Format> recogniseXml(std::string_view head, const fs::path& path) {
    if (head.find("<kml") != std::string_view::npos || head.find(":kml") != std::string_view::npos)
        return Format::kml;
    if (head.find("<gpx") != std::string_view::npos)
        return Format::gpx;
    return failFor(msg::unknownFormat, path);
}

Result<Format> recogniseOle(std::string_view extension, const fs::path& path) {
    if (extension == ".xls")
        return Format::xls;
    return failFor(extension == ".dgn" ? msg::dgnVersion8 : msg::unknownFormat, path);
}

} // namespace

const char* driverName(Format format) {
    constexpr std::array names{"ESRI Shapefile",
                               "GPKG",
                               "GeoJSON",
                               "FlatGeobuf",
                               "MapInfo File",
                               "DXF",
                               "DGN",
                               "KML",
                               "GPX",
                               "CSV",
                               "XLS",
                               "XLSX",
                               "ODS",
                               "PostgreSQL",
                               ""};
    return names[static_cast<std::size_t>(format)];
}

bool givesBytes(Format format) {
    return format == Format::shapefile || format == Format::mapInfo || format == Format::dxf ||
           format == Format::dgn || format == Format::csv;
}

bool isIndexed(Format format) {
    return format == Format::shapefile || format == Format::geoPackage ||
           format == Format::flatGeobuf || format == Format::mapInfo || format == Format::postgres;
}

std::string lowerExtension(const fs::path& path) {
    return lowerText(path.extension().string());
}

bool isDatabaseName(std::string_view text) {
    const std::string lower = lowerText(text.substr(0, 16));
    return lower.starts_with("pg:") || lower.starts_with("postgresql:") ||
           lower.starts_with("postgres:");
}

bool isHostileName(std::string_view text) {
    const std::string lower = lowerText(withoutMarkAndBlanks(text));
    if (lower.empty() || lower.find('\0') != std::string::npos)
        return true;
    if (lower.starts_with("/vsi") || lower[0] == '{' || lower[0] == '[' || lower[0] == '<' ||
        lower[0] == '@')
        return true;
    // "http://…", "geojson:…", "wfs:…": a scheme of two letters or more. One letter is a drive.
    const std::size_t colon = lower.find(':');
    if (colon == std::string::npos || colon < 2)
        return lower.find("\n") != std::string::npos;
    const bool isScheme = std::ranges::all_of(lower.substr(0, colon), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '+' || letter == '_';
    });
    std::error_code ignored;
    return lower.find("://") != std::string::npos || lower.find("/vsi") != std::string::npos ||
           lower.find('\n') != std::string::npos ||
           (isScheme && !fs::exists(fs::path(text), ignored) &&
            !fs::exists(fs::path(text.substr(0, text.rfind(':'))), ignored));
}

Result<Format> recognise(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return failFor(thonmap::msg::cannotRead, path);
    std::string head(8192, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    if (head.empty())
        return failFor(msg::emptyFile, path);

    const std::string extension = lowerExtension(path);
    if (head.starts_with("SQLite format 3"))
        return Format::geoPackage;
    if (head.starts_with("fgb\x03"
                         "fgb"))
        return Format::flatGeobuf;
    if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06"))
        return extension == ".xlsx" || extension == ".xlsm" ? Format::xlsx
               : extension == ".ods"                        ? Format::ods
                                                            : Format::zip;
    if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        return recogniseOle(extension, path);
    if (head.starts_with("AC10") || extension == ".dwg")
        return failFor(msg::dwgDrawing, path);
    if (isOneOf(extension, {".shp", ".shx", ".dbf"}))
        return Format::shapefile;
    if (isOneOf(extension, {".tab", ".mif", ".mid", ".map"}))
        return Format::mapInfo;
    if (extension == ".dxf")
        return Format::dxf;
    if (extension == ".dgn")
        return Format::dgn;
    if (isOneOf(extension, {".csv", ".tsv", ".psv", ".txt"}))
        return Format::csv;
    const std::string_view text = withoutMarkAndBlanks(head);
    if (text.starts_with('{') || text.starts_with('['))
        return Format::geoJson;
    if (text.starts_with('<'))
        return recogniseXml(text, path);
    return failFor(msg::unknownFormat, path);
}

} // namespace thonmap::io
