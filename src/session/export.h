#pragma once

#include "core/diagnostics.h"
#include "core/progress.h"
#include "core/result.h"
#include "io/sink.h"
#include "session/view.h"

#include <filesystem>
#include <string>
#include <vector>

namespace thonmap::session {

struct ExportOptions {
    /// Ids to write; empty = all, themes included.
    std::vector<std::string> layers;
    /// "EPSG:9213" …; empty = each layer in its source's CRS, coordinates equal to the bit.
    std::string crs;
    /// The register's tables too, as tables without geometry (formats that have such).
    bool registers = true;
    Language language = Language::vi;
};

/// One table a layer id; tables of themes carry the figures computed at the view's date, with unit
/// and date in the description, and their style as QML and SLD. Whole or not at all; refused when
/// `out` is a file the map reads.
[[nodiscard]] Result<io::WriteReport>
exportMap(const Map& map, const View& view, const std::filesystem::path& out,
          const ExportOptions& options, Diagnostics& diagnostics, const Progress& progress = {});

/// The table as `out` can hold it: moved to WGS 84, and told, where the format knows nothing else.
[[nodiscard]] Result<TablePtr> fitting(TablePtr table, const std::filesystem::path& out,
                                       Diagnostics& diagnostics, const Progress& progress = {});

/// Fails with a sentence when `out` is one of `sources` (also through another name or a link).
[[nodiscard]] Result<void> refuseSource(const std::filesystem::path& out,
                                        const std::vector<std::filesystem::path>& sources);

} // namespace thonmap::session
