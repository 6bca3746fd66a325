#pragma once

#include "core/diagnostics.h"
#include "core/feature_table.h"

#include <span>
#include <string_view>

namespace thonmap::monitoring {

struct RegisterColumn {
    std::string_view name;
    FieldType type = FieldType::text;
};
struct RegisterTable {
    std::string_view name;
    std::span<const RegisterColumn> columns;
};

/// The tables of a register and their columns as layers/README.md lists them; `source` and
/// `illustrative` end each.
[[nodiscard]] std::span<const RegisterTable> registerTables();

/// The table with the types its register has: a file may have read a column without values as text,
/// or codes as numbers. The same pointer when nothing differs or the table is not one of the
/// register's. Cells that cannot be read become null and are reported. Columns the register does
/// not have are kept as they are.
[[nodiscard]] TablePtr typedTable(std::string_view name, const TablePtr& table,
                                  Diagnostics& diagnostics);

} // namespace thonmap::monitoring
