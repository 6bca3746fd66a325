#include "core/platform.h"
#include "core/utf8.h"
#include "document/json.h"
#include "document/messages.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <unordered_map>

namespace thonmap::document {

namespace {

constexpr int kMaxDepth = 64;
constexpr std::uint64_t kMaxBytes = std::uint64_t{64} << 20;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

void appendUtf8(std::string& out, std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

/// A recursive descent over bytes already known to be UTF-8. Our own rather than nlohmann's SAX
/// reader: that one reads ahead (so lines are wrong after numbers), lets keys repeat, has no depth
/// limit and explains itself in English only.
class Parser {
public:
    Parser(std::string_view bytes, const std::string& file) : m_bytes(bytes), m_file(file) {}

    Result<Value> document() {
        Value value;
        skipSpace();
        if (!this->value(value, 0))
            return std::unexpected(std::move(*m_error));
        skipSpace();
        if (m_at < m_bytes.size()) {
            problem({"thừa chữ sau phần kết thúc", "text after the end of the document"});
            return std::unexpected(std::move(*m_error));
        }
        return value;
    }

private:
    [[nodiscard]] char peek() const { return m_at < m_bytes.size() ? m_bytes[m_at] : '\0'; }

    void skipSpace() {
        for (; m_at < m_bytes.size(); ++m_at) {
            const char c = m_bytes[m_at];
            if (c == '\n')
                ++m_line;
            else if (c != ' ' && c != '\t' && c != '\r')
                return;
        }
    }

    bool stop(const Message& message, std::vector<Argument> arguments, std::string field = {}) {
        arguments.push_back({"file", m_file});
        arguments.push_back({"line", m_line});
        m_error = Error{&message,
                        std::move(arguments),
                        {.file = m_file, .field = std::move(field), .line = m_line},
                        {}};
        return false;
    }
    bool problem(LocalText what) { return stop(msg::badJson, {{"problem", std::move(what)}}); }
    bool unexpected(LocalText wanted) {
        if (m_at >= m_bytes.size())
            return problem({"tệp kết thúc giữa chừng", "the file ends too early"});
        return problem({"cần " + wanted.vi, wanted.en + " is needed"});
    }

    bool value(Value& out, int depth) {
        const std::int64_t line = m_line;
        bool done = false;
        switch (peek()) {
        case '{':
            done = object(out, depth + 1);
            break;
        case '[':
            done = array(out, depth + 1);
            break;
        case '"': {
            std::string text;
            done = string(text);
            out = Value(std::move(text));
            break;
        }
        case 't':
            done = word("true", Value(true), out);
            break;
        case 'f':
            done = word("false", Value(false), out);
            break;
        case 'n':
            done = word("null", Value(), out);
            break;
        default:
            done = number(out);
        }
        out.setLine(line);
        return done;
    }

    bool word(std::string_view name, Value meaning, Value& out) {
        if (!m_bytes.substr(m_at).starts_with(name))
            return unexpected({"một giá trị", "a value"});
        m_at += name.size();
        out = std::move(meaning);
        return true;
    }

    bool tooDeep(int depth) {
        return depth > kMaxDepth && !stop(msg::tooDeep, {{"limit", std::int64_t{kMaxDepth}}});
    }

    bool array(Value& out, int depth) {
        if (tooDeep(depth))
            return false;
        out = Value::array();
        ++m_at;
        skipSpace();
        if (peek() == ']')
            return ++m_at, true;
        while (true) {
            skipSpace();
            if (!value(out.push(Value()), depth))
                return false;
            skipSpace();
            if (peek() == ']')
                return ++m_at, true;
            if (peek() != ',')
                return unexpected({"“,” hoặc “]”", "“,” or “]”"});
            ++m_at;
        }
    }

    bool object(Value& out, int depth) {
        if (tooDeep(depth))
            return false;
        out = Value::object();
        ++m_at;
        skipSpace();
        if (peek() == '}')
            return ++m_at, true;
        std::unordered_map<std::string, std::int64_t> seen;
        while (true) {
            skipSpace();
            if (!member(out, seen, depth))
                return false;
            skipSpace();
            if (peek() == '}')
                return ++m_at, true;
            if (peek() != ',')
                return unexpected({"“,” hoặc “}”", "“,” or “}”"});
            ++m_at;
        }
    }

    bool member(Value& out, std::unordered_map<std::string, std::int64_t>& seen, int depth) {
        if (peek() != '"')
            return unexpected({"một khóa trong ngoặc kép", "a key in quotes"});
        const std::int64_t keyLine = m_line;
        std::string key;
        if (!string(key))
            return false;
        if (const auto [first, isNew] = seen.emplace(key, keyLine); !isNew)
            return stop(msg::duplicateKey, {{"key", key}, {"first", first->second}}, key);
        skipSpace();
        if (peek() != ':')
            return unexpected({"“:”", "“:”"});
        ++m_at;
        skipSpace();
        return value(out.append(std::move(key), keyLine), depth);
    }

    bool string(std::string& out) {
        ++m_at;
        while (true) {
            if (m_at >= m_bytes.size())
                return unexpected({});
            const char c = m_bytes[m_at++];
            if (c == '"')
                return true;
            if (static_cast<unsigned char>(c) < 0x20)
                return --m_at, problem({"chuỗi chữ bị ngắt dòng hoặc có ký tự điều khiển",
                                        "a text with a line break or control character in it"});
            if (c != '\\')
                out += c;
            else if (!escape(out))
                return false;
        }
    }

    bool escape(std::string& out) {
        static constexpr std::string_view kLetters = "\"\\/bfnrt";
        static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        const char letter = peek();
        if (letter == 'u')
            return ++m_at, unicodeEscape(out);
        const std::size_t which = kLetters.find(letter);
        if (m_at >= m_bytes.size() || which == std::string_view::npos)
            return problem({"dấu “\\” không đúng", "a wrong “\\”"});
        ++m_at;
        out += kMeanings[which];
        return true;
    }

    bool unicodeEscape(std::string& out) {
        const auto first = hex4();
        if (!first)
            return problem(
                {"sau “\\u” cần bốn chữ số hệ 16", "“\\u” needs four hexadecimal digits"});
        std::uint32_t code = *first;
        if (code >= 0xD800 && code < 0xDC00 && m_bytes.substr(m_at).starts_with("\\u")) {
            m_at += 2;
            const auto second = hex4();
            if (second && *second >= 0xDC00 && *second < 0xE000)
                code = 0x10000 + ((code - 0xD800) << 10) + (*second - 0xDC00);
        }
        if (code == 0 || (code >= 0xD800 && code < 0xE000))
            return problem({"“\\u” không chỉ ký tự nào", "“\\u” that is no character"});
        appendUtf8(out, code);
        return true;
    }

    std::optional<std::uint32_t> hex4() {
        std::uint32_t code = 0;
        const std::string_view digits = m_bytes.substr(m_at, 4);
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        if (digits.size() != 4 || error != std::errc{} || end != digits.data() + 4)
            return std::nullopt;
        m_at += 4;
        return code;
    }

    bool number(Value& out) {
        const std::size_t start = m_at;
        std::size_t at = m_at;
        const auto digits = [&] {
            const std::size_t before = at;
            while (at < m_bytes.size() && isDigit(m_bytes[at]))
                ++at;
            return at > before;
        };
        const auto next = [&](std::string_view oneOf) {
            return at < m_bytes.size() && oneOf.contains(m_bytes[at]) && (++at, true);
        };
        next("-");
        const bool leadingZero = at < m_bytes.size() && m_bytes[at] == '0';
        const std::size_t whole = at;
        if (!digits())
            return unexpected({"một giá trị", "a value"});
        if (leadingZero && at > whole + 1)
            return problem({"số bắt đầu bằng 0", "a number with a leading 0"});
        bool isReal = false;
        if (next(".")) {
            isReal = true;
            if (!digits())
                return problem({"sau dấu chấm cần chữ số", "a digit is needed after the point"});
        }
        if (next("eE")) {
            isReal = true;
            next("+-");
            if (!digits())
                return problem({"sau “e” cần chữ số", "a digit is needed after “e”"});
        }
        m_at = at;
        return convert(m_bytes.substr(start, at - start), isReal, out);
    }

    bool convert(std::string_view text, bool isReal, Value& out) {
        const auto read = [&](auto number) {
            const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
            out = Value(number);
            return result.ec == std::errc{};
        };
        if (isReal ? read(double{}) || underflows(text, out) : read(std::int64_t{}))
            return true;
        return stop(msg::numberTooLarge, {{"number", std::string(text.substr(0, 40))}});
    }

    /// from_chars reports 1e-400 as out of range just like 1e400; the small one is simply 0.
    static bool underflows(std::string_view text, Value& out) {
        const std::size_t exponent = text.find_first_of("eE");
        const bool isSmall = exponent == std::string_view::npos
                                 ? text.find_first_not_of("-0.") > text.find('.')
                                 : text[exponent + 1] == '-';
        if (isSmall)
            out = Value(0.0);
        return isSmall;
    }

    std::string_view m_bytes;
    const std::string& m_file;
    std::size_t m_at = 0;
    std::int64_t m_line = 1;
    std::optional<Error> m_error;
};

} // namespace

Result<Value> parse(std::string_view bytes, const std::string& file) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const std::size_t valid = validUtf8Prefix(bytes);
    if (valid < bytes.size()) {
        const std::int64_t line = 1 + std::ranges::count(bytes.substr(0, valid), '\n');
        return fail(msg::notUtf8, {{"file", file}, {"line", line}}, {.file = file, .line = line});
    }
    return Parser(bytes, file).document();
}

Result<Value> load(const std::filesystem::path& path) {
    auto bytes = platform::readFile(path, kMaxBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    return parse(*bytes, path.string());
}

} // namespace thonmap::document
