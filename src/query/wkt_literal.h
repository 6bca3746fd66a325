#pragma once

#include "query/cursor.h"

#include <string>

namespace thonmap::query {

/// Does a WKT literal start here? A field may be called point; "POINT(" and "POINT Z(" are shapes.
[[nodiscard]] bool startsWkt(const Cursor& in);

/// Reads one and appends its canonical text. It is checked here, where a mistake has a place:
/// closed rings, enough points, one number of dimensions. False with in.error set.
[[nodiscard]] bool wktLiteral(Cursor& in, std::string& wkt);

} // namespace thonmap::query
