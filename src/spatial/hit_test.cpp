#include "spatial/hit_test.h"

#include "spatial/geos_session.h"
#include "spatial/planar.h"

#include <algorithm>
#include <array>

namespace thonmap::spatial {

namespace {

struct Hit {
    double metres;
    std::size_t row;
};

std::vector<Hit> hitsWithin(const MetricTable& table, const Index& index, XY centre,
                            double radiusMetres) {
    std::vector<Hit> hits;
    if (!isFinite(centre) || !(radiusMetres >= 0))
        return hits;
    const Extent area = Extent{centre.x, centre.y, centre.x, centre.y}.grown(radiusMetres);
    index.visit(area, [&](std::uint32_t row) {
        const double metres = distanceToFeature(table.geometry, row, centre);
        if (metres <= radiusMetres)
            hits.push_back({metres, row});
    });
    return hits;
}

std::vector<std::size_t> rowsMeeting(const MetricTable& table, const Index& index,
                                     GeosSession& session, const GeosPtr& shape,
                                     const Extent& box) {
    std::vector<std::size_t> rows;
    const GeosPreparedPtr prepared = shape ? prepare(session, *shape) : nullptr;
    if (!prepared)
        return rows;
    GeosReader reader(session);
    index.visit(box, [&](std::uint32_t row) {
        const GeosPtr candidate = reader.read(table.geometry, row);
        if (candidate &&
            GEOSPreparedIntersects_r(session.handle(), prepared.get(), candidate.get()) == 1)
            rows.push_back(row);
    });
    std::ranges::sort(rows);
    return rows;
}

GeometryColumn polygonOf(std::span<const XY> ring) {
    GeometryBuilder builder;
    builder.beginFeature(GeometryType::polygon);
    builder.beginPart(PartType::polygon);
    builder.addSequence(ring);
    return builder.finish();
}

} // namespace

std::vector<std::size_t> rowsAt(const MetricTable& table, const Index& index, XY point,
                                double toleranceMetres) {
    std::vector<Hit> hits = hitsWithin(table, index, point, toleranceMetres);
    std::ranges::sort(hits, [](const Hit& a, const Hit& b) {
        return a.metres != b.metres ? a.metres < b.metres : a.row > b.row;
    });
    std::vector<std::size_t> rows;
    rows.reserve(hits.size());
    for (const Hit& hit : hits)
        rows.push_back(hit.row);
    return rows;
}

std::vector<std::size_t> rowsWithinRadius(const MetricTable& table, const Index& index, XY centre,
                                          double radiusMetres) {
    std::vector<std::size_t> rows;
    for (const Hit& hit : hitsWithin(table, index, centre, radiusMetres))
        rows.push_back(hit.row);
    std::ranges::sort(rows);
    return rows;
}

std::vector<std::size_t> rowsInRectangle(const MetricTable& table, const Index& index,
                                         const Extent& rectangle) {
    if (rectangle.empty())
        return {};
    GeosSession session;
    // GEOS makes a point or a line of a box without width or height.
    const GeosPtr shape =
        owned(session, GEOSGeom_createRectangle_r(session.handle(), rectangle.minX, rectangle.minY,
                                                  rectangle.maxX, rectangle.maxY));
    return rowsMeeting(table, index, session, shape, rectangle);
}

std::vector<std::size_t> rowsInPolygon(const MetricTable& table, const Index& index,
                                       std::span<const XY> ring) {
    const GeometryColumn drawn = polygonOf(ring);
    GeosSession session;
    GeosReader reader(session);
    const GeosPtr raw = reader.read(drawn, 0);
    if (!raw)
        return {};
    const bool simple = GEOSisValid_r(session.handle(), raw.get()) == 1;
    const GeosPtr made =
        simple ? nullptr : owned(session, GEOSMakeValid_r(session.handle(), raw.get()));
    return rowsMeeting(table, index, session, simple ? raw : made, drawn.extent());
}

} // namespace thonmap::spatial
