#include "render/label_thinning.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>

namespace thonmap::render {
namespace {

/// Cells of the occupancy grid; the smallest label is a few of them.
constexpr double kCellPx = 6;
/// A bit a cell: 32 MB at most. Farther labels than that are all kept.
constexpr double kMostCells = 256e6;

struct Cells {
    std::int64_t left;
    std::int64_t top;
    std::int64_t right;
    std::int64_t bottom;
};

Cells middleOf(QPointF anchor, QSizeF size) {
    const auto cell = [](double px) { return static_cast<std::int64_t>(std::floor(px / kCellPx)); };
    return {cell(anchor.x() - size.width() / 4), cell(anchor.y() - size.height() / 4),
            cell(anchor.x() + size.width() / 4), cell(anchor.y() + size.height() / 4)};
}

/// Which cells of a box are taken.
class Grid {
public:
    explicit Grid(const Cells& box)
        : m_box(box), m_width(static_cast<std::size_t>(box.right - box.left + 1)),
          m_taken(m_width * static_cast<std::size_t>(box.bottom - box.top + 1)) {}

    /// Takes the cells when all are free.
    bool take(const Cells& cells) {
        const auto any = [&](const auto& visit) {
            for (std::int64_t y = cells.top; y <= cells.bottom; ++y)
                for (std::int64_t x = cells.left; x <= cells.right; ++x)
                    if (visit(static_cast<std::size_t>(y - m_box.top) * m_width +
                              static_cast<std::size_t>(x - m_box.left)))
                        return true;
            return false;
        };
        if (any([&](std::size_t cell) { return m_taken[cell]; }))
            return false;
        any([&](std::size_t cell) {
            m_taken[cell] = true;
            return false;
        });
        return true;
    }

private:
    Cells m_box;
    std::size_t m_width;
    std::vector<bool> m_taken;
};

} // namespace

std::vector<std::size_t> thinLabels(std::span<const QPointF> anchors,
                                    std::span<const QSizeF> sizes) {
    assert(anchors.size() == sizes.size());
    std::vector<std::size_t> kept;
    if (anchors.empty())
        return kept;
    std::vector<Cells> middles;
    middles.reserve(anchors.size());
    constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
    Cells all{kMost, kMost, -kMost, -kMost};
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        const Cells cells = middleOf(anchors[i], sizes[i]);
        middles.push_back(cells);
        all = {std::min(all.left, cells.left), std::min(all.top, cells.top),
               std::max(all.right, cells.right), std::max(all.bottom, cells.bottom)};
    }
    const double cells = static_cast<double>(all.right - all.left + 1) *
                         static_cast<double>(all.bottom - all.top + 1);
    if (cells > kMostCells) {
        for (std::size_t i = 0; i < anchors.size(); ++i)
            kept.push_back(i);
        return kept;
    }
    Grid grid(all);
    for (std::size_t i = 0; i < anchors.size(); ++i)
        if (grid.take(middles[i]))
            kept.push_back(i);
    return kept;
}

} // namespace thonmap::render
