#include "query/token.h"

#include "query/messages.h"
#include "text/normalize.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace thonmap::query {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// The productions identifierStart, identifierPart and whitespace of the standard's grammar.
constexpr std::array kNameStart{
    Range{U':', U':'},     Range{U'_', U'_'},     Range{U'A', U'Z'},     Range{U'a', U'z'},
    Range{0x00C0, 0x00D6}, Range{0x00D8, 0x00F6}, Range{0x00F8, 0x02FF}, Range{0x0370, 0x037D},
    Range{0x037F, 0x1FFE}, Range{0x200C, 0x200D}, Range{0x2070, 0x218F}, Range{0x2C00, 0x2FEF},
    Range{0x3001, 0xD7FF}, Range{0xF900, 0xFDCF}, Range{0xFDF0, 0xFFFD}, Range{0x10000, 0xEFFFF},
};
constexpr std::array kNamePart{
    Range{U'.', U'.'},
    Range{U'0', U'9'},
    Range{0x0300, 0x036F},
    Range{0x203F, 0x2040},
};
constexpr std::array kSpace{
    Range{0x0009, 0x000D}, Range{0x0020, 0x0020}, Range{0x0085, 0x0085}, Range{0x00A0, 0x00A0},
    Range{0x1680, 0x1680}, Range{0x2000, 0x200A}, Range{0x2028, 0x2029}, Range{0x202F, 0x202F},
    Range{0x205F, 0x205F}, Range{0x3000, 0x3000},
};
constexpr std::array<char32_t, 8> kCurlyQuotes{U'‘', U'’', U'“', U'”', U'«', U'»', U'`', U'´'};
constexpr std::array<std::string_view, 43> kKeywords{
    "AND",          "OR",
    "NOT",          "LIKE",
    "BETWEEN",      "IN",
    "IS",           "NULL",
    "TRUE",         "FALSE",
    "DIV",          "CASEI",
    "ACCENTI",      "DATE",
    "TIMESTAMP",    "INTERVAL",
    "BBOX",         "POINT",
    "LINESTRING",   "POLYGON",
    "MULTIPOINT",   "MULTILINESTRING",
    "MULTIPOLYGON", "GEOMETRYCOLLECTION",
    "S_INTERSECTS", "S_EQUALS",
    "S_DISJOINT",   "S_TOUCHES",
    "S_WITHIN",     "S_OVERLAPS",
    "S_CROSSES",    "S_CONTAINS",
    "T_AFTER",      "T_BEFORE",
    "T_CONTAINS",   "T_DISJOINT",
    "T_DURING",     "T_EQUALS",
    "T_INTERSECTS", "A_EQUALS",
    "A_CONTAINS",   "A_CONTAINEDBY",
    "A_OVERLAPS",
};

template <std::size_t N>
bool within(const std::array<Range, N>& ranges, char32_t c) {
    return std::ranges::any_of(ranges, [c](Range r) { return c >= r.first && c <= r.last; });
}
bool startsName(char32_t c) {
    return within(kNameStart, c);
}
bool continuesName(char32_t c) {
    return startsName(c) || within(kNamePart, c);
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// The code point at `offset` of well-formed UTF-8 and its length; 0 and 0 at the end.
std::pair<char32_t, std::size_t> codePoint(std::string_view text, std::size_t offset) {
    if (offset >= text.size())
        return {0, 0};
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i]));
    };
    const char32_t first = byte(0);
    if (first < 0x80)
        return {first, 1};
    if (first < 0xE0)
        return {(first & 0x1F) << 6 | (byte(1) & 0x3F), 2};
    if (first < 0xF0)
        return {(first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
    return {(first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 |
                (byte(3) & 0x3F),
            4};
}

std::int64_t characters(std::string_view text) {
    return std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; });
}

class Tokenizer {
public:
    explicit Tokenizer(std::string_view text) : m_text(text) {}

    Result<std::vector<Token>> run() {
        for (;;) {
            skipSpace();
            m_start = m_at;
            if (m_at == m_text.size())
                break;
            if (!one())
                return std::unexpected(std::move(m_error));
        }
        add(Token::Kind::end, {});
        return std::move(m_tokens);
    }

private:
    bool one() {
        const auto [c, length] = codePoint(m_text, m_at);
        if (c == U'\'')
            return quoted(Token::Kind::text);
        if (c == U'"')
            return quoted(Token::Kind::quoted);
        if (isDigit(m_text[m_at]) || (c == U'.' && isDigit(peek(1))))
            return number();
        if (startsName(c))
            return name();
        return symbol(c, length);
    }

    char peek(std::size_t ahead) const {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    void skipSpace() {
        for (;;) {
            const auto [c, length] = codePoint(m_text, m_at);
            if (length == 0 || !within(kSpace, c))
                return;
            m_at += length;
        }
    }
    std::string_view source() const { return m_text.substr(m_start, m_at - m_start); }

    void add(Token::Kind kind, std::string value) {
        m_position += characters(m_text.substr(m_counted, m_start - m_counted));
        m_counted = m_start;
        m_tokens.push_back({kind, std::move(value), source(), m_position});
    }
    bool failAt(std::size_t offset, const Message& message, std::string found = {}) {
        std::vector<Argument> arguments;
        if (!found.empty())
            arguments.push_back({"found", std::move(found)});
        m_error =
            fail(message, std::move(arguments), {.position = characters(m_text.substr(0, offset))})
                .error();
        return false;
    }

    bool quoted(Token::Kind kind) {
        const char quote = kind == Token::Kind::text ? '\'' : '"';
        const bool backslashes = kind == Token::Kind::text;
        std::string value;
        ++m_at;
        for (;;) {
            if (m_at == m_text.size())
                return failAt(m_start, kind == Token::Kind::text ? msg::unterminatedText
                                                                 : msg::unterminatedName);
            const char c = m_text[m_at];
            if (backslashes && c == '\\') {
                takeBackslashes(value);
            } else if (c != quote) {
                value += c;
                ++m_at;
            } else if (peek(1) == quote) {
                value += quote;
                m_at += 2;
            } else {
                ++m_at;
                break;
            }
        }
        if (kind == Token::Kind::quoted && value.empty())
            return failAt(m_start, msg::emptyName);
        add(kind, text::nfc(value));
        return true;
    }
    // A run of backslashes means something only before a quote: pairs are one backslash each, an
    // odd one escapes the quote. The grammar has no way to end a text in a backslash; this is one.
    void takeBackslashes(std::string& value) {
        std::size_t run = 0;
        while (peek(run) == '\\')
            ++run;
        const bool beforeQuote = peek(run) == '\'';
        value.append(beforeQuote ? run / 2 : run, '\\');
        m_at += run;
        if (beforeQuote && run % 2 == 1) {
            value += '\'';
            ++m_at;
        }
    }

    bool number() {
        const auto digits = [&] {
            while (isDigit(peek(0)))
                ++m_at;
        };
        digits();
        if (peek(0) == '.') {
            ++m_at;
            digits();
        }
        if (peek(0) == 'e' || peek(0) == 'E') {
            const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
            if (isDigit(peek(1 + sign))) {
                m_at += 1 + sign;
                digits();
            }
        }
        const auto [c, length] = codePoint(m_text, m_at);
        if (length > 0 && continuesName(c)) {
            while (continuesName(codePoint(m_text, m_at).first))
                m_at += codePoint(m_text, m_at).second;
            return failAt(m_start, msg::letterAfterNumber, std::string(source()));
        }
        add(Token::Kind::number, std::string(source()));
        return true;
    }

    bool name() {
        for (;;) {
            const auto [c, length] = codePoint(m_text, m_at);
            if (length == 0 || !continuesName(c))
                break;
            m_at += length;
        }
        add(Token::Kind::name, text::nfc(source()));
        return true;
    }

    bool symbol(char32_t c, std::size_t length) {
        const std::string_view two = m_text.substr(m_at, 2);
        if (two == "==")
            return failAt(m_at, msg::doubleEquals);
        if (two == "!=")
            return failAt(m_at, msg::bangEquals);
        if (two == "<=" || two == ">=" || two == "<>") {
            m_at += 2;
        } else if (c < 0x80 && std::string_view("(),+-*/%^=<>").contains(static_cast<char>(c))) {
            m_at += 1;
        } else {
            const std::string found(m_text.substr(m_at, length));
            return failAt(m_at,
                          std::ranges::find(kCurlyQuotes, c) != kCurlyQuotes.end()
                              ? msg::curlyQuote
                              : msg::unknownCharacter,
                          found);
        }
        add(Token::Kind::symbol, std::string(source()));
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_start = 0;
    std::size_t m_counted = 0;
    std::int64_t m_position = 0;
    std::vector<Token> m_tokens;
    Error m_error;
};

} // namespace

Result<std::vector<Token>> tokenize(std::string_view cql2) {
    if (!text::isUtf8(cql2))
        return fail(msg::notUtf8, {}, {.position = 0});
    return Tokenizer(cql2).run();
}

bool sameWord(std::string_view a, std::string_view b) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool isPlainName(std::string_view name) {
    if (name.empty() || !text::isUtf8(name) || !startsName(codePoint(name, 0).first))
        return false;
    for (std::size_t at = 0; at < name.size();) {
        const auto [c, length] = codePoint(name, at);
        if (!continuesName(c))
            return false;
        at += length;
    }
    return std::ranges::none_of(kKeywords,
                                [name](std::string_view word) { return sameWord(name, word); });
}

std::int64_t positionInLiteral(std::int64_t literalPosition, std::string_view value,
                               std::int64_t inner) {
    std::int64_t position = literalPosition + 1;
    for (std::size_t at = 0; at < value.size() && inner > 0; --inner) {
        const auto [c, length] = codePoint(value, at);
        position += c == U'\'' ? 2 : 1;
        at += length;
    }
    return position;
}

bool finiteNumber(std::string_view text, double& value) {
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec == std::errc::result_out_of_range)
        value = std::strtod(std::string(text).c_str(), nullptr);
    return std::isfinite(value);
}

} // namespace thonmap::query
