#include "core/diagnostics.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace thonmap {

std::string_view findingName(FindingKind kind) {
    constexpr std::array names{"invalid_geometry", "overlap",           "gap",
                               "sliver",           "duplicate_feature", "duplicate_code",
                               "outside_parent",   "unfilled_parent",   "wrong_hierarchy",
                               "empty_geometry",   "mixed_types",       "non_finite",
                               "out_of_zone",      "encoding",          "crs_missing",
                               "crs_doubt",        "truncated",         "missing_part",
                               "skipped"};
    static_assert(names.size() == static_cast<std::size_t>(FindingKind::skipped) + 1);
    return names[static_cast<std::size_t>(kind)];
}

void Diagnostics::add(FindingKind kind, const Message& message, std::vector<Argument> arguments,
                      Where where, std::string detail) {
    m_findings.push_back(
        {kind, Error{&message, std::move(arguments), std::move(where), std::move(detail)}});
}

void Diagnostics::append(Diagnostics&& other) {
    std::ranges::move(other.m_findings, std::back_inserter(m_findings));
    other.m_findings.clear();
}

std::size_t Diagnostics::count(FindingKind kind) const {
    return static_cast<std::size_t>(std::ranges::count(m_findings, kind, &Finding::kind));
}

} // namespace thonmap
