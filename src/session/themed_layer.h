#pragma once

#include "monitoring/measure.h"
#include "session/map.h"
#include "thematic/resolve.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace thonmap::session {

/// A layer resolved for one date and one set of choices, with what headlines and exports need.
struct ThemedLayer {
    thematic::LayerDefinition definition; ///< with its parameters chosen
    std::vector<monitoring::Measure> measures;
    thematic::ResolvedLayerPtr style;
    /// Newest figure used; nothing when the layer has none.
    std::optional<Date> newest;
    std::vector<std::string> sources;
};

/// Computes the layer's figures from the register at `date` and applies its definition.
[[nodiscard]] Result<ThemedLayer> themedLayer(const Map& map, const MapLayer& layer,
                                              const Choices& choices, Date date,
                                              Diagnostics& diagnostics);

/// True when the layer looks different at another date.
[[nodiscard]] bool isDated(const MapLayer& layer);

/// One a row: drawn at the date (valid, past the definition's filter, begun).
[[nodiscard]] std::vector<std::uint8_t> shownRows(const Map& map, const MapLayer& layer,
                                                  const Choices& choices, Date date);

/// The framework, or one that promises nothing.
[[nodiscard]] const monitoring::Framework& frameworkOf(const Map& map);

/// The sentence over a theme: indicator progress, counts per state, or the share of a group,
/// whichever the layer's measures are about.
[[nodiscard]] Result<thematic::Headline> headlineOf(const Map& map, const ThemedLayer& layer,
                                                    Date date, Diagnostics& diagnostics);

} // namespace thonmap::session
