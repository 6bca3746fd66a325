#include "text/encoding.h"

#include "core/utf8.h"
#include "text/icu_strings.h"

#include <array>
#include <optional>
#include <utility>

namespace thonmap::text {

namespace {

constexpr char16_t kUndefined = u'\uFFFD';

// Bytes 0x80–0xFF of each encoding, sixteen a line; combining tones and blanks are escaped.
// TCVN 5712-1:1993 and RFC 1456 (VISCII), as glibc's iconv has them too; Windows code pages 1258
// and 1252 as Unicode publishes them.
constexpr std::u16string_view kTcvn3 = u"ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ"
                                       u"ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
                                       u"\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ"
                                       u"\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
                                       u"ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
                                       u"éẹềểễếệìỉỄẾỒĩíịò"
                                       u"Ổỏõóọồổỗốộờởỡớợù"
                                       u"ỖủũúụừửữứựỳỷỹýỵỐ";

constexpr std::u16string_view kViscii = u"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
                                        u"ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
                                        u"Õắằặấầẩậẽẹếềểễệố"
                                        u"ồổỗỠƠộờởịỰỨỪỬơớƯ"
                                        u"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
                                        u"ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
                                        u"àáâãảăữẫèéêẻìíĩỉ"
                                        u"đựòóôõỏọụùúũủýợỮ";

constexpr std::u16string_view kCp1258 = u"€\uFFFD‚ƒ„…†‡ˆ‰\uFFFD‹Œ\uFFFD\uFFFD\uFFFD"
                                        u"\uFFFD‘’“”•–—˜™\uFFFD›œ\uFFFD\uFFFDŸ"
                                        u"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
                                        u"°±²³´µ¶·¸¹º»¼½¾¿"
                                        u"ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏ"
                                        u"ĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ß"
                                        u"àáâăäåæçèéêë\u0301íîï"
                                        u"đñ\u0323óôơö÷øùúûüư₫ÿ";

constexpr std::u16string_view kCp1252 = u"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD"
                                        u"\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"
                                        u"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
                                        u"°±²³´µ¶·¸¹º»¼½¾¿"
                                        u"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
                                        u"ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
                                        u"àáâãäåæçèéêëìíîï"
                                        u"ðñòóôõö÷øùúûüýþÿ";

static_assert(kTcvn3.size() == 128 && kViscii.size() == 128 && kCp1258.size() == 128 &&
              kCp1252.size() == 128);

using Low = std::pair<unsigned char, char16_t>;
// Both encodings also put their rarest capitals on control codes.
constexpr auto kTcvn3Low = std::to_array<Low>({{0x01, u'Ú'},
                                               {0x02, u'Ụ'},
                                               {0x04, u'Ừ'},
                                               {0x05, u'Ử'},
                                               {0x06, u'Ữ'},
                                               {0x11, u'Ứ'},
                                               {0x12, u'Ự'},
                                               {0x13, u'Ỳ'},
                                               {0x14, u'Ỷ'},
                                               {0x15, u'Ỹ'},
                                               {0x16, u'Ý'},
                                               {0x17, u'Ỵ'}});
constexpr auto kVisciiLow = std::to_array<Low>(
    {{0x02, u'Ẳ'}, {0x05, u'Ẵ'}, {0x06, u'Ẫ'}, {0x14, u'Ỷ'}, {0x19, u'Ỹ'}, {0x1E, u'Ỵ'}});

icu::UnicodeString fromTable(std::string_view bytes, std::u16string_view high,
                             std::span<const Low> low = {}) {
    icu::UnicodeString text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        char16_t unit = byte < 0x80 ? byte : high[byte - 0x80U];
        for (const auto& [code, letter] : low)
            unit = byte == code ? letter : unit;
        text.append(unit);
    }
    return text;
}

struct VniMark {
    unsigned char byte; ///< small; the capital stands 0x20 lower
    std::string_view bases;
    std::u16string_view marks; ///< combining
};

// VNI-Windows writes the letter, then one byte for all its marks. 0xF4 and 0xF6 are ơ and ư.
constexpr auto kVniMarks = std::to_array<VniMark>({{0xF9, "aeouy\xF4\xF6", u"\u0301"},
                                                   {0xF8, "aeouy\xF4\xF6", u"\u0300"},
                                                   {0xFB, "aeouy\xF4\xF6", u"\u0309"},
                                                   {0xF5, "aeouy\xF4\xF6", u"\u0303"},
                                                   {0xEF, "aeouy\xF4\xF6", u"\u0323"},
                                                   {0xE2, "aeo", u"\u0302"},
                                                   {0xE1, "aeo", u"\u0302\u0301"},
                                                   {0xE0, "aeo", u"\u0302\u0300"},
                                                   {0xE5, "aeo", u"\u0302\u0309"},
                                                   {0xE3, "aeo", u"\u0302\u0303"},
                                                   {0xE4, "aeo", u"\u0302\u0323"},
                                                   {0xEA, "a", u"\u0306"},
                                                   {0xE9, "a", u"\u0306\u0301"},
                                                   {0xE8, "a", u"\u0306\u0300"},
                                                   {0xFA, "a", u"\u0306\u0309"},
                                                   {0xFC, "a", u"\u0306\u0303"},
                                                   {0xEB, "a", u"\u0306\u0323"}});

using VniLetter = std::pair<unsigned char, char16_t>;
constexpr auto kVniLetters = std::to_array<VniLetter>({{0xF4, u'ơ'},
                                                       {0xF6, u'ư'},
                                                       {0xF1, u'đ'},
                                                       {0xED, u'í'},
                                                       {0xEC, u'ì'},
                                                       {0xE6, u'ỉ'},
                                                       {0xF3, u'ĩ'},
                                                       {0xF2, u'ị'},
                                                       {0xEE, u'ỵ'},
                                                       {0xD4, u'Ơ'},
                                                       {0xD6, u'Ư'},
                                                       {0xD1, u'Đ'},
                                                       {0xCD, u'Í'},
                                                       {0xCC, u'Ì'},
                                                       {0xC6, u'Ỉ'},
                                                       {0xD3, u'Ĩ'},
                                                       {0xD2, u'Ị'},
                                                       {0xCE, u'Ỵ'}});

/// A–Z and the capital letters of the code page, 0x20 up.
unsigned char smallByte(unsigned char byte) {
    const bool isCapital = (byte >= 'A' && byte <= 'Z') || (byte >= 0xC0 && byte <= 0xDF);
    return isCapital ? static_cast<unsigned char>(byte + 0x20) : byte;
}

/// The marks that `byte` adds to the letter written by `base`; empty when it adds none.
std::u16string_view vniMarks(unsigned char base, unsigned char byte) {
    for (const VniMark& mark : kVniMarks)
        if (mark.byte == smallByte(byte) && byte >= 0xC0 &&
            mark.bases.find(static_cast<char>(smallByte(base))) != std::string_view::npos)
            return mark.marks;
    return {};
}

icu::UnicodeString fromVni(std::string_view bytes) {
    icu::UnicodeString text;
    unsigned char base = 0; // a letter that may still take marks
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (const std::u16string_view marks = vniMarks(base, byte); base != 0 && !marks.empty()) {
            text.append(marks.data(), static_cast<std::int32_t>(marks.size()));
            base = 0;
            continue;
        }
        base = byte;
        char16_t unit = byte < 0x80 ? byte : byte < 0xC0 ? kCp1252[byte - 0x80U] : kUndefined;
        for (const auto& [code, letter] : kVniLetters)
            unit = byte == code ? letter : unit;
        text.append(unit);
    }
    return text;
}

/// The byte that a program reading CP1252 (or Latin 1) shows as this character.
std::optional<char> byteOf(UChar32 character) {
    if (character <= 0xFF)
        return static_cast<char>(character);
    for (unsigned byte = 0x80; byte < 0xA0; ++byte)
        if (character == kCp1252[byte - 0x80] && character != kUndefined)
            return static_cast<char>(byte);
    return std::nullopt;
}

icu::UnicodeString decoded(std::string_view bytes, Encoding encoding) {
    switch (encoding) {
    case Encoding::tcvn3:
        return fromTable(bytes, kTcvn3, kTcvn3Low);
    case Encoding::viscii:
        return fromTable(bytes, kViscii, kVisciiLow);
    case Encoding::cp1258:
        return fromTable(bytes, kCp1258);
    case Encoding::cp1252:
        return fromTable(bytes, kCp1252);
    case Encoding::vni:
        return fromVni(bytes);
    case Encoding::unknown:
        return validUtf8Prefix(bytes) == bytes.size() ? toUtf16(bytes) : fromTable(bytes, kCp1252);
    case Encoding::utf8:
    case Encoding::utf8Twice:
        break;
    }
    return toUtf16(bytes);
}

/// What `shown` was before its bytes were taken for CP1252. UTF-8 that does not fit stays as shown.
icu::UnicodeString undisguised(const std::string& bytes, const icu::UnicodeString& shown,
                               Encoding encoding) {
    if (encoding != Encoding::utf8Twice)
        return decoded(bytes, encoding);
    const std::size_t valid = validUtf8Prefix(bytes);
    icu::UnicodeString text = toUtf16(std::string_view(bytes).substr(0, valid));
    return text.append(shown, static_cast<std::int32_t>(valid), shown.length());
}

} // namespace

std::string_view encodingName(Encoding encoding) {
    switch (encoding) {
    case Encoding::utf8:
        return "UTF-8";
    case Encoding::tcvn3:
        return "TCVN3 (ABC)";
    case Encoding::vni:
        return "VNI-Windows";
    case Encoding::viscii:
        return "VISCII";
    case Encoding::cp1258:
        return "CP1258";
    case Encoding::cp1252:
        return "CP1252";
    case Encoding::utf8Twice:
        return "UTF-8 ×2";
    case Encoding::unknown:
        break;
    }
    return "unknown";
}

std::string decode(std::string_view bytes, Encoding encoding) {
    if (encoding == Encoding::utf8Twice)
        return decodeMojibake(bytes, encoding);
    return toUtf8(composed(decoded(bytes, encoding)));
}

std::string decodeMojibake(std::string_view utf8, Encoding encoding) {
    const icu::UnicodeString text = composed(toUtf16(utf8));
    if (encoding == Encoding::utf8 || encoding == Encoding::unknown)
        return toUtf8(text);
    icu::UnicodeString out;
    std::string bytes;
    icu::UnicodeString shown; // one unit a byte: nothing beyond the BMP has a byte
    const auto flush = [&] {
        out.append(undisguised(bytes, shown, encoding));
        bytes.clear();
        shown.remove();
    };
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 character = text.char32At(i);
        if (const auto byte = byteOf(character)) {
            bytes += *byte;
            shown.append(character);
        } else {
            flush();
            out.append(character);
        }
    }
    flush();
    return toUtf8(composed(out));
}

} // namespace thonmap::text
