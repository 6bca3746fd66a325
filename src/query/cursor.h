#pragma once

#include "query/messages.h"
#include "query/token.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thonmap::query {

/// What the grammar can ask for, as messages name it.
namespace expecting {
inline const LocalText kValue{"một giá trị hay tên trường", "a value or a field name"};
inline const LocalText kEnd{"AND, OR hoặc hết câu", "AND, OR or the end"};
inline const LocalText kClose{"dấu )", "a closing )"};
inline const LocalText kOpen{"dấu (", "an opening ("};
inline const LocalText kComma{"dấu phẩy", "a comma"};
inline const LocalText kAnd{"AND và cận trên của BETWEEN", "AND and the upper bound of BETWEEN"};
inline const LocalText kPattern{"mẫu chữ trong nháy đơn, ví dụ 'Bằng%'",
                                "a pattern in single quotes, such as 'Bằng%'"};
inline const LocalText kNull{"NULL hoặc NOT NULL", "NULL or NOT NULL"};
inline const LocalText kAfterNot{"LIKE, BETWEEN hoặc IN", "LIKE, BETWEEN or IN"};
inline const LocalText kNumber{"một số", "a number"};
inline const LocalText kDay{"một ngày trong nháy đơn, ví dụ '2022-06-30'",
                            "a day in single quotes, such as '2022-06-30'"};
inline const LocalText kMoment{"một thời điểm trong nháy đơn, ví dụ '2022-06-30T07:00:00Z'",
                               "a moment in single quotes, such as '2022-06-30T07:00:00Z'"};
inline const LocalText kBound{"ngày, thời điểm, '..' hoặc tên trường",
                              "a day, a moment, '..' or a field"};
inline const LocalText kShape{"POINT, LINESTRING, POLYGON hoặc dạng MULTI của chúng",
                              "POINT, LINESTRING, POLYGON or one of their MULTI forms"};

} // namespace expecting

/// Where the parser stands in the words of a query, and the error it ran into. Functions that read
/// return false once `error` is set.
class Cursor {
public:
    static constexpr int kMaximumDepth = 200;

    explicit Cursor(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

    Error error;

    const Token& now() const { return m_tokens[m_at]; }
    const Token& next() const { return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)]; }
    std::int64_t here() const { return now().position; }
    bool isSymbol(std::string_view symbol) const {
        return now().kind == Token::Kind::symbol && now().text == symbol;
    }
    static bool opens(const Token& token) {
        return token.kind == Token::Kind::symbol && token.text == "(";
    }
    bool isWord(std::string_view word) const {
        return now().kind == Token::Kind::name && sameWord(now().text, word);
    }
    bool takeSymbol(std::string_view symbol) {
        if (!isSymbol(symbol))
            return false;
        ++m_at;
        return true;
    }
    bool takeWord(std::string_view word) {
        if (!isWord(word))
            return false;
        ++m_at;
        return true;
    }
    bool need(std::string_view symbol, const LocalText& what) {
        return takeSymbol(symbol) || expected(what);
    }

    bool refuse(const Message& message, std::int64_t position,
                std::vector<Argument> arguments = {}) {
        error = fail(message, std::move(arguments), {.position = position}).error();
        return false;
    }
    bool expected(const LocalText& what) {
        if (now().kind == Token::Kind::end)
            return refuse(msg::unexpectedEnd, here(), {{"expected", what}});
        return refuse(msg::unexpected, here(),
                      {{"found", std::string(now().source)}, {"expected", what}});
    }
    const Token& take() { return m_tokens[m_at++]; }

    /// Held by whoever recurses.
    class Nesting {
    public:
        explicit Nesting(Cursor& cursor) : m_cursor(cursor) { ++m_cursor.m_depth; }
        ~Nesting() { --m_cursor.m_depth; }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;

    private:
        Cursor& m_cursor;
    };
    bool tooDeep() { return m_depth > kMaximumDepth && !refuse(msg::tooDeep, here()); }

private:
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace thonmap::query
