#pragma once

#include "core/message.h"

namespace thonmap::session::msg {

inline constexpr Message layerTwice{"layer_twice",
                                    "“{file}”, dòng {line}: lớp “{layer}” được nêu hai lần.",
                                    "“{file}”, line {line}: layer “{layer}” is listed twice.",
                                    "Bỏ bớt một lần.", "Remove one of the two."};
inline constexpr Message badLayerId{"bad_layer_id",
                                    "“{file}”, dòng {line}: “{layer}” không dùng làm mã lớp được.",
                                    "“{file}”, line {line}: “{layer}” cannot be a layer id.",
                                    "Mã lớp chỉ gồm chữ thường a–z, chữ số, dấu - và _.",
                                    "A layer id is made of small letters a–z, digits, - and _."};
inline constexpr Message outOfRange{
    "out_of_range", "“{file}”, dòng {line}: “{key}” phải nằm trong khoảng từ {from} đến {to}.",
    "“{file}”, line {line}: “{key}” must be between {from} and {to}."};
inline constexpr Message badExtent{
    "bad_extent", "“{file}”, dòng {line}: “{key}” phải là bốn số: x nhỏ, y nhỏ, x lớn, y lớn.",
    "“{file}”, line {line}: “{key}” must be four numbers: min x, min y, max x, max y."};
inline constexpr Message noLayers{
    "no_layers", "“{file}”: bản đồ không có lớp nào.", "“{file}”: the map has no layers.",
    "Nêu ít nhất một lớp trong “layers”.", "List at least one layer in “layers”."};

// Opening
inline constexpr Message noDefinition{
    "no_layer_definition", "Không có tệp “{file}” mô tả lớp “{layer}”.",
    "There is no file “{file}” that describes layer “{layer}”.",
    "Đặt tệp đó vào thư mục “layers” cạnh bản đồ, hoặc bỏ lớp này khỏi bản đồ.",
    "Put it into the folder “layers” beside the map, or take the layer off the map."};
inline constexpr Message otherId{
    "layer_id_differs", "“{file}” mô tả lớp “{id}”, không phải “{layer}”.",
    "“{file}” describes layer “{id}”, not “{layer}”.", "Tên tệp và “id” bên trong phải giống nhau.",
    "The file's name and its “id” must agree."};
inline constexpr Message layerCircle{"layer_circle",
                                     "Lớp “{layer}” lấy dữ liệu từ chính nó, qua các lớp khác.",
                                     "Layer “{layer}” takes its rows from itself, through others."};
inline constexpr Message noRegister{
    "no_register_table", "Lớp “{layer}” cần bảng “{table}”, sổ theo dõi không có bảng đó.",
    "Layer “{layer}” needs the table “{table}”, which the register does not have.",
    "Thêm tệp {table}.csv vào thư mục sổ theo dõi.", "Add {table}.csv to the register's folder."};
inline constexpr Message noRegisterFolder{
    "no_register_folder", "Không có thư mục sổ theo dõi “{file}”.",
    "There is no register folder “{file}”.", "Sửa “register” trong tệp bản đồ.",
    "Correct “register” in the map document."};
inline constexpr Message noTheme{"no_such_theme", "Không có chủ đề “{theme}”; có: {themes}.",
                                 "There is no theme “{theme}”; there are: {themes}."};
inline constexpr Message noUnit{"no_such_unit", "Không có đơn vị nào mang mã “{code}”.",
                                "There is no unit with the code “{code}”."};
inline constexpr Message noLayer{"no_such_map_layer", "Không có lớp “{layer}”; có: {layers}.",
                                 "There is no layer “{layer}”; there are: {layers}."};

// Answers
inline constexpr Message comparedWithNothing{
    "compared_with_nothing",
    "Không có đối tượng nào khớp {reference}, nên câu hỏi không so với cái gì cả.",
    "Nothing matches {reference}, so the question compares with nothing.",
    "Sửa điều kiện của lớp được so, hoặc chọn ngày khác.",
    "Change the condition on the other layer, or the date."};
inline constexpr Message noneOfAll{
    "none_meets_all", "Không có {unit} nào thoả mọi điều kiện. Từng điều kiện riêng: {parts}.",
    "No {unit} meets every condition. Each alone: {parts}."};
inline constexpr Message noneFound{"none_found", "Không có {unit} nào thoả điều kiện.",
                                   "No {unit} meets the condition."};
inline constexpr Message movedToWgs84{
    "moved_to_wgs84", "“{file}” chỉ chứa được WGS 84; tọa độ đã được chuyển từ {crs}.",
    "“{file}” holds WGS 84 only; coordinates were transformed from {crs}."};

// Export
inline constexpr Message outputIsSource{"output_is_source",
                                        "“{file}” là tệp nguồn; không ghi đè lên tệp nguồn.",
                                        "“{file}” is a source; a source is never overwritten.",
                                        "Chọn tên tệp khác.", "Choose another file name."};
inline constexpr Message rowsOfOtherDates{
    "rows_of_other_dates", "Lớp “{layer}”: bỏ {count} dòng không thuộc ngày {date}.",
    "Layer “{layer}”: {count} rows that are not of {date} are left out."};

// Sites
inline constexpr Message noPlaces{"no_places", "Không có lớp thôn nào để chọn điểm.",
                                  "There is no layer of villages to choose sites among.",
                                  "Chọn một lớp điểm hoặc vùng.",
                                  "Choose a layer of points or areas."};
inline constexpr Message noWeightField{
    "no_weight_field", "Lớp “{layer}” không có cột “{field}” để tính trọng số.",
    "Layer “{layer}” has no field “{field}” to weigh places by.",
    "Bỏ trống để mỗi nơi tính là một.", "Leave it empty and each place counts one."};
inline constexpr Message weightUnknown{"weight_unknown",
                                       "“{name}” chưa có số liệu “{field}”; được tính là 0.",
                                       "“{name}” has no figure for “{field}”; it counts 0."};
inline constexpr Message sitesTitle{"sites_title", "{count} điểm", "{count} sites"};
inline constexpr Message sitesTitleWithin{"sites_title_within", "{count} điểm, trong {distance}",
                                          "{count} sites, within {distance}"};
inline constexpr Message sitesOptimal{"sites_optimal", "Phương án tốt nhất có thể (đã chứng minh)",
                                      "The best choice possible (proven)"};
inline constexpr Message sitesTimeLimit{
    "sites_time_limit",
    "Phương án tốt nhất tìm được trong thời gian cho phép; kém mức tốt nhất có thể không quá {gap}",
    "The best choice found in the time allowed; at most {gap} short of the best possible"};
inline constexpr Message sitesInfeasible{"sites_infeasible", "Không thể: {reason}",
                                         "Not possible: {reason}"};
inline constexpr Message sitesLeast{"sites_least", "Cần ít nhất {count} điểm.",
                                    "At least {count} sites are needed."};
inline constexpr Message sitesServed{"sites_served", "Phục vụ {served} trên {total} ({share})",
                                     "{served} of {total} served ({share})"};
inline constexpr Message sitesFar{"sites_far", "{count} nơi ở xa hơn {distance}",
                                  "{count} places are farther than {distance}"};
inline constexpr Message sitesMean{"sites_mean",
                                   "Trung bình {mean} đến điểm gần nhất, xa nhất {most}",
                                   "{mean} to the nearest site on average, {most} at most"};
inline constexpr Message nothingChosen{
    "nothing_chosen", "Không có điểm nào được chọn nên không ghi “{file}”.",
    "No site was chosen, so “{file}” was not written.",
    "Tăng số điểm hoặc khoảng cách phục vụ rồi chạy lại.",
    "Allow more sites or a longer service distance and run it again."};

// Colours chosen by hand
inline constexpr Message noField{"no_such_field",
                                 "Lớp “{layer}” không có cột “{field}”; có: {fields}.",
                                 "Layer “{layer}” has no field “{field}”; it has: {fields}."};
inline constexpr Message noSuchMethod{"no_such_method",
                                      "Không có cách chia lớp “{method}”; có: {methods}.",
                                      "There is no class method “{method}”; there are: {methods}."};
inline constexpr Message noSuchPalette{"no_such_palette",
                                       "Không có bảng màu “{palette}”; có: {palettes}.",
                                       "There is no palette “{palette}”; there are: {palettes}."};
inline constexpr Message classesOutOfRange{"classes_out_of_range",
                                           "Số lớp phải từ 1 đến 12, không phải {count}.",
                                           "The number of classes must be 1 to 12, not {count}."};
inline constexpr Message tooManyValues{
    "too_many_values", "Cột “{field}” có {count} giá trị khác nhau; chỉ tô được đến {most} màu.",
    "Field “{field}” has {count} different values; at most {most} can be coloured.",
    "Chọn cột có ít giá trị hơn, hoặc cột số.", "Choose a field with fewer values, or a number."};

} // namespace thonmap::session::msg
