#pragma once

#include "core/diagnostics.h"
#include "core/platform.h"
#include "io/formats.h"
#include "io/source.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace thonmap::io {

/// One file for GDAL to open, and how.
struct SourceFile {
    /// What to open: the source itself, or a stand-in in a temporary folder.
    std::string opened;
    /// What a person calls it.
    std::string shown;
    Format format = Format::csv;
    /// The layer is named after this, "" to take GDAL's name.
    std::string layerName;
    std::vector<std::string> openOptions;
    /// The stand-in is ours alone and may be opened for writing (to play a journal back).
    bool mayUpdate = false;
    /// A .csvt beside a CSV says the types: they are not guessed then.
    bool hasDeclaredTypes = false;
    /// The stand-in has one more column than the source, the last one.
    bool hasExtraColumn = false;
};

/// The files behind a source, and the temporary folder that holds stand-ins while they are used.
struct SourceFiles {
    std::vector<SourceFile> files;
    std::unique_ptr<platform::TemporaryFolder> temporary;
};

/// Finds out what a source consists of: recognises the format, looks into folders and archives,
/// and makes stand-ins where opening the source itself would write beside it or fail: a shapefile
/// without .shx, a GeoPackage with a write-ahead log, a CSV in UTF-16. Reports missing and
/// cut-off parts.
[[nodiscard]] Result<SourceFiles> findSourceFiles(const SourceName& name, Diagnostics& diagnostics);

} // namespace thonmap::io
