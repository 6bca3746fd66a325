#pragma once

#include "core/column.h"
#include "core/diagnostics.h"

#include <cstdint>
#include <string>
#include <vector>

class OGRFeature;
class OGRFeatureDefn;

namespace thonmap::io {

/// Turns the attributes of OGR features into columns, one feature after the other. Text stays as
/// GDAL hands it over; text_repair.h makes it UTF-8.
class AttributeReader {
public:
    explicit AttributeReader(const OGRFeatureDefn& definition);

    void add(const OGRFeature& feature);
    [[nodiscard]] std::vector<Column> finish() { return std::move(m_columns); }
    /// One finding for each value that could not be understood.
    void report(const std::string& file, const std::string& layer, Diagnostics& diagnostics) const;

private:
    enum class Way : std::uint8_t {
        boolean,
        integer,
        real,
        text,
        date,
        dateTime,
        time,
        binary,
        json
    };
    void addOne(const OGRFeature& feature, int index);

    struct Odd {
        std::size_t column;
        std::int64_t feature;
    };
    std::vector<Way> m_ways;
    std::vector<Column> m_columns;
    std::vector<std::string> m_names;
    std::vector<Odd> m_odd;
};

/// The fields of a layer as its table will have them.
[[nodiscard]] Field fieldFromGdal(const OGRFeatureDefn& definition, int index);

} // namespace thonmap::io
