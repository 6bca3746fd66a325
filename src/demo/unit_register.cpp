#include "demo/district.h"
#include "demo/people.h"
#include "demo/random.h"
#include "demo/registers.h"
#include "demo/villages.h"

#include <fmt/format.h>

#include <array>
#include <string>

namespace thonmap::demo {

namespace {

constexpr std::string_view kCodes = "Mã và tên: daohoangson/dvhcvn-historical-data (2019–2020), "
                                    "thanglequoc/vietnamese-provinces-database (2025)";
constexpr std::string_view kMerge2020 = "855/NQ-UBTVQH14";
constexpr std::string_view kTown2023 = "722/NQ-UBTVQH15";
constexpr std::string_view kMerge2025 = "1683/NQ-UBTVQH15";

/// A unit during one validity. `resolution` is the legal basis of what ended it, or of the unit
/// itself while it stands.
struct UnitRow {
    std::string_view code;
    std::string_view name;
    std::string_view kind;
    std::string_view parent;
    std::string_view from;
    std::string_view to;
    std::string_view successor;
    std::string_view resolution;
};

constexpr std::string_view kFirst = "2019-04-01";
constexpr std::string_view kBefore2020 = "2020-01-31";
constexpr std::string_view kSince2020 = "2020-02-01";
constexpr std::string_view kBefore2025 = "2025-06-30";
constexpr std::string_view kSince2025 = "2025-07-01";

constexpr std::array kUnits = {
    UnitRow{"01936", "Nà Phặc", "thị trấn", "062", kFirst, kBefore2025, "01936", kMerge2025},
    UnitRow{"01936", "Nà Phặc", "xã", "19", kSince2025, "", "", kMerge2025},
    UnitRow{"01939", "Thượng Ân", "xã", "062", kFirst, kBefore2025, "01942", kMerge2025},
    UnitRow{"01942", "Bằng Vân", "xã", "062", kFirst, kBefore2025, "01942", kMerge2025},
    UnitRow{"01942", "Bằng Vân", "xã", "19", kSince2025, "", "", kMerge2025},
    UnitRow{"01945", "Cốc Đán", "xã", "062", kFirst, kBefore2025, "01954", kMerge2025},
    // The lists write Hoà until 2020 and Hòa from then on; no resolution changed the unit.
    UnitRow{"01948", "Trung Hoà", "xã", "062", kFirst, kBefore2020, "01948", ""},
    UnitRow{"01948", "Trung Hòa", "xã", "062", kSince2020, kBefore2025, "01936", kMerge2025},
    UnitRow{"01951", "Đức Vân", "xã", "062", kFirst, kBefore2025, "01954", kMerge2025},
    UnitRow{"01954", "Vân Tùng", "xã", "062", kFirst, "2023-04-09", "01954", kTown2023},
    UnitRow{"01954", "Vân Tùng", "thị trấn", "062", "2023-04-10", kBefore2025, "01954", kMerge2025},
    UnitRow{"01954", "Ngân Sơn", "xã", "19", kSince2025, "", "", kMerge2025},
    UnitRow{"01957", "Thượng Quan", "xã", "062", kFirst, kBefore2025, "01957", kMerge2025},
    UnitRow{"01957", "Thượng Quan", "xã", "19", kSince2025, "", "", kMerge2025},
    UnitRow{"01960", "Lãng Ngâm", "xã", "062", kFirst, kBefore2020, "01960", kMerge2020},
    UnitRow{"01960", "Hiệp Lực", "xã", "062", kSince2020, kBefore2025, "01960", kMerge2025},
    UnitRow{"01960", "Hiệp Lực", "xã", "19", kSince2025, "", "", kMerge2025},
    UnitRow{"01963", "Thuần Mang", "xã", "062", kFirst, kBefore2025, "01960", kMerge2025},
    UnitRow{"01966", "Hương Nê", "xã", "062", kFirst, kBefore2020, "01960", kMerge2020},
};

std::string_view shapeWord(VillageShape shape) {
    switch (shape) {
    case VillageShape::none:
        return "none";
    case VillageShape::point:
        return "point";
    case VillageShape::polygon:
        return "polygon";
    case VillageShape::both:
        return "both";
    }
    return "none";
}

int communeOf2025(int commune) {
    return commune == 39 ? 42 : commune == 51 ? 54 : commune;
}

/// The eleven communes of 2019 with the census figures; the split by ethnic group, in percent in
/// the order of kEthnicGroups, is made up.
struct CensusRow {
    std::string_view code;
    std::int64_t persons;
    std::int64_t households;
    std::array<std::int64_t, 8> percent;
};

constexpr std::array<CensusRow, 11> kCensus = {{
    {"01936", 6459, 1733, {52, 12, 21, 5, 9, 0, 0, 1}},
    {"01939", 2001, 454, {34, 36, 20, 8, 2, 0, 0, 0}},
    {"01942", 2833, 713, {34, 38, 19, 4, 4, 1, 0, 0}},
    {"01945", 2389, 611, {30, 22, 44, 3, 1, 0, 0, 0}},
    {"01948", 1346, 339, {61, 11, 24, 2, 2, 0, 0, 0}},
    {"01951", 1429, 374, {49, 26, 19, 0, 5, 0, 0, 1}},
    {"01954", 3734, 937, {50, 24, 12, 1, 12, 1, 0, 0}},
    {"01957", 3044, 751, {31, 14, 52, 2, 1, 0, 0, 0}},
    {"01960", 2645, 650, {68, 10, 14, 5, 3, 0, 0, 0}},
    {"01963", 2199, 580, {57, 18, 21, 3, 1, 0, 0, 0}},
    {"01966", 1190, 344, {72, 9, 17, 0, 2, 0, 0, 0}},
}};

constexpr std::string_view kCensusSource =
    "Tổng điều tra dân số và nhà ở 01/04/2019 (hgscarlette/vn-demographic)";
constexpr std::string_view kCensusSplit =
    "Tổng số của xã: Tổng điều tra 2019; chia theo dân tộc và giới: minh hoạ";

void addPersons(CsvTable& table, std::string_view unit, std::string_view date,
                const std::vector<GroupCount>& groups, std::string_view source) {
    for (const GroupCount& group : groups) {
        const std::string ethnic(kEthnicGroups.at(group.group));
        table.add({std::string(unit), std::string(date), ethnic, "female",
                   fmt::format("{}", group.women), ""},
                  source, true);
        table.add({std::string(unit), std::string(date), ethnic, "male",
                   fmt::format("{}", group.men), ""},
                  source, true);
    }
}

void addHouseholds(CsvTable& table, std::string_view unit, std::string_view date,
                   std::int64_t households, std::string_view source, bool illustrative) {
    table.add({std::string(unit), std::string(date), "", "", "", fmt::format("{}", households)},
              source, illustrative);
}

void addCensus(CsvTable& table) {
    Random random(601);
    for (const CensusRow& row : kCensus) {
        const std::vector<std::int64_t> persons = split(row.persons, row.percent);
        std::vector<GroupCount> groups;
        for (std::size_t group = 0; group < persons.size(); ++group) {
            if (persons[group] == 0)
                continue;
            const std::int64_t perMille = random.between(480, 510);
            const std::int64_t women = (persons[group] * perMille + 500) / 1000;
            groups.push_back({.group = group, .women = women, .men = persons[group] - women});
        }
        addPersons(table, row.code, kFirst, groups, kCensusSplit);
        addHouseholds(table, row.code, kFirst, row.households, kCensusSource, false);
    }
}

} // namespace

CsvTable unitTable() {
    CsvTable table("unit", {"code", "name", "full_name", "level", "parent", "valid_from",
                            "valid_to", "successor", "share", "resolution", "shape"});
    table.add({"062", "Ngân Sơn", "huyện Ngân Sơn", "district", "06", std::string(kFirst),
               std::string(kBefore2025), "", "", std::string(kMerge2025), "polygon"},
              kCodes, false);
    for (const UnitRow& unit : kUnits)
        table.add({std::string(unit.code), std::string(unit.name),
                   fmt::format("{} {}", unit.kind, unit.name), "commune", std::string(unit.parent),
                   std::string(unit.from), std::string(unit.to), std::string(unit.successor),
                   unit.successor.empty() ? "" : "1", std::string(unit.resolution), "polygon"},
                  kCodes, false);
    for (const Village& village : villages()) {
        const std::string shape(shapeWord(village.shape));
        table.add({village.code, village.name, village.name, "village",
                   communeCode(village.commune), std::string(kFirst), std::string(kBefore2025),
                   village.code, "1", std::string(kMerge2025), shape});
        table.add({village.code, village.name, village.name, "village",
                   communeCode(communeOf2025(village.commune)), std::string(kSince2025), "", "", "",
                   std::string(kMerge2025), shape});
    }
    return table;
}

CsvTable populationTable() {
    CsvTable table("population",
                   {"unit_code", "date", "ethnic_group", "sex", "persons", "households"});
    addCensus(table);
    for (const Village& village : villages()) {
        const Residents baseline = residentsAtBaseline(village.number);
        addPersons(table, village.code, "2020-09-15", baseline.groups, kInvented);
        addHouseholds(table, village.code, "2020-09-15", baseline.households, kInvented, true);
        const Residents& update = residents(village.number);
        addPersons(table, village.code, "2022-01-15", update.groups, kInvented);
        addHouseholds(table, village.code, "2022-01-15", update.households, kInvented, true);
    }
    return table;
}

} // namespace thonmap::demo
