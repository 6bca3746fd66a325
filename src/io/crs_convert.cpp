#include "io/crs_convert.h"

#include <cpl_conv.h>

#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

namespace thonmap::io {

namespace {

/// Withdrawn by EPSG because their datum shift was wrong; same zones under other numbers.
int currentCode(int code) {
    constexpr std::array<std::pair<int, int>, 4> kReplaced{
        {{6956, 5896}, {6957, 5897}, {6958, 5898}, {6959, 5899}}};
    for (const auto& [withdrawn, current] : kReplaced)
        if (code == withdrawn)
            return current;
    return code;
}

std::optional<int> epsgCode(const OGRSpatialReference& reference) {
    const char* authority = reference.GetAuthorityName(nullptr);
    const char* code = reference.GetAuthorityCode(nullptr);
    if (authority == nullptr || code == nullptr || std::string_view(authority) != "EPSG")
        return {};
    int number = 0;
    const std::string_view text = code;
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc{})
        return {};
    return number;
}

/// The one current EPSG system that is the same as this one; null when none or several are.
SpatialReferencePtr certainMatch(const OGRSpatialReference& reference) {
    constexpr int kSameButForTheName = 90;
    int count = 0;
    int* confidences = nullptr;
    OGRSpatialReferenceH* matches =
        const_cast<OGRSpatialReference&>(reference).FindMatches(nullptr, &count, &confidences);
    SpatialReferencePtr found;
    bool several = false;
    for (int i = 0; i < count; ++i) {
        auto* match = OGRSpatialReference::FromHandle(matches[i]);
        const std::optional<int> code = epsgCode(*match);
        if (confidences[i] < kSameButForTheName || !code || currentCode(*code) != *code)
            continue;
        several = found != nullptr;
        if (several)
            break;
        found.reset(match->Clone());
    }
    OSRFreeSRSArray(matches);
    CPLFree(confidences);
    return several ? nullptr : std::move(found);
}

/// GeoPackage's srs_id -1 and 0, and what GDAL calls a drawing without a system. "unknown" is also
/// the name of systems given by a PROJ string: those do mean something.
bool saysUndefined(const OGRSpatialReference& reference) {
    const char* name = reference.GetName();
    const std::string_view text = name == nullptr ? "" : name;
    return text.starts_with("Undefined ") ||
           (reference.IsLocal() != 0 && (text == "unknown" || text == "unnamed"));
}

std::string exportWkt(const OGRSpatialReference& reference) {
    char* wkt = nullptr;
    const std::array<const char*, 3> options{"FORMAT=WKT2_2019", "MULTILINE=NO", nullptr};
    std::string text;
    if (reference.exportToWkt(&wkt, options.data()) == OGRERR_NONE && wkt != nullptr)
        text = wkt;
    CPLFree(wkt);
    return text;
}

} // namespace

Crs crsFromGdal(const OGRSpatialReference* given) {
    Crs crs;
    if (given == nullptr || given->IsEmpty())
        return crs;
    SpatialReferencePtr reference(given->Clone());
    if (saysUndefined(*reference))
        return crs;
    if (const std::optional<int> code = epsgCode(*reference)) {
        if (currentCode(*code) != *code)
            reference->importFromEPSG(currentCode(*code));
    } else if (reference->IsLocal() == 0) {
        if (SpatialReferencePtr match = certainMatch(*reference))
            reference = std::move(match);
    }
    if (const char* authority = reference->GetAuthorityName(nullptr);
        authority != nullptr && reference->GetAuthorityCode(nullptr) != nullptr) {
        crs.authority = authority;
        crs.code = reference->GetAuthorityCode(nullptr);
    }
    if (reference->IsProjected()) {
        crs.kind = Crs::Kind::projected;
        crs.unitFactor = reference->GetLinearUnits();
    } else if (reference->IsGeographic()) {
        crs.kind = Crs::Kind::geographic;
        crs.unitFactor = reference->GetAngularUnits();
    } else {
        crs.kind = Crs::Kind::other;
        crs.unitFactor = reference->GetLinearUnits();
    }
    if (const char* name = reference->GetName())
        crs.name = name;
    crs.wkt = exportWkt(*reference);
    return crs;
}

SpatialReferencePtr crsToGdal(const Crs& crs) {
    if (!crs.known())
        return nullptr;
    SpatialReferencePtr reference(new OGRSpatialReference);
    OGRErr outcome = OGRERR_FAILURE;
    int code = 0;
    if (crs.authority == "EPSG" &&
        std::from_chars(crs.code.data(), crs.code.data() + crs.code.size(), code).ec == std::errc{})
        outcome = reference->importFromEPSG(currentCode(code));
    if (outcome != OGRERR_NONE && !crs.wkt.empty())
        outcome = reference->importFromWkt(crs.wkt.c_str());
    if (outcome != OGRERR_NONE && !crs.authority.empty())
        outcome = reference->SetFromUserInput(
            crs.id().c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get());
    if (outcome != OGRERR_NONE)
        return nullptr;
    reference->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

bool northComesFirst(const OGRSpatialReference* reference) {
    if (reference == nullptr)
        return false;
    SpatialReferencePtr traditional(reference->Clone());
    traditional->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return traditional->GetDataAxisToSRSAxisMapping() != reference->GetDataAxisToSRSAxisMapping();
}

bool isWgs84(const Crs& crs) {
    if (crs.id() == "EPSG:4326" || crs.id() == "OGC:CRS84")
        return true;
    if (crs.kind != Crs::Kind::geographic || !crs.authority.empty())
        return false;
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    const SpatialReferencePtr own = crsToGdal(crs);
    const std::array<const char*, 3> options{"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                             "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS",
                                             nullptr};
    return own != nullptr && own->IsSame(&wgs84, options.data()) != 0;
}

} // namespace thonmap::io
