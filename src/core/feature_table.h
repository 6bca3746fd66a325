#pragma once

#include "core/column.h"
#include "core/crs.h"
#include "core/geometry_column.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap {

/// One layer of a source as columns: attributes, geometry, ids, and the CRS its coordinates are in.
///
/// A FeatureTable keeps the source's own coordinates; predicates run on these, exactly. Metres
/// exist only in spatial::MetricTable. Tables without geometry (CSV registers) have geometry.size()
/// == 0. Build it, then share it as TablePtr: from then on it never changes, and any thread may
/// read it.
struct FeatureTable {
    std::string name;
    Crs crs;
    std::vector<Column> columns;
    GeometryColumn geometry;
    /// The source's feature ids, one a row.
    std::vector<std::int64_t> ids;
    /// What the layer declares, e.g. multiPolygon; null when it declares none (or has no geometry).
    GeometryType declaredType = GeometryType::null;

    [[nodiscard]] std::size_t rowCount() const { return ids.size(); }
    [[nodiscard]] bool hasGeometry() const {
        return geometry.size() > 0 || declaredType != GeometryType::null;
    }
    /// Exact name; null when there is none.
    [[nodiscard]] const Column* column(std::string_view name) const;
    [[nodiscard]] std::optional<std::size_t> columnIndex(std::string_view name) const;
    /// The cell, null when there is no such column.
    [[nodiscard]] Value value(std::string_view column, std::size_t row) const;
    /// The cell as data text, "" when null or no such column.
    [[nodiscard]] std::string text(std::string_view column, std::size_t row) const;
};

using TablePtr = std::shared_ptr<const FeatureTable>;

/// The rows of `table` listed in `rows`, in that order, as a table of its own.
[[nodiscard]] FeatureTable selectRows(const FeatureTable& table,
                                      const std::vector<std::size_t>& rows);

} // namespace thonmap
