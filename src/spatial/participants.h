#pragma once

#include "core/diagnostics.h"
#include "core/feature_table.h"
#include "core/progress.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace thonmap::spatial {

/// Private to this module: the rows of one table that take part in a question, with their boxes.
struct Participants {
    const FeatureTable* names = nullptr;
    const GeometryColumn* geometry = nullptr;
    /// Which rows of the table and of `geometry`; box i belongs to rows[i].
    std::vector<std::uint32_t> rows;
    std::vector<Extent> boxes;
    /// Those whose box is not empty.
    std::size_t present = 0;

    [[nodiscard]] Where where(std::size_t participant) const {
        return {.layer = names->name, .feature = names->ids[rows[participant]]};
    }
};

/// All rows, or those of `only`. Tells how many have nothing finite (empty_geometry, one finding)
/// and which lost some points to not being finite (non_finite). \pre rows of `only` exist
[[nodiscard]] Result<Participants>
participantsOf(const FeatureTable& names, const GeometryColumn& geometry,
               const std::optional<std::vector<std::size_t>>& only, Diagnostics& diagnostics,
               const Progress& progress);

} // namespace thonmap::spatial
