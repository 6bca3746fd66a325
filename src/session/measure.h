#pragma once

#include "core/language.h"
#include "core/result.h"
#include "session/map.h"
#include "spatial/measure.h"
#include "spatial/transform.h"

#include <optional>
#include <span>
#include <string>

namespace thonmap::session {

/// Words for measured things, and the two coordinate read-outs. Holds PROJ's objects: one thread.
class Measurer {
public:
    /// A map without a CRS measures in its own units and has no read-outs.
    explicit Measurer(const Map& map);

    /// Along the ground (geodesic on the ellipsoid); of the plane when the CRS is unknown.
    [[nodiscard]] double lengthMetres(std::span<const XY> line) const;
    /// Of the closed ring; it may be open. Less than three points: 0.
    [[nodiscard]] double areaSquareMetres(std::span<const XY> ring) const;
    /// "2,5 km"; with "đơn vị bản đồ" when the CRS is unknown.
    [[nodiscard]] std::string lengthText(std::span<const XY> line, Language language) const;
    [[nodiscard]] std::string areaText(std::span<const XY> ring, Language language) const;

    /// "VN-2000 / TM-3 106°30′  X 2 491 052  Y 450 738" (X is north, as surveyors write); the map's
    /// own CRS and name when that is not VN-2000. Empty for a non-finite point.
    [[nodiscard]] std::string projectedText(XY point, Language language) const;
    /// "WGS 84  22°31′03″ B  106°01′23″ Đ"; empty when it cannot be computed.
    [[nodiscard]] std::string degreesText(XY point, Language language) const;

private:
    Crs m_crs;
    std::optional<spatial::Measurer> m_measurer;
    std::optional<spatial::Transformer> m_toWgs84;
};

} // namespace thonmap::session
