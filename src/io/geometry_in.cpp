#include "io/geometry_in.h"

#include "io/messages.h"

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

namespace thonmap::io {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
/// Shapefiles write "no measure" as anything below this (Esri's white paper of 1998).
constexpr double kNoMeasure = -1e38;

/// What the column calls a geometry that has no curves any more.
GeometryType typeOf(OGRwkbGeometryType type) {
    switch (wkbFlatten(type)) {
    case wkbPoint:
        return GeometryType::point;
    case wkbLineString:
        return GeometryType::lineString;
    case wkbPolygon:
    case wkbTriangle:
        return GeometryType::polygon;
    case wkbMultiPoint:
        return GeometryType::multiPoint;
    case wkbMultiLineString:
        return GeometryType::multiLineString;
    case wkbMultiPolygon:
    case wkbPolyhedralSurface:
    case wkbTIN:
        return GeometryType::multiPolygon;
    default:
        return GeometryType::collection;
    }
}

} // namespace

void GeometryReader::addPoint(double x, double y, double z, double m) {
    if (m_northFirst)
        std::swap(x, y);
    m_sawNonFinite = m_sawNonFinite || !std::isfinite(x) || !std::isfinite(y);
    m_builder.beginPart(PartType::point);
    m_builder.beginSequence();
    m_builder.add({x, y}, z, m < kNoMeasure ? kNone : m);
}

void GeometryReader::addSequence(const OGRSimpleCurve& curve) {
    const auto count = static_cast<std::size_t>(curve.getNumPoints());
    m_points.resize(count);
    const bool hasZ = curve.Is3D() != 0;
    const bool hasM = curve.IsMeasured() != 0;
    if (hasZ)
        m_z.resize(count);
    if (hasM)
        m_m.resize(count);
    double* first = &m_points[0].x;
    double* second = &m_points[0].y;
    if (m_northFirst)
        std::swap(first, second);
    curve.getPoints(first, sizeof(XY), second, sizeof(XY), hasZ ? m_z.data() : nullptr,
                    sizeof(double), hasM ? m_m.data() : nullptr, sizeof(double));
    for (const XY point : m_points)
        m_sawNonFinite = m_sawNonFinite || !std::isfinite(point.x) || !std::isfinite(point.y);
    if (!hasZ && !hasM) {
        m_builder.addSequence(m_points);
        return;
    }
    m_builder.beginSequence();
    for (std::size_t i = 0; i < count; ++i)
        m_builder.add(m_points[i], hasZ ? m_z[i] : kNone,
                      hasM && m_m[i] >= kNoMeasure ? m_m[i] : kNone);
}

void GeometryReader::addParts(const OGRGeometry& geometry) {
    switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint: {
        const OGRPoint& point = *geometry.toPoint();
        if (point.IsEmpty())
            break;
        addPoint(point.getX(), point.getY(), point.Is3D() ? point.getZ() : kNone,
                 point.IsMeasured() ? point.getM() : kNone);
        return;
    }
    case wkbLineString:
        if (geometry.IsEmpty())
            break;
        m_builder.beginPart(PartType::lineString);
        addSequence(*geometry.toLineString());
        return;
    case wkbPolygon:
    case wkbTriangle: {
        const OGRPolygon& polygon = *geometry.toPolygon();
        const OGRLinearRing* shell = polygon.getExteriorRing();
        if (shell == nullptr || shell->getNumPoints() == 0)
            break;
        m_builder.beginPart(PartType::polygon);
        for (const OGRLinearRing* ring : polygon) {
            if (ring->getNumPoints() == 0)
                m_sawEmptyPart = true;
            else
                addSequence(*ring);
        }
        return;
    }
    case wkbPolyhedralSurface:
    case wkbTIN: {
        const OGRPolyhedralSurface& surface = *geometry.toPolyhedralSurface();
        for (int i = 0; i < surface.getNumGeometries(); ++i)
            addParts(*surface.getGeometryRef(i));
        return;
    }
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbGeometryCollection:
        for (const OGRGeometry* part : *geometry.toGeometryCollection())
            addParts(*part);
        return;
    default:
        break;
    }
    m_sawEmptyPart = true;
}

void GeometryReader::add(const OGRGeometry* geometry, std::int64_t feature) {
    if (geometry == nullptr) {
        m_builder.addNull();
        m_empty.push_back(feature);
        return;
    }
    std::unique_ptr<OGRGeometry> linear;
    if (OGR_GT_IsNonLinear(geometry->getGeometryType()) || geometry->hasCurveGeometry(FALSE)) {
        m_curves += geometry->hasCurveGeometry(TRUE) ? 1 : 0;
        linear.reset(geometry->getLinearGeometry());
        geometry = linear.get();
    }
    const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType());
    m_surfaces += type == wkbTIN || type == wkbPolyhedralSurface || type == wkbTriangle ? 1 : 0;
    m_sawNonFinite = false;
    m_sawEmptyPart = false;
    m_builder.beginFeature(typeOf(type));
    if (geometry->IsEmpty()) {
        m_empty.push_back(feature);
        return;
    }
    addParts(*geometry);
    if (m_sawNonFinite)
        m_nonFinite.push_back(feature);
    if (m_sawEmptyPart)
        m_emptyParts.push_back(feature);
}

void GeometryReader::addUnreadable(std::int64_t feature, std::string detail) {
    m_builder.addNull();
    m_unreadable.push_back({feature, std::move(detail)});
}

void GeometryReader::report(const std::string& file, const std::string& layer,
                            Diagnostics& diagnostics) const {
    const auto each = [&](const std::vector<std::int64_t>& features, FindingKind kind,
                          const Message& message) {
        for (const std::int64_t feature : features)
            diagnostics.add(kind, message, {{"feature", std::to_string(feature)}},
                            {.file = file, .layer = layer, .feature = feature});
    };
    for (const Unreadable& one : m_unreadable)
        diagnostics.add(FindingKind::truncated, msg::geometryUnreadable,
                        {{"feature", std::to_string(one.feature)}},
                        {.file = file, .layer = layer, .feature = one.feature}, one.detail);
    each(m_nonFinite, FindingKind::nonFinite, msg::nonFinite);
    each(m_empty, FindingKind::emptyGeometry, msg::geometryEmpty);
    each(m_emptyParts, FindingKind::emptyGeometry, msg::partEmpty);
    if (m_curves > 0)
        diagnostics.add(FindingKind::skipped, msg::curvesLinearised,
                        {{"layer", layer}, {"count", m_curves}}, {.file = file, .layer = layer});
    if (m_surfaces > 0)
        diagnostics.add(FindingKind::skipped, msg::surfacesFlattened,
                        {{"layer", layer}, {"count", m_surfaces}}, {.file = file, .layer = layer});
}

} // namespace thonmap::io
