#pragma once

#include <string>
#include <string_view>

namespace thonmap::text {

/// Well-formed UTF-8 by RFC 3629.
[[nodiscard]] bool isUtf8(std::string_view bytes);

/// Unicode normal form C. Malformed bytes become U+FFFD, one for each maximal wrong piece.
[[nodiscard]] std::string nfc(std::string_view utf8);

/// For finding: lower case, no tones, no other marks, đ → d, runs of white space squeezed to one
/// blank and trimmed. fold("  Đức  Vân ") == "duc van".
[[nodiscard]] std::string fold(std::string_view utf8);

/// For telling names apart: lower case, NFC, white space squeezed, and the two ways of placing a
/// tone unified (hoà → hòa, thuý → thúy, khoẻ → khỏe). y and i, and everything else, stay.
[[nodiscard]] std::string foldKeepingTones(std::string_view utf8);

/// First letter of each word upper case, the rest lower case: "nGÂN sƠN" → "Ngân Sơn".
[[nodiscard]] std::string titleCase(std::string_view utf8);

} // namespace thonmap::text
