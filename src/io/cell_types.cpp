#include "io/cell_types.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <optional>
#include <string>

namespace thonmap::io {

namespace {

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// "-12" or "12"; not "007", "+5" or "".
bool looksWhole(std::string_view text) {
    if (text.starts_with('-'))
        text.remove_prefix(1);
    return !text.empty() && std::ranges::all_of(text, isDigit) &&
           (text.size() == 1 || text[0] != '0');
}

std::optional<Value> asInteger(std::string_view text) {
    std::int64_t number = 0;
    if (!looksWhole(text) || text == "-0")
        return {};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size())
        return {};
    return number;
}

std::optional<Value> asReal(std::string_view text) {
    const std::size_t wholeEnd = text.find_first_of(".eE");
    if (!looksWhole(text.substr(0, wholeEnd)))
        return {};
    // More digits than a double keeps is a code or an identifier.
    constexpr std::size_t kMostWholeDigits = 15;
    if (wholeEnd == std::string_view::npos && text.size() > kMostWholeDigits)
        return {};
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size() || !std::isfinite(number))
        return {};
    return number;
}

std::optional<Value> asRealWithComma(std::string_view text) {
    std::string point(text);
    if (std::ranges::count(text, ',') > 1 ||
        (text.find(',') != std::string_view::npos && text.find('.') != std::string_view::npos))
        return {};
    std::ranges::replace(point, ',', '.');
    return asReal(point);
}

std::optional<Value> asDate(std::string_view text) {
    if (const std::optional<Date> date = Date::fromIso(text))
        return *date;
    return {};
}

bool equalsIgnoringCase(std::string_view text, std::string_view lower) {
    return std::ranges::equal(text, lower, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

std::optional<Value> asBoolean(std::string_view text) {
    if (equalsIgnoringCase(text, "true"))
        return true;
    if (equalsIgnoringCase(text, "false"))
        return false;
    return {};
}

/// Two digits below `limit` at `at`; -1 otherwise.
int twoDigits(std::string_view text, std::size_t at, int limit) {
    if (at + 2 > text.size() || !isDigit(text[at]) || !isDigit(text[at + 1]))
        return -1;
    const int number = (text[at] - '0') * 10 + (text[at + 1] - '0');
    return number < limit ? number : -1;
}

/// "2022-06-30T07:00", "2022-06-30 07:00:15", either with Z.
std::optional<Value> asDateTime(std::string_view text) {
    if (text.size() < 16 || (text[10] != 'T' && text[10] != ' '))
        return {};
    const std::optional<Date> date = Date::fromIso(text.substr(0, 10));
    const int hour = twoDigits(text, 11, 24);
    const int minute = twoDigits(text, 14, 60);
    if (!date || hour < 0 || minute < 0 || text[13] != ':')
        return {};
    std::string_view rest = text.substr(16);
    int second = 0;
    if (rest.starts_with(':')) {
        second = twoDigits(rest, 1, 60);
        if (second < 0)
            return {};
        rest.remove_prefix(3);
    }
    constexpr std::uint8_t kUtc = 100;
    if (!rest.empty() && rest != "Z")
        return {};
    const std::int64_t seconds = (hour * 60 + minute) * 60 + second;
    return DateTime{.millisecondsSinceEpoch =
                        std::int64_t{date->daysSinceEpoch} * 86'400'000 + seconds * 1000,
                    .zoneFlag = rest.empty() ? std::uint8_t{0} : kUtc};
}

using Reading = std::function<std::optional<Value>(std::string_view)>;

std::optional<Column> tryAll(const Column& texts, FieldType type, const Reading& reading) {
    Column typed(Field{.name = texts.name(), .type = type});
    for (std::size_t row = 0; row < texts.size(); ++row) {
        if (texts.isNull(row) || texts.texts()[row].empty()) {
            typed.pushNull();
            continue;
        }
        const std::optional<Value> value = reading(texts.texts()[row]);
        if (!value)
            return {};
        typed.push(*value);
    }
    return typed;
}

Column emptyAsNull(const Column& texts) {
    Column column(Field{.name = texts.name(), .type = FieldType::text});
    for (std::size_t row = 0; row < texts.size(); ++row) {
        if (texts.isNull(row) || texts.texts()[row].empty())
            column.pushNull();
        else
            column.push(texts.texts()[row]);
    }
    return column;
}

} // namespace

Column withDetectedType(const Column& texts, bool decimalComma) {
    Column cleaned = emptyAsNull(texts);
    if (cleaned.nullCount() == cleaned.size())
        return cleaned;
    const Reading real = decimalComma ? Reading(asRealWithComma) : Reading(asReal);
    if (auto typed = tryAll(cleaned, FieldType::integer, asInteger))
        return std::move(*typed);
    if (auto typed = tryAll(cleaned, FieldType::real, real))
        return std::move(*typed);
    if (auto typed = tryAll(cleaned, FieldType::date, asDate))
        return std::move(*typed);
    if (auto typed = tryAll(cleaned, FieldType::dateTime, asDateTime))
        return std::move(*typed);
    if (auto typed = tryAll(cleaned, FieldType::boolean, asBoolean))
        return std::move(*typed);
    return cleaned;
}

} // namespace thonmap::io
