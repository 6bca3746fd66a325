#pragma once

#include <functional>
#include <string_view>
#include <unicode/unistr.h>

namespace thonmap::text {

// Inside this module only: words as the judges of spelling see them.

/// How the capitals of a word are set.
enum class Capitals : unsigned char {
    small,     ///< ngân
    first,     ///< Ngân
    all,       ///< NGÂN
    plainOnly, ///< NGâN: ASCII letters large, the others small – a TCVN3 capital font
    mixed,     ///< ngÂn
};

[[nodiscard]] Capitals capitalsOf(const icu::UnicodeString& word);

/// Calls `each` for every piece of NFC text between ASCII characters that are no letters (and
/// no-break spaces, dashes and curly quotes). Any other sign stays in its word, so that a wrongly
/// decoded one spoils it.
void forEachWord(const icu::UnicodeString& nfc,
                 const std::function<void(const icu::UnicodeString&)>& each);

[[nodiscard]] bool isAscii(std::string_view text);
[[nodiscard]] bool isAscii(const icu::UnicodeString& text);

/// How well the word reads as one Vietnamese syllable, 0–1; see syllable.h. Case does not matter.
[[nodiscard]] double spelling(const icu::UnicodeString& word);

} // namespace thonmap::text
