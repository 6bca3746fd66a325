#include "session/working_copy.h"

#include "core/messages.h"
#include "core/platform.h"
#include "session/map.h"

#include <algorithm>
#include <unistd.h>

namespace thonmap::session {

namespace fs = std::filesystem;

namespace {

bool isInside(const fs::path& path, const fs::path& folder) {
    std::error_code ignored;
    const fs::path whole = fs::weakly_canonical(path, ignored);
    const fs::path root = fs::weakly_canonical(folder, ignored);
    const auto [end, unused] = std::mismatch(root.begin(), root.end(), whole.begin(), whole.end());
    return end == root.end();
}

std::unexpected<Error> cannotCopy(const fs::path& path, const std::error_code& failure) {
    return fail(thonmap::msg::cannotWrite, {{"file", path.string()}}, {.file = path.string()},
                failure.message());
}

/// A shapefile's parts lie beside it under the same stem.
Result<void> copyWithParts(const fs::path& file, const fs::path& to) {
    std::error_code failure;
    fs::create_directories(to.parent_path(), failure);
    for (const auto& entry : fs::directory_iterator(file.parent_path(), failure)) {
        if (entry.path().stem() != file.stem() || !entry.is_regular_file(failure))
            continue;
        const fs::path target = to.parent_path() / entry.path().filename();
        fs::copy_file(entry.path(), target, fs::copy_options::overwrite_existing, failure);
        if (failure)
            return cannotCopy(target, failure);
    }
    return {};
}

Result<void> copyMap(const Map& map, const fs::path& root, const fs::path& to) {
    for (const fs::path& file : filesOf(map)) {
        const fs::path relative = file.lexically_relative(root);
        if (relative.empty() || *relative.begin() == "..")
            continue; // lies outside the map's tree: the copy keeps pointing at it
        if (Result<void> copied = copyWithParts(file, to / relative); !copied)
            return copied;
    }
    return {};
}

} // namespace

fs::path demoMap() {
    const fs::path shipped = platform::shippedFolder();
    const fs::path map = shipped / "maps" / "ngan-son.map.json";
    std::error_code ignored;
    return !shipped.empty() && fs::is_regular_file(map, ignored) ? map : fs::path{};
}

bool isShipped(const fs::path& path) {
    const fs::path shipped = platform::shippedFolder();
    return !shipped.empty() &&
           (isInside(path, shipped / "maps") || isInside(path, shipped / "layers"));
}

Result<fs::path> workingCopy(const fs::path& document) {
    std::error_code failure;
    const fs::path source = fs::absolute(document, failure).lexically_normal();
    std::string name = source.filename().string();
    name = name.substr(0, name.size() - std::string_view(".map.json").size());
    const fs::path folder = platform::userFolder() / name;
    const fs::path copy = folder / "maps" / source.filename();
    if (fs::is_regular_file(copy, failure))
        return copy;

    Result<MapPtr> map = openMap(source);
    if (!map)
        return std::unexpected(std::move(map.error()));
    const fs::path root = source.parent_path().parent_path();
    fs::create_directories(folder.parent_path(), failure);
    // Made beside its place and moved there whole, so that a crash leaves no half copy.
    const fs::path part =
        folder.parent_path() / (".part-" + std::to_string(::getpid()) + "-" + name);
    fs::remove_all(part, failure);
    Result<void> copied = copyMap(**map, root, part);
    if (!copied) {
        fs::remove_all(part, failure);
        return std::unexpected(std::move(copied.error()));
    }
    fs::rename(part, folder, failure);
    if (failure) {
        const std::error_code reason = failure;
        fs::remove_all(part, failure);
        return cannotCopy(folder, reason);
    }
    return copy;
}

fs::path locate(const fs::path& name) {
    std::error_code ignored;
    if (fs::exists(name, ignored) || name.is_absolute())
        return name;
    const fs::path user = platform::userFolder();
    const fs::path shipped = platform::shippedFolder();
    for (const fs::path& candidate :
         {user / name, user / "maps" / name, shipped / name, shipped / "maps" / name})
        if (!candidate.empty() && fs::exists(candidate, ignored))
            return candidate;
    return {};
}

} // namespace thonmap::session
