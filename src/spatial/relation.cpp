#include "spatial/relation.h"

#include "core/messages.h"
#include "core/parallel.h"
#include "spatial/geos_session.h"
#include "spatial/index.h"
#include "spatial/messages.h"
#include "spatial/participants.h"
#include "spatial/transform.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <string>
#include <utility>

namespace thonmap::spatial {

namespace {

constexpr std::array<std::string_view, 8> kNames{"intersects", "disjoint", "equals",  "touches",
                                                 "within",     "overlaps", "crosses", "contains"};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::optional<Relation> relationFromName(std::string_view name) {
    std::string plain(name);
    std::ranges::transform(plain, plain.begin(), lower);
    std::string_view wanted = plain;
    if (wanted.starts_with("s_"))
        wanted.remove_prefix(2);
    const auto found = std::ranges::find(kNames, wanted);
    if (found == kNames.end())
        return std::nullopt;
    return static_cast<Relation>(found - kNames.begin());
}

std::string_view relationName(Relation relation) {
    return kNames[static_cast<std::size_t>(relation)];
}

Relation converse(Relation relation) {
    if (relation == Relation::within)
        return Relation::contains;
    return relation == Relation::contains ? Relation::within : relation;
}

namespace {

constexpr char kUndecided = 2; // GEOS's answer after an exception

/// GEOS's predicate on plain geometries.
char relate(GEOSContextHandle_t handle, Relation relation, const GEOSGeometry* a,
            const GEOSGeometry* b) {
    switch (relation) {
    case Relation::intersects:
        return GEOSIntersects_r(handle, a, b);
    case Relation::disjoint:
        return GEOSDisjoint_r(handle, a, b);
    case Relation::equals:
        return GEOSEquals_r(handle, a, b);
    case Relation::touches:
        return GEOSTouches_r(handle, a, b);
    case Relation::within:
        return GEOSWithin_r(handle, a, b);
    case Relation::overlaps:
        return GEOSOverlaps_r(handle, a, b);
    case Relation::crosses:
        return GEOSCrosses_r(handle, a, b);
    case Relation::contains:
        return GEOSContains_r(handle, a, b);
    }
    return kUndecided;
}

/// The same with `a` prepared. Relations that need the full matrix are asked only of what meets.
char relatePrepared(GEOSContextHandle_t handle, Relation relation,
                    const GEOSPreparedGeometry* prepared, const GEOSGeometry* a,
                    const GEOSGeometry* b) {
    if (relation == Relation::contains)
        return GEOSPreparedContains_r(handle, prepared, b);
    const char meets = GEOSPreparedIntersects_r(handle, prepared, b);
    if (relation == Relation::intersects || meets != 1)
        return meets;
    return relate(handle, relation, a, b);
}

bool isPolygonal(const GeometryColumn& geometry, std::size_t row) {
    for (const std::size_t part : geometry.parts(row))
        if (geometry.partType(part) == PartType::polygon)
            return true;
    return false;
}

/// What a worker noticed, kept apart from the diagnostics so that their order does not depend on
/// who was first.
struct Notes {
    struct Invalid {
        std::uint32_t participant;
        std::string reason;
        auto operator<=>(const Invalid&) const = default;
    };
    struct Pair {
        std::uint32_t outer;
        std::uint32_t inner;
        std::string reason;
        auto operator<=>(const Pair&) const = default;
    };
    std::vector<Invalid> invalidOuter;
    std::vector<Invalid> invalidInner;
    std::vector<Pair> undecided;

    void append(Notes&& other) {
        std::ranges::move(other.invalidOuter, std::back_inserter(invalidOuter));
        std::ranges::move(other.invalidInner, std::back_inserter(invalidInner));
        std::ranges::move(other.undecided, std::back_inserter(undecided));
    }
};

/// One thread's tools.
struct Worker {
    GeosSession session;
    GeosReader outerReader{session};
    GeosReader innerReader{session};
    Notes* notes = nullptr;
    std::vector<std::uint32_t> candidates;
};

/// Rows of `outer` are prepared once each; rows of `inner` are found through the index and tested
/// against it. The answer is about whichever of the two is table a.
class Question {
public:
    Question(const Participants& a, const Participants& b, Relation relation)
        : m_relation(relation),
          m_outerIsA(relation == Relation::contains || relation == Relation::disjoint ||
                     (relation != Relation::within && a.present <= b.present)),
          m_outer(m_outerIsA ? a : b), m_inner(m_outerIsA ? b : a),
          m_fromOuter(m_outerIsA ? relation : converse(relation)), m_index(m_inner.boxes),
          m_checked(m_inner.rows.size(), 0), m_answers(a.rows.size(), 0) {}

    /// False when cancelled.
    [[nodiscard]] bool answer(const Progress& progress);
    void report(Diagnostics& diagnostics);
    [[nodiscard]] std::vector<std::uint8_t> takeAnswers() { return std::move(m_answers); }

private:
    /// A stretch of one outer row's candidates.
    struct Slice {
        std::uint32_t outer;
        std::size_t first;
        std::size_t last;
    };
    [[nodiscard]] bool boxesAllow(std::size_t outer, std::size_t inner) const;
    void findCandidates(std::size_t outer, std::vector<std::uint32_t>& out) const;
    [[nodiscard]] bool answerByRows(const Progress& progress);
    [[nodiscard]] bool answerBySlices(const Progress& progress);
    void test(Worker& worker, std::uint32_t outer, std::span<const std::uint32_t> candidates);
    [[nodiscard]] bool isDisjointFromSome(std::uint32_t outer,
                                          std::span<const std::uint32_t> candidates) const;
    [[nodiscard]] char decide(Worker& worker, const GEOSPreparedGeometry* prepared,
                              const GEOSGeometry* outer, const GEOSGeometry* inner) const;
    [[nodiscard]] std::unique_ptr<Worker> newWorker();
    void note(Worker& worker, bool isOuter, std::uint32_t participant, const GEOSGeometry* geometry,
              bool tooShort);
    [[nodiscard]] bool isAnswered(std::uint32_t row) {
        return std::atomic_ref(m_answers[row]).load(std::memory_order_relaxed) != 0;
    }
    void setAnswer(std::uint32_t row) {
        std::atomic_ref(m_answers[row]).store(1, std::memory_order_relaxed);
    }

    Relation m_relation;
    bool m_outerIsA;
    const Participants& m_outer;
    const Participants& m_inner;
    Relation m_fromOuter;
    Index m_index;
    std::vector<std::uint8_t> m_checked; // inner rows whose validity was looked at
    std::vector<std::uint8_t> m_answers;
    std::mutex m_mutex;
    std::deque<Notes> m_notes;
};

bool Question::boxesAllow(std::size_t outer, std::size_t inner) const {
    const Extent& outerBox = m_outer.boxes[outer];
    const Extent& innerBox = m_inner.boxes[inner];
    if (m_fromOuter == Relation::contains)
        return outerBox.contains(innerBox);
    return m_fromOuter != Relation::equals || outerBox == innerBox;
}

void Question::findCandidates(std::size_t outer, std::vector<std::uint32_t>& out) const {
    m_index.visit(m_outer.boxes[outer], [&](std::uint32_t inner) {
        if (boxesAllow(outer, inner))
            out.push_back(inner);
    });
}

void Question::note(Worker& worker, bool isOuter, std::uint32_t participant,
                    const GEOSGeometry* geometry, bool tooShort) {
    const Participants& side = isOuter ? m_outer : m_inner;
    std::string reason;
    if (tooShort) {
        reason = "Too few points in geometry component";
    } else if (geometry != nullptr && isPolygonal(*side.geometry, side.rows[participant])) {
        const GEOSContextHandle_t handle = worker.session.handle();
        if (GEOSisValid_r(handle, geometry) == 1)
            return;
        if (char* text = GEOSisValidReason_r(handle, geometry); text != nullptr) {
            reason = text;
            GEOSFree_r(handle, text);
        }
    }
    if (!reason.empty())
        (isOuter ? worker.notes->invalidOuter : worker.notes->invalidInner)
            .push_back({participant, std::move(reason)});
}

char Question::decide(Worker& worker, const GEOSPreparedGeometry* prepared,
                      const GEOSGeometry* outer, const GEOSGeometry* inner) const {
    const GEOSContextHandle_t handle = worker.session.handle();
    // "disjoint from some" is asked as "does not meet some"
    const Relation asked = m_relation == Relation::disjoint ? Relation::intersects : m_fromOuter;
    char result = relatePrepared(handle, asked, prepared, outer, inner);
    if (result == kUndecided) {
        // GEOS gives up on rings that cross themselves; what they enclose has an answer.
        const GeosPtr a = owned(worker.session, GEOSMakeValid_r(handle, outer));
        const GeosPtr b = owned(worker.session, GEOSMakeValid_r(handle, inner));
        if (a && b)
            result = relate(handle, asked, a.get(), b.get());
    }
    if (m_relation == Relation::disjoint && result != kUndecided)
        result = result == 1 ? 0 : 1;
    return result;
}

void Question::test(Worker& worker, std::uint32_t outer,
                    std::span<const std::uint32_t> candidates) {
    if (candidates.empty())
        return;
    const GeosPtr outerGeometry = worker.outerReader.read(*m_outer.geometry, m_outer.rows[outer]);
    note(worker, true, outer, outerGeometry.get(), worker.outerReader.droppedShortSequence());
    if (!outerGeometry)
        return;
    const GeosPreparedPtr prepared = prepare(worker.session, *outerGeometry);
    for (const std::uint32_t inner : candidates) {
        if (!m_outerIsA && isAnswered(inner))
            continue;
        const GeosPtr innerGeometry =
            worker.innerReader.read(*m_inner.geometry, m_inner.rows[inner]);
        if (std::atomic_ref(m_checked[inner]).exchange(1, std::memory_order_relaxed) == 0)
            note(worker, false, inner, innerGeometry.get(),
                 worker.innerReader.droppedShortSequence());
        if (!innerGeometry)
            continue;
        const char result =
            prepared ? decide(worker, prepared.get(), outerGeometry.get(), innerGeometry.get())
                     : kUndecided;
        if (result == kUndecided)
            worker.notes->undecided.push_back({outer, inner, worker.session.takeError()});
        if (result != 1)
            continue;
        setAnswer(m_outerIsA ? outer : inner);
        if (m_outerIsA)
            return;
    }
}

bool Question::isDisjointFromSome(std::uint32_t outer,
                                  std::span<const std::uint32_t> candidates) const {
    return m_relation == Relation::disjoint && !m_outer.boxes[outer].empty() &&
           candidates.size() < m_inner.present;
}

std::unique_ptr<Worker> Question::newWorker() {
    auto worker = std::make_unique<Worker>();
    const std::lock_guard lock(m_mutex);
    worker->notes = &m_notes.emplace_back();
    return worker;
}

bool Question::answerByRows(const Progress& progress) {
    constexpr std::size_t kChunk = 4;
    return parallelFor(
        m_outer.rows.size(), kChunk, progress, [&] { return newWorker(); },
        [&](const std::unique_ptr<Worker>& worker, std::size_t first, std::size_t last) {
            for (auto outer = static_cast<std::uint32_t>(first); outer < last; ++outer) {
                worker->candidates.clear();
                findCandidates(outer, worker->candidates);
                if (isDisjointFromSome(outer, worker->candidates))
                    setAnswer(outer);
                else
                    test(*worker, outer, worker->candidates);
            }
        });
}

bool Question::answerBySlices(const Progress& progress) {
    constexpr std::size_t kSlice = 512;
    std::vector<std::uint32_t> candidates;
    std::vector<Slice> slices;
    for (std::uint32_t outer = 0; outer < m_outer.rows.size(); ++outer) {
        std::size_t first = candidates.size();
        findCandidates(outer, candidates);
        for (; first < candidates.size(); first += kSlice)
            slices.push_back({outer, first, std::min(first + kSlice, candidates.size())});
    }
    return parallelFor(
        slices.size(), 1, progress, [&] { return newWorker(); },
        [&](const std::unique_ptr<Worker>& worker, std::size_t first, std::size_t) {
            const Slice& slice = slices[first];
            test(*worker, slice.outer,
                 std::span(candidates).subspan(slice.first, slice.last - slice.first));
        });
}

bool Question::answer(const Progress& progress) {
    // A few large shapes against many small ones: the rows of the few are not enough to go round.
    constexpr std::size_t kFew = 32;
    if (m_outer.rows.size() <= kFew && m_relation != Relation::disjoint)
        return answerBySlices(progress);
    return answerByRows(progress);
}

template <class T>
void sortUnique(std::vector<T>& values) {
    std::ranges::sort(values);
    const auto repeated = std::ranges::unique(values);
    values.erase(repeated.begin(), repeated.end());
}

void Question::report(Diagnostics& diagnostics) {
    Notes all;
    for (Notes& notes : m_notes)
        all.append(std::move(notes));
    sortUnique(all.invalidOuter);
    sortUnique(all.invalidInner);
    const auto tellInvalid = [&](const Participants& side, std::vector<Notes::Invalid>& invalid) {
        for (Notes::Invalid& one : invalid)
            diagnostics.add(FindingKind::invalidGeometry, msg::invalidPolygon,
                            {{"reason", std::move(one.reason)}}, side.where(one.participant));
    };
    tellInvalid(m_outerIsA ? m_outer : m_inner, m_outerIsA ? all.invalidOuter : all.invalidInner);
    tellInvalid(m_outerIsA ? m_inner : m_outer, m_outerIsA ? all.invalidInner : all.invalidOuter);

    const Participants& a = m_outerIsA ? m_outer : m_inner;
    const Participants& b = m_outerIsA ? m_inner : m_outer;
    if (!m_outerIsA)
        for (Notes::Pair& pair : all.undecided)
            std::swap(pair.outer, pair.inner);
    sortUnique(all.undecided);
    for (Notes::Pair& pair : all.undecided) // outer is a's row by now
        if (m_answers[pair.outer] == 0)
            diagnostics.add(FindingKind::skipped, msg::undecided,
                            {{"other", b.names->ids[b.rows[pair.inner]]}, {"layer", b.names->name}},
                            a.where(pair.outer), std::move(pair.reason));
}

/// The geometry of b in a's CRS; b's own where they share it, or where one of them has none.
Result<const GeometryColumn*> inCrsOf(const FeatureTable& a, const FeatureTable& b,
                                      GeometryColumn& storage, Diagnostics& diagnostics,
                                      const Progress& progress) {
    if (a.crs.known() != b.crs.known()) {
        const FeatureTable& without = a.crs.known() ? b : a;
        diagnostics.add(FindingKind::crsMissing, msg::crsMissing, {{"layer", without.name}},
                        {.layer = without.name});
        return &b.geometry;
    }
    if (!a.crs.known() || a.crs.sameNameAs(b.crs))
        return &b.geometry;
    auto geometry = transformed(b.geometry, b.crs, a.crs, b, diagnostics,
                                Progress{.stop = progress.stop, .report = {}});
    if (!geometry)
        return std::unexpected(geometry.error());
    storage = std::move(*geometry);
    return &storage;
}

} // namespace

Result<std::vector<std::uint8_t>> relatesToAny(const FeatureTable& a, Relation relation,
                                               const FeatureTable& b,
                                               const std::optional<std::vector<std::size_t>>& rowsB,
                                               Diagnostics& diagnostics, const Progress& progress) {
    // Only the rows that were asked for are transformed.
    std::optional<FeatureTable> chosen;
    if (rowsB && rowsB->size() < b.rowCount())
        chosen = selectRows(b, *rowsB);
    const FeatureTable& other = chosen ? *chosen : b;
    GeometryColumn storage;
    const auto otherGeometry = inCrsOf(a, other, storage, diagnostics, progress);
    if (!otherGeometry)
        return std::unexpected(otherGeometry.error());
    const auto sideA = participantsOf(a, a.geometry, std::nullopt, diagnostics, progress);
    if (!sideA)
        return std::unexpected(sideA.error());
    const auto sideB = participantsOf(other, **otherGeometry, std::nullopt, diagnostics, progress);
    if (!sideB)
        return std::unexpected(sideB.error());
    Question question(*sideA, *sideB, relation);
    if (!question.answer(progress))
        return fail(thonmap::msg::cancelled);
    question.report(diagnostics);
    return question.takeAnswers();
}

} // namespace thonmap::spatial
