#pragma once

#include "core/diagnostics.h"
#include "core/feature_table.h"
#include "core/result.h"
#include "monitoring/framework.h"
#include "monitoring/registers.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::monitoring {

/// The rows of a RowSet that count at a date, and what they say.
struct CountedRows {
    TablePtr table; ///< with the register's types; null when the register has no such table
    std::vector<std::size_t> rows;          ///< ascending
    std::vector<std::string> units;         ///< one a counted row; "" = the programme
    std::vector<std::optional<Date>> dates; ///< one a counted row
};

/// Fails when the set names a column the table lacks, or its condition cannot be evaluated. A
/// missing table counts as empty.
[[nodiscard]] Result<CountedRows> countedRows(const RowSet& set, const Registers& registers,
                                              Date date, Diagnostics& diagnostics);

/// The table of a register with its types. Null pointer when there is none.
[[nodiscard]] TablePtr registerTable(const Registers& registers, std::string_view name,
                                     Diagnostics& diagnostics);
/// The column; an error naming the nearest when the table lacks it.
[[nodiscard]] Result<const Column*> needColumn(const FeatureTable& table, std::string_view name);
/// Rows that meet a CQL2 condition; all when it is empty.
[[nodiscard]] Result<std::vector<bool>> meeting(const FeatureTable& table,
                                                const std::string& condition);

} // namespace thonmap::monitoring
