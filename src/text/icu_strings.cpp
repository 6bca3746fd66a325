#include "text/icu_strings.h"

#include <cassert>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>

namespace thonmap::text {

icu::UnicodeString toUtf16(std::string_view utf8) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

std::string toUtf8(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

icu::UnicodeString composed(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    assert(U_SUCCESS(status)); // its data are compiled into ICU
    return normalizer->normalize(text, status);
}

icu::UnicodeString decomposed(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
    assert(U_SUCCESS(status));
    return normalizer->normalize(text, status);
}

icu::UnicodeString lowered(icu::UnicodeString text) {
    return text.toLower(icu::Locale::getRoot());
}

} // namespace thonmap::text
