#include "demo/people.h"

#include "demo/random.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace thonmap::demo {

namespace {

constexpr std::int64_t kWomen = 1'600;

/// Persons, and the share of each ethnic group in percent, in the order of kEthnicGroups.
struct VillageSketch {
    std::int64_t persons;
    std::array<std::int64_t, 8> percent;
};

constexpr std::array<VillageSketch, 18> kVillages = {{
    {214, {46, 38, 10, 0, 6, 0, 0, 0}}, // Bằng Vân
    {186, {30, 55, 12, 0, 3, 0, 0, 0}},
    {158, {30, 62, 8, 0, 0, 0, 0, 0}},
    {241, {62, 24, 2, 0, 9, 3, 0, 0}},
    {173, {12, 10, 78, 0, 0, 0, 0, 0}},
    {129, {6, 0, 90, 4, 0, 0, 0, 0}},
    {112, {0, 0, 42, 58, 0, 0, 0, 0}},
    {196, {35, 48, 9, 0, 4, 0, 4, 0}}, // Thượng Ân
    {228, {10, 24, 66, 0, 0, 0, 0, 0}},
    {147, {72, 18, 6, 0, 4, 0, 0, 0}},
    {163, {20, 70, 10, 0, 0, 0, 0, 0}},
    {181, {52, 34, 10, 0, 4, 0, 0, 0}},
    {118, {0, 0, 24, 76, 0, 0, 0, 0}},
    {205, {58, 24, 4, 0, 14, 0, 0, 0}}, // Đức Vân
    {176, {66, 30, 0, 0, 0, 0, 0, 4}},
    {152, {40, 44, 16, 0, 0, 0, 0, 0}},
    {189, {50, 20, 26, 0, 4, 0, 0, 0}},
    {112, {10, 6, 84, 0, 0, 0, 0, 0}},
}};

/// A little over half of each group are women; the largest groups then take up what is missing to
/// the programme's total.
std::vector<Residents> makeResidents() {
    std::vector<Residents> all;
    Random random(301);
    for (const VillageSketch& sketch : kVillages) {
        const std::vector<std::int64_t> persons = split(sketch.persons, sketch.percent);
        Residents village;
        for (std::size_t group = 0; group < persons.size(); ++group) {
            if (persons[group] == 0)
                continue;
            const std::int64_t perMille = random.between(500, 540);
            const std::int64_t women = (persons[group] * perMille + 500) / 1000;
            village.groups.push_back(
                {.group = group, .women = women, .men = persons[group] - women});
        }
        village.households = (sketch.persons * 10 + 21) / random.between(42, 46);
        all.push_back(std::move(village));
    }
    struct Largest {
        std::int64_t negativePersons;
        std::size_t order;
        GroupCount* group;
    };
    std::vector<Largest> largest;
    std::int64_t women = 0;
    for (Residents& village : all) {
        women += village.women();
        for (GroupCount& group : village.groups)
            largest.push_back({-group.persons(), largest.size(), &group});
    }
    std::ranges::sort(largest, {},
                      [](const Largest& l) { return std::pair(l.negativePersons, l.order); });
    for (std::size_t i = 0; women != kWomen; i = (i + 1) % 24) {
        const std::int64_t step = women < kWomen ? 1 : -1;
        largest[i].group->women += step;
        largest[i].group->men -= step;
        women += step;
    }
    return all;
}

} // namespace

std::int64_t Residents::women() const {
    return std::accumulate(groups.begin(), groups.end(), std::int64_t{0},
                           [](std::int64_t sum, const GroupCount& g) { return sum + g.women; });
}

std::int64_t Residents::men() const {
    return std::accumulate(groups.begin(), groups.end(), std::int64_t{0},
                           [](std::int64_t sum, const GroupCount& g) { return sum + g.men; });
}

const Residents& residents(int village) {
    static const std::vector<Residents> all = makeResidents();
    return all.at(static_cast<std::size_t>(village) - 1);
}

Residents residentsAtBaseline(int village) {
    Residents earlier = residents(village);
    Random random(320U + static_cast<std::uint64_t>(village));
    for (GroupCount& group : earlier.groups) {
        // Small groups stay: a family more or less would be a quarter of them.
        if (group.women >= 15)
            group.women -= random.between(0, 2);
        if (group.men >= 15)
            group.men -= random.between(0, 2);
    }
    earlier.households -= random.between(0, 1);
    return earlier;
}

std::vector<std::int64_t> split(std::int64_t total, std::span<const std::int64_t> weights) {
    const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    assert(sum > 0);
    std::vector<std::int64_t> parts;
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::int64_t given = 0;
    for (const std::int64_t weight : weights) {
        parts.push_back(total * weight / sum);
        given += parts.back();
    }
    std::ranges::sort(order, {}, [&](std::size_t part) {
        return std::pair(-(total * weights[part] % sum), part);
    });
    for (std::size_t i = 0; given < total; ++i, ++given)
        ++parts[order[i]];
    return parts;
}

} // namespace thonmap::demo
