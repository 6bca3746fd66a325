#pragma once

#include "core/message.h"

namespace thonmap::thematic::msg {

inline constexpr Message badClassCount{"bad_class_count", "Không thể chia thành {count} lớp.",
                                       "{count} is not a possible number of classes.",
                                       "Chọn từ 1 đến {most} lớp.", "Choose 1 to {most} classes."};
inline constexpr Message nothingToClassify{
    "nothing_to_classify", "Không có giá trị số nào để chia lớp.",
    "There is no number to classify.", "Chọn trường khác hoặc kiểm tra dữ liệu.",
    "Choose another field or check the data."};

// reading definitions; {file}, {line} and {key} are filled in by the reader
inline constexpr Message badColour{"bad_colour",
                                   "“{file}”, dòng {line}: “{key}” không phải là màu: “{value}”.",
                                   "“{file}”, line {line}: “{key}” is not a colour: “{value}”.",
                                   "Viết màu theo dạng #0B5D63.", "Write a colour as #0B5D63."};
inline constexpr Message badId{
    "bad_id", "“{file}”, dòng {line}: mã “{value}” chỉ được có chữ thường, số và dấu gạch nối.",
    "“{file}”, line {line}: id “{value}” may only have small letters, digits and hyphens."};
inline constexpr Message badRange{"bad_range",
                                  "“{file}”, dòng {line}: “{key}” phải từ {low} đến {high}.",
                                  "“{file}”, line {line}: “{key}” must be from {low} to {high}."};
inline constexpr Message oneSource{
    "one_source", "“{file}”, dòng {line}: nguồn phải có đúng một trong: files, layers, points.",
    "“{file}”, line {line}: the source needs exactly one of: files, layers, points."};
inline constexpr Message oneClassification{
    "one_classification",
    "“{file}”, dòng {line}: chỉ dùng một cách phân loại: classes, categories hoặc symbols.",
    "“{file}”, line {line}: use only one of classes, categories and symbols."};
inline constexpr Message boundsOrMethod{
    "bounds_or_method", "“{file}”, dòng {line}: cần “bounds” hoặc “method”, không phải cả hai.",
    "“{file}”, line {line}: give “bounds” or “method”, not both."};
inline constexpr Message boundsMustRise{
    "bounds_must_rise", "“{file}”, dòng {line}: các ngưỡng của “{key}” phải tăng dần.",
    "“{file}”, line {line}: the bounds of “{key}” must rise."};
inline constexpr Message labelCount{
    "label_count", "“{file}”, dòng {line}: có {count} lớp nhưng {labels} nhãn.",
    "“{file}”, line {line}: there are {count} classes but {labels} labels."};
inline constexpr Message tooManyClasses{
    "too_many_classes", "“{file}”, dòng {line}: bảng màu “{ramp}” chỉ dùng được tới {most} lớp.",
    "“{file}”, line {line}: palette “{ramp}” serves at most {most} classes."};
inline constexpr Message unknownRamp{"unknown_palette",
                                     "“{file}”, dòng {line}: không có bảng màu “{value}”.",
                                     "“{file}”, line {line}: there is no palette “{value}”.",
                                     "Chọn một trong: {choices}.", "Choose one of: {choices}."};
inline constexpr Message sameLook{
    "same_look", "“{file}”, dòng {line}: “{first}” và “{second}” trông giống hệt nhau.",
    "“{file}”, line {line}: “{first}” and “{second}” look exactly the same.",
    "Cho mỗi nhóm một màu riêng.", "Give each group a colour of its own."};
inline constexpr Message sameValue{"same_value",
                                   "“{file}”, dòng {line}: giá trị “{value}” có hai lần.",
                                   "“{file}”, line {line}: value “{value}” is there twice."};
inline constexpr Message unknownParameter{
    "unknown_parameter", "“{file}”, dòng {line}: không có tham số “{name}”.",
    "“{file}”, line {line}: there is no parameter “{name}”.",
    "Khai báo tham số này trong “parameters”.", "Declare it in “parameters”."};
inline constexpr Message notAChoice{"not_a_choice",
                                    "“{file}”: tham số “{name}” không nhận giá trị “{value}”.",
                                    "“{file}”: parameter “{name}” cannot be “{value}”.",
                                    "Chọn một trong: {choices}.", "Choose one of: {choices}."};
inline constexpr Message badCondition{
    "bad_condition", "“{file}”, dòng {line}: điều kiện ở “{key}” sai: {reason}",
    "“{file}”, line {line}: the condition in “{key}” is wrong: {reason}"};

// rows and resolving
inline constexpr Message noRows{"no_rows", "Lớp “{layer}” không có nguồn dữ liệu nào.",
                                "Layer “{layer}” has no source of rows."};
inline constexpr Message mixedCrs{
    "mixed_crs", "Các nguồn của lớp “{layer}” có hệ tọa độ khác nhau: {first} và {second}.",
    "The sources of layer “{layer}” are in different systems: {first} and {second}.",
    "Chuyển về cùng một hệ tọa độ.", "Bring them into one system first."};
inline constexpr Message noField{"unknown_field", "Lớp “{layer}” không có trường “{field}”.",
                                 "Layer “{layer}” has no field “{field}”.",
                                 "Các trường đang có: {fields}.", "Its fields are: {fields}."};
inline constexpr Message noFieldNear{
    "unknown_field", "Lớp “{layer}” không có trường “{field}”; có phải “{near}” không?",
    "Layer “{layer}” has no field “{field}”; did you mean “{near}”?",
    "Các trường đang có: {fields}.", "Its fields are: {fields}."};
inline constexpr Message notNumeric{
    "not_numeric", "Trường “{field}” của lớp “{layer}” là chữ, không chia lớp theo số được.",
    "Field “{field}” of layer “{layer}” is text and cannot be classified by number."};
inline constexpr Message notANumber{"not_a_number",
                                    "“{value}” không phải là số; coi như chưa có số liệu.",
                                    "“{value}” is not a number; treated as no data.",
                                    "Sửa ô này trong bảng.", "Correct the cell in the table."};
inline constexpr Message unknownValue{
    "unknown_value", "Lớp “{layer}”: không có ký hiệu cho “{value}”; không vẽ được.",
    "Layer “{layer}”: there is no symbol for “{value}”; it is not drawn.",
    "Thêm giá trị này vào định nghĩa lớp.", "Add the value to the layer's definition."};
inline constexpr Message columnLength{
    "column_length", "Cột tính “{field}” có {found} ô, bảng có {wanted} dòng.",
    "Computed column “{field}” has {found} cells, the table {wanted} rows."};

// words of legends
inline constexpr Message wordBelow{"word_below", "dưới {upper}", "below {upper}"};
inline constexpr Message wordFromTo{"word_from_to", "{lower} đến dưới {upper}",
                                    "{lower} to below {upper}"};
inline constexpr Message wordFrom{"word_from", "{lower} trở lên", "{lower} and above"};
inline constexpr Message wordUpTo{"word_up_to", "đến {upper}", "up to {upper}"};
inline constexpr Message wordAboveUpTo{"word_above_up_to", "trên {lower} đến {upper}",
                                       "above {lower} to {upper}"};
inline constexpr Message wordAbove{"word_above", "trên {lower}", "above {lower}"};
inline constexpr Message wordAll{"word_all", "tất cả", "all"};
inline constexpr Message wordNoData{"word_no_data", "Chưa có số liệu", "No data"};
inline constexpr Message wordStandIn{
    "word_stand_in", "{count} {unit} chưa có vị trí riêng, vẽ tại tâm đơn vị cấp trên",
    "{count} {unit} without a place of their own, drawn at the centre of the unit above"};
inline constexpr Message wordNotOnMap{"word_not_on_map", "{count} {unit} không có trên bản đồ",
                                      "{count} {unit} not on the map"};

} // namespace thonmap::thematic::msg
