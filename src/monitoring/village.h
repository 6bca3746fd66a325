#pragma once

#include "core/diagnostics.h"
#include "core/result.h"
#include "monitoring/framework.h"
#include "monitoring/registers.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::monitoring {

/// Persons of some units, each at its newest date at or before the chosen one.
struct Population {
    struct Group {
        std::string name; ///< as registered: "Tày"
        double women = 0;
        double men = 0;
        [[nodiscard]] double persons() const { return women + men; }
    };
    std::optional<Date> asOf;  ///< the oldest of the dates used: nothing is newer than it claims
    std::vector<Group> groups; ///< largest first
    double women = 0;
    double men = 0;
    std::optional<double> households;
    std::size_t unitsWithData = 0;
    bool illustrative = false;
    [[nodiscard]] double persons() const { return women + men; }
};

/// From the register `population`. Rows of unknown sex count in neither women nor men and are
/// reported.
[[nodiscard]] Population populationOf(const Registers& registers,
                                      std::span<const std::string> unitCodes, Date date,
                                      Diagnostics& diagnostics);
/// The different dates of population rows, rising: marks on the date slider.
[[nodiscard]] std::vector<Date> populationDates(const Registers& registers);

struct CostByOrigin {
    std::string origin; ///< "project", "community_cash" …
    double planned = 0; ///< VND
    double disbursed = 0;
};

/// A sub-project at a date.
struct SubProject {
    std::string id;
    std::string title;
    std::string type;
    std::string unitCode;
    std::string state; ///< of the step table; empty = not yet proposed
    std::optional<Date> stateSince;
    std::vector<CostByOrigin> costs;
    double totalPlanned = 0;
    double totalDisbursed = 0;
    /// Community cash, labour and kind over the planned total (over what is disbursed where nothing
    /// is planned); empty without cost.
    std::optional<double> communityShare;
    bool illustrative = false;
};

/// Every sub-project proposed by the date, in the register's order. Costs count from their date on.
/// `steps` is the framework's step table for the register `sub_project`.
[[nodiscard]] Result<std::vector<SubProject>> subProjectsAt(const Registers& registers,
                                                            const StepTable& steps, Date date);

/// State and its day for each row of the step table's register; "" before the first step. A final
/// step wins from its day on; otherwise the furthest step reached.
struct StepState {
    std::string state;
    std::optional<Date> since;
};
[[nodiscard]] Result<std::vector<StepState>> statesAt(const StepTable& steps,
                                                      const Registers& registers, Date date);

} // namespace thonmap::monitoring
