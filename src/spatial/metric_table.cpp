#include "spatial/metric_table.h"

#include "core/messages.h"
#include "spatial/boxes.h"
#include "spatial/messages.h"
#include "spatial/transform.h"

#include <utility>

namespace thonmap::spatial {

namespace {

GeometryColumn nullRows(std::size_t count) {
    GeometryBuilder builder;
    for (std::size_t i = 0; i < count; ++i)
        builder.addNull();
    return builder.finish();
}

bool isPlanarOnly(const Crs& crs) {
    return crs.kind == Crs::Kind::unknown || crs.kind == Crs::Kind::other;
}

bool isInMetres(const Crs& crs) {
    return crs.kind == Crs::Kind::projected && crs.unitFactor == 1.0;
}

} // namespace

Result<MetricTablePtr> toMetric(TablePtr table, const Crs& working, Diagnostics& diagnostics,
                                const Progress& progress) {
    auto metric = std::make_shared<MetricTable>();
    metric->source = table;
    metric->crs = working;
    if (table->geometry.size() == 0) {
        metric->geometry = nullRows(table->rowCount());
    } else if (!table->crs.known()) {
        diagnostics.add(FindingKind::crsMissing, msg::crsMissing, {{"layer", table->name}},
                        {.layer = table->name});
        metric->crs = table->crs;
        metric->geometry = table->geometry;
    } else if (isInMetres(working) || (isPlanarOnly(working) && working.sameNameAs(table->crs))) {
        auto geometry =
            transformed(table->geometry, table->crs, working, *table, diagnostics, progress);
        if (!geometry)
            return std::unexpected(geometry.error());
        metric->geometry = std::move(*geometry);
    } else {
        return fail(msg::notMetres, {{"crs", working.title()}}, {.layer = table->name});
    }
    metric->metres = !isPlanarOnly(metric->crs);
    auto extents = boxesOf(metric->geometry, progress);
    if (!extents)
        return std::unexpected(extents.error());
    metric->extents = std::move(*extents);
    for (const Extent& box : metric->extents)
        metric->extent.add(box);
    return MetricTablePtr(std::move(metric));
}

} // namespace thonmap::spatial
