#pragma once

#include "core/message.h"

/// What render says: errors, and the words it writes into pictures itself.
namespace thonmap::render::msg {

inline constexpr Message unknownFormat{
    "unknown_picture_format", "Không vẽ được tệp “{file}”: đuôi tệp phải là .png, .svg hoặc .pdf.",
    "“{file}” cannot be drawn: its name must end in .png, .svg or .pdf.",
    "Đổi đuôi tên tệp rồi thử lại.", "Change the ending of the name and try again."};
inline constexpr Message badSize{"bad_picture_size", "Cỡ ảnh {width} × {height} không dùng được.",
                                 "A picture cannot be {width} × {height}.",
                                 "Chọn từ 200 × 150 đến 20000 × 20000 điểm ảnh.",
                                 "Choose between 200 × 150 and 20000 × 20000 pixels."};
inline constexpr Message nothingToDraw{
    "nothing_to_draw", "Không có gì để vẽ: không lớp nào có hình.",
    "There is nothing to draw: no layer has a shape.",
    "Bật ít nhất một lớp có ranh giới hoặc điểm.",
    "Switch on at least one layer that has boundaries or points."};

inline constexpr Message illustrativeTitle{"illustrative_title", "{title} (minh hoạ)",
                                           "{title} (illustrative)"};
inline constexpr Message illustrativeNote{
    "illustrative_note", "Minh hoạ: số liệu và ranh giới thôn không phải số liệu chính thức",
    "Illustrative: figures and village boundaries are not official"};
inline constexpr Message illustrativeShort{"illustrative_short", "Số liệu minh hoạ",
                                           "Illustrative data"};
inline constexpr Message legend{"legend", "Chú giải", "Legend"};
inline constexpr Message legendMore{"legend_more", "… và {n} mục nữa không đủ chỗ",
                                    "… and {n} more entries found no room"};
inline constexpr Message source{"source_line", "Nguồn: {source}", "Source: {source}"};
inline constexpr Message crsLine{"crs_line", "Hệ toạ độ: {crs}. Tỷ lệ khoảng 1 : {scale}.",
                                 "Coordinate system: {crs}. Scale about 1 : {scale}."};
inline constexpr Message crsUnknown{"crs_unknown",
                                    "Hệ toạ độ không rõ: khoảng cách theo đơn vị của tệp.",
                                    "Unknown coordinate system: distances in the file's units."};
inline constexpr Message north{"north_letter", "B", "N"};
inline constexpr Message notReported{"not_reported", "chưa báo cáo", "not reported"};
inline constexpr Message queryResult{"query_result", "Kết quả truy vấn", "Query result"};
inline constexpr Message selected{"selected", "Đang chọn", "Selected"};
inline constexpr Message chosenSites{"chosen_sites", "Điểm được chọn", "Chosen sites"};
inline constexpr Message searchRadius{"search_radius", "Trong vòng {distance}",
                                      "Within {distance}"};
inline constexpr Message groupsAndSizes{"chart_parts", "Thành phần", "Parts"};
inline constexpr Message chartSizes{"chart_sizes", "Cỡ hình theo tổng số", "Size by total"};

} // namespace thonmap::render::msg
