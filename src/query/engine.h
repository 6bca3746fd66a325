#pragma once

#include "query/bind.h"
#include "query/places.h"
#include "query/values.h"

namespace thonmap::query {

/// Answers a bound expression for rows of its target, a column at a time.
class Engine {
public:
    /// Everything must outlive the engine.
    Engine(const Bound& bound, Places& places) : m_bound(bound), m_places(places) {}

    /// Looks at the filters of all references. Call it once, before anything else.
    [[nodiscard]] Result<void> prepare();

    /// A condition. AND and OR ask dear parts only where cheap ones left it open.
    [[nodiscard]] Result<Truths> truths(std::size_t node, Rows rows);
    [[nodiscard]] Result<Values> values(std::size_t node, Rows rows);
    /// The nodes, all conditions, AND-ed in the same way.
    [[nodiscard]] Result<Truths> allOf(std::vector<std::size_t> nodes, Rows rows);

    /// The first reference at or below a node to which nothing belongs; null when there is none.
    [[nodiscard]] const Reference* emptyReference(std::size_t node) const;

private:
    [[nodiscard]] Result<Truths> chain(std::vector<std::size_t> parts, Rows rows, Tristate neutral);
    [[nodiscard]] Result<Truths> comparison(std::size_t node, Rows rows);
    [[nodiscard]] Result<Truths> between(std::size_t node, Rows rows);
    [[nodiscard]] Result<Truths> in(std::size_t node, Rows rows);
    [[nodiscard]] Result<Truths> like(std::size_t node, Rows rows);
    [[nodiscard]] Result<Truths> isNull(std::size_t node, Rows rows);
    [[nodiscard]] Result<Truths> temporal(std::size_t node, Rows rows);
    [[nodiscard]] Result<Stretches> stretches(std::size_t node, Rows rows, bool byDay);
    [[nodiscard]] Result<Truths> relation(std::size_t node, Rows rows);
    [[nodiscard]] Result<Values> function(std::size_t node, Rows rows);
    [[nodiscard]] Result<Values> folded(std::size_t node, Rows rows);
    [[nodiscard]] Values column(const Column& column, Rows rows) const;
    [[nodiscard]] bool daysOnly(std::size_t node) const;

    const Bound& m_bound;
    Places& m_places;
    struct Referred {
        std::vector<std::size_t> rows; ///< that match the filter
        bool empty;                    ///< none of them has a shape
    };
    std::vector<Referred> m_references;
};

} // namespace thonmap::query
