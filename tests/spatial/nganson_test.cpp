// The real district: facts that others computed (nganson.md beside the data, DESIGN's list).

#include "geometry_files.h"
#include "spatial/anchors.h"
#include "spatial/crs.h"
#include "spatial/distance.h"
#include "spatial/hit_test.h"
#include "spatial/measure.h"
#include "spatial/metric_table.h"
#include "spatial/relation.h"
#include "spatial/transform.h"
#include "support/places.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace thonmap::spatial {
namespace {

class NganSon : public testing::Test {
protected:
    void SetUp() override {
        m_file = test::shared("data/nganson.gpkg");
        THONMAP_NEEDS(m_file);
    }
    [[nodiscard]] TablePtr layer(const std::string& name) const {
        return std::make_shared<const FeatureTable>(test::readLayer(m_file, name));
    }
    static std::vector<std::size_t> rowsNamed(const FeatureTable& table, std::string_view name) {
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < table.rowCount(); ++row)
            if (std::ranges::any_of(table.columns, [&](const Column& column) {
                    return column.texts()[row] == name;
                }))
                rows.push_back(row);
        return rows;
    }
    static MetricTablePtr inTm3(const TablePtr& table) {
        Diagnostics diagnostics;
        const auto metric = toMetric(table, *crsFromText("EPSG:9213"), diagnostics);
        EXPECT_TRUE(metric.has_value());
        return *metric;
    }
    std::filesystem::path m_file;
};

std::size_t count(const std::vector<std::uint8_t>& bits) {
    return static_cast<std::size_t>(std::ranges::count(bits, 1));
}

TEST_F(NganSon, NothingTouchesThuongQuanFourCommunesIntersectIt) {
    const TablePtr communes = layer("xa_2019_fitted");
    ASSERT_EQ(communes->rowCount(), 11U);
    const auto thuongQuan = rowsNamed(*communes, "Xã Thượng Quan");
    ASSERT_EQ(thuongQuan.size(), 1U);
    Diagnostics diagnostics;
    const auto touching =
        relatesToAny(*communes, Relation::touches, *communes, thuongQuan, diagnostics);
    ASSERT_TRUE(touching.has_value());
    EXPECT_EQ(count(*touching), 0U);
    const auto meeting =
        relatesToAny(*communes, Relation::intersects, *communes, thuongQuan, diagnostics);
    ASSERT_TRUE(meeting.has_value());
    EXPECT_EQ(meeting->at(thuongQuan[0]), 1);
    EXPECT_EQ(count(*meeting) - 1, 4U); // besides itself
    EXPECT_TRUE(diagnostics.empty());   // in its own coordinates the layer is valid
}

TEST_F(NganSon, ProjectingMakesTwoCommunesInvalidAndThatIsSaid) {
    const TablePtr communes = layer("xa_2019_fitted");
    Diagnostics diagnostics;
    const auto projected = reproject(*communes, *crsFromText("EPSG:9213"), diagnostics);
    ASSERT_TRUE(projected.has_value());
    EXPECT_TRUE(diagnostics.empty());
    const auto meeting =
        relatesToAny(*projected, Relation::intersects, *projected, std::nullopt, diagnostics);
    ASSERT_TRUE(meeting.has_value());
    EXPECT_EQ(count(*meeting), 11U);
    std::vector<std::int64_t> invalid;
    for (const Finding& finding : diagnostics.findings())
        if (finding.kind == FindingKind::invalidGeometry)
            invalid.push_back(*finding.what.where.feature);
    std::ranges::sort(invalid);
    const auto repeated = std::ranges::unique(invalid);
    invalid.erase(repeated.begin(), repeated.end());
    EXPECT_EQ(invalid.size(), 2U);
}

TEST_F(NganSon, PlacesInsideTheFiveCommunes) {
    // 207 GeoNames places, 166 of them inside the district
    const TablePtr places = layer("diem_dan_cu_geonames");
    const TablePtr communes = layer("xa_2025");
    ASSERT_EQ(places->rowCount(), 207U);
    Diagnostics diagnostics;
    const auto inside =
        relatesToAny(*places, Relation::within, *communes, std::nullopt, diagnostics);
    ASSERT_TRUE(inside.has_value());
    EXPECT_EQ(count(*inside), 166U);
    const auto holding =
        relatesToAny(*communes, Relation::contains, *places, std::nullopt, diagnostics);
    ASSERT_TRUE(holding.has_value());
    EXPECT_EQ(count(*holding), 5U);
    EXPECT_TRUE(diagnostics.empty());
}

TEST_F(NganSon, AreaIsThePublishedSum) {
    // 639.34 km² in the plane of UTM 48N
    const TablePtr communes = layer("xa_2025");
    Diagnostics diagnostics;
    const auto metric = toMetric(communes, *crsFromText("EPSG:32648"), diagnostics);
    ASSERT_TRUE(metric.has_value());
    double sum = 0;
    for (std::size_t row = 0; row < 5; ++row)
        sum += areaSquareMetres(**metric, row);
    EXPECT_NEAR(sum / 1e6, 639.34, 0.005);
}

TEST_F(NganSon, WorkingCrsOfTheDistrictIsItsTm3) {
    const TablePtr district = layer("huyen");
    const auto working = workingCrs(district->crs, district->geometry.extent());
    ASSERT_TRUE(working.has_value());
    EXPECT_EQ(working->id(), "EPSG:9213");
}

TEST_F(NganSon, AnchorsLieInTheirOwnCommuneAndNoOther) {
    for (const char* name : {"xa_2025", "xa_2019_fitted", "xa_2025_lan_can"}) {
        const auto communes = inTm3(layer(name));
        const Index index(communes->extents);
        const std::vector<XY> found = anchors(*communes);
        for (std::size_t row = 0; row < found.size(); ++row)
            EXPECT_EQ(rowsAt(*communes, index, found[row], 0), (std::vector<std::size_t>{row}))
                << name;
    }
}

TEST_F(NganSon, EveryPlaceIsNearestToTheCommuneItLiesIn) {
    const auto places = inTm3(layer("diem_dan_cu_geonames"));
    const auto communes = inTm3(layer("xa_2025"));
    Diagnostics diagnostics;
    std::vector<std::int64_t> rows;
    const auto metres = distanceToNearest(*places, DistanceFrom::boundary, *communes, std::nullopt,
                                          diagnostics, {}, &rows);
    ASSERT_TRUE(metres.has_value());
    EXPECT_EQ(std::ranges::count(*metres, 0.0), 166);
    // "within 2 km of the district"
    EXPECT_LE(*std::ranges::max_element(*metres), 2010);
    for (std::size_t i = 0; i < rows.size(); ++i)
        EXPECT_EQ(distanceTo(*communes, static_cast<std::size_t>(rows[i]),
                             places->geometry.coordinates()[i]),
                  metres->at(i));
}

} // namespace
} // namespace thonmap::spatial
