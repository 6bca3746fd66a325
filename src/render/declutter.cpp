#include "render/declutter.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
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
bool separate(std::vector<Body>& bodies, const std::vector<std::size_t>& byX) {
    bool any = false;
    for (std::size_t i = 0; i < byX.size(); ++i) {
        Body& a = bodies[byX[i]];
        for (std::size_t j = i + 1; j < byX.size(); ++j) {
            Body& b = bodies[byX[j]];
            const double need = a.radius + b.radius + 1;
            if (b.at.x() - a.at.x() > need + 8)
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

void keepNearHome(Body& body) {
    const double limit = 3.2 * body.radius;
    const QPointF away = body.at - body.home;
    const double distance = std::hypot(away.x(), away.y());
    if (distance > limit)
        body.at = body.home + away * (limit / distance);
}

} // namespace

std::vector<PlacedMark> declutter(std::span<const QPointF> homes, double sizePx) {
    const double cell = std::max(1.0, 3 * sizePx);
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::size_t>> cells;
    for (std::size_t i = 0; i < homes.size(); ++i)
        cells[{static_cast<std::int64_t>(std::floor(homes[i].x() / cell)),
               static_cast<std::int64_t>(std::floor(homes[i].y() / cell))}]
            .push_back(i);

    std::vector<PlacedMark> placed;
    std::vector<Body> bodies;
    const auto addMark = [&](std::vector<std::size_t> members, double radius) {
        QPointF centre;
        for (const std::size_t member : members)
            centre += homes[member] / static_cast<double>(members.size());
        bodies.push_back({centre, centre, radius});
        placed.push_back({std::move(members), centre});
    };
    for (const auto& [key, members] : cells) {
        if (members.size() > kMostInCell)
            addMark(members, sizePx * 0.62);
        else
            for (const std::size_t member : members)
                addMark({member}, sizePx / 2);
    }

    std::vector<std::size_t> byX(bodies.size());
    for (std::size_t i = 0; i < byX.size(); ++i)
        byX[i] = i;
    for (int round = 0; round < kRounds; ++round) {
        std::ranges::sort(byX, [&](std::size_t a, std::size_t b) {
            return std::pair(bodies[a].at.x(), a) < std::pair(bodies[b].at.x(), b);
        });
        if (!separate(bodies, byX))
            break;
        for (Body& body : bodies)
            keepNearHome(body);
    }
    for (std::size_t i = 0; i < placed.size(); ++i)
        placed[i].at = bodies[i].at;
    return placed;
}

} // namespace thonmap::render
