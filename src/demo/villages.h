#pragma once

#include "demo/outline.h"

#include <string>
#include <vector>

namespace thonmap::demo {

/// What is known of where a village is; in real lists too, few villages have a border.
enum class VillageShape { none, point, polygon, both };

/// One of the eighteen villages of the programme. All are made up.
struct Village {
    int number = 0; ///< 1 … 18
    std::string code;
    std::string name;
    int commune = 0;
    VillageShape shape = VillageShape::none;
    Ring ring; ///< polygon and both; its spots are spots of its neighbours and of its commune
    Ring whereabouts; ///< where it lies, also when nothing of it is published
    Spot centre;
};

/// Bằng Vân 1–7, Thượng Ân 8–13, Đức Vân 14–18: fourteen with a border, three as points only, one
/// (Thôn Mẫu 7) only as a row.
[[nodiscard]] const std::vector<Village>& villages();

} // namespace thonmap::demo
