#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace thonmap::text {

// Inside this module only: how a Vietnamese syllable is spelt.

enum class Tone : std::uint8_t { level, grave, acute, hook, tilde, dot };

/// A syllable in its parts, lower case: "thượng" = th + ươ + ng with the dot tone. Of "gì" the i is
/// the nucleus, of "già" it belongs to the onset; the u of "qu" always does.
struct Syllable {
    std::u16string onset;
    std::u16string nucleus; ///< vowels with their shape marks, glide included, without tone
    std::u16string coda;
    Tone tone = Tone::level;
};

/// The parts of a lower-case NFC word; empty when it has no single run of vowels, two tones, or a
/// letter that Vietnamese does not use (w, z, j, f aside from …). Says nothing about spelling.
[[nodiscard]] std::optional<Syllable> splitSyllable(std::u16string_view lowerCaseNfc);

/// The syllable with its tone mark where older spelling puts it (hòa, khỏe, thúy; quý, hoàn,
/// thuế), NFC.
[[nodiscard]] std::u16string joinSyllable(const Syllable& syllable);

/// 1: onset, rhyme and tone go together in standard spelling. 0.5: spelling of highland names (Đăk,
/// Krông, Kạn). 0: neither.
[[nodiscard]] double plausibility(const Syllable& syllable);

} // namespace thonmap::text
