#include "spatial/distance.h"

#include "core/messages.h"
#include "core/parallel.h"
#include "spatial/geos_session.h"
#include "spatial/index.h"
#include "spatial/measure.h"
#include "spatial/messages.h"
#include "spatial/participants.h"
#include "spatial/planar.h"

#include <cmath>
#include <limits>
#include <memory>

namespace thonmap::spatial {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// One thread's tools.
struct Worker {
    GeosSession session;
    GeosReader reader{session};
    GeosReader otherReader{session};
    Index::Queue queue;
};

struct Nearest {
    double metres = kInfinity;
    std::int64_t row = -1;

    // Of equally near ones the smallest row, whatever order they come in.
    void offer(double candidate, std::int64_t candidateRow) {
        if (candidate < metres || (candidate == metres && (row < 0 || candidateRow < row))) {
            metres = candidate;
            row = candidateRow;
        }
    }
};

bool isSinglePoint(const GeometryColumn& geometry, std::size_t row) {
    const IndexRange parts = geometry.parts(row);
    return parts.size() == 1 && geometry.partType(parts.first) == PartType::point;
}

class Search {
public:
    Search(const Participants& a, const Participants& b) : m_a(a), m_b(b), m_index(b.boxes) {}

    [[nodiscard]] Nearest fromPoint(Worker& worker, XY point) const {
        Nearest nearest;
        const Extent box{point.x, point.y, point.x, point.y};
        m_index.nearest(box, kInfinity, worker.queue, [&](std::uint32_t candidate, double) {
            const std::uint32_t row = m_b.rows[candidate];
            nearest.offer(distanceToFeature(*m_b.geometry, row, point), row);
            return nearest.metres;
        });
        return nearest;
    }

    [[nodiscard]] Nearest fromShape(Worker& worker, std::size_t participant) const {
        const GEOSContextHandle_t handle = worker.session.handle();
        Nearest nearest;
        const GeosPtr shape = worker.reader.read(*m_a.geometry, m_a.rows[participant]);
        if (!shape)
            return nearest;
        const GeosPreparedPtr prepared = prepare(worker.session, *shape);
        m_index.nearest(
            m_a.boxes[participant], kInfinity, worker.queue, [&](std::uint32_t candidate, double) {
                const std::uint32_t row = m_b.rows[candidate];
                const GeosPtr other = worker.otherReader.read(*m_b.geometry, row);
                double metres = kInfinity;
                // A prepared line measures to the border of what it lies in: ask first.
                if (other && prepared &&
                    GEOSPreparedIntersects_r(handle, prepared.get(), other.get()) == 1)
                    nearest.offer(0, row);
                else if (other && prepared &&
                         GEOSPreparedDistance_r(handle, prepared.get(), other.get(), &metres) == 1)
                    nearest.offer(metres, row);
                return nearest.metres;
            });
        return nearest;
    }

private:
    const Participants& m_a;
    const Participants& m_b;
    Index m_index;
};

} // namespace

Result<std::vector<double>> distanceToNearest(const MetricTable& a, DistanceFrom from,
                                              const MetricTable& b,
                                              const std::optional<std::vector<std::size_t>>& rowsB,
                                              Diagnostics& diagnostics, const Progress& progress,
                                              std::vector<std::int64_t>* nearestRow) {
    constexpr std::size_t kChunk = 4;
    if (a.crs.known() && b.crs.known() && !a.crs.sameNameAs(b.crs))
        return fail(msg::differentCrs, {{"a", a.crs.title()}, {"b", b.crs.title()}});
    const auto sideA = participantsOf(*a.source, a.geometry, std::nullopt, diagnostics, progress);
    if (!sideA)
        return std::unexpected(sideA.error());
    const auto sideB = participantsOf(*b.source, b.geometry, rowsB, diagnostics, progress);
    if (!sideB)
        return std::unexpected(sideB.error());
    const Search search(*sideA, *sideB);
    std::vector<double> metres(a.rowCount(), kNaN);
    std::vector<std::int64_t> rows(a.rowCount(), -1);
    const bool finished = parallelFor(
        a.rowCount(), kChunk, progress, [] { return std::make_unique<Worker>(); },
        [&](const std::unique_ptr<Worker>& worker, std::size_t first, std::size_t last) {
            for (std::size_t row = first; row < last; ++row) {
                if (sideA->boxes[row].empty())
                    continue;
                const bool asPoint = from == DistanceFrom::centre || isSinglePoint(a.geometry, row);
                const Nearest nearest = asPoint ? search.fromPoint(*worker, centroid(a, row))
                                                : search.fromShape(*worker, row);
                metres[row] = nearest.metres;
                rows[row] = nearest.row;
            }
        });
    if (!finished)
        return fail(thonmap::msg::cancelled);
    if (nearestRow != nullptr)
        *nearestRow = std::move(rows);
    return metres;
}

double distanceTo(const MetricTable& table, std::size_t row, XY point) {
    return distanceToFeature(table.geometry, row, point);
}

} // namespace thonmap::spatial
