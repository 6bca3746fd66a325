#pragma once

#include "core/crs.h"
#include "core/diagnostics.h"
#include "core/feature_table.h"
#include "core/progress.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace thonmap::spatial {

/// Turns coordinates of one CRS into another's with PROJ, x east and y north on both sides.
///
/// Owns a PROJ context of its own: movable, and used by one thread at a time (make one for each).
/// Never goes to the network. Where PROJ knows several operations it takes the one whose area holds
/// the point, never a "ballpark" one that leaves out the datum shift while a real one exists.
class Transformer {
public:
    /// Two unknown CRS, or two of the same name, give the identity. Fails with crs_missing when
    /// only one is unknown, unknown_crs, or no_transformation.
    [[nodiscard]] static Result<Transformer> between(const Crs& from, const Crs& to);

    /// Another of the same, cheaply, for another thread.
    [[nodiscard]] Transformer copy() const;

    Transformer(Transformer&&) noexcept;
    Transformer& operator=(Transformer&&) noexcept;
    ~Transformer();

    /// In place. Points that cannot be transformed become NaN, NaN; returns how many did so that
    /// were finite before. Non-finite points stay NaN. Geographic coordinates are degrees (or the
    /// unit of their CRS).
    std::size_t transform(std::span<XY> points) const;
    /// One point; NaN, NaN when it cannot be.
    [[nodiscard]] XY transform(XY point) const;

    [[nodiscard]] bool isIdentity() const;
    /// What PROJ did with the last point, in its own words with EPSG codes: "… + VN-2000 to WGS 84
    /// (2) (EPSG:6960) + …"; "identity". Before the first point, what it will do; empty when it has
    /// several to choose from.
    [[nodiscard]] std::string operation() const;
    /// Stated accuracy of that operation in metres; 0 when exact, NaN when nobody says.
    [[nodiscard]] double accuracyMetres() const;
    /// True when no real datum shift is known and none was applied: off by hundreds of metres.
    [[nodiscard]] bool isBallpark() const;

private:
    struct State;
    explicit Transformer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// The coordinates of `geometry` in another CRS, on all cores; z and m are kept as they are.
/// Features with points that cannot be transformed get NaN there and a finding each (out_of_zone);
/// a transformation without its datum shift is told once (crs_doubt). `names` gives layer name and
/// feature ids for the findings.
[[nodiscard]] Result<GeometryColumn> transformed(const GeometryColumn& geometry, const Crs& from,
                                                 const Crs& to, const FeatureTable& names,
                                                 Diagnostics& diagnostics,
                                                 const Progress& progress = {});

/// The table in another CRS, for export: attributes, ids and order unchanged.
[[nodiscard]] Result<FeatureTable> reproject(const FeatureTable& table, const Crs& to,
                                             Diagnostics& diagnostics,
                                             const Progress& progress = {});

} // namespace thonmap::spatial
