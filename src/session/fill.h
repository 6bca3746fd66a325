#pragma once

#include "core/result.h"
#include "session/map.h"

#include <optional>
#include <string>

namespace thonmap::session {

/// Colours chosen by hand for one layer: a field divided into classes, or a colour a value.
struct Fill {
    std::string field;
    /// "jenks", "quantile" …; numbers only.
    std::string method = "jenks";
    int classes = 5;
    /// Id of a ramp: "progress", "ahead-behind", "under-charts".
    std::string palette = "progress";
};

/// `map` with one layer coloured so; the layer comes to the top and loses its own classes. Text
/// fields get a colour a value. Fails for a field, method or palette that does not exist (naming
/// those that do), for text with too many different values, and a number of classes out of 1–12.
[[nodiscard]] Result<MapPtr> withFill(const MapPtr& map, std::string_view layer, const Fill& fill);

} // namespace thonmap::session
