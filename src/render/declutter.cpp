#include "render/declutter.h"

#include <QRectF>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <utility>

namespace thonmap::render {
namespace {

constexpr std::size_t kMostInCell = 6;
constexpr int kRounds = 60;

struct Body {
    QPointF home;
    QPointF at;
    double radius;
};

/// Pushes overlapping pairs apart by half the overlap each; true when any overlapped.
bool separate(std::vector<Body>& bodies, const std::vector<std::size_t>& byX, double widest) {
    bool any = false;
    for (std::size_t i = 0; i < byX.size(); ++i) {
        Body& a = bodies[byX[i]];
        for (std::size_t j = i + 1; j < byX.size(); ++j) {
            Body& b = bodies[byX[j]];
            const double need = a.radius + b.radius + 1;
            if (b.at.x() - a.at.x() > a.radius + widest + 9)
                break;
            QPointF apart = b.at - a.at;
            double distance = std::hypot(apart.x(), apart.y());
            if (distance >= need - 0.01)
                continue;
            any = true;
            if (distance < 1e-6) {
                // The golden angle spreads any number of coincident symbols evenly.
                const double angle = static_cast<double>(byX[j]) * 2.399963;
                apart = QPointF(std::cos(angle), std::sin(angle));
                distance = 1;
                const QPointF push = apart * (need / 2);
                a.at -= push;
                b.at += push;
                continue;
            }
            const QPointF push = apart * ((need - distance) / 2 / distance);
            a.at -= push;
            b.at += push;
        }
    }
    return any;
}

/// Symbols that lie on each other, directly or through others, as groups.
std::vector<std::vector<std::size_t>> heapsOf(std::span<const QPointF> homes, double reach) {
    std::vector<std::size_t> byX(homes.size());
    std::iota(byX.begin(), byX.end(), std::size_t{0});
    std::ranges::sort(byX, {}, [&](std::size_t i) { return std::pair(homes[i].x(), i); });
    std::vector<std::size_t> leader(homes.size());
    std::iota(leader.begin(), leader.end(), std::size_t{0});
    const auto find = [&](std::size_t i) {
        while (leader[i] != i)
            i = leader[i] = leader[leader[i]];
        return i;
    };
    for (std::size_t i = 0; i < byX.size(); ++i)
        for (std::size_t j = i + 1; j < byX.size(); ++j) {
            const QPointF apart = homes[byX[j]] - homes[byX[i]];
            if (apart.x() > reach)
                break;
            if (std::hypot(apart.x(), apart.y()) < reach) {
                const std::size_t a = find(byX[i]);
                const std::size_t b = find(byX[j]);
                leader[std::max(a, b)] = std::min(a, b);
            }
        }
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < homes.size(); ++i)
        groups[find(i)].push_back(i);
    std::vector<std::vector<std::size_t>> result;
    for (auto& [first, members] : groups)
        result.push_back(std::move(members));
    return result;
}

QRectF boxOf(std::span<const QPointF> homes, const std::vector<std::size_t>& members) {
    double left = INFINITY;
    double top = INFINITY;
    double right = -INFINITY;
    double bottom = -INFINITY;
    for (const std::size_t member : members) {
        left = std::min(left, homes[member].x());
        right = std::max(right, homes[member].x());
        top = std::min(top, homes[member].y());
        bottom = std::max(bottom, homes[member].y());
    }
    return {left, top, right - left, bottom - top};
}

void keepNearHome(Body& body, double radii) {
    const double limit = radii * body.radius;
    const QPointF away = body.at - body.home;
    const double distance = std::hypot(away.x(), away.y());
    if (distance > limit)
        body.at = body.home + away * (limit / distance);
}

/// Until nothing overlaps or the rounds are over; none strays further than `radii` of its own.
void relax(std::vector<Body>& bodies, double radii) {
    std::vector<std::size_t> byX(bodies.size());
    std::iota(byX.begin(), byX.end(), std::size_t{0});
    double widest = 0;
    for (const Body& body : bodies)
        widest = std::max(widest, body.radius);
    for (int round = 0; round < kRounds; ++round) {
        std::ranges::sort(byX, [&](std::size_t a, std::size_t b) {
            return std::pair(bodies[a].at.x(), a) < std::pair(bodies[b].at.x(), b);
        });
        if (!separate(bodies, byX, widest))
            break;
        for (Body& body : bodies)
            keepNearHome(body, radii);
    }
}

} // namespace

std::vector<QPointF> spread(std::span<const QPointF> homes, std::span<const double> radiiPx) {
    std::vector<Body> bodies;
    for (std::size_t i = 0; i < homes.size(); ++i)
        bodies.push_back({homes[i], homes[i], radiiPx[i]});
    relax(bodies, 1.1);
    std::vector<QPointF> placed;
    for (const Body& body : bodies)
        placed.push_back(body.at);
    return placed;
}

std::vector<PlacedMark> declutter(std::span<const QPointF> homes, double sizePx) {
    const double cell = std::max(1.0, 3 * sizePx);
    std::vector<PlacedMark> crowds;
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::size_t>> cells;
    for (std::vector<std::size_t>& heap : heapsOf(homes, 0.75 * sizePx)) {
        const QRectF box = boxOf(homes, heap);
        if (heap.size() >= kMostInCell && std::max(box.width(), box.height()) < 4 * sizePx) {
            crowds.push_back({std::move(heap), {}});
            continue;
        }
        for (const std::size_t i : heap)
            cells[{static_cast<std::int64_t>(std::floor(homes[i].x() / cell)),
                   static_cast<std::int64_t>(std::floor(homes[i].y() / cell))}]
                .push_back(i);
    }

    std::vector<PlacedMark> placed;
    std::vector<Body> bodies;
    const auto addMark = [&](std::vector<std::size_t> members, double radius) {
        QPointF centre;
        for (const std::size_t member : members)
            centre += homes[member] / static_cast<double>(members.size());
        bodies.push_back({centre, centre, radius});
        placed.push_back({std::move(members), centre});
    };
    for (PlacedMark& crowd : crowds)
        addMark(std::move(crowd.members), sizePx * 0.62);
    for (const auto& [key, members] : cells) {
        if (members.size() > kMostInCell)
            addMark(members, sizePx * 0.62);
        else
            for (const std::size_t member : members)
                addMark({member}, sizePx / 2);
    }

    relax(bodies, 3.2);
    for (std::size_t i = 0; i < placed.size(); ++i)
        placed[i].at = bodies[i].at;
    return placed;
}

} // namespace thonmap::render
