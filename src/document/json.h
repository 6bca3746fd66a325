#pragma once

#include "core/result.h"
#include "document/value.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace thonmap::document {

/// Reads one JSON text (RFC 8259) strictly. `file` is only for the messages.
///
/// Refused, each with file and line: anything not JSON (comments, trailing commas, NaN), a key
/// twice in one object, text after the value, bytes that are not UTF-8, \u0000 and lone surrogates,
/// more than 64 levels, integers beyond 64 bits written without fraction or exponent, numbers
/// beyond a double. A byte order mark at the start is skipped.
[[nodiscard]] Result<Value> parse(std::string_view bytes, const std::string& file);

/// parse() of a file of at most 64 MB.
[[nodiscard]] Result<Value> load(const std::filesystem::path& path);

/// The document as text: UTF-8, two spaces a level, keys in their order, a newline at the end.
/// Lists of numbers that fit stand on one line. Doubles are the shortest that read back the same
/// and keep a fraction or exponent, so parse(write(v)) == v; non-finite ones become null. The same
/// value always gives the same bytes.
[[nodiscard]] std::string write(const Value& value);

/// On one line without spaces or newline at the end; for logs and messages.
[[nodiscard]] std::string writeCompact(const Value& value);

} // namespace thonmap::document
