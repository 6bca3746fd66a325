#include "spatial/pole.h"

#include "spatial/planar.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace thonmap::spatial {

namespace {

constexpr std::size_t kRunSides = 24;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

double squaredDistance(XY p, const Extent& box) {
    const double x = std::max({0.0, box.minX - p.x, p.x - box.maxX});
    const double y = std::max({0.0, box.minY - p.y, p.y - box.maxY});
    return x * x + y * y;
}

} // namespace

void PoleFinder::Borders::clear() {
    points.clear();
    runs.clear();
    ringEnds.clear();
}

void PoleFinder::Borders::endRing(std::size_t begin) {
    if (points.back() != points[begin])
        points.push_back(points[begin]);
    const std::size_t end = points.size();
    for (std::size_t first = begin; first + 1 < end; first += kRunSides) {
        Run run{first, std::min(first + kRunSides, end - 1), {}};
        for (std::size_t i = run.first; i <= run.last; ++i)
            run.box.add(points[i]);
        runs.push_back(run);
    }
    ringEnds.push_back(end);
}

double PoleFinder::load(const GeometryColumn& geometry, std::size_t part) {
    m_full.clear();
    m_box = Extent{};
    double area = 0;
    for (const std::size_t sequence : geometry.sequences(part)) {
        const std::size_t begin = m_full.points.size();
        for (const XY point : geometry.sequence(sequence))
            if (isFinite(point))
                m_full.points.push_back(point);
        if (m_full.points.size() == begin)
            continue;
        const bool isShell = m_full.ringEnds.empty();
        const std::size_t firstRun = m_full.runs.size();
        m_full.endRing(begin);
        for (std::size_t run = firstRun; run < m_full.runs.size(); ++run)
            m_box.add(m_full.runs[run].box);
        const double own = std::abs(twiceSignedArea(std::span(m_full.points).subspan(begin))) / 2;
        area += isShell ? own : -own;
    }
    return std::max(area, 0.0);
}

void PoleFinder::thin(double tolerance) {
    m_thin.clear();
    std::size_t from = 0;
    for (const std::size_t end : m_full.ringEnds) {
        const std::size_t begin = m_thin.points.size();
        m_thin.points.push_back(m_full.points[from]);
        for (std::size_t i = from + 1; i + 1 < end; ++i) {
            const XY a = m_thin.points.back();
            const XY b = m_full.points[i];
            const double x = b.x - a.x;
            const double y = b.y - a.y;
            if (x * x + y * y > tolerance * tolerance)
                m_thin.points.push_back(b);
        }
        m_thin.endRing(begin);
        from = end;
    }
}

double PoleFinder::signedDistance(XY p, double enough) const {
    const double enoughSquared = enough > 0 ? enough * enough : -1;
    double squared = kInfinity;
    bool inside = false;
    for (const Run& run : m_borders->runs) {
        const bool near = squaredDistance(p, run.box) < squared;
        // A ray to the right of p: only runs at its height and not to its left can be crossed.
        const bool crossed = run.box.minY <= p.y && p.y <= run.box.maxY && run.box.maxX >= p.x;
        if (crossed && run.box.minX > p.x) {
            // all of it lies to the right: crossed an odd number of times if its ends lie apart
            if ((m_borders->points[run.first].y > p.y) != (m_borders->points[run.last].y > p.y))
                inside = !inside;
            if (!near)
                continue;
        } else if (crossed) {
            for (std::size_t i = run.first; i < run.last; ++i) {
                const XY a = m_borders->points[i];
                const XY b = m_borders->points[i + 1];
                if ((a.y > p.y) != (b.y > p.y) &&
                    p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
                    inside = !inside;
            }
        }
        if (!near)
            continue;
        for (std::size_t i = run.first; i < run.last; ++i)
            squared = std::min(squared, spatial::squaredDistance(p, m_borders->points[i],
                                                                 m_borders->points[i + 1]));
        if (squared <= enoughSquared)
            return enough;
    }
    const double distance = std::sqrt(squared);
    return inside ? distance : -distance;
}

void PoleFinder::considerCell(XY centre, double half) {
    const double reach = half * std::numbers::sqrt2;
    // what can neither be the best itself nor hold it in its cell
    const double enough = m_best.distance + std::min(0.0, m_precision - reach);
    const double distance = signedDistance(centre, enough);
    if (distance > m_best.distance)
        m_best = {centre, half, distance, distance + reach};
    if (distance + reach <= m_best.distance + m_precision)
        return;
    m_cells.push_back({centre, half, distance, distance + reach});
    std::ranges::push_heap(m_cells, {}, &Cell::most);
}

XY PoleFinder::areaCentroid() const {
    const XY o = m_borders->points.front();
    double weight = 0;
    double x = 0;
    double y = 0;
    std::size_t begin = 0;
    for (const std::size_t end : m_borders->ringEnds) {
        for (std::size_t i = begin; i + 1 < end; ++i) {
            const XY a{m_borders->points[i].x - o.x, m_borders->points[i].y - o.y};
            const XY b{m_borders->points[i + 1].x - o.x, m_borders->points[i + 1].y - o.y};
            const double doubleArea = a.x * b.y - b.x * a.y;
            weight += doubleArea;
            x += doubleArea * (a.x + b.x) / 3;
            y += doubleArea * (a.y + b.y) / 3;
        }
        begin = end;
    }
    return weight == 0 ? m_box.centre() : XY{o.x + x / weight, o.y + y / weight};
}

// Serves shapes thinner than the precision: a horizontal line cuts them somewhere.
std::optional<XY> PoleFinder::middleOfWidestChord() const {
    std::optional<XY> best;
    double widest = 0;
    for (const double share : {0.5, 0.37, 0.63, 0.21, 0.79, 0.09, 0.91}) {
        const double height = m_box.minY + share * m_box.height();
        m_crossings.clear();
        for (const Run& run : m_borders->runs)
            for (std::size_t i = run.first; i < run.last; ++i) {
                const XY a = m_borders->points[i];
                const XY b = m_borders->points[i + 1];
                if ((a.y > height) != (b.y > height))
                    m_crossings.push_back((b.x - a.x) * (height - a.y) / (b.y - a.y) + a.x);
            }
        std::ranges::sort(m_crossings);
        for (std::size_t i = 0; i + 1 < m_crossings.size(); i += 2)
            if (m_crossings[i + 1] - m_crossings[i] > widest) {
                widest = m_crossings[i + 1] - m_crossings[i];
                best = XY{(m_crossings[i] + m_crossings[i + 1]) / 2, height};
            }
    }
    return best;
}

void PoleFinder::search(const Borders& borders) {
    constexpr double kMostCellsAlong = 64;
    constexpr std::size_t kMostSteps = 20000;
    m_borders = &borders;
    m_cells.clear();
    m_best = {m_box.centre(), 0, -kInfinity, 0};
    const double shorter = std::min(m_box.width(), m_box.height());
    const double side =
        std::max(shorter, std::max(m_box.width(), m_box.height()) / kMostCellsAlong);
    considerCell(areaCentroid(), 0);
    considerCell(m_box.centre(), 0);
    for (double x = m_box.minX; x < m_box.maxX; x += side)
        for (double y = m_box.minY; y < m_box.maxY; y += side)
            considerCell({x + side / 2, y + side / 2}, side / 2);
    for (std::size_t step = 0; !m_cells.empty() && step < kMostSteps; ++step) {
        std::ranges::pop_heap(m_cells, {}, &Cell::most);
        const Cell cell = m_cells.back();
        m_cells.pop_back();
        if (cell.most <= m_best.distance + m_precision)
            break;
        const double quarter = cell.half / 2;
        for (const double dx : {-quarter, quarter})
            for (const double dy : {-quarter, quarter})
                considerCell({cell.centre.x + dx, cell.centre.y + dy}, quarter);
    }
}

std::optional<XY> PoleFinder::find() {
    constexpr double kPrecision = 0.01;
    constexpr double kThinning = 0.01;
    constexpr std::size_t kFewPoints = 100;
    const double shorter = std::min(m_box.width(), m_box.height());
    if (m_full.points.empty() || !(shorter > 0))
        return std::nullopt;
    m_precision = shorter * kPrecision;
    if (m_full.points.size() > kFewPoints) {
        // No point of a border is farther than this from the thinned one, so a distance that is
        // larger proves the point to lie inside the full polygon too.
        const double tolerance = shorter * kThinning;
        thin(tolerance);
        search(m_thin);
        if (m_best.distance > 2 * tolerance)
            return m_best.centre;
    }
    search(m_full);
    if (m_best.distance > 0)
        return m_best.centre;
    return middleOfWidestChord();
}

} // namespace thonmap::spatial
