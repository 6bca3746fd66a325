#pragma once

#include "render/geometry_path.h"
#include "render/paint_map.h"

#include <QPainter>
#include <map>
#include <utility>

namespace thonmap::render {

/// How a row of the scene is highlighted; the strongest kind where there are several.
struct RowHighlight {
    Highlight::Kind kind = Highlight::Kind::hover;
    std::size_t number = 0; ///< 1-based; 0 = not numbered
    double share = 1;
    bool chosen = true;
};

/// What all steps of one painting share. Lives as long as the painting.
struct PaintContext {
    QPainter& painter;
    const Scene& scene;
    const Viewport& view;
    Language language;
    const PaintOptions& options;
    std::stop_token stop;
    PaintReport& report;
    const MapColours& colours;
    Frame frame;
    std::map<std::pair<std::size_t, std::size_t>, RowHighlight> highlights; ///< (layer, row)
    /// Boxes of symbols, charts and discs in world pixels, for labels to keep off.
    std::vector<QRectF> markBoxes;
    /// The mark a label of this (layer, row) stands beside.
    std::map<std::pair<std::size_t, std::size_t>, QRectF> markOfRow;

    [[nodiscard]] double scale() const { return options.scale; }
    /// 1 : n on a screen of 96 dots an inch.
    [[nodiscard]] double scaleDenominator() const {
        return view.metresPerPixel * options.scale * 96 / 0.0254;
    }
    [[nodiscard]] bool stopped() const { return stop.stop_requested(); }
    /// A layer's colour in this palette: base tones of the light one have a counterpart.
    [[nodiscard]] QColor themed(const thematic::Colour& colour) const;
    [[nodiscard]] const thematic::StyleClass* classOf(const SceneLayer& layer,
                                                      std::size_t row) const;
};

/// True when the layer can be drawn at all (has style, geometry, is visible).
[[nodiscard]] bool isDrawable(const SceneLayer& layer);
/// Calls visit(row) for the rows whose box meets `box` (metres).
template <class Visit>
void forEachRowIn(const SceneLayer& layer, const Extent& box, const Visit& visit) {
    if (layer.index) {
        layer.index->visit(box, [&](std::uint32_t row) { visit(static_cast<std::size_t>(row)); });
        return;
    }
    for (std::size_t row = 0; row < layer.geometry->rowCount(); ++row)
        if (layer.geometry->extents[row].intersects(box))
            visit(row);
}
/// A finite anchor, or nothing to stand on.
[[nodiscard]] bool hasAnchor(const SceneLayer& layer, std::size_t row);
/// The view's box in whole tiles of the map (world pixels), so that what is in it changes rarely
/// while panning.
[[nodiscard]] QRectF tiledView(const PaintContext& context);
[[nodiscard]] QPen penOf(const PaintContext& context, const thematic::Line& line,
                         double widthFactor = 1);

void paintAreas(PaintContext& context, std::size_t layer);
void paintCommuneBorders(PaintContext& context, std::size_t layer);
void paintCirclesAndLinks(PaintContext& context);
void paintHighlightedShapes(PaintContext& context);
void paintMarks(PaintContext& context);
void paintLabels(PaintContext& context);

} // namespace thonmap::render
