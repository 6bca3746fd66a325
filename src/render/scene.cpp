#include "render/scene.h"

#include <algorithm>
#include <cmath>

namespace thonmap::render {

Extent Viewport::extent() const {
    Extent box;
    box.add(toMap(0, 0));
    box.add(toMap(widthPx, heightPx));
    return box;
}

Viewport Viewport::fitting(const Extent& extent, int widthPx, int heightPx, double marginPx) {
    Viewport view;
    view.widthPx = widthPx;
    view.heightPx = heightPx;
    if (extent.empty())
        return view;
    view.centre = extent.centre();
    double width = extent.width();
    double height = extent.height();
    if (width <= 0 && height <= 0)
        width = height = 1000;
    const double roomX = std::max(1.0, widthPx - 2 * marginPx);
    const double roomY = std::max(1.0, heightPx - 2 * marginPx);
    view.metresPerPixel = std::max(width / roomX, height / roomY);
    return view;
}

} // namespace thonmap::render
