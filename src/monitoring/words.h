#pragma once

#include "core/language.h"
#include "monitoring/framework.h"
#include "monitoring/progress.h"

#include <vector>

namespace thonmap::monitoring {

/// The sentences of a theme's strip, in both languages, so that window, print and page say the
/// same. All from the figures given; nothing is stored.

[[nodiscard]] LocalText statusWords(Status status);
/// "38 / 65 · 58 %"; "+11,8 / 15 %" for means in percent; "chưa có số liệu" without figure.
[[nodiscard]] LocalText numberText(const IndicatorProgress& indicator, const Figure& figure);
/// "Mục tiêu 65 vào 30/06/2023 · 17/18 thôn có số liệu".
[[nodiscard]] LocalText subtitleText(const IndicatorProgress& indicator,
                                     const Framework& framework);
/// "chậm 5 so với kế hoạch 43", "vượt kế hoạch 8 điểm", "quá hạn 30/06/2022"; empty without data.
[[nodiscard]] LocalText gapText(const IndicatorProgress& indicator, const Figure& figure);

struct StatusCount {
    Status status = Status::noData;
    std::size_t count = 0;
    LocalText text; ///< "8 chậm"
};
/// done, on track, behind, overdue, no data; those that are 0 are left out.
[[nodiscard]] std::vector<StatusCount> statusCounts(const IndicatorProgress& indicator);

} // namespace thonmap::monitoring
