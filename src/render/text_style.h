#pragma once

#include "render/palette.h"

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <string>

class QPainter;

namespace thonmap::render {

/// Noto Sans at a size in pixels, unhinted so that text scales and measures alike on every device.
[[nodiscard]] QFont sans(double sizePx, bool bold = false, bool italic = false);
/// Noto Serif Italic: land and water outside the subject.
[[nodiscard]] QFont serifItalic(double sizePx);

[[nodiscard]] inline QString toQString(const std::string& text) {
    return QString::fromStdString(text);
}
[[nodiscard]] double textWidth(const QFont& font, const QString& text);
/// Height of a line that holds Ế, Ỗ, ạ, ợ uncut: at least 1.35 × the size.
[[nodiscard]] double lineHeight(const QFont& font);
/// Cut with "…" when wider than `widthPx`.
[[nodiscard]] QString elided(const QFont& font, const QString& text, double widthPx);
/// Lines no wider than `widthPx`, broken at spaces; the last of `maxLines` is elided.
[[nodiscard]] QStringList wrapped(const QFont& font, const QString& text, double widthPx,
                                  int maxLines);

/// One line in a box as high as lineHeight(); the baseline stands so that stacked diacritics fit.
void drawLine(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QFont& font,
              const QColor& colour, const QString& text);
/// Baseline of a line of `font` whose box begins at `top`.
[[nodiscard]] double baselineIn(const QFont& font, double top);

/// Text with an outline of `haloPx` on each side, so that it reads on anything.
void drawHaloText(QPainter& painter, QPointF baselineLeft, const QFont& font, const QString& text,
                  const QColor& colour, const QColor& halo, double haloPx);

/// True when the painter writes SVG, which knows no clipping in Qt 6.4.
[[nodiscard]] bool paintsSvg(const QPainter& painter);
/// True when the painter fills pixels.
[[nodiscard]] bool paintsPixels(const QPainter& painter);

} // namespace thonmap::render
