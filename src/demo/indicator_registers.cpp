#include "demo/random.h"
#include "demo/registers.h"
#include "demo/sub_projects.h"
#include "demo/villages.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>

namespace thonmap::demo {

namespace {

constexpr std::string_view kStart = "2020-07-01";

/// Villages whose interest group is to become a certified cooperative group.
constexpr std::array<int, 8> kCooperatives = {1, 4, 6, 8, 10, 14, 15, 17};
/// The village whose reports only begin after the map's date.
constexpr int kLateReporter = 12;
/// The village that never reported incomes.
constexpr int kNoIncomes = 7;

constexpr std::string_view kProgramme = "Văn kiện dự án N-VNM-2020-0151";

CsvTable indicatorTable() {
    CsvTable table("indicator", {"code", "unit_code", "baseline", "target", "due", "plan_start"});
    // The programme's targets are its own; how they fall to villages is made up.
    const auto add = [&table](const char* code, const std::string& unit, int target,
                              std::string_view due) {
        table.add(
            {code, unit, "0", fmt::format("{}", target), std::string(due), std::string(kStart)},
            unit.empty() ? kProgramme : kInvented, !unit.empty());
    };
    add("O1", "", 65, kLastDay);
    for (const Village& village : villages())
        add("O1", village.code, plannedSubProjects(village.number), kLastDay);
    add("O2", "", 15, kLastDay);
    for (const Village& village : villages())
        add("O2", village.code, 15, kLastDay);
    add("O3", "", 8, kMapDate);
    for (const int village : kCooperatives)
        add("O3", fmt::format("NS-TM{:02}", village), 1, kMapDate);
    return table;
}

/// Income growth of a village's member households against 2020, in tenths of a percent.
struct Growth {
    std::string_view date;
    std::int64_t least;
    std::int64_t most;
};

constexpr std::array<Growth, 4> kGrowth = {{{"2021-12-31", 18, 62},
                                            {"2022-06-30", 58, 118},
                                            {"2022-12-31", 102, 152},
                                            {"2023-06-30", 138, 192}}};

std::string tenths(std::int64_t value) {
    return fmt::format("{}.{}", value / 10, value % 10);
}

/// Half-yearly per village with the number of households behind it; once, a figure is corrected.
CsvTable measurementTable() {
    CsvTable table("measurement",
                   {"id", "indicator_code", "unit_code", "date", "value", "n", "replaces"});
    int number = 0;
    const auto add = [&](const std::string& unit, std::string_view date, std::int64_t value,
                         std::int64_t households, const std::string& replaces) {
        table.add({fmt::format("DL-{:03}", ++number), "O2", unit, std::string(date), tenths(value),
                   fmt::format("{}", households), replaces});
    };
    for (const Growth& growth : kGrowth) {
        for (const Village& village : villages()) {
            Random random(1'000U + static_cast<std::uint64_t>(village.number) * 10 +
                          static_cast<std::uint64_t>(growth.least));
            const std::int64_t value = random.between(growth.least, growth.most);
            const std::int64_t households =
                growth.date == kLastDay ? random.between(9, 10) : random.between(8, 10);
            const bool silent =
                village.number == kNoIncomes ||
                (village.number == kLateReporter && day(growth.date) <= day(kMapDate)) ||
                // Two villages did not finish the survey of mid-2022: their figures are older.
                (growth.date == kMapDate && (village.number == 3 || village.number == 16));
            if (silent)
                continue;
            if (village.number == 9 && growth.date == "2021-12-31") {
                // Typed as 45.0 instead of 4.5 at first.
                add(village.code, growth.date, 450, households, "");
                add(village.code, growth.date, 45, households, fmt::format("DL-{:03}", number));
                continue;
            }
            add(village.code, growth.date, value, households, "");
        }
    }
    return table;
}

} // namespace

std::vector<CsvTable> indicatorTables() {
    return {indicatorTable(), measurementTable()};
}

} // namespace thonmap::demo
