#pragma once

#include <QColor>
#include <QFont>
#include <QImage>
#include <QPoint>
#include <QPointF>
#include <QString>
#include <cstddef>
#include <cstdint>
#include <unordered_map>

class QPainter;

namespace thonmap::render {

/// Lines of text with their halo as pictures: made once, then stamped wherever they stand. A halo
/// stroked as a path costs most of a millisecond a name; a stamp, microseconds.
///
/// Whoever paints frame after frame keeps one, and passes it to each; what was not used for a while
/// is forgotten. One thread at a time.
class LabelImages {
public:
    /// Draws on a painter of pixels, at the whole device pixel nearest to `baselineLeft`, so that
    /// text is equally sharp everywhere. \pre paintsPixels(painter), no rotation
    void draw(QPainter& painter, QPointF baselineLeft, const QFont& font, const QString& text,
              const QColor& ink, const QColor& halo, double haloPx);
    /// To be called between frames: forgets the oldest when there are too many.
    void endFrame();
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    struct Key {
        QString text;
        QString font;
        QRgb ink = 0;
        QRgb halo = 0;
        double haloPx = 0;
        double ratio = 1;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const;
    };
    struct Entry {
        QImage image;
        QPoint origin; ///< of the baseline's left end in the image, device pixels
        std::uint64_t usedIn = 0;
    };
    static Entry make(const Key& key, const QFont& font, const QColor& ink, const QColor& halo);

    std::unordered_map<Key, Entry, KeyHash> m_entries;
    std::uint64_t m_frame = 0;
};

} // namespace thonmap::render
