#pragma once

#include "core/crs.h"

#include <memory>
#include <string>

#include <proj.h>

namespace thonmap::spatial {

/// Private to this module: PROJ's objects with owners.
struct PjContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
    void operator()(PJ* object) const { proj_destroy(object); }
};
struct PjListDeleter {
    void operator()(PJ_OBJ_LIST* list) const { proj_list_destroy(list); }
};
using PjContextPtr = std::unique_ptr<PJ_CONTEXT, PjContextDeleter>;
using PjPtr = std::unique_ptr<PJ, PjDeleter>;
using PjListPtr = std::unique_ptr<PJ_OBJ_LIST, PjListDeleter>;

/// A context that is silent and never goes to the network.
[[nodiscard]] PjContextPtr makeContext();

/// The PROJ object of a CRS: by its code where PROJ knows it, else by its WKT. Null when neither.
[[nodiscard]] PjPtr makeCrs(PJ_CONTEXT* context, const Crs& crs);

/// "EPSG:6960", or empty.
[[nodiscard]] std::string idOf(const PJ* object);

/// Fills a Crs from a PROJ object; kind unknown when it is no horizontal CRS.
[[nodiscard]] Crs describe(PJ_CONTEXT* context, const PJ* object);

/// Longest CRS text that is looked at.
inline constexpr std::size_t kLongestCrsText = 64 * 1024;

} // namespace thonmap::spatial
