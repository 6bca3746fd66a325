#pragma once

#include <string>
#include <string_view>

namespace thonmap {

/// The two languages of the program. Vietnamese is the default where the locale says vi.
enum class Language { vi, en };

/// A text that exists in both languages, as documents and registers carry them.
struct LocalText {
    std::string vi;
    std::string en;

    /// The text in `language`; the other language when that one is empty.
    [[nodiscard]] const std::string& in(Language language) const {
        const std::string& wanted = language == Language::vi ? vi : en;
        return wanted.empty() ? (language == Language::vi ? en : vi) : wanted;
    }
    bool operator==(const LocalText&) const = default;
};

/// The language of a POSIX locale name: vi for "vi", "vi_VN.UTF-8" …, en for anything else.
[[nodiscard]] Language languageOfLocale(std::string_view localeName);

} // namespace thonmap
