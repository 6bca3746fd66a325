#pragma once

#include "core/column.h"

namespace thonmap::io {

/// A column of text cells as what its cells are: all whole numbers → integer, all numbers → real,
/// all YYYY-MM-DD → date, all YYYY-MM-DDThh:mm[:ss] → datetime, all true/false → boolean; anything
/// else stays text. Codes with a leading zero ("01942"), numbers too long to be exact and a column
/// without any value stay text. Empty cells are null. `decimalComma`: "1,5" is a number too.
[[nodiscard]] Column withDetectedType(const Column& texts, bool decimalComma);

} // namespace thonmap::io
