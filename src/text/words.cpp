#include "text/words.h"

#include "text/icu_strings.h"
#include "text/syllable.h"

#include <algorithm>
#include <unicode/uchar.h>

namespace thonmap::text {

namespace {

bool separates(UChar32 character) {
    if (character < 0x80)
        return !u_isalpha(character);
    return character == 0xA0 || (character >= 0x2010 && character <= 0x201F);
}

} // namespace

Capitals capitalsOf(const icu::UnicodeString& word) {
    int large = 0;
    int small = 0;
    int plainLarge = 0;
    int plain = 0;
    bool isFirstLarge = false;
    for (std::int32_t i = 0; i < word.length(); i = word.moveIndex32(i, 1)) {
        const UChar32 character = word.char32At(i);
        const bool isLarge = u_isupper(character);
        if (!isLarge && !u_islower(character))
            continue;
        isFirstLarge = isFirstLarge || (isLarge && large + small == 0);
        (isLarge ? large : small) += 1;
        plain += character < 0x80 ? 1 : 0;
        plainLarge += character < 0x80 && isLarge ? 1 : 0;
    }
    if (large == 0)
        return Capitals::small;
    if (small == 0)
        return large == 1 ? Capitals::first : Capitals::all;
    if (isFirstLarge && large == 1)
        return Capitals::first;
    // Đ Ă Â Ê Ô Ơ Ư exist in TCVN3, so that some capitals beyond ASCII may be right already.
    return plain > 0 && plainLarge == plain ? Capitals::plainOnly : Capitals::mixed;
}

void forEachWord(const icu::UnicodeString& nfc,
                 const std::function<void(const icu::UnicodeString&)>& each) {
    std::int32_t start = 0;
    for (std::int32_t i = 0; i <= nfc.length();) {
        const bool isEnd = i == nfc.length();
        if (isEnd || separates(nfc.char32At(i))) {
            if (i > start)
                each(icu::UnicodeString(nfc, start, i - start));
            if (isEnd)
                return;
            i = nfc.moveIndex32(i, 1);
            start = i;
        } else {
            i = nfc.moveIndex32(i, 1);
        }
    }
}

bool isAscii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool isAscii(const icu::UnicodeString& text) {
    return std::ranges::all_of(view(text), [](char16_t unit) { return unit < 0x80; });
}

double spelling(const icu::UnicodeString& word) {
    const icu::UnicodeString small = lowered(word);
    const auto syllable = splitSyllable(view(small));
    return syllable ? plausibility(*syllable) : 0;
}

} // namespace thonmap::text
