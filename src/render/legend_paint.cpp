#include "core/number_format.h"
#include "render/charts.h"
#include "render/geometry_path.h"
#include "render/legend.h"
#include "render/messages.h"
#include "render/symbols.h"
#include "render/text_style.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace thonmap::render {
namespace {

constexpr double kSwatchWidthPx = 26;
constexpr double kTextAtPx = 36;
constexpr double kValueGapPx = 10;

/// One thing on the way down a column.
struct Piece {
    const LegendBlock* block = nullptr;
    const LegendRow* row = nullptr; ///< null = the block's title
    QStringList lines;
    double height = 0;
    double gapBefore = 0;
    double valueWidth = 0;
    double value2Width = 0;
};

QFont titleFont(const LegendLayout& layout) {
    return sans(layout.textPx, true);
}

double sizesHeight(const LegendRow& row) {
    const double largest = row.radiiPx.empty() ? 0 : row.radiiPx.front();
    return std::max(2 * largest + 6, 18.0 * static_cast<double>(row.radiiPx.size())) + 4;
}

std::vector<Piece> piecesOf(const std::vector<LegendBlock>& blocks, double width,
                            const LegendLayout& layout) {
    const QFont text = sans(layout.textPx);
    const double line = std::min(layout.rowHeightPx, lineHeight(text));
    std::vector<Piece> pieces;
    for (const LegendBlock& block : blocks) {
        double gap = pieces.empty() ? 0 : layout.blockGapPx;
        if (!block.title.isEmpty()) {
            Piece title;
            title.block = &block;
            title.lines = wrapped(titleFont(layout), block.title, width, 2);
            title.height =
                lineHeight(titleFont(layout)) * static_cast<double>(title.lines.size()) + 3;
            title.gapBefore = gap;
            gap = 0;
            pieces.push_back(std::move(title));
        }
        double valueWidth = 0;
        double value2Width = 0;
        for (const LegendRow& row : block.rows) {
            valueWidth = std::max(valueWidth, textWidth(text, row.value));
            value2Width = std::max(value2Width, textWidth(text, row.value2));
        }
        for (const LegendRow& row : block.rows) {
            Piece piece;
            piece.block = &block;
            piece.row = &row;
            piece.valueWidth = valueWidth;
            piece.value2Width = value2Width;
            piece.gapBefore = gap;
            gap = 0;
            if (row.swatch == LegendRow::Swatch::sizes) {
                piece.height = sizesHeight(row);
            } else {
                const double room = width - kTextAtPx -
                                    (valueWidth > 0 ? valueWidth + kValueGapPx : 0) -
                                    (value2Width > 0 ? value2Width + kValueGapPx : 0);
                piece.lines = wrapped(text, row.label, std::max(40.0, room), 2);
                piece.height = layout.rowHeightPx +
                               line * std::max(0.0, static_cast<double>(piece.lines.size()) - 1);
            }
            pieces.push_back(std::move(piece));
        }
    }
    return pieces;
}

/// Where each piece stands; column -1 for those without room.
struct Spot {
    int column = -1;
    double y = 0;
};

/// With `wholeBlocks` a block that does not fit begins the next column; without, its rows may be
/// parted.
std::vector<Spot> flow(const std::vector<Piece>& pieces, double height, int columns,
                       bool wholeBlocks) {
    std::vector<Spot> spots(pieces.size());
    int column = 0;
    double y = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        const bool begins = i == 0 || pieces[i - 1].block != piece.block;
        double gap = y > 0 ? piece.gapBefore : 0;
        // A title stays with its first row.
        double need = piece.height;
        for (std::size_t j = i + 1; j < pieces.size() && pieces[j].block == piece.block; ++j) {
            if (!(wholeBlocks && begins) && (j > i + 1 || piece.row))
                break;
            need += pieces[j].height;
        }
        if (wholeBlocks && need > height + 0.01)
            break;
        if (y + gap + need > height + 0.01 && y > 0) {
            ++column;
            y = 0;
            gap = 0;
        }
        if (column >= columns || y + gap + piece.height > height + 0.01)
            break;
        spots[i] = {column, y + gap};
        y += gap + piece.height;
    }
    return spots;
}

bool allPlaced(const std::vector<Spot>& spots) {
    return spots.empty() || spots.back().column >= 0;
}

void paintSizes(QPainter& painter, const QRectF& box, const LegendRow& row,
                const LegendLayout& layout) {
    const MapColours& colours = coloursOf(layout.palette);
    const double largest = row.radiiPx.front();
    const double bottom = box.top() + 3 + 2 * largest;
    const double x = box.left() + largest + 2;
    const double textX = box.left() + std::max(2 * largest + 26, kTextAtPx + 20);
    const QFont font = sans(std::max(12.0, layout.textPx - 1));
    for (std::size_t i = 0; i < row.radiiPx.size(); ++i) {
        const double r = row.radiiPx[i];
        const QPointF top(x, bottom - 2 * r);
        const double textY = box.top() + 9 + 18.0 * static_cast<double>(i);
        painter.setPen(QPen(colours.ink, 1));
        painter.setBrush(i == 0 ? QBrush(colours.card) : QBrush(Qt::NoBrush));
        painter.drawEllipse(QPointF(x, bottom - r), r, r);
        painter.setPen(QPen(colours.ink3, 0.8));
        painter.drawPolyline(
            QPolygonF({top, QPointF(textX - 14, textY), QPointF(textX - 4, textY)}));
        drawLine(painter, QRectF(textX, textY - 10, box.right() - textX, 20), Qt::AlignVCenter,
                 font, colours.ink, row.sizeTexts[i]);
    }
}

void paintRow(QPainter& painter, const QRectF& box, const Piece& piece,
              const LegendLayout& layout) {
    const MapColours& colours = coloursOf(layout.palette);
    const LegendRow& row = *piece.row;
    if (row.swatch == LegendRow::Swatch::sizes) {
        paintSizes(painter, box, row, layout);
        return;
    }
    const double swatchHeight = std::min(15.0, layout.rowHeightPx - 4);
    paintSwatch(painter,
                QRectF(box.left(), box.top() + (layout.rowHeightPx - swatchHeight) / 2,
                       kSwatchWidthPx, swatchHeight),
                row, layout.palette);
    const QFont font = sans(layout.textPx);
    const double line = std::min(layout.rowHeightPx, lineHeight(font));
    double right = box.right();
    const QRectF first(box.left() + kTextAtPx, box.top(), right - box.left() - kTextAtPx,
                       layout.rowHeightPx);
    if (piece.value2Width > 0) {
        drawLine(painter, first, Qt::AlignRight | Qt::AlignVCenter, font, colours.ink2, row.value2);
        right -= piece.value2Width + kValueGapPx;
    }
    if (piece.valueWidth > 0) {
        drawLine(painter, QRectF(first.left(), first.top(), right - first.left(), first.height()),
                 Qt::AlignRight | Qt::AlignVCenter, font, colours.ink2, row.value);
        right -= piece.valueWidth + kValueGapPx;
    }
    for (qsizetype i = 0; i < piece.lines.size(); ++i)
        drawLine(painter,
                 QRectF(first.left(), box.top() + static_cast<double>(i) * line,
                        std::max(40.0, right - first.left()), layout.rowHeightPx),
                 Qt::AlignVCenter, font, colours.ink, piece.lines[i]);
}

void paintPiece(QPainter& painter, const QRectF& box, const Piece& piece,
                const LegendLayout& layout) {
    if (piece.row) {
        paintRow(painter, box, piece, layout);
        return;
    }
    const QFont font = titleFont(layout);
    for (qsizetype i = 0; i < piece.lines.size(); ++i)
        drawLine(painter,
                 QRectF(box.left(), box.top() + static_cast<double>(i) * lineHeight(font),
                        box.width(), lineHeight(font)),
                 Qt::AlignVCenter, font, coloursOf(layout.palette).ink2, piece.lines[i]);
}

QPen swatchPen(const thematic::Line& line, double width) {
    QPen pen(toQColor(line.colour), width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (!line.dashPx.empty() && width > 0) {
        QList<qreal> pattern;
        for (const double dash : line.dashPx)
            pattern << std::max(0.01, dash / width);
        if (pattern.size() % 2 == 1)
            pattern << pattern.back();
        pen.setDashPattern(pattern);
    }
    return pen;
}

void paintAreaSwatch(QPainter& painter, const QRectF& box, const thematic::SymbolStyle& style,
                     const MapColours& colours) {
    QPainterPath path;
    path.addRect(box);
    if (style.fill)
        painter.fillPath(path, toQColor(*style.fill));
    if (style.hatch) {
        if (!style.fill)
            painter.fillPath(path, Qt::white);
        painter.setPen(
            QPen(toQColor(style.hatch->colour), style.hatch->widthPx, Qt::SolidLine, Qt::FlatCap));
        const auto lines = hatchLines(path, QPointF(), std::max(4.0, style.hatch->spacingPx - 1),
                                      style.hatch->angleDegrees);
        painter.drawLines(lines.data(), static_cast<int>(lines.size()));
    }
    // A white border between villages would not show on a white sheet.
    const bool strong = style.outline && lightness(toQColor(style.outline->colour)) < 80;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(strong ? swatchPen(*style.outline, std::min(2.4, style.outline->widthPx))
                          : QPen(colours.ink3, 0.8));
    painter.drawRect(box);
}

void paintStyleSwatch(QPainter& painter, const QRectF& box, const LegendRow& row,
                      const MapColours& colours) {
    const thematic::SymbolStyle& style = row.style;
    if (row.pointOnly || (style.marker && !style.fill && !style.hatch)) {
        thematic::Marker marker = *style.marker;
        marker.sizePx = std::clamp(marker.sizePx, 6.0, box.height() + 4);
        paintMarker(painter, box.center(), marker);
    } else if (row.lineOnly) {
        if (!style.outline)
            return;
        const QPointF middle(0, box.center().y());
        const QPointF left(box.left(), middle.y());
        const QPointF right(box.right(), middle.y());
        if (style.outline->casingWidthPx > 0) {
            painter.setPen(QPen(toQColor(style.outline->casing), style.outline->casingWidthPx,
                                Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(left, right);
        }
        thematic::Line line = *style.outline;
        if (lightness(toQColor(line.colour)) > 90) // white village lines
            line.colour = {0xDA, 0xD4, 0xC6, 255};
        painter.setPen(swatchPen(line, std::max(1.0, line.widthPx)));
        painter.drawLine(left, right);
    } else {
        paintAreaSwatch(painter, box, style, colours);
    }
}

} // namespace

double legendHeight(const std::vector<LegendBlock>& blocks, double columnWidthPx,
                    const LegendLayout& layout, int columns) {
    const std::vector<Piece> pieces = piecesOf(blocks, columnWidthPx, layout);
    double total = 0;
    for (const Piece& piece : pieces)
        total += piece.gapBefore + piece.height;
    if (columns <= 1)
        return total;
    for (double height = total / columns; height < total; height += 4)
        if (allPlaced(flow(pieces, height, columns, height < 1.5 * total / columns)))
            return height;
    return total;
}

std::size_t paintLegend(QPainter& painter, const QRectF& box,
                        const std::vector<LegendBlock>& blocks, Language language,
                        const LegendLayout& layout, int columns) {
    const double width = (box.width() - layout.columnGapPx * (columns - 1)) / std::max(1, columns);
    const std::vector<Piece> pieces = piecesOf(blocks, width, layout);
    std::vector<Spot> spots = flow(pieces, box.height(), columns, true);
    if (!allPlaced(spots))
        spots = flow(pieces, box.height(), columns, false);
    const bool crowded = !allPlaced(spots);
    if (crowded) // keep a line for saying so
        spots = flow(pieces, box.height() - layout.rowHeightPx, columns, false);
    std::size_t left = 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (spots[i].column < 0) {
            left += pieces[i].row ? 1U : 0U;
            continue;
        }
        paintPiece(painter,
                   QRectF(box.left() + spots[i].column * (width + layout.columnGapPx),
                          box.top() + spots[i].y, width, pieces[i].height),
                   pieces[i], layout);
    }
    if (left > 0)
        drawLine(
            painter,
            QRectF(box.right() - width, box.bottom() - layout.rowHeightPx, width,
                   layout.rowHeightPx),
            Qt::AlignVCenter, sans(layout.textPx - 1, false, true), coloursOf(layout.palette).ink2,
            toQString(format(msg::legendMore, {{"n", static_cast<std::int64_t>(left)}}, language)));
    painter.restore();
    return left;
}

void paintSwatch(QPainter& painter, const QRectF& box, const LegendRow& row, Palette palette) {
    const MapColours& colours = coloursOf(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    switch (row.swatch) {
    case LegendRow::Swatch::none:
    case LegendRow::Swatch::sizes:
        break;
    case LegendRow::Swatch::colour:
        painter.setPen(QPen(colours.ink3, 0.8));
        painter.setBrush(row.colour);
        painter.drawRect(box);
        break;
    case LegendRow::Swatch::symbol:
        paintSymbol(painter, box.center(), row.symbol, std::min(box.width(), box.height() + 3));
        break;
    case LegendRow::Swatch::style:
        paintStyleSwatch(painter, box, row, colours);
        break;
    }
    painter.restore();
}

} // namespace thonmap::render
