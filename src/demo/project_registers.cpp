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
#include <tuple>
#include <vector>

namespace thonmap::demo {

namespace {

std::string villageCode(int village) {
    return fmt::format("NS-TM{:02}", village);
}

std::string groupOf(std::string_view type, int village) {
    return fmt::format("{}-{:02}", type == "livelihood" ? "NDST" : "TCD", village);
}

std::string iso(const std::optional<Date>& date) {
    return date ? date->iso() : std::string{};
}

std::string yesNo(bool value) {
    return value ? "true" : "false";
}

std::string coordinate(std::int64_t decimetres) {
    return fmt::format("{}.{}", decimetres / 10, decimetres % 10);
}

struct Problem {
    std::string_view type;
    std::string_view text;
};

constexpr std::array<Problem, 8> kProblems = {{
    {"water", "Thiếu nước sinh hoạt vào mùa khô"},
    {"road", "Đường trong thôn lầy lội khi mưa"},
    {"livelihood", "Thiếu vốn và kỹ thuật chăn nuôi, trồng trọt"},
    {"irrigation", "Mương hỏng, ruộng thiếu nước vụ xuân"},
    {"community_house", "Chưa có chỗ họp cho cả thôn"},
    {"bridge", "Qua suối nguy hiểm mùa lũ"},
    {"electricity", "Các hộ xa trạm điện yếu"},
    {"school", "Điểm trường dột, thiếu nước"},
}};

std::string_view problemOf(std::string_view type) {
    return std::ranges::find(kProblems, type, &Problem::type)->text;
}

/// What a village asks for ranks as it was later carried out; one more problem stays open.
CsvTable priorityTable() {
    CsvTable table("priority", {"id", "unit_code", "meeting_date", "rank", "problem", "type",
                                "votes_female", "votes_male"});
    int number = 0;
    for (const Village& village : villages()) {
        std::vector<std::string_view> types;
        for (const SubProject& project : subProjects())
            if (project.village == village.number &&
                std::ranges::find(types, project.type) == types.end())
                types.push_back(project.type);
        for (const Problem& problem : kProblems)
            if (std::ranges::find(types, problem.type) == types.end()) {
                types.push_back(problem.type);
                break;
            }
        Random random(700U + static_cast<std::uint64_t>(village.number));
        const Date meeting = priorityDay(village.number);
        std::int64_t female = residents(village.number).households * random.between(45, 60) / 100;
        std::int64_t male = residents(village.number).households * random.between(35, 50) / 100;
        for (std::size_t rank = 0; rank < types.size(); ++rank) {
            table.add({fmt::format("UT-{:03}", ++number), village.code, meeting.iso(),
                       fmt::format("{}", rank + 1), std::string(problemOf(types[rank])),
                       std::string(types[rank]), fmt::format("{}", female),
                       fmt::format("{}", male)});
            female = female * random.between(60, 85) / 100;
            male = male * random.between(60, 85) / 100;
        }
    }
    return table;
}

struct Refusal {
    int village;
    std::string_view type;
    std::string_view title;
    int round;
    std::int64_t requestedMillion;
    std::int64_t ownMillion;
    std::string_view reason;
};

constexpr std::array<Refusal, 16> kRefusals = {{
    {1, "bridge", "Cầu treo qua suối", 1, 320, 30, "Vượt mức hỗ trợ của một tiểu dự án"},
    {6, "road", "Đường vào khu rẫy", 1, 180, 20, "Vốn đối ứng dưới 25 %"},
    {10, "community_house", "Xây mới nhà họp thôn", 2, 210, 40, "Vốn đối ứng dưới 25 %"},
    {3, "school", "Sửa điểm trường", 2, 90, 25, "Trùng kế hoạch của xã trong năm"},
    {15, "electricity", "Đèn đường thôn", 2, 70, 20, "Chưa họp thôn lấy ý kiến"},
    {9, "livelihood", "Nuôi trâu vỗ béo", 3, 150, 50, "Chưa có kế hoạch bán sản phẩm"},
    {18, "water", "Giếng khoan", 3, 95, 35, "Chưa có kết quả thử nước"},
    {4, "bridge", "Ngầm tràn qua suối", 4, 240, 60, "Vốn đối ứng dưới 25 %"},
    {12, "road", "Đường nội thôn", 4, 160, 45, "Chưa thống nhất hiến đất"},
    {8, "community_house", "Sân nhà họp thôn", 5, 60, 20, "Xếp sau ưu tiên khác của thôn"},
    {13, "livelihood", "Nuôi dê nhốt chuồng", 5, 75, 25, "Chưa có kế hoạch bán sản phẩm"},
    {2, "irrigation", "Mương nội đồng", 6, 130, 45, "Trùng kế hoạch của xã trong năm"},
    {16, "road", "Đường ra đồng", 6, 145, 40, "Vốn đối ứng dưới 25 %"},
    {7, "livelihood", "Nuôi ong", 7, 40, 14, "Chưa có nhóm đứng ra thực hiện"},
    {5, "irrigation", "Sửa phai dâng nước", 8, 110, 38,
     "Không kịp hoàn thành trước khi dự án kết thúc"},
    {17, "water", "Nối dài đường ống", 9, 60, 22, "Không kịp hoàn thành trước khi dự án kết thúc"},
}};

struct ProposalRow {
    int round;
    std::vector<std::string> cells; ///< without the id
    std::size_t order = 0;          ///< within one round
};

std::int64_t fromCommunity(const SubProject& project) {
    std::int64_t sum = 0;
    for (const Money& money : project.planned)
        if (money.origin.starts_with("community"))
            sum += money.vnd;
    return sum;
}

/// Decisions in the order of the rounds; the sub-project's proposal has the number of its place.
std::vector<ProposalRow> proposals() {
    std::vector<ProposalRow> rows;
    for (const SubProject& project : subProjects())
        rows.push_back(
            {project.round,
             {villageCode(project.village), groupOf(project.type, project.village), project.title,
              std::string(project.type),
              fmt::format("{}", project.plannedTotal() - fromCommunity(project)),
              fmt::format("{}", fromCommunity(project)), fmt::format("{}", project.round),
              roundDate(project.round).iso(), "approved", "", project.id}});
    for (const Refusal& refusal : kRefusals)
        rows.push_back(
            {refusal.round,
             {villageCode(refusal.village), groupOf(refusal.type, refusal.village),
              fmt::format("{}, Thôn Mẫu {}", refusal.title, refusal.village),
              std::string(refusal.type), fmt::format("{}", refusal.requestedMillion * 1'000'000),
              fmt::format("{}", refusal.ownMillion * 1'000'000), fmt::format("{}", refusal.round),
              roundDate(refusal.round).iso(), "refused", std::string(refusal.reason), ""}});
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].order = i;
    std::ranges::sort(rows, {}, [](const ProposalRow& r) { return std::tie(r.round, r.order); });
    return rows;
}

std::string proposalOf(const SubProject& project) {
    const std::vector<ProposalRow> rows = proposals();
    const auto found = std::ranges::find_if(
        rows, [&](const ProposalRow& row) { return row.cells.back() == project.id; });
    return fmt::format("DX-{:03}", found - rows.begin() + 1);
}

CsvTable proposalTable() {
    CsvTable table("proposal", {"id", "unit_code", "group_id", "title", "type", "requested_vnd",
                                "own_contribution_vnd", "round", "round_date", "decision", "reason",
                                "sub_project_id"});
    int number = 0;
    for (const ProposalRow& row : proposals()) {
        std::vector<std::string> cells{fmt::format("DX-{:03}", ++number)};
        cells.insert(cells.end(), row.cells.begin(), row.cells.end());
        table.add(std::move(cells));
    }
    return table;
}

CsvTable subProjectTable() {
    CsvTable table("sub_project", {"id",
                                   "title",
                                   "type",
                                   "unit_code",
                                   "x",
                                   "y",
                                   "proposal_id",
                                   "group_id",
                                   "proposed_on",
                                   "appraised_on",
                                   "approved_on",
                                   "started_on",
                                   "completed_on",
                                   "evaluated_on",
                                   "refused_on",
                                   "stopped_on",
                                   "decided_by",
                                   "self_planned",
                                   "self_carried_out",
                                   "self_monitored",
                                   "self_evaluated",
                                   "objective",
                                   "objective_met"});
    for (const SubProject& p : subProjects()) {
        const bool done = p.completed.has_value();
        const std::string once = done ? "true" : p.stopped ? "false" : "";
        table.add({p.id,
                   p.title,
                   std::string(p.type),
                   villageCode(p.village),
                   coordinate(p.spot.x),
                   coordinate(p.spot.y),
                   proposalOf(p),
                   groupOf(p.type, p.village),
                   p.proposed.iso(),
                   p.appraised.iso(),
                   p.approved.iso(),
                   iso(p.started),
                   iso(p.completed),
                   iso(p.evaluated),
                   "",
                   iso(p.stopped),
                   "Hội đồng thẩm định dự án",
                   "true",
                   once,
                   done || p.stopped ? "true" : "",
                   once,
                   std::string(p.objective),
                   done ? yesNo(p.objectiveMet) : ""});
    }
    return table;
}

/// Planned on the day of approval; paid in two parts, at the start and at the end, work and
/// material halfway.
CsvTable costTable() {
    CsvTable table("cost",
                   {"sub_project_id", "date", "year", "origin", "kind", "amount_vnd", "document"});
    int voucher = 0;
    const auto add = [&](const SubProject& project, Date date, const Money& money,
                         std::string_view kind, std::int64_t vnd) {
        const bool paid = kind == "disbursed";
        if (vnd == 0 || (paid && date > day(kLastDay)))
            return;
        table.add({project.id, date.iso(), fmt::format("{}", date.year()),
                   std::string(money.origin), std::string(kind), fmt::format("{}", vnd),
                   paid ? fmt::format("PC-{:04}", ++voucher)
                        : fmt::format("QD-{}", project.id.substr(3))});
    };
    for (const SubProject& project : subProjects()) {
        for (const Money& money : project.planned)
            add(project, project.approved, money, "planned", money.vnd);
        if (!project.started)
            continue;
        const Date end = project.completed ? *project.completed : day(kLastDay);
        const Date middle =
            daysAfter(*project.started, (end.daysSinceEpoch - project.started->daysSinceEpoch) / 2);
        for (const Money& money : project.planned) {
            const std::int64_t first = money.vnd / 100'000 * 6 / 10 * 100'000;
            const bool byHand =
                money.origin == "community_labour" || money.origin == "community_kind";
            add(project, byHand ? middle : *project.started, money, "disbursed", first);
            if (project.completed)
                add(project, end, money, "disbursed", money.vnd - first);
        }
    }
    return table;
}

CsvTable beneficiaryTable() {
    CsvTable table("beneficiary", {"sub_project_id", "ethnic_group", "sex", "persons"});
    for (const SubProject& project : subProjects()) {
        Random random(800U + static_cast<std::uint64_t>(std::stoi(project.id.substr(3))));
        // A livelihood model serves the ten member households, the rest most of the village.
        const std::int64_t percent =
            project.type == "livelihood" ? random.between(18, 30) : random.between(55, 100);
        for (const GroupCount& group : residents(project.village).groups) {
            const std::string ethnic(kEthnicGroups.at(group.group));
            const std::int64_t women = group.women * percent / 100;
            const std::int64_t men = group.men * percent / 100;
            if (women > 0)
                table.add({project.id, ethnic, "female", fmt::format("{}", women)});
            if (men > 0)
                table.add({project.id, ethnic, "male", fmt::format("{}", men)});
        }
    }
    return table;
}

} // namespace

std::vector<CsvTable> projectTables() {
    return {priorityTable(), proposalTable(), subProjectTable(), costTable(), beneficiaryTable()};
}

} // namespace thonmap::demo
