#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace thonmap::platform {

/// The one place for POSIX calls, so that a port has one file to write.

/// Makes `finalPath` appear whole or not at all: `write` fills a new file beside it (same
/// extension, since GDAL looks at it), which is then flushed to disk and renamed over `finalPath`.
/// When `write` fails, or the disk does, nothing is left behind and an existing file keeps its
/// bytes. `write` may create siblings named like the temporary file (shapefile parts); they are
/// renamed too, `finalPath` last.
[[nodiscard]] Result<void>
writeWhole(const std::filesystem::path& finalPath,
           const std::function<Result<void>(const std::filesystem::path&)>& write);
/// writeWhole for bytes in memory.
[[nodiscard]] Result<void> writeWhole(const std::filesystem::path& finalPath,
                                      std::string_view bytes);
/// The file's bytes; refuses more than `limitBytes`.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path,
                                           std::uint64_t limitBytes = std::uint64_t{1} << 30);

/// Where the shipped maps/ and layers/ are: THONMAP_HOME, else beside the program (installed), else
/// the source tree it was built from. Empty when none exists.
[[nodiscard]] std::filesystem::path shippedFolder();
/// The user's documents folder for Thonmap (not created here).
[[nodiscard]] std::filesystem::path userFolder();
/// A fresh folder under the system's temporary folder, removed with the object.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace thonmap::platform
