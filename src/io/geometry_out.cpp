#include "io/geometry_out.h"

#include "core/number_format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace thonmap::io {

TypesPresent typesPresent(const GeometryColumn& column) {
    std::array<bool, 8> seen{};
    TypesPresent present;
    for (std::size_t row = 0; row < column.size(); ++row) {
        seen[static_cast<std::size_t>(column.type(row))] = true;
        present.nullOrEmpty = present.nullOrEmpty || column.isEmpty(row);
    }
    int distinct = 0;
    for (std::size_t type = 1; type < seen.size(); ++type)
        if (seen[type]) {
            ++distinct;
            present.only = static_cast<GeometryType>(type);
        }
    present.any = distinct > 0;
    if (distinct > 1)
        present.only = GeometryType::null;
    return present;
}

OGRwkbGeometryType typeForGdal(GeometryType type, const GeometryColumn& column) {
    constexpr std::array types{
        wkbUnknown,    wkbPoint,           wkbLineString,   wkbPolygon,
        wkbMultiPoint, wkbMultiLineString, wkbMultiPolygon, wkbGeometryCollection};
    return OGR_GT_SetModifier(types[static_cast<std::size_t>(type)], !column.z().empty(),
                              !column.m().empty());
}

namespace {

void fill(OGRSimpleCurve& curve, const GeometryColumn& column, std::size_t sequence) {
    const IndexRange range = column.coordinateRange(sequence);
    const auto count = static_cast<int>(range.size());
    const bool hasZ = !column.z().empty();
    const bool hasM = !column.m().empty();
    if (hasZ)
        curve.set3D(TRUE);
    if (hasM)
        curve.setMeasured(TRUE);
    curve.setNumPoints(count, FALSE);
    for (int i = 0; i < count; ++i) {
        const std::size_t at = range.first + static_cast<std::size_t>(i);
        const XY point = column.coordinates()[at];
        if (hasZ && hasM)
            curve.setPoint(i, point.x, point.y, column.z()[at], column.m()[at]);
        else if (hasZ)
            curve.setPoint(i, point.x, point.y, column.z()[at]);
        else if (hasM)
            curve.setPointM(i, point.x, point.y, column.m()[at]);
        else
            curve.setPoint(i, point.x, point.y);
    }
}

std::unique_ptr<OGRGeometry> partForGdal(const GeometryColumn& column, std::size_t part) {
    const IndexRange sequences = column.sequences(part);
    switch (column.partType(part)) {
    case PartType::point: {
        auto point = std::make_unique<OGRPoint>();
        if (sequences.empty() || column.coordinateRange(sequences.first).empty())
            return point;
        const std::size_t at = column.coordinateRange(sequences.first).first;
        point->setX(column.coordinates()[at].x);
        point->setY(column.coordinates()[at].y);
        if (!column.z().empty())
            point->setZ(column.z()[at]);
        if (!column.m().empty())
            point->setM(column.m()[at]);
        return point;
    }
    case PartType::lineString: {
        auto line = std::make_unique<OGRLineString>();
        if (!sequences.empty())
            fill(*line, column, sequences.first);
        return line;
    }
    case PartType::polygon:
        break;
    }
    auto polygon = std::make_unique<OGRPolygon>();
    for (const std::size_t sequence : sequences) {
        auto ring = std::make_unique<OGRLinearRing>();
        fill(*ring, column, sequence);
        polygon->addRingDirectly(ring.release());
    }
    return polygon;
}

std::unique_ptr<OGRGeometry> emptyForGdal(GeometryType type, const GeometryColumn& column) {
    return std::unique_ptr<OGRGeometry>(
        OGRGeometryFactory::createGeometry(typeForGdal(type, column)));
}

bool isSingle(GeometryType type) {
    return type == GeometryType::point || type == GeometryType::lineString ||
           type == GeometryType::polygon;
}

GeometryType multiOf(GeometryType type) {
    switch (type) {
    case GeometryType::point:
        return GeometryType::multiPoint;
    case GeometryType::lineString:
        return GeometryType::multiLineString;
    case GeometryType::polygon:
        return GeometryType::multiPolygon;
    default:
        return type;
    }
}

} // namespace

std::unique_ptr<OGRGeometry> geometryForGdal(const GeometryColumn& column, std::size_t row,
                                             bool asMulti) {
    const GeometryType type = column.type(row);
    if (type == GeometryType::null)
        return nullptr;
    const IndexRange parts = column.parts(row);
    if (isSingle(type) && parts.size() == 1 && !asMulti)
        return partForGdal(column, parts.first);
    if (parts.empty())
        return emptyForGdal(type, column);
    std::unique_ptr<OGRGeometry> whole = emptyForGdal(multiOf(type), column);
    for (const std::size_t part : parts)
        whole->toGeometryCollection()->addGeometryDirectly(partForGdal(column, part).release());
    return whole;
}

namespace {

void appendPosition(std::string& text, const GeometryColumn& column, std::size_t at) {
    const XY point = column.coordinates()[at];
    text += shortestNumber(point.x) + ' ' + shortestNumber(point.y);
    if (!column.z().empty())
        text += ' ' + shortestNumber(column.z()[at]);
    if (!column.m().empty())
        text += ' ' + shortestNumber(column.m()[at]);
}

void appendSequence(std::string& text, const GeometryColumn& column, std::size_t sequence) {
    text += '(';
    const IndexRange range = column.coordinateRange(sequence);
    for (const std::size_t at : range) {
        text += at == range.first ? "" : ", ";
        appendPosition(text, column, at);
    }
    text += ')';
}

void appendPart(std::string& text, const GeometryColumn& column, std::size_t part) {
    const IndexRange sequences = column.sequences(part);
    if (column.partType(part) != PartType::polygon) {
        appendSequence(text, column, sequences.first);
        return;
    }
    text += '(';
    for (const std::size_t sequence : sequences) {
        text += sequence == sequences.first ? "" : ", ";
        appendSequence(text, column, sequence);
    }
    text += ')';
}

std::string keyword(GeometryType type, const GeometryColumn& column) {
    std::string word(geometryTypeName(type));
    std::ranges::transform(word, word.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    if (!column.z().empty() || !column.m().empty())
        word += column.m().empty() ? " Z" : column.z().empty() ? " M" : " ZM";
    return word + ' ';
}

} // namespace

std::string geometryText(const GeometryColumn& column, std::size_t row) {
    const GeometryType type = column.type(row);
    if (type == GeometryType::null)
        return {};
    std::string text = keyword(type, column);
    const IndexRange parts = column.parts(row);
    if (parts.empty())
        return text + "EMPTY";
    if (isSingle(type)) {
        appendPart(text, column, parts.first);
        return text;
    }
    constexpr std::array single{GeometryType::point, GeometryType::lineString,
                                GeometryType::polygon};
    text += '(';
    for (const std::size_t part : parts) {
        text += part == parts.first ? "" : ", ";
        if (type == GeometryType::collection)
            text += keyword(single[static_cast<std::size_t>(column.partType(part))], column);
        appendPart(text, column, part);
    }
    return text + ')';
}

} // namespace thonmap::io
