#include "demo/outline.h"

#include "demo/random.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <limits>

namespace thonmap::demo {

namespace {

/// Sideways push of a new spot, at most, in 1/1024 of the step it halves; one value a round.
constexpr std::array<std::int64_t, 7> kPush = {300, 290, 260, 220, 160, 110, 60};
/// Steps shorter than this (60 m) are not halved any more.
constexpr std::int64_t kShortest = 600;
/// Changing it changes every border.
constexpr std::uint64_t kSeed = 20'200'701'000;

std::int64_t squaredDistance(Spot a, Spot b) {
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

Spot mirrored(Spot spot, Spot centre) {
    return {2 * centre.x - spot.x, 2 * centre.y - spot.y};
}

/// Integer shifts round down for negative numbers too (C++20), the same everywhere.
Spot pushedMiddle(Spot before, Spot from, Spot to, Spot after, std::int64_t push) {
    const std::int64_t dx = to.x - from.x;
    const std::int64_t dy = to.y - from.y;
    return {((9 * (from.x + to.x) - before.x - after.x + 8) >> 4) + ((-dy * push) >> 10),
            ((9 * (from.y + to.y) - before.y - after.y + 8) >> 4) + ((dx * push) >> 10)};
}

std::size_t nearestIn(const Ring& ring, Spot spot) {
    const auto nearest = std::ranges::min_element(
        ring, {}, [spot](Spot candidate) { return squaredDistance(candidate, spot); });
    return static_cast<std::size_t>(nearest - ring.begin());
}

std::int64_t squaredDistanceToBorder(const Ring& ring, Spot spot) {
    // Border steps are short, so the nearest spot stands for the nearest border.
    return squaredDistance(ring[nearestIn(ring, spot)], spot);
}

} // namespace

std::vector<Spot> roughened(std::vector<Spot> spots, std::uint64_t seed) {
    Random random(kSeed + seed);
    for (const std::int64_t push : kPush) {
        std::vector<Spot> finer{spots.front()};
        for (std::size_t i = 0; i + 1 < spots.size(); ++i) {
            const Spot from = spots[i];
            const Spot to = spots[i + 1];
            if (squaredDistance(from, to) > kShortest * kShortest) {
                const Spot before = i > 0 ? spots[i - 1] : mirrored(to, from);
                const Spot after = i + 2 < spots.size() ? spots[i + 2] : mirrored(from, to);
                // Named one by one: the order of evaluation inside an expression is open.
                const std::int64_t first = random.below(push + 1);
                const std::int64_t second = random.below(push + 1);
                finer.push_back(pushedMiddle(before, from, to, after, first + second - push));
            }
            finer.push_back(to);
        }
        spots = std::move(finer);
    }
    return spots;
}

Ring ringOf(int unit, std::span<const Arc> arcs) {
    std::vector<std::vector<Spot>> pieces;
    for (const Arc& arc : arcs) {
        if (arc.left == arc.right)
            continue;
        if (arc.right == unit)
            pieces.push_back(arc.spots);
        else if (arc.left == unit)
            pieces.emplace_back(arc.spots.rbegin(), arc.spots.rend());
    }
    assert(!pieces.empty());
    Ring ring = pieces.front();
    for (std::size_t used = 1; used < pieces.size(); ++used) {
        const auto next = std::ranges::find_if(
            pieces, [&](const auto& piece) { return piece.front() == ring.back(); });
        assert(next != pieces.end());
        ring.insert(ring.end(), next->begin() + 1, next->end());
    }
    assert(ring.front() == ring.back());
    ring.pop_back();
    return ring;
}

Halves cut(const Ring& ring, std::span<const Spot> through, std::uint64_t seed) {
    const std::size_t start = nearestIn(ring, through.front());
    const std::size_t end = nearestIn(ring, through.back());
    assert(start != end);
    std::vector<Spot> line(through.begin(), through.end());
    line.front() = ring[start];
    line.back() = ring[end];
    line = roughened(std::move(line), seed);

    const auto along = [&ring](std::size_t from, std::size_t to) {
        Ring part;
        for (std::size_t i = from; i != to; i = (i + 1) % ring.size())
            part.push_back(ring[i]);
        part.push_back(ring[to]);
        return part;
    };
    Halves halves{.left = along(start, end), .right = along(end, start)};
    halves.left.insert(halves.left.end(), line.rbegin() + 1, line.rend() - 1);
    halves.right.insert(halves.right.end(), line.begin() + 1, line.end() - 1);
    return halves;
}

double areaSquareMetres(const Ring& ring) {
    std::int64_t twice = 0;
    // Relative to the first spot the products stay below 2^53.
    const Spot origin = ring.front();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Spot a = ring[i];
        const Spot b = ring[(i + 1) % ring.size()];
        twice += (b.x - origin.x) * (a.y - origin.y) - (a.x - origin.x) * (b.y - origin.y);
    }
    return static_cast<double>(twice) / 200.0;
}

bool contains(const Ring& ring, Spot spot) {
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        Spot low = ring[i];
        Spot high = ring[(i + 1) % ring.size()];
        if (low.y > high.y)
            std::swap(low, high);
        if (low.y <= spot.y && spot.y < high.y &&
            (spot.x - low.x) * (high.y - low.y) < (high.x - low.x) * (spot.y - low.y))
            inside = !inside;
    }
    return inside;
}

Spot deepest(const Ring& ring) {
    const auto [left, right] = std::ranges::minmax(ring, {}, &Spot::x);
    const auto [bottom, top] = std::ranges::minmax(ring, {}, &Spot::y);
    Spot best = ring.front();
    std::int64_t reach = -1;
    // Coarse to fine: 400 m over the whole ring, then 100 m and 10 m around the best.
    Spot from{left.x, bottom.y};
    Spot to{right.x, top.y};
    for (const std::int64_t step : {4000, 1000, 100}) {
        for (std::int64_t x = from.x - from.x % step; x <= to.x; x += step) {
            for (std::int64_t y = from.y - from.y % step; y <= to.y; y += step) {
                const std::int64_t distance = squaredDistanceToBorder(ring, {x, y});
                if (distance > reach && contains(ring, {x, y})) {
                    reach = distance;
                    best = {x, y};
                }
            }
        }
        from = {best.x - step, best.y - step};
        to = {best.x + step, best.y + step};
    }
    return best;
}

Spot somewhereIn(const Ring& ring, Spot centre, std::int64_t reachMetres, std::uint64_t seed) {
    constexpr std::int64_t kClear = 2'000; // decimetres
    Random random(kSeed + seed);
    for (int attempt = 0; attempt < 200; ++attempt) {
        const std::int64_t dx = random.between(-reachMetres, reachMetres);
        const std::int64_t dy = random.between(-reachMetres, reachMetres);
        const Spot spot{centre.x + dx * 10, centre.y + dy * 10};
        if (dx * dx + dy * dy <= reachMetres * reachMetres && contains(ring, spot) &&
            squaredDistanceToBorder(ring, spot) > kClear * kClear)
            return spot;
    }
    return centre;
}

} // namespace thonmap::demo
