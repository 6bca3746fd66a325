#include "core/column.h"

#include "core/number_format.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>

namespace thonmap {

std::string_view fieldTypeName(FieldType type) {
    constexpr std::array names{"boolean", "integer", "real", "text", "date", "datetime", "binary"};
    return names[static_cast<std::size_t>(type)];
}

double numberOf(const Value& value) {
    if (const auto* real = std::get_if<double>(&value))
        return *real;
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*integer);
    if (const auto* boolean = std::get_if<bool>(&value))
        return *boolean ? 1 : 0;
    return std::numeric_limits<double>::quiet_NaN();
}

std::string displayText(const Value& value, Language language) {
    struct Writer {
        Language language;
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(bool yes) const {
            return language == Language::vi ? (yes ? "có" : "không") : (yes ? "yes" : "no");
        }
        std::string operator()(std::int64_t number) const {
            return formatInteger(number, language);
        }
        std::string operator()(double number) const {
            int decimals = 0;
            for (double scaled = number; decimals < 3; ++decimals, scaled *= 10) {
                if (std::abs(scaled - std::round(scaled)) < 1e-9)
                    break;
            }
            return formatNumber(number, decimals, language);
        }
        std::string operator()(std::string_view text) const { return std::string(text); }
        std::string operator()(Date date) const { return date.dayFirst(); }
        std::string operator()(DateTime moment) const { return moment.iso(); }
    };
    return std::visit(Writer{language}, value);
}

std::string plainText(const Value& value) {
    struct Writer {
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(bool yes) const { return yes ? "true" : "false"; }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const { return shortestNumber(number); }
        std::string operator()(std::string_view text) const { return std::string(text); }
        std::string operator()(Date date) const { return date.iso(); }
        std::string operator()(DateTime moment) const { return moment.iso(); }
    };
    return std::visit(Writer{}, value);
}

Column::Column(Field field) : m_field(std::move(field)) {
    switch (m_field.type) {
    case FieldType::boolean:
        m_data = std::vector<std::uint8_t>{};
        break;
    case FieldType::integer:
        m_data = std::vector<std::int64_t>{};
        break;
    case FieldType::real:
        m_data = std::vector<double>{};
        break;
    case FieldType::text:
    case FieldType::binary:
        m_data = TextData{};
        break;
    case FieldType::date:
        m_data = std::vector<Date>{};
        break;
    case FieldType::dateTime:
        m_data = std::vector<DateTime>{};
        break;
    }
}

std::size_t Column::size() const {
    return std::visit([](const auto& data) { return data.size(); }, m_data);
}

std::size_t Column::nullCount() const {
    return static_cast<std::size_t>(std::ranges::count(m_valid, std::uint8_t{0}));
}

Value Column::value(std::size_t row) const {
    if (isNull(row))
        return {};
    switch (m_field.type) {
    case FieldType::boolean:
        return values<std::uint8_t>()[row] != 0;
    case FieldType::integer:
        return values<std::int64_t>()[row];
    case FieldType::real:
        return values<double>()[row];
    case FieldType::text:
    case FieldType::binary:
        return texts()[row];
    case FieldType::date:
        return values<Date>()[row];
    case FieldType::dateTime:
        return values<DateTime>()[row];
    }
    return {};
}

void Column::push(const Value& value) {
    const bool null = thonmap::isNull(value);
    // A null in the first row has no rows before it to mark: emptiness alone does not tell.
    const bool tracked = null || !m_valid.empty();
    if (null && m_valid.empty())
        m_valid.assign(size(), 1);
    if (tracked)
        m_valid.push_back(null ? 0 : 1);
    switch (m_field.type) {
    case FieldType::boolean:
        std::get<std::vector<std::uint8_t>>(m_data).push_back(!null && std::get<bool>(value) ? 1
                                                                                             : 0);
        break;
    case FieldType::integer:
        std::get<std::vector<std::int64_t>>(m_data).push_back(null ? 0
                                                                   : std::get<std::int64_t>(value));
        break;
    case FieldType::real:
        std::get<std::vector<double>>(m_data).push_back(null ? 0 : numberOf(value));
        break;
    case FieldType::text:
    case FieldType::binary:
        std::get<TextData>(m_data).push_back(null ? std::string_view{}
                                                  : std::get<std::string_view>(value));
        break;
    case FieldType::date:
        std::get<std::vector<Date>>(m_data).push_back(null ? Date{} : std::get<Date>(value));
        break;
    case FieldType::dateTime:
        std::get<std::vector<DateTime>>(m_data).push_back(null ? DateTime{}
                                                               : std::get<DateTime>(value));
        break;
    }
}

} // namespace thonmap
