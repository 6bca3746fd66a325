#include "query/expression.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <ranges>
#include <utility>

namespace thonmap::query {

namespace {

Expression leaf(Op op, decltype(Node::value) value) {
    Expression e;
    e.nodes.push_back({.op = op, .value = std::move(value)});
    return e;
}

Expression over(Op op, decltype(Node::value) value, std::span<const Expression> children) {
    Expression e;
    for (const Expression& child : children) {
        assert(!child.empty());
        e.nodes.insert(e.nodes.end(), child.nodes.begin(), child.nodes.end());
    }
    e.nodes.push_back({.op = op,
                       .value = std::move(value),
                       .childCount = static_cast<std::uint32_t>(children.size()),
                       .size = static_cast<std::uint32_t>(e.nodes.size() + 1)});
    return e;
}

void collectConditions(const Expression& e, std::size_t index, std::vector<Expression>& out) {
    if (e[index].op != Op::and_) {
        out.push_back(e.subtree(index));
        return;
    }
    for (const std::size_t child : e.children(index))
        collectConditions(e, child, out);
}

} // namespace

std::string_view keyword(spatial::Relation relation) {
    static constexpr std::array<std::string_view, 8> kNames{
        "S_INTERSECTS", "S_DISJOINT", "S_EQUALS",  "S_TOUCHES",
        "S_WITHIN",     "S_OVERLAPS", "S_CROSSES", "S_CONTAINS"};
    return kNames[static_cast<std::size_t>(relation)];
}

std::string_view keyword(TemporalPredicate predicate) {
    static constexpr std::array<std::string_view, 15> kNames{
        "T_AFTER",  "T_BEFORE",       "T_CONTAINS", "T_DISJOINT",   "T_DURING",
        "T_EQUALS", "T_FINISHEDBY",   "T_FINISHES", "T_INTERSECTS", "T_MEETS",
        "T_METBY",  "T_OVERLAPPEDBY", "T_OVERLAPS", "T_STARTEDBY",  "T_STARTS"};
    return kNames[static_cast<std::size_t>(predicate)];
}

std::string_view keyword(ArrayPredicate predicate) {
    static constexpr std::array<std::string_view, 4> kNames{"A_EQUALS", "A_CONTAINS",
                                                            "A_CONTAINEDBY", "A_OVERLAPS"};
    return kNames[static_cast<std::size_t>(predicate)];
}

std::string Timestamp::iso() const {
    constexpr std::int64_t kSecond = 1'000'000;
    constexpr std::int64_t kDay = 86'400 * kSecond;
    std::int64_t days = microsecondsSinceEpoch / kDay;
    std::int64_t rest = microsecondsSinceEpoch % kDay;
    if (rest < 0) {
        rest += kDay;
        --days;
    }
    const std::int64_t seconds = rest / kSecond;
    std::string text =
        fmt::format("{}T{:02}:{:02}:{:02}", Date{static_cast<std::int32_t>(days)}.iso(),
                    seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (rest % kSecond != 0) {
        text += fmt::format(".{:06}", rest % kSecond);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text + 'Z';
}

std::vector<std::size_t> Expression::children(std::size_t index) const {
    std::vector<std::size_t> result(nodes[index].childCount);
    std::size_t child = index;
    for (std::size_t& place : std::views::reverse(result)) {
        place = child - 1;
        child -= nodes[place].size;
    }
    return result;
}

Expression Expression::subtree(std::size_t index) const {
    const auto end = nodes.begin() + static_cast<std::ptrdiff_t>(index) + 1;
    return {.nodes = {end - static_cast<std::ptrdiff_t>(nodes[index].size), end}};
}

Expression property(std::string name) {
    return leaf(Op::property, std::move(name));
}
Expression literal(bool value) {
    return leaf(Op::boolean, value);
}
Expression literal(std::int64_t value) {
    return leaf(Op::integer, value);
}
Expression literal(double value) {
    assert(std::isfinite(value));
    return leaf(Op::real, value);
}
Expression literal(std::string value) {
    return leaf(Op::text, std::move(value));
}
Expression literal(const char* value) {
    return literal(std::string(value));
}
Expression literal(Date value) {
    return leaf(Op::date, value);
}

Expression combine(Op op, std::span<const Expression> children) {
    return over(op, std::monostate{}, children);
}
Expression combine(Op op, std::initializer_list<Expression> children) {
    return combine(op, std::span(children.begin(), children.size()));
}
Expression call(std::string functionName, std::initializer_list<Expression> arguments) {
    return over(Op::function, std::move(functionName),
                std::span(arguments.begin(), arguments.size()));
}
Expression relate(spatial::Relation relation, const Expression& a, const Expression& b) {
    return over(Op::spatialPredicate, relation, std::array{a, b});
}
Expression layer(std::string id, std::string filter) {
    if (filter.empty())
        return call("layer", {literal(std::move(id))});
    return call("layer", {literal(std::move(id)), literal(std::move(filter))});
}
Expression all(std::span<const Expression> conditions) {
    if (conditions.empty())
        return {};
    return conditions.size() == 1 ? conditions.front() : combine(Op::and_, conditions);
}
Expression negated(const Expression& condition) {
    return combine(Op::not_, {condition});
}

std::vector<Expression> conditionsOf(const Expression& expression) {
    std::vector<Expression> result;
    if (!expression.empty())
        collectConditions(expression, expression.root(), result);
    return result;
}

} // namespace thonmap::query
