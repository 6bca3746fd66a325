#include "core/feature_table.h"

#include <algorithm>

namespace thonmap {

std::optional<std::size_t> FeatureTable::columnIndex(std::string_view wanted) const {
    const auto found = std::ranges::find(columns, wanted, &Column::name);
    if (found == columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

const Column* FeatureTable::column(std::string_view wanted) const {
    const auto index = columnIndex(wanted);
    return index ? &columns[*index] : nullptr;
}

Value FeatureTable::value(std::string_view columnName, std::size_t row) const {
    const Column* found = column(columnName);
    return found == nullptr ? Value{} : found->value(row);
}

std::string FeatureTable::text(std::string_view columnName, std::size_t row) const {
    return plainText(value(columnName, row));
}

FeatureTable selectRows(const FeatureTable& table, const std::vector<std::size_t>& rows) {
    FeatureTable selected;
    selected.name = table.name;
    selected.crs = table.crs;
    selected.declaredType = table.declaredType;
    selected.ids.reserve(rows.size());
    for (const std::size_t row : rows)
        selected.ids.push_back(table.ids[row]);
    selected.columns.reserve(table.columns.size());
    for (const Column& column : table.columns) {
        Column& copy = selected.columns.emplace_back(column.field());
        for (const std::size_t row : rows)
            copy.push(column.value(row));
    }
    if (table.geometry.size() > 0) {
        GeometryBuilder builder;
        for (const std::size_t row : rows)
            builder.addCopy(table.geometry, row);
        selected.geometry = builder.finish();
    }
    return selected;
}

} // namespace thonmap
