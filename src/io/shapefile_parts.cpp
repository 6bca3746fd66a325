#include "io/shapefile_parts.h"

#include "core/messages.h"
#include "io/formats.h"
#include "io/messages.h"

#include <array>
#include <cstdint>
#include <fstream>

namespace thonmap::io {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kHeaderBytes = 100;

// Shapefile headers mix byte orders: file code and lengths are big-endian (Esri, 1998).
std::uint32_t bigEndian(const char* bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

void putBigEndian(char* bytes, std::uint32_t value) {
    for (int i = 3; i >= 0; --i, value >>= 8)
        bytes[i] = static_cast<char>(value & 0xFF);
}

std::uint32_t littleEndian(const char* bytes, int count) {
    std::uint32_t value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::string readHead(const fs::path& path, std::size_t count) {
    std::ifstream file(path, std::ios::binary);
    std::string head(count, '\0');
    file.read(head.data(), static_cast<std::streamsize>(count));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head;
}

bool isShapefileHeader(std::string_view head) {
    return head.size() == kHeaderBytes && bigEndian(head.data()) == 9994;
}

std::uint64_t sizeOf(const fs::path& path) {
    std::error_code failure;
    const std::uint64_t size = fs::file_size(path, failure);
    return failure ? 0 : size;
}

void reportCut(const fs::path& path, std::uint64_t expected, const Where& where,
               Diagnostics& diagnostics) {
    const std::uint64_t actual = sizeOf(path);
    if (actual < expected)
        diagnostics.add(FindingKind::truncated, msg::fileTruncated,
                        {{"file", path.filename().string()},
                         {"expected", static_cast<std::int64_t>(expected)},
                         {"actual", static_cast<std::int64_t>(actual)}},
                        where);
}

/// A part's name for the message, when the part is not there to be asked.
std::string expectedName(const fs::path& sibling, const char* extension) {
    return fs::path(sibling).replace_extension(extension).filename().string();
}

/// The size that the header of a table promises.
std::uint64_t promisedDbfBytes(const fs::path& dbf) {
    const std::string head = readHead(dbf, 32);
    if (head.size() < 32)
        return 33;
    const std::uint64_t rows = littleEndian(head.data() + 4, 4);
    return littleEndian(head.data() + 8, 2) + rows * littleEndian(head.data() + 10, 2);
}

} // namespace

std::uint64_t missingDbfBytes(const fs::path& dbf) {
    constexpr std::uint64_t kMost = 256 << 20;
    if (dbf.empty() || sizeOf(dbf) < 32)
        return 0;
    const std::uint64_t promised = promisedDbfBytes(dbf);
    const std::uint64_t actual = sizeOf(dbf);
    return promised > actual && promised - actual <= kMost ? promised - actual : 0;
}

ShapefileParts shapefileParts(const fs::path& any) {
    ShapefileParts parts;
    const fs::path folder = any.has_parent_path() ? any.parent_path() : fs::path(".");
    const std::array<std::pair<const char*, fs::path*>, 5> wanted{{{".shp", &parts.shp},
                                                                   {".shx", &parts.shx},
                                                                   {".dbf", &parts.dbf},
                                                                   {".prj", &parts.prj},
                                                                   {".cpg", &parts.cpg}}};
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const fs::path& path = entry.path();
        if (path.stem() != any.stem() || !entry.is_regular_file(ignored))
            continue;
        const std::string extension = lowerExtension(path);
        for (const auto& [name, part] : wanted)
            // On file systems that tell case apart, the spelling that was asked for wins.
            if (extension == name && (part->empty() || path.extension() == any.extension()))
                *part = folder / path.filename();
    }
    return parts;
}

Result<void> checkShapefile(const ShapefileParts& parts, const Where& where,
                            Diagnostics& diagnostics) {
    const auto missing = [&](const Message& message, const std::string& name) {
        diagnostics.add(FindingKind::missingPart, message, {{"file", name}}, where);
    };
    if (!parts.dbf.empty())
        reportCut(parts.dbf, promisedDbfBytes(parts.dbf), where, diagnostics);
    if (parts.shp.empty()) {
        if (!parts.shx.empty())
            missing(msg::missingShp, expectedName(parts.shx, ".shp"));
        return {};
    }
    const std::string head = readHead(parts.shp, kHeaderBytes);
    if (!isShapefileHeader(head))
        return fail(msg::shapeTypeUnknown, {{"file", parts.shp.filename().string()}}, where);
    reportCut(parts.shp, std::uint64_t{bigEndian(head.data() + 24)} * 2, where, diagnostics);
    if (parts.shx.empty()) {
        missing(msg::missingShx, expectedName(parts.shp, ".shx"));
    } else {
        const std::string index = readHead(parts.shx, kHeaderBytes);
        if (isShapefileHeader(index))
            reportCut(parts.shx, std::uint64_t{bigEndian(index.data() + 24)} * 2, where,
                      diagnostics);
    }
    if (parts.dbf.empty())
        missing(msg::missingDbf, expectedName(parts.shp, ".dbf"));
    if (parts.prj.empty())
        missing(msg::missingPrj, expectedName(parts.shp, ".prj"));
    return {};
}

Result<std::string> rebuildShx(const fs::path& shp) {
    std::string index = readHead(shp, kHeaderBytes);
    if (!isShapefileHeader(index))
        return fail(msg::shapeTypeUnknown, {{"file", shp.string()}}, {.file = shp.string()});
    std::ifstream file(shp, std::ios::binary);
    const std::uint64_t fileBytes = sizeOf(shp);
    std::uint64_t offset = kHeaderBytes;
    while (offset + 12 <= fileBytes) {
        std::array<char, 8> record{};
        file.seekg(static_cast<std::streamoff>(offset));
        if (!file.read(record.data(), record.size()))
            break;
        const std::uint64_t contentBytes = std::uint64_t{bigEndian(record.data() + 4)} * 2;
        if (contentBytes < 4 || offset + 8 + contentBytes > fileBytes)
            break;
        std::array<char, 8> entry{};
        putBigEndian(entry.data(), static_cast<std::uint32_t>(offset / 2));
        putBigEndian(entry.data() + 4, bigEndian(record.data() + 4));
        index.append(entry.data(), entry.size());
        offset += 8 + contentBytes;
    }
    putBigEndian(index.data() + 24, static_cast<std::uint32_t>(index.size() / 2));
    return index;
}

} // namespace thonmap::io
