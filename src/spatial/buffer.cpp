#include "spatial/buffer.h"

#include "core/messages.h"
#include "core/parallel.h"
#include "spatial/geos_session.h"
#include "spatial/messages.h"

#include <cassert>
#include <memory>
#include <numeric>

namespace thonmap::spatial {

namespace {

struct Worker {
    GeosSession session;
    GeosReader reader{session};
};

// Each row's buffer as a column of one feature, so that the threads share nothing.
GeometryColumn bufferOf(Worker& worker, const GeometryColumn& geometry, std::size_t row,
                        double metres) {
    constexpr int kQuadrantSegments = 16;
    const GEOSContextHandle_t handle = worker.session.handle();
    GeometryBuilder builder;
    const GeosPtr shape = worker.reader.read(geometry, row);
    const GeosPtr grown =
        owned(worker.session,
              shape ? GEOSBuffer_r(handle, shape.get(), metres, kQuadrantSegments) : nullptr);
    if (grown)
        append(builder, worker.session, *grown);
    else
        builder.beginFeature(GeometryType::polygon);
    return builder.finish();
}

} // namespace

Result<FeatureTable> buffered(const MetricTable& table, double metres,
                              const std::optional<std::vector<std::size_t>>& rows,
                              Diagnostics& diagnostics, const Progress& progress) {
    constexpr std::size_t kChunk = 4;
    std::vector<std::size_t> wanted(rows ? rows->size() : table.rowCount());
    if (rows)
        wanted = *rows;
    else
        std::iota(wanted.begin(), wanted.end(), std::size_t{0});
    std::vector<GeometryColumn> buffers(wanted.size());
    const bool finished = parallelFor(
        wanted.size(), kChunk, progress, [] { return std::make_unique<Worker>(); },
        [&](const std::unique_ptr<Worker>& worker, std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                assert(wanted[i] < table.rowCount());
                buffers[i] = bufferOf(*worker, table.geometry, wanted[i], metres);
            }
        });
    if (!finished)
        return fail(thonmap::msg::cancelled);

    const FeatureTable& source = *table.source;
    FeatureTable result;
    result.name = source.name;
    result.crs = table.crs;
    result.declaredType = GeometryType::multiPolygon;
    GeometryBuilder builder;
    std::int64_t empty = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        builder.addCopy(buffers[i], 0);
        empty += buffers[i].isEmpty(0) ? 1 : 0;
        result.ids.push_back(source.ids[wanted[i]]);
    }
    result.geometry = builder.finish();
    for (const Column& column : source.columns) {
        Column& copy = result.columns.emplace_back(column.field());
        for (const std::size_t row : wanted)
            copy.push(column.value(row));
    }
    if (empty > 0)
        diagnostics.add(FindingKind::emptyGeometry, msg::emptyBuffers,
                        {{"count", empty}, {"layer", source.name}}, {.layer = source.name});
    return result;
}

} // namespace thonmap::spatial
