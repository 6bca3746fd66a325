#include "legacy_encoder.h"

#include <array>
#include <cstdint>
#include <iconv.h>
#include <map>

namespace thonmap::test {

namespace {

/// Small letters by base, with the five tones in the order ´ ` ? ~ . after the bare one.
constexpr std::array<std::array<const char*, 6>, 12> kSmall{{
    {"a", "á", "à", "ả", "ã", "ạ"},
    {"ă", "ắ", "ằ", "ẳ", "ẵ", "ặ"},
    {"â", "ấ", "ầ", "ẩ", "ẫ", "ậ"},
    {"e", "é", "è", "ẻ", "ẽ", "ẹ"},
    {"ê", "ế", "ề", "ể", "ễ", "ệ"},
    {"i", "í", "ì", "ỉ", "ĩ", "ị"},
    {"o", "ó", "ò", "ỏ", "õ", "ọ"},
    {"ô", "ố", "ồ", "ổ", "ỗ", "ộ"},
    {"ơ", "ớ", "ờ", "ở", "ỡ", "ợ"},
    {"u", "ú", "ù", "ủ", "ũ", "ụ"},
    {"ư", "ứ", "ừ", "ử", "ữ", "ự"},
    {"y", "ý", "ỳ", "ỷ", "ỹ", "ỵ"},
}};
constexpr std::array<std::array<const char*, 6>, 12> kLarge{{
    {"A", "Á", "À", "Ả", "Ã", "Ạ"},
    {"Ă", "Ắ", "Ằ", "Ẳ", "Ẵ", "Ặ"},
    {"Â", "Ấ", "Ầ", "Ẩ", "Ẫ", "Ậ"},
    {"E", "É", "È", "Ẻ", "Ẽ", "Ẹ"},
    {"Ê", "Ế", "Ề", "Ể", "Ễ", "Ệ"},
    {"I", "Í", "Ì", "Ỉ", "Ĩ", "Ị"},
    {"O", "Ó", "Ò", "Ỏ", "Õ", "Ọ"},
    {"Ô", "Ố", "Ồ", "Ổ", "Ỗ", "Ộ"},
    {"Ơ", "Ớ", "Ờ", "Ở", "Ỡ", "Ợ"},
    {"U", "Ú", "Ù", "Ủ", "Ũ", "Ụ"},
    {"Ư", "Ứ", "Ừ", "Ử", "Ữ", "Ự"},
    {"Y", "Ý", "Ỳ", "Ỷ", "Ỹ", "Ỵ"},
}};

/// What VNI-Windows documents look like in a Western font, same order.
constexpr std::array<std::array<const char*, 6>, 12> kVniSmall{{
    {"a", "aù", "aø", "aû", "aõ", "aï"},
    {"aê", "aé", "aè", "aú", "aü", "aë"},
    {"aâ", "aá", "aà", "aå", "aã", "aä"},
    {"e", "eù", "eø", "eû", "eõ", "eï"},
    {"eâ", "eá", "eà", "eå", "eã", "eä"},
    {"i", "í", "ì", "æ", "ó", "ò"},
    {"o", "où", "oø", "oû", "oõ", "oï"},
    {"oâ", "oá", "oà", "oå", "oã", "oä"},
    {"ô", "ôù", "ôø", "ôû", "ôõ", "ôï"},
    {"u", "uù", "uø", "uû", "uõ", "uï"},
    {"ö", "öù", "öø", "öû", "öõ", "öï"},
    {"y", "yù", "yø", "yû", "yõ", "î"},
}};
constexpr std::array<std::array<const char*, 6>, 12> kVniLarge{{
    {"A", "AÙ", "AØ", "AÛ", "AÕ", "AÏ"},
    {"AÊ", "AÉ", "AÈ", "AÚ", "AÜ", "AË"},
    {"AÂ", "AÁ", "AÀ", "AÅ", "AÃ", "AÄ"},
    {"E", "EÙ", "EØ", "EÛ", "EÕ", "EÏ"},
    {"EÂ", "EÁ", "EÀ", "EÅ", "EÃ", "EÄ"},
    {"I", "Í", "Ì", "Æ", "Ó", "Ò"},
    {"O", "OÙ", "OØ", "OÛ", "OÕ", "OÏ"},
    {"OÂ", "OÁ", "OÀ", "OÅ", "OÃ", "OÄ"},
    {"Ô", "ÔÙ", "ÔØ", "ÔÛ", "ÔÕ", "ÔÏ"},
    {"U", "UÙ", "UØ", "UÛ", "UÕ", "UÏ"},
    {"Ö", "ÖÙ", "ÖØ", "ÖÛ", "ÖÕ", "ÖÏ"},
    {"Y", "YÙ", "YØ", "YÛ", "YÕ", "Î"},
}};

// CP1258 writes shape letters whole and tones as a mark after them.
constexpr std::array<const char*, 6> kTones{"", "\xEC", "\xCC", "\xD2", "\xDE", "\xF2"};

std::optional<std::string> throughIconv(std::string_view text, const char* from, const char* to) {
    iconv_t converter = iconv_open(to, from);
    if (converter == reinterpret_cast<iconv_t>(-1))
        return std::nullopt;
    std::string input(text);
    std::string output(text.size() * 4 + 16, '\0');
    char* in = input.data();
    char* out = output.data();
    std::size_t inLeft = input.size();
    std::size_t outLeft = output.size();
    bool isDone = iconv(converter, &in, &inLeft, &out, &outLeft) == 0;
    isDone = iconv(converter, nullptr, nullptr, &out, &outLeft) == 0 && isDone;
    iconv_close(converter);
    output.resize(output.size() - outLeft);
    return isDone ? std::optional(output) : std::nullopt;
}

std::string latin1(std::string_view utf8) {
    return throughIconv(utf8, "UTF-8", "ISO-8859-1").value();
}

using Codes = std::map<std::string, std::string, std::less<>>;

Codes codesOf(text::Encoding encoding) {
    Codes codes;
    const bool isVni = encoding == text::Encoding::vni;
    for (std::size_t base = 0; base < 12; ++base)
        for (std::size_t tone = 0; tone < 6; ++tone) {
            if (isVni) {
                codes[kSmall[base][tone]] = latin1(kVniSmall[base][tone]);
                codes[kLarge[base][tone]] = latin1(kVniLarge[base][tone]);
            } else {
                codes[kSmall[base][tone]] =
                    throughIconv(kSmall[base][0], "UTF-8", "CP1258").value() + kTones[tone];
                codes[kLarge[base][tone]] =
                    throughIconv(kLarge[base][0], "UTF-8", "CP1258").value() + kTones[tone];
            }
        }
    codes["đ"] = isVni ? "\xF1" : "\xF0";
    codes["Đ"] = isVni ? "\xD1" : "\xD0";
    return codes;
}

std::size_t lengthOf(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

} // namespace

std::vector<std::string> vietnameseLetters() {
    std::vector<std::string> letters{"đ", "Đ"};
    for (std::size_t base = 0; base < 12; ++base)
        for (std::size_t tone = 0; tone < 6; ++tone)
            for (const std::string letter : {kSmall[base][tone], kLarge[base][tone]})
                if (letter.size() > 1)
                    letters.push_back(letter);
    return letters;
}

std::optional<std::string> encodeLegacy(std::string_view utf8, text::Encoding encoding) {
    if (encoding == text::Encoding::tcvn3)
        return throughIconv(utf8, "UTF-8", "TCVN5712-1");
    if (encoding == text::Encoding::viscii)
        return throughIconv(utf8, "UTF-8", "VISCII");
    static const Codes kVni = codesOf(text::Encoding::vni);
    static const Codes kCp1258 = codesOf(text::Encoding::cp1258);
    const Codes& codes = encoding == text::Encoding::vni ? kVni : kCp1258;
    std::string bytes;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t length = lengthOf(utf8[at]);
        const std::string_view letter = utf8.substr(at, length);
        const auto code = codes.find(letter);
        if (code == codes.end() && length > 1)
            return std::nullopt;
        bytes.append(code == codes.end() ? letter : code->second);
        at += length;
    }
    return bytes;
}

std::string shownAsCp1252(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) {
        const std::string_view one(&byte, 1);
        const auto shown = throughIconv(one, "CP1252", "UTF-8");
        text += shown ? *shown : throughIconv(one, "ISO-8859-1", "UTF-8").value();
    }
    return text;
}

std::string inCapitalFont(std::string_view utf8) {
    std::string text;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t length = lengthOf(utf8[at]);
        std::string letter(utf8.substr(at, length));
        if (length == 1 && letter[0] >= 'a' && letter[0] <= 'z')
            letter[0] = static_cast<char>(letter[0] - 0x20);
        for (std::size_t base = 0; base < 12; ++base)
            for (std::size_t tone = 0; tone < 6; ++tone)
                if (length > 1 && letter == kLarge[base][tone])
                    letter = kSmall[base][tone];
        text += letter == "Đ" ? "đ" : letter;
        at += length;
    }
    return text;
}

} // namespace thonmap::test
