#pragma once

#include "core/diagnostics.h"
#include "core/feature_table.h"
#include "core/progress.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace thonmap::spatial {

/// The eight spatial relations of OGC Simple Features and CQL2, as GEOS decides them.
enum class Relation : std::uint8_t {
    intersects,
    disjoint,
    equals, ///< the same set of points, whatever the order of vertices
    touches,
    within,
    overlaps,
    crosses,
    contains,
};

/// "intersects" …; any letter case, with or without CQL2's "s_".
[[nodiscard]] std::optional<Relation> relationFromName(std::string_view name);
[[nodiscard]] std::string_view relationName(Relation relation);
/// The relation that holds from b to a when this one holds from a to b.
[[nodiscard]] Relation converse(Relation relation);

/// For each row of `a`, 1 when it stands in `relation` to at least one row of `b`, else 0.
///
/// "At least one" is meant literally, as CQL2's layer() is defined here: with `disjoint` a row
/// counts when there is a feature of `b` that it is disjoint from. "Meets none of b" is the
/// negation of `intersects`. `rowsB` limits b to some of its rows (no rows: all zeros); without it
/// all rows.
///
/// Exact: a's own coordinates in a's CRS, b transformed to it when theirs differ. When one of the
/// two has no CRS both are taken to lie in the same plane, and that is told (crs_missing).
/// Rows without geometry, with an empty one, or with nothing finite in it relate to nothing; those
/// of `a`, and of `b` where they were asked for, are counted in one finding each (empty_geometry).
/// Non-finite points are left out and listed (non_finite). Invalid polygons that took part are
/// listed (invalid_geometry); they are answered as GEOS sees them, or as it sees what they enclose
/// where it gives up on the original. Should it fail on that too, the row counts as not related to
/// that feature and the pair is listed (skipped).
/// Runs on all cores; fails with core's cancelled, or when b cannot be transformed.
[[nodiscard]] Result<std::vector<std::uint8_t>>
relatesToAny(const FeatureTable& a, Relation relation, const FeatureTable& b,
             const std::optional<std::vector<std::size_t>>& rowsB, Diagnostics& diagnostics,
             const Progress& progress = {});

} // namespace thonmap::spatial
