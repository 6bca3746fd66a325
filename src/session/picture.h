#pragma once

#include "core/diagnostics.h"
#include "render/scene.h"
#include "session/view.h"

#include <optional>
#include <string>
#include <vector>

namespace thonmap::session {

struct ThemedLayer;

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

/// Part of the map and its size on screen: backgrounds are read that sharply. Without one they are
/// read once, as an overview.
struct BackgroundDetail {
    Extent window; ///< metres of the map's CRS
    int widthPx = 0;
    int heightPx = 0;
    bool operator==(const BackgroundDetail&) const = default;
};

/// Turns map and view into the scene that render draws. Keeps what it resolved, so that moving the
/// date or a layer costs only what that changes. One thread at a time; make one per worker.
class SceneMaker {
public:
    /// Fails when the view names a theme the map has not, a choice a layer has not, or when a
    /// definition does not fit its table. Partial trouble goes to `diagnostics`.
    [[nodiscard]] Result<render::ScenePtr> make(const MapPtr& map, const View& view,
                                                const Overlay& overlay, Diagnostics& diagnostics,
                                                const std::optional<BackgroundDetail>& detail = {});

private:
    struct Resolved {
        MapLayerPtr layer;
        std::optional<Date> date; ///< empty when the layer is the same at any date
        Choices choices;
        std::shared_ptr<const ThemedLayer> themed;
    };
    struct Picture {
        std::string file;
        std::optional<BackgroundDetail> detail;
        std::shared_ptr<const Raster> raster;
    };
    [[nodiscard]] Result<std::shared_ptr<const ThemedLayer>>
    themed(const Map& map, const MapLayerPtr& layer, const View& view, Diagnostics& diagnostics);
    [[nodiscard]] Result<void> addLayers(const Map& map, const View& view, const Overlay& overlay,
                                         render::Scene& scene, Diagnostics& diagnostics);
    [[nodiscard]] Result<void> addBackgrounds(const Map& map, const View& view,
                                              const std::optional<BackgroundDetail>& detail,
                                              render::Scene& scene, Diagnostics& diagnostics);

    std::vector<Resolved> m_resolved; ///< latest last, a handful
    std::vector<Picture> m_pictures;
};

/// Index in scene.layers of a layer of the map; nothing when it is not drawn.
[[nodiscard]] std::optional<std::size_t> sceneLayerIndex(const render::Scene& scene,
                                                         std::string_view layerId);

/// The figure of the current theme over time for the date slider: one value a month from the map's
/// first to its last date; NaN where nothing was reported yet. In the unit of the headline number.
/// Themes that count nothing over time have no points, only marks.
struct TimeLine {
    struct Point {
        Date date;
        double actual;
        double planned; ///< NaN when there is no plan
    };
    std::vector<Point> points;
    std::optional<double> target;
    LocalText title;
    /// Dates that have figures of their own (a census).
    struct Mark {
        Date date;
        LocalText text;
    };
    std::vector<Mark> marks;
};
[[nodiscard]] Result<TimeLine> timeLine(const Map& map, const View& view);

} // namespace thonmap::session
