#pragma once

#include "core/message.h"

namespace thonmap::siting::msg {

// Plans.
inline constexpr Message modelNotYet{
    "model_not_yet", "“{file}”, dòng {line}: bản này chưa giải được mô hình “{model}”.",
    "“{file}”, line {line}: model “{model}” is not available yet.", "Dùng “p-median” hoặc “mclp”.",
    "Use “p-median” or “mclp”."};
inline constexpr Message keyNotYet{
    "plan_key_not_yet", "“{file}”, dòng {line}: bản này chưa tính đến “{key}”.",
    "“{file}”, line {line}: “{key}” is not available yet.",
    "Bỏ khóa này; kết quả khi đó không xét đến nó.",
    "Remove the key; the result then does not take it into account."};
inline constexpr Message numberTooSmall{
    "number_out_of_range", "“{file}”, dòng {line}: “{key}” phải là số từ {least} trở lên.",
    "“{file}”, line {line}: “{key}” must be {least} or more."};
inline constexpr Message numberTooBig{"number_out_of_range",
                                      "“{file}”, dòng {line}: “{key}” không được quá {most}.",
                                      "“{file}”, line {line}: “{key}” may be {most} at most."};
inline constexpr Message needsServiceDistance{
    "needs_service_distance", "“{file}”, dòng {line}: mô hình “mclp” cần “service_distance” (mét).",
    "“{file}”, line {line}: model “mclp” needs “service_distance” (metres).",
    "Thêm, ví dụ, \"service_distance\": 2000.", "Add, for example, \"service_distance\": 2000."};
inline constexpr Message eitherOr{
    "either_or", "“{file}”, dòng {line}: cần một trong hai khóa “{first}” và “{second}”, chỉ một.",
    "“{file}”, line {line}: one of “{first}” and “{second}” is needed, and only one."};
inline constexpr Message tableNeedsMatrix{
    "table_needs_matrix",
    "“{file}”, dòng {line}: bảng không có vị trí, nên phải cho biết “distances.matrix”.",
    "“{file}”, line {line}: a table has no positions, so “distances.matrix” is needed."};
inline constexpr Message idsNeedMatrix{
    "ids_need_matrix", "“{file}”, dòng {line}: danh sách mã chỉ dùng được với “distances.matrix”.",
    "“{file}”, line {line}: a list of ids works with “distances.matrix” only.",
    "Ghi nguồn: \"candidates\": {\"source\": …, \"where\": …}.",
    "Name a source: \"candidates\": {\"source\": …, \"where\": …}."};

// Data.
inline constexpr Message duplicateId{"duplicate_id", "Mã “{id}” có hai lần trong {what}.",
                                     "Id “{id}” occurs twice among the {what}.",
                                     "Chọn trường mã khác hoặc sửa dữ liệu.",
                                     "Choose another id field or correct the data."};
inline constexpr Message existingUnknown{"existing_unknown",
                                         "“{id}” trong “existing” không phải là địa điểm ứng viên.",
                                         "“{id}” in “existing” is not a candidate.",
                                         "Thêm nó vào các ứng viên.", "Add it to the candidates."};
inline constexpr Message noPosition{"no_position", "“{id}” ({what}) không có vị trí nên bị bỏ ra.",
                                    "“{id}” ({what}) has no position and is left out.",
                                    "Thêm điểm hoặc ranh giới cho nơi này.",
                                    "Give the place a point or a boundary."};
inline constexpr Message noColumn{"no_column", "Bảng “{table}” không có cột “{column}”.",
                                  "Table “{table}” has no column “{column}”.",
                                  "Các cột: {columns}.", "Its columns: {columns}."};
inline constexpr Message badNumber{
    "bad_number",
    "Bảng “{table}”, dòng {row}: “{column}” phải là số không âm, không phải “{value}”.",
    "Table “{table}”, row {row}: “{column}” must be a number of 0 or more, not “{value}”."};
inline constexpr Message twoDistances{
    "two_distances", "Bảng “{table}”, dòng {row}: đã có khoảng cách khác từ “{from}” đến “{to}”.",
    "Table “{table}”, row {row}: there is another distance from “{from}” to “{to}”."};
inline constexpr Message otherPlaces{
    "other_places", "{count} dòng của “{table}” nói về nơi không thuộc bài toán; đã bỏ qua.",
    "Rows of “{table}” about places outside the problem, skipped: {count}."};
inline constexpr Message noDemand{"no_demand", "Không có nơi nào cần phục vụ.",
                                  "There is no demand: no place to serve."};
inline constexpr Message noCandidates{"no_candidates", "Không có địa điểm ứng viên nào.",
                                      "There are no candidate sites."};
inline constexpr Message badProblem{"bad_problem", "Bài toán có giá trị không dùng được: {what}.",
                                    "The problem has a value that cannot be used: {what}."};

// Why there is no answer.
inline constexpr Message needsOneSite{"needs_one_site", "Số điểm p = {p}; cần ít nhất một điểm.",
                                      "p = {p}; at least one site is needed."};
inline constexpr Message moreThanCandidates{
    "more_than_candidates", "Cần p = {p} điểm nhưng chỉ có {count} ứng viên.",
    "p = {p} sites are wanted but there are only {count} candidates."};
inline constexpr Message moreExistingThanP{
    "more_existing_than_p", "Đã có {count} điểm hiện hữu, nhiều hơn p = {p}.",
    "Existing sites: {count}, more than p = {p}.", "p tính cả các điểm hiện hữu.",
    "p counts the existing sites too."};
inline constexpr Message outOfReach{
    "out_of_reach", "Những nơi không ứng viên nào đến được ({count}): {ids}.",
    "Places that no candidate can reach ({count}): {ids}.", "Thêm ứng viên hoặc sửa khoảng cách.",
    "Add candidates or correct the distances."};
inline constexpr Message tooFewSites{"too_few_sites",
                                     "{p} điểm không đủ để mọi nơi đều đến được một điểm.",
                                     "p = {p} is too few for every place to reach a site."};
inline constexpr Message tooFewSitesLeast{
    "too_few_sites", "{p} điểm không đủ để mọi nơi đều đến được một điểm; cần ít nhất {least}.",
    "p = {p} is too few for every place to reach a site; {least} would do."};

inline constexpr Message solverFailed{"solver_failed", "Bộ giải CBC không giải được bài toán này.",
                                      "The solver (CBC) could not solve this problem."};

} // namespace thonmap::siting::msg
