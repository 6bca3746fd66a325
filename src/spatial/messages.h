#pragma once

#include "core/message.h"

namespace thonmap::spatial::msg {

inline constexpr Message unknownCrs{
    "unknown_crs", "Không hiểu hệ toạ độ “{crs}”.",
    "The coordinate reference system “{crs}” is not understood.",
    "Ghi mã EPSG, ví dụ EPSG:9213 cho VN-2000 / TM-3 106-30.",
    "Give an EPSG code, for example EPSG:9213 for VN-2000 / TM-3 106-30."};
inline constexpr Message retiredCrs{
    "retired_crs", "Mã {crs} đã bị bãi bỏ; dùng {replacement} thay thế.",
    "Code {crs} is retired; {replacement} is used instead.",
    "Ghi lại mã mới vào tệp nguồn để khỏi nhầm.", "Write the new code into the source."};
inline constexpr Message bareShift{
    "bare_datum_shift",
    "Hệ toạ độ mang tham số +towgs84 viết tay; dấu của các góc xoay không kiểm tra được "
    "(sai dấu lệch khoảng 0,8 m ở Ngân Sơn).",
    "The CRS carries a hand-written +towgs84; the signs of its rotations cannot be checked "
    "(flipped signs cost about 0.8 m near Ngân Sơn).",
    "Nên khai báo bằng mã EPSG.", "Better declare it by its EPSG code."};
inline constexpr Message shiftIgnored{
    "datum_shift_ignored",
    "Hệ toạ độ {crs} mang tham số TOWGS84 viết tay; dùng tham số chuẩn của mã này thay vào.",
    "{crs} carries a hand-written TOWGS84; the official shift of that code is used instead."};
inline constexpr Message crsMissing{
    "crs_missing", "Lớp “{layer}” không khai hệ toạ độ; toạ độ được hiểu là mặt phẳng.",
    "Layer “{layer}” declares no coordinate reference system; its coordinates are taken as planar.",
    "Khai báo hệ toạ độ cho lớp (ví dụ thêm tệp .prj).",
    "Declare the layer's CRS (for example with a .prj file)."};
inline constexpr Message transformNeedsCrs{
    "crs_missing", "Không thể chuyển toạ độ vì một bên không khai hệ toạ độ.",
    "Coordinates cannot be transformed: one side declares no coordinate reference system.",
    "Khai báo hệ toạ độ cho lớp (ví dụ thêm tệp .prj).",
    "Declare the layer's CRS (for example with a .prj file)."};
inline constexpr Message noTransformation{"no_transformation",
                                          "Không có phép chuyển từ {from} sang {to}.",
                                          "There is no transformation from {from} to {to}."};
inline constexpr Message ballpark{
    "no_datum_shift",
    "Không có tham số chuyển hệ quy chiếu từ {from} sang {to}; vị trí có thể lệch hàng trăm mét.",
    "No datum shift is known from {from} to {to}; positions may be off by hundreds of metres.",
    "Kiểm tra hệ toạ độ đã khai.", "Check the CRS that was declared."};
inline constexpr Message notTransformed{
    "not_transformed", "Có {count} điểm của đối tượng nằm ngoài phạm vi của {crs} nên bị bỏ qua.",
    "{count} points of the feature lie outside what {crs} can hold and are left out.",
    "Kiểm tra hệ toạ độ đã khai và toạ độ của đối tượng.",
    "Check the declared CRS and the feature's coordinates."};
inline constexpr Message notMetres{
    "not_metres", "Hệ toạ độ {crs} không tính bằng mét nên không dùng làm hệ làm việc được.",
    "{crs} is not in metres and cannot be the working CRS.",
    "Chọn một hệ toạ độ phẳng tính bằng mét, ví dụ EPSG:9213.",
    "Choose a projected CRS in metres, for example EPSG:9213."};
inline constexpr Message noSuchPlace{
    "no_such_place", "Toạ độ của nguồn không nằm trên trái đất theo hệ {crs}.",
    "The source's coordinates are no place on the earth in {crs}.", "Kiểm tra hệ toạ độ đã khai.",
    "Check the CRS that was declared."};
inline constexpr Message differentCrs{"different_crs",
                                      "Hai lớp không cùng hệ toạ độ làm việc: {a} và {b}.",
                                      "The two layers do not share a working CRS: {a} and {b}."};
inline constexpr Message badWkt{
    "bad_wkt", "Hình học viết bằng WKT không đọc được.", "The WKT geometry cannot be read.",
    "Ví dụ đúng: POINT (105.99 22.43).", "A right one: POINT (105.99 22.43)."};
inline constexpr Message withoutGeometry{
    "without_geometry", "{count} đối tượng của lớp “{layer}” không có hình học nên không xét.",
    "{count} features of layer “{layer}” have no geometry and were not considered."};
inline constexpr Message nonFinitePoints{
    "non_finite_points", "Bỏ qua {count} điểm không có toạ độ hợp lệ của đối tượng.",
    "{count} points of the feature without valid coordinates are left out.",
    "Sửa hình học của đối tượng.", "Repair the feature's geometry."};
inline constexpr Message invalidPolygon{
    "invalid_polygon", "Hình học không hợp lệ ({reason}); kết quả có thể sai ở đối tượng này.",
    "The geometry is invalid ({reason}); results may be wrong for this feature.",
    "Sửa hình học của đối tượng.", "Repair the feature's geometry."};
inline constexpr Message undecided{
    "undecided",
    "Không xét được quan hệ với đối tượng {other} của lớp “{layer}”; coi như không có.",
    "The relation to feature {other} of layer “{layer}” cannot be decided; taken as absent.",
    "Sửa hình học của hai đối tượng.", "Repair the geometry of both features."};
inline constexpr Message emptyBuffers{
    "empty_buffers", "{count} đối tượng của lớp “{layer}” không còn gì sau khi tạo vùng đệm.",
    "{count} features of layer “{layer}” have nothing left after buffering."};
inline constexpr Message noResources{"geometry_engine_failed", "Bộ máy hình học không khởi động.",
                                     "The geometry engine does not start."};

} // namespace thonmap::spatial::msg
