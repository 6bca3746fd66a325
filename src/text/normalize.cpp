#include "text/normalize.h"

#include "core/utf8.h"
#include "text/icu_strings.h"
#include "text/syllable.h"

#include <unicode/uchar.h>

namespace thonmap::text {

namespace {

bool isLetter(UChar32 character) {
    return u_isalpha(character) || u_charType(character) == U_NON_SPACING_MARK;
}

icu::UnicodeString squeezed(const icu::UnicodeString& text) {
    icu::UnicodeString out;
    bool isPending = false;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 character = text.char32At(i);
        if (u_isUWhiteSpace(character)) {
            isPending = !out.isEmpty();
            continue;
        }
        if (isPending)
            out.append(u' ');
        isPending = false;
        out.append(character);
    }
    return out;
}

/// Calls `each(word)` for every run of letters; what it returns stands in its place.
template <class Each>
icu::UnicodeString mapWords(const icu::UnicodeString& text, Each each) {
    icu::UnicodeString out;
    icu::UnicodeString word;
    for (std::int32_t i = 0; i <= text.length(); i = text.moveIndex32(i, 1)) {
        const bool isEnd = i == text.length();
        const UChar32 character = isEnd ? 0 : text.char32At(i);
        if (!isEnd && isLetter(character)) {
            word.append(character);
            continue;
        }
        if (!word.isEmpty())
            out.append(each(word));
        word.remove();
        if (isEnd)
            break;
        out.append(character);
    }
    return out;
}

} // namespace

bool isUtf8(std::string_view bytes) {
    return validUtf8Prefix(bytes) == bytes.size();
}

std::string nfc(std::string_view utf8) {
    return toUtf8(composed(toUtf16(utf8)));
}

std::string fold(std::string_view utf8) {
    const icu::UnicodeString parts = decomposed(lowered(toUtf16(utf8)));
    icu::UnicodeString bare;
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const UChar32 character = parts.char32At(i);
        if (u_charType(character) != U_NON_SPACING_MARK)
            bare.append(character == u'đ' ? u'd' : character);
    }
    return toUtf8(composed(squeezed(bare)));
}

std::string foldKeepingTones(std::string_view utf8) {
    const icu::UnicodeString text = squeezed(composed(lowered(toUtf16(utf8))));
    return toUtf8(mapWords(text, [](const icu::UnicodeString& word) {
        const auto syllable = splitSyllable(view(word));
        if (!syllable || syllable->tone == Tone::level)
            return word;
        const std::u16string joined = joinSyllable(*syllable);
        return icu::UnicodeString(joined.data(), static_cast<std::int32_t>(joined.size()));
    }));
}

std::string titleCase(std::string_view utf8) {
    return toUtf8(mapWords(composed(toUtf16(utf8)), [](const icu::UnicodeString& word) {
        icu::UnicodeString out = lowered(word);
        const UChar32 first = out.char32At(0);
        return out.replace(0, U16_LENGTH(first), u_toupper(first));
    }));
}

} // namespace thonmap::text
