#include "spatial/anchors.h"

#include "core/parallel.h"
#include "spatial/planar.h"
#include "spatial/pole.h"

#include <cmath>
#include <limits>
#include <optional>

namespace thonmap::spatial {

namespace {

constexpr XY kNone{std::numeric_limits<double>::quiet_NaN(),
                   std::numeric_limits<double>::quiet_NaN()};

/// The part of a kind with the largest measure; the first of equal ones.
template <class Measure>
std::optional<std::size_t> largestPart(const GeometryColumn& geometry, std::size_t row,
                                       PartType type, const Measure& measure) {
    std::optional<std::size_t> best;
    double most = -1;
    for (const std::size_t part : geometry.parts(row)) {
        if (geometry.partType(part) != type || geometry.sequences(part).empty())
            continue;
        const double own = measure(part);
        if (own > most) {
            most = own;
            best = part;
        }
    }
    return best;
}

XY middleOf(std::span<const XY> line) {
    const double half = length(line) / 2;
    double walked = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double side = std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        if (walked + side >= half && side > 0) {
            const double along = (half - walked) / side;
            return {line[i - 1].x + along * (line[i].x - line[i - 1].x),
                    line[i - 1].y + along * (line[i].y - line[i - 1].y)};
        }
        walked += side;
    }
    return line.empty() ? kNone : line[0];
}

XY nearestToMean(const GeometryColumn& geometry, std::size_t row) {
    const auto forEachPoint = [&](auto&& visit) {
        for (const std::size_t part : geometry.parts(row))
            for (const std::size_t sequence : geometry.sequences(part))
                for (const XY point : geometry.sequence(sequence))
                    if (isFinite(point))
                        visit(point);
    };
    XY mean;
    double count = 0;
    forEachPoint([&](XY point) {
        ++count;
        mean.x += (point.x - mean.x) / count;
        mean.y += (point.y - mean.y) / count;
    });
    XY best = kNone;
    double nearest = std::numeric_limits<double>::infinity();
    forEachPoint([&](XY point) {
        const double squared = squaredDistance(point, mean, mean);
        if (squared < nearest) {
            nearest = squared;
            best = point;
        }
    });
    return best;
}

/// One thread's tools.
struct Worker {
    PoleFinder pole;
    std::vector<XY> line;
};

XY anchorOf(const GeometryColumn& geometry, std::size_t row, Worker& worker) {
    const auto polygon = largestPart(geometry, row, PartType::polygon, [&](std::size_t part) {
        return worker.pole.load(geometry, part);
    });
    if (polygon) {
        worker.pole.load(geometry, *polygon);
        if (const auto inside = worker.pole.find())
            return *inside;
    }
    const auto finiteLine = [&](std::size_t part) {
        worker.line.clear();
        for (const XY point : geometry.sequence(geometry.sequences(part).first))
            if (isFinite(point))
                worker.line.push_back(point);
        return worker.line.empty() ? -1 : length(worker.line);
    };
    // A polygon that encloses nothing is as good as its outline.
    for (const PartType type : {PartType::lineString, PartType::polygon})
        if (const auto line = largestPart(geometry, row, type, finiteLine)) {
            finiteLine(*line);
            return middleOf(worker.line);
        }
    return nearestToMean(geometry, row);
}

} // namespace

std::vector<XY> anchors(const MetricTable& table) {
    constexpr std::size_t kChunk = 4;
    std::vector<XY> result(table.rowCount(), kNone);
    const bool finished = parallelFor(
        table.rowCount(), kChunk, Progress{}, [] { return Worker{}; },
        [&](Worker& worker, std::size_t first, std::size_t last) {
            for (std::size_t row = first; row < last; ++row)
                if (!table.extents[row].empty())
                    result[row] = anchorOf(table.geometry, row, worker);
        });
    static_cast<void>(finished); // nobody can stop it
    return result;
}

} // namespace thonmap::spatial
