#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace thonmap::text {

/// How Vietnamese text was written to bytes before everybody used UTF-8.
enum class Encoding : std::uint8_t {
    utf8,
    tcvn3,     ///< TCVN 5712-1 (1993) as the .Vn… fonts use it ("ABC")
    vni,       ///< VNI-Windows: two bytes for most accented letters
    viscii,    ///< RFC 1456
    cp1258,    ///< Windows Vietnamese, tones as combining marks
    cp1252,    ///< Windows Western
    utf8Twice, ///< UTF-8 read as CP1252 and written as UTF-8 again
    unknown,   ///< cannot tell, or not Vietnamese
};

/// The legacy encodings, for lists where a person chooses.
inline constexpr std::array kLegacyEncodings{Encoding::tcvn3,  Encoding::vni,
                                             Encoding::viscii, Encoding::cp1258,
                                             Encoding::cp1252, Encoding::utf8Twice};

/// "UTF-8", "TCVN3 (ABC)", "VNI-Windows", "VISCII", "CP1258", "CP1252", "UTF-8 ×2",
/// "unknown".
[[nodiscard]] std::string_view encodingName(Encoding encoding);

/// Bytes → NFC UTF-8. Never fails: what the encoding does not define becomes U+FFFD. `unknown` is
/// read as UTF-8 where the bytes are, else as CP1252.
[[nodiscard]] std::string decode(std::string_view bytes, Encoding encoding);

/// The same for legacy bytes that some program took for CP1252 and handed on as Unicode text
/// ("Ng©n S¬n" → "Ngân Sơn" for tcvn3). Characters that no byte could have become stay.
[[nodiscard]] std::string decodeMojibake(std::string_view utf8, Encoding encoding);

struct Guess {
    Encoding encoding = Encoding::unknown;
    /// 0–1: how sure. Below 0.5 ask a person. Plain ASCII is utf8 with 1.
    double confidence = 0;
};

/// The encoding of one column of values, judged together by how much of it reads as Vietnamese
/// syllables. A dozen names are enough; a single short one may come back with low confidence.
/// `unknown` when nothing reads as Vietnamese. Well-formed UTF-8 (a last letter may be cut off, as
/// DBF does) is utf8, or utf8Twice where it reads clearly better so. Text that is well-formed UTF-8
/// may still be legacy bytes in disguise: ask detectMojibake() next.
[[nodiscard]] Guess detect(std::span<const std::string_view> values);

/// The same for text that is well-formed Unicode but may be legacy bytes in disguise: utf8 means
/// "leave it", anything else is what to give decodeMojibake().
[[nodiscard]] Guess detectMojibake(std::span<const std::string_view> values);

/// How much of a text reads as Vietnamese syllables with correct spelling, 0–1, counted over its
/// words that have a letter beyond ASCII. 0 when there is none.
[[nodiscard]] double vietnameseShare(std::string_view utf8);

/// Names typed in a TCVN3 capital font (".VnTimeH") decode with every accented letter small: "NGâN
/// SơN", "BằNG VâN". Words that show this get their capitals back ("NGÂN SƠN"); a small accented
/// letter at the start of a word in a name of capitalised words is raised too ("đức Vân" → "Đức
/// Vân"). Other text stays.
[[nodiscard]] std::string restoreNameCase(std::string_view utf8);

} // namespace thonmap::text
