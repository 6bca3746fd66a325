#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace thonmap::session {

/// std::stable_sort for a vector: GCC 12's own allocates through what C++23 deprecates, and Clang
/// says so. `before(a, b)` on elements; equal ones keep their order.
template <class T, class Before>
void stableSort(std::vector<T>& items, const Before& before) {
    std::vector<std::size_t> order(items.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        if (before(items[a], items[b]))
            return true;
        return !before(items[b], items[a]) && a < b;
    });
    std::vector<T> sorted;
    sorted.reserve(items.size());
    for (const std::size_t i : order)
        sorted.push_back(std::move(items[i]));
    items = std::move(sorted);
}

/// The same by a key, small first.
template <class T, class Key>
void stableSortBy(std::vector<T>& items, const Key& key) {
    stableSort(items, [&](const T& a, const T& b) { return key(a) < key(b); });
}

} // namespace thonmap::session
