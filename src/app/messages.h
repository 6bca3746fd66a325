#pragma once

#include "core/message.h"

/// Sentences of the window that carry values; labels of widgets go through tr().
namespace thonmap::app::msg {

inline constexpr Message opening{"opening", "Đang mở {file} …", "Opening {file} …"};
inline constexpr Message asking{"asking", "Đang tìm …", "Searching …"};
inline constexpr Message choosing{"choosing", "Đang chọn điểm …", "Choosing sites …"};
inline constexpr Message exporting{"exporting", "Đang xuất …", "Exporting …"};
inline constexpr Message moreFindings{"more_findings", "(và {count} điều khác)",
                                      "(and {count} more)"};
inline constexpr Message exportedMap{"exported_map", "Đã xuất {count} lớp vào {file}",
                                     "Exported {count} layers to {file}"};
inline constexpr Message exportedPicture{"exported_picture", "Đã lưu hình {file}",
                                         "Saved picture {file}"};
inline constexpr Message exportedRows{"exported_rows", "Đã xuất {count} dòng vào {file}",
                                      "Exported {count} rows to {file}"};

inline constexpr Message undoAdd{"undo_add", "mở {file}", "opening {file}"};
inline constexpr Message undoTheme{"undo_theme", "đổi chủ đề", "change of theme"};
inline constexpr Message undoChoice{"undo_choice", "đổi lựa chọn", "change of choice"};
inline constexpr Message undoDate{"undo_date", "đổi ngày", "change of date"};
inline constexpr Message undoShow{"undo_show", "hiện lớp {layer}", "showing {layer}"};
inline constexpr Message undoHide{"undo_hide", "ẩn lớp {layer}", "hiding {layer}"};
inline constexpr Message undoOpacity{"undo_opacity", "độ đậm của {layer}", "opacity of {layer}"};
inline constexpr Message undoMove{"undo_move", "chuyển lớp {layer}", "moving {layer}"};
inline constexpr Message undoRemove{"undo_remove", "bỏ lớp {layer}", "removing {layer}"};
inline constexpr Message undoAsk{"undo_ask", "truy vấn", "query"};
inline constexpr Message undoSites{"undo_sites", "chọn điểm", "site choice"};
inline constexpr Message undoDismiss{"undo_dismiss", "bỏ kết quả", "dismissing the result"};

inline constexpr Message selectedCount{"selected_count", "đang chọn {count}", "{count} selected"};
inline constexpr Message nothingSelected{"nothing_selected", "chưa chọn gì", "nothing selected"};
inline constexpr Message scaleText{"scale_text", "Tỷ lệ 1 : {scale}", "Scale 1 : {scale}"};
inline constexpr Message boundariesAt{"boundaries_at", "Ranh giới theo ngày {date}",
                                      "Boundaries as of {date}"};
inline constexpr Message persons{"persons", "người", "people"};
inline constexpr Message women{"women", "nữ", "women"};
inline constexpr Message men{"men", "nam", "men"};
inline constexpr Message subProjects{"sub_projects", "Tiểu dự án ({count})",
                                     "Sub-projects ({count})"};
inline constexpr Message progressTo{"progress_to", "Tiến độ đến {date}", "Progress to {date}"};
inline constexpr Message populationAt{"population_at", "Dân tộc (số người, {date})",
                                      "Ethnic groups (people, {date})"};
inline constexpr Message answerMeta{"answer_meta",
                                    "Đã xét {asked} · {undecided} thiếu số liệu · {ms} ms",
                                    "{asked} looked at · {undecided} without figures · {ms} ms"};
inline constexpr Message partCount{"part_count", "{text}: riêng điều kiện này {count}",
                                   "{text}: this alone {count}"};
inline constexpr Message emptyReference{
    "empty_reference", "Không có đối tượng nào khớp với “{text}”, nên câu trả lời không dùng được.",
    "Nothing matches “{text}”, so the answer cannot be used."};

} // namespace thonmap::app::msg
