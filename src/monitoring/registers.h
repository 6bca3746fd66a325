#pragma once

#include "core/feature_table.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::monitoring {

/// The programme's tables by name ("population", "sub_project" …), as layers/README.md lists them.
/// A table that is missing counts as empty. Values only; copy freely, share between threads.
struct Registers {
    std::map<std::string, TablePtr, std::less<>> tables;

    /// Null when there is none.
    [[nodiscard]] const FeatureTable* table(std::string_view name) const;
};

/// An administrative unit during one validity; `validTo` is its last day, empty = still valid.
struct Unit {
    std::string code;
    std::string name;
    std::string level;
    std::string parent;
    std::optional<Date> validFrom;
    std::optional<Date> validTo;
    std::string shape;

    [[nodiscard]] bool validAt(Date date) const {
        return (!validFrom || *validFrom <= date) && (!validTo || date <= *validTo);
    }
};

/// Rows of `unit` that are valid at the date, in the table's order.
[[nodiscard]] std::vector<Unit> unitsAt(const Registers& registers, Date date);
/// `code` and every unit below it at the date; only `code` itself when it has none.
[[nodiscard]] std::vector<std::string> unitAndBelow(const Registers& registers,
                                                    std::string_view code, Date date);

} // namespace thonmap::monitoring
