#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace thonmap::demo {

/// A position in VN-2000 / TM-3 106-30 (EPSG:9213) in whole decimetres. Integers, so that every
/// compiler draws the same map to the last bit.
struct Spot {
    std::int64_t x = 0;
    std::int64_t y = 0;
    bool operator==(const Spot&) const = default;
};

/// A closed border without its repeated last spot, clockwise as shapefiles want it.
using Ring = std::vector<Spot>;

/// A border drawn once, with what lies on either side of it in drawing direction (0 = nothing of
/// ours). Two arcs may share only their end spots.
struct Arc {
    int left = 0;
    int right = 0;
    std::vector<Spot> spots;
};

/// A line through the given spots that wanders like a ridge: each round halves the long steps with
/// the four-point scheme (Dyn, Gregory and Levin 1987) and pushes the new spot sideways, less each
/// round. The ends and the given spots stay. Steps come out at about 50 m.
[[nodiscard]] std::vector<Spot> roughened(std::vector<Spot> spots, std::uint64_t seed);

/// The border of one unit, put together from its arcs. \pre they close to exactly one ring
[[nodiscard]] Ring ringOf(int unit, std::span<const Arc> arcs);

/// A ring cut in two along a wandering line from one of its spots to another.
struct Halves {
    Ring left;
    Ring right;
};
/// The line starts at the spot of the ring nearest to `through.front()` and ends at the one nearest
/// to `through.back()`, so that whoever shares the ring's spots shares the junctions too.
[[nodiscard]] Halves cut(const Ring& ring, std::span<const Spot> through, std::uint64_t seed);

/// In square metres, positive for clockwise rings; exact.
[[nodiscard]] double areaSquareMetres(const Ring& ring);
[[nodiscard]] bool contains(const Ring& ring, Spot spot);
/// A spot well inside, on a 10 m grid, and as far from the border as that grid allows.
[[nodiscard]] Spot deepest(const Ring& ring);
/// A spot inside, within `reachMetres` of `centre` and at least 200 m from the border; `centre`
/// itself when none is found.
[[nodiscard]] Spot somewhereIn(const Ring& ring, Spot centre, std::int64_t reachMetres,
                               std::uint64_t seed);

} // namespace thonmap::demo
