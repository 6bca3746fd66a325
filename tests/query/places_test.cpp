// Conditions between layers. Coordinates are metres of VN-2000 / TM-3 106-30 unless said otherwise.

#include "query/evaluate.h"
#include "query/parser.h"
#include "spatial/crs.h"
#include "spatial/transform.h"
#include "support/shapes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace thonmap::query {
namespace {

using std::string_view;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Crs metres() {
    return *spatial::crsFromText("EPSG:9213");
}
Crs degrees() {
    return *spatial::crsFromText("EPSG:4326");
}

// Three squares of 1000 m in a row with 1000 m between them, and a village without a shape.
TablePtr villages() {
    return test::TableBuilder("thon", metres())
        .field("ten", FieldType::text)
        .field("dan_so", FieldType::integer)
        .square(500'000, 2'480'000, 1000, {string_view("A"), std::int64_t{100}})
        .square(502'000, 2'480'000, 1000, {string_view("B"), std::int64_t{200}})
        .square(504'000, 2'480'000, 1000, {string_view("C"), std::int64_t{300}})
        .row({string_view("D"), std::int64_t{400}})
        .share();
}

// A finished work inside A, an unfinished one 300 m east of C's border.
TablePtr works() {
    return test::TableBuilder("cong_trinh", metres())
        .field("trang_thai", FieldType::text)
        .point({500'900, 2'480'500}, {string_view("hoàn thành")})
        .point({505'300, 2'480'500}, {string_view("đang làm")})
        .share();
}

Context context() {
    return {.target = villages(), .layers = {{"cong_trinh", works()}}};
}

Selection ask(string_view cql2, const Context& where) {
    Diagnostics diagnostics;
    const auto e = parse(cql2);
    if (!e) {
        ADD_FAILURE() << cql2 << ": " << e.error().text(Language::en);
        return {};
    }
    auto found = select(*e, where, diagnostics);
    if (!found) {
        ADD_FAILURE() << cql2 << ": " << found.error().text(Language::en);
        return {};
    }
    return *found;
}

Error refused(string_view cql2, const Context& where) {
    const auto e = parse(cql2);
    if (!e)
        return e.error();
    const auto checked = check(*e, where);
    if (checked) {
        ADD_FAILURE() << cql2 << " was accepted";
        return {};
    }
    return checked.error();
}

TEST(Places, RelateToAnyFeatureOfALayer) {
    const Selection found = ask("S_INTERSECTS(geometry, layer('cong_trinh'))", context());
    EXPECT_THAT(found.rows, ElementsAre(0));
    EXPECT_EQ(found.undecided, 1u); // D has no shape: nothing is known, not even "no"
    EXPECT_THAT(ask("NOT S_INTERSECTS(geometry, layer('cong_trinh'))", context()).rows,
                ElementsAre(1, 2));
    EXPECT_THAT(ask("S_CONTAINS(geometry, layer('cong_trinh'))", context()).rows, ElementsAre(0));
    EXPECT_THAT(ask("S_WITHIN(layer('cong_trinh'), geometry)", context()).rows, ElementsAre(0));
}

TEST(Places, AFilterChoosesAmongTheOtherFeatures) {
    EXPECT_THAT(
        ask("S_CONTAINS(geometry, layer('cong_trinh','trang_thai = ''đang làm'''))", context())
            .rows,
        IsEmpty());
    EXPECT_THAT(
        ask("S_CONTAINS(geometry, layer('cong_trinh','trang_thai LIKE ''hoàn%'''))", context())
            .rows,
        ElementsAre(0));
}

TEST(Places, DistanceIsMetresFromTheBorderOrTheCentre) {
    // Borders: A 0 (inside), B 502000 − 500900 = 1100, C 505300 − 505000 = 300.
    const string_view border = "distance(geometry, layer('cong_trinh')) <= ";
    EXPECT_THAT(ask(std::string(border) + "0", context()).rows, ElementsAre(0));
    EXPECT_THAT(ask(std::string(border) + "299", context()).rows, ElementsAre(0));
    EXPECT_THAT(ask(std::string(border) + "300", context()).rows, ElementsAre(0, 2));
    EXPECT_THAT(ask(std::string(border) + "1099", context()).rows, ElementsAre(0, 2));
    EXPECT_THAT(ask(std::string(border) + "1100", context()).rows, ElementsAre(0, 1, 2));
    // Centres: A 400 from (500500, 2480500), B 1600, C 800.
    const string_view centre = "distance(centroid(geometry), layer('cong_trinh')) <= ";
    EXPECT_THAT(ask(std::string(centre) + "399", context()).rows, IsEmpty());
    EXPECT_THAT(ask(std::string(centre) + "400", context()).rows, ElementsAre(0));
    EXPECT_THAT(ask(std::string(centre) + "800", context()).rows, ElementsAre(0, 2));
    // Written the other way round it is the same.
    EXPECT_THAT(ask("distance(layer('cong_trinh'), geometry) <= 300", context()).rows,
                ElementsAre(0, 2));
}

TEST(Places, DistanceToALayerInDegreesIsStillMetres) {
    // The unfinished work as GPS would give it: transformed by PROJ from the metres above.
    Diagnostics diagnostics;
    const auto there = spatial::reproject(*works(), degrees(), diagnostics);
    ASSERT_TRUE(there.has_value());
    Context where = context();
    where.layers["gps"] = std::make_shared<const FeatureTable>(*there);
    EXPECT_THAT(ask("distance(geometry, layer('gps')) < 305", where).rows, ElementsAre(0, 2));
    EXPECT_THAT(ask("distance(geometry, layer('gps')) < 295", where).rows, ElementsAre(0));
    EXPECT_THAT(ask("S_CONTAINS(geometry, layer('gps'))", where).rows, ElementsAre(0));
}

TEST(Places, AreaAndLengthAreOfTheShape) {
    EXPECT_THAT(ask("area(geometry) = 1000000", context()).rows, ElementsAre(0, 1, 2));
    EXPECT_THAT(ask("area(geometry) / 10000 > 99", context()).rows, ElementsAre(0, 1, 2));
    EXPECT_THAT(ask("length(geometry) = 4000", context()).rows, ElementsAre(0, 1, 2));
    EXPECT_EQ(ask("area(geometry) > 0", context()).undecided, 1u);
}

TEST(Places, ShapesMayBeWrittenOut) {
    EXPECT_THAT(ask("S_WITHIN(geometry, BBOX(501000, 2470000, 503500, 2490000))", context()).rows,
                ElementsAre(1));
    EXPECT_THAT(ask("S_INTERSECTS(geometry, POINT(500500 2480500))", context()).rows,
                ElementsAre(0));
    EXPECT_THAT(ask("distance(geometry, POINT(499000 2480500)) <= 1000", context()).rows,
                ElementsAre(0));
    // A centre lies where its shape does not fit.
    EXPECT_THAT(
        ask("S_WITHIN(centroid(geometry), BBOX(500400, 2480400, 500600, 2480600))", context()).rows,
        ElementsAre(0));
    // Two literals: the same answer for everybody, also for who has no shape.
    EXPECT_THAT(ask("S_WITHIN(POINT(1 1), BBOX(0, 0, 2, 2))", context()).rows,
                ElementsAre(0, 1, 2, 3));
}

TEST(Places, LiteralsMayBeInAnotherCrs) {
    Context where = context();
    where.literalCrs = degrees();
    const auto corner = spatial::Transformer::between(metres(), degrees());
    ASSERT_TRUE(corner.has_value());
    const XY p = corner->transform({500'500, 2'480'500});
    EXPECT_THAT(ask("S_INTERSECTS(geometry, POINT(" + std::to_string(p.x) + " " +
                        std::to_string(p.y) + "))",
                    where)
                    .rows,
                ElementsAre(0));
}

TEST(Places, ABoxMayCrossTheDateLine) {
    const TablePtr points =
        test::TableBuilder("p", degrees()).point({179, 0}).point({-179, 0}).point({0, 0}).share();
    EXPECT_THAT(ask("S_INTERSECTS(geometry, BBOX(170, -10, -170, 10))", {.target = points}).rows,
                ElementsAre(0, 1));
}

TEST(Places, ShapesCanBeMissed) {
    EXPECT_THAT(ask("geometry IS NULL", context()).rows, ElementsAre(3));
    EXPECT_THAT(ask("geometry IS NOT NULL", context()).rows, ElementsAre(0, 1, 2));
}

TEST(EmptyReference, IsReportedAndNotTakenForZero) {
    // The slip of QGIS job C: nothing is called so, and "far from all of none" is everything.
    const Selection found = ask("dan_so > 50 AND distance(geometry, layer('cong_trinh',"
                                "'trang_thai = ''Hoan thanh''')) > 2000",
                                context());
    ASSERT_NE(found.emptyReference(), nullptr);
    EXPECT_EQ(found.emptyReference(), &found.parts[1]);
    EXPECT_FALSE(found.parts[0].referenceEmpty);
    EXPECT_EQ(found.parts[1].reference, "layer('cong_trinh', 'trang_thai = ''Hoan thanh''')");
}

TEST(EmptyReference, IsAlsoOneWhoseFeaturesHaveNoShape) {
    Context where = context();
    where.layers["dien"] = test::TableBuilder("dien", metres()).row().share();
    EXPECT_NE(ask("S_INTERSECTS(geometry, layer('dien'))", where).emptyReference(), nullptr);
}

TEST(EmptyReference, IsNotReportedWhereSomethingMatches) {
    EXPECT_EQ(ask("S_DISJOINT(geometry, layer('cong_trinh'))", context()).emptyReference(),
              nullptr);
}

TEST(PlacesCheck, SuggestsTheLayerMeant) {
    const Error error = refused("S_INTERSECTS(geometry, layer('congtrinh'))", context());
    EXPECT_EQ(error.message->code, "unknown_layer");
    EXPECT_EQ(error.where.position, 29);
    EXPECT_THAT(error.hint(Language::en), HasSubstr("'cong_trinh'"));
    EXPECT_THAT(
        refused("S_INTERSECTS(geometry, layer('x'))", {.target = villages()}).hint(Language::en),
        HasSubstr("--with"));
}

TEST(PlacesCheck, ErrorsInsideAFilterArePlacedInTheWholeQuery) {
    // 0123456789…: layer( at 23, its filter's quote at 42, so the filter's character 0 is 43
    const string_view query = "S_INTERSECTS(geometry, layer('cong_trinh','ten = ''x'' AND y = 1'))";
    Error error = refused(query, context());
    EXPECT_EQ(error.message->code, "unknown_field");
    EXPECT_EQ(error.where.layer, "cong_trinh");
    EXPECT_EQ(error.where.position, static_cast<std::int64_t>(query.find("ten")));
    const string_view syntax =
        "S_INTERSECTS(geometry, layer('cong_trinh','trang_thai = ''x'' ANDY'))";
    error = refused(syntax, context());
    EXPECT_EQ(error.message->code, "cql2_syntax");
    EXPECT_EQ(error.where.position, static_cast<std::int64_t>(syntax.find("ANDY")));
}

TEST(PlacesCheck, UnitsAreNeverMixed) {
    EXPECT_EQ(refused("distance(geometry, layer('cong_trinh')) < area(geometry)", context())
                  .message->code,
              "mixed_units");
    EXPECT_EQ(refused("length(geometry) + area(geometry) > 1", context()).message->code,
              "mixed_units");
    Context where = context();
    where.layers["?"] = test::TableBuilder("?", {}).point({1, 2}).share();
    EXPECT_EQ(refused("distance(geometry, layer('?')) < 10", where).message->code, "mixed_crs");
}

TEST(PlacesCheck, RefusesWhatHasNoMeaning) {
    EXPECT_EQ(refused("layer('cong_trinh') IS NULL", context()).message->code, "layer_misplaced");
    EXPECT_EQ(refused("geometry = 5", context()).message->code, "wrong_type");
    EXPECT_EQ(refused("S_INTERSECTS(geometry, geometry)", context()).message->code, "unsupported");
    EXPECT_EQ(refused("distance(POINT(1 2), POINT(3 4)) > 1", context()).message->code,
              "unsupported");
    EXPECT_EQ(refused("S_INTERSECTS(geometry, ten)", context()).where.position, 23);
    EXPECT_EQ(refused("S_INTERSECTS(geometry, layer(ten))", context()).message->code, "wrong_type");
    EXPECT_EQ(
        refused("S_INTERSECTS(geometry, buffer(layer('cong_trinh'), 5))", context()).message->code,
        "unsupported");
    EXPECT_EQ(refused("S_INTERSECTS(geometry, BBOX(5, 0, 1, 1))", context()).message->code,
              "cql2_syntax");
}

TEST(Places, CheapConditionsDecideFirst) {
    // With the parts uncounted the spatial side is asked of the one row left; same answer.
    Context where = context();
    where.countParts = false;
    const Selection found = ask("distance(geometry, layer('cong_trinh')) <= 300 AND ten = 'C' "
                                "AND S_DISJOINT(geometry, layer('cong_trinh'))",
                                where);
    EXPECT_THAT(found.rows, ElementsAre(2));
    EXPECT_EQ(found.undecided, 0u); // D is not called C
    EXPECT_FALSE(found.parts[0].count.has_value());
}

TEST(Places, MetricCopiesAtHandAreUsed) {
    Context where = context();
    Diagnostics diagnostics;
    const auto copy = spatial::toMetric(where.target, metres(), diagnostics);
    ASSERT_TRUE(copy.has_value());
    where.working = metres();
    where.metric = {*copy, nullptr};
    EXPECT_THAT(ask("distance(geometry, layer('cong_trinh')) <= 300", where).rows,
                ElementsAre(0, 2));
}

} // namespace
} // namespace thonmap::query
