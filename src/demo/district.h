#pragma once

#include "demo/outline.h"

#include <string>
#include <vector>

namespace thonmap::demo {

/// A commune as it stood on the day of one map.
struct Commune {
    int number = 0; ///< the last digits of its code: 36 for 01936
    std::string name;
    std::string fullName;
    std::string level; ///< commune or district
    std::string parent;
    std::string validFrom;
    std::string validTo; ///< last day; empty = still valid
    Ring ring;
};

/// "01936" for 36.
[[nodiscard]] std::string communeCode(int number);

/// The borders of 2019-04-01, each once. Units are commune numbers.
[[nodiscard]] const std::vector<Arc>& arcs2019();

/// Which borders are drawn for which day: the later maps cancel arcs of the first, so that their
/// spots are the same to the last bit.
[[nodiscard]] std::vector<Commune> communes2019();
[[nodiscard]] std::vector<Commune> communes2020();
[[nodiscard]] std::vector<Commune> communes2025();
/// The district, dissolved on 2025-07-01, as one shape.
[[nodiscard]] Commune district();

} // namespace thonmap::demo
