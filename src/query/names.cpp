#include "query/names.h"

#include "text/normalize.h"

#include <algorithm>
#include <numeric>

namespace thonmap::query {

namespace {

// Wagner and Fischer's edit distance, a swap of neighbours counting one (as Damerau).
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = std::min({change, last[j] + 1, now[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        before = last;
        last = now;
    }
    return last[b.size()];
}

// Underscores and blanks are one to whoever types a field's name.
std::string key(std::string_view name) {
    std::string result = text::fold(name);
    std::ranges::replace(result, '_', ' ');
    return result;
}

} // namespace

std::string nearestName(std::string_view wrong, std::span<const std::string> names) {
    constexpr std::size_t kLongest = 100; // a hostile name must not cost a second
    if (wrong.size() > kLongest)
        return {};
    const std::string wanted = key(wrong);
    std::size_t best = wanted.size() <= 3 ? 1 : wanted.size() <= 7 ? 2 : 3;
    std::string result;
    for (const std::string& name : names) {
        if (name.size() > kLongest)
            continue;
        const std::size_t distance = editDistance(wanted, key(name));
        // Something must be left of it.
        if (distance < best && distance < wanted.size()) {
            best = distance;
            result = name;
        }
    }
    return result;
}

std::string listOfNames(std::span<const std::string> names) {
    constexpr std::size_t kMost = 12;
    std::string result;
    for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i)
        result += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > kMost)
        result += " …";
    return result.empty() ? "–" : result;
}

} // namespace thonmap::query
