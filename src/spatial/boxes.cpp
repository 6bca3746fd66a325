#include "spatial/boxes.h"

#include "core/messages.h"
#include "core/parallel.h"

#include <cmath>

namespace thonmap::spatial {

Result<std::vector<Extent>> boxesOf(const GeometryColumn& geometry, const Progress& progress) {
    constexpr std::size_t kChunk = 512;
    std::vector<Extent> boxes(geometry.size());
    // Reports nothing: it is a hundredth of the work it is part of.
    const bool finished =
        parallelFor(geometry.size(), kChunk, Progress{.stop = progress.stop, .report = {}},
                    [&](std::size_t first, std::size_t last) {
                        for (std::size_t row = first; row < last; ++row)
                            boxes[row] = geometry.extent(row);
                    });
    if (!finished)
        return fail(thonmap::msg::cancelled);
    return boxes;
}

bool isFinite(const Extent& box) {
    return std::isfinite(box.minX) && std::isfinite(box.minY) && std::isfinite(box.maxX) &&
           std::isfinite(box.maxY);
}

} // namespace thonmap::spatial
