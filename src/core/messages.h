#pragma once

#include "core/message.h"

namespace thonmap::msg {

inline constexpr Message noSuchFile{"no_such_file", "Không có tệp “{file}”.",
                                    "There is no file “{file}”.", "Kiểm tra lại tên và thư mục.",
                                    "Check the name and the folder."};
inline constexpr Message isFolder{"is_folder", "“{file}” là thư mục, không phải tệp.",
                                  "“{file}” is a folder, not a file.",
                                  "Chọn một tệp trong thư mục đó.", "Choose a file inside it."};
inline constexpr Message cannotRead{"cannot_read", "Không đọc được “{file}”.",
                                    "“{file}” cannot be read.", "Kiểm tra quyền đọc tệp và ổ đĩa.",
                                    "Check that you may read the file, and the disk."};
inline constexpr Message tooLarge{"too_large", "Tệp “{file}” quá lớn.",
                                  "File “{file}” is too large."};
inline constexpr Message cannotWrite{"cannot_write",
                                     "Không ghi được “{file}”; không có gì bị thay đổi.",
                                     "“{file}” cannot be written; nothing was changed.",
                                     "Kiểm tra quyền ghi và chỗ trống của ổ đĩa.",
                                     "Check that you may write there and that the disk has room."};
inline constexpr Message cancelled{"cancelled", "Đã dừng theo yêu cầu; không có gì bị thay đổi.",
                                   "Stopped as asked; nothing was changed."};

} // namespace thonmap::msg
