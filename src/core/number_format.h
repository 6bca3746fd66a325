#pragma once

#include "core/language.h"

#include <cstdint>
#include <string>

namespace thonmap {

/// "1.234.567,5" in Vietnamese, "1,234,567.5" in English. `decimals` digits after the separator are
/// always written. NaN and infinities become "–".
[[nodiscard]] std::string formatNumber(double value, int decimals, Language language);
[[nodiscard]] std::string formatInteger(std::int64_t value, Language language);
/// "58 %" with a no-break space; `fraction` 0.58.
[[nodiscard]] std::string formatPercent(double fraction, int decimals, Language language);
/// "850 m" below one kilometre, "2,5 km" (one decimal) below 100 km, "120 km" above.
[[nodiscard]] std::string formatDistance(double metres, Language language);
/// "1.250 m²" below one hectare, "12,5 ha" below 1 km², "157,0 km²" above.
[[nodiscard]] std::string formatArea(double squareMetres, Language language);
/// Shortest decimal text that reads back to the same double; for data, not for people.
[[nodiscard]] std::string shortestNumber(double value);

} // namespace thonmap
