#pragma once

#include "core/result.h"
#include "document/value.h"
#include "thematic/layer_definition.h"

#include <string>
#include <vector>

namespace thonmap::thematic {

/// The "parameters" of a definition with what is chosen in `options` (or the default).
[[nodiscard]] Result<std::vector<LayerParameter>> readParameters(const document::Value& document,
                                                                 const std::string& path,
                                                                 const ParseOptions& options);

/// The document with "$name" replaced by the chosen value in every text, and "{name}" by the
/// choice's label in texts of a language (members "vi" and "en"). Lines are kept.
[[nodiscard]] Result<document::Value> withParameters(const document::Value& document,
                                                     const std::vector<LayerParameter>& parameters,
                                                     const std::string& path);

} // namespace thonmap::thematic
