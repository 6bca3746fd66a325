#include "core/illustrative.h"

#include "core/cell.h"

namespace thonmap {

const Column* illustrativeColumn(const FeatureTable& table) {
    const Column* whole = table.column("illustrative");
    return whole != nullptr ? whole : table.column("illustrati");
}

bool isIllustrative(const FeatureTable& table, std::size_t row) {
    return boolCell(illustrativeColumn(table), row).value_or(false);
}

} // namespace thonmap
