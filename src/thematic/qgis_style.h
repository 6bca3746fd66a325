#pragma once

#include "core/language.h"
#include "thematic/resolved_layer.h"

#include <functional>
#include <string>
#include <string_view>

namespace thonmap::thematic {

/// What a style document must know beyond the resolved layer.
struct StyleOptions {
    Language language = Language::vi;
    /// The geometry the exported table has: QGIS needs one renderer a geometry type.
    GeometryType geometry = GeometryType::multiPolygon;
    /// The exported layer's name, for SLD's NamedLayer.
    std::string layerName;
    /// The SVG of a catalogue symbol ("water-completed"), embedded in QML so that the file needs no
    /// other; empty function or empty answer = a plain disc in the state's colours.
    std::function<std::string(std::string_view symbol)> svgOf;
};

/// A QGIS 3 style (QML): single, graduated or categorized renderer over the exported columns, no
/// data hatched, pies or bars as diagrams, labels, opacity. Whatever the names contain, it is
/// well-formed XML; characters XML cannot carry are left out. The table must have the columns of
/// withColumns(table, derived).
[[nodiscard]] std::string qml(const ResolvedLayer& layer, const StyleOptions& options);

/// The same as OGC SLD 1.1 / SE 1.1, for programs that do not read QML. Charts have no counterpart
/// there and are left out; catalogue symbols become their plain shape and colours.
[[nodiscard]] std::string sld(const ResolvedLayer& layer, const StyleOptions& options);

} // namespace thonmap::thematic
