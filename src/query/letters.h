#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace thonmap::query {

/// Bytes of the UTF-8 character that starts with `first`.
[[nodiscard]] inline std::size_t characterLength(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// What CASEI compares: letter by letter, marks and white space stay. Unlike text::foldKeepingTones
/// it knows no spelling, so that it means the same in every CQL2 server.
[[nodiscard]] std::string foldCase(std::string_view utf8);

/// What ACCENTI compares: no tones and marks, đ → d, Đ → D; case and white space stay.
[[nodiscard]] std::string foldAccents(std::string_view utf8);

} // namespace thonmap::query
