#include "demo/sub_projects.h"

#include "demo/people.h"
#include "demo/random.h"
#include "demo/villages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <set>
#include <tuple>
#include <utility>

namespace thonmap::demo {

namespace {

struct Kind {
    char letter;
    std::string_view type;
    std::array<std::string_view, 3> titles;
    std::array<std::string_view, 3> objectives;
    std::int64_t leastMillion; ///< total cost in million VND
    std::int64_t mostMillion;
};

constexpr std::array<Kind, 8> kKinds = {{
    {'W',
     "water",
     {"Bể nước sinh hoạt và đường ống", "Sửa mó nước, xây bể lọc", "Đường ống dẫn nước tự chảy"},
     {"Đủ nước sạch quanh năm cho các hộ trong thôn", "Nước hợp vệ sinh, không cạn mùa khô",
      "Bớt thời gian gánh nước cho phụ nữ"},
     60,
     150},
    {'R',
     "road",
     {"Đường bê tông nội thôn", "Đường vào khu sản xuất", "Rãnh thoát nước và mặt đường dốc"},
     {"Xe máy đi được khi trời mưa", "Chở nông sản ra khỏi khu sản xuất bằng xe",
      "Trẻ em đến trường an toàn mùa mưa"},
     90,
     210},
    {'B',
     "bridge",
     {"Cầu dân sinh qua suối", "Ngầm tràn qua suối", "Cầu treo nhỏ qua suối"},
     {"Qua suối an toàn mùa lũ", "Qua suối an toàn mùa lũ", "Qua suối an toàn mùa lũ"},
     90,
     190},
    {'I',
     "irrigation",
     {"Kiên cố mương nội đồng", "Phai dâng nước và mương dẫn", "Sửa đập nhỏ và cống lấy nước"},
     {"Đủ nước cho hai vụ lúa", "Thêm diện tích lúa vụ xuân", "Giảm công nạo vét mương hằng năm"},
     70,
     170},
    {'E',
     "electricity",
     {"Đường dây hạ thế nhánh", "Đèn năng lượng mặt trời đường thôn", "Đường dây hạ thế nhánh"},
     {"Các hộ xa trạm có điện ổn định", "Đi lại buổi tối an toàn",
      "Các hộ xa trạm có điện ổn định"},
     60,
     130},
    {'H',
     "community_house",
     {"Nhà họp thôn", "Sửa mái và sân nhà họp thôn", "Công trình vệ sinh nhà họp thôn"},
     {"Thôn có chỗ họp cho mọi hộ", "Nhà họp dùng được quanh năm", "Nhà họp hợp vệ sinh"},
     80,
     180},
    {'S',
     "school",
     {"Sửa lớp và sân điểm trường", "Bếp ăn và bể nước điểm trường", "Tường rào điểm trường"},
     {"Lớp học không dột, sân khô ráo", "Trẻ ăn trưa tại điểm trường", "Trẻ chơi an toàn"},
     50,
     110},
    {'L',
     "livelihood",
     {"Nuôi gà đồi của nhóm sở thích", "Nuôi lợn đen của nhóm sở thích",
      "Trồng dong riềng, làm miến của nhóm sở thích"},
     {"Thu nhập hộ thành viên tăng ít nhất 15 %", "Thu nhập hộ thành viên tăng ít nhất 15 %",
      "Sản phẩm bán được tại hội chợ"},
     35,
     80},
}};

/// A village's sub-projects: what they are (letters of kKinds) and how far each is on kMapDate.
struct VillageStory {
    const char* kinds;
    const char* states;
};

constexpr std::array<VillageStory, 18> kStories = {{
    {"WRLI", "ECCU"}, // Bằng Vân
    {"WRLH", "ECUA"},
    {"WIB", "ECU"},
    {"WRLIS", "EECCC"},
    {"WRB", "CPU"},
    {"WLE", "ECU"},
    {"WB", "CA"},
    {"WRLI", "ECCU"}, // Thượng Ân
    {"WRIH", "EUXA"},
    {"WRLI", "EECU"},
    {"WLL", "CUP"},
    {"WRLH", "PPGP"},
    {"WRE", "CUP"},
    {"WRLIS", "EECCU"}, // Đức Vân
    {"WRLI", "EECC"},
    {"WLH", "ECA"},
    {"RLIB", "ECCU"},
    {"WRH", "AGP"},
}};

constexpr std::array<std::string_view, 9> kRounds = {"2020-11-20", "2021-03-18", "2021-06-24",
                                                     "2021-09-23", "2021-12-16", "2022-03-17",
                                                     "2022-06-16", "2022-09-22", "2022-12-15"};

const Kind& kindOf(char letter) {
    const auto* found = std::ranges::find(kKinds, letter, &Kind::letter);
    assert(found != kKinds.end());
    return *found;
}

Date between(Random& random, std::string_view first, std::string_view last) {
    const Date from = day(first);
    return daysAfter(from, random.below(day(last).daysSinceEpoch - from.daysSinceEpoch + 1));
}

/// The days of the steps. Each state on the map's date comes from its own rounds, so that the count
/// of every state on that day is what the story says.
void giveDates(SubProject& project, Random& random) {
    const Date last = day(kLastDay);
    const auto passes = [&](int round) {
        project.round = round;
        project.appraised = roundDate(round);
        project.proposed = daysAfter(project.appraised, -random.between(18, 55));
        project.approved = daysAfter(project.appraised, random.between(4, 12));
    };
    switch (project.stateOnMapDate) {
    case 'E':
        passes(static_cast<int>(random.between(1, 3)));
        project.started = daysAfter(project.approved, random.between(10, 35));
        project.completed = daysAfter(*project.started, random.between(60, 150));
        project.evaluated = daysAfter(*project.completed, random.between(60, 180));
        project.evaluated =
            std::min(*project.evaluated, daysAfter(day(kMapDate), -random.between(3, 60)));
        break;
    case 'C':
        passes(static_cast<int>(random.between(3, 5)));
        project.started = daysAfter(project.approved, random.between(10, 30));
        project.completed = daysAfter(*project.started, random.between(70, 150));
        project.completed =
            std::min(*project.completed, daysAfter(day(kMapDate), -random.between(0, 30)));
        project.evaluated = between(random, "2022-07-12", "2022-12-15");
        break;
    case 'U':
        passes(static_cast<int>(random.between(5, 6)));
        project.started = daysAfter(project.approved, random.between(14, 60));
        project.completed = between(random, "2022-07-25", "2022-11-30");
        project.evaluated = daysAfter(*project.completed, random.between(70, 150));
        break;
    case 'A':
        passes(7);
        project.started = between(random, "2022-07-11", "2022-08-20");
        project.completed = between(random, "2022-11-01", "2023-01-31");
        project.evaluated = daysAfter(*project.completed, random.between(60, 120));
        break;
    case 'G':
        passes(7);
        project.approved = between(random, "2022-07-04", "2022-07-15");
        project.started = between(random, "2022-08-01", "2022-09-10");
        project.completed = between(random, "2022-12-01", "2023-02-20");
        project.evaluated = daysAfter(*project.completed, random.between(60, 110));
        break;
    case 'X':
        passes(3);
        project.started = daysAfter(project.approved, random.between(60, 90));
        project.stopped = day("2022-04-12");
        break;
    default:
        passes(static_cast<int>(random.between(8, 9)));
        project.proposed = between(random, "2022-05-10", "2022-06-24");
        project.started = daysAfter(project.approved, random.between(20, 50));
        project.completed = between(random, "2023-04-03", "2023-06-20");
        break;
    }
    if (project.evaluated && *project.evaluated > last)
        project.evaluated.reset();
}

/// Two under-way ones break rule R1; everybody else gives 26 to 42 %.
std::int64_t communityPerMille(const SubProject& project, Random& random) {
    const std::int64_t usual = random.between(260, 420);
    if (project.village == 5 && project.type == "bridge")
        return 210;
    if (project.village == 11 && project.stateOnMapDate == 'U')
        return 230;
    return usual;
}

/// In steps of 100 000 VND; the parts add up to the whole.
std::vector<Money> plan(const SubProject& project, const Kind& kind, Random& random) {
    constexpr std::int64_t kStep = 100'000;
    const std::int64_t total =
        random.between(kind.leastMillion * 10, kind.mostMillion * 10) * kStep;
    const std::int64_t perMille = communityPerMille(project, random);
    const bool low = perMille < 250;
    // Rounded so that "at least a quarter" stays on its side of the line.
    const std::int64_t community = (total / kStep * perMille / 1000 + (low ? 0 : 1)) * kStep;
    const std::int64_t outside =
        random.below(4) == 0 ? total / kStep * random.between(30, 80) / 1000 * kStep : 0;
    const bool fromState = random.below(2) == 0;
    const std::int64_t cashWeight = random.between(2, 4);
    const std::int64_t labourWeight = random.between(4, 7);
    const std::int64_t kindWeight = random.between(1, 3);
    const std::vector<std::int64_t> parts =
        split(community / kStep, std::array{cashWeight, labourWeight, kindWeight});

    std::vector<Money> money{{"project", total - community - outside},
                             {"community_cash", parts[0] * kStep},
                             {"community_labour", parts[1] * kStep},
                             {"community_kind", parts[2] * kStep}};
    if (outside > 0)
        money.push_back({fromState ? "state" : "other", outside});
    return money;
}

Spot placeFor(const Village& village, std::vector<Spot>& taken, std::uint64_t seed) {
    constexpr std::int64_t kApart = 6'500; // 650 m: symbols side by side
    Spot best = village.centre;
    std::int64_t bestGap = -1;
    for (std::uint64_t attempt = 0; attempt < 60; ++attempt) {
        const Spot spot =
            somewhereIn(village.whereabouts, village.centre, 2'000, seed * 100 + attempt);
        std::int64_t gap = kApart * kApart;
        for (const Spot other : taken)
            gap = std::min(gap, (spot.x - other.x) * (spot.x - other.x) +
                                    (spot.y - other.y) * (spot.y - other.y));
        if (gap > bestGap) {
            best = spot;
            bestGap = gap;
        }
        if (gap == kApart * kApart)
            break;
    }
    taken.push_back(best);
    return best;
}

SubProject makeSubProject(const Village& village, const Kind& kind, char state,
                          std::set<std::string>& usedTitles, Random& random) {
    SubProject project;
    project.type = kind.type;
    project.village = village.number;
    project.stateOnMapDate = state;
    auto variant = static_cast<std::size_t>(random.below(3));
    const auto titleOf = [&](std::size_t index) {
        return fmt::format("{}, {}", kind.titles[index], village.name);
    };
    while (usedTitles.contains(titleOf(variant)))
        variant = (variant + 1) % 3;
    project.title = titleOf(variant);
    usedTitles.insert(project.title);
    project.objective = kind.objectives[variant];
    giveDates(project, random);
    project.planned = plan(project, kind, random);
    return project;
}

std::vector<SubProject> makeSubProjects() {
    std::vector<SubProject> all;
    std::set<std::string> usedTitles;
    for (const Village& village : villages()) {
        const VillageStory& story = kStories[static_cast<std::size_t>(village.number) - 1];
        std::vector<Spot> taken{village.centre};
        for (std::size_t i = 0; i < std::strlen(story.kinds); ++i) {
            const auto seed = static_cast<std::uint64_t>(village.number) * 10 + i;
            Random random(4'000 + seed);
            SubProject project = makeSubProject(village, kindOf(story.kinds[i]), story.states[i],
                                                usedTitles, random);
            project.spot = placeFor(village, taken, 5'000 + seed);
            all.push_back(std::move(project));
        }
    }
    const auto find = [&all](int village, std::string_view type) {
        return std::ranges::find_if(
            all, [&](const SubProject& p) { return p.village == village && p.type == type; });
    };
    // Two are still under way when the programme ends, and one misses its objective.
    find(12, "community_house")->completed.reset();
    find(18, "community_house")->completed.reset();
    find(13, "road")->objectiveMet = false;

    // What comes first in the story has the smaller id; equal days keep that order.
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].id = fmt::format("{:03}", i);
    std::ranges::sort(all, {}, [](const SubProject& p) { return std::tie(p.proposed, p.id); });
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].id = fmt::format("DA-{:03}", i + 1);
    return all;
}

} // namespace

std::int64_t SubProject::plannedTotal() const {
    std::int64_t total = 0;
    for (const Money& money : planned)
        total += money.vnd;
    return total;
}

Date roundDate(int round) {
    return day(kRounds.at(static_cast<std::size_t>(round) - 1));
}

const std::vector<SubProject>& subProjects() {
    static const std::vector<SubProject> all = makeSubProjects();
    return all;
}

int plannedSubProjects(int village) {
    return static_cast<int>(std::strlen(kStories.at(static_cast<std::size_t>(village) - 1).kinds));
}

Date day(std::string_view iso) {
    return Date::fromIso(iso).value();
}

Date daysAfter(Date date, std::int64_t days) {
    return {static_cast<std::int32_t>(date.daysSinceEpoch + days)};
}

} // namespace thonmap::demo
