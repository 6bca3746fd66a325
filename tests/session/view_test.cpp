#include "session/view.h"

#include <gtest/gtest.h>

namespace thonmap::session {
namespace {

MapLayerPtr emptyLayer(std::string id) {
    auto layer = std::make_shared<MapLayer>();
    layer->definition.id = std::move(id);
    layer->table = std::make_shared<const FeatureTable>();
    return layer;
}

std::shared_ptr<Map> mapOf(std::initializer_list<const char*> ids) {
    auto map = std::make_shared<Map>();
    for (const char* id : ids) {
        map->layers.push_back(emptyLayer(id));
        map->document.layers.push_back({.id = id});
    }
    return map;
}

std::string order(const View& view) {
    std::string ids;
    for (const View::Layer& layer : view.layers)
        ids += layer.id;
    return ids;
}

TEST(View, StartsAsTheDocumentSays) {
    auto map = mapOf({"a", "b"});
    map->document.layers[1].visible = false;
    map->document.layers[1].opacity = 0.25;
    map->document.date = Date::fromYmd(2022, 6, 30);
    map->document.theme = "a";
    const View view = firstView(*map);
    EXPECT_EQ(order(view), "ab");
    EXPECT_FALSE(view.layers[1].visible);
    EXPECT_EQ(view.layers[1].opacity, 0.25);
    EXPECT_EQ(view.theme, "a");
    EXPECT_EQ(view.date.iso(), "2022-06-30");
}

TEST(View, LayersMoveAndAreHeldToTheList) {
    const View view = firstView(*mapOf({"a", "b", "c"}));
    EXPECT_EQ(order(withLayerAt(view, "c", 0)), "cab");
    EXPECT_EQ(order(withLayerAt(view, "a", 1)), "bac");
    EXPECT_EQ(order(withLayerAt(view, "a", 99)), "bca");
    EXPECT_EQ(order(withLayerAt(view, "nothing", 0)), "abc");
    EXPECT_EQ(withOpacity(view, "a", 7).layers[0].opacity, 1);
    EXPECT_EQ(withOpacity(view, "a", -7).layers[0].opacity, 0);
}

TEST(View, AMapThatGainedALayerShowsItOnTop) {
    const View before = withVisible(firstView(*mapOf({"a", "b"})), "b", false);
    const View after = fitted(before, *mapOf({"new", "b"}));
    EXPECT_EQ(order(after), "newb");
    EXPECT_FALSE(after.layers[1].visible);
}

TEST(MapSession, UndoTakesBackOneStepAndRedoBringsItAgain) {
    MapSession session(mapOf({"a", "b"}));
    EXPECT_FALSE(session.canUndo());
    session.change(withVisible(session.view(), "a", false), {"ẩn a", "hide a"});
    session.change(withLayerAt(session.view(), "b", 0), {"đổi thứ tự", "reorder"});
    EXPECT_EQ(session.undoText().en, "reorder");
    session.undo();
    EXPECT_EQ(order(session.view()), "ab");
    EXPECT_FALSE(session.view().layers[0].visible);
    session.undo();
    EXPECT_TRUE(session.view().layers[0].visible);
    EXPECT_EQ(session.redoText().vi, "ẩn a");
    session.redo();
    EXPECT_FALSE(session.view().layers[0].visible);
    // A change after an undo forgets what could be redone.
    session.change(withOpacity(session.view(), "a", 0.5), {"độ mờ", "opacity"});
    EXPECT_FALSE(session.canRedo());
}

TEST(MapSession, OneDragIsOneStep) {
    MapSession session(mapOf({"a"}));
    for (const double opacity : {0.9, 0.5, 0.2})
        session.change(withOpacity(session.view(), "a", opacity), {"độ mờ", "opacity"}, "drag");
    session.endMerge();
    session.change(withOpacity(session.view(), "a", 0.1), {"độ mờ", "opacity"}, "drag");
    session.undo();
    EXPECT_EQ(session.view().layers[0].opacity, 0.2);
    session.undo();
    EXPECT_EQ(session.view().layers[0].opacity, 1);
    EXPECT_FALSE(session.canUndo());
}

TEST(MapSession, AChangeThatChangesNothingIsNoStep) {
    MapSession session(mapOf({"a"}));
    session.change(withVisible(session.view(), "a", true), {"x", "x"});
    EXPECT_FALSE(session.canUndo());
}

TEST(MapSession, ASelectionOfALayerThatWentIsEmpty) {
    MapSession session(mapOf({"a"}));
    session.select({.layer = "a", .rows = {3}}); // the layer has no rows at all
    session.change(withVisible(session.view(), "a", false), {"x", "x"});
    EXPECT_TRUE(session.selection().empty());
}

TEST(MapSession, ResultsAndTheMapItselfAreBroughtBackToo) {
    MapSession session(mapOf({"a"}));
    const MapPtr first = session.mapPtr();
    State next = session.state();
    next.map = mapOf({"b", "a"});
    next.view = fitted(next.view, *next.map);
    next.answers.push_back(std::make_shared<const Answer>());
    session.change(next, {"mở tệp", "open file"});
    EXPECT_EQ(order(session.view()), "ba");
    session.undo();
    EXPECT_EQ(session.mapPtr(), first);
    EXPECT_TRUE(session.state().answers.empty());
}

} // namespace
} // namespace thonmap::session
