#include "render/geometry_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace thonmap::render {

Frame::Frame(const Viewport& view, double marginPx)
    : m_metresPerPixel(view.metresPerPixel),
      m_originX(view.centre.x / view.metresPerPixel - view.widthPx / 2.0),
      m_originY(-view.centre.y / view.metresPerPixel - view.heightPx / 2.0),
      m_clip(-marginPx, -marginPx, view.widthPx + 2 * marginPx, view.heightPx + 2 * marginPx),
      m_extent(view.extent().grown(marginPx * view.metresPerPixel)) {}

Frame::Cell Frame::cellOf(XY map) const {
    // Far beyond any earth at any zoom, and small enough for the integers to stay exact.
    constexpr double kLimit = 4e15;
    const double x = std::clamp(map.x / (m_metresPerPixel * kGridPx), -kLimit, kLimit);
    const double y = std::clamp(-map.y / (m_metresPerPixel * kGridPx), -kLimit, kLimit);
    return {std::llround(x), std::llround(y)};
}

namespace {

using Points = std::vector<QPointF>;

/// Twice the signed area.
double twiceArea(const Points& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const QPointF a = ring[i] - ring[0];
        const QPointF b = ring[(i + 1) % ring.size()] - ring[0];
        sum += a.x() * b.y() - b.x() * a.y();
    }
    return sum;
}

enum class Side { left, right, top, bottom };

bool isInside(QPointF p, const QRectF& box, Side side) {
    switch (side) {
    case Side::left:
        return p.x() >= box.left();
    case Side::right:
        return p.x() <= box.right();
    case Side::top:
        return p.y() >= box.top();
    case Side::bottom:
        return p.y() <= box.bottom();
    }
    return true;
}

QPointF crossing(QPointF a, QPointF b, const QRectF& box, Side side) {
    if (side == Side::left || side == Side::right) {
        const double x = side == Side::left ? box.left() : box.right();
        return {x, a.y() + (b.y() - a.y()) * ((x - a.x()) / (b.x() - a.x()))};
    }
    const double y = side == Side::top ? box.top() : box.bottom();
    return {a.x() + (b.x() - a.x()) * ((y - a.y()) / (b.y() - a.y())), y};
}

/// Sutherland and Hodgman (1974): a ring cut to a box, side by side.
void clipRing(Points& ring, Points& scratch, const QRectF& box) {
    for (const Side side : {Side::left, Side::right, Side::top, Side::bottom}) {
        scratch.clear();
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const QPointF a = ring[i];
            const QPointF b = ring[i + 1 == ring.size() ? 0 : i + 1];
            const bool aIn = isInside(a, box, side);
            if (aIn)
                scratch.push_back(a);
            if (aIn != isInside(b, box, side))
                scratch.push_back(crossing(a, b, box, side));
        }
        std::swap(ring, scratch);
        if (ring.empty())
            return;
    }
}

/// Liang and Barsky (1984): the part of a segment inside a box.
std::optional<QLineF> clipSegment(QPointF a, QPointF b, const QRectF& box) {
    const double dx = b.x() - a.x();
    const double dy = b.y() - a.y();
    double from = 0;
    double to = 1;
    const std::array<std::array<double, 2>, 4> limits{{{-dx, a.x() - box.left()},
                                                       {dx, box.right() - a.x()},
                                                       {-dy, a.y() - box.top()},
                                                       {dy, box.bottom() - a.y()}}};
    for (const auto& [slope, room] : limits) {
        if (slope == 0) {
            if (room < 0)
                return std::nullopt;
        } else if (const double t = room / slope; slope < 0) {
            from = std::max(from, t);
        } else {
            to = std::min(to, t);
        }
    }
    if (from > to)
        return std::nullopt;
    return QLineF(a.x() + from * dx, a.y() + from * dy, a.x() + to * dx, a.y() + to * dy);
}

/// Calls `use` for each vertex of a sequence that lies in another cell than the one before.
template <class F>
void forEachCell(std::span<const XY> sequence, const Frame& frame, const F& use) {
    bool first = true;
    Frame::Cell last{};
    for (const XY point : sequence) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y))
            continue;
        const Frame::Cell cell = frame.cellOf(point);
        if (!first && cell == last)
            continue;
        use(cell);
        last = cell;
        first = false;
    }
}

void addRing(QPainterPath& path, std::span<const XY> sequence, const Frame& frame, bool shell,
             Points& ring, Points& scratch) {
    ring.clear();
    bool allInside = true;
    forEachCell(sequence, frame, [&](Frame::Cell cell) {
        ring.push_back(frame.cellToScreen(cell));
        allInside = allInside && frame.clip().contains(ring.back());
    });
    if (ring.size() > 1 && ring.front() == ring.back())
        ring.pop_back();
    if (!allInside)
        clipRing(ring, scratch, frame.clip());
    if (ring.size() < 3)
        return;
    if ((twiceArea(ring) > 0) != shell)
        std::reverse(ring.begin(), ring.end());
    path.moveTo(ring[0]);
    for (std::size_t i = 1; i < ring.size(); ++i)
        path.lineTo(ring[i]);
    path.closeSubpath();
}

/// Joins clipped pieces into sub-paths as long as they continue.
class PieceJoiner {
public:
    PieceJoiner(QPainterPath& path, const QRectF& box) : m_path(path), m_box(box) {}
    void add(QPointF a, QPointF b) {
        const auto piece = clipSegment(a, b, m_box);
        if (!piece)
            return;
        if (!m_open || m_last != piece->p1())
            m_path.moveTo(piece->p1());
        m_path.lineTo(piece->p2());
        m_last = piece->p2();
        m_open = true;
    }

private:
    QPainterPath& m_path;
    const QRectF& m_box;
    QPointF m_last;
    bool m_open = false;
};

} // namespace

void addPolygons(QPainterPath& path, const GeometryColumn& geometry, std::size_t feature,
                 const Frame& frame) {
    thread_local Points ring;
    thread_local Points scratch;
    for (const std::size_t part : geometry.parts(feature)) {
        if (geometry.partType(part) != PartType::polygon)
            continue;
        bool shell = true;
        for (const std::size_t sequence : geometry.sequences(part)) {
            addRing(path, geometry.sequence(sequence), frame, shell, ring, scratch);
            shell = false;
        }
    }
}

void addLines(QPainterPath& path, const GeometryColumn& geometry, std::size_t feature,
              const Frame& frame) {
    for (const std::size_t part : geometry.parts(feature)) {
        if (geometry.partType(part) == PartType::point)
            continue;
        for (const std::size_t sequence : geometry.sequences(part)) {
            PieceJoiner joiner(path, frame.clip());
            std::optional<QPointF> last;
            forEachCell(geometry.sequence(sequence), frame, [&](Frame::Cell cell) {
                const QPointF point = frame.cellToScreen(cell);
                if (last)
                    joiner.add(*last, point);
                last = point;
            });
        }
    }
}

std::size_t BorderSet::hashOf(const Edge& edge) {
    std::uint64_t hash = 0x9E3779B97F4A7C15U;
    for (const std::int64_t value : {edge.a.x, edge.a.y, edge.b.x, edge.b.y}) {
        hash ^= static_cast<std::uint64_t>(value);
        hash *= 0xFF51AFD7ED558CCDU;
        hash ^= hash >> 32;
    }
    return static_cast<std::size_t>(hash);
}

BorderSet::Slot& BorderSet::slotOf(const Edge& edge) {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hashOf(edge) & mask;
    while (m_slots[at].polygons != 0 && m_slots[at].edge != edge)
        at = (at + 1) & mask;
    return m_slots[at];
}

void BorderSet::grow() {
    std::vector<Slot> old(std::max<std::size_t>(1024, m_slots.size() * 2));
    std::swap(old, m_slots);
    for (const Slot& slot : old)
        if (slot.polygons != 0)
            slotOf(slot.edge) = slot;
}

BorderSet::Edge BorderSet::edgeOf(Frame::Cell a, Frame::Cell b) {
    const bool swap = b.x < a.x || (b.x == a.x && b.y < a.y);
    return swap ? Edge{b, a} : Edge{a, b};
}

void BorderSet::count(const GeometryColumn& geometry, std::size_t feature) {
    for (const std::size_t part : geometry.parts(feature)) {
        if (geometry.partType(part) != PartType::polygon)
            continue;
        for (const std::size_t sequence : geometry.sequences(part)) {
            std::optional<Frame::Cell> last;
            forEachCell(geometry.sequence(sequence), m_frame, [&](Frame::Cell cell) {
                if (last && clipSegment(m_frame.cellToScreen(*last), m_frame.cellToScreen(cell),
                                        m_frame.clip())) {
                    if (2 * m_used >= m_slots.size())
                        grow();
                    Slot& slot = slotOf(edgeOf(*last, cell));
                    slot.edge = edgeOf(*last, cell);
                    m_used += slot.polygons == 0 ? 1 : 0;
                    ++slot.polygons;
                }
                last = cell;
            });
        }
    }
}

void BorderSet::add(QPainterPath& path, const GeometryColumn& geometry, std::size_t feature,
                    Which which) {
    for (const std::size_t part : geometry.parts(feature)) {
        if (geometry.partType(part) != PartType::polygon)
            continue;
        for (const std::size_t sequence : geometry.sequences(part)) {
            PieceJoiner joiner(path, m_frame.clip());
            std::optional<Frame::Cell> last;
            forEachCell(geometry.sequence(sequence), m_frame, [&](Frame::Cell cell) {
                const std::optional<Frame::Cell> before = last;
                last = cell;
                if (!before || m_slots.empty())
                    return;
                Slot& slot = slotOf(edgeOf(*before, cell));
                if (slot.polygons == 0 || slot.drawn)
                    return;
                const bool shared = slot.polygons > 1;
                if (which != Which::all && shared != (which == Which::shared))
                    return;
                slot.drawn = true;
                joiner.add(m_frame.cellToScreen(*before), m_frame.cellToScreen(cell));
            });
        }
    }
}

void strokePieces(QPainter& painter, const QPainterPath& path, const QPen& pen) {
    constexpr std::size_t kMostPoints = 40;
    thread_local Points piece;
    piece.clear();
    painter.setPen(pen);
    const bool dashed = pen.style() != Qt::SolidLine;
    const auto flush = [&] {
        if (piece.size() > 1)
            painter.drawPolyline(piece.data(), static_cast<int>(piece.size()));
    };
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        const QPointF point = element;
        if (element.isMoveTo()) {
            flush();
            piece.clear();
        } else if (!dashed && piece.size() >= kMostPoints) {
            flush();
            const QPointF last = piece.back();
            piece.clear();
            piece.push_back(last);
        }
        piece.push_back(point);
    }
    flush();
}

std::vector<QLineF> hatchLines(const QPainterPath& path, const QPointF& worldOrigin,
                               double spacingPx, double angleDegrees) {
    std::vector<QLineF> lines;
    if (!(spacingPx > 0.5) || path.isEmpty())
        return lines;
    // Turned so that hatch lines are the rows v = k · spacing; crossings of each row are paired.
    const double angle = -angleDegrees * std::numbers::pi / 180;
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    const auto turn = [&](QPointF p) {
        const QPointF w = p + worldOrigin;
        return QPointF(w.x() * c + w.y() * s, -w.x() * s + w.y() * c);
    };
    std::vector<std::pair<std::int64_t, double>> crossings;
    QPointF start;
    QPointF last;
    const auto addEdge = [&](QPointF a, QPointF b) {
        if (a.y() > b.y())
            std::swap(a, b);
        const auto first = static_cast<std::int64_t>(std::ceil(a.y() / spacingPx));
        for (std::int64_t k = first; static_cast<double>(k) * spacingPx < b.y(); ++k) {
            const double v = static_cast<double>(k) * spacingPx;
            crossings.emplace_back(k, a.x() + (b.x() - a.x()) * ((v - a.y()) / (b.y() - a.y())));
        }
    };
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        const QPointF point = turn(element);
        if (element.isMoveTo()) {
            if (i > 0)
                addEdge(last, start);
            start = point;
        } else {
            addEdge(last, point);
        }
        last = point;
    }
    addEdge(last, start);
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size();) {
        if (crossings[i].first != crossings[i + 1].first) {
            ++i; // an odd crossing: a ring broken by the source
            continue;
        }
        const double v = static_cast<double>(crossings[i].first) * spacingPx;
        const auto back = [&](double u) {
            return QPointF(u * c - v * s, u * s + v * c) - worldOrigin;
        };
        lines.emplace_back(back(crossings[i].second), back(crossings[i + 1].second));
        i += 2;
    }
    return lines;
}

} // namespace thonmap::render
