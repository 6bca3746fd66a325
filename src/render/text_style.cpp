#include "render/text_style.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace thonmap::render {
namespace {

QFont font(const QString& family, double sizePx, bool bold, bool italic) {
    QFont result(family);
    result.setPixelSize(std::max(1, static_cast<int>(std::lround(sizePx))));
    result.setBold(bold);
    result.setItalic(italic);
    result.setHintingPreference(QFont::PreferNoHinting);
    return result;
}

} // namespace

QFont sans(double sizePx, bool bold, bool italic) {
    return font(QStringLiteral("Noto Sans"), sizePx, bold, italic);
}

QFont serifItalic(double sizePx) {
    return font(QStringLiteral("Noto Serif"), sizePx, false, true);
}

double textWidth(const QFont& font, const QString& text) {
    return QFontMetricsF(font).horizontalAdvance(text);
}

double lineHeight(const QFont& font) {
    const QFontMetricsF metrics(font);
    return std::max(1.35 * font.pixelSize(), metrics.ascent() + metrics.descent());
}

QString elided(const QFont& font, const QString& text, double widthPx) {
    return QFontMetricsF(font).elidedText(text, Qt::ElideRight, widthPx);
}

QStringList wrapped(const QFont& font, const QString& text, double widthPx, int maxLines) {
    QStringList lines;
    QString line;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString longer = line.isEmpty() ? words[i] : line + u' ' + words[i];
        if (line.isEmpty() || textWidth(font, longer) <= widthPx) {
            line = longer;
            continue;
        }
        if (lines.size() + 1 == maxLines) {
            lines << elided(font, line + u' ' + words.mid(i).join(u' '), widthPx);
            return lines;
        }
        lines << elided(font, line, widthPx);
        line = words[i];
    }
    if (!line.isEmpty())
        lines << elided(font, line, widthPx);
    return lines;
}

double baselineIn(const QFont& font, double top) {
    const QFontMetricsF metrics(font);
    const double spare = lineHeight(font) - metrics.ascent() - metrics.descent();
    return top + spare / 2 + metrics.ascent();
}

void drawLine(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QFont& font,
              const QColor& colour, const QString& text) {
    if (text.isEmpty())
        return;
    const QString shown = elided(font, text, box.width() + 0.5);
    const double width = textWidth(font, shown);
    double x = box.left();
    if (alignment & Qt::AlignRight)
        x = box.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = box.center().x() - width / 2;
    const double top =
        (alignment & Qt::AlignVCenter) ? box.center().y() - lineHeight(font) / 2 : box.top();
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(QPointF(x, baselineIn(font, top)), shown);
}

void drawHaloText(QPainter& painter, QPointF baselineLeft, const QFont& font, const QString& text,
                  const QColor& colour, const QColor& halo, double haloPx) {
    QPainterPath path;
    path.addText(baselineLeft, font, text);
    painter.strokePath(path, QPen(halo, 2 * haloPx, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (paintsPixels(painter)) {
        painter.fillPath(path, colour);
        return;
    }
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(baselineLeft, text);
}

bool paintsSvg(const QPainter& painter) {
    return painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::SVG;
}

bool paintsPixels(const QPainter& painter) {
    return painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster;
}

} // namespace thonmap::render
