#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::query {

/// The name that was probably meant: the same without case and marks, else one or two letters off
/// (by length). Empty when none is near.
[[nodiscard]] std::string nearestName(std::string_view wrong, std::span<const std::string> names);

/// "a, b, c", cut after a dozen with "…"; "–" for none.
[[nodiscard]] std::string listOfNames(std::span<const std::string> names);

} // namespace thonmap::query
