#pragma once

#include "core/language.h"
#include "render/palette.h"
#include "render/scene.h"

#include <QRectF>
#include <QString>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

class QPainter;

namespace thonmap::render {

/// One line of a legend, in one language. What the swatch shows depends on what is set.
struct LegendRow {
    enum class Swatch : std::uint8_t { none, style, colour, symbol, sizes };
    Swatch swatch = Swatch::none;
    thematic::SymbolStyle style; ///< Swatch::style
    bool lineOnly = false;       ///< style of a line layer, or of polygons without fill
    bool pointOnly = false;      ///< style of a point layer
    QColor colour;               ///< Swatch::colour
    std::string symbol;          ///< Swatch::symbol
    /// Swatch::sizes: nested circles, large to small.
    std::vector<double> radiiPx;
    std::vector<QString> sizeTexts;
    QString label;
    QString value;  ///< right-aligned: "4 thôn", "1.200"
    QString value2; ///< a second right-aligned column: "39,0 %"; may be empty
    /// Index into ResolvedLayer::classes for rows that are a class: a click selects its features.
    std::optional<std::size_t> classIndex;
};

/// Rows under one heading. `layer` indexes Scene::layers; no value = the whole map (results).
struct LegendBlock {
    std::optional<std::size_t> layer;
    QString title; ///< may be empty
    std::vector<LegendRow> rows;
};

/// The legend of a layer: classes (high on top, no data last), chart parts with totals and shares,
/// sizes, groups of marks. A layer with one class and no theme is one row named like the layer.
[[nodiscard]] std::vector<LegendBlock> legendOf(const Scene& scene, std::size_t layer,
                                                Language language);
/// The whole legend: visible layers, topmost first, results and sites before them.
[[nodiscard]] std::vector<LegendBlock> legendOf(const Scene& scene, Language language);

struct LegendLayout {
    double rowHeightPx = 21;
    double blockGapPx = 12;
    double textPx = 13;
    double columnGapPx = 24;
    Palette palette = Palette::light;
};

/// The height the blocks need when they flow through `columns` columns of `columnWidthPx`, long
/// labels wrapped to two lines.
[[nodiscard]] double legendHeight(const std::vector<LegendBlock>& blocks, double columnWidthPx,
                                  const LegendLayout& layout = {}, int columns = 1);
/// Paints blocks down from the top of `box`, then through its next column; returns the rows that
/// found no room (0 = all drawn). With rows left over the last line says how many.
std::size_t paintLegend(QPainter& painter, const QRectF& box,
                        const std::vector<LegendBlock>& blocks, Language language,
                        const LegendLayout& layout = {}, int columns = 1);
/// One swatch: area, line or marker as the map draws it. 26 × 15 px is the usual box.
void paintSwatch(QPainter& painter, const QRectF& box, const LegendRow& row,
                 Palette palette = Palette::light);

} // namespace thonmap::render
