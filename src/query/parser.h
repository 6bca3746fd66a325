#pragma once

#include "core/result.h"
#include "query/expression.h"

#include <string_view>

namespace thonmap::query {

/// Reads CQL2 text (OGC 21-065r2). Nothing is looked up: fields, functions and layers are judged
/// when the expression meets a table (query/evaluate.h).
///
/// Beyond the standard: any name may stand in double quotes (`""` inside is one quote); sub-terms
/// may be negated and parenthesised freely; WKT may be EMPTY. In text literals `''` and `\'` are a
/// quote; before a quote `\\` is one backslash, elsewhere a backslash is itself. A word that is
/// also a keyword of a literal (date, point, interval …) is a field unless "(" follows.
/// Text and names are brought to NFC.
///
/// Errors carry Where::position, the 0-based character (code point) in `cql2` they are about, say
/// what was found and what was expected, and the hint names the usual slips (== != "text" NULL ' ).
/// Only-spaces text is an error. Nesting deeper than 200 is refused.
[[nodiscard]] Result<Expression> parse(std::string_view cql2);

} // namespace thonmap::query
