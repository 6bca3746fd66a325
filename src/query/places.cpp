#include "query/places.h"

#include "spatial/crs.h"
#include "spatial/measure.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace thonmap::query {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

// Only what spatial looks at: name, CRS, ids and shapes of some rows.
FeatureTable shapesOf(const FeatureTable& table, const GeometryColumn& geometry, const Crs& crs,
                      Rows rows) {
    FeatureTable result;
    result.name = table.name;
    result.crs = crs;
    result.declaredType = table.declaredType;
    GeometryBuilder builder;
    for (const std::size_t row : rows) {
        result.ids.push_back(table.ids[row]);
        builder.addCopy(geometry, row);
    }
    result.geometry = builder.finish();
    return result;
}

FeatureTable centresOf(const spatial::MetricTable& metric, Rows rows) {
    FeatureTable result;
    result.name = metric.source->name;
    result.crs = metric.crs;
    result.declaredType = GeometryType::point;
    GeometryBuilder builder;
    for (const std::size_t row : rows) {
        result.ids.push_back(metric.source->ids[row]);
        if (metric.extents[row].empty()) {
            builder.addNull();
            continue;
        }
        builder.beginFeature(GeometryType::point);
        builder.beginPart(PartType::point);
        builder.beginSequence();
        builder.add(spatial::centroid(metric, row));
    }
    result.geometry = builder.finish();
    return result;
}

spatial::MetricTable someOf(const spatial::MetricTable& metric, Rows rows) {
    spatial::MetricTable result;
    auto source =
        std::make_shared<FeatureTable>(shapesOf(*metric.source, metric.geometry, metric.crs, rows));
    result.crs = metric.crs;
    result.metres = metric.metres;
    result.geometry = source->geometry;
    for (const std::size_t row : rows) {
        result.extents.push_back(metric.extents[row]);
        result.extent.add(metric.extents[row]);
    }
    result.source = std::move(source);
    return result;
}

} // namespace

Progress Places::stretch() const {
    Progress progress{.stop = m_progress.stop, .report = {}};
    if (m_progress.report)
        progress.report = [report = m_progress.report, from = m_from, to = m_to](double fraction) {
            report(from + (to - from) * fraction);
        };
    return progress;
}

Result<spatial::MetricTablePtr> Places::metric(const TablePtr& table) {
    if (!m_working) {
        m_working = m_context.working;
        if (!m_working->known()) {
            auto working =
                spatial::workingCrs(m_context.target->crs, m_context.target->geometry.extent());
            if (!working)
                return std::unexpected(std::move(working.error()));
            m_working = std::move(*working);
        }
    }
    // A table without CRS stays in its own plane, whatever is wanted.
    const auto found = std::ranges::find_if(m_metric, [&](const spatial::MetricTablePtr& m) {
        return m != nullptr && m->source == table &&
               (!table->crs.known() || m->crs.sameNameAs(*m_working));
    });
    if (found != m_metric.end())
        return *found;
    auto made = spatial::toMetric(table, *m_working, m_diagnostics, stretch());
    if (made)
        m_metric.push_back(*made);
    return made;
}

Result<Truths> Places::relates(const TablePtr& table, Own own, Rows rows,
                               spatial::Relation relation, const TablePtr& other,
                               const std::vector<std::size_t>& otherRows) {
    Truths result(rows.size(), Tristate::unknown);
    std::vector<std::size_t> placed;
    for (const std::size_t row : rows)
        if (hasShape(*table, row))
            placed.push_back(row);
    FeatureTable some;
    if (own == Own::centre) {
        auto metres = metric(table);
        if (!metres)
            return std::unexpected(std::move(metres.error()));
        some = centresOf(**metres, placed);
    } else if (placed.size() != table->rowCount()) {
        some = shapesOf(*table, table->geometry, table->crs, placed);
    }
    const bool whole = own == Own::shape && placed.size() == table->rowCount();
    auto related = spatial::relatesToAny(whole ? *table : some, relation, *other, otherRows,
                                         m_diagnostics, stretch());
    if (!related)
        return std::unexpected(std::move(related.error()));
    std::size_t next = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (next < placed.size() && placed[next] == rows[i])
            result[i] = truth((*related)[next++] != 0);
    return result;
}

Result<bool> Places::anyRelates(const TablePtr& a, const std::vector<std::size_t>& rowsA,
                                spatial::Relation relation, const TablePtr& b,
                                const std::vector<std::size_t>& rowsB) {
    const FeatureTable some = shapesOf(*a, a->geometry, a->crs, rowsA);
    auto related = spatial::relatesToAny(some, relation, *b, rowsB, m_diagnostics, stretch());
    if (!related)
        return std::unexpected(std::move(related.error()));
    return std::ranges::any_of(*related, [](std::uint8_t one) { return one != 0; });
}

Result<std::vector<double>> Places::distances(const TablePtr& table, Own own, Rows rows,
                                              const TablePtr& other,
                                              const std::vector<std::size_t>& otherRows) {
    auto a = metric(table);
    if (!a)
        return std::unexpected(std::move(a.error()));
    auto b = metric(other);
    if (!b)
        return std::unexpected(std::move(b.error()));
    const auto from =
        own == Own::centre ? spatial::DistanceFrom::centre : spatial::DistanceFrom::boundary;
    if (rows.size() == table->rowCount())
        return spatial::distanceToNearest(**a, from, **b, otherRows, m_diagnostics, stretch());
    return spatial::distanceToNearest(someOf(**a, rows), from, **b, otherRows, m_diagnostics,
                                      stretch());
}

Result<std::vector<double>> Places::measured(const TablePtr& table, Rows rows,
                                             double (*measure)(const spatial::MetricTable&,
                                                               std::size_t)) {
    auto metres = metric(table);
    if (!metres)
        return std::unexpected(std::move(metres.error()));
    std::vector<double> result;
    for (const std::size_t row : rows)
        result.push_back(hasShape(*table, row) ? measure(**metres, row) : kNothing);
    return result;
}

Result<std::vector<double>> Places::areas(const TablePtr& table, Rows rows) {
    return measured(table, rows, spatial::areaSquareMetres);
}

Result<std::vector<double>> Places::lengths(const TablePtr& table, Rows rows) {
    return measured(table, rows, spatial::lengthMetres);
}

} // namespace thonmap::query
