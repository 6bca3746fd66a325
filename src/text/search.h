#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::text {

struct SearchHit {
    std::size_t index; ///< into `names`
    double score;      ///< 0–1, higher is better; comparable within one search only
};

/// Places whose name matches what someone typed, best first.
///
/// Tones and case may be left out. All words typed must be found; best when they start words of
/// the name in the order typed ("ban va" finds "Xã Bằng Vân"); out of order, inside a word, written
/// together ("bangvan") or one letter off (words of five letters and more) ranks lower. Marks that
/// were typed count: "bằng" puts Bằng before Bang and Bảng, "hoà" finds Hòa. Ties keep Vietnamese
/// alphabetical order, then the order given.
/// An empty query, or one without letters and digits, finds nothing.
[[nodiscard]] std::vector<SearchHit> search(std::string_view query,
                                            std::span<const std::string> names, std::size_t limit);

} // namespace thonmap::text
