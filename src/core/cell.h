#pragma once

#include "core/column.h"

#include <optional>
#include <string>

namespace thonmap {

/// Cells of a column however its file typed them: a DBF has dates and numbers, a CSV read without
/// types only text. Each is empty for null, for a missing column (null pointer), and for what
/// cannot be read so. \pre row is in the column

/// Finite numbers; text must be one number and nothing else ("1.5", not "1,5").
[[nodiscard]] std::optional<double> numberCell(const Column* column, std::size_t row);
/// The calendar day of a date, a date-time, or a text that begins with YYYY-MM-DD.
[[nodiscard]] std::optional<Date> dateCell(const Column* column, std::size_t row);
/// Booleans, numbers (0 is false) and true/false, t/f, yes/no, y/n, có/không, 1/0 in any case.
[[nodiscard]] std::optional<bool> boolCell(const Column* column, std::size_t row);
/// As data text; "" for null.
[[nodiscard]] std::string textCell(const Column* column, std::size_t row);

} // namespace thonmap
