#include "query/values.h"

#include <cmath>
#include <compare>
#include <unordered_set>

namespace thonmap::query {

namespace {

// Exact: converting a large integer to double would make neighbours equal.
std::partial_ordering order(std::int64_t a, double b) {
    if (std::isnan(b))
        return std::partial_ordering::unordered;
    constexpr double kBeyond = 9223372036854775808.0; // 2^63
    if (b >= kBeyond)
        return std::partial_ordering::less;
    if (b < -kBeyond)
        return std::partial_ordering::greater;
    const double whole = std::trunc(b);
    const auto integer = static_cast<std::int64_t>(whole);
    if (a != integer)
        return a <=> integer;
    return 0.0 <=> b - whole;
}
std::partial_ordering order(double a, std::int64_t b) {
    const std::partial_ordering reverse = order(b, a);
    return reverse == std::partial_ordering::unordered ? reverse : 0 <=> reverse;
}
template <class T>
std::partial_ordering order(T a, T b) {
    return a <=> b;
}

Tristate decide(Op op, std::partial_ordering order) {
    if (order == std::partial_ordering::unordered)
        return Tristate::unknown;
    switch (op) {
    case Op::equal:
        return truth(order == 0);
    case Op::notEqual:
        return truth(order != 0);
    case Op::less:
        return truth(order < 0);
    case Op::lessOrEqual:
        return truth(order <= 0);
    case Op::greater:
        return truth(order > 0);
    default:
        return truth(order >= 0);
    }
}

template <class Order>
Truths each(Op op, const Values& a, const Values& b, std::size_t rows, Order&& orderOf) {
    Truths result(rows, Tristate::unknown);
    for (std::size_t row = 0; row < rows; ++row)
        if (!a.isNull(row) && !b.isNull(row))
            result[row] = decide(op, orderOf(a.at(row), b.at(row)));
    return result;
}

template <class A, class B>
Truths numbers(Op op, const Values& a, const Values& b, const std::vector<A>& left,
               const std::vector<B>& right, std::size_t rows) {
    return each(op, a, b, rows,
                [&](std::size_t i, std::size_t j) { return order(left[i], right[j]); });
}

Truths moments(Op op, const Values& a, const Values& b, std::size_t rows) {
    const auto& left = std::get<Moments>(a.data);
    const auto& right = std::get<Moments>(b.data);
    // Where one side is a date (it has no microseconds), days are compared.
    const bool byDay = left.micros.empty() || right.micros.empty();
    const std::vector<std::int64_t>& l = byDay ? left.days : left.micros;
    const std::vector<std::int64_t>& r = byDay ? right.days : right.micros;
    return numbers(op, a, b, l, r, rows);
}

// A long list of constants is a look-up, not a chain of comparisons.
template <class T, class Get>
Truths lookUp(const Values& value, std::span<const Values> items, std::size_t rows, Get&& get) {
    std::unordered_set<T> wanted;
    for (const Values& item : items)
        wanted.insert(get(item, 0));
    Truths result(rows, Tristate::unknown);
    for (std::size_t row = 0; row < rows; ++row)
        if (!value.isNull(row))
            result[row] = truth(wanted.contains(get(value, row)));
    return result;
}
template <class Data>
bool allConstant(std::span<const Values> items) {
    for (const Values& item : items)
        if (!item.constant || !std::holds_alternative<Data>(item.data) || item.isNull(0))
            return false;
    return true;
}

} // namespace

Truths compared(Op op, const Values& a, const Values& b, std::size_t rows) {
    if (const auto* left = std::get_if<Truths>(&a.data)) {
        const auto& right = std::get<Truths>(b.data);
        return each(op, a, b, rows, [&](std::size_t i, std::size_t j) {
            if ((*left)[i] == Tristate::unknown || right[j] == Tristate::unknown)
                return std::partial_ordering::unordered;
            return order(static_cast<int>((*left)[i]), static_cast<int>(right[j]));
        });
    }
    if (const auto* left = std::get_if<Texts>(&a.data)) {
        const auto& right = std::get<Texts>(b.data);
        return each(op, a, b, rows, [&](std::size_t i, std::size_t j) -> std::partial_ordering {
            return left->views[i] <=> right.views[j];
        });
    }
    if (std::holds_alternative<Moments>(a.data))
        return moments(op, a, b, rows);
    const auto* leftIntegers = std::get_if<std::vector<std::int64_t>>(&a.data);
    const auto* rightIntegers = std::get_if<std::vector<std::int64_t>>(&b.data);
    if (leftIntegers != nullptr && rightIntegers != nullptr)
        return numbers(op, a, b, *leftIntegers, *rightIntegers, rows);
    if (leftIntegers != nullptr)
        return numbers(op, a, b, *leftIntegers, std::get<std::vector<double>>(b.data), rows);
    const auto& leftReals = std::get<std::vector<double>>(a.data);
    if (rightIntegers != nullptr)
        return numbers(op, a, b, leftReals, *rightIntegers, rows);
    return numbers(op, a, b, leftReals, std::get<std::vector<double>>(b.data), rows);
}

Truths isOneOf(const Values& value, std::span<const Values> items, std::size_t rows) {
    if (std::holds_alternative<Texts>(value.data) && allConstant<Texts>(items))
        return lookUp<std::string_view>(value, items, rows, [](const Values& v, std::size_t row) {
            return std::get<Texts>(v.data).views[v.at(row)];
        });
    using Integers = std::vector<std::int64_t>;
    if (std::holds_alternative<Integers>(value.data) && allConstant<Integers>(items))
        return lookUp<std::int64_t>(value, items, rows, [](const Values& v, std::size_t row) {
            return std::get<Integers>(v.data)[v.at(row)];
        });
    Truths result(rows, Tristate::no);
    for (const Values& item : items) {
        const Truths one = compared(Op::equal, value, item, rows);
        for (std::size_t row = 0; row < rows; ++row)
            if (one[row] == Tristate::yes || result[row] == Tristate::no)
                result[row] = one[row];
    }
    return result;
}

} // namespace thonmap::query
