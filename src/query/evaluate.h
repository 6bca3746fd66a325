#pragma once

#include "core/diagnostics.h"
#include "core/feature_table.h"
#include "core/progress.h"
#include "query/expression.h"
#include "spatial/metric_table.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace thonmap::query {

/// The three truth values of CQL2; nothing is known about a comparison with null.
enum class Tristate : std::uint8_t { no, yes, unknown };

/// What an expression is asked of. Everything is read only and may be shared between threads.
///
/// Meaning of the parts of the language that know about tables:
/// - Names are columns, exactly as written. `geometry` (or, where no column is called so, `geom`,
///   `the_geom`, `shape`) is the feature's shape.
/// - Text compares exactly, by code point; CASEI and ACCENTI ask for less. DATE compares with a
///   date-time column by calendar day as the source wrote it; a zone-less date-time counts as UTC
///   against TIMESTAMP.
/// - `layer('id')`, `layer('id','filter')` are the features of layers["id"] and mean "any of
///   them", so S_DISJOINT(geometry, layer(…)) is true when one of them lies apart; "none of them"
///   is NOT S_INTERSECTS. The other layer is transformed to the target's CRS.
/// - `distance(geometry, layer(…)|literal)` is metres to the nearest, measured in the working CRS
///   from the boundary (0 inside); `distance(centroid(geometry), …)` from the centre.
///   `area(geometry)` is m², `length(geometry)` m. A metre cannot be compared with a square metre.
/// - A feature without a shape (null or empty) makes spatial conditions unknown, not false.
/// - WKT and BBOX are in `literalCrs`, without one in the target's CRS. BBOX heights are ignored.
struct Context {
    TablePtr target;
    std::map<std::string, TablePtr, std::less<>> layers;
    /// Where metres are measured; unknown = spatial::workingCrs() of the target.
    Crs working;
    std::optional<Crs> literalCrs;
    /// Metric copies that exist already; used when source table and CRS are the wanted ones.
    std::vector<spatial::MetricTablePtr> metric;
    /// Selection::parts needs every condition on every row. False: conditions that others have
    /// decided are skipped (cheap ones first), and Part::count is empty.
    bool countParts = true;
};

struct Selection {
    /// Rows of the target for which the condition is true, ascending.
    std::vector<std::size_t> rows;
    /// Rows of which nothing can be said (nulls).
    std::size_t undecided = 0;

    /// One of the conditions AND-ed at the top.
    struct Part {
        /// Canonical text.
        std::string text;
        /// Rows that fulfil this condition alone; and those of which it says nothing.
        std::optional<std::size_t> count;
        std::optional<std::size_t> undecided;
        /// A layer(…) in it has no feature (with a shape) that matches its filter. Then "none is
        /// near" is no answer about places: show the reference instead of a count.
        bool referenceEmpty = false;
        /// That reference as text, e.g. layer('cong_trinh','trang_thai = ''xong''').
        std::string reference;
    };
    std::vector<Part> parts;

    /// The first part whose reference is empty; null when there is none.
    [[nodiscard]] const Part* emptyReference() const;
};

/// Judges names and types of `expression` against the tables, without evaluating. Errors carry the
/// position and suggest the field, function or layer that may be meant.
[[nodiscard]] Result<void> check(const Expression& expression, const Context& context);

/// Rows of the target for which the expression is true; the empty expression selects all rows.
/// Errors: as check(), no relation between CRSs (one table without CRS), whatever spatial refuses,
/// core's cancelled. Shapes that GEOS could not treat are in `diagnostics`.
[[nodiscard]] Result<Selection> select(const Expression& expression, const Context& context,
                                       Diagnostics& diagnostics, const Progress& progress = {});

/// One truth value a row of the target.
[[nodiscard]] Result<std::vector<Tristate>> evaluate(const Expression& expression,
                                                     const Context& context,
                                                     Diagnostics& diagnostics,
                                                     const Progress& progress = {});

/// The same for conditions on attributes alone, on any table (a register has no geometry). A
/// spatial function is an error.
[[nodiscard]] Result<std::vector<Tristate>> evaluate(const Expression& expression,
                                                     const FeatureTable& table);

/// One number a row for a numeric expression (`ho_ngheo / so_ho`); NaN where nothing is known.
[[nodiscard]] Result<std::vector<double>> evaluateNumber(const Expression& expression,
                                                         const Context& context,
                                                         Diagnostics& diagnostics,
                                                         const Progress& progress = {});

} // namespace thonmap::query
