#include "session/export.h"
#include "session/messages.h"
#include "session/sites.h"

#include <cmath>

namespace thonmap::session {

namespace {

/// A table made row by row.
class Rows {
public:
    Rows(std::string name, Crs crs, GeometryType type, std::vector<Field> fields) {
        m_table.name = std::move(name);
        m_table.crs = std::move(crs);
        m_table.declaredType = type;
        for (Field& field : fields)
            m_table.columns.emplace_back(std::move(field));
    }
    void add(const std::vector<XY>& line, const std::vector<Value>& cells) {
        bool finite = !line.empty();
        for (const XY point : line)
            finite = finite && std::isfinite(point.x) && std::isfinite(point.y);
        if (!finite) {
            m_geometry.addNull();
        } else {
            m_geometry.beginFeature(m_table.declaredType);
            m_geometry.beginPart(m_table.declaredType == GeometryType::point
                                     ? PartType::point
                                     : PartType::lineString);
            m_geometry.addSequence(line);
        }
        addCells(cells);
    }
    void addCells(const std::vector<Value>& cells) {
        m_table.ids.push_back(static_cast<std::int64_t>(m_table.ids.size() + 1));
        for (std::size_t i = 0; i < cells.size(); ++i)
            m_table.columns[i].push(cells[i]);
    }
    TablePtr finish() {
        if (m_table.declaredType != GeometryType::null)
            m_table.geometry = m_geometry.finish();
        return std::make_shared<const FeatureTable>(std::move(m_table));
    }

private:
    FeatureTable m_table;
    GeometryBuilder m_geometry;
};

Value finite(double value) {
    return std::isfinite(value) ? Value(value) : Value{};
}

TablePtr siteTable(const SiteChoice& choice) {
    Rows rows("sites", choice.crs, GeometryType::point,
              {{.name = "id", .type = FieldType::text},
               {.name = "name", .type = FieldType::text},
               {.name = "number", .type = FieldType::integer},
               {.name = "weight_served", .type = FieldType::real},
               {.name = "places", .type = FieldType::integer},
               {.name = "illustrative", .type = FieldType::boolean}});
    std::int64_t number = 0;
    for (const SiteChoice::Site& site : choice.sites)
        rows.add({site.at},
                 {std::string_view(site.id), std::string_view(site.name), ++number, site.people,
                  static_cast<std::int64_t>(site.places), choice.illustrative});
    return rows.finish();
}

TablePtr demandTable(const SiteChoice& choice) {
    Rows rows("demand", choice.crs, GeometryType::point,
              {{.name = "id", .type = FieldType::text},
               {.name = "name", .type = FieldType::text},
               {.name = "weight", .type = FieldType::real},
               {.name = "site_id", .type = FieldType::text},
               {.name = "distance_m", .type = FieldType::real},
               {.name = "served", .type = FieldType::boolean},
               {.name = "illustrative", .type = FieldType::boolean}});
    for (const SiteChoice::Demand& place : choice.demand)
        rows.add({place.at},
                 {std::string_view(place.id), std::string_view(place.name), place.weight,
                  place.site ? Value(std::string_view(choice.sites[*place.site].id)) : Value{},
                  finite(place.distanceMetres), place.served, choice.illustrative});
    return rows.finish();
}

TablePtr linkTable(const SiteChoice& choice) {
    Rows rows("links", choice.crs, GeometryType::lineString,
              {{.name = "demand_id", .type = FieldType::text},
               {.name = "site_id", .type = FieldType::text},
               {.name = "distance_m", .type = FieldType::real}});
    for (const SiteChoice::Demand& place : choice.demand)
        if (place.site && place.at != choice.sites[*place.site].at)
            rows.add({place.at, choice.sites[*place.site].at},
                     {std::string_view(place.id), std::string_view(choice.sites[*place.site].id),
                      finite(place.distanceMetres)});
    return rows.finish();
}

TablePtr choiceTable(const SiteChoice& choice) {
    Rows rows("choice", {}, GeometryType::null,
              {{.name = "model", .type = FieldType::text},
               {.name = "p", .type = FieldType::integer},
               {.name = "service_distance_m", .type = FieldType::real},
               {.name = "objective", .type = FieldType::real},
               {.name = "bound", .type = FieldType::real},
               {.name = "gap", .type = FieldType::real},
               {.name = "status", .type = FieldType::text},
               {.name = "weight_total", .type = FieldType::real},
               {.name = "weight_served", .type = FieldType::real}});
    const siting::LocationSolution& solution = choice.solution;
    rows.addCells({siting::modelName(choice.model), std::int64_t{choice.p},
                   choice.serviceDistanceMetres > 0 ? Value(choice.serviceDistanceMetres) : Value{},
                   finite(solution.objective), finite(solution.bound), finite(solution.gap),
                   siting::statusName(solution.status), choice.totalWeight, choice.servedWeight});
    return rows.finish();
}

} // namespace

Result<io::WriteReport> exportSites(const SiteChoice& choice, const std::filesystem::path& out,
                                    Diagnostics& diagnostics, const Progress& progress) {
    if (choice.solution.status == siting::SolutionStatus::infeasible)
        return fail(msg::nothingChosen, {{"file", out.string()}}, {.file = out.string()});
    if (auto refused = refuseSource(out, choice.files); !refused)
        return std::unexpected(std::move(refused.error()));
    std::vector<io::OutputLayer> layers;
    Result<TablePtr> sites = fitting(siteTable(choice), out, diagnostics, progress);
    if (!sites)
        return std::unexpected(std::move(sites.error()));
    layers.push_back({.table = std::move(*sites), .name = "sites"});
    layers.front().title = choice.title.vi;
    layers.front().description = choice.status.vi + ". " + choice.sentence.vi;
    if (out.extension() == ".gpkg") {
        layers.push_back({.table = demandTable(choice), .name = "demand"});
        layers.push_back({.table = linkTable(choice), .name = "links"});
        layers.push_back({.table = choiceTable(choice), .name = "choice"});
    }
    return io::write(out, layers, diagnostics, progress);
}

} // namespace thonmap::session
