#pragma once

#include "core/column.h"
#include "monitoring/measure.h"

#include <vector>

namespace thonmap::monitoring {

/// The columns a measure makes, in order. A `field` measure's type is that of its register column;
/// here it is text.
[[nodiscard]] std::vector<Field> columnsOf(const Measure& measure);

} // namespace thonmap::monitoring
