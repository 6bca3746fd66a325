#pragma once

#include <string>
#include <string_view>
#include <unicode/unistr.h>

namespace thonmap::text {

// Inside this module only: between UTF-8 and ICU's strings.

/// Malformed bytes become U+FFFD.
[[nodiscard]] icu::UnicodeString toUtf16(std::string_view utf8);
[[nodiscard]] std::string toUtf8(const icu::UnicodeString& text);
[[nodiscard]] icu::UnicodeString composed(const icu::UnicodeString& text);
[[nodiscard]] icu::UnicodeString decomposed(const icu::UnicodeString& text);
/// Lower case without the rules of any language.
[[nodiscard]] icu::UnicodeString lowered(icu::UnicodeString text);
[[nodiscard]] inline std::u16string_view view(const icu::UnicodeString& text) {
    return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

} // namespace thonmap::text
