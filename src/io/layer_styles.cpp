#include "io/layer_styles.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>

namespace thonmap::io {

namespace {

struct StyleColumn {
    const char* name;
    OGRFieldType type;
    int width;
};

// Names, types and widths as in QGIS's own GeoPackages; it finds styles by these.
constexpr std::array<StyleColumn, 12> kColumns{{{"f_table_catalog", OFTString, 256},
                                                {"f_table_schema", OFTString, 256},
                                                {"f_table_name", OFTString, 256},
                                                {"f_geometry_column", OFTString, 256},
                                                {"styleName", OFTString, 30},
                                                {"styleQML", OFTString, 0},
                                                {"styleSLD", OFTString, 0},
                                                {"useAsDefault", OFTInteger, 0},
                                                {"description", OFTString, 0},
                                                {"owner", OFTString, 30},
                                                {"ui", OFTString, 30},
                                                {"update_time", OFTDateTime, 0}}};

OGRLayer* createStyleTable(GDALDataset& dataset) {
    std::array<char, 7> fid{"FID=id"};
    std::array<char*, 2> options{fid.data(), nullptr};
    OGRLayer* table = dataset.CreateLayer("layer_styles", nullptr, wkbNone, options.data());
    if (table == nullptr)
        return nullptr;
    for (const StyleColumn& column : kColumns) {
        OGRFieldDefn definition(column.name, column.type);
        definition.SetWidth(column.width);
        if (column.type == OFTInteger)
            definition.SetSubType(OFSTBoolean);
        if (column.type == OFTDateTime)
            definition.SetDefault("CURRENT_TIMESTAMP");
        if (table->CreateField(&definition) != OGRERR_NONE)
            return nullptr;
    }
    return table;
}

} // namespace

bool writeLayerStyles(GDALDataset& dataset, std::span<const StyledLayer> layers) {
    if (std::ranges::all_of(layers, [](const StyledLayer& one) { return one.styles.empty(); }))
        return true;
    OGRLayer* table = createStyleTable(dataset);
    if (table == nullptr)
        return false;
    for (const StyledLayer& layer : layers) {
        // QGIS takes whichever default it meets first: there must be one only.
        bool hasDefault = false;
        for (const LayerStyle& style : layer.styles) {
            OGRFeature row(table->GetLayerDefn());
            row.SetField("f_table_catalog", "");
            row.SetField("f_table_schema", "");
            row.SetField("f_table_name", layer.table.c_str());
            row.SetField("f_geometry_column", layer.geometryColumn.c_str());
            row.SetField("styleName", style.name.c_str());
            row.SetField("styleQML", style.qml.c_str());
            row.SetField("styleSLD", style.sld.c_str());
            row.SetField("useAsDefault", style.isDefault && !hasDefault ? 1 : 0);
            row.SetField("description", style.name.c_str());
            row.SetField("owner", "");
            hasDefault = hasDefault || style.isDefault;
            if (table->CreateFeature(&row) != OGRERR_NONE)
                return false;
        }
    }
    return true;
}

} // namespace thonmap::io
