#pragma once

#include "core/column.h"
#include "core/result.h"
#include "thematic/layer_definition.h"

#include <span>
#include <string_view>

namespace thonmap::thematic {

/// "Layer x has no field y; did you mean z?"
[[nodiscard]] Error unknownField(const LayerDefinition& definition, std::string_view field,
                                 std::span<const Column> columns);

} // namespace thonmap::thematic
