#pragma once

#include "core/geometry_column.h"
#include "render/geometry_path.h"

#include <QPointF>
#include <QRectF>
#include <vector>

namespace thonmap::render {

/// A feature's polygons in world pixels, coarse: enough to ask how much of a label lies in them.
struct LabelShape {
    std::vector<std::vector<QPointF>> rings;
    QRectF box;

    /// Even-odd; false for a shape without rings.
    [[nodiscard]] bool contains(QPointF world) const;
    /// The part of fifteen points spread over `box` that lies inside.
    [[nodiscard]] double share(const QRectF& box) const;
};

[[nodiscard]] LabelShape labelShape(const GeometryColumn& geometry, std::size_t feature,
                                    const Frame& frame);

} // namespace thonmap::render
