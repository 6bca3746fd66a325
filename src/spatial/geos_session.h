#pragma once

#include "core/geometry_column.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <geos_c.h>

namespace thonmap::spatial {

/// Private to this module: one GEOS handle, for one thread. Neither movable nor copyable, since
/// geometries point at its handle.
class GeosSession {
public:
    GeosSession();
    ~GeosSession();
    GeosSession(const GeosSession&) = delete;
    GeosSession& operator=(const GeosSession&) = delete;

    [[nodiscard]] GEOSContextHandle_t handle() const { return m_handle; }
    /// GEOS's words about the last failure, and forgets them.
    [[nodiscard]] std::string takeError() { return std::exchange(m_error, {}); }

private:
    static void remember(const char* text, void* session);
    GEOSContextHandle_t m_handle;
    std::string m_error;
};

struct GeosDeleter {
    GEOSContextHandle_t handle = nullptr;
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(handle, geometry); }
    void operator()(const GEOSPreparedGeometry* prepared) const {
        GEOSPreparedGeom_destroy_r(handle, prepared);
    }
};
using GeosPtr = std::unique_ptr<GEOSGeometry, GeosDeleter>;
using GeosPreparedPtr = std::unique_ptr<const GEOSPreparedGeometry, GeosDeleter>;

[[nodiscard]] inline GeosPtr owned(const GeosSession& session, GEOSGeometry* geometry) {
    return {geometry, GeosDeleter{session.handle()}};
}
[[nodiscard]] inline GeosPreparedPtr prepare(const GeosSession& session,
                                             const GEOSGeometry& geometry) {
    return {GEOSPrepare_r(session.handle(), &geometry), GeosDeleter{session.handle()}};
}

/// Turns rows of a GeometryColumn into GEOS geometries, a buffer copy for each sequence. GEOS 3.11
/// misbehaves on non-finite coordinates and on empty parts, so neither ever reaches it: points that
/// are not finite are left out, and so is what is too short without them. Open rings are closed. A
/// mixed collection whose parts are all alike becomes a multi-geometry.
class GeosReader {
public:
    explicit GeosReader(GeosSession& session) : m_session(&session) {}
    ~GeosReader() { releaseParts(); }
    GeosReader(const GeosReader&) = delete;
    GeosReader& operator=(const GeosReader&) = delete;

    /// Null when nothing finite is there.
    [[nodiscard]] GeosPtr read(const GeometryColumn& geometry, std::size_t row);
    /// What read() left out of the last row.
    [[nodiscard]] bool droppedShortSequence() const { return m_droppedShort; }

private:
    [[nodiscard]] GEOSCoordSequence* sequence(std::span<const XY> points, bool ring);
    [[nodiscard]] GEOSGeometry* part(const GeometryColumn& geometry, std::size_t part);
    [[nodiscard]] GEOSGeometry* polygon(const GeometryColumn& geometry, std::size_t part);
    void releaseParts();

    GeosSession* m_session;
    std::vector<XY> m_points; // scratch, kept between rows
    std::vector<GEOSGeometry*> m_parts;
    std::vector<GEOSGeometry*> m_holes;
    bool m_droppedShort = false;
};

/// Whether anything is left of a row without what read() leaves out.
[[nodiscard]] bool hasShape(const GeometryColumn& geometry, std::size_t row);
/// Points of a row that are not finite.
[[nodiscard]] std::size_t nonFinitePoints(const GeometryColumn& geometry, std::size_t row);

/// Appends a GEOS geometry as one feature; nested collections are flattened. Z is kept.
void append(GeometryBuilder& builder, const GeosSession& session, const GEOSGeometry& geometry);

} // namespace thonmap::spatial
