#include "io/archive.h"

#include "core/messages.h"
#include "io/formats.h"
#include "io/gdal_session.h"
#include "io/messages.h"

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>

namespace thonmap::io {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{8} << 30;
constexpr int kMostEntries = 10'000;
/// GDAL follows "/vsizip/{archive}/entry" also where the archive's name has odd letters; braces
/// are the exception, so the archive gets a plain name first.
constexpr const char* kPlainName = "archive.zip";

struct VsiCloser {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

bool isFolder(const std::string& entry) {
    VSIStatBufL status{};
    return entry.ends_with('/') ||
           (VSIStatL(entry.c_str(), &status) == 0 && VSI_ISDIR(status.st_mode));
}

bool staysInside(const fs::path& entry) {
    return !entry.empty() && entry.is_relative() &&
           std::ranges::none_of(entry, [](const fs::path& part) { return part == ".."; });
}

bool isMap(const fs::path& entry) {
    constexpr std::array kinds{".shp", ".tab", ".mif", ".gpkg", ".geojson", ".fgb", ".kml"};
    return std::ranges::find(kinds, lowerExtension(entry)) != kinds.end();
}

/// Copies one entry; false when it cannot be read or written, or the budget is spent.
bool unpackOne(const std::string& from, const fs::path& to, std::uint64_t& budget) {
    const std::unique_ptr<VSILFILE, VsiCloser> in(VSIFOpenL(from.c_str(), "rb"));
    if (!in)
        return false;
    std::error_code failure;
    fs::create_directories(to.parent_path(), failure);
    std::ofstream out(to, std::ios::binary);
    std::string buffer(1 << 20, '\0');
    while (true) {
        const std::size_t count = VSIFReadL(buffer.data(), 1, buffer.size(), in.get());
        if (count > budget)
            return false;
        budget -= count;
        out.write(buffer.data(), static_cast<std::streamsize>(count));
        if (count < buffer.size())
            break;
    }
    return static_cast<bool>(out);
}

} // namespace

Result<std::vector<fs::path>> unpackMaps(const fs::path& archive, const fs::path& folder) {
    prepareGdal();
    const ErrorCollector errors;
    std::error_code failure;
    const fs::path plain = folder / kPlainName;
    fs::create_symlink(fs::absolute(archive), plain, failure);
    const std::string root = "/vsizip/{" + plain.string() + "}";
    // Without a slash at the end: with one, GDAL 3.6 does not go into folders.
    const CPLStringList entries(VSIReadDirRecursive(root.c_str()));
    const auto wrong = [&](const Message& message) {
        return fail(message, {{"file", archive.string()}}, {.file = archive.string()},
                    errors.failures());
    };
    if (entries.Count() > kMostEntries)
        return wrong(thonmap::msg::tooLarge);
    std::vector<fs::path> maps;
    std::uint64_t budget = kMostBytes;
    for (int i = 0; i < entries.Count(); ++i) {
        const std::string name = entries[i];
        const fs::path entry(name);
        if (isFolder(root + '/' + name) || !staysInside(entry) || name.starts_with("__MACOSX/"))
            continue;
        const fs::path target = folder / "unpacked" / entry;
        if (!unpackOne(root + '/' + name, target, budget))
            return wrong(budget == 0 ? thonmap::msg::tooLarge : msg::notOpened);
        if (isMap(entry))
            maps.push_back(target);
    }
    if (maps.empty())
        return wrong(entries.Count() == 0 ? msg::notOpened : msg::zipHasNoLayers);
    return maps;
}

} // namespace thonmap::io
