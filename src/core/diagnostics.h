#pragma once

#include "core/result.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace thonmap {

/// What can be wrong with geodata without making it unreadable. The names are part of the command
/// line contract; see findingName().
enum class FindingKind {
    invalidGeometry,
    overlap,
    gap,
    sliver,
    duplicateFeature,
    duplicateCode,
    outsideParent,
    unfilledParent,
    wrongHierarchy,
    emptyGeometry,
    mixedTypes,
    nonFinite,
    outOfZone,
    encoding,
    crsMissing,
    crsDoubt,
    truncated,
    missingPart,
    skipped,
};

/// "invalid_geometry", "crs_missing" …
[[nodiscard]] std::string_view findingName(FindingKind kind);

/// One partial trouble: kind, place, and a sentence that says what to do.
struct Finding {
    FindingKind kind;
    Error what;
};

/// Everything that was noticed while something still could be done. Nothing is ever left out.
/// Not thread-safe: each worker fills its own, the caller appends them.
class Diagnostics {
public:
    void add(FindingKind kind, const Message& message, std::vector<Argument> arguments = {},
             Where where = {}, std::string detail = {});
    void append(Diagnostics&& other);

    [[nodiscard]] std::span<const Finding> findings() const { return m_findings; }
    [[nodiscard]] std::size_t count(FindingKind kind) const;
    [[nodiscard]] bool empty() const { return m_findings.empty(); }

private:
    std::vector<Finding> m_findings;
};

} // namespace thonmap
