#include "demo/calendar.h"

#include "demo/sub_projects.h"

#include <algorithm>
#include <cassert>

namespace thonmap::demo {

namespace {

constexpr int kVillages = 18;

constexpr std::array<Plan, 13> kPlans = {{
    {"A1",
     40,
     "2020-12-31",
     Place::village,
     "2020-07-27",
     "2020-10-30",
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

} // namespace

std::span<const Plan> plans() {
    return kPlans;
}

const Plan& planOf(std::string_view code) {
    const auto* found = std::ranges::find(kPlans, code, &Plan::code);
    assert(found != kPlans.end());
    return *found;
}

Date eventDay(const Plan& plan, int turn) {
    const Date first = day(plan.first);
    if (plan.planned == 1)
        return first;
    const std::int64_t span = day(plan.last).daysSinceEpoch - first.daysSinceEpoch;
    return daysAfter(first, span * turn / (plan.planned - 1));
}

Date electionDay(int village) {
    return eventDay(planOf("A1"), village - 1);
}

Date priorityDay(int village) {
    return eventDay(planOf("A1"), kVillages + village - 1);
}

Date figFoundingDay(int village) {
    return eventDay(planOf("A5"), village - 1);
}

} // namespace thonmap::demo
