#include "thematic/class_breaks.h"

#include "thematic/messages.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace thonmap::thematic {

namespace {

constexpr std::array<std::string_view, 6> kMethodNames{"equal",  "quantile", "jenks",
                                                       "stddev", "pretty",   "headtail"};
constexpr int kMaxClasses = 64;

std::vector<double> equalBounds(double minimum, double maximum, int classes) {
    std::vector<double> bounds;
    for (int i = 1; i < classes; ++i)
        bounds.push_back(minimum + (maximum - minimum) * i / classes);
    bounds.push_back(maximum);
    return bounds;
}

std::vector<double> quantileBounds(const std::vector<double>& sorted, int classes) {
    std::vector<double> bounds;
    const double last = static_cast<double>(sorted.size() - 1);
    for (int i = 1; i < classes; ++i) {
        const double rank = last * i / classes;
        const auto below = static_cast<std::size_t>(rank);
        const std::size_t above = std::min(below + 1, sorted.size() - 1);
        bounds.push_back(sorted[below] +
                         (rank - static_cast<double>(below)) * (sorted[above] - sorted[below]));
    }
    bounds.push_back(sorted.back());
    return bounds;
}

double meanOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::vector<double> deviationBounds(const std::vector<double>& sorted, int classes) {
    const double mean = meanOf(sorted);
    double squares = 0;
    for (const double value : sorted)
        squares += (value - mean) * (value - mean);
    const double deviation = std::sqrt(squares / static_cast<double>(sorted.size()));
    const double step = deviation * (classes >= 6 ? 0.5 : 1.0);
    std::vector<double> bounds;
    for (int i = 1; i < classes; ++i) {
        const double bound = mean + step * (i - classes / 2.0);
        if (bound > sorted.front() && bound < sorted.back())
            bounds.push_back(bound);
    }
    bounds.push_back(sorted.back());
    return bounds;
}

/// Round steps of 1, 2, 5 · 10ⁿ. The choice between them follows R's pretty() (Becker, Chambers and
/// Wilks 1988) with its default bias towards larger steps, as GIS users know it.
std::vector<double> prettyBounds(double minimum, double maximum, int classes) {
    constexpr double bias = 1.5;
    constexpr double biasForFive = 0.5 + 1.5 * bias;
    const double cell = (maximum - minimum) / classes;
    const double base = std::pow(10.0, std::floor(std::log10(cell)));
    double step = base;
    if (2 * base - cell < bias * (cell - step))
        step = 2 * base;
    if (5 * base - cell < biasForFive * (cell - step))
        step = 5 * base;
    if (10 * base - cell < bias * (cell - step))
        step = 10 * base;
    constexpr double rounding = 1e-7;
    const double first = std::floor(minimum / step + rounding);
    const double last = std::ceil(maximum / step - rounding);
    // A range so narrow (or wide) that steps cannot be counted in doubles has no round numbers.
    constexpr double countable = 1e15;
    if (!(std::abs(first) < countable && std::abs(last) < countable))
        return equalBounds(minimum, maximum, classes);
    std::vector<double> bounds;
    for (double i = first + 1; i <= last; i += 1)
        bounds.push_back(step >= 1 ? i * step : i / std::round(1 / step));
    if (bounds.empty() || bounds.back() < maximum)
        bounds.push_back(maximum);
    return bounds;
}

/// Jiang 2013: heavy-tailed values split at their mean, then the head again, while the head is the
/// smaller part.
std::vector<double> headTailBounds(std::vector<double> head, int classes) {
    constexpr double largestHead = 0.4;
    const double maximum = head.back();
    std::vector<double> bounds;
    while (static_cast<int>(bounds.size()) + 1 < classes && head.size() > 1) {
        const double mean = meanOf(head);
        const auto first = std::upper_bound(head.begin(), head.end(), mean);
        const auto count = static_cast<double>(head.end() - first);
        if (first == head.begin() || first == head.end() ||
            count / static_cast<double>(head.size()) > largestHead)
            break;
        bounds.push_back(mean);
        head.erase(head.begin(), first);
    }
    bounds.push_back(maximum);
    return bounds;
}

/// Squares within a run of the sorted different values, from prefix sums about the mean (which
/// keeps the subtraction from cancelling).
class RunCosts {
public:
    RunCosts(const std::vector<double>& values, const std::vector<std::size_t>& weights,
             double mean) {
        m_weight.push_back(0);
        m_sum.push_back(0);
        m_squares.push_back(0);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const long double weight = static_cast<long double>(weights[i]);
            const long double x = static_cast<long double>(values[i]) - mean;
            m_weight.push_back(m_weight.back() + weight);
            m_sum.push_back(m_sum.back() + weight * x);
            m_squares.push_back(m_squares.back() + weight * x * x);
        }
    }
    /// Of values [first, last).
    [[nodiscard]] long double operator()(std::size_t first, std::size_t last) const {
        const long double weight = m_weight[last] - m_weight[first];
        const long double sum = m_sum[last] - m_sum[first];
        return std::max(0.0L, m_squares[last] - m_squares[first] - sum * sum / weight);
    }

private:
    std::vector<long double> m_weight;
    std::vector<long double> m_sum;
    std::vector<long double> m_squares;
};

/// One row of Fisher's table: best cost of the first `last` values in one class more than
/// `previous`. The best start never moves left as `last` grows, so each half is searched only in
/// its own part of the starts.
struct FisherRow {
    const RunCosts& cost;
    const std::vector<long double>& previous;
    std::vector<long double>& best;
    std::vector<std::size_t>& start;
    std::size_t classes; ///< of this row

    void fill(std::size_t first, std::size_t last, std::size_t low, std::size_t high) {
        if (first > last)
            return;
        const std::size_t middle = first + (last - first) / 2;
        long double least = std::numeric_limits<long double>::infinity();
        std::size_t at = low;
        for (std::size_t s = std::max(low, classes - 1); s <= std::min(high, middle - 1); ++s) {
            const long double total = previous[s] + cost(s, middle);
            if (total < least) {
                least = total;
                at = s;
            }
        }
        best[middle] = least;
        start[middle] = at;
        if (middle > first)
            fill(first, middle - 1, low, at);
        fill(middle + 1, last, at, high);
    }
};

std::vector<double> jenksBounds(const std::vector<double>& sorted, int wanted) {
    std::vector<double> values;
    std::vector<std::size_t> weights;
    for (const double value : sorted) {
        if (values.empty() || values.back() != value) {
            values.push_back(value);
            weights.push_back(0);
        }
        ++weights.back();
    }
    const std::size_t n = values.size();
    const std::size_t classes = std::min(static_cast<std::size_t>(wanted), n);
    const RunCosts cost(values, weights, meanOf(sorted));

    std::vector<long double> previous(n + 1, 0);
    for (std::size_t last = 1; last <= n; ++last)
        previous[last] = cost(0, last);
    std::vector<std::vector<std::size_t>> starts(classes + 1, std::vector<std::size_t>(n + 1, 0));
    for (std::size_t k = 2; k <= classes; ++k) {
        std::vector<long double> best(n + 1, std::numeric_limits<long double>::infinity());
        FisherRow row{cost, previous, best, starts[k], k};
        row.fill(k, n, k - 1, n - 1);
        previous = std::move(best);
    }
    std::vector<double> bounds;
    for (std::size_t k = classes, last = n; k >= 1; --k) {
        bounds.push_back(values[last - 1]);
        last = starts[k][last];
    }
    std::reverse(bounds.begin(), bounds.end());
    return bounds;
}

std::vector<double> boundsBy(BreakMethod method, const std::vector<double>& sorted, int classes) {
    if (sorted.front() == sorted.back())
        return {sorted.back()};
    switch (method) {
    case BreakMethod::equal:
        return equalBounds(sorted.front(), sorted.back(), classes);
    case BreakMethod::quantile:
        return quantileBounds(sorted, classes);
    case BreakMethod::jenks:
        return jenksBounds(sorted, classes);
    case BreakMethod::stddev:
        return deviationBounds(sorted, classes);
    case BreakMethod::pretty:
        return prettyBounds(sorted.front(), sorted.back(), classes);
    case BreakMethod::headtail:
        return headTailBounds(sorted, classes);
    }
    return {sorted.back()};
}

void dropEmptyClasses(std::vector<double>& upper, const std::vector<double>& sorted) {
    std::vector<double> kept;
    auto from = sorted.begin();
    for (const double bound : upper) {
        const auto to = std::upper_bound(from, sorted.end(), bound);
        if (to != from)
            kept.push_back(bound);
        from = to;
    }
    upper = std::move(kept);
}

/// Counts, and how much of the variance the classes explain.
void describe(ClassBreaks& breaks, const std::vector<double>& sorted) {
    const long double mean = meanOf(sorted);
    long double all = 0;
    for (const double value : sorted)
        all += (value - mean) * (value - mean);
    long double within = 0;
    auto from = sorted.begin();
    for (const double bound : breaks.upper) {
        const auto to = std::upper_bound(from, sorted.end(), bound);
        const auto count = static_cast<std::size_t>(to - from);
        breaks.counts.push_back(count);
        if (count > 0) {
            long double sum = 0;
            for (auto value = from; value != to; ++value)
                sum += *value;
            const long double middle = sum / static_cast<long double>(count);
            for (auto value = from; value != to; ++value)
                within += (*value - middle) * (*value - middle);
        }
        from = to;
    }
    breaks.gvf = all > 0 ? static_cast<double>(1 - within / all) : 1.0;
}

} // namespace

std::string_view breakMethodName(BreakMethod method) {
    return kMethodNames[static_cast<std::size_t>(method)];
}

std::optional<BreakMethod> breakMethodFromName(std::string_view name) {
    const auto found = std::find(kMethodNames.begin(), kMethodNames.end(), name);
    if (found == kMethodNames.end())
        return std::nullopt;
    return static_cast<BreakMethod>(found - kMethodNames.begin());
}

std::span<const std::string_view> breakMethodNames() {
    return kMethodNames;
}

Result<ClassBreaks> classBreaks(BreakMethod method, std::span<const double> values, int classes) {
    if (classes < 1 || classes > kMaxClasses)
        return fail(msg::badClassCount,
                    {{"count", std::int64_t{classes}}, {"most", std::int64_t{kMaxClasses}}});
    std::vector<double> sorted;
    sorted.reserve(values.size());
    std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
                 [](double value) { return std::isfinite(value); });
    if (sorted.empty())
        return fail(msg::nothingToClassify);
    std::sort(sorted.begin(), sorted.end());

    ClassBreaks breaks;
    breaks.noData = values.size() - sorted.size();
    breaks.minimum = sorted.front();
    breaks.upper = boundsBy(method, sorted, classes);
    breaks.upper.erase(std::unique(breaks.upper.begin(), breaks.upper.end()), breaks.upper.end());
    if (method == BreakMethod::quantile || method == BreakMethod::headtail)
        dropEmptyClasses(breaks.upper, sorted);
    describe(breaks, sorted);
    return breaks;
}

std::optional<std::size_t> classOf(std::span<const double> upper, double value) {
    const auto found = std::lower_bound(upper.begin(), upper.end(), value);
    if (std::isnan(value) || found == upper.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - upper.begin());
}

} // namespace thonmap::thematic
