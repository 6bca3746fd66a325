#pragma once

#include "core/date.h"
#include "core/diagnostics.h"
#include "core/extent.h"
#include "core/progress.h"
#include "core/result.h"
#include "session/map.h"
#include "session/view.h"

#include <optional>
#include <string>
#include <vector>

namespace thonmap::cli {

/// A SOURCE or MAP of the command line, opened: "PATH", "PATH:LAYER", or a map document with the id
/// of one of its layers behind a colon.
struct Opened {
    session::MapPtr map;
    session::View view;
    /// The layer named; empty when none was and there are several.
    std::string layer;
    std::string file; ///< the path without the layer
    bool isMap = false;
};

/// Opens it; `layer` is the value of --layer, empty when not given.
[[nodiscard]] Result<Opened> openArgument(const std::string& source, const std::string& layer,
                                          const Progress& progress);

/// The error a command that makes something out of a source stops with: a part of a shapefile is
/// missing, a file is cut short, or a layer that was asked for is empty.
[[nodiscard]] Result<void> refuseDamaged(const Opened& opened);
[[nodiscard]] Result<void> refuseDamaged(const Diagnostics& diagnostics);

/// The layer a command works on: the one named, or the only one; else an error that lists them.
[[nodiscard]] Result<const session::MapLayer*> theLayer(const Opened& opened);

/// "2022-06-30" into the view; an empty text changes nothing.
[[nodiscard]] Result<void> setDate(const std::string& text, session::View& view);
/// Theme and its parameters ("indicator=O2").
[[nodiscard]] Result<void> setTheme(const std::string& theme,
                                    const std::vector<std::string>& choices, const Opened& opened,
                                    session::View& view);

} // namespace thonmap::cli
