#include "spatial/transform.h"

#include "core/messages.h"
#include "core/parallel.h"
#include "spatial/messages.h"
#include "spatial/proj_session.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace thonmap::spatial {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool isFinite(XY point) {
    return std::isfinite(point.x) && std::isfinite(point.y);
}

// Its name with the codes of what it is made of: datum shifts are told apart by those.
std::string nameOf(PJ_CONTEXT* context, const PJ* operation) {
    const auto named = [](const PJ* step) {
        const char* name = proj_get_name(step);
        std::string text = name == nullptr ? "" : name;
        if (const std::string id = idOf(step); !id.empty())
            text += " (" + id + ')';
        return text;
    };
    if (proj_get_type(operation) != PJ_TYPE_CONCATENATED_OPERATION)
        return named(operation);
    std::string text;
    const int steps = proj_concatoperation_get_step_count(context, operation);
    for (int i = 0; i < steps; ++i) {
        const PjPtr step(proj_concatoperation_get_step(context, operation, i));
        constexpr std::string_view kAxisSwap = "EPSG:15498"; // we swap them back anyway
        if (!step || idOf(step.get()) == kAxisSwap)
            continue;
        if (!text.empty())
            text += " + ";
        text += named(step.get());
    }
    return text;
}

} // namespace

struct Transformer::State {
    PjContextPtr context; // null = identity
    PjPtr operation;      // destroyed before its context
    bool ballpark = false;

    // The operation that serves a point of the first area, as PROJ has it at hand.
    [[nodiscard]] PjPtr current() const {
        PjPtr used(proj_trans_get_last_used_operation(operation.get()));
        if (!used)
            used.reset(proj_clone(context.get(), operation.get()));
        return used;
    }
};

Transformer::Transformer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Transformer::Transformer(Transformer&&) noexcept = default;
Transformer& Transformer::operator=(Transformer&&) noexcept = default;
Transformer::~Transformer() = default;

namespace {

PjPtr makeOperation(PJ_CONTEXT* context, const PJ* from, const PJ* to, bool allowBallpark) {
    const char* const options[] = {allowBallpark ? "ALLOW_BALLPARK=YES" : "ALLOW_BALLPARK=NO",
                                   nullptr};
    const PjPtr plain(proj_create_crs_to_crs_from_pj(context, from, to, nullptr, options));
    // x = east, y = north, degrees, whatever the order of the axes in the definitions
    return plain ? PjPtr(proj_normalize_for_visualization(context, plain.get())) : PjPtr{};
}

} // namespace

Result<Transformer> Transformer::between(const Crs& from, const Crs& to) {
    auto state = std::make_unique<State>();
    const bool same = from.known() == to.known() && from.sameNameAs(to);
    if (same || (!from.known() && !to.known()))
        return Transformer(std::move(state));
    if (!from.known() || !to.known())
        return fail(msg::transformNeedsCrs);
    state->context = makeContext();
    if (!state->context)
        return fail(msg::noResources);
    PJ_CONTEXT* context = state->context.get();
    const PjPtr source = makeCrs(context, from);
    const PjPtr target = makeCrs(context, to);
    if (!source || !target)
        return fail(msg::unknownCrs, {{"crs", (source ? to : from).title()}});
    state->operation = makeOperation(context, source.get(), target.get(), false);
    if (!state->operation) {
        state->operation = makeOperation(context, source.get(), target.get(), true);
        state->ballpark = true;
    }
    if (!state->operation) {
        const int code = proj_context_errno(context);
        const char* reason = code == 0 ? nullptr : proj_context_errno_string(context, code);
        return fail(msg::noTransformation, {{"from", from.title()}, {"to", to.title()}}, {},
                    reason == nullptr ? "" : reason);
    }
    return Transformer(std::move(state));
}

Transformer Transformer::copy() const {
    auto state = std::make_unique<State>();
    if (!isIdentity()) {
        state->context = makeContext();
        state->operation.reset(proj_clone(state->context.get(), m_state->operation.get()));
        state->ballpark = m_state->ballpark;
    }
    return Transformer(std::move(state));
}

std::size_t Transformer::transform(std::span<XY> points) const {
    std::size_t failures = 0;
    // Runs of finite points go to PROJ, the others never do: NaN would count as PROJ's failure.
    std::size_t first = 0;
    while (first < points.size()) {
        if (!isFinite(points[first])) {
            points[first++] = {kNaN, kNaN};
            continue;
        }
        std::size_t last = first + 1;
        while (last < points.size() && isFinite(points[last]))
            ++last;
        if (!isIdentity())
            proj_trans_generic(m_state->operation.get(), PJ_FWD, &points[first].x, sizeof(XY),
                               last - first, &points[first].y, sizeof(XY), last - first, nullptr, 0,
                               0, nullptr, 0, 0);
        for (; first < last; ++first)
            if (!isFinite(points[first])) {
                points[first] = {kNaN, kNaN};
                ++failures;
            }
    }
    return failures;
}

XY Transformer::transform(XY point) const {
    transform(std::span(&point, 1));
    return point;
}

bool Transformer::isIdentity() const {
    return !m_state->operation;
}

std::string Transformer::operation() const {
    if (isIdentity())
        return "identity";
    const PjPtr used = m_state->current();
    return used ? nameOf(m_state->context.get(), used.get()) : std::string{};
}

double Transformer::accuracyMetres() const {
    if (isIdentity())
        return 0;
    const PjPtr used = m_state->current();
    const double metres =
        used ? proj_coordoperation_get_accuracy(m_state->context.get(), used.get()) : -1;
    return metres < 0 ? kNaN : metres;
}

bool Transformer::isBallpark() const {
    return m_state->ballpark;
}

namespace {

constexpr std::size_t kChunk = std::size_t{1} << 15;

// One finding for each feature that lost points on the way.
void reportFailures(const GeometryColumn& before, std::span<const XY> after, const Crs& to,
                    const FeatureTable& names, Diagnostics& diagnostics) {
    for (std::size_t row = 0; row < before.size(); ++row) {
        std::int64_t lost = 0;
        for (const std::size_t part : before.parts(row))
            for (const std::size_t sequence : before.sequences(part))
                for (const std::size_t i : before.coordinateRange(sequence))
                    lost += isFinite(before.coordinates()[i]) && !isFinite(after[i]) ? 1 : 0;
        if (lost > 0)
            diagnostics.add(FindingKind::outOfZone, msg::notTransformed,
                            {{"count", lost}, {"crs", to.title()}},
                            {.layer = names.name, .feature = names.ids[row]});
    }
}

} // namespace

Result<GeometryColumn> transformed(const GeometryColumn& geometry, const Crs& from, const Crs& to,
                                   const FeatureTable& names, Diagnostics& diagnostics,
                                   const Progress& progress) {
    assert(geometry.size() == 0 || geometry.size() == names.ids.size());
    const auto transformer = Transformer::between(from, to);
    if (!transformer)
        return std::unexpected(transformer.error());
    if (transformer->isBallpark())
        diagnostics.add(FindingKind::crsDoubt, msg::ballpark,
                        {{"from", from.title()}, {"to", to.title()}}, {.layer = names.name});
    if (transformer->isIdentity())
        return geometry;
    std::vector<XY> points(geometry.coordinates().begin(), geometry.coordinates().end());
    std::atomic<std::size_t> failures{0};
    const bool finished = parallelFor(
        points.size(), kChunk, progress, [&] { return transformer->copy(); },
        [&](const Transformer& own, std::size_t first, std::size_t last) {
            failures += own.transform(std::span(points).subspan(first, last - first));
        });
    if (!finished)
        return fail(thonmap::msg::cancelled);
    if (failures > 0)
        reportFailures(geometry, points, to, names, diagnostics);
    return geometry.withCoordinates(std::move(points));
}

Result<FeatureTable> reproject(const FeatureTable& table, const Crs& to, Diagnostics& diagnostics,
                               const Progress& progress) {
    auto geometry = transformed(table.geometry, table.crs, to, table, diagnostics, progress);
    if (!geometry)
        return std::unexpected(geometry.error());
    FeatureTable result;
    result.name = table.name;
    result.crs = to;
    result.columns = table.columns;
    result.geometry = std::move(*geometry);
    result.ids = table.ids;
    result.declaredType = table.declaredType;
    return result;
}

} // namespace thonmap::spatial
