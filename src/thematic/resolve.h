#pragma once

#include "core/diagnostics.h"
#include "core/result.h"
#include "thematic/layer_definition.h"
#include "thematic/resolved_layer.h"

#include <memory>
#include <string>
#include <vector>

namespace thonmap::thematic {

/// What a layer shows at one date: its rows, and what the registers say about each of them.
struct LayerFigures {
    /// From assembleRows(), pointRows() or one file.
    TablePtr table;
    /// Computed columns, one cell a row of `table`; may be null when the definition has no values.
    std::shared_ptr<const std::vector<Column>> derived;
    /// One a row: some figure of it is invented. Empty = none. (A true cell of the table's own
    /// `illustrative` column counts too.)
    std::vector<std::uint8_t> illustrative;
    Date date;
};

/// Applies a definition: filters by validity and filter, puts each row into its class, and makes
/// legend, labels, charts, pips and badges.
///
/// A field is looked up in `derived`, then in the table. Null or NaN is the no-data class, which
/// exists only when some drawn row is in it. Symbol classes: a row without state at the date is
/// hidden (a sub-project nobody has proposed yet); an unknown shape or state is hidden and
/// reported. Rows without geometry keep their class and count; `standsAt` says where they may be
/// drawn. Fails on a field that does not exist (naming the nearest), on text where numbers are
/// classified, and on CQL2 that cannot be evaluated.
[[nodiscard]] Result<ResolvedLayer> resolve(const LayerDefinition& definition,
                                            const LayerFigures& figures, Diagnostics& diagnostics);

/// "25 đến dưới 50" / "25 to below 50"; open ends give "dưới 25", "từ 75 trở lên", "trên 75".
[[nodiscard]] LocalText rangeLabel(std::optional<double> lower, std::optional<double> upper,
                                   bool closedBelow, int decimals);

} // namespace thonmap::thematic
