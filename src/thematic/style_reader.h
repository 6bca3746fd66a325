#pragma once

#include "document/object_reader.h"
#include "thematic/style.h"

#include <optional>
#include <string_view>

namespace thonmap::thematic {

/// The member as a colour; empty when missing, a sticky error when it is not one.
[[nodiscard]] std::optional<Colour> readColour(document::ObjectReader& reader,
                                               std::string_view key);
/// The member as a style block ("fill", "hatch", "outline", "marker"); `base` fills what it leaves
/// open. Missing: `base`.
[[nodiscard]] SymbolStyle readStyle(document::ObjectReader& reader, std::string_view key,
                                    const SymbolStyle& base);
/// A number of the member's, held to be in [low, high] by an error.
[[nodiscard]] double readNumber(document::ObjectReader& reader, std::string_view key,
                                double fallback, double low, double high);

} // namespace thonmap::thematic
