#include "query/values.h"

#include <cmath>
#include <limits>
#include <optional>

namespace thonmap::query {

namespace {

using Integers = std::vector<std::int64_t>;
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

// False when the result is no 64-bit integer.
bool integer(Op op, std::int64_t a, std::int64_t b, std::int64_t& result) {
    switch (op) {
    case Op::add:
        return !__builtin_add_overflow(a, b, &result);
    case Op::subtract:
        return !__builtin_sub_overflow(a, b, &result);
    case Op::multiply:
        return !__builtin_mul_overflow(a, b, &result);
    case Op::integerDivide:
    case Op::modulo:
        if (b == -1) { // the smallest integer has no opposite
            result = 0;
            return op == Op::modulo || !__builtin_sub_overflow(std::int64_t{0}, a, &result);
        }
        result = op == Op::modulo ? a % b : a / b;
        return true;
    default:
        return false;
    }
}

double real(Op op, double a, double b) {
    switch (op) {
    case Op::add:
        return a + b;
    case Op::subtract:
        return a - b;
    case Op::multiply:
        return a * b;
    case Op::divide:
        return b == 0 ? kNothing : a / b;
    case Op::integerDivide:
        return b == 0 ? kNothing : std::trunc(a / b);
    case Op::modulo:
        return b == 0 ? kNothing : std::fmod(a, b);
    default:
        return std::pow(a, b);
    }
}

double realAt(const Values& values, std::size_t row) {
    if (values.isNull(row))
        return kNothing;
    if (const auto* integers = std::get_if<Integers>(&values.data))
        return static_cast<double>((*integers)[values.at(row)]);
    return std::get<std::vector<double>>(values.data)[values.at(row)];
}

// Whole numbers stay exact as long as every row's result is one.
std::optional<Values> exact(Op op, const Values& a, const Values& b, std::size_t count) {
    if (op == Op::divide || op == Op::power)
        return std::nullopt;
    const auto* left = std::get_if<Integers>(&a.data);
    const auto* right = std::get_if<Integers>(&b.data);
    if (left == nullptr || right == nullptr)
        return std::nullopt;
    const bool divides = op == Op::modulo || op == Op::integerDivide;
    Values result;
    Integers numbers(count);
    std::vector<std::uint8_t> valid(count, 1);
    for (std::size_t row = 0; row < count; ++row) {
        const std::int64_t divisor = (*right)[b.at(row)];
        if (a.isNull(row) || b.isNull(row) || (divides && divisor == 0))
            valid[row] = 0;
        else if (!integer(op, (*left)[a.at(row)], divisor, numbers[row]))
            return std::nullopt;
    }
    result.data = std::move(numbers);
    result.valid = std::move(valid);
    return result;
}

} // namespace

Values computed(Op op, const Values& a, const Values& b, std::size_t rows) {
    const bool constant = a.constant && b.constant;
    const std::size_t count = constant ? 1 : rows;
    Values result;
    if (auto integers = exact(op, a, b, count)) {
        result = std::move(*integers);
    } else {
        std::vector<double> numbers(count);
        for (std::size_t row = 0; row < count; ++row) {
            // pow(1, NaN) is 1, but nothing is known about one to an unknown power
            const double left = realAt(a, row);
            const double right = realAt(b, row);
            numbers[row] = std::isnan(left) || std::isnan(right) ? kNothing : real(op, left, right);
        }
        result.data = std::move(numbers);
    }
    result.constant = constant;
    return result;
}

} // namespace thonmap::query
