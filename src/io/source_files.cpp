#include "io/source_files.h"

#include "core/messages.h"
#include "io/archive.h"
#include "io/messages.h"
#include "io/shapefile_parts.h"
#include "text/normalize.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

namespace thonmap::io {

namespace fs = std::filesystem;

namespace {

std::unexpected<Error> failFor(const Message& message, const std::string& shown,
                               std::string detail = {}) {
    return fail(message, {{"file", shown}}, {.file = shown}, std::move(detail));
}

/// Collects files and stand-ins of one source.
struct Finder {
    Diagnostics& diagnostics;
    SourceFiles found;
    int standIns = 0;

    const fs::path& temporaryFolder() {
        if (!found.temporary)
            found.temporary = std::make_unique<platform::TemporaryFolder>();
        return found.temporary->path();
    }
    /// A folder of its own for each stand-in: files keep their names there.
    fs::path freshFolder() {
        fs::path folder = temporaryFolder() / std::to_string(standIns++);
        fs::create_directories(folder);
        return folder;
    }

    Result<void> addPath(const fs::path& path, const std::string& shown, bool insideArchive);
    Result<void> addFolder(const fs::path& folder);
    Result<void> addShapefile(const fs::path& path, const std::string& shown);
    Result<void> addGeoPackage(const fs::path& path, const std::string& shown);
    Result<void> addCsv(const fs::path& path, const std::string& shown);
    Result<void> addMapInfo(const fs::path& path, const std::string& shown);
    Result<void> addArchive(const fs::path& path, const std::string& shown);
    void add(const fs::path& opened, const std::string& shown, Format format,
             std::vector<std::string> options = {}, std::string layerName = {}) {
        found.files.push_back({.opened = opened.string(),
                               .shown = shown,
                               .format = format,
                               .layerName = std::move(layerName),
                               .openOptions = std::move(options)});
    }
};

std::string stemName(const fs::path& path) {
    return text::nfc(path.stem().string());
}

Result<void> Finder::addShapefile(const fs::path& path, const std::string& shown) {
    const ShapefileParts parts = shapefileParts(path);
    const std::string layer = stemName(path);
    if (Result<void> sound = checkShapefile(parts, {.file = shown, .layer = layer}, diagnostics);
        !sound)
        return sound;
    const bool plainNames = (parts.shp.empty() || parts.shp.extension() == ".shp") &&
                            (parts.shx.empty() || parts.shx.extension() == ".shx") &&
                            (parts.dbf.empty() || parts.dbf.extension() == ".dbf") &&
                            (parts.prj.empty() || parts.prj.extension() == ".prj") &&
                            (parts.cpg.empty() || parts.cpg.extension() == ".cpg");
    const fs::path main = parts.shp.empty() ? parts.dbf : parts.shp;
    const std::vector<std::string> options{"ENCODING="};
    // Without .shp there is nothing to index; an orphaned .shx would make GDAL refuse the table.
    const std::uint64_t missingBytes = missingDbfBytes(parts.dbf);
    const bool whole =
        (parts.shp.empty() ? parts.shx.empty() : !parts.shx.empty()) && missingBytes == 0;
    if (plainNames && whole) {
        add(main, shown, Format::shapefile, options, layer);
        return {};
    }
    // GDAL can restore a missing .shx, but only beside the source.
    const fs::path folder = freshFolder();
    const auto link = [&](const fs::path& part, const char* extension) {
        std::error_code ignored;
        if (!part.empty())
            fs::create_symlink(fs::absolute(part), folder / (path.stem().string() + extension),
                               ignored);
    };
    link(parts.shp, ".shp");
    if (missingBytes == 0) {
        link(parts.dbf, ".dbf");
    } else {
        // GDAL stops at the first row that is cut; blanks for what is missing keep the shapes.
        const Result<std::string> rows = platform::readFile(parts.dbf);
        if (!rows)
            return std::unexpected(rows.error());
        std::ofstream(folder / (path.stem().string() + ".dbf"), std::ios::binary)
            << *rows << std::string(missingBytes, ' ');
    }
    link(parts.prj, ".prj");
    link(parts.cpg, ".cpg");
    if (!parts.shp.empty() && parts.shx.empty()) {
        const Result<std::string> index = rebuildShx(parts.shp);
        if (!index)
            return std::unexpected(index.error());
        std::ofstream(folder / (path.stem().string() + ".shx"), std::ios::binary) << *index;
    } else if (!parts.shp.empty()) {
        link(parts.shx, ".shx");
    }
    add(folder / (path.stem().string() + (parts.shp.empty() ? ".dbf" : ".shp")), shown,
        Format::shapefile, options, layer);
    return {};
}

/// The database says in its header (bytes 18 and 19, SQLite file format) that it uses a log.
bool usesWriteAheadLog(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::array<char, 20> head{};
    file.read(head.data(), head.size());
    return file && (head[18] == 2 || head[19] == 2);
}

Result<void> Finder::addGeoPackage(const fs::path& path, const std::string& shown) {
    const fs::path log = path.string() + "-wal";
    const fs::path journal = path.string() + "-journal";
    std::error_code ignored;
    const bool hasLog = fs::exists(log, ignored) && fs::file_size(log, ignored) > 0;
    const bool hasJournal = fs::exists(journal, ignored) && fs::file_size(journal, ignored) > 0;
    if (!hasLog && !hasJournal) {
        // "No lock" leaves a rollback-journal database alone, but makes -wal and -shm for one that
        // was last used with a log; that one has nobody's unsaved rows, so it is as good as frozen.
        add(path, shown, Format::geoPackage,
            {usesWriteAheadLog(path) ? "IMMUTABLE=YES" : "NOLOCK=YES"});
        return {};
    }
    // Somebody has it open, or died while writing: its newest rows are in the second file.
    const fs::path folder = freshFolder();
    const fs::path copy = folder / path.filename();
    std::error_code failure;
    fs::copy_file(path, copy, failure);
    if (!failure && hasLog)
        fs::copy_file(log, copy.string() + "-wal", failure);
    if (!failure && hasJournal)
        fs::copy_file(journal, copy.string() + "-journal", failure);
    if (failure)
        return failFor(thonmap::msg::cannotRead, shown, failure.message());
    fs::permissions(copy, fs::perms::owner_write, fs::perm_options::add, failure);
    add(copy, shown, Format::geoPackage);
    found.files.back().mayUpdate = true;
    return {};
}

void appendUtf8(std::string& text, char32_t letter) {
    const auto byte = [&](char32_t bits) { text += static_cast<char>(bits); };
    if (letter < 0x80) {
        byte(letter);
    } else if (letter < 0x800) {
        byte(0xC0 | letter >> 6);
        byte(0x80 | (letter & 0x3F));
    } else if (letter < 0x10000) {
        byte(0xE0 | letter >> 12);
        byte(0x80 | (letter >> 6 & 0x3F));
        byte(0x80 | (letter & 0x3F));
    } else {
        byte(0xF0 | letter >> 18);
        byte(0x80 | (letter >> 12 & 0x3F));
        byte(0x80 | (letter >> 6 & 0x3F));
        byte(0x80 | (letter & 0x3F));
    }
}

/// Excel's "Unicode text" is UTF-16; GDAL does not read it. Empty for anything else.
std::string utf8OfUtf16(std::string_view bytes) {
    const bool little = bytes.starts_with("\xFF\xFE");
    if (!little && !bytes.starts_with("\xFE\xFF"))
        return {};
    std::string utf8;
    char32_t high = 0;
    for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        const char32_t unit =
            little ? char32_t{second} << 8 | first : char32_t{first} << 8 | second;
        if (unit >= 0xD800 && unit < 0xDC00) {
            high = unit;
        } else if (unit >= 0xDC00 && unit < 0xE000) {
            appendUtf8(utf8,
                       high == 0 ? 0xFFFD : 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            high = 0;
        } else {
            appendUtf8(utf8, unit);
        }
    }
    return utf8;
}

/// GDAL wants a separator in the first line to believe that a text is CSV, and one of its own
/// extensions. Empty where the source can be opened as it is; else what to open instead.
std::string csvStandIn(std::string_view bytes, bool& extraColumn) {
    std::string text = utf8OfUtf16(bytes);
    const std::string_view content = text.empty() ? bytes : std::string_view(text);
    const std::size_t lineEnd = std::min(content.find_first_of("\r\n"), content.size());
    const std::string_view header = content.substr(0, lineEnd);
    if (header.find_first_of(",;\t|") != std::string_view::npos)
        return text;
    extraColumn = true;
    return std::string(header) + ",_" + std::string(content.substr(lineEnd));
}

Result<void> Finder::addCsv(const fs::path& path, const std::string& shown) {
    std::ifstream file(path, std::ios::binary);
    std::string head(8192, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    const std::string extension = lowerExtension(path);
    const bool known = extension == ".csv" || extension == ".tsv" || extension == ".psv";
    bool extraColumn = false;
    const bool needsText = !csvStandIn(head, extraColumn).empty();
    if (extraColumn && !known)
        return failFor(msg::unknownFormat, shown);
    fs::path opened = path;
    if (needsText) {
        const Result<std::string> bytes = platform::readFile(path);
        if (!bytes)
            return std::unexpected(bytes.error());
        opened = freshFolder() / (path.stem().string() + ".csv");
        std::ofstream(opened, std::ios::binary) << csvStandIn(*bytes, extraColumn);
    } else if (!known) {
        opened = freshFolder() / (path.stem().string() + ".csv");
        std::error_code ignored;
        fs::create_symlink(fs::absolute(path), opened, ignored);
    }
    add(opened, shown, Format::csv, {"KEEP_GEOM_COLUMNS=NO", "EMPTY_STRING_AS_NULL=YES"},
        stemName(path));
    std::error_code ignored;
    found.files.back().hasExtraColumn = extraColumn;
    found.files.back().hasDeclaredTypes =
        fs::exists(fs::path(path).replace_extension(".csvt"), ignored);
    return {};
}

Result<void> Finder::addMapInfo(const fs::path& path, const std::string& shown) {
    // Any part may be named; the one to open is .tab or .mif.
    fs::path main = path;
    const std::string extension = lowerExtension(path);
    if (extension == ".map" || extension == ".mid") {
        const std::string wanted = extension == ".map" ? ".tab" : ".mif";
        std::error_code ignored;
        const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
        for (const auto& entry : fs::directory_iterator(folder, ignored))
            if (entry.path().stem() == path.stem() && lowerExtension(entry.path()) == wanted)
                main = folder / entry.path().filename();
    }
    add(main, shown, Format::mapInfo, {"ENCODING="}, stemName(path));
    return {};
}

Result<void> Finder::addArchive(const fs::path& path, const std::string& shown) {
    const Result<std::vector<fs::path>> maps = unpackMaps(path, freshFolder());
    if (!maps) {
        Error error = maps.error();
        error.arguments = {{"file", shown}};
        error.where.file = shown;
        return std::unexpected(std::move(error));
    }
    if (lowerExtension(path) == ".kmz") {
        // The standard's main document is doc.kml; other .kml files are its attachments.
        const auto isMain = [](const fs::path& map) { return map.filename() == "doc.kml"; };
        const auto main = std::ranges::find_if(*maps, isMain);
        return addPath(main != maps->end() ? *main : maps->front(), shown, true);
    }
    for (const fs::path& map : *maps)
        if (Result<void> added = addPath(map, shown, true); !added)
            return added;
    return {};
}

Result<void> Finder::addFolder(const fs::path& folder) {
    std::set<fs::path> files; // by name, so that the order does not depend on the file system
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        const std::string extension = lowerExtension(entry.path());
        std::error_code ignored;
        if ((extension == ".shp" || extension == ".tab" || extension == ".mif") &&
            entry.is_regular_file(ignored))
            files.insert(folder / entry.path().filename());
    }
    if (failure)
        return failFor(thonmap::msg::cannotRead, folder.string(), failure.message());
    if (files.empty())
        return failFor(msg::folderHasNoLayers, folder.string());
    for (const fs::path& file : files)
        if (Result<void> added = addPath(file, file.string(), false); !added)
            return added;
    return {};
}

Result<void> Finder::addPath(const fs::path& path, const std::string& shown, bool insideArchive) {
    const Result<Format> format = recognise(path);
    if (!format) {
        Error error = format.error();
        if (insideArchive) {
            error.detail = path.filename().string();
            error.arguments = {{"file", shown}};
            error.where.file = shown;
        }
        return std::unexpected(std::move(error));
    }
    switch (*format) {
    case Format::shapefile:
        return addShapefile(path, shown);
    case Format::geoPackage:
        return addGeoPackage(path, shown);
    case Format::csv:
        return addCsv(path, shown);
    case Format::mapInfo:
        return addMapInfo(path, shown);
    case Format::zip:
        return insideArchive ? Result<void>(failFor(msg::unknownFormat, shown))
                             : addArchive(path, shown);
    default:
        add(path, shown, *format);
        return {};
    }
}

} // namespace

Result<SourceFiles> findSourceFiles(const SourceName& name, Diagnostics& diagnostics) {
    Finder finder{diagnostics, {}, 0};
    if (name.database) {
        // The server is asked for nothing but reading.
        finder.add(name.path, "PostGIS", Format::postgres,
                   {"PRELUDE_STATEMENTS=SET default_transaction_read_only = on"});
        return std::move(finder.found);
    }
    if (isHostileName(name.path))
        return failFor(msg::sourceNameRefused, name.path);
    const fs::path path(name.path);
    std::error_code failure;
    const fs::file_status status = fs::status(path, failure);
    if (!fs::exists(status))
        return failFor(status.type() == fs::file_type::not_found ? thonmap::msg::noSuchFile
                                                                 : thonmap::msg::cannotRead,
                       name.path);
    Result<void> added;
    if (fs::is_directory(status))
        added = finder.addFolder(path);
    else if (!fs::is_regular_file(status))
        added = failFor(msg::unknownFormat, name.path);
    else
        added = finder.addPath(path, name.path, false);
    if (!added)
        return std::unexpected(added.error());
    return std::move(finder.found);
}

} // namespace thonmap::io
