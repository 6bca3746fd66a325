#include "core/platform.h"

#include "core/messages.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace thonmap::platform {

namespace fs = std::filesystem;

namespace {

std::unexpected<Error> cannotWrite(const fs::path& path, std::string detail) {
    return fail(msg::cannotWrite, {{"file", path.string()}}, {.file = path.string()},
                std::move(detail));
}

bool flushToDisk(const fs::path& path, int flags) {
    const int handle = ::open(path.c_str(), flags | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool flushed = ::fsync(handle) == 0;
    return ::close(handle) == 0 && flushed;
}

/// Everything `write` left beside the temporary file under the same stem.
std::vector<fs::path> siblings(const fs::path& temporary) {
    std::vector<fs::path> found;
    const std::string stem = temporary.stem().string();
    for (const auto& entry : fs::directory_iterator(temporary.parent_path()))
        if (entry.path().filename().string().starts_with(stem + '.') && entry.path() != temporary)
            found.push_back(entry.path());
    return found;
}

void removeAll(const fs::path& temporary) {
    std::error_code ignored;
    for (const fs::path& path : siblings(temporary))
        fs::remove_all(path, ignored);
    fs::remove_all(temporary, ignored);
}

} // namespace

Result<void> writeWhole(const fs::path& finalPath,
                        const std::function<Result<void>(const fs::path&)>& write) {
    const fs::path folder = finalPath.has_parent_path() ? finalPath.parent_path() : fs::path(".");
    std::error_code failure;
    if (!fs::is_directory(folder, failure))
        return cannotWrite(finalPath, fmt::format("no folder {}", folder.string()));
    if (fs::is_directory(finalPath, failure))
        return fail(msg::isFolder, {{"file", finalPath.string()}}, {.file = finalPath.string()});

    // ".part" comes first so that no watcher or shell glob takes the file for a finished one.
    const std::string stem = fmt::format(".part-{}-{}", ::getpid(), finalPath.stem().string());
    const fs::path temporary = folder / (stem + finalPath.extension().string());
    removeAll(temporary);
    if (Result<void> written = write(temporary); !written) {
        removeAll(temporary);
        return written;
    }
    std::vector<fs::path> parts = siblings(temporary);
    parts.push_back(temporary);
    for (const fs::path& part : parts)
        if (!flushToDisk(part, O_RDONLY)) {
            const std::string reason = std::strerror(errno);
            removeAll(temporary);
            return cannotWrite(finalPath, reason);
        }
    for (const fs::path& part : parts) {
        const std::string suffix = part.filename().string().substr(stem.size());
        fs::rename(part, folder / (finalPath.stem().string() + suffix), failure);
        if (failure) {
            removeAll(temporary);
            return cannotWrite(finalPath, failure.message());
        }
    }
    flushToDisk(folder, O_RDONLY | O_DIRECTORY); // the names; some network drives cannot
    return {};
}

Result<void> writeWhole(const fs::path& finalPath, std::string_view bytes) {
    return writeWhole(finalPath, [&](const fs::path& temporary) -> Result<void> {
        const int handle =
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
        if (handle < 0)
            return cannotWrite(finalPath, std::strerror(errno));
        std::string_view rest = bytes;
        while (!rest.empty()) {
            const ssize_t count = ::write(handle, rest.data(), rest.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0) {
                const std::string reason = std::strerror(errno);
                ::close(handle);
                return cannotWrite(finalPath, reason);
            }
            rest.remove_prefix(static_cast<std::size_t>(count));
        }
        if (::close(handle) != 0)
            return cannotWrite(finalPath, std::strerror(errno));
        return {};
    });
}

Result<std::string> readFile(const fs::path& path, std::uint64_t limitBytes) {
    const auto wrong = [&](const Message& message, std::string detail = {}) {
        return fail(message, {{"file", path.string()}}, {.file = path.string()}, std::move(detail));
    };
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return errno == ENOENT || errno == ENOTDIR ? wrong(msg::noSuchFile)
                                                   : wrong(msg::cannotRead, std::strerror(errno));
    struct stat status{};
    std::string bytes;
    Result<std::string> answer;
    if (::fstat(handle, &status) != 0) {
        answer = wrong(msg::cannotRead, std::strerror(errno));
    } else if (S_ISDIR(status.st_mode)) {
        answer = wrong(msg::isFolder);
    } else if (static_cast<std::uint64_t>(status.st_size) > limitBytes) {
        answer = wrong(msg::tooLarge);
    } else {
        bytes.resize(static_cast<std::size_t>(status.st_size));
        std::size_t done = 0;
        while (done < bytes.size()) {
            const ssize_t count = ::read(handle, bytes.data() + done, bytes.size() - done);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                break;
            done += static_cast<std::size_t>(count);
        }
        if (done == bytes.size())
            answer = std::move(bytes);
        else
            answer = wrong(msg::cannotRead, std::strerror(errno));
    }
    ::close(handle);
    return answer;
}

fs::path shippedFolder() {
    std::vector<fs::path> candidates;
    if (const char* home = std::getenv("THONMAP_HOME"); home != nullptr && *home != '\0')
        candidates.emplace_back(home);
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    // Installed: <prefix>/bin/thonmap and <prefix>/share/thonmap; built: <tree>/build/<preset>/….
    for (fs::path folder = program.parent_path(); folder.has_relative_path();
         folder = folder.parent_path()) {
        candidates.push_back(folder / "share" / "thonmap");
        candidates.push_back(folder);
    }
    for (const fs::path& candidate : candidates)
        if (fs::is_directory(candidate / "maps", ignored) &&
            fs::is_directory(candidate / "layers", ignored))
            return candidate;
    return {};
}

fs::path userFolder() {
    if (const char* documents = std::getenv("XDG_DOCUMENTS_DIR");
        documents != nullptr && *documents != '\0')
        return fs::path(documents) / "Thonmap";
    const char* home = std::getenv("HOME");
    return fs::path(home != nullptr && *home != '\0' ? home : ".") / "Documents" / "Thonmap";
}

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "thonmap-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        throw fs::filesystem_error("mkdtemp", pattern,
                                   std::error_code(errno, std::generic_category()));
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

} // namespace thonmap::platform
