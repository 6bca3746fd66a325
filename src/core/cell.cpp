#include "core/cell.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace thonmap {

namespace {

constexpr std::array<std::pair<std::string_view, bool>, 16> kTruths{{{"true", true},
                                                                     {"t", true},
                                                                     {"yes", true},
                                                                     {"y", true},
                                                                     {"1", true},
                                                                     {"có", true},
                                                                     {"Có", true},
                                                                     {"CÓ", true},
                                                                     {"false", false},
                                                                     {"f", false},
                                                                     {"no", false},
                                                                     {"n", false},
                                                                     {"0", false},
                                                                     {"không", false},
                                                                     {"Không", false},
                                                                     {"KHÔNG", false}}};

} // namespace

std::optional<double> numberCell(const Column* column, std::size_t row) {
    if (column == nullptr || column->isNull(row))
        return std::nullopt;
    double number = 0;
    if (column->type() == FieldType::text) {
        const std::string_view text = column->texts()[row];
        const char* last = text.data() + text.size();
        const auto [end, error] = std::from_chars(text.data(), last, number);
        if (error != std::errc{} || end != last)
            return std::nullopt;
    } else {
        number = numberOf(column->value(row));
    }
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<Date> dateCell(const Column* column, std::size_t row) {
    if (column == nullptr || column->isNull(row))
        return std::nullopt;
    const Value value = column->value(row);
    if (const Date* date = std::get_if<Date>(&value))
        return *date;
    if (!std::holds_alternative<DateTime>(value) &&
        !std::holds_alternative<std::string_view>(value))
        return std::nullopt;
    return Date::fromIso(plainText(value).substr(0, 10));
}

std::optional<bool> boolCell(const Column* column, std::size_t row) {
    if (column == nullptr || column->isNull(row))
        return std::nullopt;
    if (column->type() != FieldType::text) {
        const double number = numberOf(column->value(row));
        return std::isnan(number) ? std::nullopt : std::optional(number != 0);
    }
    std::string text(column->texts()[row]);
    for (const auto& [word, truth] : kTruths)
        if (text == word)
            return truth;
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (const auto& [word, truth] : kTruths)
        if (text == word)
            return truth;
    return std::nullopt;
}

std::string textCell(const Column* column, std::size_t row) {
    return column == nullptr ? std::string{} : plainText(column->value(row));
}

} // namespace thonmap
