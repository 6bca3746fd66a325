#include "demo/district.h"

#include <fmt/format.h>

#include <map>
#include <utility>

namespace thonmap::demo {

namespace {

/// One border before it wanders: what lies left and right of it, the seed of its wandering, and
/// the spots it passes, in metres east and north of (433 000, 2 464 600).
///
/// Where they come from: the spots were placed by hand from the facts that are published as words
/// and numbers: who borders whom in 2019, the compass directions, the box 22.28–22.58 N and
/// 105.85–106.16 E. They were then moved, as little as possible (least squares over all spots,
/// repeated with the finished borders), until every commune had its published area. No surveyed or
/// published boundary was traced. Lãng Ngâm, Nà Phặc, Thượng Quan and Thuần Mang meet in one spot,
/// because the list of neighbours has neither Nà Phặc with Thuần Mang nor Lãng Ngâm with Thượng
/// Quan.
struct Sketch {
    int left;
    int right;
    std::uint64_t seed;
    std::vector<Spot> metres;
};

constexpr Spot kOrigin{433'000, 2'464'600};

// clang-format off
const std::vector<Sketch>& sketches() {
    static const std::vector<Sketch> list{
        {0, 42, 1, {{17706, 30635}, {18941, 31961}, {20509, 32328}, {20912, 30190}, {22514, 27775}, {25493, 27899}, {27311, 27468}, {27728, 25864}, {25962, 24784}, {25837, 22447}, {26819, 21432}, {24525, 19714}}},
        {0, 51, 2, {{24525, 19714}, {26413, 18780}, {26630, 18380}, {25771, 17191}}},
        {0, 57, 102, {{25771, 17191}, {27653, 17475}, {28777, 16202}, {30280, 15974}, {30871, 14267}, {29652, 12612}, {29374, 10286}, {30483, 8689}, {30346, 6980}, {28060, 7348}, {26345, 6030}, {24968, 4133}, {22700, 4345}}},
        {0, 63, 4, {{22700, 4345}, {22016, 2687}, {21145, 1191}, {19875, 1434}, {18459, 2814}, {16025, 2307}, {15415, 520}, {14730, 1212}}},
        {0, 66, 5, {{14730, 1212}, {12855, 2066}, {11146, 784}, {9407, 1590}, {7727, 766}, {7194, 2646}, {5443, 3810}}},
        {0, 60, 6, {{5443, 3810}, {4653, 4326}, {3334, 4610}, {4343, 5634}, {5519, 7948}}},
        {0, 36, 7, {{5519, 7948}, {3664, 9757}, {2045, 9451}, {1990, 10161}, {3750, 11631}, {3292, 13678}, {4181, 14403}}},
        {0, 48, 8, {{4181, 14403}, {3527, 16924}, {2256, 17918}, {3383, 19033}, {4081, 20315}}},
        {0, 45, 9, {{4081, 20315}, {3430, 22026}, {1637, 23313}, {2220, 25372}, {4213, 25162}, {5711, 26565}, {7415, 26178}, {7721, 27980}, {9465, 28057}}},
        {0, 39, 10, {{9465, 28057}, {10499, 29154}, {12472, 28361}, {13991, 30368}, {13917, 31967}, {15401, 31928}, {17706, 30635}}},
        {36, 48, 11, {{10490, 14126}, {8452, 14778}, {6278, 13726}, {4181, 14403}}},
        {48, 54, 12, {{10490, 14126}, {11094, 17007}, {10440, 18589}}},
        {36, 54, 101, {{14821, 12190}, {12864, 12482}, {11908, 14176}, {10490, 14126}}},
        {48, 45, 14, {{10440, 18589}, {7904, 19280}, {5856, 19144}, {4081, 20315}}},
        {45, 54, 15, {{10440, 18589}, {11951, 20362}, {13490, 21873}}},
        {45, 39, 16, {{13490, 21873}, {12200, 23855}, {11887, 25930}, {9993, 26984}, {9465, 28057}}},
        {39, 54, 17, {{13490, 21873}, {14839, 21295}, {17319, 19556}}},
        {39, 51, 18, {{17319, 19556}, {18750, 20629}, {18842, 21975}}},
        {51, 54, 19, {{17319, 19556}, {17967, 18314}, {19146, 17222}}},
        {51, 57, 20, {{19146, 17222}, {21046, 18189}, {23226, 17073}, {24520, 17869}, {25771, 17191}}},
        {57, 54, 21, {{19146, 17222}, {17777, 14971}, {16067, 14548}, {14821, 12190}}},
        {57, 36, 22, {{14821, 12190}, {15293, 10725}, {14319, 10060}, {13291, 8709}}},
        {39, 42, 23, {{18842, 21975}, {18048, 24588}, {19151, 26797}, {18139, 29246}, {17706, 30635}}},
        {42, 51, 24, {{18842, 21975}, {20739, 21024}, {22747, 21407}, {24525, 19714}}},
        {57, 63, 25, {{13291, 8709}, {15757, 8542}, {17758, 7247}, {19731, 7463}, {21268, 5480}, {22700, 4345}}},
        {63, 60, 26, {{13291, 8709}, {12707, 6755}, {11300, 5407}}},
        {36, 60, 27, {{5519, 7948}, {6601, 8472}, {8571, 7909}, {10758, 8882}, {12414, 8410}, {13291, 8709}}},
        {66, 60, 28, {{11300, 5407}, {9298, 5139}, {7152, 4921}, {5443, 3810}}},
        {63, 66, 29, {{11300, 5407}, {12364, 3074}, {13941, 2758}, {14730, 1212}}},
    };
    return list;
}
// clang-format on

/// The arcs after communes have merged: an arc with the same unit on both sides is gone.
std::vector<Arc> relabelled(const std::map<int, int>& mergedInto) {
    std::vector<Arc> arcs = arcs2019();
    const auto label = [&mergedInto](int unit) {
        const auto found = mergedInto.find(unit);
        return found == mergedInto.end() ? unit : found->second;
    };
    for (Arc& arc : arcs) {
        arc.left = label(arc.left);
        arc.right = label(arc.right);
    }
    return arcs;
}

struct Entry {
    int number;
    const char* name;
    const char* kind; ///< what stands before the name
};

std::vector<Commune> drawn(const std::vector<Entry>& entries, const std::vector<Arc>& arcs,
                           const std::string& parent, const std::string& from,
                           const std::string& to) {
    std::vector<Commune> communes;
    for (const Entry& entry : entries)
        communes.push_back({.number = entry.number,
                            .name = entry.name,
                            .fullName = fmt::format("{} {}", entry.kind, entry.name),
                            .level = "commune",
                            .parent = parent,
                            .validFrom = from,
                            .validTo = to,
                            .ring = ringOf(entry.number, arcs)});
    return communes;
}

} // namespace

std::string communeCode(int number) {
    return fmt::format("{:05}", 1900 + number);
}

const std::vector<Arc>& arcs2019() {
    static const std::vector<Arc> arcs = [] {
        std::vector<Arc> made;
        for (const Sketch& sketch : sketches()) {
            std::vector<Spot> spots;
            for (const Spot metres : sketch.metres)
                spots.push_back({(kOrigin.x + metres.x) * 10, (kOrigin.y + metres.y) * 10});
            made.push_back({sketch.left, sketch.right, roughened(std::move(spots), sketch.seed)});
        }
        return made;
    }();
    return arcs;
}

std::vector<Commune> communes2019() {
    return drawn({{36, "Nà Phặc", "thị trấn"},
                  {39, "Thượng Ân", "xã"},
                  {42, "Bằng Vân", "xã"},
                  {45, "Cốc Đán", "xã"},
                  {48, "Trung Hoà", "xã"},
                  {51, "Đức Vân", "xã"},
                  {54, "Vân Tùng", "xã"},
                  {57, "Thượng Quan", "xã"},
                  {60, "Lãng Ngâm", "xã"},
                  {63, "Thuần Mang", "xã"},
                  {66, "Hương Nê", "xã"}},
                 arcs2019(), "062", "2019-04-01", "2020-01-31");
}

std::vector<Commune> communes2020() {
    // Vân Tùng became a town on 2023-04-10; its shape stayed, so the register alone says it.
    return drawn({{36, "Nà Phặc", "thị trấn"},
                  {39, "Thượng Ân", "xã"},
                  {42, "Bằng Vân", "xã"},
                  {45, "Cốc Đán", "xã"},
                  {48, "Trung Hòa", "xã"},
                  {51, "Đức Vân", "xã"},
                  {54, "Vân Tùng", "xã"},
                  {57, "Thượng Quan", "xã"},
                  {60, "Hiệp Lực", "xã"},
                  {63, "Thuần Mang", "xã"}},
                 relabelled({{66, 60}}), "062", "2020-02-01", "2025-06-30");
}

std::vector<Commune> communes2025() {
    return drawn({{36, "Nà Phặc", "xã"},
                  {42, "Bằng Vân", "xã"},
                  {54, "Ngân Sơn", "xã"},
                  {57, "Thượng Quan", "xã"},
                  {60, "Hiệp Lực", "xã"}},
                 relabelled({{48, 36}, {39, 42}, {45, 54}, {51, 54}, {66, 60}, {63, 60}}), "19",
                 "2025-07-01", "");
}

Commune district() {
    std::map<int, int> all;
    for (const int number : {36, 39, 42, 45, 48, 51, 54, 57, 60, 63, 66})
        all.emplace(number, 62);
    return {.number = 62,
            .name = "Ngân Sơn",
            .fullName = "huyện Ngân Sơn",
            .level = "district",
            .parent = "06",
            .validFrom = "2019-04-01",
            .validTo = "2025-06-30",
            .ring = ringOf(62, relabelled(all))};
}

} // namespace thonmap::demo
