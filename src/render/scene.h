#pragma once

#include "core/raster.h"
#include "spatial/index.h"
#include "spatial/metric_table.h"
#include "thematic/resolved_layer.h"

#include <memory>
#include <string>
#include <vector>

namespace thonmap::render {

/// What part of the map a picture shows. Metres are those of the working CRS; y grows north.
struct Viewport {
    XY centre;
    double metresPerPixel = 1;
    int widthPx = 0; ///< device-independent pixels
    int heightPx = 0;
    double devicePixelRatio = 1;

    [[nodiscard]] XY toMap(double xPx, double yPx) const {
        return {centre.x + (xPx - widthPx / 2.0) * metresPerPixel,
                centre.y - (yPx - heightPx / 2.0) * metresPerPixel};
    }
    [[nodiscard]] XY toScreen(XY map) const {
        return {widthPx / 2.0 + (map.x - centre.x) / metresPerPixel,
                heightPx / 2.0 - (map.y - centre.y) / metresPerPixel};
    }
    [[nodiscard]] Extent extent() const;
    /// The whole of `extent` with `marginPx` on each side. An extent that is a point gets 1 km.
    [[nodiscard]] static Viewport fitting(const Extent& extent, int widthPx, int heightPx,
                                          double marginPx = 24);
};

/// A resolved layer with its geometry in metres and where charts, symbols and labels stand.
struct SceneLayer {
    thematic::ResolvedLayerPtr style;
    std::shared_ptr<const spatial::MetricTable> geometry;
    /// One a row: a point inside the shape; NaN when the row has no geometry.
    std::shared_ptr<const std::vector<XY>> anchors;
    /// Over geometry->extents; null for few rows.
    std::shared_ptr<const spatial::Index> index;
};

struct SceneRaster {
    std::shared_ptr<const Raster> picture; ///< in the scene's CRS
    double opacity = 1;
};

/// Drawn over everything: the answer of a query, the chosen sites.
struct Highlight {
    enum class Kind { hover, selection, result, site };
    Kind kind = Kind::selection;
    std::size_t layer = 0; ///< index into Scene::layers
    std::vector<std::size_t> rows;
    bool numbered = false; ///< discs 1, 2, 3 in the order of `rows`
    /// Kind::site only, empty or one a row: the share of draws (0–1) in which the site stays
    /// chosen, drawn as the length of its ring. A disc is full where `chosen` says so.
    std::vector<double> shares;
    std::vector<bool> chosen; ///< empty = all
};

/// A dashed circle or a link between two places, in metres of the scene.
struct Circle {
    XY centre;
    double radiusMetres = 0;
};
struct Link {
    XY from;
    XY to;
};

/// Everything a picture needs, as one immutable value shared between threads.
struct Scene {
    Crs crs; ///< projected, metres (or unknown: planar units)
    std::vector<SceneRaster> backgrounds;
    std::vector<SceneLayer> layers; ///< bottom first
    std::vector<Highlight> highlights;
    std::vector<Circle> circles;
    std::vector<Link> links;
    Extent extent; ///< of what should be in view at first

    LocalText title;
    thematic::Headline headline;
    /// "Ranh giới theo ngày 30/06/2022 · số liệu đến 30/06/2022"
    LocalText dateLine;
    LocalText sourceLine;
    bool illustrative = false;
};

using ScenePtr = std::shared_ptr<const Scene>;

} // namespace thonmap::render
