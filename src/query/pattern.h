#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace thonmap::query {

/// A LIKE pattern: % stands for any run of characters, _ for exactly one, \ makes the next
/// character itself (a \ at the end is itself).
class Pattern {
public:
    explicit Pattern(std::string_view text);

    /// The pattern with its literal characters folded (CASEI, ACCENTI).
    [[nodiscard]] Pattern folded(std::string (*fold)(std::string_view)) const;
    /// Does all of `text` match? A mark beside its letter is a character of its own: NFC first.
    [[nodiscard]] bool matches(std::string_view text) const;

private:
    struct Item {
        enum class Kind { character, one, run } kind;
        std::string character;
    };
    Pattern() = default;
    std::vector<Item> m_items;
};

/// `text` as a pattern that matches exactly itself.
[[nodiscard]] std::string escapePattern(std::string_view text);

} // namespace thonmap::query
