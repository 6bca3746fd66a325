#include "render/label_placing.h"

#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace thonmap::render {
namespace {

/// Boxes by the 64-pixel cells they touch.
class BoxGrid {
public:
    void add(const QRectF& box) {
        m_boxes.push_back(box);
        visitCells(box, [&](std::uint64_t key) {
            m_cells[key].push_back(static_cast<std::uint32_t>(m_boxes.size() - 1));
            return true;
        });
    }
    [[nodiscard]] bool free(const QRectF& box) const {
        return visitCells(box, [&](std::uint64_t key) {
            const auto cell = m_cells.find(key);
            if (cell == m_cells.end())
                return true;
            for (const std::uint32_t index : cell->second)
                if (m_boxes[index].intersects(box))
                    return false;
            return true;
        });
    }

private:
    template <class F>
    static bool visitCells(const QRectF& box, const F& visit) {
        const auto cellOf = [](double v) { return static_cast<std::int64_t>(std::floor(v / 64)); };
        for (std::int64_t y = cellOf(box.top()); y <= cellOf(box.bottom()); ++y)
            for (std::int64_t x = cellOf(box.left()); x <= cellOf(box.right()); ++x)
                if (!visit(static_cast<std::uint64_t>(x) * 0x9E3779B97F4A7C15U ^
                           static_cast<std::uint64_t>(y)))
                    return false;
        return true;
    }
    std::vector<QRectF> m_boxes;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_cells;
};

} // namespace

std::vector<std::optional<std::size_t>> placeLabels(std::span<const LabelItem> items,
                                                    std::span<const QRectF> obstacles) {
    BoxGrid taken;
    for (const QRectF& obstacle : obstacles)
        taken.add(obstacle);
    std::vector<std::optional<std::size_t>> chosen;
    chosen.reserve(items.size());
    for (const LabelItem& item : items) {
        std::optional<std::size_t> choice;
        for (std::size_t option = 0; option < item.options.size() && !choice; ++option) {
            bool allFree = true;
            for (const QRectF& box : item.options[option].boxes)
                allFree = allFree && taken.free(box);
            if (allFree)
                choice = option;
        }
        if (choice)
            for (const QRectF& box : item.options[*choice].boxes)
                taken.add(box);
        chosen.push_back(choice);
    }
    return chosen;
}

} // namespace thonmap::render
