#include "geometry_files.h"

#include "support/shapes.h"

#include <memory>

#include <gdal.h>
#include <ogr_api.h>

namespace thonmap::test {

namespace {

void addSequence(GeometryBuilder& builder, OGRGeometryH line) {
    builder.beginSequence();
    for (int i = 0; i < OGR_G_GetPointCount(line); ++i)
        builder.add({OGR_G_GetX(line, i), OGR_G_GetY(line, i)});
}

void addParts(GeometryBuilder& builder, OGRGeometryH geometry) {
    switch (wkbFlatten(OGR_G_GetGeometryType(geometry))) {
    case wkbPoint:
        builder.beginPart(PartType::point);
        addSequence(builder, geometry);
        return;
    case wkbLineString:
        builder.beginPart(PartType::lineString);
        addSequence(builder, geometry);
        return;
    case wkbPolygon:
        builder.beginPart(PartType::polygon);
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i)
            addSequence(builder, OGR_G_GetGeometryRef(geometry, i));
        return;
    default:
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i)
            addParts(builder, OGR_G_GetGeometryRef(geometry, i));
    }
}

GeometryType typeOf(OGRGeometryH geometry) {
    switch (wkbFlatten(OGR_G_GetGeometryType(geometry))) {
    case wkbPoint:
        return GeometryType::point;
    case wkbPolygon:
        return GeometryType::polygon;
    case wkbMultiPolygon:
        return GeometryType::multiPolygon;
    default:
        return GeometryType::collection;
    }
}

} // namespace

FeatureTable readLayer(const std::filesystem::path& file, const std::string& layer) {
    FeatureTable table;
    table.name = layer;
    table.crs = wgs84();
    GDALAllRegister();
    const char* const drivers[] = {"GPKG", nullptr};
    const char* const options[] = {"NOLOCK=YES", nullptr};
    const auto close = [](GDALDatasetH dataset) { GDALClose(dataset); };
    const std::unique_ptr<void, decltype(close)> dataset(
        GDALOpenEx(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options, nullptr),
        close);
    OGRLayerH source = dataset ? GDALDatasetGetLayerByName(dataset.get(), layer.c_str()) : nullptr;
    if (source == nullptr)
        return table;
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(source);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i)
        table.columns.emplace_back(
            Field{.name = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i))});
    GeometryBuilder builder;
    while (OGRFeatureH feature = OGR_L_GetNextFeature(source)) {
        table.ids.push_back(OGR_F_GetFID(feature));
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            table.columns[i].push(
                std::string_view(OGR_F_GetFieldAsString(feature, static_cast<int>(i))));
        if (OGRGeometryH geometry = OGR_F_GetGeometryRef(feature); geometry != nullptr) {
            builder.beginFeature(typeOf(geometry));
            addParts(builder, geometry);
        } else {
            builder.addNull();
        }
        OGR_F_Destroy(feature);
    }
    table.geometry = builder.finish();
    return table;
}

} // namespace thonmap::test
