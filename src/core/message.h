#pragma once

#include "core/language.h"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace thonmap {

namespace detail {
/// True when every {name} of `a` occurs in `b`.
constexpr bool placeholdersOccur(std::string_view a, std::string_view b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] != '{')
            continue;
        const std::size_t end = a.find('}', i);
        if (end == std::string_view::npos)
            return false;
        if (b.find(a.substr(i, end - i + 1)) == std::string_view::npos)
            return false;
        i = end;
    }
    return true;
}
/// Deliberately not constexpr: reaching it while compiling is the compile error.
void messageIsIncomplete();
} // namespace detail

/// One sentence of the program in both languages, with named places: "Không có tệp {file}".
///
/// Each module keeps its sentences in `<module>/messages.h` as `inline constexpr Message`. A
/// message without one of the languages, or whose languages name different places, does not
/// compile; there is no catalogue to forget it in. `code` is stable: scripts see it in the JSON
/// form of errors. The hint says what to do next; it may be empty.
struct Message {
    std::string_view code;
    std::string_view vi;
    std::string_view en;
    std::string_view hintVi;
    std::string_view hintEn;

    consteval Message(std::string_view code_, std::string_view vi_, std::string_view en_,
                      std::string_view hintVi_ = {}, std::string_view hintEn_ = {})
        : code(code_), vi(vi_), en(en_), hintVi(hintVi_), hintEn(hintEn_) {
        if (code.empty() || vi.empty() || en.empty() || hintVi.empty() != hintEn.empty() ||
            !detail::placeholdersOccur(vi, en) || !detail::placeholdersOccur(en, vi) ||
            !detail::placeholdersOccur(hintVi, hintEn) ||
            !detail::placeholdersOccur(hintEn, hintVi))
            detail::messageIsIncomplete();
    }
};

/// A value for one place of a message. Numbers are written the way the language writes them.
struct Argument {
    std::string name;
    std::variant<std::string, std::int64_t, double, LocalText> value;
};

/// The sentence with its places filled. A place without an argument stays as "{name}".
[[nodiscard]] std::string format(const Message& message, std::span<const Argument> arguments,
                                 Language language);
[[nodiscard]] std::string format(const Message& message, std::initializer_list<Argument> arguments,
                                 Language language);
/// For messages without places.
[[nodiscard]] std::string format(const Message& message, Language language);
/// The hint with its places filled; empty when the message has none.
[[nodiscard]] std::string formatHint(const Message& message, std::span<const Argument> arguments,
                                     Language language);

} // namespace thonmap
