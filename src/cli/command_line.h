#pragma once

#include "core/language.h"

#include <iosfwd>
#include <optional>
#include <span>
#include <string>

namespace thonmap::cli {

/// Opens the window on a file (empty = none named) and returns when it is closed.
using OpenWindow = int (*)(int argc, char** argv, const std::string& file,
                           std::optional<Language> language);

/// The program without its process: what was typed after its name, and where output goes. `err` is
/// a terminal when `terminal` says so. `openWindow` may be null: a build without the window.
/// Returns the exit code; never ends the process, never throws.
[[nodiscard]] int run(int argc, char** argv, std::ostream& out, std::ostream& err, bool terminal,
                      OpenWindow openWindow);
/// The same for tests: no window.
[[nodiscard]] int run(std::span<const std::string> arguments, std::ostream& out, std::ostream& err);

} // namespace thonmap::cli
