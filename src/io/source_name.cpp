#include "core/messages.h"
#include "io/formats.h"
#include "io/messages.h"
#include "io/source.h"

#include <algorithm>
#include <array>

namespace thonmap::io {

namespace fs = std::filesystem;

Result<SourceName> parseSourceName(std::string_view text, bool allowDatabase) {
    const std::string whole(text);
    if (isDatabaseName(text)) {
        if (!allowDatabase)
            return fail(msg::databaseNotAllowed, {}, {.file = whole.substr(0, whole.find(':'))});
        return SourceName{.path = whole, .layer = {}, .database = true};
    }
    std::error_code ignored;
    if (isHostileName(text))
        return fail(msg::sourceNameRefused, {{"file", whole}}, {.file = whole});
    if (fs::exists(fs::path(whole), ignored))
        return SourceName{.path = whole};
    const std::size_t colon = whole.rfind(':');
    if (colon != std::string::npos && colon > 0 &&
        fs::exists(fs::path(whole.substr(0, colon)), ignored))
        return SourceName{.path = whole.substr(0, colon), .layer = whole.substr(colon + 1)};
    return SourceName{.path = whole};
}

bool sameFile(const fs::path& a, const fs::path& b) {
    std::error_code failure;
    if (fs::exists(a, failure) && fs::exists(b, failure) && fs::equivalent(a, b, failure))
        return true;
    fs::path left = fs::weakly_canonical(a, failure);
    if (failure)
        left = fs::absolute(a, failure).lexically_normal();
    fs::path right = fs::weakly_canonical(b, failure);
    if (failure)
        right = fs::absolute(b, failure).lexically_normal();
    if (left == right)
        return true;
    constexpr std::array parts{".shp", ".shx", ".dbf", ".prj", ".cpg"};
    const auto isPart = [&](const fs::path& path) {
        return std::ranges::find(parts, lowerExtension(path)) != parts.end();
    };
    return isPart(left) && isPart(right) && left.parent_path() == right.parent_path() &&
           left.stem() == right.stem();
}

} // namespace thonmap::io
