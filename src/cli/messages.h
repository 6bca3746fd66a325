#pragma once

#include "core/message.h"

namespace thonmap::cli::msg {

inline constexpr Message wrongUsage{"wrong_usage", "Cách gọi chưa đúng: {detail}",
                                    "Wrong usage: {detail}", "Xem “thonmap {command} --help”.",
                                    "See “thonmap {command} --help”."};
inline constexpr Message noSuchCommand{
    "no_such_command", "Không có lệnh “{command}”, cũng không có tệp nào tên như vậy.",
    "There is no command “{command}”, and no file of that name.",
    "Các lệnh: {commands}. Có phải “{nearest}”?",
    "The commands are: {commands}. Is it “{nearest}”?"};
inline constexpr Message commandToCome{"command_not_here", "Bản này chưa có lệnh “{command}”.",
                                       "This version does not have the command “{command}” yet.",
                                       "Các lệnh: {commands}.", "The commands are: {commands}."};
inline constexpr Message noWindow{"no_window",
                                  "Bản này được dựng không có cửa sổ; chỉ dùng được bằng lệnh.",
                                  "This build has no window; it works by commands only.",
                                  "Xem “thonmap --help”.", "See “thonmap --help”."};
inline constexpr Message noDisplay{
    "no_display", "Không có màn hình để mở cửa sổ.", "There is no display to open the window on.",
    "Dùng “thonmap render … -o ảnh.png” để vẽ bản đồ ra tệp.",
    "Use “thonmap render … -o picture.png” to draw the map to a file."};
inline constexpr Message badSize{"bad_size", "Kích thước “{text}” phải có dạng 1600x1000.",
                                 "Size “{text}” must be like 1600x1000."};
inline constexpr Message badBox{
    "bad_bbox", "Khung “{text}” phải là bốn số x1,y1,x2,y2 với x1 < x2 và y1 < y2.",
    "Box “{text}” must be four numbers x1,y1,x2,y2 with x1 < x2 and y1 < y2.",
    "Dùng tọa độ của bản đồ (xem “thonmap list”).",
    "Use the map's coordinates (see “thonmap list”)."};
inline constexpr Message badDate{"bad_date", "Ngày “{text}” phải có dạng 2022-06-30.",
                                 "Date “{text}” must be like 2022-06-30."};
inline constexpr Message badAlias{"bad_alias", "“{text}” phải có dạng TÊN=NGUỒN.",
                                  "“{text}” must be like ALIAS=SOURCE."};
inline constexpr Message badChoice{"bad_choice", "“{text}” phải có dạng THAM_SỐ=GIÁ_TRỊ.",
                                   "“{text}” must be like PARAMETER=VALUE."};
inline constexpr Message noSuchParameter{
    "no_such_parameter", "Chủ đề “{theme}” không có tham số “{parameter}”; có: {parameters}.",
    "Theme “{theme}” has no parameter “{parameter}”; it has: {parameters}."};
inline constexpr Message needsMap{
    "needs_map", "“{option}” chỉ dùng được với tệp bản đồ (*.map.json), không phải “{file}”.",
    "“{option}” works with a map document (*.map.json) only, not with “{file}”."};
inline constexpr Message layerNeeded{
    "layer_not_named", "“{file}” có nhiều lớp: {layers}.", "“{file}” has several layers: {layers}.",
    "Chọn một lớp: {file}:LỚP hoặc --layer LỚP.", "Name one: {file}:LAYER or --layer LAYER."};
inline constexpr Message noSuchLayer{"no_such_layer",
                                     "“{file}” không có lớp “{layer}”; có: {layers}.",
                                     "“{file}” has no layer “{layer}”; it has: {layers}."};
inline constexpr Message emptyLayer{
    "empty_layer", "Lớp “{layer}” của “{file}” không có đối tượng nào.",
    "Layer “{layer}” of “{file}” has no features.",
    "Kiểm tra lại tệp, hoặc xuất lại từ phần mềm đã tạo ra nó.",
    "Check the file, or export it again from the program that made it."};
inline constexpr Message internalError{"internal_error", "Lỗi trong chương trình: {detail}",
                                       "An error in the program: {detail}",
                                       "Hãy báo cho người làm phần mềm, kèm lệnh đã dùng.",
                                       "Please report it, with the command you used."};
inline constexpr Message moreFindings{"more_findings", "… và {count} điều nữa.",
                                      "… and {count} more."};
inline constexpr Message written{"written", "Đã ghi {file}", "Wrote {file}"};

} // namespace thonmap::cli::msg
