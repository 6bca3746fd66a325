#include "demo/random.h"
#include "demo/registers.h"
#include "demo/sub_projects.h"
#include "demo/villages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::demo {

namespace {

/// Where the events of an activity take place: in villages or communes by turns, or in the
/// district.
enum class Place : std::uint8_t { village, commune, programme };

/// A planned activity, and how its events are spread evenly between two days.
struct Plan {
    std::string_view code;
    int planned;
    std::string_view due;
    Place place;
    std::string_view first;
    std::string_view last;
    std::array<std::string_view, 3> titles;
    int leastPeople;
    int mostPeople;
};

constexpr std::array<Plan, 13> kPlans = {{
    {"A1",
     40,
     "2021-06-30",
     Place::village,
     "2020-09-07",
     "2021-05-28",
     {"Họp giới thiệu dự án, bầu tổ cộng đồng", "Họp xếp hạng ưu tiên của thôn",
      "Họp lập hồ sơ cộng đồng"},
     28,
     60},
    {"A2",
     15,
     "2022-06-30",
     Place::commune,
     "2020-10-12",
     "2022-05-20",
     {"Tập huấn quản lý cộng đồng", "Tập huấn điều hành họp và quản lý tài chính",
      "Tập huấn giới và phát triển"},
     22,
     34},
    {"A3",
     54,
     "2023-03-31",
     Place::village,
     "2020-11-09",
     "2023-03-17",
     {"Truyền thông pháp luật đất đai", "Truyền thông Luật Bình đẳng giới",
      "Tư vấn pháp luật tại thôn"},
     24,
     52},
    {"A4",
     36,
     "2023-05-31",
     Place::commune,
     "2021-03-15",
     "2023-05-19",
     {"Đối thoại giữa xã và cộng đồng", "Đối thoại về giám sát công trình",
      "Đối thoại về sinh kế và tiêu thụ"},
     20,
     45},
    {"A5",
     18,
     "2021-06-30",
     Place::village,
     "2021-01-11",
     "2021-03-26",
     {"Họp thành lập nhóm nông dân sở thích", "Họp thành lập nhóm nông dân sở thích",
      "Họp thành lập nhóm nông dân sở thích"},
     10,
     18},
    {"A6",
     15,
     "2022-12-31",
     Place::commune,
     "2021-04-12",
     "2022-11-25",
     {"Tập huấn quản lý nhóm và ghi chép hộ", "Tập huấn ủ phân vi sinh, thuốc thảo mộc",
      "Tập huấn kỹ thuật sản xuất"},
     24,
     36},
    {"A7",
     6,
     "2022-12-31",
     Place::commune,
     "2021-09-06",
     "2022-10-21",
     {"Tập huấn kế hoạch kinh doanh, sổ sách", "Tập huấn bán hàng, thương lượng giá",
      "Tập huấn quảng bá sản phẩm"},
     16,
     20},
    {"A8",
     2,
     "2021-12-31",
     Place::programme,
     "2021-08-16",
     "2021-11-18",
     {"Nghiên cứu thị trường", "Hội thảo kết quả nghiên cứu thị trường", ""},
     30,
     42},
    {"A9",
     1,
     "2020-12-31",
     Place::programme,
     "2020-11-02",
     "2020-11-02",
     {"Khảo sát đầu kỳ", "", ""},
     150,
     150},
    {"A10",
     2,
     "2022-12-31",
     Place::programme,
     "2021-10-18",
     "2022-09-26",
     {"Tham quan mô hình kinh tế", "Tham quan mô hình kinh tế", ""},
     24,
     30},
    {"A13",
     2,
     "2023-05-31",
     Place::programme,
     "2022-01-20",
     "2023-01-12",
     {"Hội chợ nông sản của các nhóm sở thích", "Hội chợ nông sản của các nhóm sở thích", ""},
     120,
     260},
    {"A14",
     6,
     "2023-06-30",
     Place::commune,
     "2021-12-08",
     "2023-05-30",
     {"Hội thảo chia sẻ kinh nghiệm tiểu dự án", "Hội thảo chia sẻ kinh nghiệm tiểu dự án",
      "Hội thảo chia sẻ kinh nghiệm tiểu dự án"},
     35,
     60},
    {"A15",
     20,
     "2023-06-30",
     Place::programme,
     "2020-07-20",
     "2023-06-26",
     {"Họp ban quản lý dự án", "Họp ban quản lý dự án", "Kiểm toán nửa năm"},
     7,
     12},
}};

constexpr std::string_view kPlanSource =
    "Số kế hoạch: văn kiện dự án N-VNM-2020-0151; hạn: minh hoạ";
constexpr std::array<std::string_view, 3> kCommunes = {"01942", "01939", "01951"};
/// Its monitoring reports only begin after the map's date.
constexpr int kLateReporter = 12;

struct Event {
    Date date;
    std::vector<std::string> cells; ///< without the id
};

std::string unitOf(Place place, int turn) {
    switch (place) {
    case Place::village:
        return fmt::format("NS-TM{:02}", turn % 18 + 1);
    case Place::commune:
        return std::string(kCommunes.at(static_cast<std::size_t>(turn) % 3));
    case Place::programme:
        break;
    }
    return {};
}

void addPlanned(std::vector<Event>& events, const Plan& plan) {
    const Date first = day(plan.first);
    const int span = day(plan.last).daysSinceEpoch - first.daysSinceEpoch;
    for (int turn = 0; turn < plan.planned; ++turn) {
        Random random(2'000U + static_cast<std::uint64_t>(turn) * 31 +
                      static_cast<std::uint64_t>(first.daysSinceEpoch));
        const Date date = daysAfter(
            first, plan.planned == 1 ? 0 : std::int64_t{span} * turn / (plan.planned - 1));
        // Rounds through all villages change the subject, not the place.
        const int subject = plan.place == Place::village ? turn / 18 : turn;
        const std::string_view title =
            plan.titles.at(static_cast<std::size_t>(subject) % (plan.titles[2].empty() ? 2 : 3));
        const std::int64_t people = random.between(plan.leastPeople, plan.mostPeople);
        const std::int64_t women = people * random.between(48, 60) / 100;
        std::string raised;
        std::string resolved;
        if (plan.code == "A4") {
            const std::int64_t issues = random.between(3, 9);
            raised = fmt::format("{}", issues);
            resolved = fmt::format("{}", issues * random.between(50, 90) / 100);
        }
        events.push_back(
            {date,
             {std::string(plan.code), date.iso(), unitOf(plan.place, turn), std::string(title),
              fmt::format("{}", women), fmt::format("{}", people - women), raised, resolved}});
    }
}

void addRounds(std::vector<Event>& events) {
    for (int round = 1; round <= 9; ++round)
        events.push_back(
            {roundDate(round),
             {"A11", roundDate(round).iso(), "",
              fmt::format("Thẩm định, phê duyệt đề xuất đợt {}", round), "", "", "", ""}});
}

/// A quarter's report of each village: without one, nothing is known of it.
void addReports(std::vector<Event>& events) {
    for (const std::string_view quarter :
         {"2021-03-31", "2021-06-30", "2021-09-30", "2021-12-31", "2022-03-31", "2022-06-30",
          "2022-09-30", "2022-12-31", "2023-03-31", "2023-06-30"}) {
        for (const Village& village : villages()) {
            if (village.number == kLateReporter && day(quarter) <= day(kMapDate))
                continue;
            events.push_back({day(quarter),
                              {"A15", std::string(quarter), village.code,
                               "Báo cáo giám sát quý của thôn", "", "", "", ""}});
        }
    }
}

/// The numbers are the programme's own, except A15, a calendar there; the due days are made up.
CsvTable activityTable() {
    CsvTable table("activity", {"code", "planned", "due"});
    for (int number = 1; number <= 15; ++number) {
        const std::string code = fmt::format("A{}", number);
        const auto* plan = std::ranges::find(kPlans, code, &Plan::code);
        const bool listed = plan != kPlans.end();
        const int planned = listed ? plan->planned : number == 11 ? 9 : 65;
        const std::string_view due = listed ? plan->due : number == 11 ? "2022-12-31" : kLastDay;
        table.add({code, fmt::format("{}", planned), std::string(due)},
                  number == 15 ? kInvented : kPlanSource, true);
    }
    return table;
}

CsvTable eventTable() {
    std::vector<Event> events;
    for (const Plan& plan : kPlans)
        addPlanned(events, plan);
    addRounds(events);
    addReports(events);
    std::ranges::stable_sort(events, {}, &Event::date);
    CsvTable table("event",
                   {"id", "activity_code", "date", "unit_code", "title", "participants_female",
                    "participants_male", "issues_raised", "issues_resolved"});
    int number = 0;
    for (Event& event : events) {
        std::vector<std::string> cells{fmt::format("SK-{:03}", ++number)};
        std::ranges::move(event.cells, std::back_inserter(cells));
        table.add(std::move(cells));
    }
    return table;
}

} // namespace

std::vector<CsvTable> activityTables() {
    return {activityTable(), eventTable()};
}

} // namespace thonmap::demo
