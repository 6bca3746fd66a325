#pragma once

#include "core/date.h"
#include "core/language.h"
#include "core/result.h"
#include "document/value.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace thonmap::monitoring {

/// A programme as data: what is promised and how each promise is counted from register rows. Read
/// from `*.framework.json`; nothing of a programme is code. `where` texts are CQL2 over the
/// columns of the table they stand with; empty = all rows.

/// Which rows count, whose they are, and when they happened.
struct RowSet {
    std::string table;
    std::string where;
    std::string unitField; ///< column with the unit's code; empty = the programme as a whole
    std::string dateField; ///< a row counts from this day on; empty = always
    /// A row stops counting on the first of these days (under way until completed or stopped).
    std::vector<std::string> endFields;
    /// Of rows with the same cell here only those of the newest date count (members of a group).
    std::string latestBy;
    /// unitField holds the key of another table's row, and that row has the unit.
    struct Via {
        std::string table;
        std::string keyField;
        std::string unitField;
    };
    std::optional<Via> via;
    /// Column that names the row this one corrects: the named one no longer counts.
    std::string replacesField;
    std::string idField;
};

enum class IndicatorKind : std::uint8_t {
    count, ///< rows that meet the condition
    sum,   ///< of a column over these rows
    mean,  ///< of a column in the newest row of each unit, weighted by its n
};

struct IndicatorDefinition {
    std::string code;
    LocalText title;
    LocalText shortTitle;
    LocalText unit; ///< "tiểu dự án", "%"
    IndicatorKind kind = IndicatorKind::count;
    RowSet rows;
    std::string valueField; ///< sum, mean
    std::string nField;     ///< mean: how many are behind the value
    /// count, sum: a unit with a row here has reported; without one its figure is "no data", not 0.
    std::optional<RowSet> reported;
    /// Rows begun but not counted yet, for pips.
    std::optional<RowSet> underWay;
    int decimals = 0;
    // What the framework promises; a row of the register `indicator` overrides it.
    double baseline = 0;
    double target = 0;
    std::optional<Date> planStart;
    std::optional<Date> due;
};

/// One number an activity is counted by.
struct ActivityCount {
    std::string name; ///< stable: "meetings"
    LocalText title;
    std::optional<double> planned;
    RowSet rows;
    std::string valueField; ///< empty = number of rows
    std::string womenField; ///< sums by sex, may be empty
    std::string menField;
    /// Rows by sex in one column instead: sum where sexField is female / male.
    std::string sexField;
    std::string distinctField; ///< count different values instead of rows
};

struct ActivityDefinition {
    std::string code;
    LocalText title;
    std::optional<Date> due;
    std::vector<ActivityCount> counts;
};

enum class RuleKind : std::uint8_t {
    share,    ///< per subject: rows meeting `part` are at least `atLeast` of the whole (R1)
    atLeast,  ///< sums reach `atLeast`, and a part reaches a share of them (R2)
    each,     ///< per unit: at least so many rows of each set (R3)
    order,    ///< dated steps follow their order (R4)
    complete, ///< required cells are filled, corrections name an existing row (R5)
};

struct RuleRequirement {
    LocalText title;
    LocalText unit; ///< of the value: "đồng"
    RowSet rows;
    std::string valueField; ///< empty = number of rows
    std::string part;       ///< CQL2: the part whose share or sum is asked
    std::optional<double> atLeast;
    std::optional<double> partAtLeast;
    std::optional<double> partShareAtLeast; ///< 0–1
    std::vector<std::string> required;      ///< complete: columns
};

struct RuleDefinition {
    std::string code;
    LocalText title;
    RuleKind kind = RuleKind::share;
    std::string table; ///< share: of the subjects ("sub_project")
    std::string keyField;
    std::string steps; ///< order: id of a StepTable
    std::vector<RuleRequirement> requirements;
};

/// A state machine whose state at a date follows from dated columns.
struct StepTable {
    struct Step {
        std::string state;
        std::string dateField;
        LocalText title;
        bool final = false; ///< ends it from any step (refused, stopped)
    };
    std::string id;
    std::string table;
    std::string keyField;
    std::string byField; ///< who decided; required once a step is dated; may be empty
    std::vector<Step> steps;
};

struct Framework {
    std::string path;
    std::string id;
    LocalText title;
    std::string project;
    std::optional<Date> start;
    std::optional<Date> end;
    /// The units the programme works in.
    RowSet units;
    LocalText unitName; ///< "thôn" / "villages"
    /// Behind = more than so many percentage points of the target below the plan.
    double behindPoints = 10;
    std::vector<IndicatorDefinition> indicators;
    std::vector<ActivityDefinition> activities;
    std::vector<RuleDefinition> rules;
    std::vector<StepTable> stepTables;

    [[nodiscard]] const IndicatorDefinition* indicator(std::string_view code) const;
    [[nodiscard]] const StepTable* stepTable(std::string_view id) const;
    [[nodiscard]] const RuleDefinition* rule(std::string_view code) const;
};

/// Every mistake is an error with file, line and key; conditions must parse as CQL2.
[[nodiscard]] Result<Framework> parseFramework(const document::Value& document,
                                               const std::string& path);
[[nodiscard]] Result<Framework> loadFramework(const std::filesystem::path& path);

} // namespace thonmap::monitoring
