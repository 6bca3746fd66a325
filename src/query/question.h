#pragma once

#include "core/date.h"
#include "query/expression.h"
#include "spatial/distance.h"
#include "spatial/relation.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace thonmap::query {

/// `field` compared with `values`.
struct AttributeCondition {
    enum class Comparison : std::uint8_t {
        equal,
        notEqual,
        less,
        lessOrEqual,
        greater,
        greaterOrEqual,
        between,  ///< two values, both included
        oneOf,    ///< any number of values
        contains, ///< text anywhere inside; % and _ in it are themselves
        startsWith,
        isNull,    ///< no value
        isNotNull, ///< no value
    };
    using Literal = std::variant<bool, std::int64_t, double, std::string, Date>;

    std::string field;
    Comparison comparison = Comparison::equal;
    std::vector<Literal> values;
    /// Text alone: compares without case and without tones and marks ("bang van" = "Bằng Vân").
    bool loose = false;

    bool operator==(const AttributeCondition&) const = default;
};

/// The question of the query dock: features of a layer that stand in a relation to features of
/// another, at most or more than so far from them, and fulfil conditions on their fields. All
/// parts are AND-ed; absent parts do not restrict.
struct Question {
    /// Relation to any feature of `layer`; disjoint means "apart from all of them" here.
    std::optional<spatial::Relation> relation;
    /// The relation holds with none of them.
    bool negated = false;
    /// Id of the other layer; not used when there is neither relation nor distance.
    std::string layer;
    /// CQL2 condition on the other layer's features; empty = all of them.
    std::string layerFilter;
    /// Metres to the nearest of them: at most; more than.
    std::optional<double> withinMetres;
    std::optional<double> beyondMetres;
    spatial::DistanceFrom measuredFrom = spatial::DistanceFrom::boundary;
    std::vector<AttributeCondition> conditions;

    bool operator==(const Question&) const = default;
};

/// The question as CQL2. Conditions whose number of values does not fit their comparison are an
/// assertion; a question without parts gives the empty expression (all features).
[[nodiscard]] Expression toExpression(const Question& question);

/// The question an expression asks, when it has that shape; nothing otherwise (it can then only be
/// edited as text). toExpression(*toQuestion(e)) means the same as e, though the order of the
/// parts may differ; toQuestion(toExpression(q)) gives q back, except that disjoint comes back as
/// not intersecting, and that what does not restrict (a layer without relation or distance, where a
/// distance would be measured from, loose beside numbers) is forgotten.
[[nodiscard]] std::optional<Question> toQuestion(const Expression& expression);

/// The one condition of an attribute row, and back.
[[nodiscard]] Expression toExpression(const AttributeCondition& condition);
[[nodiscard]] std::optional<AttributeCondition> toCondition(const Expression& expression);

} // namespace thonmap::query
