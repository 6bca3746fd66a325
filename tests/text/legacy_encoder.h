#pragma once

#include "text/encoding.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::test {

/// The 134 letters of Vietnamese beyond ASCII (67 small, 67 capital), NFC.
[[nodiscard]] std::vector<std::string> vietnameseLetters();

/// UTF-8 → legacy bytes, written independently of the decoder: TCVN3, VISCII and CP1258 through
/// iconv, VNI from the letters of its keyboard. Empty when the encoding has no such letter.
[[nodiscard]] std::optional<std::string> encodeLegacy(std::string_view utf8,
                                                      text::Encoding encoding);

/// What a program shows that takes the bytes for CP1252 (bytes it lacks become C1 controls).
[[nodiscard]] std::string shownAsCp1252(std::string_view bytes);

/// As typed in a TCVN3 capital font: accented letters small, ASCII ones large.
[[nodiscard]] std::string inCapitalFont(std::string_view utf8);

} // namespace thonmap::test
