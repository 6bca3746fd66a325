#pragma once

#include "core/diagnostics.h"
#include "core/feature_table.h"
#include "core/result.h"
#include "thematic/layer_definition.h"

#include <span>

namespace thonmap::thematic {

/// Puts the sources of a layer into one table: `parts` below one another (files in order, or the
/// tables of the source's layers), columns matched by name, then the rows of `rows` (the register
/// of LayerSource::rows, may be null) whose key has no feature.
///
/// Columns that only some parts have are null elsewhere; where types differ the column becomes
/// text. Features of a later *layer* whose key and validity an earlier one already has are left out
/// without a word (the same village twice); a register row is left out when any feature has its key
/// with overlapping validity. Features are numbered anew from 1. Fails when the parts are in
/// different CRS (reproject first: `parts.front()` decides), or when there are no parts.
[[nodiscard]] Result<FeatureTable> assembleRows(const LayerDefinition& definition,
                                                std::span<const TablePtr> parts,
                                                const FeatureTable* rows);

/// The register with a point per row from LayerSource::points; rows without both numbers get a null
/// geometry, and out-of-range text is reported. \pre definition.source.points
[[nodiscard]] Result<FeatureTable> pointRows(const LayerDefinition& definition,
                                             const FeatureTable& rows, const Crs& crs,
                                             Diagnostics& diagnostics);

/// A copy of the table with the computed columns behind its own (a column of the same name is
/// replaced): what an export writes, so that the QML and SLD find their columns.
[[nodiscard]] FeatureTable withColumns(const FeatureTable& table, std::span<const Column> derived);

} // namespace thonmap::thematic
