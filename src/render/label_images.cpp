#include "render/label_images.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QRectF>
#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace thonmap::render {
namespace {

/// About 8 kB each; a crowded screen shows some hundred.
constexpr std::size_t kMostEntries = 4000;
/// Frames a picture is kept for without being used, once there are too many.
constexpr std::uint64_t kKeptFrames = 30;

/// Pixels at a glyph's edge are covered in part and reach less far than the outline through them.
constexpr double kEdgePx = 0.3;

/// How much of a neighbour at this offset belongs to a halo of `radius`: 1 within, 0 outside, a
/// pixel of antialiasing between.
struct Reach {
    int dx;
    int dy;
    int weight; ///< 0–256
};

std::vector<Reach> discOf(double radius) {
    std::vector<Reach> disc;
    const int span = static_cast<int>(std::ceil(radius + 0.5));
    for (int dy = -span; dy <= span; ++dy)
        for (int dx = -span; dx <= span; ++dx) {
            const double inside = std::clamp(radius + 0.5 - std::hypot(dx, dy), 0.0, 1.0);
            const int weight = static_cast<int>(std::lround(inside * 256));
            if (weight > 0)
                disc.push_back({dx, dy, weight});
        }
    return disc;
}

/// The alpha of a text grown by a disc. What reaches a pixel from several sides adds up as areas
/// that overlap by chance do: the strongest alone would leave the halo of thin strokes thin.
std::vector<std::uint8_t> grown(std::span<const std::uint8_t> alpha, int width, int height,
                                double radius) {
    std::vector<std::uint8_t> bare(alpha.size(), 255);
    for (const Reach& reach : discOf(radius)) {
        const int fromX = std::max(0, reach.dx);
        const int toX = std::min(width, width + reach.dx);
        for (int y = std::max(0, reach.dy); y < std::min(height, height + reach.dy); ++y) {
            std::uint8_t* out = bare.data() + static_cast<std::ptrdiff_t>(y) * width;
            const std::uint8_t* in =
                alpha.data() + static_cast<std::ptrdiff_t>(y - reach.dy) * width - reach.dx;
            for (int x = fromX; x < toX; ++x)
                out[x] =
                    static_cast<std::uint8_t>((out[x] * (65280 - in[x] * reach.weight)) / 65280);
        }
    }
    for (std::uint8_t& value : bare)
        value = static_cast<std::uint8_t>(255 - value);
    return bare;
}

} // namespace

std::size_t LabelImages::KeyHash::operator()(const Key& key) const {
    return qHashMulti(0, key.text, key.font, key.ink, key.halo, key.haloPx, key.ratio);
}

LabelImages::Entry LabelImages::make(const Key& key, const QFont& font, const QColor& ink,
                                     const QColor& halo) {
    const QFontMetricsF metrics(font);
    const QRectF tight = metrics.boundingRect(key.text);
    const double margin = key.haloPx + 2;
    // Stacked diacritics reach above the ascent in some fonts: the tight box knows.
    const double left = std::min(0.0, tight.left()) - margin;
    const double top = std::min(-metrics.ascent(), tight.top()) - margin;
    const double right = std::max(metrics.horizontalAdvance(key.text), tight.right()) + margin;
    const double bottom = std::max(metrics.descent(), tight.bottom()) + margin;

    Entry entry;
    entry.origin = {static_cast<int>(std::ceil(-left * key.ratio)),
                    static_cast<int>(std::ceil(-top * key.ratio))};
    const int width = entry.origin.x() + static_cast<int>(std::ceil(right * key.ratio));
    const int height = entry.origin.y() + static_cast<int>(std::ceil(bottom * key.ratio));
    entry.image = QImage(width, height, QImage::Format_ARGB32_Premultiplied);
    entry.image.fill(Qt::transparent);
    const auto write = [&](const QColor& colour) {
        QPainter painter(&entry.image);
        painter.setRenderHint(QPainter::TextAntialiasing);
        painter.scale(key.ratio, key.ratio);
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QPointF(entry.origin) / key.ratio, key.text);
    };
    write(Qt::black);
    std::vector<std::uint8_t> alpha(static_cast<std::size_t>(width) *
                                    static_cast<std::size_t>(height));
    const auto eachPixel = [&](const auto& visit) {
        std::size_t i = 0;
        for (int y = 0; y < height; ++y) {
            QRgb* line = reinterpret_cast<QRgb*>(entry.image.scanLine(y));
            for (int x = 0; x < width; ++x, ++i)
                visit(line[x], alpha[i]);
        }
    };
    eachPixel(
        [](QRgb pixel, std::uint8_t& value) { value = static_cast<std::uint8_t>(qAlpha(pixel)); });
    alpha = grown(alpha, width, height, key.haloPx * key.ratio + kEdgePx);
    const QRgb colour = halo.rgba();
    eachPixel([colour](QRgb& pixel, std::uint8_t value) {
        pixel = qPremultiply(
            qRgba(qRed(colour), qGreen(colour), qBlue(colour), value * qAlpha(colour) / 255));
    });
    write(ink);
    return entry;
}

void LabelImages::draw(QPainter& painter, QPointF baselineLeft, const QFont& font,
                       const QString& text, const QColor& ink, const QColor& halo, double haloPx) {
    if (text.isEmpty())
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    const Key key{text, font.key(), ink.rgba(), halo.rgba(), haloPx, ratio};
    auto found = m_entries.find(key);
    if (found == m_entries.end())
        found = m_entries.emplace(key, make(key, font, ink, halo)).first;
    Entry& entry = found->second;
    entry.usedIn = m_frame;
    const QTransform toDevice = painter.deviceTransform();
    const QPointF device = toDevice.map(baselineLeft);
    const QPoint corner = QPoint(static_cast<int>(std::lround(device.x())),
                                 static_cast<int>(std::lround(device.y()))) -
                          entry.origin;
    painter.save();
    painter.resetTransform();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    // Without a transform the painter still scales by the device's ratio.
    painter.drawImage(QRectF(QPointF(corner) / ratio, QSizeF(entry.image.size()) / ratio),
                      entry.image, QRectF(entry.image.rect()));
    painter.restore();
}

void LabelImages::endFrame() {
    ++m_frame;
    if (m_entries.size() <= kMostEntries)
        return;
    std::erase_if(m_entries,
                  [&](const auto& entry) { return entry.second.usedIn + kKeptFrames < m_frame; });
    if (m_entries.size() > 2 * kMostEntries)
        m_entries.clear(); // a single view this full: start over rather than grow
}

} // namespace thonmap::render
