#include "core/utf8.h"
#include "text/encoding.h"
#include "text/icu_strings.h"
#include "text/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace thonmap::text {

namespace {

/// More distinct values than this say nothing new.
constexpr std::size_t kMaxValues = 2000;
/// Less than this share of readable words is not Vietnamese.
constexpr double kReadable = 0.6;

/// How a column reads under one encoding.
struct Reading {
    Encoding encoding = Encoding::unknown;
    double share = 0;   ///< of words with letters beyond ASCII, how much is well spelt
    double overall = 0; ///< the same with plain words counted a quarter
    double marked = 0;  ///< words with letters beyond ASCII; short ones count less
    std::vector<std::string> texts;
};

/// Where readings are equally good, the encoding met more often wins.
double prior(Encoding encoding) {
    switch (encoding) {
    case Encoding::utf8:
        return 0.03;
    case Encoding::tcvn3:
        return 0.02;
    case Encoding::vni:
        return 0.015;
    case Encoding::cp1258:
        return 0.01;
    case Encoding::viscii:
        return 0.005;
    case Encoding::cp1252:
        return 0.001;
    default:
        return 0;
    }
}

/// "m²", "°C", "©": right as they stand.
bool isSign(const icu::UnicodeString& word) {
    static constexpr auto kUnits = std::to_array<std::u16string_view>(
        {u"", u"m", u"km", u"cm", u"mm", u"dm", u"C", u"F", u"N"});
    static constexpr std::u16string_view kSigns = u"²³°©®½¼¾±×÷µ§«»…•–€™";
    std::u16string letters;
    for (const char16_t unit : view(word)) {
        if (unit < 0x80)
            letters += unit;
        else if (kSigns.find(unit) == std::u16string_view::npos)
            return false;
    }
    return std::ranges::find(kUnits, letters) != kUnits.end();
}

/// One letter can be anything, two say little.
double weightOf(const icu::UnicodeString& word) {
    return word.length() == 1 ? 0.2 : word.length() == 2 ? 0.5 : 1;
}

double caseFactor(const icu::UnicodeString& word, Encoding encoding) {
    const Capitals capitals = capitalsOf(word);
    const bool isOdd = capitals == Capitals::mixed ||
                       (capitals == Capitals::plainOnly && encoding != Encoding::tcvn3);
    return isOdd ? 0.3 : 1;
}

Reading judged(Encoding encoding, std::vector<std::string> texts) {
    const bool isAsShown = encoding == Encoding::utf8 || encoding == Encoding::cp1252;
    double good = 0;
    double plain = 0;
    double plainGood = 0;
    double marked = 0;
    std::set<icu::UnicodeString> seen; // a unit in every row is no evidence
    for (const std::string& text : texts)
        forEachWord(toUtf16(text), [&](const icu::UnicodeString& word) {
            if (!seen.insert(word).second)
                return;
            if (!isAscii(word)) {
                const double weight = weightOf(word);
                marked += weight;
                good +=
                    weight *
                    (isAsShown && isSign(word) ? 1 : spelling(word) * caseFactor(word, encoding));
            } else if (word.length() > 1) {
                plain += 0.25;
                plainGood += 0.25 * std::ceil(spelling(word));
            }
        });
    return {encoding, marked == 0 ? 0 : good / marked,
            marked == 0 ? 0 : (good + plainGood) / (marked + plain), marked, std::move(texts)};
}

template <class Decode>
std::vector<Reading> readings(std::span<const std::string_view> values,
                              std::initializer_list<Encoding> candidates, Decode decodeOne) {
    std::vector<Reading> all;
    for (const Encoding encoding : candidates) {
        std::vector<std::string> texts;
        texts.reserve(values.size());
        for (const std::string_view value : values)
            texts.push_back(decodeOne(value, encoding));
        all.push_back(judged(encoding, std::move(texts)));
    }
    std::ranges::sort(all, std::greater<>(), [](const Reading& reading) {
        return reading.share + prior(reading.encoding);
    });
    return all;
}

/// That a lead over a reading of this share is no chance. One word that only one encoding can spell
/// gives 0.7, two 0.9.
double certainty(const Reading& best, double rivalShare) {
    return 1 - std::exp(-1.2 * best.marked * std::max(0.0, best.share - rivalShare));
}

/// The best reading and how far it leads the next that would give other text.
Guess chosen(const std::vector<Reading>& sorted) {
    const Reading& best = sorted.front();
    if (best.share < kReadable || best.overall < kReadable)
        return {Encoding::unknown, 1 - best.share};
    const auto rival = std::find_if(sorted.begin() + 1, sorted.end(), [&](const Reading& other) {
        return other.texts != best.texts;
    });
    const double lead = rival == sorted.end() ? best.share : best.share - rival->share;
    return {best.encoding, best.share * certainty(best, best.share - lead)};
}

std::vector<std::string_view> distinctMarked(std::span<const std::string_view> values) {
    std::vector<std::string_view> distinct;
    std::unordered_set<std::string_view> seen;
    for (const std::string_view value : values) {
        // TCVN3 puts letters on control codes too, but never on those alone.
        if (isAscii(value) || !seen.insert(value).second)
            continue;
        distinct.push_back(value);
        if (distinct.size() == kMaxValues)
            break;
    }
    return distinct;
}

/// Well-formed up to a last letter that was cut off.
bool isUtf8ButForItsEnd(std::string_view bytes) {
    const std::size_t valid = validUtf8Prefix(bytes);
    if (valid == bytes.size())
        return true;
    const std::string_view rest = bytes.substr(valid);
    const auto lead = static_cast<unsigned char>(rest.front());
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    return valid > 0 && lead >= 0xC2 && rest.size() < length &&
           std::ranges::all_of(
               rest.substr(1),
               [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; });
}

/// ơ, ế and the like: no byte shows as one of these, so the text was Unicode from the start.
bool hasLettersBeyondBytes(const std::vector<std::string>& texts) {
    const auto count = std::ranges::count_if(texts, [](const std::string& text) {
        return std::ranges::any_of(view(toUtf16(text)), [](char16_t unit) {
            return unit == u'ă' || unit == u'Ă' || unit == u'đ' || unit == u'Đ' || unit == u'ơ' ||
                   unit == u'Ơ' || unit == u'ư' || unit == u'Ư' ||
                   (unit >= 0x1EA0 && unit <= 0x1EF9);
        });
    });
    return count * 5 > std::ssize(texts);
}

Guess detectUtf8(std::span<const std::string_view> values) {
    const auto sorted = readings(values, {Encoding::utf8, Encoding::utf8Twice}, decode);
    const bool isTwice = sorted.front().encoding == Encoding::utf8Twice &&
                         sorted.front().share >= kReadable &&
                         sorted.front().share > sorted.back().share + 0.3;
    if (isTwice)
        return chosen(sorted);
    const bool isCut = std::ranges::any_of(
        values, [](std::string_view value) { return validUtf8Prefix(value) < value.size(); });
    return {Encoding::utf8, isCut ? 0.95 : 0.99};
}

} // namespace

double vietnameseShare(std::string_view utf8) {
    return judged(Encoding::tcvn3, {toUtf8(composed(toUtf16(utf8)))}).share;
}

Guess detect(std::span<const std::string_view> values) {
    const auto sample = distinctMarked(values);
    if (sample.empty())
        return {Encoding::utf8, 1};
    const bool hasWhole = std::ranges::any_of(
        sample, [](std::string_view value) { return validUtf8Prefix(value) == value.size(); });
    if (hasWhole && std::ranges::all_of(sample, isUtf8ButForItsEnd))
        return detectUtf8(sample);
    return chosen(readings(sample,
                           {Encoding::utf8, Encoding::tcvn3, Encoding::vni, Encoding::cp1258,
                            Encoding::viscii, Encoding::cp1252},
                           decode));
}

Guess detectMojibake(std::span<const std::string_view> values) {
    const auto sample = distinctMarked(values);
    if (sample.empty())
        return {Encoding::utf8, 1};
    const auto sorted = readings(sample,
                                 {Encoding::utf8, Encoding::tcvn3, Encoding::vni, Encoding::cp1258,
                                  Encoding::viscii, Encoding::utf8Twice},
                                 decodeMojibake);
    const auto asItIs = std::ranges::find(sorted, Encoding::utf8, &Reading::encoding);
    const Guess guess = chosen(sorted);
    const bool isLegacy = guess.encoding != Encoding::unknown && guess.encoding != Encoding::utf8;
    if (hasLettersBeyondBytes(asItIs->texts))
        return {Encoding::utf8, 0.99};
    if (!isLegacy)
        return {Encoding::utf8, std::clamp(1 - sorted.front().share + asItIs->share, 0.5, 1.0)};
    // The better reading must lead what is shown by more than chance.
    if (const double sure = certainty(sorted.front(), asItIs->share); sure < 0.5)
        return {Encoding::utf8, 1 - sure};
    return guess;
}

} // namespace thonmap::text
