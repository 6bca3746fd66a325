#pragma once

#include "core/date.h"
#include "core/result.h"
#include "document/value.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thonmap::document {

/// Reads the members of one object of a document, strictly. The first thing wrong sticks: read
/// everything, then ask finish() once. Every complaint names file, line and key.
///
///     ObjectReader reader(value, path);
///     reader.requireFormat();
///     layer.id = reader.text("id");
///     layer.opacity = reader.number("opacity", 1.0);
///     if (auto done = reader.finish(); !done) return std::unexpected(done.error());
///
/// A member that was never asked for is an error in finish(), with the nearest key that was.
/// Missing and mistyped members give an empty value (0, "", null pointer) and a sticky error.
/// The reader keeps a reference: the value must outlive it.
class ObjectReader {
public:
    /// `context` is where this object is ("layers[2]"), put before the keys in messages; may be
    /// empty. A value that is no object is the first error.
    ObjectReader(const Value& value, std::string file, std::string context = {});

    /// Top-level documents: "format" must be there and 1; "$schema" is allowed.
    void requireFormat();

    [[nodiscard]] bool has(std::string_view key) const;

    [[nodiscard]] std::string text(std::string_view key);
    [[nodiscard]] std::string text(std::string_view key, std::string fallback);
    [[nodiscard]] double number(std::string_view key);
    [[nodiscard]] double number(std::string_view key, double fallback);
    [[nodiscard]] std::optional<double> optionalNumber(std::string_view key);
    /// Whole numbers only; 2.0 is refused.
    [[nodiscard]] std::int64_t integer(std::string_view key);
    [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t fallback);
    [[nodiscard]] bool boolean(std::string_view key);
    [[nodiscard]] bool boolean(std::string_view key, bool fallback);
    /// "YYYY-MM-DD".
    [[nodiscard]] Date date(std::string_view key);
    [[nodiscard]] std::optional<Date> optionalDate(std::string_view key);
    /// "text" (the same in both languages) or {"vi": …, "en": …}, where one may be missing.
    [[nodiscard]] LocalText localText(std::string_view key);
    [[nodiscard]] LocalText optionalLocalText(std::string_view key);
    /// A list of texts; the optional one is empty when missing.
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);
    [[nodiscard]] std::vector<std::string> optionalTexts(std::string_view key);
    [[nodiscard]] std::vector<double> numbers(std::string_view key);
    [[nodiscard]] std::vector<double> optionalNumbers(std::string_view key);

    /// The member itself, of that kind; null after an error, or where an optional one is missing.
    [[nodiscard]] const Value* array(std::string_view key);
    [[nodiscard]] const Value* optionalArray(std::string_view key);
    [[nodiscard]] const Value* object(std::string_view key);
    [[nodiscard]] const Value* optionalObject(std::string_view key);
    [[nodiscard]] const Value* any(std::string_view key);
    [[nodiscard]] const Value* optionalAny(std::string_view key);

    /// Index of the member's text in `allowed`; the error lists them and names the nearest.
    [[nodiscard]] std::size_t oneOf(std::string_view key,
                                    std::span<const std::string_view> allowed);
    [[nodiscard]] std::size_t oneOf(std::string_view key, std::span<const std::string_view> allowed,
                                    std::size_t fallback);
    /// The same for an enumeration: `reader.choice<Model>("model", {{"p-median",
    /// Model::pMedian}})`.
    template <class E>
    [[nodiscard]] E choice(std::string_view key,
                           std::initializer_list<std::pair<std::string_view, E>> choices) {
        return pick(choices, oneOf(key, namesOf(choices)));
    }
    template <class E>
    [[nodiscard]] E choice(std::string_view key,
                           std::initializer_list<std::pair<std::string_view, E>> choices,
                           E fallback) {
        return has(key) ? choice(key, choices) : fallback;
    }

    /// Where a member is, for readers of nested objects: "layers[2].style".
    [[nodiscard]] std::string pathOf(std::string_view key) const;
    [[nodiscard]] std::string pathOf(std::string_view key, std::size_t index) const;
    [[nodiscard]] const std::string& file() const { return m_file; }

    /// An error of the caller's own, at this object or at one of its members. {file}, {line} and
    /// {key} are added to the arguments. Ignored when something was wrong before.
    void fail(const Message& message, std::vector<Argument> arguments = {});
    void failAt(std::string_view key, const Message& message, std::vector<Argument> arguments = {});
    /// Takes over the error of a nested reader or parser. Ignored when something was wrong before.
    void adopt(Error error);

    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    /// The first error; otherwise the first member nobody asked for.
    [[nodiscard]] Result<void> finish();

private:
    template <class E>
    static std::vector<std::string_view>
    namesOf(std::initializer_list<std::pair<std::string_view, E>> choices) {
        std::vector<std::string_view> names;
        for (const auto& [name, value] : choices)
            names.push_back(name);
        return names;
    }
    template <class E>
    static E pick(std::initializer_list<std::pair<std::string_view, E>> choices, std::size_t at) {
        return (choices.begin() + at)->second;
    }
    const Value* member(std::string_view key, bool required);
    const Value* member(std::string_view key, bool required, Value::Kind kind);
    template <class T, class Read>
    std::vector<T> list(std::string_view key, bool required, Value::Kind kind, Read read);
    void failOn(std::string_view key, std::int64_t line, const Message& message,
                std::vector<Argument> arguments);
    LocalText readLocalText(std::string_view key, const Value* value);

    const Value& m_value;
    std::string m_file;
    std::string m_context;
    std::vector<std::string> m_asked;
    std::optional<Error> m_error;
};

/// The candidate fewest typing mistakes away, ignoring case; empty when none is near.
[[nodiscard]] std::string_view nearest(std::string_view wanted,
                                       std::span<const std::string_view> candidates);

} // namespace thonmap::document
