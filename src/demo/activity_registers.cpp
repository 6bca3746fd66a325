#include "demo/calendar.h"
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
#include <tuple>
#include <vector>

namespace thonmap::demo {

namespace {

constexpr std::string_view kPlanSource =
    "Số kế hoạch: văn kiện dự án N-VNM-2020-0151; hạn: minh hoạ";
constexpr std::array<std::string_view, 3> kCommunes = {"01942", "01939", "01951"};
/// Its monitoring reports only begin after the map's date.
constexpr int kLateReporter = 12;

struct Event {
    Date date;
    std::vector<std::string> cells; ///< without the id
    std::size_t order = 0;          ///< within one day
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
    for (int turn = 0; turn < plan.planned; ++turn) {
        const Date date = eventDay(plan, turn);
        Random random(2'000U + static_cast<std::uint64_t>(turn) * 31 +
                      static_cast<std::uint64_t>(date.daysSinceEpoch));
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
        const auto plan = std::ranges::find(plans(), code, &Plan::code);
        const bool listed = plan != plans().end();
        const int planned = listed ? plan->planned : number == 11 ? 9 : 65;
        const std::string_view due = listed ? plan->due : number == 11 ? "2022-12-31" : kLastDay;
        table.add({code, fmt::format("{}", planned), std::string(due)},
                  number == 15 ? kInvented : kPlanSource, true);
    }
    return table;
}

CsvTable eventTable() {
    std::vector<Event> events;
    for (const Plan& plan : plans())
        addPlanned(events, plan);
    addRounds(events);
    addReports(events);
    for (std::size_t i = 0; i < events.size(); ++i)
        events[i].order = i;
    std::ranges::sort(events, {}, [](const Event& e) { return std::tie(e.date, e.order); });
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
