#pragma once

#include "core/message.h"

namespace thonmap::monitoring::msg {

// registers
inline constexpr Message badCell{"bad_cell", "Ô “{value}” không đọc được theo kiểu {type}; bỏ qua.",
                                 "Cell “{value}” cannot be read as {type}; left out.",
                                 "Sửa ô này trong bảng.", "Correct the cell in the table."};
inline constexpr Message noColumn{"unknown_field", "Bảng “{table}” không có cột “{field}”.",
                                  "Table “{table}” has no column “{field}”.",
                                  "Các cột đang có: {fields}.", "Its columns are: {fields}."};
inline constexpr Message noColumnNear{
    "unknown_field", "Bảng “{table}” không có cột “{field}”; có phải “{near}” không?",
    "Table “{table}” has no column “{field}”; did you mean “{near}”?", "Các cột đang có: {fields}.",
    "Its columns are: {fields}."};
inline constexpr Message noTable{"unknown_table", "Không có bảng “{table}”.",
                                 "There is no table “{table}”.", "Các bảng: {tables}.",
                                 "The tables are: {tables}."};
inline constexpr Message unknownSex{
    "unknown_sex", "{persons} người không ghi giới tính (“{value}”); không tính vào nữ hay nam.",
    "{persons} persons of unknown sex (“{value}”); counted as neither women nor men.",
    "Ghi female hoặc male.", "Write female or male."};

// reading frameworks and measures; {file}, {line} and {key} are filled in by the reader
inline constexpr Message badCondition{
    "bad_condition", "“{file}”, dòng {line}: điều kiện ở “{key}” sai: {reason}",
    "“{file}”, line {line}: the condition in “{key}” is wrong: {reason}"};
inline constexpr Message sameCode{"same_code", "“{file}”, dòng {line}: “{value}” có hai lần.",
                                  "“{file}”, line {line}: “{value}” is there twice."};
inline constexpr Message badName{
    "bad_name", "“{file}”, dòng {line}: tên cột “{value}” chỉ được có chữ thường, số và gạch dưới.",
    "“{file}”, line {line}: column name “{value}” may only have small letters, digits and _."};
inline constexpr Message missingFor{"missing_for", "“{file}”, dòng {line}: “{key}” cần có ở đây.",
                                    "“{file}”, line {line}: “{key}” is needed here."};
inline constexpr Message unknownSteps{"unknown_steps",
                                      "“{file}”, dòng {line}: không có bảng bước “{value}”.",
                                      "“{file}”, line {line}: there is no step table “{value}”."};
inline constexpr Message datesTurned{
    "dates_turned", "“{file}”, dòng {line}: ngày kết thúc đứng trước ngày bắt đầu.",
    "“{file}”, line {line}: the end is before the start."};
inline constexpr Message noIndicator{"unknown_indicator",
                                     "Khung chương trình không có chỉ số “{code}”.",
                                     "The framework has no indicator “{code}”.",
                                     "Các chỉ số: {codes}.", "Its indicators are: {codes}."};
inline constexpr Message noSteps{"unknown_steps", "Khung chương trình không có bảng bước “{id}”.",
                                 "The framework has no step table “{id}”."};

// reasons of broken rules
inline constexpr Message reasonShare{"reason_share", "{title} {share}, thiếu {missing}",
                                     "{title} {share}, {missing} short"};
inline constexpr Message reasonAtLeast{"reason_at_least",
                                       "{title}: {actual}, cần ít nhất {required}",
                                       "{title}: {actual}, at least {required} needed"};
inline constexpr Message reasonSkipped{"reason_skipped", "có “{later}” nhưng thiếu “{earlier}”",
                                       "has “{later}” but not “{earlier}”"};
inline constexpr Message reasonOrder{"reason_order",
                                     "“{later}” ({laterDate}) trước “{earlier}” ({earlierDate})",
                                     "“{later}” ({laterDate}) before “{earlier}” ({earlierDate})"};
inline constexpr Message reasonAfterEnd{"reason_after_end",
                                        "“{later}” ({laterDate}) sau khi đã “{end}” ({endDate})",
                                        "“{later}” ({laterDate}) after “{end}” ({endDate})"};
inline constexpr Message reasonNobody{"reason_nobody", "không ghi ai quyết định",
                                      "does not say who decided"};
inline constexpr Message reasonEmpty{"reason_empty", "thiếu “{field}”", "“{field}” is missing"};
inline constexpr Message reasonReplaces{"reason_replaces", "sửa “{value}” nhưng không có dòng đó",
                                        "corrects “{value}”, which is not there"};
inline constexpr Message millions{"millions", "{number} triệu {unit}", "{number} million {unit}"};
inline constexpr Message amount{"amount", "{number} {unit}", "{number} {unit}"};

// words of the strip over a theme
inline constexpr Message statusDone{"status_done", "đủ mục tiêu", "target reached"};
inline constexpr Message statusOnTrack{"status_on_track", "đúng tiến độ", "on track"};
inline constexpr Message statusBehind{"status_behind", "chậm", "behind"};
inline constexpr Message statusOverdue{"status_overdue", "quá hạn", "overdue"};
inline constexpr Message statusNoData{"status_no_data", "chưa báo cáo", "not reported"};
inline constexpr Message noFigure{"no_figure", "chưa có số liệu", "no data"};
inline constexpr Message countOf{"count_of", "{count} {status}", "{count} {status}"};
inline constexpr Message targetBy{"target_by", "Mục tiêu {target} vào {due}",
                                  "Target {target} by {due}"};
inline constexpr Message targetOnly{"target_only", "Mục tiêu {target}", "Target {target}"};
inline constexpr Message reporting{"reporting", "{count}/{all} {unit} có số liệu",
                                   "{count}/{all} {unit} reporting"};
inline constexpr Message gapBehind{"gap_behind", "chậm {gap} so với kế hoạch {planned}",
                                   "{gap} behind the plan of {planned}"};
inline constexpr Message gapAhead{"gap_ahead", "vượt {gap} so với kế hoạch {planned}",
                                  "{gap} ahead of the plan of {planned}"};
inline constexpr Message gapNone{"gap_none", "đúng kế hoạch {planned}", "as planned: {planned}"};
inline constexpr Message gapOverdue{"gap_overdue", "quá hạn {due}, còn thiếu {gap}",
                                    "overdue since {due}, {gap} short"};
inline constexpr Message gapDone{"gap_done", "đã đạt mục tiêu", "target reached"};

} // namespace thonmap::monitoring::msg
