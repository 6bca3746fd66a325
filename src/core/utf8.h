#pragma once

#include <cstddef>
#include <string_view>

namespace thonmap {

/// How many leading bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates,
/// nothing above U+10FFFF); bytes.size() when all are.
[[nodiscard]] std::size_t validUtf8Prefix(std::string_view bytes);

} // namespace thonmap
