#pragma once

#include "core/feature_table.h"

namespace thonmap {

/// The column that says which rows are invented: `illustrative`, or `illustrati`, which is all that
/// a shapefile keeps of the name. Null when the table has neither.
[[nodiscard]] const Column* illustrativeColumn(const FeatureTable& table);

/// True when the row says so itself; a table without such a column holds nothing invented.
[[nodiscard]] bool isIllustrative(const FeatureTable& table, std::size_t row);

} // namespace thonmap
