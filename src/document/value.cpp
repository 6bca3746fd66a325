#include "document/value.h"

#include <algorithm>
#include <cassert>

namespace thonmap::document {

Value Value::array() {
    Value value;
    value.m_kind = Kind::array;
    return value;
}

Value Value::object() {
    Value value;
    value.m_kind = Kind::object;
    return value;
}

bool Value::boolean() const {
    assert(is(Kind::boolean));
    return m_boolean;
}

std::int64_t Value::integer() const {
    assert(is(Kind::integer));
    return m_integer;
}

double Value::number() const {
    assert(isNumber());
    return is(Kind::integer) ? static_cast<double>(m_integer) : m_real;
}

const std::string& Value::text() const {
    assert(is(Kind::text));
    return m_text;
}

const std::vector<Value>& Value::items() const {
    assert(is(Kind::array) || is(Kind::object));
    return m_items;
}

const Value* Value::find(std::string_view key) const {
    const auto found = std::ranges::find(m_keys, key, &Key::name);
    return found == m_keys.end() ? nullptr
                                 : &m_items[static_cast<std::size_t>(found - m_keys.begin())];
}

Value& Value::push(Value item) {
    assert(is(Kind::array));
    return m_items.emplace_back(std::move(item));
}

Value& Value::set(std::string_view key, Value item, std::int64_t keyLine) {
    assert(is(Kind::object));
    const auto found = std::ranges::find(m_keys, key, &Key::name);
    if (found != m_keys.end()) {
        Value& old = m_items[static_cast<std::size_t>(found - m_keys.begin())];
        old = std::move(item);
        return old;
    }
    m_keys.push_back({std::string(key), keyLine});
    return m_items.emplace_back(std::move(item));
}

Value& Value::append(std::string key, std::int64_t keyLine) {
    assert(is(Kind::object));
    m_keys.push_back({std::move(key), keyLine});
    return m_items.emplace_back();
}

bool Value::operator==(const Value& other) const {
    if (m_kind != other.m_kind)
        return false;
    switch (m_kind) {
    case Kind::null:
        return true;
    case Kind::boolean:
        return m_boolean == other.m_boolean;
    case Kind::integer:
        return m_integer == other.m_integer;
    case Kind::real:
        return m_real == other.m_real;
    case Kind::text:
        return m_text == other.m_text;
    case Kind::array:
        return m_items == other.m_items;
    case Kind::object:
        return std::ranges::equal(m_keys, other.m_keys, {}, &Key::name, &Key::name) &&
               m_items == other.m_items;
    }
    return false;
}

LocalText kindName(Value::Kind kind) {
    switch (kind) {
    case Value::Kind::null:
        return {"null", "null"};
    case Value::Kind::boolean:
        return {"true hoặc false", "true or false"};
    case Value::Kind::integer:
        return {"số nguyên", "a whole number"};
    case Value::Kind::real:
        return {"số", "a number"};
    case Value::Kind::text:
        return {"chuỗi chữ trong ngoặc kép", "a text in quotes"};
    case Value::Kind::array:
        return {"danh sách […]", "a list […]"};
    case Value::Kind::object:
        return {"đối tượng {…}", "an object {…}"};
    }
    return {};
}

} // namespace thonmap::document
