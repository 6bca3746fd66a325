#pragma once

#include "query/expression.h"

#include <optional>
#include <string_view>

namespace thonmap::query {

/// Reads exactly "YYYY-MM-DDThh:mm:ss[.f{1,6}]Z"; empty for anything else.
[[nodiscard]] std::optional<Timestamp> timestampFromIso(std::string_view text);

} // namespace thonmap::query
