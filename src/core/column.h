#pragma once

#include "core/date.h"
#include "core/language.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace thonmap {

enum class FieldType : std::uint8_t { boolean, integer, real, text, date, dateTime, binary };

/// "boolean", "integer", "real", "text", "date", "datetime", "binary".
[[nodiscard]] std::string_view fieldTypeName(FieldType type);

struct Field {
    std::string name;
    FieldType type = FieldType::text;
    /// Width and decimals a source format declares (DBF); 0 = not declared.
    int width = 0;
    int precision = 0;

    bool operator==(const Field&) const = default;
};

/// Strings (or bytes) end to end in one buffer, as in Arrow. Text is UTF-8, NFC.
class TextData {
public:
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t row) const {
        const std::size_t start = row == 0 ? 0 : m_ends[row - 1];
        return std::string_view(m_bytes).substr(start, m_ends[row] - start);
    }
    void push_back(std::string_view value) {
        m_bytes.append(value);
        m_ends.push_back(m_bytes.size());
    }
    bool operator==(const TextData&) const = default;

private:
    std::vector<std::size_t> m_ends;
    std::string m_bytes;
};

/// One cell. std::monostate is null. Text views live as long as the column they come from.
using Value =
    std::variant<std::monostate, bool, std::int64_t, double, std::string_view, Date, DateTime>;

[[nodiscard]] inline bool isNull(const Value& value) {
    return std::holds_alternative<std::monostate>(value);
}
/// The number of a boolean, integer or real cell; NaN otherwise.
[[nodiscard]] double numberOf(const Value& value);
/// What a person reads: numbers in the language's way, dates day first, "" for null.
[[nodiscard]] std::string displayText(const Value& value, Language language);
/// What data carry: shortest numbers, ISO dates, true/false, "" for null.
[[nodiscard]] std::string plainText(const Value& value);

/// A typed column with validity. Immutable when inside a FeatureTable.
class Column {
public:
    /// Empty column of a type.
    explicit Column(Field field);

    [[nodiscard]] const Field& field() const { return m_field; }
    [[nodiscard]] const std::string& name() const { return m_field.name; }
    [[nodiscard]] FieldType type() const { return m_field.type; }
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool isNull(std::size_t row) const {
        return !m_valid.empty() && m_valid[row] == 0;
    }
    [[nodiscard]] std::size_t nullCount() const;
    /// The cell; binary columns give their bytes as text.
    [[nodiscard]] Value value(std::size_t row) const;
    /// The whole buffer, for loops. \pre the type matches: booleans are uint8_t. Null rows hold 0.
    template <class T>
    [[nodiscard]] const std::vector<T>& values() const {
        return std::get<std::vector<T>>(m_data);
    }
    /// \pre type is text or binary
    [[nodiscard]] const TextData& texts() const { return std::get<TextData>(m_data); }

    /// Appends one cell. \pre the alternative is null or the column's own (an integer may go into a
    /// real column; binary takes a string_view)
    void push(const Value& value);
    void pushNull() { push(Value{}); }
    void rename(std::string name) { m_field.name = std::move(name); }

    bool operator==(const Column&) const = default;

private:
    Field m_field;
    std::variant<std::vector<std::uint8_t>, std::vector<std::int64_t>, std::vector<double>,
                 TextData, std::vector<Date>, std::vector<DateTime>>
        m_data;
    std::vector<std::uint8_t> m_valid; // empty while nothing is null
};

} // namespace thonmap
