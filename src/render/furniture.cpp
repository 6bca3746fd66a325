#include "render/furniture.h"

#include "core/number_format.h"
#include "render/messages.h"
#include "render/symbols.h"
#include "render/text_style.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace thonmap::render {
namespace {

constexpr double kArrowRoomPx = 34;
constexpr double kPlatePaddingPx = 12;
constexpr double kPlateHeightPx = 38;

QFont scaleFont(double scale) {
    return sans(12 * scale);
}

QString markText(const ScaleBar& bar, std::size_t i, Language language) {
    const double value = bar.kilometres ? bar.marks[i] / 1000 : bar.marks[i];
    const int decimals = value == std::floor(value)             ? 0
                         : value * 10 == std::floor(value * 10) ? 1
                                                                : 2;
    QString text = toQString(formatNumber(value, decimals, language));
    if (i + 1 == bar.marks.size() && bar.metric)
        text += bar.kilometres ? QStringLiteral("\u00A0km") : QStringLiteral("\u00A0m");
    return text;
}

void paintWarning(QPainter& painter, QPointF centre, double size, const QColor& colour) {
    const double r = size / 2;
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(QPolygonF({centre + QPointF(0, -r * 0.9), centre + QPointF(r, r * 0.8),
                                   centre + QPointF(-r, r * 0.8)}));
    painter.drawLine(centre + QPointF(0, -r * 0.25), centre + QPointF(0, r * 0.25));
    painter.drawPoint(centre + QPointF(0, r * 0.55));
}

} // namespace

ScaleBar scaleBarFor(double metresPerPixel, double maxWidthPx, bool metric) {
    ScaleBar bar;
    bar.metric = metric;
    const double room = metresPerPixel * maxWidthPx;
    if (!std::isfinite(room) || room <= 0)
        return bar;
    const double power = std::pow(10, std::floor(std::log10(room)));
    for (const double step : {1.0, 2.0, 5.0})
        if (step * power <= room)
            bar.metres = step * power;
    bar.widthPx = bar.metres / metresPerPixel;
    // 4 → 0 1 2 4: quarters only where they stay round.
    const double lead = bar.metres / power;
    bar.marks = lead == 5 ? std::vector<double>{0, power, 2 * power, 5 * power}
                          : std::vector<double>{0, bar.metres / 4, bar.metres / 2, bar.metres};
    if (lead == 1 || lead == 2)
        bar.marks = {0, bar.metres / 2, bar.metres};
    bar.kilometres = metric && bar.metres >= 1000;
    return bar;
}

QSizeF scalePlateSize(const ScaleBar& bar, double scale) {
    return {(kArrowRoomPx + bar.widthPx / std::max(scale, 1e-9) + 2 * kPlatePaddingPx + 18) * scale,
            kPlateHeightPx * scale};
}

void paintNorthArrow(QPainter& painter, QPointF centre, Language language, Palette palette,
                     double scale) {
    const MapColours& colours = coloursOf(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = sans(10.5 * scale, true);
    drawLine(painter,
             QRectF(centre.x() - 12 * scale, centre.y() - 17 * scale, 24 * scale, 14 * scale),
             Qt::AlignCenter, font, colours.ink, toQString(format(msg::north, language)));
    const auto at = [&](double x, double y) { return centre + QPointF(x, y + 5) * scale; };
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ink);
    painter.drawPolygon(QPolygonF({at(0, -9), at(5, 10), at(0, 6.5)}));
    painter.setBrush(colours.card);
    painter.setPen(QPen(colours.ink, scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolygon(QPolygonF({at(0, -9), at(-5, 10), at(0, 6.5)}));
    painter.restore();
}

void paintScalePlate(QPainter& painter, QPointF topLeft, const ScaleBar& bar, Language language,
                     Palette palette, double scale) {
    if (bar.metres <= 0)
        return;
    const MapColours& colours = coloursOf(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF plate(topLeft, scalePlateSize(bar, scale));
    painter.setPen(QPen(colours.line, 1 * scale));
    painter.setBrush(colours.card);
    painter.drawRoundedRect(plate, 4 * scale, 4 * scale);
    paintNorthArrow(painter, QPointF(plate.left() + 20 * scale, plate.center().y()), language,
                    palette, scale);
    const double left = plate.left() + (kArrowRoomPx + kPlatePaddingPx) * scale;
    const double top = plate.top() + 24 * scale;
    const double perMetre = bar.widthPx / bar.metres;
    const QFont font = scaleFont(scale);
    bool dark = true;
    for (std::size_t i = 0; i < bar.marks.size(); ++i) {
        const double x = left + bar.marks[i] * perMetre;
        const QString text = markText(bar, i, language);
        const QString number = text.section(u'\u00A0', 0, 0);
        // The number stands over its mark; the unit hangs over to the right.
        const double textLeft = x - textWidth(font, number) / 2;
        drawLine(painter, QRectF(textLeft, plate.top() + 4 * scale, 80 * scale, 18 * scale),
                 Qt::AlignVCenter, font, colours.ink, text);
        if (i + 1 == bar.marks.size())
            break;
        const double next = left + bar.marks[i + 1] * perMetre;
        painter.setPen(QPen(colours.ink, 1 * scale));
        painter.setBrush(dark ? colours.ink : colours.card);
        painter.drawRect(QRectF(x, top, next - x, 5 * scale));
        dark = !dark;
    }
    painter.restore();
}

QSizeF illustrativeNoteSize(Language language, bool compact) {
    const QString text =
        toQString(format(compact ? msg::illustrativeShort : msg::illustrativeNote, language));
    return {textWidth(sans(13), text) + 50, 26};
}

void paintIllustrativeNote(QPainter& painter, const QRectF& box, Language language, bool compact) {
    const MapColours& colours = coloursOf(Palette::light); // amber everywhere
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.illustrativeLine, 1));
    painter.setBrush(colours.illustrativeFill);
    painter.drawRoundedRect(box, 3, 3);
    paintWarning(painter, QPointF(box.left() + 18, box.center().y()), 13, colours.illustrativeInk);
    drawLine(painter, box.adjusted(34, 0, -6, 0), Qt::AlignVCenter, sans(13),
             colours.illustrativeInk,
             toQString(format(compact ? msg::illustrativeShort : msg::illustrativeNote, language)));
    painter.restore();
}

void paintHeadline(QPainter& painter, const QRectF& box, const thematic::Headline& headline,
                   Language language, Palette palette) {
    const MapColours& colours = coloursOf(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // Counts on the right, number and bar before them, the title takes what remains.
    double right = box.right() - 16;
    const QFont small = sans(12);
    if (box.width() > 720 && !headline.counts.empty()) {
        std::array<double, 2> widths{};
        for (std::size_t i = 0; i < std::min<std::size_t>(4, headline.counts.size()); ++i)
            widths[i / 2] = std::max(
                widths[i / 2], textWidth(small, toQString(headline.counts[i].text.in(language))));
        const double total = widths[0] + (widths[1] > 0 ? widths[1] + 16 : 0);
        for (std::size_t i = 0; i < std::min<std::size_t>(4, headline.counts.size()); ++i)
            drawLine(
                painter,
                QRectF(right - total + (i / 2 == 1 ? widths[0] + 16 : 0),
                       box.top() + 14 + 19.0 * static_cast<double>(i % 2), widths[i / 2] + 2, 19),
                Qt::AlignVCenter, small, headline.counts[i].behind ? colours.behind : colours.ink,
                toQString(headline.counts[i].text.in(language)));
        right -= total + 24;
    }
    const QString number = toQString(headline.number.in(language));
    if (!number.isEmpty() && box.width() > 420) {
        // The figure itself large, what it is of beside it in body size, then the gap to plan.
        const QFont large = sans(22, true);
        const QFont body = sans(13);
        const QFont bold = sans(12, true);
        const QString figure = number.section(QLatin1Char(' '), 0, 0);
        const QString of = number.mid(figure.size());
        const QString gap = toQString(headline.gap.in(language));
        const double numberWidth = textWidth(large, figure) + textWidth(body, of);
        const double wanted = numberWidth + (gap.isEmpty() ? 0 : textWidth(bold, gap) + 14);
        const double width = std::clamp(std::max(box.width() * 0.34, wanted), 160.0,
                                        std::max(290.0, box.width() * 0.46));
        const QRectF block(right - width, box.top() + 8, width, 30);
        drawLine(painter, block, Qt::AlignVCenter, large, colours.ink, figure);
        drawLine(painter, block.adjusted(textWidth(large, figure), 4, 0, 4), Qt::AlignVCenter, body,
                 colours.ink, of);
        const double room = width - numberWidth - 10;
        if (!gap.isEmpty() && room > 60)
            drawLine(painter, block.adjusted(width - room, 4, 0, 4),
                     Qt::AlignRight | Qt::AlignVCenter, bold,
                     headline.gapIsBehind ? colours.behind : colours.accent, gap);
        if (headline.fraction) {
            const QRectF bar(block.left(), box.top() + 44, width, 9);
            painter.fillRect(bar, colours.track);
            painter.fillRect(QRectF(bar.left(), bar.top(),
                                    bar.width() * std::clamp(*headline.fraction, 0.0, 1.0),
                                    bar.height()),
                             colours.accent);
            if (headline.plannedFraction) {
                const double x =
                    bar.left() + bar.width() * std::clamp(*headline.plannedFraction, 0.0, 1.0);
                painter.fillRect(QRectF(x - 1, bar.top() - 4, 2, bar.height() + 8), colours.ink);
            }
        }
        right -= width + 24;
    }
    const double left = box.left() + 16;
    drawLine(painter, QRectF(left, box.top() + 12, right - left, 22), Qt::AlignVCenter,
             sans(15, true), colours.ink, toQString(headline.title.in(language)));
    drawLine(painter, QRectF(left, box.top() + 34, right - left, 20), Qt::AlignVCenter, small,
             colours.ink2, toQString(headline.subtitle.in(language)));
    painter.restore();
}

} // namespace thonmap::render
