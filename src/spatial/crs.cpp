#include "spatial/crs.h"

#include "spatial/messages.h"
#include "spatial/proj_session.h"
#include "spatial/transform.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <geos_c.h>

namespace thonmap::spatial {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

bool isNumber(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// What proj_create wants: it takes PROJ strings for operations unless told that they are a CRS, and
// refuses the old "+init=epsg:".
std::string projText(std::string_view text) {
    if (isNumber(text))
        return "EPSG:" + std::string(text);
    constexpr std::string_view kInit = "+init=epsg:";
    if (text.starts_with(kInit) && isNumber(text.substr(kInit.size())))
        return "EPSG:" + std::string(text.substr(kInit.size()));
    std::string result(text);
    if (text.find("proj=") != std::string_view::npos && text.find('[') == std::string_view::npos &&
        text.find("type=crs") == std::string_view::npos)
        result += " +type=crs";
    return result;
}

// The horizontal part of a compound CRS.
PjPtr horizontal(PJ_CONTEXT* context, PjPtr object) {
    if (object && proj_get_type(object.get()) == PJ_TYPE_COMPOUND_CRS)
        object.reset(proj_crs_get_sub_crs(context, object.get(), 0));
    return object;
}

// The EPSG system that a definition without a code states, when there is no doubt about it.
PjPtr identified(PJ_CONTEXT* context, const PJ* object) {
    constexpr int kCertain = 90; // same definition; 100 would ask for the same spelling of the name
    int* confidence = nullptr;
    const PjListPtr matches(proj_identify(context, object, "EPSG", nullptr, &confidence));
    PjPtr best;
    if (matches && proj_list_get_count(matches.get()) > 0 && confidence[0] >= kCertain &&
        (proj_list_get_count(matches.get()) == 1 || confidence[1] < confidence[0]))
        best.reset(proj_list_get(context, matches.get(), 0));
    proj_int_list_destroy(confidence);
    return best;
}

PjPtr replacementOf(PJ_CONTEXT* context, const PJ* object) {
    const PjListPtr current(proj_get_non_deprecated(context, object));
    if (!current || proj_list_get_count(current.get()) != 1)
        return {};
    return PjPtr(proj_list_get(context, current.get(), 0));
}

Error unknownCrs(std::string_view text) {
    constexpr std::size_t kShown = 120;
    std::string shown(text.substr(0, kShown));
    if (text.size() > kShown)
        shown += "…";
    return fail(msg::unknownCrs, {{"crs", std::move(shown)}}).error();
}

// A hand-written datum shift: kept, unless the system has a code, whose own shift is better.
PjPtr withoutShift(PJ_CONTEXT* context, PjPtr object, Diagnostics& diagnostics) {
    if (proj_get_type(object.get()) != PJ_TYPE_BOUND_CRS)
        return object;
    PjPtr base(proj_get_source_crs(context, object.get()));
    if (base && idOf(base.get()).empty())
        if (PjPtr known = identified(context, base.get()))
            base = std::move(known);
    const std::string id = base ? idOf(base.get()) : std::string{};
    if (id.empty()) {
        diagnostics.add(FindingKind::crsDoubt, msg::bareShift);
        return object;
    }
    diagnostics.add(FindingKind::crsDoubt, msg::shiftIgnored, {{"crs", id}});
    return base;
}

} // namespace

Result<Crs> crsFromText(std::string_view text, Diagnostics& diagnostics) {
    text = trimmed(text);
    if (text.empty() || text.size() > kLongestCrsText || text.find('\0') != std::string_view::npos)
        return std::unexpected(unknownCrs(text));
    const PjContextPtr context = makeContext();
    if (!context)
        return fail(msg::noResources);
    PjPtr object(proj_create(context.get(), projText(text).c_str()));
    object = horizontal(context.get(), std::move(object));
    if (!object)
        return std::unexpected(unknownCrs(text));
    object = withoutShift(context.get(), std::move(object), diagnostics);
    if (proj_get_type(object.get()) != PJ_TYPE_BOUND_CRS && idOf(object.get()).empty())
        if (PjPtr known = identified(context.get(), object.get()))
            object = std::move(known);
    if (proj_is_deprecated(object.get()) != 0)
        if (PjPtr replacement = replacementOf(context.get(), object.get())) {
            diagnostics.add(
                FindingKind::crsDoubt, msg::retiredCrs,
                {{"crs", idOf(object.get())}, {"replacement", idOf(replacement.get())}});
            object = std::move(replacement);
        }
    Crs crs = describe(context.get(), object.get());
    if (!crs.known())
        return std::unexpected(unknownCrs(text));
    return crs;
}

Result<Crs> crsFromText(std::string_view text) {
    Diagnostics unheard;
    return crsFromText(text, unheard);
}

Result<Crs> geographicOf(const Crs& crs) {
    const PjContextPtr context = makeContext();
    if (!context)
        return fail(msg::noResources);
    PjPtr object = horizontal(context.get(), makeCrs(context.get(), crs));
    if (object)
        object.reset(proj_crs_get_geodetic_crs(context.get(), object.get()));
    if (object) {
        Crs geographic = describe(context.get(), object.get());
        if (geographic.kind == Crs::Kind::geographic)
            return geographic;
    }
    return std::unexpected(unknownCrs(crs.title()));
}

namespace {

// The VN-2000 / TM-3 systems with the boxes of their official areas of use (EPSG dataset 10.074;
// degrees). Which province uses which meridian is set by circular 973/2001/TT-TCĐC.
struct Tm3Zone {
    const char* code;
    double meridian;
    Extent area;

    [[nodiscard]] bool holds(XY lonLat) const {
        constexpr double kHalfWidth = 1.5;
        return area.contains(lonLat) && std::abs(lonLat.x - meridian) <= kHalfWidth;
    }
};

constexpr std::array kTm3Zones{
    Tm3Zone{"5896", 102.00, {102.14, 9.20, 103.51, 22.82}},
    Tm3Zone{"5897", 105.00, {103.50, 8.33, 106.51, 23.40}},
    Tm3Zone{"5898", 108.00, {106.50, 8.57, 109.53, 22.95}},
    Tm3Zone{"5899", 107.75, {106.43, 8.57, 108.76, 21.67}},
    Tm3Zone{"9205", 103.00, {102.14, 20.89, 103.99, 22.82}},
    Tm3Zone{"9206", 104.00, {103.21, 20.57, 105.03, 22.04}},
    Tm3Zone{"9207", 104.50, {103.40, 8.33, 105.54, 10.55}},
    Tm3Zone{"9208", 104.75, {103.53, 10.18, 105.86, 22.85}},
    Tm3Zone{"9209", 105.50, {104.33, 9.19, 106.69, 23.40}},
    Tm3Zone{"9210", 105.75, {105.26, 9.75, 107.80, 23.12}},
    Tm3Zone{"9211", 106.00, {104.83, 16.92, 107.03, 22.70}},
    Tm3Zone{"9212", 106.25, {106.41, 11.30, 107.43, 17.22}},
    Tm3Zone{"9213", 106.50, {105.43, 21.32, 106.25, 22.75}},
    Tm3Zone{"9214", 107.00, {105.88, 15.99, 108.24, 21.63}},
    Tm3Zone{"9215", 107.25, {106.09, 21.32, 107.37, 22.47}},
    Tm3Zone{"9216", 107.50, {107.33, 13.92, 108.55, 15.42}},
    Tm3Zone{"9217", 108.25, {108.55, 11.25, 109.53, 14.71}},
    Tm3Zone{"9218", 108.50, {107.20, 10.43, 109.52, 14.61}},
};

constexpr Extent kVietnamOnshore{102.14, 8.33, 109.53, 23.40};
constexpr Extent kVietnamWithSeas{101, 6, 118, 24};
constexpr double kWidestTm3Degrees = 3;

// Boxes of neighbouring provinces overlap; the smallest one says most about where we are.
const Tm3Zone* tm3ZoneOf(XY lonLat) {
    const Tm3Zone* best = nullptr;
    const auto size = [](const Tm3Zone& zone) { return zone.area.width() * zone.area.height(); };
    for (const Tm3Zone& zone : kTm3Zones)
        if (zone.holds(lonLat) && (best == nullptr || size(zone) < size(*best)))
            best = &zone;
    return best;
}

std::string utmCode(XY lonLat) {
    constexpr double kUtmNorth = 84;
    constexpr double kUtmSouth = -80;
    if (lonLat.y > kUtmNorth)
        return "5041"; // WGS 84 / UPS North (E,N)
    if (lonLat.y < kUtmSouth)
        return "5042"; // WGS 84 / UPS South (E,N)
    const int zone = std::clamp(static_cast<int>(std::floor((lonLat.x + 180) / 6)) + 1, 1, 60);
    return std::to_string((lonLat.y >= 0 ? 32600 : 32700) + zone);
}

// Hoàng Sa and Trường Sa move the middle of the country out to sea; it is still the country.
std::string workingCode(const Extent& degrees) {
    const XY centre = degrees.centre();
    constexpr double kUtmBorder = 108;
    if (degrees.width() > kWidestTm3Degrees && kVietnamWithSeas.contains(degrees) &&
        degrees.minX <= kVietnamOnshore.maxX)
        return degrees.minX < kUtmBorder ? "3405" : "3406";
    if (const Tm3Zone* zone = tm3ZoneOf(centre))
        return zone->code;
    return utmCode(centre);
}

// Where the middle and the left and right end of an extent lie, in degrees.
Result<Extent> degreesOf(const Crs& source, const Extent& extent) {
    auto geographic = crsFromText("EPSG:4326");
    if (!geographic)
        return std::unexpected(geographic.error());
    auto transformer = Transformer::between(source, *geographic);
    if (!transformer)
        return std::unexpected(transformer.error());
    const XY centre = transformer->transform(extent.centre());
    if (!std::isfinite(centre.x) || !std::isfinite(centre.y) || std::abs(centre.y) > 90 ||
        std::abs(centre.x) > 180)
        return fail(msg::noSuchPlace, {{"crs", source.title()}});
    const XY left = transformer->transform({extent.minX, extent.centre().y});
    const XY right = transformer->transform({extent.maxX, extent.centre().y});
    Extent degrees;
    degrees.add(left);
    degrees.add(right);
    const double half = degrees.width() / 2;
    return Extent{centre.x - half, centre.y, centre.x + half, centre.y};
}

} // namespace

Result<Crs> workingCrs(const Crs& source, const Extent& extentInSource) {
    const bool inMetres = source.kind == Crs::Kind::projected && source.unitFactor == 1.0;
    if (inMetres || source.kind == Crs::Kind::unknown || source.kind == Crs::Kind::other)
        return source;
    constexpr Extent kMiddleOfVietnam{106, 16, 106, 16};
    Result<Extent> degrees = kMiddleOfVietnam;
    if (!extentInSource.empty())
        degrees = degreesOf(source, extentInSource);
    if (!degrees)
        return std::unexpected(degrees.error());
    return crsFromText("EPSG:" + workingCode(*degrees));
}

std::string projVersion() {
    return proj_info().version;
}

std::string geosVersion() {
    const std::string full = GEOSversion(); // "3.11.1-CAPI-1.17.1"
    return full.substr(0, full.find('-'));
}

} // namespace thonmap::spatial
