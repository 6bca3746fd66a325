#pragma once

#include "render/scene.h"

#include <string>
#include <vector>

namespace thonmap::test {

/// A made-up district of 12 communes on a wobbly lattice, 18 villages in three of them, neighbours
/// around: an exact coverage, built by hand so that render needs no other module.
struct DemoDistrict {
    render::SceneLayer neighbours;
    render::SceneLayer communes;
    /// Villages without a theme; the functions below dress copies of it.
    render::SceneLayer villages;
    Extent extent;
};
[[nodiscard]] DemoDistrict demoDistrict();

/// Share of target in five classes and "no data", with pips and ▼.
[[nodiscard]] render::Scene progressScene();
/// Pies over a pale choropleth.
[[nodiscard]] render::Scene ethnicScene();
/// 65 symbols, some in crowds, two with a badge.
[[nodiscard]] render::Scene subProjectScene();
/// Progress with a result of four numbered villages, a selection, circles and links.
[[nodiscard]] render::Scene queryScene();

/// A layer of one class around a table; anchors are the middles of the boxes.
[[nodiscard]] render::SceneLayer layerOf(TablePtr table, thematic::SymbolStyle style);

} // namespace thonmap::test
