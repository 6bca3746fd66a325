#include "spatial/relation.h"

#include "shape_makers.h"
#include "spatial/crs.h"
#include "spatial/transform.h"
#include "spatial/wkt.h"
#include "support/shapes.h"

#include <array>
#include <limits>
#include <memory>
#include <stop_token>

#include <geos_c.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::spatial {
namespace {

using test::tableOf;
using testing::HasSubstr;
using Bits = std::vector<std::uint8_t>;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::array kRelations{Relation::intersects, Relation::disjoint, Relation::equals,
                                Relation::touches,    Relation::within,   Relation::overlaps,
                                Relation::crosses,    Relation::contains};

Bits relate(const FeatureTable& a, Relation relation, const FeatureTable& b,
            const std::optional<std::vector<std::size_t>>& rows = std::nullopt) {
    Diagnostics diagnostics;
    const auto result = relatesToAny(a, relation, b, rows, diagnostics);
    EXPECT_TRUE(result.has_value());
    return result.value_or(Bits{});
}

/// GEOS asked about each pair of texts, with nothing of ours in between.
class PairByPair {
public:
    PairByPair() : m_handle(GEOS_init_r()), m_reader(GEOSWKTReader_create_r(m_handle)) {}
    ~PairByPair() {
        for (GEOSGeometry* geometry : m_made)
            GEOSGeom_destroy_r(m_handle, geometry);
        GEOSWKTReader_destroy_r(m_handle, m_reader);
        GEOS_finish_r(m_handle);
    }
    PairByPair(const PairByPair&) = delete;
    PairByPair& operator=(const PairByPair&) = delete;

    std::vector<const GEOSGeometry*> read(const std::vector<std::string>& wkts) {
        std::vector<const GEOSGeometry*> result;
        for (const std::string& wkt : wkts) {
            m_made.push_back(GEOSWKTReader_read_r(m_handle, m_reader, wkt.c_str()));
            result.push_back(m_made.back());
        }
        return result;
    }

    bool holds(Relation relation, const GEOSGeometry* a, const GEOSGeometry* b) const {
        switch (relation) {
        case Relation::intersects:
            return GEOSIntersects_r(m_handle, a, b) == 1;
        case Relation::disjoint:
            return GEOSDisjoint_r(m_handle, a, b) == 1;
        case Relation::equals:
            return GEOSEquals_r(m_handle, a, b) == 1;
        case Relation::touches:
            return GEOSTouches_r(m_handle, a, b) == 1;
        case Relation::within:
            return GEOSWithin_r(m_handle, a, b) == 1;
        case Relation::overlaps:
            return GEOSOverlaps_r(m_handle, a, b) == 1;
        case Relation::crosses:
            return GEOSCrosses_r(m_handle, a, b) == 1;
        case Relation::contains:
            return GEOSContains_r(m_handle, a, b) == 1;
        }
        return false;
    }

private:
    GEOSContextHandle_t m_handle;
    GEOSWKTReader* m_reader;
    std::vector<GEOSGeometry*> m_made;
};

void expectSameAsPairByPair(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    PairByPair geos;
    const auto geosA = geos.read(a);
    const auto geosB = geos.read(b);
    const FeatureTable tableA = tableOf(a);
    const FeatureTable tableB = tableOf(b);
    for (const Relation relation : kRelations) {
        const Bits found = relate(tableA, relation, tableB);
        ASSERT_EQ(found.size(), a.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            bool expected = false;
            for (const GEOSGeometry* other : geosB)
                expected = expected || geos.holds(relation, geosA[i], other);
            EXPECT_EQ(found[i] == 1, expected) << relationName(relation) << ": " << a[i];
        }
    }
}

TEST(RelatesToAny, EqualsAskingGeosPairByPair) {
    test::ShapeMaker maker(1);
    // few against many, many against few, equally many; more than one slice of candidates
    expectSameAsPairByPair(maker.wkts(3), maker.wkts(400));
    expectSameAsPairByPair(maker.wkts(700), maker.wkts(3));
    expectSameAsPairByPair(maker.wkts(150), maker.wkts(150));
    expectSameAsPairByPair(maker.wkts(1), maker.wkts(1));
    for (int i = 0; i < 60; ++i) // few enough that answers are not all yes
        expectSameAsPairByPair(maker.wkts(8), maker.wkts(2));
}

TEST(RelatesToAny, IrregularShapesEqualAskingGeosPairByPair) {
    test::ShapeMaker maker(2);
    std::vector<std::string> a;
    std::vector<std::string> b;
    for (int i = 0; i < 60; ++i) {
        a.push_back(maker.star(maker.real(0, 100), maker.real(0, 100), 8, 30));
        b.push_back(maker.star(maker.real(0, 100), maker.real(0, 100), 12, 50));
    }
    expectSameAsPairByPair(a, b);
}

TEST(RelatesToAny, DisjointMeansDisjointFromAtLeastOne) {
    const FeatureTable a = tableOf({"POINT (1 1)"});
    EXPECT_EQ(relate(a, Relation::disjoint, tableOf({"POINT (1 1)"})), Bits{0});
    EXPECT_EQ(relate(a, Relation::disjoint, tableOf({"POINT (1 1)", "POINT (2 2)"})), Bits{1});
    EXPECT_EQ(relate(a, Relation::disjoint, tableOf({})), Bits{0}); // none there to be apart from
    // boxes meet, shapes do not
    EXPECT_EQ(relate(tableOf({"POINT (9 9)"}), Relation::disjoint,
                     tableOf({"POLYGON ((0 0, 10 0, 0 10, 0 0))"})),
              Bits{1});
}

TEST(RelatesToAny, OnlyTheRowsAskedForCount) {
    const FeatureTable a = tableOf({"POINT (1 1)", "POINT (5 5)"});
    const FeatureTable b =
        tableOf({"POINT (1 1)", "POLYGON ((4 4, 6 4, 6 6, 4 6, 4 4))", "POINT (9 9)"});
    EXPECT_EQ(relate(a, Relation::intersects, b), (Bits{1, 1}));
    EXPECT_EQ(relate(a, Relation::intersects, b, {{1, 2}}), (Bits{0, 1}));
    EXPECT_EQ(relate(a, Relation::intersects, b, {std::vector<std::size_t>{}}), (Bits{0, 0}));
}

TEST(RelatesToAny, RowsWithoutGeometryRelateToNothingAndAreCounted) {
    const FeatureTable a = tableOf({"", "POINT (1 1)", "POLYGON EMPTY"});
    const FeatureTable b = tableOf({"POINT (1 1)", ""});
    for (const Relation relation : {Relation::intersects, Relation::disjoint}) {
        Diagnostics diagnostics;
        const auto result = relatesToAny(a, relation, b, std::nullopt, diagnostics);
        ASSERT_TRUE(result.has_value());
        EXPECT_EQ(*result, relation == Relation::intersects ? (Bits{0, 1, 0}) : (Bits{0, 0, 0}));
        ASSERT_EQ(diagnostics.count(FindingKind::emptyGeometry), 2U);
        EXPECT_THAT(diagnostics.findings()[0].what.text(Language::en), HasSubstr("2 features"));
        EXPECT_THAT(diagnostics.findings()[1].what.text(Language::en), HasSubstr("1 features"));
    }
}

TEST(RelatesToAny, TablesWithoutGeometryRelateToNothing) {
    FeatureTable list;
    list.name = "danh sách";
    list.ids = {1, 2};
    EXPECT_EQ(relate(list, Relation::intersects, tableOf({"POINT (1 1)"})), (Bits{0, 0}));
    EXPECT_EQ(relate(tableOf({"POINT (1 1)"}), Relation::intersects, list), Bits{0});
}

TEST(RelatesToAny, NonFinitePointsAreLeftOutAndListed) {
    const FeatureTable a = test::TableBuilder("hỏng")
                               .polygon({{{0, 0}, {10, 0}, {kNaN, 5}, {10, 10}, {0, 10}}})
                               .line({{kNaN, kNaN}, {5, 5}})
                               .point({kNaN, 1})
                               .build();
    Diagnostics diagnostics;
    const auto result =
        relatesToAny(a, Relation::contains, tableOf({"POINT (5 5)"}), std::nullopt, diagnostics);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(*result, (Bits{1, 0, 0})); // a line with one point left is no line
    EXPECT_EQ(diagnostics.count(FindingKind::nonFinite), 3U);
    EXPECT_EQ(diagnostics.findings()[0].what.where.feature, 1);
    EXPECT_EQ(diagnostics.count(FindingKind::emptyGeometry), 1U);
}

TEST(RelatesToAny, InvalidPolygonsAreAnsweredAndListed) {
    const std::vector<std::string> bowtie{"POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))"};
    for (const bool bowtieIsA : {true, false}) {
        const FeatureTable invalid = tableOf(bowtie);
        const FeatureTable points = tableOf({"POINT (9 5)", "POINT (30 30)"});
        Diagnostics diagnostics;
        const auto result =
            bowtieIsA
                ? relatesToAny(invalid, Relation::intersects, points, std::nullopt, diagnostics)
                : relatesToAny(points, Relation::intersects, invalid, std::nullopt, diagnostics);
        ASSERT_TRUE(result.has_value());
        EXPECT_EQ(*result, bowtieIsA ? Bits{1} : (Bits{1, 0}));
        ASSERT_EQ(diagnostics.count(FindingKind::invalidGeometry), 1U);
        EXPECT_THAT(diagnostics.findings()[0].what.text(Language::en),
                    HasSubstr("Self-intersection"));
    }
}

TEST(RelatesToAny, OpenRingsAreClosedAndShortOnesSaid) {
    GeometryBuilder builder;
    FeatureTable a;
    a.name = "vòng";
    a.ids = {1, 2};
    builder.beginFeature(GeometryType::polygon);
    builder.beginPart(PartType::polygon);
    builder.addSequence(std::vector<XY>{{0, 0}, {10, 0}, {10, 10}, {0, 10}});
    builder.beginFeature(GeometryType::multiPolygon);
    builder.beginPart(PartType::polygon);
    builder.addSequence(std::vector<XY>{{0, 0}, {10, 0}, {0, 0}});
    builder.beginPart(PartType::polygon);
    builder.addSequence(std::vector<XY>{{4, 4}, {6, 4}, {6, 6}, {4, 4}});
    a.geometry = builder.finish();
    Diagnostics diagnostics;
    const auto result =
        relatesToAny(a, Relation::contains, tableOf({"POINT (5.5 5)"}), std::nullopt, diagnostics);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(*result, (Bits{1, 1}));
    ASSERT_EQ(diagnostics.count(FindingKind::invalidGeometry), 1U);
    EXPECT_EQ(diagnostics.findings()[0].what.where.feature, 2);
}

TEST(RelatesToAny, MixedCollectionsAreAnsweredAsGeosDoes) {
    expectSameAsPairByPair(
        {"GEOMETRYCOLLECTION (POINT (5 5), POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0)))",
         "GEOMETRYCOLLECTION (POINT (50 50), LINESTRING (0 20, 20 0))"},
        {"POINT (0 5)", "POLYGON ((2 2, 3 2, 3 3, 2 2))", "POINT (50 50)"});
}

TEST(RelatesToAny, InvalidPairThatGeosGivesUpOnIsAnsweredByWhatItEncloses) {
    // GEOS 3.11: "side location conflict". By hand: (1.5, 5.3) lies inside both (one side of the
    // second to its right), (7, 5.1) in the first alone, (3, 2.5) in the second alone.
    const FeatureTable triangle = tableOf({"POLYGON ((0 5, 8 5, 0 7, 0 5))"});
    const FeatureTable crooked = tableOf({"POLYGON ((1 6, 1 8, 0 5, 5 0, 0 8, 0 5, 1 6))"});
    Diagnostics diagnostics;
    const auto overlapping =
        relatesToAny(triangle, Relation::overlaps, crooked, std::nullopt, diagnostics);
    ASSERT_TRUE(overlapping.has_value());
    EXPECT_EQ(*overlapping, Bits{1});
    EXPECT_EQ(diagnostics.count(FindingKind::invalidGeometry), 1U);
    EXPECT_EQ(diagnostics.count(FindingKind::skipped), 0U);
}

TEST(RelatesToAny, RandomInvalidPolygonsNeverLoseARow) {
    test::ShapeMaker maker(99);
    std::vector<std::string> wkts;
    for (int i = 0; i < 150; ++i) {
        std::string ring;
        std::string first;
        for (int corner = 0; corner < 6; ++corner) {
            const std::string point =
                std::to_string(maker.number(0, 9)) + ' ' + std::to_string(maker.number(0, 9));
            if (corner == 0)
                first = point;
            ring += point + ", ";
        }
        wkts.push_back("POLYGON ((" + ring + first + "))");
    }
    const FeatureTable table = tableOf(wkts);
    for (const Relation relation : kRelations) {
        Diagnostics diagnostics;
        const auto result = relatesToAny(table, relation, table, std::nullopt, diagnostics);
        ASSERT_TRUE(result.has_value());
        EXPECT_EQ(result->size(), wkts.size());
        EXPECT_GT(diagnostics.count(FindingKind::invalidGeometry), 100U) << relationName(relation);
    }
}

TEST(RelatesToAny, OtherCrsIsTransformedToTheFirst) {
    const FeatureTable villages =
        test::TableBuilder("thôn", test::tm3()).point({447646.305, 2481542.099}).build();
    const FeatureTable inDegrees = tableOf(
        {"POLYGON ((105.9932 22.4315, 105.9934 22.4315, 105.9934 22.4317, 105.9932 22.4317, "
         "105.9932 22.4315))"},
        test::wgs84());
    EXPECT_EQ(relate(villages, Relation::within, inDegrees), Bits{1});
    EXPECT_EQ(relate(inDegrees, Relation::contains, villages), Bits{1});
    EXPECT_EQ(relate(inDegrees, Relation::contains, villages, {{0}}), Bits{1});
}

TEST(RelatesToAny, TableWithoutCrsLiesInTheOthersPlaneAndThatIsSaid) {
    const FeatureTable a = tableOf({"POINT (1 1)"}, test::tm3());
    const FeatureTable b = tableOf({"POINT (1 1)"});
    Diagnostics diagnostics;
    const auto result = relatesToAny(a, Relation::equals, b, std::nullopt, diagnostics);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(*result, Bits{1});
    EXPECT_EQ(diagnostics.count(FindingKind::crsMissing), 1U);
}

TEST(RelatesToAny, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    Diagnostics diagnostics;
    const FeatureTable a = tableOf({"POINT (1 1)"});
    const auto result = relatesToAny(a, Relation::intersects, a, std::nullopt, diagnostics,
                                     {.stop = stop.get_token(), .report = {}});
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().message->code, "cancelled");
}

TEST(RelatesToAny, ReportsGrowingProgress) {
    test::ShapeMaker maker(3);
    std::vector<double> reported;
    Diagnostics diagnostics;
    const auto result = relatesToAny(
        tableOf(maker.wkts(600)), Relation::touches, tableOf(maker.wkts(600)), std::nullopt,
        diagnostics,
        {.stop = {}, .report = [&](double fraction) { reported.push_back(fraction); }});
    ASSERT_TRUE(result.has_value());
    EXPECT_FALSE(reported.empty());
    EXPECT_LE(reported.size(), 101U);
    EXPECT_TRUE(std::ranges::is_sorted(reported));
    EXPECT_LE(reported.back(), 1);
}

TEST(RelationNames, AreThoseOfCql2) {
    for (const Relation relation : kRelations) {
        EXPECT_EQ(relationFromName(relationName(relation)), relation);
        EXPECT_EQ(relationFromName("S_" + std::string(relationName(relation))), relation);
    }
    EXPECT_EQ(relationFromName("Touches"), Relation::touches);
    EXPECT_FALSE(relationFromName("near").has_value());
    EXPECT_FALSE(relationFromName("").has_value());
}

TEST(RelationNames, ConverseSwapsTheTwoSides) {
    EXPECT_EQ(converse(Relation::within), Relation::contains);
    EXPECT_EQ(converse(Relation::contains), Relation::within);
    EXPECT_EQ(converse(Relation::overlaps), Relation::overlaps);
}

} // namespace
} // namespace thonmap::spatial
