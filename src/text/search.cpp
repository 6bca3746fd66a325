#include "text/search.h"

#include "text/collator.h"
#include "text/icu_strings.h"
#include "text/normalize.h"

#include <algorithm>
#include <optional>
#include <unicode/uchar.h>

namespace thonmap::text {

namespace {

struct Word {
    std::u16string toned; ///< lower case, marks kept, tone placement unified
    std::u16string plain; ///< the same without marks
};

std::vector<Word> wordsOf(std::string_view text) {
    const icu::UnicodeString toned = toUtf16(foldKeepingTones(text));
    std::vector<Word> words;
    icu::UnicodeString word;
    const auto flush = [&] {
        if (!word.isEmpty())
            words.push_back(
                {std::u16string(view(word)), std::u16string(view(toUtf16(fold(toUtf8(word)))))});
        word.remove();
    };
    for (std::int32_t i = 0; i < toned.length(); i = toned.moveIndex32(i, 1)) {
        const UChar32 character = toned.char32At(i);
        if (u_isalnum(character) || u_charType(character) == U_NON_SPACING_MARK)
            word.append(character);
        else
            flush();
    }
    flush();
    return words;
}

/// At most one letter wrong, missing, too many or swapped with its neighbour.
bool isOneOff(std::u16string_view typed, std::u16string_view meant) {
    if (typed.size() > meant.size() + 1 || meant.size() > typed.size() + 1)
        return false;
    std::size_t same = 0;
    while (same < std::min(typed.size(), meant.size()) && typed[same] == meant[same])
        ++same;
    const auto rest = [same](std::u16string_view text, std::size_t skip) {
        return text.substr(std::min(text.size(), same + skip));
    };
    if (rest(typed, 1) == rest(meant, 1) || rest(typed, 1) == rest(meant, 0) ||
        rest(typed, 0) == rest(meant, 1))
        return true;
    return typed.size() == meant.size() && same + 1 < typed.size() &&
           typed[same] == meant[same + 1] && typed[same + 1] == meant[same] &&
           rest(typed, 2) == rest(meant, 2);
}

/// 1 when no mark was typed or every typed one is right; less for each letter typed otherwise. A
/// typed ă also stands for ằ: the tone may still be missing.
double toneFactor(const Word& typed, const Word& name) {
    if (typed.toned == typed.plain)
        return name.toned == name.plain ? 1 : 0.99;
    if (typed.toned.size() != typed.plain.size() || name.toned.size() != name.plain.size())
        return 0.8;
    double factor = 1;
    for (std::size_t i = 0; i < std::min(typed.toned.size(), name.toned.size()); ++i) {
        const char16_t letter = typed.toned[i];
        if (letter == name.toned[i])
            continue;
        const bool isBare = letter == typed.plain[i];
        const icu::UnicodeString parts = decomposed(icu::UnicodeString(name.toned[i]));
        const bool isPart =
            !isBare &&
            composed(icu::UnicodeString(parts, 0, std::min(2, parts.length()))).char32At(0) ==
                letter;
        factor *= isBare ? 0.95 : isPart ? 0.9 : 0.6;
    }
    return factor;
}

/// How well one typed word fits one word of a name, 0–1.
double fit(const Word& typed, const Word& name, bool isLast) {
    const std::size_t at = name.plain.find(typed.plain);
    if (at == 0) {
        const double covered =
            static_cast<double>(typed.plain.size()) / static_cast<double>(name.plain.size());
        // The last word is probably still being typed.
        const double whole = isLast ? 0.9 + 0.1 * covered : 0.75 + 0.25 * covered;
        return whole * toneFactor(typed, name);
    }
    if (typed.plain.size() >= 5 &&
        (isOneOff(typed.plain, name.plain) ||
         (isLast && name.plain.size() > typed.plain.size() &&
          isOneOff(typed.plain, std::u16string_view(name.plain).substr(0, typed.plain.size())))))
        return 0.5;
    if (at != std::u16string::npos && typed.plain.size() >= 2)
        return 0.4;
    return 0;
}

/// Best sum of fits with the typed words in order; empty when one of them fits nowhere.
std::optional<double> fitInOrder(const std::vector<Word>& typed, const std::vector<Word>& name) {
    constexpr double kNo = -1;
    std::vector<double> best(name.size() + 1, 0); // of the words so far, within name[0, j)
    for (std::size_t i = 0; i < typed.size(); ++i) {
        std::vector<double> next(name.size() + 1, kNo);
        for (std::size_t j = 1; j <= name.size(); ++j) {
            next[j] = next[j - 1];
            const double one = fit(typed[i], name[j - 1], i + 1 == typed.size());
            if (one > 0 && best[j - 1] >= 0)
                next[j] = std::max(next[j], best[j - 1] + one);
        }
        best = std::move(next);
    }
    return best.back() < 0 ? std::nullopt : std::optional(best.back());
}

std::optional<double> fitInAnyOrder(const std::vector<Word>& typed, const std::vector<Word>& name) {
    std::vector<bool> isUsed(name.size());
    double sum = 0;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        double best = 0;
        std::size_t where = 0;
        for (std::size_t j = 0; j < name.size(); ++j) {
            const double one = isUsed[j] ? 0 : fit(typed[i], name[j], i + 1 == typed.size());
            if (one > best) {
                best = one;
                where = j;
            }
        }
        if (best == 0)
            return std::nullopt;
        isUsed[where] = true;
        sum += best;
    }
    return sum;
}

/// "bangvan" for "Bằng Vân": the name's words run together, from the start of one of them.
bool fitsTogether(const std::vector<Word>& typed, const std::vector<Word>& name) {
    std::u16string wanted;
    for (const Word& word : typed)
        wanted += word.plain;
    for (std::size_t from = 0; from + 1 < name.size(); ++from) {
        std::u16string together;
        for (std::size_t i = from; i < name.size() && together.size() < wanted.size(); ++i)
            together += name[i].plain;
        if (wanted.size() >= 4 && together.starts_with(wanted))
            return true;
    }
    return false;
}

double scoreOf(const std::vector<Word>& typed, const std::vector<Word>& name) {
    const auto count = static_cast<double>(typed.size());
    double score = 0;
    if (const auto ordered = fitInOrder(typed, name))
        score = *ordered / count;
    else if (const auto any = fitInAnyOrder(typed, name))
        score = 0.7 * *any / count;
    if (score < 0.5 && fitsTogether(typed, name))
        score = 0.5;
    if (score == 0)
        return 0;
    // Of equal fits the name that is hardly longer than what was typed, and begins with it, is
    // meant.
    const double length = std::min(1.0, count / static_cast<double>(name.size()));
    const bool isStart = name.front().plain.starts_with(typed.front().plain);
    return score * (0.9 + 0.07 * length + (isStart ? 0.03 : 0));
}

} // namespace

std::vector<SearchHit> search(std::string_view query, std::span<const std::string> names,
                              std::size_t limit) {
    const std::vector<Word> typed = wordsOf(query);
    std::vector<SearchHit> hits;
    if (typed.empty() || limit == 0)
        return hits;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::vector<Word> name = wordsOf(names[i]);
        const double score = name.empty() ? 0 : scoreOf(typed, name);
        if (score > 0)
            hits.push_back({i, score});
    }
    const Collator collator;
    std::ranges::sort(hits, [&](const SearchHit& a, const SearchHit& b) {
        if (a.score != b.score)
            return a.score > b.score;
        const int order = collator.compare(names[a.index], names[b.index]);
        return order != 0 ? order < 0 : a.index < b.index;
    });
    hits.resize(std::min(hits.size(), limit));
    return hits;
}

} // namespace thonmap::text
