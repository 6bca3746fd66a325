#pragma once

#include "query/bind.h"
#include "query/values.h"
#include "spatial/distance.h"
#include "spatial/relation.h"

#include <memory>
#include <vector>

namespace thonmap::query {

/// The spatial side of an evaluation: metric copies, each made once, and questions for some rows.
class Places {
public:
    Places(const Context& context, Diagnostics& diagnostics, Progress progress)
        : m_context(context), m_diagnostics(diagnostics), m_progress(std::move(progress)),
          m_metric(context.metric) {}

    [[nodiscard]] bool cancelled() const { return m_progress.cancelled(); }
    /// What spatial work reports from now on is this stretch of the whole.
    void setStretch(double from, double to) {
        m_from = from;
        m_to = to;
    }

    /// Rows of `table` in relation to any of `other`'s rows; unknown without a shape.
    [[nodiscard]] Result<Truths> relates(const TablePtr& table, Own own, Rows rows,
                                         spatial::Relation relation, const TablePtr& other,
                                         const std::vector<std::size_t>& otherRows);
    /// Does any of `a`'s rows stand in relation to any of `b`'s?
    [[nodiscard]] Result<bool> anyRelates(const TablePtr& a, const std::vector<std::size_t>& rowsA,
                                          spatial::Relation relation, const TablePtr& b,
                                          const std::vector<std::size_t>& rowsB);
    /// Metres to the nearest of `other`'s rows; NaN without a shape.
    [[nodiscard]] Result<std::vector<double>> distances(const TablePtr& table, Own own, Rows rows,
                                                        const TablePtr& other,
                                                        const std::vector<std::size_t>& otherRows);
    [[nodiscard]] Result<std::vector<double>> areas(const TablePtr& table, Rows rows);
    [[nodiscard]] Result<std::vector<double>> lengths(const TablePtr& table, Rows rows);

private:
    [[nodiscard]] Result<spatial::MetricTablePtr> metric(const TablePtr& table);
    [[nodiscard]] Result<std::vector<double>>
    measured(const TablePtr& table, Rows rows,
             double (*measure)(const spatial::MetricTable&, std::size_t));
    [[nodiscard]] Progress stretch() const;

    const Context& m_context;
    Diagnostics& m_diagnostics;
    Progress m_progress;
    double m_from = 0;
    double m_to = 1;
    std::vector<spatial::MetricTablePtr> m_metric;
    std::optional<Crs> m_working;
};

/// Has the row a shape with at least one finite point?
[[nodiscard]] inline bool hasShape(const FeatureTable& table, std::size_t row) {
    return row < table.geometry.size() && !table.geometry.extent(row).empty();
}

} // namespace thonmap::query
