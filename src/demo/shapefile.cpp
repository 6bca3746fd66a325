#include "demo/shapefile.h"

#include "core/platform.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

namespace thonmap::demo {

namespace {

/// As Esri writes VN-2000 / TM-3 106-30; GDAL and QGIS recognise EPSG:9213 in it.
constexpr std::string_view kPrj =
    R"(PROJCS["VN-2000_TM-3_106-30",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",)"
    R"(SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],)"
    R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],)"
    R"(PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],)"
    R"(PARAMETER["Central_Meridian",106.5],PARAMETER["Scale_Factor",0.9999],)"
    R"(PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";

constexpr std::int32_t kPoint = 1;
constexpr std::int32_t kPolygon = 5;

/// Bytes in the two orders that a shapefile mixes.
class Bytes {
public:
    void big(std::int32_t value) {
        const auto bits = static_cast<std::uint32_t>(value);
        for (int shift = 24; shift >= 0; shift -= 8)
            byte(bits >> shift);
    }
    void little(std::int32_t value) {
        const auto bits = static_cast<std::uint32_t>(value);
        for (int shift = 0; shift <= 24; shift += 8)
            byte(bits >> shift);
    }
    void little16(std::size_t value) {
        byte(static_cast<std::uint32_t>(value));
        byte(static_cast<std::uint32_t>(value >> 8U));
    }
    void little(double value) {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (int shift = 0; shift <= 56; shift += 8)
            byte(static_cast<std::uint32_t>(bits >> shift));
    }
    void byte(std::uint32_t value) { m_bytes.push_back(static_cast<char>(value & 0xFFU)); }
    void text(std::string_view value, std::size_t width, char fill) {
        assert(value.size() <= width);
        m_bytes.append(value).append(width - value.size(), fill);
    }
    void append(const Bytes& other) { m_bytes += other.m_bytes; }
    [[nodiscard]] const std::string& all() const { return m_bytes; }
    [[nodiscard]] std::int32_t words() const {
        return static_cast<std::int32_t>(m_bytes.size() / 2);
    }

private:
    std::string m_bytes;
};

double metres(std::int64_t decimetres) {
    return static_cast<double>(decimetres) / 10.0;
}

struct Box {
    std::int64_t minX = std::numeric_limits<std::int64_t>::max();
    std::int64_t minY = std::numeric_limits<std::int64_t>::max();
    std::int64_t maxX = std::numeric_limits<std::int64_t>::min();
    std::int64_t maxY = std::numeric_limits<std::int64_t>::min();

    void add(const Ring& ring) {
        for (const Spot spot : ring) {
            minX = std::min(minX, spot.x);
            minY = std::min(minY, spot.y);
            maxX = std::max(maxX, spot.x);
            maxY = std::max(maxY, spot.y);
        }
    }
    void write(Bytes& to) const {
        for (const std::int64_t value : {minX, minY, maxX, maxY})
            to.little(metres(value));
    }
};

void writeHeader(Bytes& to, std::int32_t contentWords, bool points, const Box& box) {
    to.big(9994);
    for (int i = 0; i < 5; ++i)
        to.big(0);
    to.big(50 + contentWords);
    to.little(std::int32_t{1000});
    to.little(points ? kPoint : kPolygon);
    box.write(to);
    for (int i = 0; i < 4; ++i)
        to.little(0.0);
}

Bytes pointContent(Spot spot) {
    Bytes content;
    content.little(kPoint);
    content.little(metres(spot.x));
    content.little(metres(spot.y));
    return content;
}

Bytes polygonContent(const Ring& ring) {
    Box box;
    box.add(ring);
    Bytes content;
    content.little(kPolygon);
    box.write(content);
    content.little(std::int32_t{1});
    content.little(static_cast<std::int32_t>(ring.size() + 1));
    content.little(std::int32_t{0});
    for (std::size_t i = 0; i <= ring.size(); ++i) {
        content.little(metres(ring[i % ring.size()].x));
        content.little(metres(ring[i % ring.size()].y));
    }
    return content;
}

struct Shapes {
    std::string shp;
    std::string shx;
};

Shapes shapes(const ShapeLayer& layer) {
    Box box;
    Bytes records;
    Bytes index;
    std::int32_t number = 0;
    for (const ShapeRow& row : layer.rows) {
        box.add(row.spots);
        const Bytes content =
            layer.points ? pointContent(row.spots.front()) : polygonContent(row.spots);
        index.big(50 + records.words());
        index.big(content.words());
        records.big(++number);
        records.big(content.words());
        records.append(content);
    }
    Bytes shp;
    writeHeader(shp, records.words(), layer.points, box);
    shp.append(records);
    Bytes shx;
    writeHeader(shx, index.words(), layer.points, box);
    shx.append(index);
    return {shp.all(), shx.all()};
}

std::string dbfCell(const DbfField& field, const std::string& value) {
    if (field.type == DbfField::Type::date) {
        std::string digits = value;
        std::erase(digits, '-');
        return digits;
    }
    if (field.type == DbfField::Type::number)
        return fmt::format("{:>{}}", value, field.width);
    return value;
}

std::string table(const ShapeLayer& layer) {
    std::size_t recordSize = 1;
    for (const DbfField& field : layer.fields)
        recordSize += static_cast<std::size_t>(field.width);
    Bytes dbf;
    dbf.byte(0x03);
    // The "last update" is the day the programme ended: today's date would change the bytes.
    dbf.byte(123);
    dbf.byte(6);
    dbf.byte(30);
    dbf.little(static_cast<std::int32_t>(layer.rows.size()));
    dbf.little16(32 * layer.fields.size() + 33);
    dbf.little16(recordSize);
    dbf.text("", 20, '\0');
    for (const DbfField& field : layer.fields) {
        dbf.text(field.name, 11, '\0');
        dbf.byte(static_cast<std::uint32_t>(field.type));
        dbf.text("", 4, '\0');
        dbf.byte(static_cast<std::uint32_t>(field.width));
        dbf.byte(static_cast<std::uint32_t>(field.decimals));
        dbf.text("", 14, '\0');
    }
    dbf.byte(0x0D);
    for (const ShapeRow& row : layer.rows) {
        assert(row.cells.size() == layer.fields.size());
        dbf.byte(' ');
        for (std::size_t i = 0; i < layer.fields.size(); ++i)
            dbf.text(dbfCell(layer.fields[i], row.cells[i]),
                     static_cast<std::size_t>(layer.fields[i].width), ' ');
    }
    dbf.byte(0x1A);
    return dbf.all();
}

} // namespace

Result<void> writeShapefile(const std::filesystem::path& shp, const ShapeLayer& layer) {
    const Shapes written = shapes(layer);
    const auto put = [&shp](const char* extension, std::string_view bytes) {
        std::filesystem::path part = shp;
        return platform::writeWhole(part.replace_extension(extension), bytes);
    };
    for (const auto& [extension, bytes] :
         {std::pair<const char*, std::string_view>{".shx", written.shx},
          {".prj", kPrj},
          {".cpg", "UTF-8"}}) {
        if (auto done = put(extension, bytes); !done)
            return done;
    }
    if (auto done = put(".dbf", table(layer)); !done)
        return done;
    return put(".shp", written.shp);
}

} // namespace thonmap::demo
