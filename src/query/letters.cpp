#include "query/letters.h"

#include "text/normalize.h"

#include <vector>

namespace thonmap::query {

namespace {

std::string lowered(std::string_view letter) {
    // Two letters whose lower case is not their case folding (Unicode's CaseFolding.txt).
    if (letter == "ς")
        return "σ";
    if (letter == "ß" || letter == "ẞ")
        return "ss";
    std::string lower = text::foldKeepingTones(letter);
    return lower.empty() ? std::string(letter) : lower; // white space is squeezed to nothing there
}

bool isCombiningMark(std::string_view letter) {
    return letter.size() == 2 && letter >= "\u0300" && letter <= "\u036F";
}

std::string withoutMarks(std::string_view letter) {
    if (isCombiningMark(letter))
        return {};
    const std::string base = text::fold(letter);
    if (base.empty())
        return std::string(letter);
    const bool capital = text::foldKeepingTones(letter) != letter;
    return capital ? text::titleCase(base) : base;
}

using Fold = std::string (*)(std::string_view);

// Vietnamese lives below U+2000 (ế is U+1EBF): look those letters up instead of asking again.
constexpr std::size_t kTableSize = 0x2000;

std::vector<std::string> tableOf(Fold fold) {
    std::vector<std::string> table(kTableSize);
    for (std::size_t c = 0; c < kTableSize; ++c) {
        std::string letter;
        if (c < 0x80)
            letter = {static_cast<char>(c)};
        else if (c < 0x800)
            letter = {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
        else
            letter = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                      static_cast<char>(0x80 | (c & 0x3F))};
        table[c] = fold(letter);
    }
    return table;
}

std::string folded(std::string_view utf8, const std::vector<std::string>& table, Fold fold) {
    std::string result;
    result.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const std::string_view letter = utf8.substr(at, characterLength(utf8[at]));
        at += letter.size();
        const auto byte = [&](std::size_t i) {
            return static_cast<std::size_t>(static_cast<unsigned char>(letter[i]));
        };
        std::size_t c = kTableSize;
        if (letter.size() == 1)
            c = byte(0);
        else if (letter.size() == 2)
            c = (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
        else if (letter.size() == 3)
            c = (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
        result += c < kTableSize ? table[c] : fold(letter);
    }
    return result;
}

} // namespace

std::string foldCase(std::string_view utf8) {
    static const std::vector<std::string> table = tableOf(lowered);
    return folded(utf8, table, lowered);
}

std::string foldAccents(std::string_view utf8) {
    static const std::vector<std::string> table = tableOf(withoutMarks);
    return folded(utf8, table, withoutMarks);
}

} // namespace thonmap::query
