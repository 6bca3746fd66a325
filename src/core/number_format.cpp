#include "core/number_format.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace thonmap {

namespace {

std::string grouped(std::string_view plain, Language language) {
    const char thousands = language == Language::vi ? '.' : ',';
    const char decimal = language == Language::vi ? ',' : '.';
    const bool negative = plain.starts_with('-');
    if (negative)
        plain.remove_prefix(1);
    const std::size_t dot = plain.find('.');
    const std::string_view whole = plain.substr(0, dot);
    // A true minus sign: a hyphen is lost beside figures in print.
    std::string text = negative ? "−" : "";
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0)
            text += thousands;
        text += whole[i];
    }
    if (dot != std::string_view::npos) {
        text += decimal;
        text += plain.substr(dot + 1);
    }
    return text;
}

constexpr std::string_view kNoBreakSpace = "\u00A0";

} // namespace

std::string formatNumber(double value, int decimals, Language language) {
    if (!std::isfinite(value))
        return "–";
    std::string plain = fmt::format("{:.{}f}", value, std::max(decimals, 0));
    if (plain.find_first_not_of("-0.") == std::string::npos && plain.starts_with('-'))
        plain.erase(0, 1); // −0 is 0
    return grouped(plain, language);
}

std::string formatInteger(std::int64_t value, Language language) {
    return grouped(fmt::format("{}", value), language);
}

std::string formatPercent(double fraction, int decimals, Language language) {
    return fmt::format("{}{}%", formatNumber(fraction * 100, decimals, language), kNoBreakSpace);
}

std::string formatDistance(double metres, Language language) {
    const double size = std::abs(metres);
    if (size < 999.5)
        return fmt::format("{}{}m", formatNumber(metres, 0, language), kNoBreakSpace);
    return fmt::format("{}{}km", formatNumber(metres / 1000, size < 99'950 ? 1 : 0, language),
                       kNoBreakSpace);
}

std::string formatArea(double squareMetres, Language language) {
    const double size = std::abs(squareMetres);
    if (size < 9'999.5)
        return fmt::format("{}{}m²", formatNumber(squareMetres, 0, language), kNoBreakSpace);
    if (size < 999'500)
        return fmt::format("{}{}ha", formatNumber(squareMetres / 1e4, 1, language), kNoBreakSpace);
    return fmt::format("{}{}km²", formatNumber(squareMetres / 1e6, 1, language), kNoBreakSpace);
}

std::string shortestNumber(double value) {
    return fmt::format("{}", value);
}

} // namespace thonmap
