// Random expressions: text and back, and the column-wise evaluator against one that goes row by row
// in the plainest way.

#include "query/evaluate.h"
#include "query/parser.h"
#include "support/shapes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <variant>
#include <vector>

namespace thonmap::query {
namespace {

class Dice {
public:
    explicit Dice(unsigned seed) : m_engine(seed) {}
    std::size_t below(std::size_t n) { return m_engine() % n; }
    template <class T, std::size_t N>
    T pick(const T (&choices)[N]) {
        return choices[below(N)];
    }

private:
    std::mt19937 m_engine;
};

const std::string kTexts[] = {"Dao",     "dao", "Tày",     "Tay",   "Đức Vân", "đức vân",
                              "O'Neill", "",    "100%_\\", "a\\'b", "c:\\",    "“x”"};
const std::string kPatterns[] = {"D%", "%a%", "_ay", "T_y", "%", "", "100\\%%", "%\\\\", "đ%"};

Expression number(Dice& dice, int depth) {
    if (depth == 0 || dice.below(3) == 0) {
        switch (dice.below(4)) {
        case 0:
            return property("i");
        case 1:
            return property("r");
        case 2:
            return literal(static_cast<std::int64_t>(dice.below(7)) - 3);
        default:
            return literal((static_cast<double>(dice.below(9)) - 4) / 2);
        }
    }
    const Op op =
        dice.pick({Op::add, Op::subtract, Op::multiply, Op::divide, Op::modulo, Op::integerDivide});
    return combine(op, {number(dice, depth - 1), number(dice, depth - 1)});
}

Expression textValue(Dice& dice) {
    Expression e = dice.below(2) == 0 ? property("tên") : literal(dice.pick(kTexts));
    for (std::size_t folds = dice.below(3); folds > 0; --folds)
        e = combine(dice.pick({Op::caseInsensitive, Op::accentInsensitive}), {e});
    return e;
}

Expression date(Dice& dice) {
    if (dice.below(2) == 0)
        return property("ngày");
    return literal(Date{static_cast<std::int32_t>(18'000 + dice.below(4))});
}

Expression condition(Dice& dice, int depth) {
    const Op comparisons[] = {Op::equal,       Op::notEqual, Op::less,
                              Op::lessOrEqual, Op::greater,  Op::greaterOrEqual};
    if (depth > 0 && dice.below(2) == 0) {
        switch (dice.below(3)) {
        case 0:
            return negated(condition(dice, depth - 1));
        case 1:
            return combine(dice.pick({Op::and_, Op::or_}),
                           {condition(dice, depth - 1), condition(dice, depth - 1)});
        default:
            return combine(dice.pick({Op::and_, Op::or_}),
                           {condition(dice, depth - 1), condition(dice, depth - 1),
                            condition(dice, depth - 1)});
        }
    }
    switch (dice.below(9)) {
    case 0:
        return combine(dice.pick(comparisons), {number(dice, 2), number(dice, 2)});
    case 1:
        return combine(dice.pick(comparisons), {textValue(dice), textValue(dice)});
    case 2:
        return combine(dice.pick(comparisons), {date(dice), date(dice)});
    case 3:
        return combine(Op::between, {number(dice, 1), number(dice, 1), number(dice, 1)});
    case 4:
        return combine(Op::in, {textValue(dice), textValue(dice), textValue(dice)});
    case 5:
        return combine(Op::in, {number(dice, 1), number(dice, 0), number(dice, 0)});
    case 6:
        return combine(Op::like, {property("tên"), literal(dice.pick(kPatterns))});
    case 7:
        return combine(Op::isNull, {number(dice, 1)});
    default:
        return dice.below(3) == 0 ? literal(dice.below(2) == 0) : property("b");
    }
}

// --- row by row ----------------------------------------------------------------------------------

using Cell = std::variant<std::monostate, bool, double, std::string, Date>;

std::string removeMarks(std::string text) {
    const std::pair<const char*, const char*> pairs[] = {
        {"à", "a"}, {"Đ", "D"}, {"đ", "d"}, {"ứ", "u"}, {"â", "a"}};
    for (const auto& [from, to] : pairs)
        for (std::size_t at; (at = text.find(from)) != std::string::npos;)
            text.replace(at, std::string(from).size(), to);
    return text;
}
std::string lowerCase(std::string text) {
    for (std::size_t at; (at = text.find("Đ")) != std::string::npos;)
        text.replace(at, 2, "đ");
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 32);
    return text;
}

bool naiveLike(std::string_view text, std::string_view pattern) {
    if (pattern.empty())
        return text.empty();
    const auto step = [](std::string_view s) {
        std::size_t n = 1;
        while (n < s.size() && (s[n] & 0xC0) == 0x80)
            ++n;
        return n;
    };
    if (pattern[0] == '%') {
        for (std::size_t i = 0; i <= text.size(); ++i)
            if (naiveLike(text.substr(i), pattern.substr(1)))
                return true;
        return false;
    }
    if (text.empty())
        return false;
    if (pattern[0] == '_')
        return naiveLike(text.substr(step(text)), pattern.substr(1));
    if (pattern[0] == '\\' && pattern.size() > 1)
        pattern.remove_prefix(1);
    return text[0] == pattern[0] && naiveLike(text.substr(1), pattern.substr(1));
}

class Naive {
public:
    Naive(const Expression& e, const FeatureTable& table, std::size_t row)
        : m_e(e), m_table(table), m_row(row) {}

    Cell operator()(std::size_t index) {
        const Node& n = m_e[index];
        std::vector<Cell> args;
        for (const std::size_t child : m_e.children(index))
            args.push_back((*this)(child));
        const auto isNothing = [](const Cell& c) { return c.index() == 0; };
        switch (n.op) {
        case Op::boolean:
            return std::get<bool>(n.value);
        case Op::integer:
            return static_cast<double>(std::get<std::int64_t>(n.value));
        case Op::real:
            return std::get<double>(n.value);
        case Op::text:
            return std::get<std::string>(n.value);
        case Op::date:
            return std::get<Date>(n.value);
        case Op::property:
            return cell(std::get<std::string>(n.value));
        case Op::and_:
            return logical(args, false);
        case Op::or_:
            return logical(args, true);
        case Op::not_:
            return isNothing(args[0]) ? Cell{} : Cell{!std::get<bool>(args[0])};
        case Op::isNull:
            return isNothing(args[0]);
        case Op::between: {
            return logical({compare(Op::greaterOrEqual, args[0], args[1]),
                            compare(Op::lessOrEqual, args[0], args[2])},
                           false);
        }
        case Op::in: {
            std::vector<Cell> each;
            for (std::size_t i = 1; i < args.size(); ++i)
                each.push_back(compare(Op::equal, args[0], args[i]));
            return logical(each, true);
        }
        case Op::like:
            if (isNothing(args[0]))
                return {};
            return naiveLike(std::get<std::string>(args[0]), std::get<std::string>(args[1]));
        case Op::caseInsensitive:
            return isNothing(args[0]) ? Cell{} : Cell{lowerCase(std::get<std::string>(args[0]))};
        case Op::accentInsensitive:
            return isNothing(args[0]) ? Cell{} : Cell{removeMarks(std::get<std::string>(args[0]))};
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::divide:
        case Op::modulo:
        case Op::integerDivide:
            if (isNothing(args[0]) || isNothing(args[1]))
                return {};
            return arithmetic(n.op, std::get<double>(args[0]), std::get<double>(args[1]));
        default:
            return compare(n.op, args[0], args[1]);
        }
    }

private:
    static Cell logical(const std::vector<Cell>& args, bool wins) {
        bool nothing = false;
        for (const Cell& arg : args) {
            if (arg.index() == 0)
                nothing = true;
            else if (std::get<bool>(arg) == wins)
                return wins;
        }
        return nothing ? Cell{} : Cell{!wins};
    }
    static Cell compare(Op op, const Cell& a, const Cell& b) {
        if (a.index() == 0 || b.index() == 0)
            return {};
        switch (op) {
        case Op::equal:
            return a == b;
        case Op::notEqual:
            return a != b;
        case Op::less:
            return a < b;
        case Op::lessOrEqual:
            return a <= b;
        case Op::greater:
            return a > b;
        default:
            return a >= b;
        }
    }
    static Cell arithmetic(Op op, double a, double b) {
        switch (op) {
        case Op::add:
            return a + b;
        case Op::subtract:
            return a - b;
        case Op::multiply:
            return a * b;
        case Op::divide:
            return b == 0 ? Cell{} : Cell{a / b};
        case Op::modulo:
            return b == 0 ? Cell{} : Cell{std::fmod(a, b)};
        default:
            return b == 0 ? Cell{} : Cell{std::trunc(a / b)};
        }
    }
    Cell cell(const std::string& name) const {
        const Value value = m_table.value(name, m_row);
        if (const auto* text = std::get_if<std::string_view>(&value))
            return std::string(*text);
        if (const auto* flag = std::get_if<bool>(&value))
            return *flag;
        if (const auto* day = std::get_if<Date>(&value))
            return *day;
        return isNull(value) ? Cell{} : Cell{numberOf(value)};
    }
    const Expression& m_e;
    const FeatureTable& m_table;
    std::size_t m_row;
};

TablePtr randomTable(Dice& dice) {
    test::TableBuilder builder("thử");
    builder.field("i", FieldType::integer)
        .field("r", FieldType::real)
        .field("tên", FieldType::text)
        .field("b", FieldType::boolean)
        .field("ngày", FieldType::date);
    for (int row = 0; row < 40; ++row) {
        const auto maybe = [&](Value value) { return dice.below(4) == 0 ? Value{} : value; };
        builder.row({maybe(static_cast<std::int64_t>(dice.below(7)) - 3),
                     maybe((static_cast<double>(dice.below(9)) - 4) / 2),
                     maybe(std::string_view(kTexts[dice.below(std::size(kTexts))])),
                     maybe(dice.below(2) == 0),
                     maybe(Date{static_cast<std::int32_t>(18'000 + dice.below(4))})});
    }
    return builder.share();
}

TEST(RandomExpressions, ComeBackFromTheirText) {
    Dice dice(1);
    for (int round = 0; round < 3000; ++round) {
        // Through parse() once: builders can nest AND in AND without meaning to.
        const auto e = parse(toText(condition(dice, 4)));
        ASSERT_TRUE(e.has_value()) << e.error().text(Language::en);
        const auto again = parse(toText(*e));
        ASSERT_TRUE(again.has_value()) << toText(*e);
        ASSERT_EQ(*again, *e) << toText(*e);
    }
}

TEST(RandomExpressions, BuiltOnesAreWhatTheirTextSays) {
    Dice dice(2);
    for (int round = 0; round < 3000; ++round) {
        const Expression e = condition(dice, 4);
        const auto again = parse(toText(e));
        ASSERT_TRUE(again.has_value()) << toText(e);
        ASSERT_EQ(*again, e) << toText(e);
    }
}

TEST(RandomExpressions, GiveWhatRowByRowGives) {
    Dice dice(3);
    for (int round = 0; round < 1500; ++round) {
        const TablePtr table = randomTable(dice);
        const Expression e = condition(dice, 3);
        const auto found = evaluate(e, *table);
        ASSERT_TRUE(found.has_value()) << toText(e) << ": " << found.error().text(Language::en);
        for (std::size_t row = 0; row < table->rowCount(); ++row) {
            const Cell expected = Naive(e, *table, row)(e.root());
            const Tristate wanted = expected.index() == 0      ? Tristate::unknown
                                    : std::get<bool>(expected) ? Tristate::yes
                                                               : Tristate::no;
            ASSERT_EQ((*found)[row], wanted) << toText(e) << " in row " << row;
        }
    }
}

TEST(RandomExpressions, SelectTheSameWithAndWithoutCountingParts) {
    Dice dice(4);
    for (int round = 0; round < 300; ++round) {
        Context context{.target = randomTable(dice)};
        const Expression e =
            combine(Op::and_, {condition(dice, 2), condition(dice, 2), condition(dice, 2)});
        Diagnostics diagnostics;
        const auto counted = select(e, context, diagnostics);
        context.countParts = false;
        const auto quick = select(e, context, diagnostics);
        ASSERT_TRUE(counted && quick);
        EXPECT_EQ(counted->rows, quick->rows) << toText(e);
        EXPECT_EQ(counted->undecided, quick->undecided) << toText(e);
    }
}

} // namespace
} // namespace thonmap::query
