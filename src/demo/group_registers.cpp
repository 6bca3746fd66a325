#include "demo/calendar.h"
#include "demo/people.h"
#include "demo/random.h"
#include "demo/registers.h"
#include "demo/sub_projects.h"
#include "demo/villages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace thonmap::demo {

namespace {

constexpr std::int64_t kFigMembers = 10;
constexpr std::int64_t kFigManagers = 3;
constexpr std::int64_t kCoreMembers = 7;

/// What a farmer interest group does, and when the State certified it as a cooperative group: six
/// by the due day, two later.
struct FigStory {
    std::string_view product;
    std::string_view certified;
};

constexpr std::array<FigStory, 18> kFigs = {{
    {"nuôi gà đồi", "2022-03-10"},
    {"nuôi lợn đen", ""},
    {"trồng rau an toàn", ""},
    {"nuôi gà đồi", "2021-12-22"},
    {"trồng dong riềng", ""},
    {"nuôi ong", "2022-05-18"},
    {"trồng gừng", ""},
    {"nuôi lợn đen", "2022-06-14"},
    {"trồng chè", ""},
    {"trồng bí thơm", "2022-04-21"},
    {"nuôi dê", ""},
    {"trồng nấm", ""},
    {"nuôi bò", ""},
    {"làm miến dong", "2022-02-24"},
    {"trồng rau an toàn", "2022-09-15"},
    {"nuôi gà đồi", ""},
    {"trồng bí thơm", "2022-12-20"},
    {"nuôi lợn đen", ""},
}};

/// Core women of the seven in each village: 66 of 126.
constexpr std::array<std::int64_t, 18> kCoreWomen = {4, 4, 3, 4, 3, 4, 3, 4, 3,
                                                     4, 4, 4, 3, 4, 4, 4, 4, 3};

std::vector<std::int64_t> ethnicWeights(int village) {
    std::vector<std::int64_t> weights(kEthnicGroups.size(), 0);
    for (const GroupCount& group : residents(village).groups)
        weights[group.group] = group.persons();
    return weights;
}

/// Members split by ethnic group as the village is.
void addMembers(CsvTable& table, const std::string& id, Date date, int village, std::int64_t women,
                std::int64_t men, std::string_view role) {
    const std::vector<std::int64_t> weights = ethnicWeights(village);
    const std::vector<std::int64_t> all = split(women + men, weights);
    // Women fill the groups in proportion, then men get what is left of each.
    const std::vector<std::int64_t> female = split(women, all);
    for (std::size_t group = 0; group < all.size(); ++group) {
        const std::string ethnic(kEthnicGroups.at(group));
        if (female[group] > 0)
            table.add({id, date.iso(), ethnic, "female", std::string(role),
                       fmt::format("{}", female[group])});
        if (all[group] > female[group])
            table.add({id, date.iso(), ethnic, "male", std::string(role),
                       fmt::format("{}", all[group] - female[group])});
    }
}

} // namespace

std::vector<CsvTable> groupTables() {
    CsvTable groups("community_group",
                    {"id", "name", "kind", "unit_code", "founded_on", "certified_on"});
    CsvTable members("member_count",
                     {"group_id", "date", "ethnic_group", "sex", "role", "persons"});
    for (const Village& village : villages()) {
        const auto index = static_cast<std::size_t>(village.number) - 1;
        Random random(900U + static_cast<std::uint64_t>(village.number));
        const Date elected = electionDay(village.number);
        const Date founded = figFoundingDay(village.number);

        const std::string community = fmt::format("TCD-{:02}", village.number);
        groups.add({community, fmt::format("Tổ cộng đồng {}", village.name), "community_group",
                    village.code, elected.iso(), ""});
        // Six at first; the seventh, a woman, was elected a year later.
        addMembers(members, community, elected, village.number, kCoreWomen[index] - 1,
                   kCoreMembers - kCoreWomen[index], "core");
        addMembers(members, community, day("2021-12-10"), village.number, kCoreWomen[index],
                   kCoreMembers - kCoreWomen[index], "core");

        const std::string fig = fmt::format("NDST-{:02}", village.number);
        groups.add({fig, fmt::format("Nhóm sở thích {} {}", kFigs[index].product, village.name),
                    "fig", village.code, founded.iso(), std::string(kFigs[index].certified)});
        const std::int64_t women = random.between(5, 7);
        const std::int64_t leadingWomen = random.between(1, 2);
        addMembers(members, fig, founded, village.number, leadingWomen, kFigManagers - leadingWomen,
                   "manager");
        addMembers(members, fig, founded, village.number, women - leadingWomen,
                   kFigMembers - kFigManagers - (women - leadingWomen), "member");
    }
    return {std::move(groups), std::move(members)};
}

} // namespace thonmap::demo
