#include "text/encoding.h"
#include "text/icu_strings.h"
#include "text/words.h"

#include <algorithm>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <vector>

namespace thonmap::text {

namespace {

struct Word {
    std::int32_t start;
    icu::UnicodeString letters;
    Capitals capitals;
    bool isPlain;
};

int plainLetters(const icu::UnicodeString& word) {
    return static_cast<int>(
        std::ranges::count_if(view(word), [](char16_t unit) { return unit < 0x80; }));
}

bool isRoman(const icu::UnicodeString& word) {
    return std::ranges::all_of(view(word), [](char16_t unit) {
        return std::u16string_view(u"IVX").find(unit) != std::u16string_view::npos;
    });
}

/// A word that can only come from a capital font (NGâN), or at least says that the name is set in
/// capitals (THANH).
bool showsCapitals(const Word& word) {
    if (word.isPlain)
        return word.capitals == Capitals::all && word.letters.length() >= 3 &&
               !isRoman(word.letters);
    return word.capitals == Capitals::plainOnly && plainLetters(word.letters) >= 2;
}

bool startsLarge(const Word& word) {
    return u_isupper(word.letters.char32At(0)) != 0;
}

bool startsSmallBeyondAscii(const Word& word) {
    const UChar32 first = word.letters.char32At(0);
    return first >= 0x80 && u_islower(first) != 0;
}

std::vector<Word> wordsOf(const icu::UnicodeString& text) {
    std::vector<Word> words;
    std::int32_t from = 0;
    forEachWord(text, [&](const icu::UnicodeString& letters) {
        const std::int32_t start = text.indexOf(letters, from);
        from = start + letters.length();
        words.push_back({start, letters, capitalsOf(letters), isAscii(letters)});
    });
    return words;
}

} // namespace

std::string restoreNameCase(std::string_view utf8) {
    icu::UnicodeString text = composed(toUtf16(utf8));
    const std::vector<Word> words = wordsOf(text);
    const bool hasSmallAscii =
        std::ranges::any_of(view(text), [](char16_t unit) { return unit >= u'a' && unit <= u'z'; });
    if (!hasSmallAscii && std::ranges::any_of(words, showsCapitals))
        return toUtf8(text.toUpper(icu::Locale::getRoot()));

    const auto mayStartSmall = std::ranges::count_if(words, [](const Word& word) {
        return !startsLarge(word) && !startsSmallBeyondAscii(word);
    });
    const bool isName = mayStartSmall == 0 && std::ranges::any_of(words, startsLarge);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        const bool isFirst = i == 0 && words.size() > 1 && startsLarge(words[1]);
        if (startsSmallBeyondAscii(word) && (isName || isFirst))
            text.replace(word.start, 1, u_toupper(text.char32At(word.start)));
    }
    return toUtf8(text);
}

} // namespace thonmap::text
