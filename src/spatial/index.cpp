#include "spatial/index.h"

#include "spatial/boxes.h"

#include <cassert>
#include <cmath>
#include <numeric>

namespace thonmap::spatial {

double boxDistance(const Extent& a, const Extent& b) {
    const double x = std::max({0.0, a.minX - b.maxX, b.minX - a.maxX});
    const double y = std::max({0.0, a.minY - b.maxY, b.minY - a.maxY});
    return std::hypot(x, y);
}

namespace {

constexpr std::uint32_t kHilbertSide = 1U << 16;

// Position of a cell on the Hilbert curve of order 16: quadrant by quadrant from the largest, each
// turned so that the curve continues (J. K. Lawder, P. J. H. King 2000).
std::uint32_t hilbertPosition(std::uint32_t x, std::uint32_t y) {
    std::uint32_t position = 0;
    for (std::uint32_t side = kHilbertSide / 2; side > 0; side /= 2) {
        const std::uint32_t right = (x & side) > 0 ? 1 : 0;
        const std::uint32_t upper = (y & side) > 0 ? 1 : 0;
        position += side * side * ((3 * right) ^ upper);
        if (upper == 0) {
            if (right == 1) {
                x = kHilbertSide - 1 - x;
                y = kHilbertSide - 1 - y;
            }
            std::swap(x, y);
        }
    }
    return position;
}

std::uint32_t cellOf(double value, double first, double span) {
    if (!(span > 0))
        return 0;
    const double cell = (value - first) / span * (kHilbertSide - 1);
    return static_cast<std::uint32_t>(std::clamp(cell, 0.0, double{kHilbertSide - 1}));
}

} // namespace

Index::Index(std::span<const Extent> boxes) {
    std::vector<std::uint32_t> rows;
    Extent whole;
    for (std::size_t row = 0; row < boxes.size(); ++row) {
        if (boxes[row].empty() || !isFinite(boxes[row]))
            continue;
        rows.push_back(static_cast<std::uint32_t>(row));
        whole.add(boxes[row]);
    }
    m_itemCount = rows.size();
    assert(m_itemCount < (std::size_t{1} << 31));
    if (rows.empty())
        return;

    std::vector<std::uint64_t> order(rows.size()); // curve position, then place in `rows`
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const XY centre = boxes[rows[i]].centre();
        const std::uint64_t position =
            hilbertPosition(cellOf(centre.x, whole.minX, whole.maxX - whole.minX),
                            cellOf(centre.y, whole.minY, whole.maxY - whole.minY));
        order[i] = position << 32 | i;
    }
    std::ranges::sort(order);
    const std::size_t expected = rows.size() + rows.size() / (kNodeSize - 1) + 16;
    m_boxes.reserve(expected);
    m_links.reserve(expected);
    for (const std::uint64_t entry : order) {
        const std::uint32_t row = rows[entry & 0xffffffffU];
        m_boxes.push_back(boxes[row]);
        m_links.push_back(row);
    }
    packLevels();
}

// Each level above holds a box for every kNodeSize boxes below, up to the root. There is always one
// level above the leaves, so that the root is never a leaf.
void Index::packLevels() {
    std::size_t levelBegin = 0;
    do {
        const std::size_t levelEnd = m_boxes.size();
        m_levelEnds.push_back(levelEnd);
        for (std::size_t first = levelBegin; first < levelEnd; first += kNodeSize) {
            Extent box;
            for (std::size_t i = first; i < std::min(first + kNodeSize, levelEnd); ++i)
                box.add(m_boxes[i]);
            m_boxes.push_back(box);
            m_links.push_back(static_cast<std::uint32_t>(first));
        }
        levelBegin = levelEnd;
    } while (m_boxes.size() - levelBegin > 1);
}

std::size_t Index::nodeEnd(std::size_t first) const {
    std::size_t level = 0;
    while (m_levelEnds[level] <= first)
        ++level;
    return std::min(first + kNodeSize, m_levelEnds[level]);
}

void Index::query(const Extent& area, std::vector<std::uint32_t>& out) const {
    visit(area, [&](std::uint32_t row) { out.push_back(row); });
}

} // namespace thonmap::spatial
