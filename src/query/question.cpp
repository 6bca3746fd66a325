#include "query/question.h"

#include "query/pattern.h"
#include "query/token.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

namespace thonmap::query {

namespace {

using Comparison = AttributeCondition::Comparison;

constexpr std::array<std::pair<Comparison, Op>, 6> kSigns{{
    {Comparison::equal, Op::equal},
    {Comparison::notEqual, Op::notEqual},
    {Comparison::less, Op::less},
    {Comparison::lessOrEqual, Op::lessOrEqual},
    {Comparison::greater, Op::greater},
    {Comparison::greaterOrEqual, Op::greaterOrEqual},
}};

// --- to an expression ----------------------------------------------------------------------------

Expression literalOf(const AttributeCondition::Literal& value) {
    return std::visit([](const auto& v) { return literal(v); }, value);
}

Expression loosely(Expression e) {
    return combine(Op::caseInsensitive, {combine(Op::accentInsensitive, {std::move(e)})});
}

// 2000 rather than 2000.0
Expression metres(double value) {
    assert(std::isfinite(value));
    constexpr double kExact = 9007199254740992.0; // 2^53
    if (std::trunc(value) == value && std::abs(value) < kExact)
        return literal(static_cast<std::int64_t>(value));
    return literal(value);
}

// --- back ----------------------------------------------------------------------------------------

bool isShape(const Expression& e, std::size_t node) {
    return e[node].op == Op::property && sameWord(std::get<std::string>(e[node].value), "geometry");
}

bool isCall(const Expression& e, std::size_t node, std::string_view name) {
    return e[node].op == Op::function && sameWord(std::get<std::string>(e[node].value), name);
}

std::optional<AttributeCondition::Literal> literalAt(const Expression& e, std::size_t node) {
    const Node& n = e[node];
    switch (n.op) {
    case Op::boolean:
        return std::get<bool>(n.value);
    case Op::integer:
        return std::get<std::int64_t>(n.value);
    case Op::real:
        return std::get<double>(n.value);
    case Op::text:
        return std::get<std::string>(n.value);
    case Op::date:
        return std::get<Date>(n.value);
    default:
        return std::nullopt;
    }
}

// CASEI(ACCENTI(x)) in either order gives x; anything else nothing.
std::optional<std::size_t> underFolds(const Expression& e, std::size_t node) {
    const Op outer = e[node].op;
    if (outer != Op::caseInsensitive && outer != Op::accentInsensitive)
        return std::nullopt;
    const Op inner = e[node - 1].op;
    const bool both =
        inner != outer && (inner == Op::caseInsensitive || inner == Op::accentInsensitive);
    return both ? std::optional(node - 2) : std::nullopt;
}

// The text between the wildcards of '%text%' or 'text%'.
bool fixedPattern(const std::string& pattern, AttributeCondition& out) {
    std::string plain;
    std::vector<std::size_t> runs; // places of % in `plain`
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '_')
            return false;
        if (pattern[i] == '%') {
            runs.push_back(plain.size());
            continue;
        }
        if (pattern[i] == '\\' && i + 1 < pattern.size())
            ++i;
        plain += pattern[i];
    }
    if (runs == std::vector<std::size_t>{plain.size()})
        out.comparison = Comparison::startsWith;
    else if (runs == std::vector<std::size_t>{0, plain.size()})
        out.comparison = Comparison::contains;
    else
        return false;
    out.values = {std::move(plain)};
    return true;
}

std::optional<Comparison> comparisonOf(Op op) {
    for (const auto& [comparison, sign] : kSigns)
        if (sign == op)
            return comparison;
    if (op == Op::between)
        return Comparison::between;
    if (op == Op::in)
        return Comparison::oneOf;
    if (op == Op::like)
        return Comparison::contains;
    if (op == Op::isNull)
        return Comparison::isNull;
    return std::nullopt;
}

struct LayerReference {
    std::string id;
    std::string filter;
};
std::optional<LayerReference> layerAt(const Expression& e, std::size_t node) {
    if (!isCall(e, node, "layer"))
        return std::nullopt;
    LayerReference result;
    const std::vector<std::size_t> arguments = e.children(node);
    if (arguments.empty() || arguments.size() > 2)
        return std::nullopt;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (e[arguments[i]].op != Op::text)
            return std::nullopt;
        (i == 0 ? result.id : result.filter) = std::get<std::string>(e[arguments[i]].value);
    }
    if (arguments.size() == 2 && result.filter.empty())
        return std::nullopt; // an error that the dock must not mend in passing
    return result;
}

// One question has one other layer.
bool join(Question& question, const LayerReference& reference) {
    const bool fresh = !question.relation && !question.withinMetres && !question.beyondMetres;
    if (fresh) {
        question.layer = reference.id;
        question.layerFilter = reference.filter;
    }
    return question.layer == reference.id && question.layerFilter == reference.filter;
}

bool takeRelation(const Expression& e, Question& question) {
    std::size_t node = e.root();
    const bool isNegated = e[node].op == Op::not_;
    node -= isNegated ? 1 : 0;
    if (e[node].op != Op::spatialPredicate || question.relation)
        return false;
    const std::vector<std::size_t> sides = e.children(node);
    const auto reference = layerAt(e, sides[1]);
    const auto relation = std::get<spatial::Relation>(e[node].value);
    // "Apart from one of them" is none of the dock's relations.
    if (!reference || !isShape(e, sides[0]) || relation == spatial::Relation::disjoint ||
        !join(question, *reference))
        return false;
    question.relation = relation;
    question.negated = isNegated;
    return true;
}

bool takeDistance(const Expression& e, Question& question) {
    const Op op = e[e.root()].op;
    if (op != Op::lessOrEqual && op != Op::greater)
        return false;
    const std::vector<std::size_t> sides = e.children(e.root());
    if (!isCall(e, sides[0], "distance") || e[sides[0]].childCount != 2)
        return false;
    const std::vector<std::size_t> arguments = e.children(sides[0]);
    const bool fromCentre = isCall(e, arguments[0], "centroid") && isShape(e, arguments[0] - 1);
    const auto from = fromCentre ? spatial::DistanceFrom::centre : spatial::DistanceFrom::boundary;
    const auto reference = layerAt(e, arguments[1]);
    std::optional<double>& limit =
        op == Op::lessOrEqual ? question.withinMetres : question.beyondMetres;
    const std::optional<double>& otherLimit =
        op == Op::lessOrEqual ? question.beyondMetres : question.withinMetres;
    if (!reference || limit || (!fromCentre && !isShape(e, arguments[0])) ||
        (otherLimit && question.measuredFrom != from) || !join(question, *reference))
        return false;
    const Node& value = e[sides[1]];
    if (value.op == Op::integer)
        limit = static_cast<double>(std::get<std::int64_t>(value.value));
    else if (value.op == Op::real)
        limit = std::get<double>(value.value);
    else
        return false;
    question.measuredFrom = from;
    return true;
}

} // namespace

Expression toExpression(const AttributeCondition& condition) {
    const bool texts = std::ranges::all_of(condition.values, [](const auto& value) {
        return std::holds_alternative<std::string>(value);
    });
    const bool loose = condition.loose && texts && !condition.values.empty();
    const auto side = [loose](Expression e) { return loose ? loosely(std::move(e)) : e; };
    const Expression field = property(condition.field);
    switch (condition.comparison) {
    case Comparison::isNull:
        return combine(Op::isNull, {field});
    case Comparison::isNotNull:
        return negated(combine(Op::isNull, {field}));
    case Comparison::contains:
    case Comparison::startsWith: {
        assert(condition.values.size() == 1 && texts);
        const bool anywhere = condition.comparison == Comparison::contains;
        const std::string text = escapePattern(std::get<std::string>(condition.values[0]));
        return combine(Op::like, {side(field), side(literal((anywhere ? "%" : "") + text + "%"))});
    }
    case Comparison::between:
        assert(condition.values.size() == 2);
        return combine(Op::between, {side(field), side(literalOf(condition.values[0])),
                                     side(literalOf(condition.values[1]))});
    case Comparison::oneOf: {
        assert(!condition.values.empty());
        std::vector<Expression> list{side(field)};
        for (const auto& value : condition.values)
            list.push_back(side(literalOf(value)));
        return combine(Op::in, list);
    }
    default:
        break;
    }
    assert(condition.values.size() == 1);
    const auto* sign =
        std::ranges::find(kSigns, condition.comparison, &std::pair<Comparison, Op>::first);
    return combine(sign->second, {side(field), side(literalOf(condition.values[0]))});
}

std::optional<AttributeCondition> toCondition(const Expression& e) {
    if (e.empty())
        return std::nullopt;
    std::size_t node = e.root();
    const bool isNegated = e[node].op == Op::not_;
    node -= isNegated ? 1 : 0;
    const auto comparison = comparisonOf(e[node].op);
    if (!comparison || (isNegated && *comparison != Comparison::isNull))
        return std::nullopt;
    AttributeCondition result;
    result.comparison = isNegated ? Comparison::isNotNull : *comparison;
    std::vector<std::size_t> sides = e.children(node);
    result.loose = underFolds(e, sides[0]).has_value();
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (result.loose) {
            const auto inner = underFolds(e, sides[i]);
            if (!inner)
                return std::nullopt;
            sides[i] = *inner;
        }
        if (i == 0)
            continue;
        const auto value = literalAt(e, sides[i]);
        if (!value || (result.loose && !std::holds_alternative<std::string>(*value)))
            return std::nullopt;
        result.values.push_back(*value);
    }
    if (e[sides[0]].op != Op::property || isShape(e, sides[0]))
        return std::nullopt;
    result.field = std::get<std::string>(e[sides[0]].value);
    if (e[node].op == Op::like &&
        !fixedPattern(std::string(std::get<std::string>(result.values[0])), result))
        return std::nullopt;
    return result;
}

Expression toExpression(const Question& question) {
    std::vector<Expression> parts;
    const Expression shape = property("geometry");
    const auto other = [&] { return layer(question.layer, question.layerFilter); };
    if (question.relation) {
        // Apart from all of them is meeting none.
        const bool apart = *question.relation == spatial::Relation::disjoint;
        const Expression related =
            relate(apart ? spatial::Relation::intersects : *question.relation, shape, other());
        parts.push_back(apart != question.negated ? negated(related) : related);
    }
    const auto distance = [&] {
        const bool centre = question.measuredFrom == spatial::DistanceFrom::centre;
        return call("distance", {centre ? call("centroid", {shape}) : shape, other()});
    };
    if (question.withinMetres)
        parts.push_back(combine(Op::lessOrEqual, {distance(), metres(*question.withinMetres)}));
    if (question.beyondMetres)
        parts.push_back(combine(Op::greater, {distance(), metres(*question.beyondMetres)}));
    for (const AttributeCondition& condition : question.conditions)
        parts.push_back(toExpression(condition));
    return all(parts);
}

std::optional<Question> toQuestion(const Expression& expression) {
    Question question;
    for (const Expression& part : conditionsOf(expression)) {
        if (takeRelation(part, question) || takeDistance(part, question))
            continue;
        auto condition = toCondition(part);
        if (!condition)
            return std::nullopt;
        question.conditions.push_back(std::move(*condition));
    }
    return question;
}

} // namespace thonmap::query
