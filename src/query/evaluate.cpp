#include "query/evaluate.h"

#include "core/messages.h"
#include "query/engine.h"
#include "query/messages.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <utility>

namespace thonmap::query {

namespace {

std::vector<std::size_t> allRows(const FeatureTable& table) {
    std::vector<std::size_t> rows(table.rowCount());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

std::size_t countOf(const Truths& truths, Tristate wanted) {
    return static_cast<std::size_t>(std::ranges::count(truths, wanted));
}

// Nodes of the conditions AND-ed at the top, in the order written.
void topConditions(const Expression& e, std::size_t node, std::vector<std::size_t>& out) {
    if (e[node].op != Op::and_) {
        out.push_back(node);
        return;
    }
    for (const std::size_t child : e.children(node))
        topConditions(e, child, out);
}

void combineAnd(Truths& all, const Truths& one) {
    for (std::size_t i = 0; i < all.size(); ++i)
        if (one[i] == Tristate::no || all[i] == Tristate::yes)
            all[i] = one[i];
}

} // namespace

const Selection::Part* Selection::emptyReference() const {
    const auto found = std::ranges::find(parts, true, &Part::referenceEmpty);
    return found == parts.end() ? nullptr : &*found;
}

Result<void> check(const Expression& expression, const Context& context) {
    auto bound = bindCondition(expression, context);
    if (!bound)
        return std::unexpected(std::move(bound.error()));
    return {};
}

Result<Selection> select(const Expression& expression, const Context& context,
                         Diagnostics& diagnostics, const Progress& progress) {
    auto bound = bindCondition(expression, context);
    if (!bound)
        return std::unexpected(std::move(bound.error()));
    Selection selection;
    const std::vector<std::size_t> rows = allRows(*context.target);
    if (expression.empty()) {
        selection.rows = rows;
        return selection;
    }
    Places places(context, diagnostics, progress);
    Engine engine(*bound, places);
    if (auto prepared = engine.prepare(); !prepared)
        return std::unexpected(std::move(prepared.error()));
    std::vector<std::size_t> conditions;
    topConditions(expression, expression.root(), conditions);
    Truths all(rows.size(), Tristate::yes);
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        Selection::Part part;
        part.text = toText(expression.subtree(conditions[i]));
        if (const Reference* empty = engine.emptyReference(conditions[i])) {
            part.referenceEmpty = true;
            part.reference = empty->text;
        }
        if (context.countParts) {
            const auto size = static_cast<double>(conditions.size());
            places.setStretch(static_cast<double>(i) / size, static_cast<double>(i + 1) / size);
            auto one = engine.truths(conditions[i], rows);
            if (!one)
                return std::unexpected(std::move(one.error()));
            part.count = countOf(*one, Tristate::yes);
            part.undecided = countOf(*one, Tristate::unknown);
            combineAnd(all, *one);
            progress.at(static_cast<double>(i + 1) / size);
        }
        selection.parts.push_back(std::move(part));
    }
    if (!context.countParts) {
        auto whole = engine.allOf(std::move(conditions), rows);
        if (!whole)
            return std::unexpected(std::move(whole.error()));
        all = std::move(*whole);
        progress.at(1);
    }
    selection.undecided = countOf(all, Tristate::unknown);
    std::ranges::copy_if(rows, std::back_inserter(selection.rows),
                         [&](std::size_t row) { return all[row] == Tristate::yes; });
    return selection;
}

Result<std::vector<Tristate>> evaluate(const Expression& expression, const Context& context,
                                       Diagnostics& diagnostics, const Progress& progress) {
    auto bound = bindCondition(expression, context);
    if (!bound)
        return std::unexpected(std::move(bound.error()));
    const std::vector<std::size_t> rows = allRows(*context.target);
    if (expression.empty())
        return Truths(rows.size(), Tristate::yes);
    Places places(context, diagnostics, progress);
    Engine engine(*bound, places);
    if (auto prepared = engine.prepare(); !prepared)
        return std::unexpected(std::move(prepared.error()));
    return engine.truths(expression.root(), rows);
}

Result<std::vector<Tristate>> evaluate(const Expression& expression, const FeatureTable& table) {
    Context context;
    context.target = TablePtr(TablePtr{}, &table); // the caller's, for as long as this call
    auto bound = bindCondition(expression, context);
    if (!bound)
        return std::unexpected(std::move(bound.error()));
    for (std::size_t i = 0; i < expression.nodes.size(); ++i)
        if (bound->nodes[i].cost > 0) {
            Where where{.layer = table.name};
            if (expression[i].position >= 0)
                where.position = expression[i].position;
            return fail(msg::spatialWithoutPlace, {}, std::move(where));
        }
    Diagnostics none;
    return evaluate(expression, context, none);
}

Result<std::vector<double>> evaluateNumber(const Expression& expression, const Context& context,
                                           Diagnostics& diagnostics, const Progress& progress) {
    assert(!expression.empty());
    auto bound = bindNumber(expression, context);
    if (!bound)
        return std::unexpected(std::move(bound.error()));
    const std::vector<std::size_t> rows = allRows(*context.target);
    Places places(context, diagnostics, progress);
    Engine engine(*bound, places);
    if (auto prepared = engine.prepare(); !prepared)
        return std::unexpected(std::move(prepared.error()));
    auto values = engine.values(expression.root(), rows);
    if (!values)
        return std::unexpected(std::move(values.error()));
    std::vector<double> result(rows.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (values->isNull(i))
            continue;
        if (const auto* whole = std::get_if<std::vector<std::int64_t>>(&values->data))
            result[i] = static_cast<double>((*whole)[values->at(i)]);
        else
            result[i] = std::get<std::vector<double>>(values->data)[values->at(i)];
    }
    return result;
}

} // namespace thonmap::query
