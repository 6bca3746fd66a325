#include "session/find.h"

#include "session/demo_map.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace thonmap::session {
namespace {

using test::demoMap;

const Place* byName(const std::vector<Place>& places, std::string_view name) {
    const auto found = std::ranges::find(places, name, &Place::name);
    return found == places.end() ? nullptr : &*found;
}

TEST(Find, WorksWithoutToneMarks) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const View view = firstView(*map);
    const std::vector<Place> places = find(*map, view, "bang van");
    ASSERT_FALSE(places.empty());
    EXPECT_EQ(places.front().name, "Bằng Vân");
    EXPECT_EQ(places.front().kind, Place::Kind::commune);
    EXPECT_EQ(places.front().code, "01942"); // nganson-facts.md
    EXPECT_TRUE(std::isfinite(places.front().at.x));
    EXPECT_EQ(find(*map, view, "Bằng Vân").front().name, "Bằng Vân");
}

TEST(Find, AUnitInSeveralLayersIsOnePlace) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const std::vector<Place> places = find(*map, firstView(*map), "mau 7", 50);
    std::multiset<std::string> names;
    for (const Place& place : places)
        if (place.kind == Place::Kind::village)
            names.insert(place.name);
    EXPECT_EQ(names.count("Thôn Mẫu 7"), 1U);
}

TEST(Find, KnowsCodesAndSubProjects) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const View view = firstView(*map);
    ASSERT_FALSE(find(*map, view, "NS-TM03").empty());
    EXPECT_EQ(find(*map, view, "ns-tm03").front().code, "NS-TM03");
    const auto projects = find(*map, view, "DA-001");
    ASSERT_FALSE(projects.empty());
    EXPECT_EQ(projects.front().kind, Place::Kind::subProject);
}

TEST(Find, EmptyTextFindsNothing) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    EXPECT_TRUE(find(*map, firstView(*map), "").empty());
    EXPECT_TRUE(find(*map, firstView(*map), "   ").empty());
    EXPECT_TRUE(find(*map, firstView(*map), "zzqqxx").empty());
}

TEST(Find, VillagesComeByNumberNotByLetters) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const std::vector<Place> all = villages(*map, firstView(*map));
    ASSERT_EQ(all.size(), 18U);
    EXPECT_EQ(all[1].name, "Thôn Mẫu 2");
    EXPECT_EQ(all[17].name, "Thôn Mẫu 18");
}

TEST(Identify, FindsWhatStandsThereTopmostFirst) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const View view = firstView(*map);
    const std::vector<Place> all = villages(*map, view);
    const Place* village = byName(all, "Thôn Mẫu 1");
    ASSERT_TRUE(village);
    const std::vector<Identified> found = identify(*map, view, village->at, 5);
    ASSERT_FALSE(found.empty());
    EXPECT_TRUE(std::ranges::any_of(
        found, [](const Identified& each) { return each.place.code == "NS-TM01"; }));
    // The commune below it is found too, after it.
    const auto at = [&](std::string_view code) {
        return std::ranges::find_if(
            found, [&](const Identified& each) { return each.place.code == code; });
    };
    const auto commune = std::ranges::find_if(
        found, [](const Identified& each) { return each.place.kind == Place::Kind::commune; });
    ASSERT_NE(commune, found.end());
    EXPECT_NE(at("NS-TM01"), found.end());
    // Nothing of a date that is not shown: one commune, not three of them.
    EXPECT_EQ(
        std::ranges::count_if(
            found, [](const Identified& each) { return each.place.kind == Place::Kind::commune; }),
        1);
}

TEST(Identify, OutsideEverythingThereIsNothing) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    EXPECT_TRUE(identify(*map, firstView(*map), {0, 0}, 10).empty());
}

TEST(Select, ARadiusAPolygonAndARectangleAgreeAboutAWholeDistrict) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const View view = firstView(*map);
    const Extent box = map->extent.grown(100000);
    const Selection rectangle = selectInRectangle(*map, view, box, "communes");
    EXPECT_EQ(rectangle.rows.size(), 10U); // communes of 2022
    const Selection polygon = selectInPolygon(
        *map, view,
        {{box.minX, box.minY}, {box.maxX, box.minY}, {box.maxX, box.maxY}, {box.minX, box.maxY}},
        "communes");
    EXPECT_EQ(polygon, rectangle);
    EXPECT_EQ(selectWithin(*map, view, box.centre(), 500000, "communes"), rectangle);
}

TEST(Select, LessThanATriangleSelectsNothing) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    EXPECT_TRUE(selectInPolygon(*map, firstView(*map), {{0, 0}, {1, 1}}).empty());
    EXPECT_TRUE(selectInRectangle(*map, firstView(*map), Extent{}).empty());
}

TEST(Select, VillagesWithoutAShapeAreReachedWhereTheyStand) {
    const MapPtr map = demoMap();
    ASSERT_TRUE(map);
    const View view = withTheme(firstView(*map), "indicator-progress");
    const Selection all =
        selectInRectangle(*map, view, map->extent.grown(100000), "indicator-progress");
    EXPECT_EQ(all.rows.size(), 18U);
}

} // namespace
} // namespace thonmap::session
