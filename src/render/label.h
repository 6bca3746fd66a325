#pragma once

#include "render/label_shapes.h"
#include "render/paint_context.h"
#include "thematic/style.h"

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QSizeF>
#include <QString>
#include <cstdint>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace thonmap::render {

/// What one painting's labels ask again and again of the shapes below them.
class LabelGround {
public:
    explicit LabelGround(const PaintContext& context) : m_context(context) {}

    /// The shape of a row, coarse; made once. Without rings for what is no polygon.
    const LabelShape& shape(std::size_t layer, std::size_t row);

    struct Fill {
        QColor colour;
        bool village = false; ///< the fill of a village, not of the land around
    };
    /// What a label at `world` lies on: the topmost opaque fill there.
    Fill at(QPointF world);

private:
    const PaintContext& m_context;
    std::unordered_map<std::uint64_t, LabelShape> m_shapes;
};

/// A name that wants to stand somewhere.
struct Label {
    std::size_t layer = 0;
    std::size_t row = 0;
    QString text;
    thematic::LabelRole role = thematic::LabelRole::place;
    std::tuple<int, int, int, int> rank; ///< higher first
    QPointF anchor;                      ///< world pixels
    QFont font;
    QColor colour;
    QColor halo;
    thematic::Pips pips;
    QSizeF pipsSize; ///< empty = no pips
    QString note;    ///< second line, italic; may be empty
};

/// Ink of a label's role on light or dark ground.
[[nodiscard]] QColor inkOf(const PaintContext& context, thematic::LabelRole role, bool onDark);

/// Every label that may be seen, highest priority first; of a crowd, those worth placing.
[[nodiscard]] std::vector<Label> collectLabels(const PaintContext& context, LabelGround& ground);

} // namespace thonmap::render
