#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace thonmap::demo {

/// As registered, in the order every table keeps.
inline constexpr std::array<std::string_view, 8> kEthnicGroups = {
    "Tày", "Nùng", "Dao", "Mông", "Kinh", "Hoa", "Sán Chay", "khác"};

/// People of one ethnic group.
struct GroupCount {
    std::size_t group = 0; ///< in kEthnicGroups
    std::int64_t women = 0;
    std::int64_t men = 0;
    [[nodiscard]] std::int64_t persons() const { return women + men; }
};

/// Who lives in a unit; groups of nobody are left out.
struct Residents {
    std::vector<GroupCount> groups;
    std::int64_t households = 0;
    [[nodiscard]] std::int64_t women() const;
    [[nodiscard]] std::int64_t men() const;
    [[nodiscard]] std::int64_t persons() const { return women() + men(); }
};

/// Village 1 … 18 at the update of 2022-01-15: together the programme's 3,080 residents, 1,600
/// women and 1,480 men.
[[nodiscard]] const Residents& residents(int village);
/// The same at the baseline of 2020-09-15, a little fewer.
[[nodiscard]] Residents residentsAtBaseline(int village);

/// `total` split by `weights` so that the parts add up to it (largest remainder, first wins a tie).
[[nodiscard]] std::vector<std::int64_t> split(std::int64_t total,
                                              std::span<const std::int64_t> weights);

} // namespace thonmap::demo
