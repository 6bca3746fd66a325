#include "spatial/measure.h"

#include "spatial/crs.h"
#include "spatial/messages.h"
#include "spatial/planar.h"
#include "spatial/proj_session.h"
#include "spatial/transform.h"

#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <geodesic.h>

namespace thonmap::spatial {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Weighted mean of points, kept relative to an origin so that large coordinates cost no digits.
struct WeightedMean {
    XY origin;
    double weight = 0;
    double x = 0;
    double y = 0;

    void add(XY point, double pointWeight) {
        weight += pointWeight;
        x += pointWeight * (point.x - origin.x);
        y += pointWeight * (point.y - origin.y);
    }
    [[nodiscard]] XY mean() const { return {origin.x + x / weight, origin.y + y / weight}; }
};

/// Calls visit(a, b) for each side between finite points.
template <class F>
void forEachSide(std::span<const XY> points, F&& visit) {
    const XY* previous = nullptr;
    for (const XY& point : points) {
        if (!isFinite(point))
            continue;
        if (previous != nullptr)
            visit(*previous, point);
        previous = &point;
    }
}

// Each side and the origin span a triangle, whose centroid counts by its signed area.
void addRing(WeightedMean& total, std::span<const XY> ring, bool isShell) {
    WeightedMean own{.origin = total.origin};
    const XY o = total.origin;
    forEachSide(ring, [&](XY a, XY b) {
        const double doubleArea = (a.x - o.x) * (b.y - o.y) - (b.x - o.x) * (a.y - o.y);
        own.add({(o.x + a.x + b.x) / 3, (o.y + a.y + b.y) / 3}, doubleArea);
    });
    const double sign = (own.weight > 0) == isShell ? 1 : -1;
    total.weight += sign * own.weight;
    total.x += sign * own.x;
    total.y += sign * own.y;
}

XY firstFinite(const GeometryColumn& geometry, std::size_t row) {
    for (const std::size_t part : geometry.parts(row))
        for (const std::size_t sequence : geometry.sequences(part))
            for (const XY point : geometry.sequence(sequence))
                if (isFinite(point))
                    return point;
    return {kNaN, kNaN};
}

WeightedMean meanByArea(const GeometryColumn& geometry, std::size_t row, XY origin) {
    WeightedMean mean{.origin = origin};
    for (const std::size_t part : geometry.parts(row)) {
        if (geometry.partType(part) != PartType::polygon)
            continue;
        bool isShell = true;
        for (const std::size_t sequence : geometry.sequences(part))
            addRing(mean, geometry.sequence(sequence), std::exchange(isShell, false));
    }
    return mean;
}

WeightedMean meanByLength(const GeometryColumn& geometry, std::size_t row, XY origin) {
    WeightedMean mean{.origin = origin};
    for (const std::size_t part : geometry.parts(row))
        for (const std::size_t sequence : geometry.sequences(part))
            forEachSide(geometry.sequence(sequence), [&](XY a, XY b) {
                mean.add({(a.x + b.x) / 2, (a.y + b.y) / 2}, std::hypot(b.x - a.x, b.y - a.y));
            });
    return mean;
}

WeightedMean meanOfPoints(const GeometryColumn& geometry, std::size_t row, XY origin) {
    WeightedMean mean{.origin = origin};
    for (const std::size_t part : geometry.parts(row))
        for (const std::size_t sequence : geometry.sequences(part))
            for (const XY point : geometry.sequence(sequence))
                if (isFinite(point))
                    mean.add(point, 1);
    return mean;
}

} // namespace

double areaSquareMetres(const MetricTable& table, std::size_t row) {
    if (table.geometry.isEmpty(row))
        return kNaN;
    double area = 0;
    for (const std::size_t part : table.geometry.parts(row))
        area += partArea(table.geometry, part);
    return area;
}

double lengthMetres(const MetricTable& table, std::size_t row) {
    if (table.geometry.isEmpty(row))
        return kNaN;
    double sum = 0;
    for (const std::size_t part : table.geometry.parts(row))
        for (const std::size_t sequence : table.geometry.sequences(part))
            sum += length(table.geometry.sequence(sequence));
    return sum;
}

XY centroid(const MetricTable& table, std::size_t row) {
    const XY origin = firstFinite(table.geometry, row);
    if (!isFinite(origin))
        return {kNaN, kNaN};
    if (const auto mean = meanByArea(table.geometry, row, origin); mean.weight > 0)
        return mean.mean();
    if (const auto mean = meanByLength(table.geometry, row, origin); mean.weight > 0)
        return mean.mean();
    return meanOfPoints(table.geometry, row, origin).mean();
}

struct Measurer::State {
    std::optional<Transformer> toDegrees; // none: the CRS is unknown
    geod_geodesic ellipsoid{};
};

Measurer::Measurer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Measurer::Measurer(Measurer&&) noexcept = default;
Measurer& Measurer::operator=(Measurer&&) noexcept = default;
Measurer::~Measurer() = default;

Result<Measurer> Measurer::in(const Crs& crs) {
    auto state = std::make_unique<State>();
    if (crs.kind != Crs::Kind::projected && crs.kind != Crs::Kind::geographic)
        return Measurer(std::move(state));
    const auto geographic = geographicOf(crs);
    if (!geographic)
        return std::unexpected(geographic.error());
    auto transformer = Transformer::between(crs, *geographic);
    if (!transformer)
        return std::unexpected(transformer.error());
    state->toDegrees = std::move(*transformer);

    const PjContextPtr context = makeContext();
    const PjPtr object = makeCrs(context.get(), *geographic);
    const PjPtr ellipsoid(object ? proj_get_ellipsoid(context.get(), object.get()) : nullptr);
    double semiMajorMetres = 0;
    double inverseFlattening = 0;
    if (!ellipsoid ||
        proj_ellipsoid_get_parameters(context.get(), ellipsoid.get(), &semiMajorMetres, nullptr,
                                      nullptr, &inverseFlattening) != 1)
        return fail(msg::unknownCrs, {{"crs", crs.title()}});
    geod_init(&state->ellipsoid, semiMajorMetres,
              inverseFlattening > 0 ? 1 / inverseFlattening : 0);
    return Measurer(std::move(state));
}

MeasuredLength Measurer::line(std::span<const XY> points) const {
    MeasuredLength measured{.planarMetres = length(points), .geodesicMetres = kNaN};
    if (!m_state->toDegrees)
        return measured;
    measured.geodesicMetres = 0;
    XY previous;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const XY degrees = m_state->toDegrees->transform(points[i]);
        double metres = 0;
        if (i > 0)
            geod_inverse(&m_state->ellipsoid, previous.y, previous.x, degrees.y, degrees.x, &metres,
                         nullptr, nullptr);
        measured.geodesicMetres += metres;
        previous = degrees;
    }
    return measured;
}

MeasuredArea Measurer::polygon(std::span<const XY> ring) const {
    std::vector<XY> closed(ring.begin(), ring.end());
    if (closed.size() > 1 && closed.front() != closed.back())
        closed.push_back(closed.front());
    MeasuredArea measured{.planarSquareMetres = std::abs(twiceSignedArea(closed)) / 2,
                          .geodesicSquareMetres = kNaN,
                          .perimeter = line(closed)};
    if (!m_state->toDegrees)
        return measured;
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (std::size_t i = 0; i + 1 < closed.size(); ++i) {
        const XY degrees = m_state->toDegrees->transform(closed[i]);
        geod_polygon_addpoint(&m_state->ellipsoid, &polygon, degrees.y, degrees.x);
    }
    double squareMetres = 0;
    geod_polygon_compute(&m_state->ellipsoid, &polygon, 0, 1, &squareMetres, nullptr);
    measured.geodesicSquareMetres = std::abs(squareMetres);
    return measured;
}

namespace {

std::string halfText(double degrees, Language language, int decimals, std::string_view positive,
                     std::string_view negative) {
    // Rounded once, as a whole number of the last digit, so that 59.96″ never becomes 60.0″.
    const auto perSecond = static_cast<std::int64_t>(std::llround(std::pow(10, decimals)));
    const std::int64_t total =
        std::llround(std::abs(degrees) * 3600 * static_cast<double>(perSecond));
    const std::int64_t seconds = total / perSecond;
    std::string text =
        fmt::format("{}°{:02}′{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (decimals > 0)
        text += fmt::format("{}{:0{}}", language == Language::vi ? ',' : '.', total % perSecond,
                            decimals);
    return text + "″" + std::string(degrees < 0 && total > 0 ? negative : positive);
}

} // namespace

std::string degreesText(XY lonLat, Language language, int secondDecimals) {
    constexpr int kMostDecimals = 6;
    if (!isFinite(lonLat) || std::abs(lonLat.y) > 90 || std::abs(lonLat.x) > 360)
        return "–";
    const double longitude = std::remainder(lonLat.x, 360.0);
    const int decimals = std::clamp(secondDecimals, 0, kMostDecimals);
    const bool vi = language == Language::vi;
    return halfText(lonLat.y, language, decimals, vi ? "B" : "N", vi ? "N" : "S") + ' ' +
           halfText(longitude, language, decimals, vi ? "Đ" : "E", vi ? "T" : "W");
}

} // namespace thonmap::spatial
