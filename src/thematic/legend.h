#pragma once

#include "core/language.h"
#include "thematic/layer_definition.h"
#include "thematic/resolved_layer.h"

#include <optional>
#include <span>
#include <vector>

namespace thonmap::thematic {

/// The classes of a definition by number, high first; `values` are those of the drawn rows (for the
/// methods that look at them). No class for what has no figure: see noDataClass.
[[nodiscard]] Result<std::vector<StyleClass>> rangeClasses(const LayerDefinition& definition,
                                                           std::span<const double> values);
/// Index into classes made by rangeClasses; empty for NaN.
[[nodiscard]] std::optional<std::size_t> rangeOf(std::span<const StyleClass> classes, double value,
                                                 bool closedBelow);
/// White, hatched, with the definition's outline and marker.
[[nodiscard]] StyleClass noDataClass(const LayerDefinition& definition, LocalText label);
/// One class for each shape and state, unlisted: shape-major.
[[nodiscard]] std::vector<StyleClass> symbolClasses(const LayerDefinition& definition);
/// Three round totals at most, large to small, for the nested circles of a size legend.
[[nodiscard]] std::vector<double> roundTotals(double largest);

} // namespace thonmap::thematic
