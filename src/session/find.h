#pragma once

#include "core/extent.h"
#include "core/language.h"
#include "session/view.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::session {

/// A thing on the map with a name: what the search box lists and a click finds.
struct Place {
    enum class Kind { village, commune, district, subProject, other };
    Kind kind = Kind::other;
    LocalText kindText; ///< "thôn", "xã", "tiểu dự án" …
    std::string name;
    /// Unit code or sub-project id; empty when the layer has none.
    std::string code;
    /// What tells it from its namesakes: the commune; may be empty.
    std::string context;
    std::string layer; ///< id in the map
    std::size_t row = 0;
    XY at;         ///< metres of the map's CRS; NaN when the place is nowhere on the map
    Extent extent; ///< of its shape; empty when it has none
};

/// Villages, communes, sub-projects and named features of visible layers by name, best first,
/// written with or without tone marks, or by code. Typed tones count. At `view.date`: units that
/// are not valid then come last. Empty text finds nothing.
[[nodiscard]] std::vector<Place> find(const Map& map, const View& view, std::string_view text,
                                      std::size_t limit = 12);

/// What stands at a point: the theme's first, then layers of small things before those of large
/// ones; in one layer the smallest shape first. Layers for reference are never found. A
/// unit or sub-project that several layers draw comes once; reference layers say nothing.
/// `tolerance` in metres of the map's CRS reaches points and lines.
struct Identified {
    Place place;
    LocalText layerTitle;
    struct Attribute {
        LocalText name;
        LocalText value;
    };
    std::vector<Attribute> attributes;
    /// What a hover tip says after the name: the theme's figure for this row; may be empty.
    LocalText figure;
};
[[nodiscard]] std::vector<Identified> identify(const Map& map, const View& view, XY point,
                                               double tolerance);
/// The same for one known row.
[[nodiscard]] Identified describe(const Map& map, const View& view, std::string_view layer,
                                  std::size_t row);

/// Layers a rectangle, polygon or radius selects from: the first with an answer, in the order of
/// identify(), wins unless `layer` names one. Points inside, shapes that intersect; the border
/// counts.
[[nodiscard]] Selection selectInRectangle(const Map& map, const View& view, const Extent& rectangle,
                                          std::string_view layer = {});
/// `ring` may be open. Fewer than three points select nothing.
[[nodiscard]] Selection selectInPolygon(const Map& map, const View& view,
                                        const std::vector<XY>& ring, std::string_view layer = {});
[[nodiscard]] Selection selectWithin(const Map& map, const View& view, XY centre,
                                     double radiusMetres, std::string_view layer = {});
/// Every valid row of a layer in one of the classes the current theme shows (click on a legend
/// row).
[[nodiscard]] Selection selectClass(const thematic::ResolvedLayer& layer, std::size_t classIndex);

/// Villages by name in the collation of Vietnamese: what Tab goes through.
[[nodiscard]] std::vector<Place> villages(const Map& map, const View& view);

} // namespace thonmap::session
