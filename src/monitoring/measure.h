#pragma once

#include "core/diagnostics.h"
#include "core/result.h"
#include "document/value.h"
#include "monitoring/framework.h"
#include "monitoring/registers.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace thonmap::monitoring {

enum class MeasureKind : std::uint8_t {
    total,    ///< sum of a column (or number of rows): NAME
    share,    ///< part of it that meets `of`, in percent: NAME
    parts,    ///< split by a column: NAME_<key> for each part and NAME_total
    field,    ///< a cell of the key's row (of its newest, where `date` is given): NAME
    step,     ///< the state a row's dated steps have reached: NAME and NAME_on (date)
    progress, ///< NAME_percent, _actual, _target, _planned, _plan_percent, _status, _behind,
              ///< _as_of, _due, _n, _under_way
};

/// Which of several dated rows of a unit speak.
enum class Moment : std::uint8_t {
    latest,  ///< those of the newest date at or before the chosen one (a census, an update)
    until,   ///< all up to the chosen date (money spent, people reached)
    undated, ///< all
};

/// One line of a layer's "values" block: how a column is computed from register rows.
struct Measure {
    struct Part {
        std::string key; ///< ends the column's name: "tay"
        std::vector<std::string> values;
    };
    std::string name;
    MeasureKind kind = MeasureKind::total;
    std::string table;
    std::string keyField;   ///< register column that holds the layer row's key
    std::string valueField; ///< empty = count rows
    std::string byField;    ///< share, parts
    std::string where;      ///< CQL2
    Moment moment = Moment::latest;
    std::string dateField = "date"; ///< field: may be empty
    std::vector<std::string> of;    ///< share: the values of byField in the numerator
    std::vector<Part> parts;
    std::string restKey; ///< parts: everything else; empty = not shown, but in the total
    std::string indicator;
    std::string steps; ///< id of a framework's step table
};

/// \pre values is the "values" block (an object); null gives none. Names must be column names
/// (letters, digits, _), and no two measures may make the same column.
[[nodiscard]] Result<std::vector<Measure>> parseMeasures(const document::Value& values,
                                                         const std::string& path);

/// Columns for a layer: one cell a key, in the order asked. Null = no figure at that date.
struct Evaluated {
    std::vector<Column> columns;
    /// Some row behind the cell's figures is marked illustrative.
    std::vector<std::uint8_t> illustrative;
    /// Newest date of a figure used; empty when undated.
    std::optional<Date> newest;
    /// What the rows' `source` columns say, each once, sorted.
    std::vector<std::string> sources;
};

/// Computes every column for every key. Keys may repeat; an empty key has no figures. A key whose
/// register rows all belong to units below it (a commune) gets their sum: each unit's own moment,
/// then added. Fails when a table or column does not exist (naming the nearest), when a measure
/// asks for an indicator or step table the framework lacks, on CQL2 that cannot be evaluated. Cells
/// that are not numbers are reported in diagnostics and left out.
[[nodiscard]] Result<Evaluated> evaluate(std::span<const Measure> measures,
                                         const Registers& registers, const Framework& framework,
                                         std::span<const std::string> keys, Date date,
                                         Diagnostics& diagnostics);

} // namespace thonmap::monitoring
