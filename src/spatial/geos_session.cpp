#include "spatial/geos_session.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>
#include <span>

namespace thonmap::spatial {

GeosSession::GeosSession() : m_handle(GEOS_init_r()) {
    if (m_handle == nullptr)
        throw std::bad_alloc();
    GEOSContext_setErrorMessageHandler_r(m_handle, &GeosSession::remember, this);
    GEOSContext_setNoticeMessageHandler_r(m_handle, nullptr, nullptr);
}

GeosSession::~GeosSession() {
    GEOS_finish_r(m_handle);
}

void GeosSession::remember(const char* text, void* session) {
    static_cast<GeosSession*>(session)->m_error = text;
}

namespace {

bool isFinite(XY point) {
    return std::isfinite(point.x) && std::isfinite(point.y);
}

// Three sides make a ring; GEOS itself takes fewer, but only to call it invalid. Points that are
// not finite do not count.
bool enclosesSomething(std::span<const XY> ring) {
    std::size_t sides = 0;
    const XY* previous = nullptr;
    const XY* first = nullptr;
    for (const XY& point : ring) {
        if (!isFinite(point))
            continue;
        if (first == nullptr)
            first = &point;
        sides += previous == nullptr || point == *previous ? 0U : 1U;
        if (sides >= 3)
            return true;
        previous = &point;
    }
    return first != nullptr && sides == 2 && *previous != *first; // an open triangle
}

bool hasTwoPoints(std::span<const XY> line) {
    std::size_t points = 0;
    for (const XY point : line) {
        points += isFinite(point) ? 1U : 0U;
        if (points == 2)
            return true;
    }
    return false;
}

} // namespace

void GeosReader::releaseParts() {
    for (GEOSGeometry* part : m_parts)
        GEOSGeom_destroy_r(m_session->handle(), part);
    m_parts.clear();
    for (GEOSGeometry* hole : m_holes)
        GEOSGeom_destroy_r(m_session->handle(), hole);
    m_holes.clear();
}

// Null when too little is left of it.
GEOSCoordSequence* GeosReader::sequence(std::span<const XY> points, bool ring) {
    const bool clean = std::ranges::all_of(points, isFinite) &&
                       (!ring || (!points.empty() && points.front() == points.back()));
    if (!clean) {
        m_points.clear();
        std::ranges::copy_if(points, std::back_inserter(m_points), isFinite);
        if (ring && !m_points.empty() && m_points.front() != m_points.back())
            m_points.push_back(m_points.front());
        points = m_points;
    }
    if (ring ? !enclosesSomething(points) : !hasTwoPoints(points)) {
        m_droppedShort = true;
        return nullptr;
    }
    static_assert(sizeof(XY) == 2 * sizeof(double));
    return GEOSCoordSeq_copyFromBuffer_r(m_session->handle(), &points[0].x,
                                         static_cast<unsigned>(points.size()), 0, 0);
}

GEOSGeometry* GeosReader::polygon(const GeometryColumn& geometry, std::size_t index) {
    const GEOSContextHandle_t handle = m_session->handle();
    GEOSGeometry* shell = nullptr;
    bool isShell = true;
    for (const std::size_t i : geometry.sequences(index)) {
        GEOSCoordSequence* points = sequence(geometry.sequence(i), true);
        GEOSGeometry* ring =
            points == nullptr ? nullptr : GEOSGeom_createLinearRing_r(handle, points);
        if (isShell)
            shell = ring;
        else if (ring != nullptr)
            m_holes.push_back(ring);
        isShell = false;
        if (shell == nullptr)
            return nullptr;
    }
    if (shell == nullptr)
        return nullptr;
    GEOSGeometry* made = GEOSGeom_createPolygon_r(handle, shell, m_holes.data(),
                                                  static_cast<unsigned>(m_holes.size()));
    m_holes.clear(); // the polygon owns them, and frees them when it cannot be made
    return made;
}

GEOSGeometry* GeosReader::part(const GeometryColumn& geometry, std::size_t index) {
    const IndexRange sequences = geometry.sequences(index);
    if (sequences.empty())
        return nullptr;
    const std::span<const XY> points = geometry.sequence(sequences.first);
    switch (geometry.partType(index)) {
    case PartType::point:
        if (points.empty() || !isFinite(points[0]))
            return nullptr;
        return GEOSGeom_createPointFromXY_r(m_session->handle(), points[0].x, points[0].y);
    case PartType::lineString:
        if (GEOSCoordSequence* line = sequence(points, false); line != nullptr)
            return GEOSGeom_createLineString_r(m_session->handle(), line);
        return nullptr;
    case PartType::polygon:
        return polygon(geometry, index);
    }
    return nullptr;
}

GeosPtr GeosReader::read(const GeometryColumn& geometry, std::size_t row) {
    m_droppedShort = false;
    releaseParts();
    bool alike = true;
    const IndexRange parts = geometry.parts(row);
    for (const std::size_t index : parts) {
        alike = alike && geometry.partType(index) == geometry.partType(parts.first);
        if (GEOSGeometry* made = part(geometry, index); made != nullptr)
            m_parts.push_back(made);
    }
    if (m_parts.empty())
        return owned(*m_session, nullptr);
    if (m_parts.size() == 1) {
        GEOSGeometry* only = m_parts.front();
        m_parts.clear();
        return owned(*m_session, only);
    }
    int type = GEOS_GEOMETRYCOLLECTION;
    if (alike) {
        const PartType kind = geometry.partType(parts.first);
        type = kind == PartType::point        ? GEOS_MULTIPOINT
               : kind == PartType::lineString ? GEOS_MULTILINESTRING
                                              : GEOS_MULTIPOLYGON;
    }
    GEOSGeometry* made = GEOSGeom_createCollection_r(m_session->handle(), type, m_parts.data(),
                                                     static_cast<unsigned>(m_parts.size()));
    m_parts.clear();
    return owned(*m_session, made);
}

bool hasShape(const GeometryColumn& geometry, std::size_t row) {
    for (const std::size_t part : geometry.parts(row)) {
        const IndexRange sequences = geometry.sequences(part);
        if (sequences.empty())
            continue;
        const std::span<const XY> points = geometry.sequence(sequences.first);
        switch (geometry.partType(part)) {
        case PartType::point:
            if (!points.empty() && isFinite(points[0]))
                return true;
            break;
        case PartType::lineString:
            if (hasTwoPoints(points))
                return true;
            break;
        case PartType::polygon:
            if (enclosesSomething(points))
                return true;
            break;
        }
    }
    return false;
}

std::size_t nonFinitePoints(const GeometryColumn& geometry, std::size_t row) {
    std::size_t count = 0;
    for (const std::size_t part : geometry.parts(row))
        for (const std::size_t sequence : geometry.sequences(part))
            for (const XY point : geometry.sequence(sequence))
                count += isFinite(point) ? 0U : 1U;
    return count;
}

namespace {

GeometryType typeOf(int geosType) {
    switch (geosType) {
    case GEOS_POINT:
        return GeometryType::point;
    case GEOS_LINESTRING:
    case GEOS_LINEARRING:
        return GeometryType::lineString;
    case GEOS_POLYGON:
        return GeometryType::polygon;
    case GEOS_MULTIPOINT:
        return GeometryType::multiPoint;
    case GEOS_MULTILINESTRING:
        return GeometryType::multiLineString;
    case GEOS_MULTIPOLYGON:
        return GeometryType::multiPolygon;
    default:
        return GeometryType::collection;
    }
}

void appendSequence(GeometryBuilder& builder, GEOSContextHandle_t handle,
                    const GEOSGeometry* geometry) {
    const GEOSCoordSequence* points = GEOSGeom_getCoordSeq_r(handle, geometry);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(handle, points, &size);
    builder.beginSequence();
    if (GEOSHasZ_r(handle, geometry) == 1) {
        std::vector<double> buffer(std::size_t{size} * 3);
        GEOSCoordSeq_copyToBuffer_r(handle, points, buffer.data(), 1, 0);
        constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
        for (std::size_t i = 0; i < buffer.size(); i += 3)
            builder.add({buffer[i], buffer[i + 1]}, buffer[i + 2], kNone);
        return;
    }
    std::vector<XY> buffer(size);
    if (size > 0)
        GEOSCoordSeq_copyToBuffer_r(handle, points, &buffer[0].x, 0, 0);
    for (const XY point : buffer)
        builder.add(point);
}

void appendParts(GeometryBuilder& builder, GEOSContextHandle_t handle,
                 const GEOSGeometry* geometry) {
    if (geometry == nullptr || GEOSisEmpty_r(handle, geometry) == 1)
        return;
    switch (GEOSGeomTypeId_r(handle, geometry)) {
    case GEOS_POINT:
        builder.beginPart(PartType::point);
        appendSequence(builder, handle, geometry);
        return;
    case GEOS_LINESTRING:
    case GEOS_LINEARRING:
        builder.beginPart(PartType::lineString);
        appendSequence(builder, handle, geometry);
        return;
    case GEOS_POLYGON:
        builder.beginPart(PartType::polygon);
        appendSequence(builder, handle, GEOSGetExteriorRing_r(handle, geometry));
        for (int i = 0; i < GEOSGetNumInteriorRings_r(handle, geometry); ++i)
            appendSequence(builder, handle, GEOSGetInteriorRingN_r(handle, geometry, i));
        return;
    default:
        for (int i = 0; i < GEOSGetNumGeometries_r(handle, geometry); ++i)
            appendParts(builder, handle, GEOSGetGeometryN_r(handle, geometry, i));
    }
}

} // namespace

void append(GeometryBuilder& builder, const GeosSession& session, const GEOSGeometry& geometry) {
    builder.beginFeature(typeOf(GEOSGeomTypeId_r(session.handle(), &geometry)));
    appendParts(builder, session.handle(), &geometry);
}

} // namespace thonmap::spatial
