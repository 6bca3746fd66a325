#include "render/charts.h"

#include "render/symbols.h"
#include "render/text_style.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace thonmap::render {
namespace {

double partValue(const thematic::Chart& chart, std::size_t row, std::size_t part) {
    const std::size_t at = row * chart.parts.size() + part;
    const double value = at < chart.values.size() ? chart.values[at] : 0;
    return std::isfinite(value) && value > 0 ? value : 0;
}

constexpr double kSmallSlice = 0.02;
constexpr int kMostPips = 6;
constexpr double kPipPx = 8;
constexpr double kPipGapPx = 1.5;
constexpr double kPlatePaddingPx = 2.5;
constexpr double kBehindPx = 12;

QFont pipFont(double scale) {
    return sans(11 * scale, true);
}

QString pipText(const thematic::Pips& pips) {
    return QStringLiteral("%1/%2").arg(pips.completed).arg(pips.target);
}

double plateWidth(const thematic::Pips& pips, double scale) {
    if (pips.target <= 0)
        return 0;
    if (pips.target > kMostPips)
        return textWidth(pipFont(scale), pipText(pips)) + 8 * scale;
    return (pips.target * (kPipPx + kPipGapPx) - kPipGapPx + 2 * kPlatePaddingPx) * scale;
}

void paintPieces(QPainter& painter, QPointF centre, double radius, std::span<const Slice> slices) {
    const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    double from = 0;
    for (const Slice& slice : slices) {
        painter.setBrush(slice.colour);
        if (slice.share > 0.9999) {
            painter.drawEllipse(box);
        } else {
            QPainterPath piece(centre);
            piece.arcTo(box, 90 - from * 360, -slice.share * 360);
            piece.closeSubpath();
            painter.drawPath(piece);
        }
        from += slice.share;
    }
}

} // namespace

double chartTotal(const thematic::Chart& chart, std::size_t row) {
    double total = 0;
    for (std::size_t part = 0; part < chart.parts.size(); ++part)
        total += partValue(chart, row, part);
    return total;
}

double pieRadiusPx(const thematic::Chart& chart, double total) {
    if (!std::isfinite(total) || total <= 0)
        return 0;
    const double low = std::max(0.0, chart.minRadiusPx);
    return std::clamp(chart.pixelsPerRoot * std::sqrt(total), low,
                      std::max(low, chart.maxRadiusPx));
}

std::vector<Slice> slicesOf(const thematic::Chart& chart, std::size_t row, bool mergeSmall) {
    std::vector<Slice> slices;
    const double total = chartTotal(chart, row);
    if (total <= 0)
        return slices;
    double merged = 0;
    for (std::size_t part = 0; part < chart.parts.size(); ++part) {
        const double share = partValue(chart, row, part) / total;
        if (share == 0)
            continue;
        if (mergeSmall && share < kSmallSlice)
            merged += share;
        else
            slices.push_back({share, toQColor(chart.parts[part].colour)});
    }
    const QColor other(0xD9, 0xD6, 0xCD);
    if (merged > 0) {
        if (!slices.empty() && slices.back().colour == other)
            slices.back().share += merged;
        else
            slices.push_back({merged, other});
    }
    return slices;
}

void paintPie(QPainter& painter, QPointF centre, double radiusPx, std::span<const Slice> slices,
              double scale) {
    if (slices.empty() || radiusPx <= 0)
        return;
    const MapColours& colours = coloursOf(Palette::light);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    // Rings lie outside the area that counts: white 1.6, then ink 0.9.
    painter.setBrush(colours.ink);
    painter.drawEllipse(centre, radiusPx + 2.0 * scale, radiusPx + 2.0 * scale);
    painter.setBrush(Qt::white);
    painter.drawEllipse(centre, radiusPx + 1.1 * scale, radiusPx + 1.1 * scale);
    paintPieces(painter, centre, radiusPx, slices);
    if (slices.size() > 1) {
        painter.setPen(QPen(Qt::white, (radiusPx < 14 * scale ? 0.8 : 1.1) * scale, Qt::SolidLine,
                            Qt::FlatCap));
        double from = 0;
        for (const Slice& slice : slices) {
            const double angle = from * 2 * std::numbers::pi;
            painter.drawLine(centre,
                             centre + QPointF(std::sin(angle), -std::cos(angle)) * radiusPx);
            from += slice.share;
        }
    }
    painter.restore();
}

void paintStackedBar(QPainter& painter, const QRectF& box, std::span<const Slice> slices) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.fillRect(box, Qt::white);
    const double separator = box.width() > 40 ? 1.5 : 1;
    double from = 0;
    for (const Slice& slice : slices) {
        const double left = box.left() + from * box.width();
        from += slice.share;
        const double right = box.left() + from * box.width();
        const double gap = from < 0.9999 && right - left > 2 * separator ? separator : 0;
        painter.fillRect(QRectF(left, box.top(), right - left - gap, box.height()), slice.colour);
    }
    painter.setPen(QPen(coloursOf(Palette::light).ink3, 0.8));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
    painter.restore();
}

QSizeF pipsSize(const thematic::Pips& pips, double scale) {
    const double plate = plateWidth(pips, scale);
    const double behind = pips.behind ? (kBehindPx + (plate > 0 ? 3 : 0)) * scale : 0;
    const double height = (kPipPx + 2 * kPlatePaddingPx + 1) * scale;
    return plate + behind > 0 ? QSizeF(plate + behind, height) : QSizeF();
}

void paintPips(QPainter& painter, QPointF topLeft, const thematic::Pips& pips, double scale) {
    const MapColours& colours = coloursOf(Palette::light);
    const QSizeF size = pipsSize(pips, scale);
    if (size.isEmpty())
        return;
    const double plate = plateWidth(pips, scale);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (plate > 0) {
        const QRectF box(topLeft, QSizeF(plate, size.height()));
        painter.setPen(QPen(colours.ink3, 0.8 * scale));
        painter.setBrush(Qt::white);
        painter.drawRoundedRect(box, 2.5 * scale, 2.5 * scale);
        if (pips.target > kMostPips) {
            drawLine(painter, box, Qt::AlignCenter, pipFont(scale), colours.ink, pipText(pips));
        } else {
            for (int i = 0; i < pips.target; ++i) {
                const double side = kPipPx * scale;
                const QRectF pip(topLeft.x() + (kPlatePaddingPx + i * (kPipPx + kPipGapPx)) * scale,
                                 box.center().y() - side / 2, side, side);
                const QRectF inner = pip.adjusted(0.6, 0.6, -0.6, -0.6);
                const bool full = i < pips.completed;
                painter.setPen(QPen(colours.ink, 1.1 * scale));
                painter.setBrush(full ? QBrush(colours.ink) : QBrush(Qt::white));
                painter.drawRect(inner);
                if (!full && i < pips.completed + pips.underWay) {
                    painter.setPen(Qt::NoPen);
                    painter.setBrush(colours.ink);
                    painter.drawPolygon(
                        QPolygonF({inner.topLeft(), inner.topRight(), inner.bottomLeft()}));
                }
            }
        }
    }
    if (pips.behind) {
        const double side = kBehindPx * scale;
        paintSymbol(painter,
                    QPointF(topLeft.x() + size.width() - side / 2,
                            topLeft.y() + size.height() / 2 + 0.5 * scale),
                    "behind", side);
    }
    painter.restore();
}

void paintCluster(QPainter& painter, QPointF centre, double radiusPx, std::span<const Slice> slices,
                  std::size_t count, double scale) {
    const MapColours& colours = coloursOf(Palette::light);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawEllipse(centre, radiusPx + 1.2 * scale, radiusPx + 1.2 * scale);
    painter.setBrush(colours.ink3);
    painter.drawEllipse(centre, radiusPx, radiusPx);
    paintPieces(painter, centre, radiusPx - 0.8 * scale, slices);
    painter.setBrush(colours.ink3);
    const double inner = radiusPx * 0.68;
    painter.drawEllipse(centre, inner + 0.8 * scale, inner + 0.8 * scale);
    painter.setBrush(Qt::white);
    painter.drawEllipse(centre, inner, inner);
    const QFont font = sans((count > 99 ? 10 : 12) * scale, true);
    drawLine(painter,
             QRectF(centre.x() - radiusPx, centre.y() - radiusPx, 2 * radiusPx, 2 * radiusPx),
             Qt::AlignCenter, font, colours.ink, QString::number(count));
    painter.restore();
}

void paintNumberDisc(QPainter& painter, QPointF centre, std::size_t number, const QColor& fill,
                     double scale) {
    const double radius = (number > 99 ? 13 : 11) * scale;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, 2 * scale));
    painter.setBrush(fill);
    painter.drawEllipse(centre, radius, radius);
    const QFont font = sans((number > 99 ? 11 : 12.5) * scale, true);
    drawLine(painter, QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius),
             Qt::AlignCenter, font, lightness(fill) < 60 ? Qt::white : Qt::black,
             QString::number(number));
    painter.restore();
}

} // namespace thonmap::render
