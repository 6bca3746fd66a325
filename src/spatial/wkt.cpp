#include "spatial/wkt.h"

#include "core/number_format.h"
#include "spatial/geos_session.h"
#include "spatial/messages.h"

#include <memory>
#include <utility>

namespace thonmap::spatial {

namespace {

constexpr std::size_t kLongestWkt = std::size_t{64} << 20;
constexpr std::size_t kDeepest = 64;

// GEOS reads collections recursively: what nests too deep would exhaust the stack.
bool nestsTooDeep(std::string_view wkt) {
    std::size_t depth = 0;
    for (const char c : wkt) {
        if (c == '(' && ++depth > kDeepest)
            return true;
        if (c == ')' && depth > 0)
            --depth;
    }
    return false;
}

FeatureTable literalTable(GeometryColumn geometry, const Crs& crs) {
    FeatureTable table;
    table.name = "WKT";
    table.crs = crs;
    table.declaredType = geometry.type(0);
    table.geometry = std::move(geometry);
    table.ids = {1};
    return table;
}

} // namespace

Result<FeatureTable> tableFromWkt(std::string_view wkt, const Crs& crs) {
    if (wkt.size() > kLongestWkt || nestsTooDeep(wkt) || wkt.find('\0') != std::string_view::npos)
        return fail(msg::badWkt);
    GeosSession session;
    const auto destroy = [&](GEOSWKTReader* reader) {
        GEOSWKTReader_destroy_r(session.handle(), reader);
    };
    const std::unique_ptr<GEOSWKTReader, decltype(destroy)> reader(
        GEOSWKTReader_create_r(session.handle()), destroy);
    const GeosPtr geometry = owned(
        session, GEOSWKTReader_read_r(session.handle(), reader.get(), std::string(wkt).c_str()));
    if (!geometry)
        return fail(msg::badWkt, {}, {}, session.takeError());
    GeometryBuilder builder;
    append(builder, session, *geometry);
    return literalTable(builder.finish(), crs);
}

FeatureTable tableFromExtent(const Extent& extent, const Crs& crs) {
    GeometryBuilder builder;
    builder.beginFeature(GeometryType::polygon);
    builder.beginPart(PartType::polygon);
    builder.beginSequence();
    builder.add({extent.minX, extent.minY});
    builder.add({extent.maxX, extent.minY});
    builder.add({extent.maxX, extent.maxY});
    builder.add({extent.minX, extent.maxY});
    builder.add({extent.minX, extent.minY});
    return literalTable(builder.finish(), crs);
}

namespace {

std::string_view keywordOf(GeometryType type) {
    switch (type) {
    case GeometryType::point:
        return "POINT";
    case GeometryType::lineString:
        return "LINESTRING";
    case GeometryType::polygon:
        return "POLYGON";
    case GeometryType::multiPoint:
        return "MULTIPOINT";
    case GeometryType::multiLineString:
        return "MULTILINESTRING";
    case GeometryType::multiPolygon:
        return "MULTIPOLYGON";
    default:
        return "GEOMETRYCOLLECTION";
    }
}

void writeSequence(std::string& out, std::span<const XY> points) {
    out += '(';
    bool first = true;
    for (const XY point : points) {
        out += std::exchange(first, false) ? "" : ", ";
        out += shortestNumber(point.x) + ' ' + shortestNumber(point.y);
    }
    out += ')';
}

void writePart(std::string& out, const GeometryColumn& geometry, std::size_t part) {
    const IndexRange sequences = geometry.sequences(part);
    if (geometry.partType(part) != PartType::polygon) {
        for (const std::size_t sequence : sequences)
            writeSequence(out, geometry.sequence(sequence));
        return;
    }
    out += '(';
    for (const std::size_t sequence : sequences) {
        out += sequence == sequences.first ? "" : ", ";
        writeSequence(out, geometry.sequence(sequence));
    }
    out += ')';
}

GeometryType singleTypeOf(PartType type) {
    switch (type) {
    case PartType::point:
        return GeometryType::point;
    case PartType::lineString:
        return GeometryType::lineString;
    case PartType::polygon:
        break;
    }
    return GeometryType::polygon;
}

} // namespace

std::string wktOf(const GeometryColumn& geometry, std::size_t row) {
    const GeometryType type = geometry.type(row);
    if (type == GeometryType::null)
        return {};
    std::string out(keywordOf(type));
    if (geometry.isEmpty(row))
        return out + " EMPTY";
    const bool isSingle = type == GeometryType::point || type == GeometryType::lineString ||
                          type == GeometryType::polygon;
    out += isSingle ? " " : " (";
    const IndexRange parts = geometry.parts(row);
    for (const std::size_t part : parts) {
        out += part == parts.first ? "" : ", ";
        if (type == GeometryType::collection)
            out += std::string(keywordOf(singleTypeOf(geometry.partType(part)))) + ' ';
        writePart(out, geometry, part);
    }
    return isSingle ? out : out + ')';
}

} // namespace thonmap::spatial
