#include "query/parser.h"

#include "query/cursor.h"
#include "query/messages.h"
#include "query/temporal_text.h"
#include "query/token.h"
#include "query/wkt_literal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

namespace thonmap::query {

namespace {

using namespace expecting;

constexpr std::array<std::pair<std::string_view, Op>, 6> kComparisons{{
    {"=", Op::equal},
    {"<>", Op::notEqual},
    {"<", Op::less},
    {"<=", Op::lessOrEqual},
    {">", Op::greater},
    {">=", Op::greaterOrEqual},
}};
constexpr std::array kReserved{"AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "DIV"};

template <class Predicate>
std::optional<Predicate> predicateNamed(std::string_view name, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        if (sameWord(name, keyword(static_cast<Predicate>(i))))
            return static_cast<Predicate>(i);
    return std::nullopt;
}

// Recursive descent, one function a production; each returns false after the cursor got its error.
class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : m_in(std::move(tokens)) {}

    Result<Expression> run() {
        if (m_in.now().kind == Token::Kind::end)
            return thonmap::fail(msg::emptyQuery, {}, {.position = 0});
        if (!anyOf())
            return std::unexpected(std::move(m_in.error));
        if (m_in.now().kind != Token::Kind::end) {
            (void)m_in.expected(kEnd);
            return std::unexpected(std::move(m_in.error));
        }
        return std::move(m_result);
    }

private:
    // --- nodes -------------------------------------------------------------------------------
    bool push(Op op, std::int64_t position, decltype(Node::value) value = {},
              std::uint32_t childCount = 0) {
        std::uint32_t size = 1;
        int depth = 0;
        for (std::uint32_t i = 0; i < childCount; ++i) {
            const std::size_t child = m_result.nodes.size() - size;
            depth = std::max(depth, m_depths[child]);
            size += m_result.nodes[child].size;
        }
        // Chains nest too (1 + 1 + 1 …), and whoever walks the tree recurses.
        if (depth >= Cursor::kMaximumDepth)
            return m_in.refuse(msg::tooDeep, position);
        m_result.nodes.push_back({op, std::move(value), childCount, size, position});
        m_depths.push_back(depth + 1);
        return true;
    }

    // --- conditions --------------------------------------------------------------------------
    bool anyOf() {
        const Cursor::Nesting nesting(m_in);
        return !m_in.tooDeep() && repeated(Op::or_, "OR", &Parser::allOf);
    }
    bool allOf() { return repeated(Op::and_, "AND", &Parser::factor); }
    bool repeated(Op op, std::string_view word, bool (Parser::*part)()) {
        if (!(this->*part)())
            return false;
        std::uint32_t count = 1;
        const std::int64_t position = m_in.here();
        for (; m_in.takeWord(word); ++count)
            if (!(this->*part)())
                return false;
        return count == 1 || push(op, position, {}, count);
    }
    bool factor() {
        const std::int64_t position = m_in.here();
        if (!m_in.isWord("NOT"))
            return comparison();
        const Cursor::Nesting nesting(m_in);
        if (m_in.tooDeep())
            return false;
        m_in.take();
        return factor() && push(Op::not_, position, {}, 1);
    }

    bool comparison() {
        if (!sum())
            return false;
        const std::int64_t position = m_in.here();
        for (const auto& [symbol, op] : kComparisons) {
            if (!m_in.takeSymbol(symbol))
                continue;
            if (m_in.isWord("NULL"))
                return m_in.refuse(msg::nullCompared, m_in.here());
            return sum() && push(op, position, {}, 2);
        }
        if (m_in.takeWord("IS")) {
            const bool negation = m_in.takeWord("NOT");
            if (!m_in.takeWord("NULL"))
                return m_in.expected(kNull);
            return push(Op::isNull, position, {}, 1) &&
                   (!negation || push(Op::not_, position, {}, 1));
        }
        const bool negation = m_in.takeWord("NOT");
        const std::int64_t at = m_in.here();
        bool found = true;
        if (m_in.takeWord("LIKE"))
            found = pattern() && push(Op::like, at, {}, 2);
        else if (m_in.takeWord("BETWEEN"))
            found = bounds() && push(Op::between, at, {}, 3);
        else if (m_in.takeWord("IN"))
            found = inList(at);
        else
            return !negation || m_in.expected(kAfterNot);
        return found && (!negation || push(Op::not_, position, {}, 1));
    }
    bool bounds() {
        if (!sum())
            return false;
        if (!m_in.takeWord("AND"))
            return m_in.expected(kAnd);
        return sum();
    }
    bool inList(std::int64_t at) {
        std::uint32_t count = 0;
        return m_in.need("(", kOpen) && items(count) && push(Op::in, at, {}, count + 1);
    }
    // One or more, and the closing parenthesis.
    bool items(std::uint32_t& count) {
        do {
            if (!anyOf())
                return false;
            ++count;
        } while (m_in.takeSymbol(","));
        return m_in.need(")", kClose);
    }
    bool pattern() {
        const Cursor::Nesting nesting(m_in);
        if (m_in.tooDeep())
            return false;
        const std::int64_t position = m_in.here();
        if (m_in.now().kind == Token::Kind::text)
            return literalText();
        for (const auto& [word, op] :
             {std::pair{"CASEI", Op::caseInsensitive}, std::pair{"ACCENTI", Op::accentInsensitive}})
            if (m_in.opens(m_in.next()) && m_in.takeWord(word))
                return m_in.need("(", kOpen) && pattern() && m_in.need(")", kClose) &&
                       push(op, position, {}, 1);
        return m_in.expected(kPattern);
    }

    // --- arithmetic --------------------------------------------------------------------------
    bool sum() {
        if (!product())
            return false;
        for (;;) {
            const std::int64_t position = m_in.here();
            const Op op = m_in.isSymbol("+") ? Op::add : Op::subtract;
            if (!m_in.takeSymbol("+") && !m_in.takeSymbol("-"))
                return true;
            if (!product() || !push(op, position, {}, 2))
                return false;
        }
    }
    bool product() {
        if (!power())
            return false;
        for (;;) {
            const std::int64_t position = m_in.here();
            Op op = Op::multiply;
            if (m_in.takeSymbol("*"))
                op = Op::multiply;
            else if (m_in.takeSymbol("/"))
                op = Op::divide;
            else if (m_in.takeSymbol("%"))
                op = Op::modulo;
            else if (m_in.takeWord("DIV"))
                op = Op::integerDivide;
            else
                return true;
            if (!power() || !push(op, position, {}, 2))
                return false;
        }
    }
    bool power() {
        if (!signedOperand())
            return false;
        const std::int64_t position = m_in.here();
        return !m_in.takeSymbol("^") || (signedOperand() && push(Op::power, position, {}, 2));
    }
    bool signedOperand() {
        const std::int64_t position = m_in.here();
        if (m_in.next().kind == Token::Kind::number && (m_in.isSymbol("+") || m_in.isSymbol("-"))) {
            const bool minus = m_in.isSymbol("-");
            m_in.take();
            return number(position, minus);
        }
        if (!m_in.takeSymbol("-"))
            return operand();
        const Cursor::Nesting nesting(m_in);
        return !m_in.tooDeep() && push(Op::integer, position, std::int64_t{-1}) &&
               signedOperand() && push(Op::multiply, position, {}, 2);
    }

    // --- operands ----------------------------------------------------------------------------
    bool operand() {
        const std::int64_t position = m_in.here();
        switch (m_in.now().kind) {
        case Token::Kind::number:
            return number(position, false);
        case Token::Kind::text:
            return literalText();
        case Token::Kind::quoted:
            return push(Op::property, position, m_in.take().text);
        case Token::Kind::name:
            return word();
        case Token::Kind::symbol:
            return m_in.takeSymbol("(") ? group(position) : m_in.expected(kValue);
        case Token::Kind::end:
            break;
        }
        return m_in.expected(kValue);
    }
    // After "(": a parenthesised expression, or an array when there is not exactly one.
    bool group(std::int64_t position) {
        if (m_in.takeSymbol(")"))
            return push(Op::array, position);
        if (!anyOf())
            return false;
        if (!m_in.isSymbol(","))
            return m_in.need(")", kClose);
        m_in.take();
        std::uint32_t count = 1;
        return items(count) && push(Op::array, position, {}, count);
    }
    bool literalText() {
        const std::int64_t position = m_in.here();
        return push(Op::text, position, m_in.take().text);
    }

    bool number(std::int64_t position, bool minus) {
        const std::string text = (minus ? "-" : "") + m_in.now().text;
        const char* const end = text.data() + text.size();
        if (text.find_first_of(".eE") == std::string::npos) {
            std::int64_t value = 0;
            if (std::from_chars(text.data(), end, value).ec == std::errc{}) {
                m_in.take();
                return push(Op::integer, position, value);
            }
        }
        double value = 0;
        if (!finiteNumber(text, value))
            return m_in.refuse(msg::numberTooLarge, position, {{"found", text}});
        m_in.take();
        return push(Op::real, position, value);
    }
    bool shapeLiteral() {
        const std::int64_t position = m_in.here();
        std::string wkt;
        return wktLiteral(m_in, wkt) && push(Op::wkt, position, std::move(wkt));
    }

    bool word() {
        const std::int64_t position = m_in.here();
        const std::string name = m_in.now().text;
        if (sameWord(name, "TRUE") || sameWord(name, "FALSE")) {
            m_in.take();
            return push(Op::boolean, position, sameWord(name, "TRUE"));
        }
        if (sameWord(name, "NULL"))
            return m_in.refuse(msg::nullCompared, position);
        if (std::ranges::any_of(kReserved, [&](const char* w) { return sameWord(name, w); }))
            return m_in.expected(kValue);
        if (startsWkt(m_in))
            return shapeLiteral();
        m_in.take();
        if (!m_in.takeSymbol("("))
            return push(Op::property, position, name);
        const Cursor::Nesting nesting(m_in);
        return !m_in.tooDeep() && called(name, position);
    }

    // After "name(".
    bool called(const std::string& name, std::int64_t position) {
        if (sameWord(name, "CASEI"))
            return sum() && m_in.need(")", kClose) && push(Op::caseInsensitive, position, {}, 1);
        if (sameWord(name, "ACCENTI"))
            return sum() && m_in.need(")", kClose) && push(Op::accentInsensitive, position, {}, 1);
        if (sameWord(name, "DATE"))
            return instant(kDay) && m_in.need(")", kClose);
        if (sameWord(name, "TIMESTAMP"))
            return instant(kMoment) && m_in.need(")", kClose);
        if (sameWord(name, "INTERVAL"))
            return interval(position);
        if (sameWord(name, "BBOX"))
            return box(position);
        if (const auto relation = predicateNamed<spatial::Relation>(name, 8))
            return pair(&Parser::sum) && push(Op::spatialPredicate, position, *relation, 2);
        if (const auto temporal = predicateNamed<TemporalPredicate>(name, 15))
            return pair(&Parser::sum) && push(Op::temporalPredicate, position, *temporal, 2);
        if (const auto array = predicateNamed<ArrayPredicate>(name, 4))
            return pair(&Parser::arrayOperand) && push(Op::arrayPredicate, position, *array, 2);
        std::uint32_t count = 0;
        if (!m_in.takeSymbol(")") && !items(count))
            return false;
        return push(Op::function, position, name, count);
    }
    bool pair(bool (Parser::*part)()) {
        return (this->*part)() && m_in.need(",", kComma) && (this->*part)() &&
               m_in.need(")", kClose);
    }
    // In the place of an array, parentheses are always an array, even around one element.
    bool arrayOperand() {
        const std::int64_t position = m_in.here();
        if (!m_in.takeSymbol("("))
            return sum();
        std::uint32_t count = 0;
        if (!m_in.takeSymbol(")") && !items(count))
            return false;
        return push(Op::array, position, {}, count);
    }

    // --- time --------------------------------------------------------------------------------
    bool instant(const LocalText& what) {
        if (m_in.now().kind != Token::Kind::text)
            return m_in.expected(what);
        const bool wantsDay = &what == &kDay;
        const std::string& text = m_in.now().text;
        const std::int64_t position = m_in.here();
        const auto day = wantsDay ? Date::fromIso(text) : std::nullopt;
        const auto moment = wantsDay ? std::nullopt : timestampFromIso(text);
        if (!day && !moment)
            return m_in.refuse(wantsDay ? msg::badDate : msg::badTimestamp, position,
                               {{"found", text}});
        m_in.take();
        return day ? push(Op::date, position, *day) : push(Op::timestamp, position, *moment);
    }
    bool interval(std::int64_t position) {
        return bound() && m_in.need(",", kComma) && bound() && m_in.need(")", kClose) &&
               push(Op::interval, position, {}, 2);
    }
    bool bound() {
        if (m_in.now().kind != Token::Kind::text) {
            if (m_in.now().kind == Token::Kind::name || m_in.now().kind == Token::Kind::quoted)
                return operand();
            return m_in.expected(kBound);
        }
        const std::int64_t position = m_in.here();
        const std::string& text = m_in.now().text;
        if (text == "..") {
            m_in.take();
            return push(Op::unbounded, position);
        }
        return instant(text.find('T') == std::string::npos ? kDay : kMoment);
    }

    bool box(std::int64_t position) {
        std::array<double, 6> numbers{};
        std::uint32_t count = 0;
        do {
            const std::int64_t at = m_in.here();
            const bool minus = m_in.isSymbol("-");
            if (m_in.isSymbol("+") || minus)
                m_in.take();
            if (m_in.now().kind != Token::Kind::number || count == 6)
                return m_in.expected(count == 6 ? kClose : kNumber);
            if (!number(at, minus))
                return false;
            const Node& node = m_result.nodes.back();
            numbers[count++] = node.op == Op::integer
                                   ? static_cast<double>(std::get<std::int64_t>(node.value))
                                   : std::get<double>(node.value);
        } while (m_in.takeSymbol(","));
        if (count != 4 && count != 6)
            return m_in.expected(kComma);
        const std::size_t half = count / 2;
        if (numbers[1] > numbers[half + 1])
            return m_in.refuse(msg::bboxOrder, position);
        return m_in.need(")", kClose) && push(Op::bbox, position, {}, count);
    }

    Cursor m_in;
    Expression m_result;
    std::vector<int> m_depths;
};

} // namespace

Result<Expression> parse(std::string_view cql2) {
    auto tokens = tokenize(cql2);
    if (!tokens)
        return std::unexpected(std::move(tokens.error()));
    return Parser(std::move(*tokens)).run();
}

} // namespace thonmap::query
