#include "monitoring/registers.h"

#include "core/cell.h"

#include <algorithm>

namespace thonmap::monitoring {

const FeatureTable* Registers::table(std::string_view name) const {
    const auto found = tables.find(name);
    return found == tables.end() ? nullptr : found->second.get();
}

std::vector<Unit> unitsAt(const Registers& registers, Date date) {
    std::vector<Unit> units;
    const FeatureTable* table = registers.table("unit");
    if (table == nullptr)
        return units;
    for (std::size_t row = 0; row < table->rowCount(); ++row) {
        Unit unit{.code = textCell(table->column("code"), row),
                  .name = textCell(table->column("name"), row),
                  .level = textCell(table->column("level"), row),
                  .parent = textCell(table->column("parent"), row),
                  .validFrom = dateCell(table->column("valid_from"), row),
                  .validTo = dateCell(table->column("valid_to"), row),
                  .shape = textCell(table->column("shape"), row)};
        if (unit.validAt(date))
            units.push_back(std::move(unit));
    }
    return units;
}

std::vector<std::string> unitAndBelow(const Registers& registers, std::string_view code,
                                      Date date) {
    const std::vector<Unit> units = unitsAt(registers, date);
    std::vector<std::string> found{std::string(code)};
    // Each round adds the children of what the last one found; a unit that is its own ancestor is
    // found once.
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const Unit& unit : units)
            if (unit.parent == found[i] && !unit.code.empty() &&
                std::ranges::find(found, unit.code) == found.end())
                found.push_back(unit.code);
    return found;
}

} // namespace thonmap::monitoring
