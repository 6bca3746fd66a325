#include "demo/villages.h"

#include "demo/district.h"

#include <fmt/format.h>

#include <cassert>
#include <cstdint>
#include <map>

namespace thonmap::demo {

namespace {

/// One line that divides a piece of land, in metres from (433 000, 2 464 600); seen along the line,
/// `left` and `right` are what the halves are called from then on.
struct Cut {
    const char* piece;
    const char* left;
    const char* right;
    std::uint64_t seed;
    std::vector<Spot> through;
};

// clang-format off
const std::vector<Cut>& cuts() {
    static const std::vector<Cut> list{
        {"42", "42-north", "42-rest", 201, {{19100, 26700}, {20300, 26300}, {21400, 27100}, {22700, 27600}}},
        {"42-rest", "42-east", "42-west", 302, {{24900, 27700}, {24400, 26600}, {25000, 25200}, {26000, 24300}}},
        {"42-west", "42-upper", "42-lower", 203, {{18200, 24500}, {20000, 24200}, {22000, 25000}, {23500, 24300}, {24900, 25000}}},
        {"42-upper", "TM02", "TM01", 204, {{22000, 25000}, {21900, 26000}, {21200, 27000}}},
        {"42-lower", "42-south-east", "TM03", 205, {{22000, 25000}, {21700, 23400}, {22500, 21500}}},
        {"42-south-east", "TM04", "TM05", 206, {{21900, 23400}, {23600, 22700}, {26000, 23000}}},
        {"42-north", "TM06", "TM07", 207, {{18200, 28900}, {19500, 28400}, {21300, 29300}}},

        {"39", "39-north", "39-rest", 211, {{13900, 29400}, {15500, 28600}, {17200, 27700}, {19000, 26800}}},
        {"39-rest", "39-middle", "39-south", 212, {{12200, 24900}, {14000, 25500}, {16000, 24500}, {18100, 24600}}},
        {"39-middle", "TM09", "TM08", 213, {{14600, 25300}, {13700, 27200}, {13900, 29000}}},
        {"39-south", "39-south-east", "TM10", 214, {{15700, 24600}, {15100, 22900}, {15600, 21000}}},
        {"39-south-east", "TM11", "TM12", 215, {{15200, 22800}, {16800, 22500}, {18500, 23300}}},
        {"39-north", "TM13", "39-north-east", 216, {{16300, 28200}, {15700, 29900}, {16300, 31300}}},

        {"51", "51-west", "51-east", 221, {{20400, 17900}, {20100, 19400}, {20600, 21000}}},
        {"51-west", "TM14", "TM15", 222, {{17600, 18900}, {18900, 19300}, {20200, 19600}}},
        {"51-east", "51-middle", "TM18", 223, {{22900, 16900}, {22500, 19200}, {23300, 20900}}},
        {"51-middle", "TM16", "TM17", 224, {{20200, 19500}, {21400, 19100}, {22600, 19300}}},
    };
    return list;
}
// clang-format on

std::map<std::string, Ring> pieces() {
    std::map<std::string, Ring> land;
    for (const int commune : {39, 42, 51})
        land.emplace(fmt::format("{}", commune), ringOf(commune, arcs2019()));
    for (const Cut& cutting : cuts()) {
        const auto found = land.find(cutting.piece);
        assert(found != land.end());
        std::vector<Spot> through;
        for (const Spot metres : cutting.through)
            through.push_back({(433'000 + metres.x) * 10, (2'464'600 + metres.y) * 10});
        Halves halves = cut(found->second, through, cutting.seed);
        land.erase(found);
        land.emplace(cutting.left, std::move(halves.left));
        land.emplace(cutting.right, std::move(halves.right));
    }
    return land;
}

VillageShape shapeOf(int number) {
    switch (number) {
    case 7: // a list says that it exists, and no more
        return VillageShape::none;
    case 6:
    case 13:
    case 18:
        return VillageShape::point;
    case 1:
    case 8:
    case 14:
        return VillageShape::both;
    default:
        return VillageShape::polygon;
    }
}

} // namespace

const std::vector<Village>& villages() {
    static const std::vector<Village> list = [] {
        std::vector<Village> made;
        std::map<std::string, Ring> land = pieces();
        for (int number = 1; number <= 18; ++number) {
            const Ring& ring = land.at(fmt::format("TM{:02}", number));
            const VillageShape shape = shapeOf(number);
            const bool drawn = shape == VillageShape::polygon || shape == VillageShape::both;
            made.push_back({.number = number,
                            .code = fmt::format("NS-TM{:02}", number),
                            .name = fmt::format("Thôn Mẫu {}", number),
                            .commune = number <= 7    ? 42
                                       : number <= 13 ? 39
                                                      : 51,
                            .shape = shape,
                            .ring = drawn ? ring : Ring{},
                            .whereabouts = ring,
                            .centre = deepest(ring)});
        }
        return made;
    }();
    return list;
}

} // namespace thonmap::demo
