#pragma once

#include "core/date.h"
#include "spatial/relation.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace thonmap::query {

/// What a node of an expression is. Below each: what `Node::value` holds and how many children.
enum class Op : std::uint8_t {
    // literals: no children
    boolean,   ///< bool
    integer,   ///< std::int64_t
    real,      ///< double, finite
    text,      ///< std::string, UTF-8 NFC
    date,      ///< Date
    timestamp, ///< Timestamp
    unbounded, ///< the '..' of an interval
    wkt,       ///< std::string: canonical WKT, checked while parsing
    bbox,      ///< 4 or 6 number children
    property,  ///< std::string: the field's name as the table has it

    // conditions
    and_,              ///< ≥ 2 children
    or_,               ///< ≥ 2 children
    not_,              ///< 1 child; NOT LIKE, NOT IN, IS NOT NULL are this around the other
    equal,             ///< 2 children, as the five below
    notEqual,          ///<
    less,              ///<
    lessOrEqual,       ///<
    greater,           ///<
    greaterOrEqual,    ///<
    like,              ///< text, pattern
    between,           ///< value, low, high
    in,                ///< value, then the list
    isNull,            ///< 1 child
    spatialPredicate,  ///< spatial::Relation; 2 children
    temporalPredicate, ///< TemporalPredicate; 2 children
    arrayPredicate,    ///< ArrayPredicate; 2 children

    // values
    add,               ///< 2 children, as all arithmetic; -x is -1 * x as in CQL2 JSON
    subtract,          ///<
    multiply,          ///<
    divide,            ///< real division
    modulo,            ///<
    integerDivide,     ///<
    power,             ///<
    caseInsensitive,   ///< CASEI, 1 child
    accentInsensitive, ///< ACCENTI, 1 child
    interval,          ///< start, end
    array,             ///< any number of children
    function,          ///< std::string: name as written; its arguments. layer() is one
};

enum class TemporalPredicate : std::uint8_t {
    after,
    before,
    contains,
    disjoint,
    during,
    equals,
    finishedBy,
    finishes,
    intersects,
    meets,
    metBy,
    overlappedBy,
    overlaps,
    startedBy,
    starts,
};
enum class ArrayPredicate : std::uint8_t { equals, contains, containedBy, overlaps };

/// "S_INTERSECTS", "T_DURING", "A_OVERLAPS".
[[nodiscard]] std::string_view keyword(spatial::Relation relation);
[[nodiscard]] std::string_view keyword(TemporalPredicate predicate);
[[nodiscard]] std::string_view keyword(ArrayPredicate predicate);

/// A moment in UTC, as TIMESTAMP('…Z') writes it.
struct Timestamp {
    std::int64_t microsecondsSinceEpoch = 0;
    auto operator<=>(const Timestamp&) const = default;
    /// "2012-08-10T05:30:00.25Z": as many decimals as needed, at most six.
    [[nodiscard]] std::string iso() const;
};

struct Node {
    Op op = Op::boolean;
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Date, Timestamp,
                 spatial::Relation, TemporalPredicate, ArrayPredicate>
        value;
    std::uint32_t childCount = 0;
    /// Nodes of the subtree, this one included.
    std::uint32_t size = 1;
    /// 0-based character in the text it was read from; -1 when it was built otherwise.
    std::int64_t position = -1;

    /// Where it came from does not matter.
    bool operator==(const Node& other) const {
        return op == other.op && childCount == other.childCount && size == other.size &&
               value == other.value;
    }
};

/// A CQL2 expression as a flat tree: children stand before their parent, the root is last, and a
/// subtree is a contiguous run. A value: copying it copies the tree, equality is structural (and
/// ignores positions). An expression without nodes means "no condition".
struct Expression {
    std::vector<Node> nodes;

    [[nodiscard]] bool empty() const { return nodes.empty(); }
    /// \pre not empty
    [[nodiscard]] std::size_t root() const { return nodes.size() - 1; }
    [[nodiscard]] const Node& operator[](std::size_t index) const { return nodes[index]; }
    /// Indices of the children, in the order they are written.
    [[nodiscard]] std::vector<std::size_t> children(std::size_t index) const;
    /// The part below (and with) node `index`, positions kept.
    [[nodiscard]] Expression subtree(std::size_t index) const;

    bool operator==(const Expression&) const = default;
};

/// Builders, for expressions that are not typed. Arguments are copied.
[[nodiscard]] Expression property(std::string name);
[[nodiscard]] Expression literal(bool value);
[[nodiscard]] Expression literal(std::int64_t value);
/// \pre value is finite
[[nodiscard]] Expression literal(double value);
[[nodiscard]] Expression literal(std::string value);
[[nodiscard]] Expression literal(const char* value);
[[nodiscard]] Expression literal(Date value);
/// A node of `op` above `children`. \pre the number of children fits the operation
[[nodiscard]] Expression combine(Op op, std::span<const Expression> children);
[[nodiscard]] Expression combine(Op op, std::initializer_list<Expression> children);
[[nodiscard]] Expression call(std::string functionName,
                              std::initializer_list<Expression> arguments);
/// S_INTERSECTS(a, b) …
[[nodiscard]] Expression relate(spatial::Relation relation, const Expression& a,
                                const Expression& b);
/// layer('id') or, with a filter, layer('id','filter').
[[nodiscard]] Expression layer(std::string id, std::string filter = {});
/// All of the conditions: none gives the empty expression, one gives itself.
[[nodiscard]] Expression all(std::span<const Expression> conditions);
[[nodiscard]] Expression negated(const Expression& condition);

/// The conditions that are AND-ed at the top, through parentheses; positions kept. A single
/// condition gives itself, the empty expression none.
[[nodiscard]] std::vector<Expression> conditionsOf(const Expression& expression);

/// Canonical CQL2 text: parse(toText(e)) == e for every expression that parse() can give.
/// Keywords in capitals, parentheses only where needed, names in double quotes only where needed.
[[nodiscard]] std::string toText(const Expression& expression);
/// A field's name as it must be written: `dan_so`, `"Tên thôn"`, `"a ""b"""`.
[[nodiscard]] std::string quoteName(std::string_view name);
/// A text literal: `'Bằng Vân'`, `'O''Neill'`.
[[nodiscard]] std::string quoteText(std::string_view text);

} // namespace thonmap::query
