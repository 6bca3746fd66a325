#pragma once

#include "core/diagnostics.h"
#include "render/scene.h"
#include "session/view.h"

#include <optional>
#include <string>
#include <vector>

namespace thonmap::session {

/// What stands over the layers in a picture.
struct Overlay {
    Selection selection;
    Selection hover;
    std::vector<AnswerPtr> answers;
    SiteChoicePtr sites; ///< may be null
};

/// One theme of a map for a switcher, with what it can be asked about.
struct Theme {
    std::string id;
    LocalText title;
    std::vector<thematic::LayerParameter> parameters; ///< `chosen` is as in the view
};
/// In the order of the document.
[[nodiscard]] std::vector<Theme> themesOf(const Map& map, const View& view);

/// Turns map and view into the scene that render draws. Keeps what it resolved, so that moving the
/// date or a layer costs only what that changes. One thread at a time; make one per worker.
class SceneMaker {
public:
    /// Never fails for what one layer lacks: such a layer is drawn without its theme and
    /// `diagnostics` says why. Fails when the view names a theme or choice the map has not.
    [[nodiscard]] Result<render::ScenePtr> make(const MapPtr& map, const View& view,
                                                const Overlay& overlay, Diagnostics& diagnostics);

private:
    struct Resolved {
        MapLayerPtr layer;
        const void* registers = nullptr; ///< identity of the map resolved for
        Date date;
        Choices choices;
        thematic::ResolvedLayerPtr style;
        thematic::Headline headline;
    };
    std::vector<Resolved> m_resolved; ///< latest last, a handful
};

/// Index in scene.layers of a layer of the map; nothing when it is not drawn.
[[nodiscard]] std::optional<std::size_t> sceneLayerIndex(const render::Scene& scene,
                                                         std::string_view layerId);

/// The figure of a theme over time for the date slider: one value a month from the map's first to
/// its last date; NaN where nothing was reported yet. In the unit of the headline number.
struct TimeLine {
    struct Point {
        Date date;
        double actual;
        double planned; ///< NaN when there is no plan
    };
    std::vector<Point> points;
    std::optional<double> target;
    LocalText title;
};
[[nodiscard]] TimeLine timeLine(const Map& map, const View& view);

} // namespace thonmap::session
