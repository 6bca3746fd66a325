#pragma once

#include "core/language.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::document {

/// A JSON value that knows the line it stands on, so that every complaint about a document can name
/// it. Objects keep the order of their keys. Built values have line 0.
class Value {
public:
    enum class Kind : std::uint8_t { null, boolean, integer, real, text, array, object };

    Value() = default;
    // Implicit on purpose: documents are built as `object.set("format", 1)`.
    Value(bool value) : m_kind(Kind::boolean), m_boolean(value) {}
    Value(int value) : m_kind(Kind::integer), m_integer(value) {}
    Value(std::int64_t value) : m_kind(Kind::integer), m_integer(value) {}
    /// Not finite: written as null, as JSON has no such number.
    Value(double value) : m_kind(Kind::real), m_real(value) {}
    Value(std::string value) : m_kind(Kind::text), m_text(std::move(value)) {}
    Value(std::string_view value) : Value(std::string(value)) {}
    Value(const char* value) : Value(std::string(value)) {}
    [[nodiscard]] static Value array();
    [[nodiscard]] static Value object();

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool is(Kind kind) const { return m_kind == kind; }
    [[nodiscard]] bool isNumber() const { return is(Kind::integer) || is(Kind::real); }
    /// 1-based line where the value begins; 0 when it was built.
    [[nodiscard]] std::int64_t line() const { return m_line; }
    void setLine(std::int64_t line) { m_line = line; }

    /// \pre the kind is the one asked for
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] std::int64_t integer() const;
    /// \pre integer or real
    [[nodiscard]] double number() const;
    [[nodiscard]] const std::string& text() const;

    /// Items of an array or members of an object; 0 for anything else.
    [[nodiscard]] std::size_t size() const { return m_items.size(); }
    /// \pre array or object. For objects in the order of the keys.
    [[nodiscard]] const std::vector<Value>& items() const;
    /// \pre object
    [[nodiscard]] const std::string& key(std::size_t index) const { return m_keys[index].name; }
    [[nodiscard]] std::int64_t keyLine(std::size_t index) const { return m_keys[index].line; }
    /// The member; null when there is none, or this is no object.
    [[nodiscard]] const Value* find(std::string_view key) const;

    /// Appends to an array. \pre array
    Value& push(Value item);
    /// Replaces or appends a member and returns it. \pre object
    Value& set(std::string_view key, Value item, std::int64_t keyLine = 0);

    /// Appends a null member, to be filled in place. \pre object without that key
    Value& append(std::string key, std::int64_t keyLine);

    /// Same value; lines do not count, the order of keys does.
    bool operator==(const Value& other) const;

private:
    struct Key {
        std::string name;
        std::int64_t line = 0;
    };
    Kind m_kind = Kind::null;
    bool m_boolean = false;
    std::int64_t m_integer = 0;
    double m_real = 0;
    std::int64_t m_line = 0;
    std::string m_text;
    std::vector<Key> m_keys; // one per item when this is an object
    std::vector<Value> m_items;
};

/// "số" / "a number", for messages.
[[nodiscard]] LocalText kindName(Value::Kind kind);

} // namespace thonmap::document
