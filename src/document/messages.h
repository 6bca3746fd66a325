#pragma once

#include "core/message.h"

namespace thonmap::document::msg {

inline constexpr Message badJson{"bad_json", "“{file}”, dòng {line}: {problem}.",
                                 "“{file}”, line {line}: {problem}.", "Sửa dòng đó rồi mở lại.",
                                 "Correct that line and open the file again."};
inline constexpr Message notUtf8{"not_utf8", "“{file}”, dòng {line}: có byte không phải UTF-8.",
                                 "“{file}”, line {line}: bytes that are not UTF-8.",
                                 "Lưu lại tệp với mã UTF-8.", "Save the file as UTF-8."};
inline constexpr Message duplicateKey{
    "duplicate_key", "“{file}”, dòng {line}: khóa “{key}” đã có ở dòng {first}.",
    "“{file}”, line {line}: key “{key}” is already on line {first}.", "Giữ lại một khóa.",
    "Keep one of them."};
inline constexpr Message tooDeep{"too_deep", "“{file}”, dòng {line}: lồng nhau quá {limit} bậc.",
                                 "“{file}”, line {line}: nested more than {limit} levels deep."};
inline constexpr Message numberTooLarge{
    "number_too_large", "“{file}”, dòng {line}: số “{number}” lớn quá mức biểu diễn được.",
    "“{file}”, line {line}: number “{number}” is too large to be represented."};

inline constexpr Message unknownKey{
    "unknown_key", "“{file}”, dòng {line}: không có khóa “{key}” ở đây.",
    "“{file}”, line {line}: there is no key “{key}” here.", "Bỏ khóa này hoặc kiểm tra chính tả.",
    "Remove the key or check its spelling."};
inline constexpr Message unknownKeyNear{
    "unknown_key", "“{file}”, dòng {line}: không có khóa “{key}” ở đây; có phải “{near}” không?",
    "“{file}”, line {line}: there is no key “{key}” here; did you mean “{near}”?",
    "Bỏ khóa này hoặc kiểm tra chính tả.", "Remove the key or check its spelling."};
inline constexpr Message missingKey{"missing_key", "“{file}”, dòng {line}: thiếu khóa “{key}”.",
                                    "“{file}”, line {line}: key “{key}” is missing.",
                                    "Thêm khóa này vào.", "Add it."};
inline constexpr Message wrongKind{
    "wrong_kind", "“{file}”, dòng {line}: “{key}” phải là {wanted}, không phải {found}.",
    "“{file}”, line {line}: “{key}” must be {wanted}, not {found}."};
inline constexpr Message notObject{"wrong_kind", "“{file}”, dòng {line}: ở đây cần {wanted}.",
                                   "“{file}”, line {line}: {wanted} is needed here."};
inline constexpr Message badDate{"bad_date",
                                 "“{file}”, dòng {line}: “{key}” không phải là ngày: “{value}”.",
                                 "“{file}”, line {line}: “{key}” is not a date: “{value}”.",
                                 "Viết theo dạng 2022-06-30.", "Write it as 2022-06-30."};
inline constexpr Message badChoice{"bad_choice",
                                   "“{file}”, dòng {line}: “{key}” không nhận giá trị “{value}”.",
                                   "“{file}”, line {line}: “{key}” cannot be “{value}”.",
                                   "Chọn một trong: {choices}.", "Choose one of: {choices}."};
inline constexpr Message badChoiceNear{
    "bad_choice",
    "“{file}”, dòng {line}: “{key}” không nhận giá trị “{value}”; có phải “{near}” không?",
    "“{file}”, line {line}: “{key}” cannot be “{value}”; did you mean “{near}”?",
    "Chọn một trong: {choices}.", "Choose one of: {choices}."};
inline constexpr Message wrongFormat{
    "wrong_format",
    "“{file}”, dòng {line}: tệp theo định dạng số {value}; bản này chỉ đọc định dạng số 1.",
    "“{file}”, line {line}: the file has format {value}; this version reads format 1.",
    "Dùng bản Thonmap mới hơn.", "Use a newer Thonmap."};

} // namespace thonmap::document::msg
