#include "support/styles.h"

#include <gdal.h>
#include <ogr_api.h>

namespace thonmap::test {

std::vector<std::tuple<std::string, std::string, std::string>>
stylesIn(const std::filesystem::path& geoPackage) {
    std::vector<std::tuple<std::string, std::string, std::string>> styles;
    GDALAllRegister();
    GDALDatasetH file = GDALOpenEx(geoPackage.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    if (file == nullptr)
        return styles;
    OGRLayerH rows = GDALDatasetExecuteSQL(
        file, "SELECT f_table_name, styleQML, styleSLD FROM layer_styles", nullptr, nullptr);
    while (OGRFeatureH row = rows != nullptr ? OGR_L_GetNextFeature(rows) : nullptr) {
        styles.emplace_back(OGR_F_GetFieldAsString(row, 0), OGR_F_GetFieldAsString(row, 1),
                            OGR_F_GetFieldAsString(row, 2));
        OGR_F_Destroy(row);
    }
    if (rows != nullptr)
        GDALDatasetReleaseResultSet(file, rows);
    GDALClose(file);
    return styles;
}

} // namespace thonmap::test
