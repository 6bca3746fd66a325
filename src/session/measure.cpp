#include "session/measure.h"

#include "core/number_format.h"
#include "spatial/crs.h"

#include <cmath>
#include <fmt/format.h>

namespace thonmap::session {

namespace {

/// "2 491 052": thousands apart, since commas and points mean different things in two languages.
std::string grouped(double metres) {
    const std::string digits = std::to_string(std::llround(std::abs(metres)));
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            text += "\u00A0";
        text += digits[i];
    }
    return metres < 0 ? "−" + text : text;
}

/// "VN-2000 / TM-3 106-30" reads better with the meridian as surveyors write it.
std::string shownName(const Crs& crs) {
    const std::size_t dash = crs.name.rfind('-');
    if (!crs.name.starts_with("VN-2000 / TM-3") || dash == std::string::npos ||
        dash + 3 != crs.name.size())
        return crs.name;
    return crs.name.substr(0, dash) + "°" + crs.name.substr(dash + 1) + "′";
}

std::string mapUnits(double value, Language language, bool square) {
    return formatNumber(value, 1, language) + (language == Language::vi
                                                   ? (square ? " đơn vị bản đồ²" : " đơn vị bản đồ")
                                                   : (square ? " map units²" : " map units"));
}

} // namespace

Measurer::Measurer(const Map& map) : m_crs(map.crs) {
    if (auto measurer = spatial::Measurer::in(m_crs))
        m_measurer = std::move(*measurer);
    if (!m_crs.known())
        return;
    const auto wgs84 = spatial::crsFromText("EPSG:4326");
    if (!wgs84)
        return;
    if (auto transformer = spatial::Transformer::between(m_crs, *wgs84))
        m_toWgs84 = std::move(*transformer);
}

double Measurer::lengthMetres(std::span<const XY> line) const {
    if (!m_measurer)
        return 0;
    const spatial::MeasuredLength length = m_measurer->line(line);
    return std::isfinite(length.geodesicMetres) ? length.geodesicMetres : length.planarMetres;
}

double Measurer::areaSquareMetres(std::span<const XY> ring) const {
    if (!m_measurer || ring.size() < 3)
        return 0;
    const spatial::MeasuredArea area = m_measurer->polygon(ring);
    return std::isfinite(area.geodesicSquareMetres) ? area.geodesicSquareMetres
                                                    : area.planarSquareMetres;
}

std::string Measurer::lengthText(std::span<const XY> line, Language language) const {
    const double metres = lengthMetres(line);
    return m_crs.known() ? formatDistance(metres, language) : mapUnits(metres, language, false);
}

std::string Measurer::areaText(std::span<const XY> ring, Language language) const {
    const double area = areaSquareMetres(ring);
    return m_crs.known() ? formatArea(area, language) : mapUnits(area, language, true);
}

std::string Measurer::projectedText(XY point, Language language) const {
    if (!std::isfinite(point.x) || !std::isfinite(point.y))
        return {};
    if (!m_crs.known())
        return fmt::format("{}  x {}  y {}",
                           language == Language::vi ? "Chưa rõ hệ tọa độ"
                                                    : "Unknown coordinate system",
                           formatNumber(point.x, 3, language), formatNumber(point.y, 3, language));
    // Vietnamese surveyors call the northing X.
    if (m_crs.name.starts_with("VN-2000"))
        return fmt::format("{}  X {}  Y {}", shownName(m_crs), grouped(point.y), grouped(point.x));
    return fmt::format("{}  {} {}  {} {}", m_crs.name, language == Language::vi ? "Đ" : "E",
                       grouped(point.x), language == Language::vi ? "B" : "N", grouped(point.y));
}

std::string Measurer::degreesText(XY point, Language language) const {
    if (!m_toWgs84)
        return {};
    const XY lonLat = m_toWgs84->transform(point);
    if (!std::isfinite(lonLat.x) || !std::isfinite(lonLat.y))
        return {};
    return "WGS 84  " + spatial::degreesText(lonLat, language, 0);
}

} // namespace thonmap::session
