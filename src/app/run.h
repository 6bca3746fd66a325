#pragma once

#include "core/language.h"

#include <optional>
#include <string>

namespace thonmap::app {

/// Opens the window on `map` (a document or data file; empty = the map opened last, else the
/// shipped one) and returns when it is closed: the exit code. `language` empty = the user's last
/// choice, else the locale's. \pre there is no QApplication yet
[[nodiscard]] int runWindow(int argc, char** argv, const std::string& map,
                            std::optional<Language> language);

} // namespace thonmap::app
