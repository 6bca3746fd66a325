#pragma once

#include "core/message.h"

namespace thonmap::io::msg {

// Names and opening
inline constexpr Message sourceNameRefused{
    "source_name_refused", "“{file}” không phải tên tệp trên máy này.",
    "“{file}” is not the name of a file on this computer.",
    "Tải dữ liệu về máy rồi mở tệp; địa chỉ mạng và đường dẫn ảo không được dùng.",
    "Save the data to this computer and open the file; network addresses and virtual paths are "
    "not used."};
inline constexpr Message databaseNotAllowed{
    "database_not_allowed", "Không nối tới cơ sở dữ liệu khi chưa được phép.",
    "Connecting to a database was not allowed here.", "Cho phép kết nối cơ sở dữ liệu rồi thử lại.",
    "Allow database connections and try again."};
inline constexpr Message databaseFailed{
    "database_failed", "Không nối được tới cơ sở dữ liệu.", "The database cannot be reached.",
    "Kiểm tra tên máy chủ, tên cơ sở dữ liệu và quyền truy cập.",
    "Check the server, the database name and your access."};
inline constexpr Message unknownFormat{
    "unknown_format", "Không nhận ra định dạng của “{file}”.",
    "The format of “{file}” is not recognised.",
    "Dùng Shapefile, GeoPackage, GeoJSON, FlatGeobuf, MapInfo TAB/MIF, DXF, DGN V7, KML/KMZ, GPX, "
    "CSV, XLS, XLSX hoặc ODS.",
    "Use a shapefile, GeoPackage, GeoJSON, FlatGeobuf, MapInfo TAB/MIF, DXF, DGN V7, KML/KMZ, "
    "GPX, CSV, XLS, XLSX or ODS."};
inline constexpr Message notOpened{
    "not_opened", "Không mở được “{file}”; tệp có thể bị hỏng hoặc chưa chép xong.",
    "“{file}” cannot be opened; it may be damaged or not copied completely.",
    "Chép lại tệp từ nơi gốc, hoặc mở bằng phần mềm đã tạo ra nó rồi lưu lại.",
    "Copy the file again from where it came, or open it in the program that made it and save it "
    "again."};
inline constexpr Message dgnVersion8{"dgn_version_8", "“{file}” là tệp DGN V8, không đọc được.",
                                     "“{file}” is a DGN V8 file, which cannot be read.",
                                     "Trong MicroStation, lưu thành DGN V7 hoặc DXF rồi mở lại.",
                                     "In MicroStation save it as V7 or DXF, then open that."};
inline constexpr Message dwgDrawing{"dwg_drawing", "“{file}” là bản vẽ DWG, không đọc được.",
                                    "“{file}” is a DWG drawing, which cannot be read.",
                                    "Trong AutoCAD, lưu thành DXF rồi mở lại.",
                                    "In AutoCAD save it as DXF, then open that."};
inline constexpr Message folderHasNoLayers{
    "folder_has_no_layers", "Thư mục “{file}” không có shapefile hay tệp MapInfo nào.",
    "Folder “{file}” holds no shapefile and no MapInfo file.",
    "Chọn một tệp, hoặc thư mục có tệp .shp, .tab hay .mif.",
    "Choose a file, or a folder with .shp, .tab or .mif files."};
inline constexpr Message zipHasNoLayers{
    "zip_has_no_layers", "Tệp nén “{file}” không có lớp bản đồ nào đọc được.",
    "Archive “{file}” holds no map layer that can be read.",
    "Giải nén và mở tệp bản đồ ở bên trong.", "Unpack it and open the map file inside."};
inline constexpr Message emptyFile{"empty_file", "Tệp “{file}” rỗng.", "File “{file}” is empty.",
                                   "Chép lại tệp từ nơi gốc.",
                                   "Copy the file again from where it came."};
inline constexpr Message noSuchLayer{"no_such_layer",
                                     "“{file}” không có lớp “{layer}”; có: {layers}.",
                                     "“{file}” has no layer “{layer}”; it has: {layers}.",
                                     "Chọn một trong các lớp đó.", "Choose one of these."};
inline constexpr Message layerNotNamed{"layer_not_named", "“{file}” có {count} lớp: {layers}.",
                                       "“{file}” has {count} layers: {layers}.",
                                       "Chọn một lớp: TỆP:LỚP.", "Name one: FILE:LAYER."};
inline constexpr Message noLayers{
    "no_layers", "“{file}” không có lớp nào.", "“{file}” has no layers.",
    "Kiểm tra lại tệp, hoặc xuất lại từ phần mềm đã tạo ra nó.",
    "Check the file, or export it again from the program that made it."};
inline constexpr Message readFailed{
    "read_failed", "Đang đọc “{file}” thì gặp lỗi, lớp “{layer}”.",
    "Reading “{file}” failed in layer “{layer}”.",
    "Chép lại tệp từ nơi gốc, hoặc mở bằng phần mềm đã tạo ra nó rồi lưu lại.",
    "Copy the file again from where it came, or open it in the program that made it and save it "
    "again."};
inline constexpr Message shapeTypeUnknown{"shp_damaged",
                                          "Phần hình “{file}” không phải shapefile hợp lệ.",
                                          "The shape part “{file}” is not a valid shapefile.",
                                          "Chép lại cả bộ tệp .shp, .shx, .dbf, .prj.",
                                          "Copy the whole set .shp, .shx, .dbf, .prj again."};

// Findings while reading
inline constexpr Message crsMissing{
    "crs_missing", "Lớp “{layer}” không ghi hệ tọa độ.",
    "Layer “{layer}” does not say which coordinate system it uses.",
    "Hỏi nơi cấp dữ liệu, rồi khai báo (ví dụ EPSG:9213 là VN-2000 kinh tuyến 106°30′).",
    "Ask who made it, then declare it (EPSG:9213, for example, is VN-2000 on meridian 106°30′)."};
inline constexpr Message textDecoded{
    "text_decoded", "Chữ được đọc theo {encoding}: “{before}” → “{after}”.",
    "Text read as {encoding}: “{before}” → “{after}”.",
    "Xem lại vài tên; xuất sang GeoPackage để giữ chữ đúng.",
    "Check some names; export to GeoPackage to keep the text right."};
inline constexpr Message textUnsure{
    "text_unsure", "Không chắc chữ trong lớp “{layer}” ghi theo bảng mã nào; đọc theo {encoding}.",
    "It is not certain how the text of layer “{layer}” was written; it is read as {encoding}.",
    "Xem lại vài tên trong lớp.", "Check some names of the layer."};
inline constexpr Message missingDbf{"missing_dbf", "Thiếu “{file}”: lớp không có thuộc tính.",
                                    "“{file}” is missing: the layer has no attributes.",
                                    "Chép cả tệp .dbf vào cùng thư mục.",
                                    "Copy the .dbf file to the same folder."};
inline constexpr Message missingShx{
    "missing_shx", "Thiếu “{file}”: chỉ mục được dựng lại trong bộ nhớ tạm.",
    "“{file}” is missing: its index was rebuilt in a temporary folder.",
    "Chép cả tệp .shx vào cùng thư mục.", "Copy the .shx file to the same folder."};
inline constexpr Message missingPrj{
    "missing_prj", "Thiếu “{file}”: không biết hệ tọa độ.",
    "“{file}” is missing: the coordinate system is not known.",
    "Chép cả tệp .prj vào cùng thư mục, hoặc khai báo hệ tọa độ.",
    "Copy the .prj file to the same folder, or declare the coordinate system."};
inline constexpr Message missingShp{
    "missing_shp", "Thiếu “{file}”: chỉ đọc được thuộc tính, không có hình.",
    "“{file}” is missing: attributes only, no shapes.", "Chép cả tệp .shp vào cùng thư mục.",
    "Copy the .shp file to the same folder."};
inline constexpr Message fileTruncated{
    "file_truncated", "“{file}” bị cụt: đáng lẽ {expected} byte, chỉ có {actual}.",
    "“{file}” is cut short: {expected} bytes expected, {actual} found.", "Chép lại tệp từ nơi gốc.",
    "Copy the file again from where it came."};
inline constexpr Message geometryUnreadable{
    "geometry_unreadable", "Không đọc được hình của đối tượng {feature}.",
    "The shape of feature {feature} cannot be read.", "Chép lại tệp từ nơi gốc.",
    "Copy the file again from where it came."};
inline constexpr Message readingStopped{
    "reading_stopped", "Lớp “{layer}” đáng lẽ có {expected} đối tượng, chỉ đọc được {actual}.",
    "Layer “{layer}” should have {expected} features; only {actual} could be read.",
    "Chép lại tệp từ nơi gốc.", "Copy the file again from where it came."};
inline constexpr Message nonFinite{
    "non_finite_coordinates", "Đối tượng {feature} có tọa độ không phải là số.",
    "Feature {feature} has coordinates that are not numbers.", "Sửa hoặc vẽ lại đối tượng này.",
    "Repair or redraw this feature."};
inline constexpr Message geometryEmpty{"geometry_empty", "Đối tượng {feature} không có hình.",
                                       "Feature {feature} has no shape.",
                                       "Vẽ hình cho đối tượng, hoặc để nguyên nếu đúng là chưa có.",
                                       "Draw its shape, or leave it if there really is none."};
inline constexpr Message partEmpty{"part_empty",
                                   "Đối tượng {feature} có phần rỗng; phần đó được bỏ qua.",
                                   "Feature {feature} has an empty part, which is left out."};
inline constexpr Message curvesLinearised{
    "curves_linearised",
    "Lớp “{layer}”: {count} đối tượng có cung tròn, đã đổi thành đường gấp khúc.",
    "Layer “{layer}”: {count} features have curves, which became lines.",
    "Giữ tệp gốc nếu cần cung tròn chính xác.", "Keep the source where exact curves matter."};
inline constexpr Message surfacesFlattened{
    "surfaces_flattened", "Lớp “{layer}”: {count} mặt tam giác hay đa diện, đã đổi thành vùng.",
    "Layer “{layer}”: {count} triangle or polyhedral surfaces became polygons."};
inline constexpr Message geometryColumnsSkipped{
    "geometry_columns_skipped", "Lớp “{layer}” có {count} cột hình; chỉ đọc cột đầu.",
    "Layer “{layer}” has {count} geometry columns; only the first is read."};
inline constexpr Message kmlDataSkipped{
    "kml_data_skipped",
    "“{file}” có dữ liệu mở rộng hoặc liên kết mạng; chỉ tên và mô tả được đọc.",
    "“{file}” has extended data or network links; only names and descriptions are read.",
    "Chuyển sang GeoPackage hoặc GeoJSON nếu cần các cột đó.",
    "Convert it to GeoPackage or GeoJSON if you need those columns."};
inline constexpr Message valueOutOfRange{
    "value_out_of_range", "Cột “{field}”, đối tượng {feature}: giá trị không đọc được, để trống.",
    "Field “{field}” of feature {feature}: the value cannot be read and is left empty."};
inline constexpr Message driverNote{"driver_note", "Thư viện đọc tệp báo: {text}",
                                    "The reading library says: {text}"};

// Writing
inline constexpr Message cannotWriteFormat{
    "cannot_write_format", "Không ghi được dạng “{extension}”; có: {known}.",
    "Files of the form “{extension}” cannot be written; these can: {known}.",
    "Chọn một đuôi tệp trong số đó.", "Choose one of these extensions."};
inline constexpr Message oneLayerOnly{
    "one_layer_only", "Dạng “{extension}” chỉ chứa một lớp, đang có {count}.",
    "A “{extension}” file holds one layer; there are {count}.",
    "Ghi ra GeoPackage, hoặc mỗi lớp một tệp.", "Write a GeoPackage, or one file a layer."};
inline constexpr Message nothingToWrite{"nothing_to_write", "Không có lớp nào để ghi.",
                                        "There is no layer to write."};
inline constexpr Message needsWgs84{
    "needs_wgs84", "Dạng “{extension}” chỉ dùng WGS 84 (EPSG:4326), lớp “{layer}” dùng {crs}.",
    "A “{extension}” file holds WGS 84 (EPSG:4326) only; layer “{layer}” uses {crs}.",
    "Chuyển sang EPSG:4326 khi xuất, hoặc ghi ra GeoPackage.",
    "Ask for EPSG:4326 when exporting, or write a GeoPackage."};
inline constexpr Message mixedTypes{
    "mixed_types_in_shapefile",
    "Lớp “{layer}” có cả {first} và {second}; một shapefile chỉ chứa một loại.",
    "Layer “{layer}” has both {first} and {second}; a shapefile holds one kind.",
    "Ghi ra GeoPackage.", "Write a GeoPackage."};
inline constexpr Message duplicateLayer{"duplicate_layer", "Hai lớp cùng tên “{layer}”.",
                                        "Two layers are both called “{layer}”.", "Đổi tên một lớp.",
                                        "Rename one of them."};
inline constexpr Message sidecarInUse{"sidecar_in_use", "“{file}” đang được chương trình khác mở.",
                                      "“{file}” is open in another program.",
                                      "Đóng tệp trong chương trình đó (ví dụ QGIS) rồi ghi lại.",
                                      "Close it there (in QGIS, for example) and write again."};
inline constexpr Message writeFailed{"write_failed",
                                     "Không ghi được “{file}”; không có gì bị thay đổi.",
                                     "“{file}” cannot be written; nothing was changed.",
                                     "Kiểm tra quyền ghi và chỗ trống của ổ đĩa.",
                                     "Check that you may write there and that the disk has room."};
inline constexpr Message countDiffers{
    "count_differs",
    "Đã ghi {expected} đối tượng của lớp “{layer}” nhưng đọc lại được {actual}; đã bỏ tệp ghi dở.",
    "{expected} features of layer “{layer}” were written but {actual} read back; the file was "
    "discarded.",
    "Kiểm tra chỗ trống của ổ đĩa rồi ghi lại.", "Check that the disk has room and write again."};
inline constexpr Message crsNotUnderstood{"crs_not_understood", "Không hiểu hệ tọa độ “{crs}”.",
                                          "The coordinate system “{crs}” is not understood."};
inline constexpr Message fieldRenamed{"field_renamed", "Cột “{field}” được đổi tên thành “{name}”.",
                                      "Field “{field}” is called “{name}” in the output."};
inline constexpr Message fieldTypeChanged{
    "field_type_changed", "Cột “{field}” ghi thành {type}: định dạng này không có kiểu gốc.",
    "Field “{field}” is written as {type}: this format lacks its type."};
inline constexpr Message fieldSkipped{"field_skipped",
                                      "Cột “{field}” không ghi được ở định dạng này.",
                                      "Field “{field}” cannot be written in this format.",
                                      "Ghi ra GeoPackage.", "Write a GeoPackage."};
inline constexpr Message valuesShortened{
    "values_shortened", "Cột “{field}”: {count} giá trị dài hơn 254 byte, bị cắt ngắn.",
    "Field “{field}”: {count} values over 254 bytes were shortened.", "Ghi ra GeoPackage.",
    "Write a GeoPackage."};
inline constexpr Message valuesRounded{
    "values_rounded", "Cột “{field}”: có số phải làm tròn cho vừa ô của tệp DBF.",
    "Field “{field}”: some numbers were rounded to fit a DBF cell.", "Ghi ra GeoPackage.",
    "Write a GeoPackage."};
inline constexpr Message shapefileNeedsShapes{
    "shapefile_needs_shapes", "Bảng “{layer}” không có hình nên không ghi thành shapefile được.",
    "Table “{layer}” has no shapes and cannot become a shapefile.",
    "Ghi ra CSV, XLSX hoặc GeoPackage.", "Write CSV, XLSX or a GeoPackage."};
inline constexpr Message geometryNotWritten{
    "geometry_not_written", "Lớp “{layer}”: định dạng này không chứa hình; chỉ ghi thuộc tính.",
    "Layer “{layer}”: this format has no shapes; only the attributes were written.",
    "Ghi ra GeoPackage.", "Write a GeoPackage."};
inline constexpr Message stylesNotWritten{"styles_not_written",
                                          "Lớp “{layer}”: chỉ GeoPackage mới giữ được kiểu vẽ.",
                                          "Layer “{layer}”: only a GeoPackage can hold its styles.",
                                          "Ghi ra GeoPackage.", "Write a GeoPackage."};
inline constexpr Message idsRenumbered{"ids_renumbered",
                                       "Lớp “{layer}”: số hiệu đối tượng được đánh lại từ 1.",
                                       "Layer “{layer}”: its features are numbered from 1 again."};

// Pictures
inline constexpr Message rasterFormat{
    "raster_format", "“{file}” không phải ảnh nền đọc được.",
    "“{file}” is not a background picture that can be read.",
    "Dùng GeoTIFF, JPEG hay PNG có tệp tọa độ (.jgw, .pgw), hoặc MBTiles.",
    "Use GeoTIFF, JPEG or PNG with a world file (.jgw, .pgw), or MBTiles."};
inline constexpr Message rasterHasNoPlace{
    "raster_has_no_place", "Ảnh “{file}” không có tọa độ.",
    "Picture “{file}” does not say where it lies.",
    "Đặt tệp tọa độ (.jgw, .pgw, .tfw) cạnh ảnh, hoặc nắn ảnh trong QGIS thành GeoTIFF.",
    "Put its world file (.jgw, .pgw, .tfw) beside it, or georeference it in QGIS as GeoTIFF."};
inline constexpr Message rasterCrsMissing{
    "raster_crs_missing", "Ảnh “{file}” không ghi hệ tọa độ; coi như cùng hệ với bản đồ.",
    "Picture “{file}” does not say which coordinate system it uses; it is taken to be the map's.",
    "Xem ảnh có khớp ranh giới không.", "See whether it fits the boundaries."};
inline constexpr Message rasterFailed{
    "raster_failed", "Không đọc được ảnh “{file}”.", "Picture “{file}” cannot be read.",
    "Chép lại tệp từ nơi gốc.", "Copy the file again from where it came."};

} // namespace thonmap::io::msg
