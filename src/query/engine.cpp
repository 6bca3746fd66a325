#include "query/engine.h"

#include "core/messages.h"
#include "query/letters.h"
#include "query/pattern.h"
#include "query/token.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <type_traits>
#include <utility>

namespace thonmap::query {

namespace {

template <class T>
Values single(T data) {
    return {.data = std::move(data), .valid = {}, .constant = true};
}

std::int64_t floorDivide(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

std::int64_t utcMicroseconds(const DateTime& moment) {
    // 0 and 1 are "unknown" and "local"; a step above or below 100 is a quarter of an hour.
    constexpr std::int64_t kQuarter = 15 * 60 * 1000;
    const std::int64_t offset =
        moment.zoneFlag > 1 ? (std::int64_t{moment.zoneFlag} - 100) * kQuarter : 0;
    return (moment.millisecondsSinceEpoch - offset) * 1000;
}

} // namespace

Result<void> Engine::prepare() {
    for (const Reference& reference : m_bound.references) {
        std::vector<std::size_t> rows(reference.table->rowCount());
        std::iota(rows.begin(), rows.end(), std::size_t{0});
        if (reference.filter != nullptr) {
            Engine inner(*reference.filter, m_places);
            if (auto prepared = inner.prepare(); !prepared)
                return prepared;
            auto matches = inner.truths(reference.filter->expression.root(), rows);
            if (!matches)
                return std::unexpected(std::move(matches.error()));
            std::erase_if(rows, [&](std::size_t row) { return (*matches)[row] != Tristate::yes; });
        }
        const bool empty = std::ranges::none_of(
            rows, [&](std::size_t row) { return hasShape(*reference.table, row); });
        m_references.push_back({std::move(rows), empty});
    }
    return {};
}

const Reference* Engine::emptyReference(std::size_t node) const {
    for (std::size_t i = node + 1 - m_bound.expression[node].size; i <= node; ++i)
        if (const auto& reference = m_bound.nodes[i].reference)
            if (m_references[*reference].empty)
                return &m_bound.references[*reference];
    return nullptr;
}

Result<Truths> Engine::truths(std::size_t node, Rows rows) {
    if (m_places.cancelled())
        return fail(thonmap::msg::cancelled);
    switch (m_bound.expression[node].op) {
    case Op::and_:
        return chain(m_bound.expression.children(node), rows, Tristate::yes);
    case Op::or_:
        return chain(m_bound.expression.children(node), rows, Tristate::no);
    case Op::not_: {
        auto inner = truths(node - 1, rows);
        if (inner)
            std::ranges::transform(*inner, inner->begin(), [](Tristate t) { return negated(t); });
        return inner;
    }
    case Op::equal:
    case Op::notEqual:
    case Op::less:
    case Op::lessOrEqual:
    case Op::greater:
    case Op::greaterOrEqual:
        return comparison(node, rows);
    case Op::between:
        return between(node, rows);
    case Op::in:
        return in(node, rows);
    case Op::like:
        return like(node, rows);
    case Op::isNull:
        return isNull(node, rows);
    case Op::temporalPredicate:
        return temporal(node, rows);
    case Op::spatialPredicate:
        return relation(node, rows);
    default:
        break;
    }
    auto found = values(node, rows); // TRUE, FALSE and fields
    if (!found)
        return std::unexpected(std::move(found.error()));
    auto& data = std::get<Truths>(found->data);
    return found->constant ? Truths(rows.size(), data[0]) : std::move(data);
}

Result<Truths> Engine::allOf(std::vector<std::size_t> nodes, Rows rows) {
    return chain(std::move(nodes), rows, Tristate::yes);
}

// Kleene's AND (neutral: yes) and OR (neutral: no). A row leaves as soon as it is decided.
Result<Truths> Engine::chain(std::vector<std::size_t> parts, Rows rows, Tristate neutral) {
    // Equally dear ones in the order written.
    std::ranges::sort(parts, {},
                      [this](std::size_t n) { return std::pair(m_bound.nodes[n].cost, n); });
    const Tristate decided = negated(neutral);
    Truths result(rows.size(), neutral);
    std::vector<std::size_t> open(rows.size());
    std::iota(open.begin(), open.end(), std::size_t{0});
    for (const std::size_t part : parts) {
        if (open.empty())
            break;
        std::vector<std::size_t> asked(open.size());
        std::ranges::transform(open, asked.begin(), [rows](std::size_t i) { return rows[i]; });
        auto one = truths(part, asked);
        if (!one)
            return one;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < open.size(); ++i) {
            if ((*one)[i] != neutral)
                result[open[i]] = (*one)[i];
            if ((*one)[i] != decided)
                open[kept++] = open[i];
        }
        open.resize(kept);
    }
    return result;
}

Result<Truths> Engine::comparison(std::size_t node, Rows rows) {
    const std::vector<std::size_t> sides = m_bound.expression.children(node);
    auto a = values(sides[0], rows);
    if (!a)
        return std::unexpected(std::move(a.error()));
    auto b = values(sides[1], rows);
    if (!b)
        return std::unexpected(std::move(b.error()));
    return compared(m_bound.expression[node].op, *a, *b, rows.size());
}

Result<Truths> Engine::between(std::size_t node, Rows rows) {
    std::vector<Values> all;
    for (const std::size_t child : m_bound.expression.children(node)) {
        auto one = values(child, rows);
        if (!one)
            return std::unexpected(std::move(one.error()));
        all.push_back(std::move(*one));
    }
    Truths result = compared(Op::greaterOrEqual, all[0], all[1], rows.size());
    const Truths upper = compared(Op::lessOrEqual, all[0], all[2], rows.size());
    for (std::size_t i = 0; i < result.size(); ++i)
        if (upper[i] == Tristate::no || result[i] == Tristate::yes)
            result[i] = upper[i];
    return result;
}

Result<Truths> Engine::in(std::size_t node, Rows rows) {
    std::vector<Values> all;
    for (const std::size_t child : m_bound.expression.children(node)) {
        auto one = values(child, rows);
        if (!one)
            return std::unexpected(std::move(one.error()));
        all.push_back(std::move(*one));
    }
    return isOneOf(all[0], std::span(all).subspan(1), rows.size());
}

Result<Truths> Engine::like(std::size_t node, Rows rows) {
    const std::vector<std::size_t> sides = m_bound.expression.children(node);
    auto value = values(sides[0], rows);
    if (!value)
        return std::unexpected(std::move(value.error()));
    // The grammar lets a pattern be a literal under CASEI and ACCENTI, nothing else: the innermost
    // stands first.
    const Expression pattern = m_bound.expression.subtree(sides[1]);
    Pattern wanted(std::get<std::string>(pattern[0].value));
    for (const Node& fold : std::span(pattern.nodes).subspan(1))
        wanted = wanted.folded(fold.op == Op::caseInsensitive ? foldCase : foldAccents);
    const auto& texts = std::get<Texts>(value->data);
    Truths result(rows.size(), Tristate::unknown);
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (!value->isNull(row))
            result[row] = truth(wanted.matches(texts.views[value->at(row)]));
    return result;
}

Result<Truths> Engine::isNull(std::size_t node, Rows rows) {
    const std::size_t child = node - 1;
    const BoundNode& what = m_bound.nodes[child];
    Truths result(rows.size(), Tristate::no);
    if (what.column != nullptr) {
        std::ranges::transform(rows, result.begin(), [&](std::size_t row) {
            return truth(what.column->isNull(row) ||
                         (what.column->type() == FieldType::real &&
                          std::isnan(what.column->values<double>()[row])));
        });
    } else if (what.type == Type::geometry) {
        if (what.own != Own::no)
            std::ranges::transform(rows, result.begin(), [&](std::size_t row) {
                return truth(m_bound.target->geometry.size() <= row ||
                             m_bound.target->geometry.type(row) == GeometryType::null);
            });
    } else if (what.type == Type::boolean) {
        auto inner = truths(child, rows);
        if (!inner)
            return inner;
        std::ranges::transform(*inner, result.begin(),
                               [](Tristate t) { return truth(t == Tristate::unknown); });
    } else if (what.type == Type::interval) {
        auto inner = stretches(child, rows, daysOnly(child));
        if (!inner)
            return std::unexpected(std::move(inner.error()));
        std::ranges::transform(inner->known, result.begin(),
                               [](std::uint8_t known) { return truth(known == 0); });
    } else {
        auto inner = values(child, rows);
        if (!inner)
            return std::unexpected(std::move(inner.error()));
        const auto* reals = std::get_if<std::vector<double>>(&inner->data);
        for (std::size_t row = 0; row < rows.size(); ++row)
            result[row] = truth(inner->isNull(row) ||
                                (reals != nullptr && std::isnan((*reals)[inner->at(row)])));
    }
    return result;
}

bool Engine::daysOnly(std::size_t node) const {
    if (m_bound.expression[node].op != Op::interval)
        return m_bound.nodes[node].type == Type::date;
    return std::ranges::none_of(m_bound.expression.children(node), [this](std::size_t bound) {
        return m_bound.nodes[bound].type == Type::timestamp;
    });
}

Result<Truths> Engine::temporal(std::size_t node, Rows rows) {
    const std::vector<std::size_t> sides = m_bound.expression.children(node);
    const bool byDay = daysOnly(sides[0]) && daysOnly(sides[1]);
    auto a = stretches(sides[0], rows, byDay);
    if (!a)
        return std::unexpected(std::move(a.error()));
    auto b = stretches(sides[1], rows, byDay);
    if (!b)
        return std::unexpected(std::move(b.error()));
    const auto predicate = std::get<TemporalPredicate>(m_bound.expression[node].value);
    Truths result(rows.size(), Tristate::unknown);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (a->known[i] != 0 && b->known[i] != 0)
            result[i] = truth(holds(predicate, a->starts[i], a->ends[i], b->starts[i], b->ends[i]));
    return result;
}

// Dates among themselves are days. Beside moments a day is all of its microseconds.
Result<Stretches> Engine::stretches(std::size_t node, Rows rows, bool byDay) {
    Stretches result{std::vector<std::int64_t>(rows.size(), -kAlways),
                     std::vector<std::int64_t>(rows.size(), kAlways),
                     std::vector<std::uint8_t>(rows.size(), 1)};
    const auto fill = [&](std::size_t bound, bool start, bool end) -> Result<void> {
        if (m_bound.expression[bound].op == Op::unbounded)
            return {};
        auto found = values(bound, rows);
        if (!found)
            return std::unexpected(std::move(found.error()));
        const auto& moments = std::get<Moments>(found->data);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::size_t at = found->at(i);
            if (found->isNull(i)) {
                result.known[i] = 0;
                continue;
            }
            const bool isDay = moments.micros.empty();
            const std::int64_t first = byDay   ? moments.days[at]
                                       : isDay ? moments.days[at] * kMicrosecondsADay
                                               : moments.micros[at];
            if (start)
                result.starts[i] = first;
            if (end)
                result.ends[i] = isDay && !byDay ? first + kMicrosecondsADay - 1 : first;
        }
        return {};
    };
    Result<void> filled;
    if (m_bound.expression[node].op == Op::interval) {
        const std::vector<std::size_t> bounds = m_bound.expression.children(node);
        filled = fill(bounds[0], true, false);
        if (filled)
            filled = fill(bounds[1], false, true);
    } else {
        filled = fill(node, true, true);
    }
    if (!filled)
        return std::unexpected(std::move(filled.error()));
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (result.ends[i] < result.starts[i])
            result.known[i] = 0;
    return result;
}

Result<Truths> Engine::relation(std::size_t node, Rows rows) {
    const std::vector<std::size_t> sides = m_bound.expression.children(node);
    auto relation = std::get<spatial::Relation>(m_bound.expression[node].value);
    std::size_t own = sides[0];
    std::size_t other = sides[1];
    if (m_bound.nodes[other].own != Own::no) {
        std::swap(own, other);
        relation = spatial::converse(relation);
    }
    const std::size_t b = *m_bound.nodes[other].reference;
    if (m_bound.nodes[own].own != Own::no)
        return m_places.relates(m_bound.target, m_bound.nodes[own].own, rows, relation,
                                m_bound.references[b].table, m_references[b].rows);
    const std::size_t a = *m_bound.nodes[own].reference;
    auto any = m_places.anyRelates(m_bound.references[a].table, m_references[a].rows, relation,
                                   m_bound.references[b].table, m_references[b].rows);
    if (!any)
        return std::unexpected(std::move(any.error()));
    return Truths(rows.size(), truth(*any));
}

Result<Values> Engine::values(std::size_t node, Rows rows) {
    if (m_places.cancelled())
        return fail(thonmap::msg::cancelled);
    const Node& n = m_bound.expression[node];
    switch (n.op) {
    case Op::boolean:
        return single(Truths{truth(std::get<bool>(n.value))});
    case Op::integer:
        return single(std::vector{std::get<std::int64_t>(n.value)});
    case Op::real:
        return single(std::vector{std::get<double>(n.value)});
    case Op::text:
        return single(Texts{{std::get<std::string>(n.value)}, nullptr});
    case Op::date:
        return single(Moments{{}, {std::get<Date>(n.value).daysSinceEpoch}});
    case Op::timestamp: {
        const std::int64_t micros = std::get<Timestamp>(n.value).microsecondsSinceEpoch;
        return single(Moments{{micros}, {floorDivide(micros, kMicrosecondsADay)}});
    }
    case Op::property:
        return column(*m_bound.nodes[node].column, rows);
    case Op::caseInsensitive:
    case Op::accentInsensitive:
        return folded(node, rows);
    case Op::function:
        return function(node, rows);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::modulo:
    case Op::integerDivide:
    case Op::power: {
        const std::vector<std::size_t> sides = m_bound.expression.children(node);
        auto a = values(sides[0], rows);
        if (!a)
            return a;
        auto b = values(sides[1], rows);
        if (!b)
            return b;
        return computed(n.op, *a, *b, rows.size());
    }
    default: {
        auto condition = truths(node, rows);
        if (!condition)
            return std::unexpected(std::move(condition.error()));
        return Values{std::move(*condition), {}, false};
    }
    }
}

Result<Values> Engine::folded(std::size_t node, Rows rows) {
    auto inner = values(node - 1, rows);
    if (!inner)
        return inner;
    const auto fold = m_bound.expression[node].op == Op::caseInsensitive ? foldCase : foldAccents;
    const auto& texts = std::get<Texts>(inner->data);
    auto owned = std::make_shared<std::vector<std::string>>();
    owned->reserve(texts.views.size());
    for (const std::string_view text : texts.views)
        owned->push_back(fold(text));
    Texts result{{owned->begin(), owned->end()}, owned};
    return Values{std::move(result), std::move(inner->valid), inner->constant};
}

Result<Values> Engine::function(std::size_t node, Rows rows) {
    const std::string_view name = std::get<std::string>(m_bound.expression[node].value);
    const std::vector<std::size_t> arguments = m_bound.expression.children(node);
    auto numbers = [&]() -> Result<std::vector<double>> {
        if (sameWord(name, "area"))
            return m_places.areas(m_bound.target, rows);
        if (sameWord(name, "length"))
            return m_places.lengths(m_bound.target, rows);
        const bool first = m_bound.nodes[arguments[0]].own != Own::no;
        const Own own = m_bound.nodes[arguments[first ? 0 : 1]].own;
        const std::size_t other = *m_bound.nodes[arguments[first ? 1 : 0]].reference;
        return m_places.distances(m_bound.target, own, rows, m_bound.references[other].table,
                                  m_references[other].rows);
    }();
    if (!numbers)
        return std::unexpected(std::move(numbers.error()));
    return Values{std::move(*numbers), {}, false};
}

Values Engine::column(const Column& column, Rows rows) const {
    Values result;
    std::vector<std::uint8_t> valid(rows.size());
    std::ranges::transform(rows, valid.begin(), [&](std::size_t row) {
        return static_cast<std::uint8_t>(column.isNull(row) ? 0 : 1);
    });
    const auto gather = [rows](auto&& get) {
        std::vector<std::invoke_result_t<decltype(get), std::size_t>> gathered(rows.size());
        std::ranges::transform(rows, gathered.begin(), get);
        return gathered;
    };
    switch (column.type()) {
    case FieldType::boolean:
        result.data = gather([&](std::size_t row) {
            return column.isNull(row) ? Tristate::unknown
                                      : truth(column.values<std::uint8_t>()[row] != 0);
        });
        return result;
    case FieldType::integer:
        result.data = gather([&](std::size_t row) { return column.values<std::int64_t>()[row]; });
        break;
    case FieldType::real:
        result.data = gather([&](std::size_t row) {
            return column.isNull(row) ? std::numeric_limits<double>::quiet_NaN()
                                      : column.values<double>()[row];
        });
        return result;
    case FieldType::text:
    case FieldType::binary:
        result.data = Texts{gather([&](std::size_t row) { return column.texts()[row]; }), nullptr};
        break;
    case FieldType::date:
        result.data = Moments{{}, gather([&](std::size_t row) {
                                  return std::int64_t{column.values<Date>()[row].daysSinceEpoch};
                              })};
        break;
    case FieldType::dateTime:
        result.data =
            Moments{gather([&](std::size_t row) {
                        return utcMicroseconds(column.values<DateTime>()[row]);
                    }),
                    gather([&](std::size_t row) {
                        return floorDivide(column.values<DateTime>()[row].millisecondsSinceEpoch,
                                           86'400'000);
                    })};
        break;
    }
    result.valid = std::move(valid);
    return result;
}

} // namespace thonmap::query
