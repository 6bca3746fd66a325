#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace thonmap::text {

/// Vietnamese alphabetical order (CLDR vi: a ă â b c d đ e ê …; tones after letters); digits within
/// names by value, so that "Thôn 2" stands before "Thôn 10". One thread at a time.
class Collator {
public:
    Collator();
    ~Collator();
    Collator(Collator&&) noexcept;
    Collator& operator=(Collator&&) noexcept;

    /// Negative, 0 or positive. Malformed UTF-8 is compared as U+FFFD.
    [[nodiscard]] int compare(std::string_view a, std::string_view b) const;
    /// Bytes whose plain order is the alphabetical order; for sorting many.
    [[nodiscard]] std::string key(std::string_view utf8) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace thonmap::text
