#include "borders.h"

#include "io/source.h"
#include "support/places.h"

#include <gtest/gtest.h>

#include <geos_c.h>

#include <cmath>
#include <memory>

namespace thonmap::test {

namespace {

struct Session {
    GEOSContextHandle_t handle = GEOS_init_r();
    Session() = default;
    ~Session() { GEOS_finish_r(handle); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
};

GEOSContextHandle_t geos() {
    static const Session session;
    return session.handle;
}

struct Destroy {
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos(), geometry); }
};
using Shape = std::unique_ptr<GEOSGeometry, Destroy>;

GEOSGeometry* ringFrom(std::span<const XY> points) {
    GEOSCoordSequence* sequence =
        GEOSCoordSeq_create_r(geos(), static_cast<unsigned>(points.size()), 2);
    for (unsigned i = 0; i < points.size(); ++i)
        GEOSCoordSeq_setXY_r(geos(), sequence, i, points[i].x, points[i].y);
    return GEOSGeom_createLinearRing_r(geos(), sequence);
}

/// The demo's shapes are one ring each; anything else comes back empty and fails its test.
Shape polygon(const FeatureTable& table, std::size_t row) {
    const GeometryColumn& geometry = table.geometry;
    if (geometry.parts(row).size() != 1)
        return Shape(GEOSGeom_createEmptyPolygon_r(geos()));
    const IndexRange rings = geometry.sequences(geometry.parts(row).first);
    if (rings.size() != 1)
        return Shape(GEOSGeom_createEmptyPolygon_r(geos()));
    return Shape(
        GEOSGeom_createPolygon_r(geos(), ringFrom(geometry.sequence(rings.first)), nullptr, 0));
}

double areaOf(const Shape& shape) {
    double area = -1;
    GEOSArea_r(geos(), shape.get(), &area);
    return area;
}

} // namespace

FeatureTable shippedTable(const std::string& name) {
    Diagnostics diagnostics;
    auto table = io::read({.path = (sourceFolder() / "maps/data" / name).string(), .layer = {}},
                          diagnostics);
    EXPECT_TRUE(table.has_value()) << name;
    return table ? std::move(*table) : FeatureTable{};
}

std::map<std::string, std::set<Step>> stepsByCode(const FeatureTable& table) {
    std::map<std::string, std::set<Step>> all;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        std::set<Step>& steps = all[table.text("code", row)];
        for (const std::size_t part : table.geometry.parts(row))
            for (const std::size_t ring : table.geometry.sequences(part)) {
                const auto points = table.geometry.sequence(ring);
                for (std::size_t i = 1; i < points.size(); ++i)
                    steps.insert({{points[i - 1].x, points[i - 1].y}, {points[i].x, points[i].y}});
            }
    }
    return all;
}

std::set<Step> outlineOf(const std::map<std::string, std::set<Step>>& steps,
                         const std::vector<std::string>& codes) {
    std::set<Step> all;
    for (const std::string& code : codes)
        for (const Step& step : steps.at(code))
            all.insert(step);
    std::set<Step> outline;
    for (const Step& step : all)
        if (!all.contains(reversed(step)))
            outline.insert(step);
    return outline;
}

double sharedMetres(const std::set<Step>& a, const std::set<Step>& b) {
    double metres = 0;
    for (const Step& step : a)
        if (b.contains(reversed(step)))
            metres += std::hypot(step.second.first - step.first.first,
                                 step.second.second - step.first.second);
    return metres;
}

bool geosValid(const FeatureTable& table, std::size_t row) {
    const Shape shape = polygon(table, row);
    return GEOSisEmpty_r(geos(), shape.get()) == 0 && GEOSisValid_r(geos(), shape.get()) == 1;
}

double geosArea(const FeatureTable& table, std::size_t row) {
    return areaOf(polygon(table, row));
}

double geosUnionArea(const FeatureTable& table) {
    Shape all(GEOSGeom_createEmptyPolygon_r(geos()));
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        all.reset(GEOSUnion_r(geos(), all.get(), polygon(table, row).get()));
    return areaOf(all);
}

double geosOverlapArea(const FeatureTable& a, std::size_t rowA, const FeatureTable& b,
                       std::size_t rowB) {
    return areaOf(
        Shape(GEOSIntersection_r(geos(), polygon(a, rowA).get(), polygon(b, rowB).get())));
}

bool geosCovers(const FeatureTable& a, std::size_t rowA, XY point) {
    const Shape spot(GEOSGeom_createPointFromXY_r(geos(), point.x, point.y));
    return GEOSCovers_r(geos(), polygon(a, rowA).get(), spot.get()) == 1;
}

} // namespace thonmap::test
