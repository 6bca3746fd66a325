#pragma once

#include "core/diagnostics.h"
#include "core/feature_table.h"
#include "io/source.h"

#include <string>

namespace thonmap::io {

/// Makes every text of a freshly read table UTF-8 and NFC, names of fields included: recognises
/// legacy encodings column by column, whether they come as bytes or as Unicode text in disguise,
/// and says so (finding encoding). A declared encoding (.cpg, DBF language byte) is believed only
/// where the text itself does not tell.
/// \param hint GDAL's name of the declared encoding, "" for none
[[nodiscard]] EncodingReport repairText(FeatureTable& table, const std::string& hint,
                                        const std::string& file, Diagnostics& diagnostics);

} // namespace thonmap::io
