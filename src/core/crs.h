#pragma once

#include <string>

namespace thonmap {

/// The name of a coordinate reference system; what it means is computed in `spatial` (PROJ).
///
/// Axis order never appears: coordinates are x = east/longitude, y = north/latitude everywhere, and
/// io swaps on the way in and out where a format wants it otherwise.
struct Crs {
    enum class Kind {
        /// The source says nothing. Coordinates are planar in units nobody named.
        unknown,
        geographic,
        projected,
        /// Local or engineering: planar, but nowhere on the earth.
        other,
    };

    Kind kind = Kind::unknown;
    /// "EPSG" and "9213"; both empty when the system has no code.
    std::string authority;
    std::string code;
    /// "VN-2000 / TM-3 106-30".
    std::string name;
    /// WKT2:2019; empty only for Kind::unknown.
    std::string wkt;
    /// Metres (projected) or radians (geographic) in one unit of a coordinate; 1 when unknown.
    double unitFactor = 1.0;

    [[nodiscard]] bool known() const { return kind != Kind::unknown; }
    /// "EPSG:9213", or empty.
    [[nodiscard]] std::string id() const {
        return authority.empty() ? std::string{} : authority + ':' + code;
    }
    /// What to show a person: "VN-2000 / TM-3 106-30 (EPSG:9213)".
    [[nodiscard]] std::string title() const {
        return authority.empty() ? name : name + " (" + id() + ')';
    }
    /// Same code, or same WKT where a code is missing. Does not compare definitions.
    [[nodiscard]] bool sameNameAs(const Crs& other) const {
        if (!authority.empty() && !other.authority.empty())
            return authority == other.authority && code == other.code;
        return kind == other.kind && wkt == other.wkt;
    }
};

} // namespace thonmap
