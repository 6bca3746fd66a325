#pragma once

#include "io/sink.h"

#include <span>
#include <string>

class GDALDataset;

namespace thonmap::io {

/// The styles of one layer and where they belong.
struct StyledLayer {
    std::string table;
    std::string geometryColumn;
    std::span<const LayerStyle> styles;
};

/// Adds the table `layer_styles` in the form in which QGIS writes and looks for it. QGIS loads a
/// table's default style by itself, from its QML. Nothing when there are no styles.
[[nodiscard]] bool writeLayerStyles(GDALDataset& dataset, std::span<const StyledLayer> layers);

} // namespace thonmap::io
