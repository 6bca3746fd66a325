#include "core/message.h"

#include "core/number_format.h"

#include <algorithm>
#include <cmath>

namespace thonmap {

void detail::messageIsIncomplete() {}

namespace {

std::string written(const Argument& argument, Language language) {
    struct Writer {
        Language language;
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(std::int64_t number) const {
            return formatInteger(number, language);
        }
        std::string operator()(double number) const {
            int decimals = 0;
            // Up to three digits after the point, no trailing zeros.
            for (double scaled = number; decimals < 3; ++decimals, scaled *= 10) {
                if (std::abs(scaled - std::round(scaled)) < 1e-9)
                    break;
            }
            return formatNumber(number, decimals, language);
        }
        std::string operator()(const LocalText& text) const { return text.in(language); }
    };
    return std::visit(Writer{language}, argument.value);
}

std::string filled(std::string_view pattern, std::span<const Argument> arguments,
                   Language language) {
    std::string text;
    std::size_t from = 0;
    while (from < pattern.size()) {
        const std::size_t open = pattern.find('{', from);
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) {
            text += pattern.substr(from);
            break;
        }
        text += pattern.substr(from, open - from);
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        const auto found = std::ranges::find(arguments, name, &Argument::name);
        if (found != arguments.end())
            text += written(*found, language);
        else
            text += pattern.substr(open, close - open + 1);
        from = close + 1;
    }
    return text;
}

} // namespace

std::string format(const Message& message, std::span<const Argument> arguments, Language language) {
    return filled(language == Language::vi ? message.vi : message.en, arguments, language);
}

std::string format(const Message& message, std::initializer_list<Argument> arguments,
                   Language language) {
    return format(message, std::span(arguments.begin(), arguments.size()), language);
}

std::string format(const Message& message, Language language) {
    return format(message, std::span<const Argument>{}, language);
}

std::string formatHint(const Message& message, std::span<const Argument> arguments,
                       Language language) {
    return filled(language == Language::vi ? message.hintVi : message.hintEn, arguments, language);
}

} // namespace thonmap
