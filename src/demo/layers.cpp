#include "demo/layers.h"

#include "demo/district.h"
#include "demo/shapefile.h"
#include "demo/villages.h"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace thonmap::demo {

namespace {

using Type = DbfField::Type;

/// Names of a shapefile's columns have ten letters at most: `illustrati` is `illustrative`. It is a
/// word because GDAL before 3.7 reads a logical column as the letters T and F.
const std::vector<DbfField>& unitFields() {
    static const std::vector<DbfField> fields{
        {.name = "code", .type = Type::text, .width = 8},
        {.name = "name", .type = Type::text, .width = 24},
        {.name = "full_name", .type = Type::text, .width = 32},
        {.name = "level", .type = Type::text, .width = 8},
        {.name = "parent", .type = Type::text, .width = 5},
        {.name = "valid_from", .type = Type::date, .width = 8},
        {.name = "valid_to", .type = Type::date, .width = 8},
        {.name = "area_km2", .type = Type::number, .width = 8, .decimals = 2},
        {.name = "illustrati", .type = Type::text, .width = 5},
    };
    return fields;
}

/// Hundredths of km², from the exact area in square metres.
std::string areaCell(const Ring& ring) {
    if (ring.empty())
        return {};
    const auto hundredths = static_cast<std::int64_t>(areaSquareMetres(ring) / 10'000.0 + 0.5);
    return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

ShapeRow communeRow(const Commune& commune) {
    return {commune.ring,
            {commune.level == "district" ? "062" : communeCode(commune.number), commune.name,
             commune.fullName, commune.level, commune.parent, commune.validFrom, commune.validTo,
             areaCell(commune.ring), "true"}};
}

ShapeRow villageRow(const Village& village, Ring spots) {
    return {std::move(spots),
            {village.code, village.name, village.name, "village", communeCode(village.commune),
             "2019-04-01", "", areaCell(village.ring), "true"}};
}

ShapeLayer communeLayer(const std::vector<Commune>& communes) {
    ShapeLayer layer{.points = false, .fields = unitFields(), .rows = {}};
    for (const Commune& commune : communes)
        layer.rows.push_back(communeRow(commune));
    return layer;
}

} // namespace

Result<void> writeLayers(const std::filesystem::path& folder) {
    ShapeLayer areas{.points = false, .fields = unitFields(), .rows = {}};
    ShapeLayer points{.points = true, .fields = unitFields(), .rows = {}};
    for (const Village& village : villages()) {
        if (!village.ring.empty())
            areas.rows.push_back(villageRow(village, village.ring));
        if (village.shape == VillageShape::point || village.shape == VillageShape::both)
            points.rows.push_back(villageRow(village, {village.centre}));
    }
    const std::vector<std::pair<const char*, ShapeLayer>> layers{
        {"huyen.shp", communeLayer({district()})},
        {"xa_2019.shp", communeLayer(communes2019())},
        {"xa_2020.shp", communeLayer(communes2020())},
        {"xa_2025.shp", communeLayer(communes2025())},
        {"thon.shp", std::move(areas)},
        {"thon_diem.shp", std::move(points)},
    };
    for (const auto& [name, layer] : layers) {
        if (auto done = writeShapefile(folder / name, layer); !done)
            return done;
    }
    return {};
}

} // namespace thonmap::demo
