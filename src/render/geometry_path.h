#pragma once

#include "core/geometry_column.h"
#include "render/scene.h"
#include "thematic/style.h"

#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QPointF>
#include <QRectF>
#include <cstdint>
#include <vector>

namespace thonmap::render {

/// From metres to pixels, and what of the plane is worth drawing.
///
/// Vertices are rounded to a grid of half a pixel that is anchored at the map's origin: neighbours
/// round a shared vertex alike (no gaps), panning does not make borders crawl, and a coastline seen
/// from afar shrinks to what a screen can show.
class Frame {
public:
    /// `marginPx` around the viewport is kept when clipping.
    Frame(const Viewport& view, double marginPx);

    [[nodiscard]] QPointF toScreen(XY map) const {
        return {map.x / m_metresPerPixel - m_originX, -map.y / m_metresPerPixel - m_originY};
    }
    /// Pixels from the map's origin, the same wherever the viewport stands.
    [[nodiscard]] QPointF toWorld(XY map) const {
        return {map.x / m_metresPerPixel, -map.y / m_metresPerPixel};
    }
    [[nodiscard]] QPointF worldToScreen(QPointF world) const {
        return {world.x() - m_originX, world.y() - m_originY};
    }
    [[nodiscard]] QPointF worldOrigin() const { return {m_originX, m_originY}; }
    [[nodiscard]] const QRectF& clip() const { return m_clip; }
    /// The clip box in metres.
    [[nodiscard]] const Extent& extent() const { return m_extent; }
    [[nodiscard]] double metresPerPixel() const { return m_metresPerPixel; }

    struct Cell {
        std::int64_t x;
        std::int64_t y;
        bool operator==(const Cell&) const = default;
    };
    /// The half-pixel cell of a finite position.
    [[nodiscard]] Cell cellOf(XY map) const;
    [[nodiscard]] QPointF cellToScreen(Cell cell) const {
        return {static_cast<double>(cell.x) * kGridPx - m_originX,
                static_cast<double>(cell.y) * kGridPx - m_originY};
    }

private:
    static constexpr double kGridPx = 0.5;
    double m_metresPerPixel;
    double m_originX;
    double m_originY;
    QRectF m_clip;
    Extent m_extent;
};

/// Appends a feature's polygons, clipped, shells and holes turned opposite ways so that a path of
/// many polygons fills with Qt::WindingFill without seams between neighbours.
void addPolygons(QPainterPath& path, const GeometryColumn& geometry, std::size_t feature,
                 const Frame& frame);
/// Appends a feature's lines and rings, clipped.
void addLines(QPainterPath& path, const GeometryColumn& geometry, std::size_t feature,
              const Frame& frame);

/// The borders of many polygons, each drawn once however many polygons share it.
class BorderSet {
public:
    explicit BorderSet(const Frame& frame) : m_frame(frame) {}
    /// First pass: counts the edges of a feature.
    void count(const GeometryColumn& geometry, std::size_t feature);
    enum class Which : std::uint8_t { all, shared, outer };
    /// Second pass: appends the feature's edges that no earlier call appended.
    void add(QPainterPath& path, const GeometryColumn& geometry, std::size_t feature, Which which);

private:
    struct Edge {
        Frame::Cell a;
        Frame::Cell b;
        bool operator==(const Edge&) const = default;
    };
    /// A slot of the table; `polygons` 0 = free.
    struct Slot {
        Edge edge;
        std::uint32_t polygons = 0;
        bool drawn = false;
    };
    static Edge edgeOf(Frame::Cell a, Frame::Cell b);
    static std::size_t hashOf(const Edge& edge);
    /// The edge's slot, or the free one where it would stand.
    Slot& slotOf(const Edge& edge);
    void grow();
    const Frame& m_frame;
    /// Open addressing, a power of two long, at most half full: one allocation, not one an edge.
    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
};

/// Strokes the sub-paths piece by piece: Qt's rasteriser slows down with the square of what crosses
/// one row of pixels in one path. For pens with round caps and joins; dashes are not interrupted.
void strokePieces(QPainter& painter, const QPainterPath& path, const QPen& pen);

/// The hatch of a filled path (odd-even) as line pieces; anchored at the map's origin.
[[nodiscard]] std::vector<QLineF> hatchLines(const QPainterPath& path, const QPointF& worldOrigin,
                                             double spacingPx, double angleDegrees);

} // namespace thonmap::render
