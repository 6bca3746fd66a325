#pragma once

#include "core/message.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace thonmap {

/// Where something is wrong. Everything is optional; `file` is the path as the user gave it.
struct Where {
    std::string file;
    std::string layer;
    std::string field;
    /// The feature's id as its source counts (GDAL's FID).
    std::optional<std::int64_t> feature;
    /// 1-based row of a table or line of a text document.
    std::optional<std::int64_t> line;
    /// 0-based character in a query text.
    std::optional<std::int64_t> position;
};

/// Why something could not be done: a sentence in both languages, where, and the library's own
/// words in `detail` (English, for the specialist). Cheap to move.
struct Error {
    const Message* message = nullptr;
    std::vector<Argument> arguments;
    Where where;
    std::string detail;

    /// The whole sentence: message, detail in parentheses when there is one.
    [[nodiscard]] std::string text(Language language) const;
    [[nodiscard]] std::string hint(Language language) const;
};

/// What can fail from outside (file, CRS, schema, disk) returns this. Misuse is an assertion.
template <class T>
using Result = std::expected<T, Error>;

/// `return fail(msg::noSuchFile, {{"file", path}}, {.file = path});`
[[nodiscard]] std::unexpected<Error> fail(const Message& message,
                                          std::vector<Argument> arguments = {}, Where where = {},
                                          std::string detail = {});

} // namespace thonmap
