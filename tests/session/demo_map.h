#pragma once

#include "session/map.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace thonmap::test {

/// maps/ngan-son.map.json of the source tree, opened once for all tests of the process.
[[nodiscard]] session::MapPtr demoMap();
[[nodiscard]] std::filesystem::path demoDocument();

/// Rows of a register CSV as texts by column, read here without any of the program's readers, so
/// that figures can be recomputed independently.
using CsvRow = std::map<std::string, std::string>;
[[nodiscard]] std::vector<CsvRow> csvRows(const std::string& table);

/// Prints an error's English text when it fails.
template <class T>
[[nodiscard]] std::string why(const Result<T>& result) {
    return result ? std::string{} : result.error().text(Language::en);
}

} // namespace thonmap::test
