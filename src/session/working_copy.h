#pragma once

#include "core/result.h"

#include <filesystem>

namespace thonmap::session {

/// The shipped map of Ngân Sơn; empty when nothing is installed.
[[nodiscard]] std::filesystem::path demoMap();

/// True for files in the shipped folder: examples, never changed.
[[nodiscard]] bool isShipped(const std::filesystem::path& path);

/// A copy of a map document with the layers and data it uses in a folder of its own among the
/// user's documents; its document's path comes back. A copy made before is reused as it is: it may
/// hold the user's work. Appears whole or not at all.
[[nodiscard]] Result<std::filesystem::path> workingCopy(const std::filesystem::path& document);

/// Where a map or layer document named `name` is: as given, else in the user's folder, else in the
/// shipped one. Empty when nowhere.
[[nodiscard]] std::filesystem::path locate(const std::filesystem::path& name);

} // namespace thonmap::session
