#pragma once

#include "query/evaluate.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace thonmap::query {

enum class Type : std::uint8_t {
    boolean,
    number,
    text,
    date,
    timestamp,
    interval,
    geometry,
    binary,
};
enum class Unit : std::uint8_t { none, metres, squareMetres };

struct Bound;

/// Shapes that do not belong to the row asked: layer(…), WKT, BBOX.
struct Reference {
    TablePtr table;
    /// Condition on its features; null = all of them.
    std::shared_ptr<const Bound> filter;
    /// As canonical text, for messages.
    std::string text;
};

/// The features' own shape, or its centre.
enum class Own : std::uint8_t { no, shape, centre };

struct BoundNode {
    Type type = Type::boolean;
    Unit unit = Unit::none;
    /// Of a property that is an attribute.
    const Column* column = nullptr;
    Own own = Own::no;
    /// Into Bound::references.
    std::optional<std::size_t> reference;
    /// 0 attributes, then dearer: shapes alone, relations, distances.
    int cost = 0;
};

/// An expression whose names and types have been judged against a table. One BoundNode a node.
struct Bound {
    Expression expression;
    TablePtr target;
    std::vector<BoundNode> nodes;
    std::vector<Reference> references;
};

/// \pre context.target is set. The root must be a condition (a number). The empty expression binds
/// to no nodes.
[[nodiscard]] Result<Bound> bindCondition(const Expression& expression, const Context& context);
[[nodiscard]] Result<Bound> bindNumber(const Expression& expression, const Context& context);

} // namespace thonmap::query
