#include "document/object_reader.h"

#include "document/json.h"
#include "document/messages.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace thonmap::document {

namespace {

using Kind = Value::Kind;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Optimal string alignment distance over bytes, ignoring ASCII case: a swap counts once.
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> beforeLast(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::string join(std::span<const std::string_view> names) {
    std::string text;
    for (const std::string_view name : names)
        text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

} // namespace

std::string_view nearest(std::string_view wanted, std::span<const std::string_view> candidates) {
    if (wanted.size() > 100)
        return {};
    std::string_view best;
    // A third of the letters may be wrong: "colour" is near "color", "id" is near nothing.
    std::size_t bestDistance = wanted.size() / 3 + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = editDistance(wanted, candidate);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = candidate;
        }
    }
    return best;
}

ObjectReader::ObjectReader(const Value& value, std::string file, std::string context)
    : m_value(value), m_file(std::move(file)), m_context(std::move(context)) {
    if (!m_value.is(Kind::object))
        fail(msg::notObject, {{"wanted", kindName(Kind::object)}});
}

void ObjectReader::requireFormat() {
    (void)optionalAny("$schema");
    const Value* format = member("format", true);
    if (format != nullptr && (!format->is(Kind::integer) || format->integer() != 1))
        failAt("format", msg::wrongFormat, {{"value", writeCompact(*format)}});
}

bool ObjectReader::has(std::string_view key) const {
    return m_value.find(key) != nullptr;
}

std::string ObjectReader::pathOf(std::string_view key) const {
    return m_context.empty() ? std::string(key) : m_context + '.' + std::string(key);
}

std::string ObjectReader::pathOf(std::string_view key, std::size_t index) const {
    return pathOf(key) + '[' + std::to_string(index) + ']';
}

void ObjectReader::fail(const Message& message, std::vector<Argument> arguments) {
    failOn({}, m_value.line(), message, std::move(arguments));
}

void ObjectReader::failAt(std::string_view key, const Message& message,
                          std::vector<Argument> arguments) {
    const Value* value = m_value.find(key);
    failOn(key, value == nullptr ? m_value.line() : value->line(), message, std::move(arguments));
}

void ObjectReader::failOn(std::string_view key, std::int64_t line, const Message& message,
                          std::vector<Argument> arguments) {
    if (m_error)
        return;
    const std::string path = key.empty() ? m_context : pathOf(key);
    arguments.push_back({"file", m_file});
    arguments.push_back({"line", line});
    arguments.push_back({"key", path});
    m_error =
        Error{&message, std::move(arguments), {.file = m_file, .field = path, .line = line}, {}};
}

void ObjectReader::adopt(Error error) {
    if (!m_error)
        m_error = std::move(error);
}

const Value* ObjectReader::member(std::string_view key, bool required) {
    if (std::ranges::find(m_asked, key) == m_asked.end())
        m_asked.emplace_back(key);
    const Value* value = m_value.find(key);
    if (value == nullptr && required)
        failOn(key, m_value.line(), msg::missingKey, {});
    return value;
}

const Value* ObjectReader::member(std::string_view key, bool required, Kind kind) {
    const Value* value = member(key, required);
    if (value == nullptr)
        return nullptr;
    const bool fits = kind == Kind::real ? value->isNumber() : value->is(kind);
    if (fits)
        return value;
    failAt(key, msg::wrongKind, {{"wanted", kindName(kind)}, {"found", kindName(value->kind())}});
    return nullptr;
}

std::string ObjectReader::text(std::string_view key) {
    const Value* value = member(key, true, Kind::text);
    return value == nullptr ? std::string() : value->text();
}

std::string ObjectReader::text(std::string_view key, std::string fallback) {
    const Value* value = member(key, false, Kind::text);
    return value == nullptr ? std::move(fallback) : value->text();
}

double ObjectReader::number(std::string_view key) {
    const Value* value = member(key, true, Kind::real);
    return value == nullptr ? 0 : value->number();
}

double ObjectReader::number(std::string_view key, double fallback) {
    return optionalNumber(key).value_or(fallback);
}

std::optional<double> ObjectReader::optionalNumber(std::string_view key) {
    const Value* value = member(key, false, Kind::real);
    return value == nullptr ? std::nullopt : std::optional(value->number());
}

std::int64_t ObjectReader::integer(std::string_view key) {
    const Value* value = member(key, true, Kind::integer);
    return value == nullptr ? 0 : value->integer();
}

std::int64_t ObjectReader::integer(std::string_view key, std::int64_t fallback) {
    const Value* value = member(key, false, Kind::integer);
    return value == nullptr ? fallback : value->integer();
}

bool ObjectReader::boolean(std::string_view key) {
    const Value* value = member(key, true, Kind::boolean);
    return value != nullptr && value->boolean();
}

bool ObjectReader::boolean(std::string_view key, bool fallback) {
    const Value* value = member(key, false, Kind::boolean);
    return value == nullptr ? fallback : value->boolean();
}

Date ObjectReader::date(std::string_view key) {
    (void)member(key, true);
    return optionalDate(key).value_or(Date{});
}

std::optional<Date> ObjectReader::optionalDate(std::string_view key) {
    const Value* value = member(key, false, Kind::text);
    if (value == nullptr)
        return std::nullopt;
    const auto date = Date::fromIso(value->text());
    if (!date)
        failAt(key, msg::badDate, {{"value", value->text()}});
    return date;
}

LocalText ObjectReader::localText(std::string_view key) {
    return readLocalText(key, member(key, true));
}

LocalText ObjectReader::optionalLocalText(std::string_view key) {
    return readLocalText(key, member(key, false));
}

LocalText ObjectReader::readLocalText(std::string_view key, const Value* value) {
    if (value == nullptr)
        return {};
    if (value->is(Kind::text))
        return {value->text(), value->text()};
    if (!value->is(Kind::object)) {
        (void)member(key, true, Kind::text);
        return {};
    }
    ObjectReader reader(*value, m_file, pathOf(key));
    LocalText text{reader.text("vi", ""), reader.text("en", "")};
    if (text.vi.empty() && text.en.empty())
        reader.failAt("vi", msg::missingKey);
    if (auto done = reader.finish(); !done)
        adopt(std::move(done.error()));
    return text;
}

template <class T, class Read>
std::vector<T> ObjectReader::list(std::string_view key, bool required, Kind kind, Read read) {
    std::vector<T> all;
    const Value* value = member(key, required, Kind::array);
    if (value == nullptr)
        return all;
    for (std::size_t i = 0; i < value->size(); ++i) {
        const Value& item = value->items()[i];
        if (kind == Kind::real ? !item.isNumber() : !item.is(kind)) {
            failOn(std::string(key) + '[' + std::to_string(i) + ']', item.line(), msg::wrongKind,
                   {{"wanted", kindName(kind)}, {"found", kindName(item.kind())}});
            return {};
        }
        all.push_back((item.*read)());
    }
    return all;
}

std::vector<std::string> ObjectReader::texts(std::string_view key) {
    return list<std::string>(key, true, Kind::text, &Value::text);
}

std::vector<std::string> ObjectReader::optionalTexts(std::string_view key) {
    return list<std::string>(key, false, Kind::text, &Value::text);
}

std::vector<double> ObjectReader::numbers(std::string_view key) {
    return list<double>(key, true, Kind::real, &Value::number);
}

std::vector<double> ObjectReader::optionalNumbers(std::string_view key) {
    return list<double>(key, false, Kind::real, &Value::number);
}

const Value* ObjectReader::array(std::string_view key) {
    return member(key, true, Kind::array);
}
const Value* ObjectReader::optionalArray(std::string_view key) {
    return member(key, false, Kind::array);
}
const Value* ObjectReader::object(std::string_view key) {
    return member(key, true, Kind::object);
}
const Value* ObjectReader::optionalObject(std::string_view key) {
    return member(key, false, Kind::object);
}
const Value* ObjectReader::any(std::string_view key) {
    return member(key, true);
}
const Value* ObjectReader::optionalAny(std::string_view key) {
    return member(key, false);
}

std::size_t ObjectReader::oneOf(std::string_view key, std::span<const std::string_view> allowed) {
    const Value* value = member(key, true, Kind::text);
    if (value == nullptr)
        return 0;
    const auto found = std::ranges::find(allowed, value->text());
    if (found != allowed.end())
        return static_cast<std::size_t>(found - allowed.begin());
    std::vector<Argument> arguments{{"value", value->text()}, {"choices", join(allowed)}};
    const std::string_view near = nearest(value->text(), allowed);
    if (near.empty()) {
        failAt(key, msg::badChoice, std::move(arguments));
    } else {
        arguments.push_back({"near", std::string(near)});
        failAt(key, msg::badChoiceNear, std::move(arguments));
    }
    return 0;
}

std::size_t ObjectReader::oneOf(std::string_view key, std::span<const std::string_view> allowed,
                                std::size_t fallback) {
    return member(key, false) == nullptr ? fallback : oneOf(key, allowed);
}

Result<void> ObjectReader::finish() {
    if (m_error)
        return std::unexpected(*m_error);
    const std::vector<std::string_view> asked(m_asked.begin(), m_asked.end());
    for (std::size_t i = 0; i < m_value.size(); ++i) {
        const std::string& key = m_value.key(i);
        if (std::ranges::find(asked, key) != asked.end())
            continue;
        const std::string_view near = nearest(key, asked);
        if (near.empty())
            failOn(key, m_value.keyLine(i), msg::unknownKey, {});
        else
            failOn(key, m_value.keyLine(i), msg::unknownKeyNear, {{"near", std::string(near)}});
        return std::unexpected(*m_error);
    }
    return {};
}

} // namespace thonmap::document
