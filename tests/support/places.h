#pragma once

#include "core/platform.h"

#include <filesystem>
#include <string_view>

namespace thonmap::test {

/// The source tree: maps/, layers/, tests/data/.
[[nodiscard]] std::filesystem::path sourceFolder();

/// A file of the shared test data (`data/…`, `corpora/…`) that lies beside the checkout, or at
/// THONMAP_SHARED. Empty when it is not there: the test then calls THONMAP_NEEDS, which skips with
/// the reason, and tests/run counts it.
[[nodiscard]] std::filesystem::path shared(std::string_view relative);

/// A fresh folder whose name has a space and Vietnamese letters, removed with the object.
class Folder {
public:
    Folder();
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const {
        return m_path / name;
    }

private:
    platform::TemporaryFolder m_root;
    std::filesystem::path m_path;
};

/// Writes bytes as they are; creates parent folders.
void writeFile(const std::filesystem::path& path, std::string_view bytes);
/// All bytes of a file; "" when it cannot be read.
[[nodiscard]] std::string slurp(const std::filesystem::path& path);

} // namespace thonmap::test

/// Skips the running test, saying why, when a shared file is not at hand.
#define THONMAP_NEEDS(path)                                                                        \
    if ((path).empty())                                                                            \
    GTEST_SKIP() << "shared test data not beside the checkout: " #path
