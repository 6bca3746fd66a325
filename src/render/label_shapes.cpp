#include "render/label_shapes.h"

#include <cmath>

namespace thonmap::render {

bool LabelShape::contains(QPointF world) const {
    if (!box.contains(world))
        return false;
    bool inside = false;
    for (const auto& ring : rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const QPointF a = ring[i];
            const QPointF b = ring[j];
            if ((a.y() > world.y()) != (b.y() > world.y()) &&
                world.x() < (b.x() - a.x()) * (world.y() - a.y()) / (b.y() - a.y()) + a.x())
                inside = !inside;
        }
    }
    return inside;
}

double LabelShape::share(const QRectF& area) const {
    int inside = 0;
    for (int ix = 0; ix < 5; ++ix)
        for (int iy = 0; iy < 3; ++iy)
            inside += contains({area.left() + area.width() * (0.02 + ix * 0.24),
                                area.top() + area.height() * (0.15 + iy * 0.35)})
                          ? 1
                          : 0;
    return inside / 15.0;
}

LabelShape labelShape(const GeometryColumn& geometry, std::size_t feature, const Frame& frame) {
    constexpr double kStepPx = 5;
    LabelShape shape;
    double left = INFINITY;
    double top = INFINITY;
    double right = -INFINITY;
    double bottom = -INFINITY;
    for (const std::size_t part : geometry.parts(feature)) {
        if (geometry.partType(part) != PartType::polygon)
            continue;
        for (const std::size_t sequence : geometry.sequences(part)) {
            std::vector<QPointF> ring;
            for (const XY point : geometry.sequence(sequence)) {
                if (!std::isfinite(point.x) || !std::isfinite(point.y))
                    continue;
                const QPointF world = frame.toWorld(point);
                if (!ring.empty() && std::abs(world.x() - ring.back().x()) < kStepPx &&
                    std::abs(world.y() - ring.back().y()) < kStepPx)
                    continue;
                ring.push_back(world);
                left = std::min(left, world.x());
                right = std::max(right, world.x());
                top = std::min(top, world.y());
                bottom = std::max(bottom, world.y());
            }
            if (ring.size() >= 3)
                shape.rings.push_back(std::move(ring));
        }
    }
    if (!shape.rings.empty())
        shape.box = QRectF(left, top, right - left, bottom - top);
    return shape;
}

} // namespace thonmap::render
