#include "core/number_format.h"
#include "query/expression.h"
#include "query/token.h"

#include <fmt/format.h>

namespace thonmap::query {

namespace {

// How tightly an operation binds, as the grammar nests its productions.
enum Level { kOr = 1, kAnd, kNot, kComparison, kSum, kProduct, kPower, kPrimary };

Level levelOf(Op op) {
    switch (op) {
    case Op::or_:
        return kOr;
    case Op::and_:
        return kAnd;
    case Op::not_:
        return kNot;
    case Op::equal:
    case Op::notEqual:
    case Op::less:
    case Op::lessOrEqual:
    case Op::greater:
    case Op::greaterOrEqual:
    case Op::like:
    case Op::between:
    case Op::in:
    case Op::isNull:
        return kComparison;
    case Op::add:
    case Op::subtract:
        return kSum;
    case Op::multiply:
    case Op::divide:
    case Op::modulo:
    case Op::integerDivide:
        return kProduct;
    case Op::power:
        return kPower;
    default:
        return kPrimary;
    }
}

std::string_view sign(Op op) {
    switch (op) {
    case Op::or_:
        return " OR ";
    case Op::and_:
        return " AND ";
    case Op::equal:
        return " = ";
    case Op::notEqual:
        return " <> ";
    case Op::less:
        return " < ";
    case Op::lessOrEqual:
        return " <= ";
    case Op::greater:
        return " > ";
    case Op::greaterOrEqual:
        return " >= ";
    case Op::add:
        return " + ";
    case Op::subtract:
        return " - ";
    case Op::multiply:
        return " * ";
    case Op::divide:
        return " / ";
    case Op::modulo:
        return " % ";
    case Op::integerDivide:
        return " DIV ";
    case Op::power:
        return " ^ ";
    default:
        return {};
    }
}

std::string realText(double value) {
    std::string text = shortestNumber(value);
    // Without a point or exponent it would come back as an integer.
    if (text.find_first_of(".eE") == std::string::npos)
        text += ".0";
    return text;
}

class Printer {
public:
    explicit Printer(const Expression& e) : m_e(e) {}

    void print(std::size_t index, Level least) {
        const bool parentheses = ownLevel(index) < least;
        if (parentheses)
            m_out += '(';
        node(index);
        if (parentheses)
            m_out += ')';
    }
    std::string take() { return std::move(m_out); }

private:
    Level ownLevel(std::size_t index) const {
        // NOT LIKE and its kin bind like the comparison they are.
        if (m_e[index].op == Op::not_ && hasInfixNot(m_e[index - 1].op))
            return kComparison;
        return levelOf(m_e[index].op);
    }
    static bool hasInfixNot(Op op) {
        return op == Op::like || op == Op::between || op == Op::in || op == Op::isNull;
    }

    void list(std::span<const std::size_t> items) {
        m_out += '(';
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0)
                m_out += ", ";
            print(items[i], kOr);
        }
        m_out += ')';
    }
    void chain(std::size_t index, Level first, Level others) {
        const std::vector<std::size_t> children = m_e.children(index);
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (i > 0)
                m_out += sign(m_e[index].op);
            print(children[i], i == 0 ? first : others);
        }
    }
    void predicate(std::size_t index, std::string_view negation) {
        const std::vector<std::size_t> children = m_e.children(index);
        print(children[0], kSum);
        switch (m_e[index].op) {
        case Op::like:
            m_out += fmt::format(" {}LIKE ", negation);
            print(children[1], kPrimary);
            break;
        case Op::between:
            m_out += fmt::format(" {}BETWEEN ", negation);
            print(children[1], kSum);
            m_out += " AND ";
            print(children[2], kSum);
            break;
        case Op::in:
            m_out += fmt::format(" {}IN ", negation);
            list(std::span(children).subspan(1));
            break;
        default:
            m_out += fmt::format(" IS {}NULL", negation);
        }
    }
    void bound(std::size_t index) {
        switch (m_e[index].op) {
        case Op::date:
            m_out += quoteText(std::get<Date>(m_e[index].value).iso());
            break;
        case Op::timestamp:
            m_out += quoteText(std::get<Timestamp>(m_e[index].value).iso());
            break;
        default:
            print(index, kPrimary);
        }
    }
    void named(std::string_view name, std::size_t index) {
        m_out += name;
        list(m_e.children(index));
    }

    void node(std::size_t index) {
        const Node& n = m_e[index];
        switch (n.op) {
        case Op::boolean:
            m_out += std::get<bool>(n.value) ? "TRUE" : "FALSE";
            break;
        case Op::integer:
            m_out += fmt::format("{}", std::get<std::int64_t>(n.value));
            break;
        case Op::real:
            m_out += realText(std::get<double>(n.value));
            break;
        case Op::text:
            m_out += quoteText(std::get<std::string>(n.value));
            break;
        case Op::date:
            m_out += fmt::format("DATE('{}')", std::get<Date>(n.value).iso());
            break;
        case Op::timestamp:
            m_out += fmt::format("TIMESTAMP('{}')", std::get<Timestamp>(n.value).iso());
            break;
        case Op::unbounded:
            m_out += "'..'";
            break;
        case Op::wkt:
            m_out += std::get<std::string>(n.value);
            break;
        case Op::property:
            m_out += quoteName(std::get<std::string>(n.value));
            break;
        case Op::not_:
            if (hasInfixNot(m_e[index - 1].op)) {
                predicate(index - 1, "NOT ");
            } else {
                m_out += "NOT ";
                print(index - 1, kSum);
            }
            break;
        case Op::like:
        case Op::between:
        case Op::in:
        case Op::isNull:
            predicate(index, "");
            break;
        case Op::interval: {
            const std::vector<std::size_t> bounds = m_e.children(index);
            m_out += "INTERVAL(";
            bound(bounds[0]);
            m_out += ", ";
            bound(bounds[1]);
            m_out += ')';
            break;
        }
        case Op::bbox:
            named("BBOX", index);
            break;
        case Op::array:
            named("", index);
            break;
        case Op::caseInsensitive:
            named("CASEI", index);
            break;
        case Op::accentInsensitive:
            named("ACCENTI", index);
            break;
        case Op::spatialPredicate:
            named(keyword(std::get<spatial::Relation>(n.value)), index);
            break;
        case Op::temporalPredicate:
            named(keyword(std::get<TemporalPredicate>(n.value)), index);
            break;
        case Op::arrayPredicate:
            named(keyword(std::get<ArrayPredicate>(n.value)), index);
            break;
        case Op::function:
            named(std::get<std::string>(n.value), index);
            break;
        default:
            infix(index);
        }
    }
    void infix(std::size_t index) {
        switch (const Level level = levelOf(m_e[index].op)) {
        case kOr:
            chain(index, kAnd, kAnd);
            break;
        case kAnd:
            chain(index, kNot, kNot);
            break;
        case kComparison:
            chain(index, kSum, kSum);
            break;
        case kPower: // does not associate
            chain(index, kPrimary, kPrimary);
            break;
        default: // sums and products associate to the left
            chain(index, level, static_cast<Level>(level + 1));
        }
    }

    const Expression& m_e;
    std::string m_out;
};

} // namespace

std::string toText(const Expression& expression) {
    if (expression.empty())
        return {};
    Printer printer(expression);
    printer.print(expression.root(), kOr);
    return printer.take();
}

std::string quoteName(std::string_view name) {
    if (isPlainName(name))
        return std::string(name);
    std::string text = "\"";
    for (const char c : name) {
        text += c;
        if (c == '"')
            text += c;
    }
    return text + '"';
}

std::string quoteText(std::string_view value) {
    std::string text = "'";
    std::size_t backslashes = 0;
    for (const char c : value) {
        // Before a quote, and so before the closing one, backslashes count double.
        if (c == '\'') {
            text.append(backslashes, '\\');
            text += '\'';
        }
        backslashes = c == '\\' ? backslashes + 1 : 0;
        text += c;
    }
    text.append(backslashes, '\\');
    return text + '\'';
}

} // namespace thonmap::query
