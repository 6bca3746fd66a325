#pragma once

#include "core/diagnostics.h"
#include "io/gdal_session.h"
#include "io/source_files.h"

#include <memory>
#include <string>
#include <vector>

class OGRLayer;

namespace thonmap::io {

/// One layer of an opened source. The pointers live as long as the OpenSource.
struct OpenLayer {
    OGRLayer* layer = nullptr;
    const SourceFile* file = nullptr;
    /// Unique in the source, NFC.
    std::string name;
};

/// A source with its datasets open for reading. Stays in the thread that opened it.
struct OpenSource {
    SourceFiles files;
    std::vector<std::unique_ptr<ThreadSetting>> settings;
    std::vector<DatasetPtr> datasets;
    std::vector<OpenLayer> layers;
    /// GDAL's name of the format.
    std::string driver;
};

/// Opens everything a source consists of, each file with the driver of its format only.
[[nodiscard]] Result<OpenSource> openSource(const SourceName& name, Diagnostics& diagnostics);

/// The layers a name asks for: the one named, or all. An error names those there are.
[[nodiscard]] Result<std::vector<OpenLayer>> chosenLayers(const OpenSource& source,
                                                          const SourceName& name);

/// "a, b, c" for messages.
[[nodiscard]] std::string layerList(const OpenSource& source);

} // namespace thonmap::io
