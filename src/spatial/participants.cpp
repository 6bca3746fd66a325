#include "spatial/participants.h"

#include "core/messages.h"
#include "core/parallel.h"
#include "spatial/geos_session.h"
#include "spatial/messages.h"

#include <cassert>
#include <numeric>

namespace thonmap::spatial {

Result<Participants> participantsOf(const FeatureTable& names, const GeometryColumn& geometry,
                                    const std::optional<std::vector<std::size_t>>& only,
                                    Diagnostics& diagnostics, const Progress& progress) {
    constexpr std::size_t kChunk = 512;
    Participants result{.names = &names, .geometry = &geometry};
    result.rows.resize(only ? only->size() : names.rowCount());
    if (only) {
        for (std::size_t i = 0; i < only->size(); ++i) {
            assert((*only)[i] < names.rowCount());
            result.rows[i] = static_cast<std::uint32_t>((*only)[i]);
        }
    } else {
        std::iota(result.rows.begin(), result.rows.end(), 0U);
    }
    result.boxes.resize(result.rows.size());
    std::vector<std::uint32_t> lost(result.rows.size());
    const bool hasGeometry = geometry.size() > 0; // tables without geometry have no rows in it
    const bool finished = parallelFor(
        hasGeometry ? result.rows.size() : 0, kChunk, Progress{.stop = progress.stop, .report = {}},
        [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                if (hasShape(geometry, result.rows[i]))
                    result.boxes[i] = geometry.extent(result.rows[i]);
                lost[i] = static_cast<std::uint32_t>(nonFinitePoints(geometry, result.rows[i]));
            }
        });
    if (!finished)
        return fail(thonmap::msg::cancelled);
    for (std::size_t i = 0; i < result.rows.size(); ++i) {
        result.present += result.boxes[i].empty() ? 0U : 1U;
        if (lost[i] > 0)
            diagnostics.add(FindingKind::nonFinite, msg::nonFinitePoints,
                            {{"count", std::int64_t{lost[i]}}}, result.where(i));
    }
    if (const std::size_t absent = result.rows.size() - result.present; absent > 0)
        diagnostics.add(FindingKind::emptyGeometry, msg::withoutGeometry,
                        {{"count", static_cast<std::int64_t>(absent)}, {"layer", names.name}},
                        {.layer = names.name});
    return result;
}

} // namespace thonmap::spatial
