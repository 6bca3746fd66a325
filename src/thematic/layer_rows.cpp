#include "thematic/layer_rows.h"

#include "core/cell.h"
#include "core/illustrative.h"
#include "thematic/fields.h"
#include "thematic/messages.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace thonmap::thematic {

namespace {

/// A cell of the type its assembled column has.
Value as(const Column& column, std::size_t row, FieldType wanted, std::string& buffer) {
    const Value value = column.value(row);
    if (isNull(value) || column.type() == wanted)
        return value;
    if (wanted == FieldType::real)
        return numberOf(value);
    buffer = plainText(value);
    return std::string_view(buffer);
}

FieldType common(FieldType a, FieldType b) {
    if (a == b)
        return a;
    const auto number = [](FieldType type) {
        return type == FieldType::integer || type == FieldType::real;
    };
    return number(a) && number(b) ? FieldType::real : FieldType::text;
}

/// Shapefiles cut names to ten letters; beside a register the column must be one, not two.
std::string_view wholeName(std::string_view name) {
    return name == "illustrati" ? "illustrative" : name;
}

/// The columns of all parts by name, in the order they first appear.
std::vector<Column> unitedColumns(std::span<const FeatureTable* const> tables) {
    std::vector<Field> fields;
    for (const FeatureTable* table : tables) {
        for (const Column& column : table->columns) {
            const auto known = std::find_if(fields.begin(), fields.end(), [&](const Field& field) {
                return field.name == wholeName(column.name());
            });
            if (known == fields.end()) {
                fields.push_back(column.field());
                fields.back().name = wholeName(column.name());
            } else if (known->type != column.type()) {
                known->type = common(known->type, column.type());
                known->width = 0;
                known->precision = 0;
            }
        }
    }
    std::vector<Column> columns;
    for (Field& field : fields)
        columns.emplace_back(std::move(field));
    return columns;
}

void appendCells(std::vector<Column>& columns, const FeatureTable& from,
                 const std::vector<std::size_t>& rows) {
    std::string buffer;
    for (Column& column : columns) {
        const Column* source =
            column.name() == "illustrative" ? illustrativeColumn(from) : from.column(column.name());
        for (const std::size_t row : rows) {
            if (source == nullptr)
                column.pushNull();
            else
                column.push(as(*source, row, column.type(), buffer));
        }
    }
}

struct Validity {
    std::string key;
    std::optional<Date> from;
    std::optional<Date> to;

    [[nodiscard]] bool overlaps(const Validity& other) const {
        return !(to && other.from && *to < *other.from) && !(other.to && from && *other.to < *from);
    }
};

class Keys {
public:
    Keys(const LayerDefinition& definition, const FeatureTable& table)
        : m_key(table.column(definition.keyField)), m_from(table.column(definition.validFromField)),
          m_to(table.column(definition.validToField)) {}
    [[nodiscard]] Validity at(std::size_t row) const {
        return {
            .key = textCell(m_key, row), .from = dateCell(m_from, row), .to = dateCell(m_to, row)};
    }

private:
    const Column* m_key;
    const Column* m_from;
    const Column* m_to;
};

/// Rows of `table` whose key and validity nothing in `known` has; adds them to it.
std::vector<std::size_t> newRows(const LayerDefinition& definition, const FeatureTable& table,
                                 std::multimap<std::string, Validity>& known, bool firstWins) {
    const Keys keys(definition, table);
    std::vector<std::size_t> rows;
    std::vector<Validity> added;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        Validity mine = keys.at(row);
        const auto [begin, end] = known.equal_range(mine.key);
        const bool taken =
            firstWins && !mine.key.empty() &&
            std::any_of(begin, end, [&](const auto& entry) { return entry.second.overlaps(mine); });
        if (taken)
            continue;
        rows.push_back(row);
        added.push_back(std::move(mine));
    }
    for (Validity& mine : added)
        known.emplace(mine.key, mine);
    return rows;
}

void appendShapes(GeometryBuilder& builder, const FeatureTable& from,
                  const std::vector<std::size_t>& rows) {
    for (const std::size_t row : rows) {
        if (row < from.geometry.size())
            builder.addCopy(from.geometry, row);
        else
            builder.addNull();
    }
}

} // namespace

Result<FeatureTable> assembleRows(const LayerDefinition& definition,
                                  std::span<const TablePtr> parts, const FeatureTable* rows) {
    if (parts.empty())
        return fail(msg::noRows, {{"layer", definition.id}}, {.file = definition.path});
    FeatureTable result;
    result.name = definition.id;
    result.crs = parts.front()->crs;
    result.declaredType = parts.front()->declaredType;
    std::vector<const FeatureTable*> tables;
    for (const TablePtr& part : parts) {
        if (!part->crs.sameNameAs(result.crs))
            return fail(msg::mixedCrs,
                        {{"layer", definition.id},
                         {"first", result.crs.title()},
                         {"second", part->crs.title()}},
                        {.file = definition.path, .layer = definition.id});
        // Features of several types are declared as none in particular.
        if (part->declaredType != result.declaredType)
            result.declaredType = GeometryType::null;
        tables.push_back(part.get());
    }
    if (rows != nullptr)
        tables.push_back(rows);
    result.columns = unitedColumns(tables);

    GeometryBuilder geometry;
    std::multimap<std::string, Validity> known;
    const bool layersOverlap = !definition.source.layers.empty();
    for (const FeatureTable* table : tables) {
        const bool fromRegister = table == rows;
        const std::vector<std::size_t> wanted =
            newRows(definition, *table, known, layersOverlap || fromRegister);
        appendCells(result.columns, *table, wanted);
        appendShapes(geometry, *table, wanted);
        for (std::size_t i = 0; i < wanted.size(); ++i)
            result.ids.push_back(static_cast<std::int64_t>(result.ids.size()) + 1);
    }
    result.geometry = geometry.finish();
    return result;
}

Result<FeatureTable> pointRows(const LayerDefinition& definition, const FeatureTable& rows,
                               const Crs& crs, Diagnostics& diagnostics) {
    const LayerSource::Points& points = *definition.source.points;
    const Column* x = rows.column(points.x);
    const Column* y = rows.column(points.y);
    for (const auto& [column, name] : {std::pair{x, points.x}, std::pair{y, points.y}})
        if (column == nullptr)
            return std::unexpected(unknownField(definition, name, rows.columns));
    FeatureTable result = rows;
    result.name = definition.id;
    result.crs = crs;
    result.declaredType = GeometryType::point;
    GeometryBuilder geometry;
    for (std::size_t row = 0; row < rows.rowCount(); ++row) {
        for (const Column* column : {x, y})
            if (!column->isNull(row) && !numberCell(column, row))
                diagnostics.add(FindingKind::nonFinite, msg::notANumber,
                                {{"value", textCell(column, row)}},
                                {.file = definition.path,
                                 .layer = definition.id,
                                 .field = column->name(),
                                 .feature = rows.ids[row]});
        const auto east = numberCell(x, row);
        const auto north = numberCell(y, row);
        if (!east || !north) {
            geometry.addNull();
            continue;
        }
        geometry.beginFeature(GeometryType::point);
        geometry.beginPart(PartType::point);
        geometry.beginSequence();
        geometry.add({*east, *north});
    }
    result.geometry = geometry.finish();
    return result;
}

FeatureTable withColumns(const FeatureTable& table, std::span<const Column> derived) {
    FeatureTable result = table;
    for (const Column& column : derived) {
        if (const auto index = result.columnIndex(column.name()))
            result.columns[*index] = column;
        else
            result.columns.push_back(column);
    }
    return result;
}

} // namespace thonmap::thematic
