#include "text/syllable.h"

#include "text/icu_strings.h"

#include <algorithm>
#include <array>

namespace thonmap::text {

namespace {

constexpr std::u16string_view kVowels = u"aăâeêioôơuưy";
constexpr std::u16string_view kMarkedVowels = u"ăâêôơư";
constexpr std::u16string_view kConsonants = u"bcdđghklmnpqrstvx";
constexpr std::array<char16_t, 6> kToneMarks{0, 0x300, 0x301, 0x309, 0x303, 0x323};

constexpr auto kOnsets = std::to_array<std::u16string_view>(
    {u"",  u"b",  u"c",   u"ch", u"d", u"đ",  u"g",  u"gh", u"gi", u"h", u"k",  u"kh", u"l", u"m",
     u"n", u"ng", u"ngh", u"nh", u"p", u"ph", u"qu", u"r",  u"s",  u"t", u"th", u"tr", u"v", u"x"});

/// Rhymes of standard spelling without tone; sorted by nothing, looked up once a word.
constexpr auto kRhymes = std::to_array<std::u16string_view>({
    u"a",    u"ac",   u"ach",  u"ai",   u"am",  u"an",   u"ang", u"anh",  u"ao",   u"ap",   u"at",
    u"au",   u"ay",   u"ăc",   u"ăm",   u"ăn",  u"ăng",  u"ăp",  u"ăt",   u"âc",   u"âm",   u"ân",
    u"âng",  u"âp",   u"ât",   u"âu",   u"ây",  u"e",    u"ec",  u"em",   u"en",   u"eng",  u"eo",
    u"ep",   u"et",   u"ê",    u"êch",  u"êm",  u"ên",   u"ênh", u"êp",   u"êt",   u"êu",   u"i",
    u"ia",   u"ich",  u"iêc",  u"iêm",  u"iên", u"iêng", u"iêp", u"iêt",  u"iêu",  u"im",   u"in",
    u"inh",  u"ip",   u"it",   u"iu",   u"o",   u"oa",   u"oac", u"oach", u"oai",  u"oam",  u"oan",
    u"oang", u"oanh", u"oao",  u"oap",  u"oat", u"oay",  u"oăc", u"oăm",  u"oăn",  u"oăng", u"oăt",
    u"oc",   u"oe",   u"oen",  u"oeo",  u"oet", u"oi",   u"om",  u"on",   u"ong",  u"ooc",  u"oong",
    u"op",   u"ot",   u"ô",    u"ôc",   u"ôi",  u"ôm",   u"ôn",  u"ông",  u"ôp",   u"ôt",   u"ơ",
    u"ơi",   u"ơm",   u"ơn",   u"ơp",   u"ơt",  u"u",    u"ua",  u"uân",  u"uâng", u"uât",  u"uây",
    u"uc",   u"uê",   u"uêch", u"uênh", u"ui",  u"um",   u"un",  u"ung",  u"uơ",   u"uôc",  u"uôi",
    u"uôm",  u"uôn",  u"uông", u"uôt",  u"up",  u"ut",   u"uy",  u"uya",  u"uych", u"uyên", u"uyêt",
    u"uyn",  u"uynh", u"uyt",  u"uyu",  u"ư",   u"ưa",   u"ưc",  u"ưi",   u"ưng",  u"ươc",  u"ươi",
    u"ươm",  u"ươn",  u"ương", u"ươp",  u"ươt", u"ươu",  u"ưt",  u"ưu",   u"y",    u"yên",  u"yêng",
    u"yêt",  u"yêu",  u"yêm",
});

/// What may follow "gi" beyond kRhymes, whose i stands for that of iê: giêng, giếc, giệp.
constexpr auto kRhymesAfterGi = std::to_array<std::u16string_view>({u"êng", u"êc", u"êp"});
/// After "qu" the y stands for the i of kRhymes, and the glide is taken: quyên, quynh, quyt.
constexpr auto kRhymesAfterQu =
    std::to_array<std::u16string_view>({u"yn", u"ynh", u"yt", u"ych", u"yên", u"yêt"});

bool isVowel(char16_t letter) {
    return kVowels.find(letter) != std::u16string_view::npos;
}

template <class List>
bool has(const List& list, std::u16string_view item) {
    return std::ranges::find(list, item) != list.end();
}

bool isStop(std::u16string_view coda) {
    return coda == u"c" || coda == u"ch" || coda == u"p" || coda == u"t";
}

/// c, g and ng before a, o, u; k, gh and ngh before e, i, y.
bool onsetFitsVowel(std::u16string_view onset, char16_t vowel) {
    const bool isFront = std::u16string_view(u"eêiy").find(vowel) != std::u16string_view::npos;
    if (onset == u"c" || onset == u"g" || onset == u"ng")
        return !isFront || (onset == u"g" && vowel == u'i');
    if (onset == u"k" || onset == u"gh" || onset == u"ngh")
        return isFront;
    return true;
}

bool isStandard(const Syllable& syllable) {
    const std::u16string rhyme = syllable.nucleus + syllable.coda;
    const bool isKnown = has(kRhymes, rhyme) ||
                         (syllable.onset == u"gi" && has(kRhymesAfterGi, rhyme)) ||
                         (syllable.onset == u"qu" && has(kRhymesAfterQu, rhyme));
    if (!isKnown || !has(kOnsets, syllable.onset) ||
        !onsetFitsVowel(syllable.onset, syllable.nucleus.front()))
        return false;
    // yê begins a syllable (yên); after a consonant it is written iê.
    if (rhyme.starts_with(u"yê") && !syllable.onset.empty() && syllable.onset != u"qu")
        return false;
    if (rhyme.starts_with(u"iê") && syllable.onset.empty())
        return false;
    return !isStop(syllable.coda) || syllable.tone == Tone::acute || syllable.tone == Tone::dot;
}

bool isHighland(const Syllable& syllable) {
    static constexpr auto kHighlandOnsets =
        std::to_array<std::u16string_view>({u"kr", u"pl", u"br", u"đr", u"bl", u"gl", u"kl", u"gr",
                                            u"pr", u"dr", u"hr", u"hl", u"ml"});
    const std::u16string closed =
        syllable.coda == u"k" ? syllable.nucleus + u'c' : syllable.nucleus + syllable.coda;
    const bool onset = has(kOnsets, syllable.onset) || has(kHighlandOnsets, syllable.onset);
    // Kạn, Kông: k where the standard writes c.
    const bool isForeign =
        syllable.coda == u"k" || syllable.onset == u"k" || has(kHighlandOnsets, syllable.onset);
    return onset && isForeign && has(kRhymes, closed);
}

/// Index in the nucleus of the vowel that carries the tone.
std::size_t toneVowel(const Syllable& syllable) {
    const std::u16string& nucleus = syllable.nucleus;
    const std::size_t marked = nucleus.find_last_of(kMarkedVowels);
    if (marked != std::u16string::npos)
        return marked;
    if (nucleus.size() == 2)
        return syllable.coda.empty() ? 0 : 1;
    return nucleus.size() >= 3 ? 1 : 0;
}

} // namespace

std::optional<Syllable> splitSyllable(std::u16string_view lowerCaseNfc) {
    const icu::UnicodeString parts = decomposed(
        icu::UnicodeString(lowerCaseNfc.data(), static_cast<std::int32_t>(lowerCaseNfc.size())));
    Syllable syllable;
    std::u16string letters;
    for (const char16_t unit : view(parts)) {
        const auto tone = std::find(kToneMarks.begin() + 1, kToneMarks.end(), unit);
        if (tone == kToneMarks.end()) {
            letters += unit;
            continue;
        }
        if (syllable.tone != Tone::level)
            return std::nullopt;
        syllable.tone = static_cast<Tone>(tone - kToneMarks.begin());
    }
    const icu::UnicodeString shaped =
        composed(icu::UnicodeString(letters.data(), static_cast<std::int32_t>(letters.size())));
    const std::u16string_view bare = view(shaped);
    if (bare.size() > 8)
        return std::nullopt;

    std::size_t at = 0;
    while (at < bare.size() && kConsonants.find(bare[at]) != std::u16string_view::npos)
        ++at;
    if (bare.starts_with(u"qu") && bare.size() > 2 && isVowel(bare[2]))
        at = 2;
    else if (bare.starts_with(u"gi") && bare.size() > 2 && isVowel(bare[2]))
        at = 2;
    std::size_t end = at;
    while (end < bare.size() && isVowel(bare[end]))
        ++end;
    const std::u16string_view coda = bare.substr(end);
    if (end == at || !std::ranges::all_of(coda, [](char16_t letter) {
            return kConsonants.find(letter) != std::u16string_view::npos;
        }))
        return std::nullopt;
    syllable.onset = bare.substr(0, at);
    syllable.nucleus = bare.substr(at, end - at);
    syllable.coda = coda;
    return syllable;
}

std::u16string joinSyllable(const Syllable& syllable) {
    std::u16string letters = syllable.onset + syllable.nucleus;
    if (syllable.tone != Tone::level)
        letters.insert(syllable.onset.size() + toneVowel(syllable) + 1, 1,
                       kToneMarks[static_cast<std::size_t>(syllable.tone)]);
    letters += syllable.coda;
    return std::u16string(view(
        composed(icu::UnicodeString(letters.data(), static_cast<std::int32_t>(letters.size())))));
}

double plausibility(const Syllable& syllable) {
    if (isStandard(syllable))
        return 1;
    return isHighland(syllable) ? 0.5 : 0;
}

} // namespace thonmap::text
