#pragma once

#include "core/diagnostics.h"
#include "core/feature_table.h"
#include "io/sink_format.h"

#include <ogr_feature.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace thonmap::io {

/// One field of the output: which column it comes from and how its cells are handed over.
struct SinkField {
    enum class Way : std::uint8_t { integer, real, text, date, dateTime, binary };
    std::size_t column = 0;
    std::string name;
    Way way = Way::text;
    bool boolean = false;
    int width = 0;
    int precision = 0;
};

/// The fields of a layer in a format. What the format cannot hold is renamed, changed to another
/// type or left out, each with a finding.
[[nodiscard]] std::vector<SinkField> planFields(const FeatureTable& table, SinkFormat::Kind kind,
                                                const std::string& file, const std::string& layer,
                                                Diagnostics& diagnostics);

/// The definition for GDAL.
[[nodiscard]] std::unique_ptr<OGRFieldDefn> fieldForGdal(const SinkField& field);

/// Puts one row's cells into a feature.
void setFields(OGRFeature& feature, const FeatureTable& table, const std::vector<SinkField>& fields,
               std::size_t row);

} // namespace thonmap::io
