#pragma once

#include "core/result.h"
#include "demo/csv_table.h"

#include <filesystem>
#include <vector>

namespace thonmap::demo {

/// The tables of the register, one function for each group of tables that belong together.
[[nodiscard]] CsvTable unitTable();
[[nodiscard]] CsvTable populationTable();
/// priority, proposal, sub_project, cost, beneficiary
[[nodiscard]] std::vector<CsvTable> projectTables();
/// community_group, member_count
[[nodiscard]] std::vector<CsvTable> groupTables();
/// indicator, measurement
[[nodiscard]] std::vector<CsvTable> indicatorTables();
/// activity, event
[[nodiscard]] std::vector<CsvTable> activityTables();
/// document: only its header, no photos are shipped
[[nodiscard]] CsvTable documentTable();

/// Writes every table as `<name>.csv` into a folder, which must exist.
[[nodiscard]] Result<void> writeRegisters(const std::filesystem::path& folder);

} // namespace thonmap::demo
