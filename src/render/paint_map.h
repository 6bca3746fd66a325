#pragma once

#include "core/language.h"
#include "render/palette.h"
#include "render/scene.h"

#include <QImage>
#include <QRectF>
#include <QString>
#include <cstddef>
#include <optional>
#include <stop_token>
#include <vector>

class QPainter;

namespace thonmap::render {

class LabelImages;

struct PaintOptions {
    Palette palette = Palette::light;
    bool drawBackgrounds = true; ///< raster pictures
    bool drawMarks = true;       ///< symbols, charts, pips, badges
    bool drawLabels = true;
    bool drawHighlights = true; ///< also circles and links
    /// Boxes in pixels that labels keep out of (scale bar, note, plates). They stand still on the
    /// screen, so a label that pans under one vanishes.
    std::vector<QRectF> reserved;
    /// For pictures that do not move: labels stand wholly inside the viewport, also those of places
    /// whose middle is outside. On a screen labels stay with their place and may be cut instead.
    bool wholeLabelsOnly = false;
    /// Where the names of earlier frames are kept as pictures; null: names are painted as paths,
    /// which is finer and slower. Must outlive the painting and serve one thread.
    LabelImages* labelImages = nullptr;
    /// Text, symbols and lines are this much larger than on screen (paper and very large pictures).
    double scale = 1;
};

/// What is where in a painted map, in its device-independent pixels, for clicks and tests.
struct PaintReport {
    struct Label {
        std::size_t layer = 0;
        std::size_t row = 0;
        QString text;
        QRectF box;     ///< name only
        QRectF pipsBox; ///< empty when it has none
    };
    /// A symbol, a chart, or a cluster standing for several rows.
    struct Symbol {
        std::size_t layer = 0;
        std::vector<std::size_t> rows;
        QRectF box;
        bool chart = false;
    };
    /// One a layer of the scene: features of which anything was in view and drawn.
    std::vector<std::size_t> featuresDrawn;
    std::vector<Label> labels;   ///< in placing order, highest priority first
    std::vector<Symbol> symbols; ///< in drawing order, topmost last
    /// False when the stop token ended the painting early; the picture is then to be thrown away.
    bool complete = true;
};

/// The map without furniture. A pure function: safe on any thread (a QGuiApplication must exist,
/// because of fonts). The image has devicePixelRatio set; its size in device pixels is the
/// viewport's times that ratio. A viewport without area gives a null image. When `stop` is asked
/// for, painting ends within a layer and the image is unfinished (report->complete is false).
[[nodiscard]] QImage paintMap(const Scene& scene, const Viewport& viewport, Language language,
                              const PaintOptions& options = {}, std::stop_token stop = {},
                              PaintReport* report = nullptr);
/// The same on a painter of any device, with the map's top left corner at the painter's origin.
/// Nothing is clipped to the viewport exactly: lines may stand out by half their width.
void paintMap(QPainter& painter, const Scene& scene, const Viewport& viewport, Language language,
              const PaintOptions& options = {}, std::stop_token stop = {},
              PaintReport* report = nullptr);

/// The topmost symbol or chart under a pixel; empty when there is none.
[[nodiscard]] std::optional<PaintReport::Symbol> symbolAt(const PaintReport& report, QPointF px);

} // namespace thonmap::render
