#pragma once

#include "core/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::query {

/// One word of CQL2 text.
struct Token {
    enum class Kind : std::uint8_t {
        end,
        number, ///< unsigned; `text` as written
        text,   ///< 'literal'; `text` without quotes, escapes resolved, NFC
        name,   ///< identifier or keyword, NFC
        quoted, ///< "name", NFC
        symbol, ///< ( ) , + - * / % ^ = < > <= >= <>
    };
    Kind kind = Kind::end;
    std::string text;
    /// As written, for messages.
    std::string_view source;
    /// 0-based character of its start.
    std::int64_t position = 0;
};

/// The words of `cql2`, an end token last. Its views point into `cql2`.
[[nodiscard]] Result<std::vector<Token>> tokenize(std::string_view cql2);

/// True for what may stand unquoted as a field's name (letters as CQL2 has them; not a keyword).
[[nodiscard]] bool isPlainName(std::string_view name);
/// Equal ASCII letters, whatever their case.
[[nodiscard]] bool sameWord(std::string_view a, std::string_view b);

/// Where a character of a text literal stands in the query: `inner` counts characters of the value,
/// `literalPosition` is that of the opening quote. Exact for literals that toText() writes.
[[nodiscard]] std::int64_t positionInLiteral(std::int64_t literalPosition, std::string_view value,
                                             std::int64_t inner);

/// The number a text writes; false when it is too large for a double. Too small is zero.
[[nodiscard]] bool finiteNumber(std::string_view text, double& value);

} // namespace thonmap::query
