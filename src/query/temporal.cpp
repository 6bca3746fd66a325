#include "query/values.h"

namespace thonmap::query {

// The relations of Allen, as table 9 of OGC 21-065r2 defines them; a moment is a stretch whose ends
// are the same.
bool holds(TemporalPredicate predicate, std::int64_t aStart, std::int64_t aEnd, std::int64_t bStart,
           std::int64_t bEnd) {
    switch (predicate) {
    case TemporalPredicate::after:
        return aStart > bEnd;
    case TemporalPredicate::before:
        return aEnd < bStart;
    case TemporalPredicate::contains:
        return aStart < bStart && aEnd > bEnd;
    case TemporalPredicate::disjoint:
        return aEnd < bStart || aStart > bEnd;
    case TemporalPredicate::during:
        return aStart > bStart && aEnd < bEnd;
    case TemporalPredicate::equals:
        return aStart == bStart && aEnd == bEnd;
    case TemporalPredicate::finishedBy:
        return aStart < bStart && aEnd == bEnd;
    case TemporalPredicate::finishes:
        return aStart > bStart && aEnd == bEnd;
    case TemporalPredicate::intersects:
        return aEnd >= bStart && aStart <= bEnd;
    case TemporalPredicate::meets:
        return aEnd == bStart;
    case TemporalPredicate::metBy:
        return aStart == bEnd;
    case TemporalPredicate::overlappedBy:
        return aStart > bStart && aStart < bEnd && aEnd > bEnd;
    case TemporalPredicate::overlaps:
        return aStart < bStart && aEnd > bStart && aEnd < bEnd;
    case TemporalPredicate::startedBy:
        return aStart == bStart && aEnd > bEnd;
    case TemporalPredicate::starts:
        return aStart == bStart && aEnd < bEnd;
    }
    return false;
}

} // namespace thonmap::query
