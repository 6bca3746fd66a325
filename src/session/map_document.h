#pragma once

#include "core/date.h"
#include "core/extent.h"
#include "core/language.h"
#include "core/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace thonmap::document {
class Value;
}

namespace thonmap::session {

/// A map document, `maps/<name>.map.json`: what is where. What it means and how it looks stands in
/// the layer definitions it names; it holds no style.
///
///     {
///       "format": 1,
///       "title": {"vi": "Ngân Sơn 2020–2023", "en": "Ngân Sơn 2020–2023"},
///       "crs": "EPSG:9213",
///       "extent": [437000, 2465000, 470000, 2506000],
///       "layers": [
///         {"id": "place-labels"},
///         {"id": "sub-projects"},
///         {"id": "indicator-progress"},
///         {"id": "ethnic-composition"},
///         {"id": "communes", "visible": true, "opacity": 1},
///         {"id": "villages"},
///         {"id": "neighbours", "opacity": 0.8}
///       ],
///       "backgrounds": [{"file": "data/scan-1998.tif", "opacity": 0.6}],
///       "register": "data/register",
///       "framework": "ngan-son.framework.json",
///       "theme": "indicator-progress",
///       "date": "2022-06-30",
///       "source": {"vi": "…", "en": "…"}
///     }
///
/// Required: format, title, layers. `layers` is top first, as the legend shows it; themes (layer
/// definitions with "role": "theme") stand among them where they are to be drawn, and only the
/// chosen one is. File names are relative to the document. `layers/<id>.layer.json` is looked for
/// in the folder `layers` beside the document's folder, then in the document's own folder, the
/// user's folder and the shipped one. "$schema" is allowed and ignored.
struct MapDocument {
    struct Layer {
        std::string id;
        bool visible = true;
        double opacity = 1; ///< 0–1
        bool operator==(const Layer&) const = default;
    };
    struct Background {
        std::string file;
        double opacity = 1; ///< 0–1
        bool visible = true;
        bool operator==(const Background&) const = default;
    };

    LocalText title;
    /// "EPSG:9213", WKT or a PROJ string; empty = chosen from the data.
    std::string crs;
    /// In `crs`; empty = that of the data.
    std::optional<Extent> extent;
    std::vector<Layer> layers;           ///< top first
    std::vector<Background> backgrounds; ///< top first, all under the layers
    /// Folder of the register's CSV tables; empty = none.
    std::string registerFolder;
    /// File of the programme's framework; empty = none.
    std::string framework;
    /// Shown first; empty = none.
    std::string theme;
    /// Shown first; nothing = the latest date of the register.
    std::optional<Date> date;
    /// What the source line of a picture says before the layers' own sources.
    LocalText source;

    bool operator==(const MapDocument&) const = default;
};

/// Refuses what the format does not know, with file, line and key.
[[nodiscard]] Result<MapDocument> parseMapDocument(const document::Value& value,
                                                   const std::string& path);
[[nodiscard]] Result<MapDocument> loadMapDocument(const std::filesystem::path& path);
/// The document's text; loading it gives an equal document.
[[nodiscard]] std::string writeMapDocument(const MapDocument& document);

} // namespace thonmap::session
