#include "demo/registers.h"

#include "core/platform.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace thonmap::demo {

CsvTable documentTable() {
    return {"document",
            {"id", "file", "caption", "table_name", "row_id", "date", "phase", "consent"}};
}

Result<void> writeRegisters(const std::filesystem::path& folder) {
    std::vector<CsvTable> tables{unitTable(), populationTable(), documentTable()};
    for (std::vector<CsvTable> more :
         {projectTables(), groupTables(), indicatorTables(), activityTables()})
        std::ranges::move(more, std::back_inserter(tables));
    for (const CsvTable& table : tables) {
        if (auto done = platform::writeWhole(folder / (table.name() + ".csv"), table.text()); !done)
            return done;
    }
    return {};
}

} // namespace thonmap::demo
