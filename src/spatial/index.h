#pragma once

#include "core/extent.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <type_traits>
#include <vector>

namespace thonmap::spatial {

/// Distance between two boxes in their unit; 0 when they touch. \pre neither is empty
[[nodiscard]] double boxDistance(const Extent& a, const Extent& b);

/// Finds rows by their boxes: a packed R-tree in Hilbert order, all of it in two buffers.
///
/// Row i is the i-th box given. Rows whose box is empty or not finite are never found. Immutable
/// after construction; any number of threads may search. At most 2^31 rows. Searching allocates
/// nothing. After I. Kamel, C. Faloutsos, "On packing R-trees", 1993.
class Index {
public:
    Index() = default;
    explicit Index(std::span<const Extent> boxes);

    /// Rows that can be found.
    [[nodiscard]] std::size_t size() const { return m_itemCount; }
    /// The box of everything that can be found.
    [[nodiscard]] Extent extent() const { return m_boxes.empty() ? Extent{} : m_boxes.back(); }

    /// Appends the rows whose box touches or meets `area`, in no particular order.
    void query(const Extent& area, std::vector<std::uint32_t>& out) const;

    /// Calls `visitor(row)` for the same rows; a visitor that returns bool stops it with false.
    template <class F>
    void visit(const Extent& area, F&& visitor) const;

    /// Buffers of nearest(), kept by the caller so that the next search need not allocate.
    struct Queue {
        struct Entry {
            double distance;
            std::uint32_t position; ///< in the tree; leaves come first
        };
        std::vector<Entry> entries;
    };
    /// Visits rows by growing distance of their box to `from`, while that is <= the limit. The
    /// visitor gets (row, boxDistance) and returns the limit from now on: the exact distance found
    /// so far, if that is what it looks for. Equal distances come in no particular order.
    template <class F>
    void nearest(const Extent& from, double limit, Queue& queue, F&& visitor) const;

private:
    static constexpr std::size_t kNodeSize = 16;
    /// Levels of a tree of 2^31 items, times what is open at each.
    static constexpr std::size_t kStackSize = 9 * kNodeSize;

    void packLevels();
    /// Past the last entry of the node that starts at `first`.
    [[nodiscard]] std::size_t nodeEnd(std::size_t first) const;

    std::size_t m_itemCount = 0;
    std::vector<Extent> m_boxes;          // leaves first, then each level, the root's box last
    std::vector<std::uint32_t> m_links;   // leaf: its row; above: position of its first child
    std::vector<std::size_t> m_levelEnds; // position past each level
};

template <class F>
void Index::visit(const Extent& area, F&& visitor) const {
    if (m_itemCount == 0 || !m_boxes.back().intersects(area))
        return;
    std::array<std::uint32_t, kStackSize> stack;
    std::size_t depth = 0;
    stack[depth++] = static_cast<std::uint32_t>(m_boxes.size() - 1);
    while (depth > 0) {
        const std::size_t position = stack[--depth];
        if (position < m_itemCount) {
            if constexpr (std::is_same_v<std::invoke_result_t<F&, std::uint32_t>, bool>) {
                if (!visitor(m_links[position]))
                    return;
            } else {
                visitor(m_links[position]);
            }
            continue;
        }
        const std::size_t first = m_links[position];
        const std::size_t last = nodeEnd(first);
        for (std::size_t child = first; child < last; ++child)
            if (m_boxes[child].intersects(area))
                stack[depth++] = static_cast<std::uint32_t>(child);
    }
}

template <class F>
void Index::nearest(const Extent& from, double limit, Queue& queue, F&& visitor) const {
    if (m_itemCount == 0 || from.empty())
        return;
    auto& heap = queue.entries;
    heap.clear();
    const auto farther = [](const Queue::Entry& a, const Queue::Entry& b) {
        return a.distance > b.distance;
    };
    const auto push = [&](std::size_t position) {
        const double distance = boxDistance(from, m_boxes[position]);
        if (distance > limit)
            return;
        heap.push_back({distance, static_cast<std::uint32_t>(position)});
        std::ranges::push_heap(heap, farther);
    };
    push(m_boxes.size() - 1);
    while (!heap.empty()) {
        std::ranges::pop_heap(heap, farther);
        const Queue::Entry entry = heap.back();
        heap.pop_back();
        if (entry.distance > limit)
            return;
        if (entry.position < m_itemCount) {
            limit = visitor(m_links[entry.position], entry.distance);
            continue;
        }
        const std::size_t first = m_links[entry.position];
        const std::size_t last = nodeEnd(first);
        for (std::size_t child = first; child < last; ++child)
            push(child);
    }
}

} // namespace thonmap::spatial
