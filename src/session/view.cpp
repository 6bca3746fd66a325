#include "session/view.h"

#include <algorithm>
#include <cassert>

namespace thonmap::session {

namespace {

/// Enough for a day's work; a step is a few pointers.
constexpr std::size_t kHistory = 500;

View::Layer* find(View& view, std::string_view id) {
    const auto found = std::ranges::find(view.layers, id, &View::Layer::id);
    return found == view.layers.end() ? nullptr : &*found;
}

bool sameState(const State& a, const State& b) {
    return a.map == b.map && a.view == b.view && a.answers == b.answers && a.sites == b.sites;
}

} // namespace

View firstView(const Map& map) {
    View view;
    for (const MapLayerPtr& layer : map.layers) {
        View::Layer entry{.id = layer->id(), .visible = true, .opacity = 1};
        const auto written =
            std::ranges::find(map.document.layers, layer->id(), &MapDocument::Layer::id);
        if (written != map.document.layers.end()) {
            entry.visible = written->visible;
            entry.opacity = written->opacity;
        }
        view.layers.push_back(std::move(entry));
    }
    for (const MapBackground& background : map.backgrounds)
        view.backgroundOpacities.push_back(background.opacity);
    view.theme = map.document.theme;
    view.date = map.document.date.value_or(map.lastDate);
    return view;
}

View fitted(View view, const Map& map) {
    const View fresh = firstView(map);
    std::erase_if(view.layers,
                  [&](const View::Layer& layer) { return map.layer(layer.id) == nullptr; });
    std::vector<View::Layer> added;
    for (const View::Layer& layer : fresh.layers)
        if (find(view, layer.id) == nullptr)
            added.push_back(layer);
    view.layers.insert(view.layers.begin(), added.begin(), added.end());
    view.backgroundOpacities.resize(map.backgrounds.size(), 1);
    if (!view.theme.empty() && map.layer(view.theme) == nullptr)
        view.theme = fresh.theme;
    return view;
}

View withVisible(View view, std::string_view layer, bool visible) {
    if (View::Layer* entry = find(view, layer))
        entry->visible = visible;
    return view;
}

View withOpacity(View view, std::string_view layer, double opacity) {
    if (View::Layer* entry = find(view, layer))
        entry->opacity = std::clamp(opacity, 0.0, 1.0);
    return view;
}

View withLayerAt(View view, std::string_view layer, std::size_t index) {
    const auto found = std::ranges::find(view.layers, layer, &View::Layer::id);
    if (found == view.layers.end())
        return view;
    View::Layer entry = *found;
    view.layers.erase(found);
    const auto place = static_cast<std::ptrdiff_t>(std::min(index, view.layers.size()));
    view.layers.insert(view.layers.begin() + place, std::move(entry));
    return view;
}

View withTheme(View view, std::string_view theme) {
    view.theme = theme;
    return view;
}

View withChoice(View view, std::string_view layer, std::string_view parameter,
                std::string_view value) {
    view.choices[std::string(layer)].insert_or_assign(std::string(parameter), std::string(value));
    return view;
}

View withDate(View view, Date date) {
    view.date = date;
    return view;
}

MapSession::MapSession(MapPtr map) {
    assert(map);
    Step first;
    first.state.view = firstView(*map);
    first.state.map = std::move(map);
    m_states.push_back(std::move(first));
}

void MapSession::change(State next, LocalText what, std::string_view mergeKey) {
    assert(next.map);
    Step& current = m_states[m_current];
    if (sameState(next, current.state))
        return;
    const bool merges = !mergeKey.empty() && m_current > 0 && current.mergeKey == mergeKey;
    m_states.resize(m_current + 1);
    if (merges) {
        m_states.back().state = std::move(next);
    } else {
        m_states.push_back({std::move(next), std::move(what), std::string(mergeKey)});
        if (m_states.size() > kHistory)
            m_states.erase(m_states.begin());
        m_current = m_states.size() - 1;
    }
    keepSelectionValid();
}

void MapSession::change(View next, LocalText what, std::string_view mergeKey) {
    State changed = state();
    changed.view = std::move(next);
    change(std::move(changed), std::move(what), mergeKey);
}

void MapSession::endMerge() {
    m_states[m_current].mergeKey.clear();
}

void MapSession::undo() {
    assert(canUndo());
    endMerge();
    --m_current;
    endMerge();
    keepSelectionValid();
}

void MapSession::redo() {
    assert(canRedo());
    ++m_current;
    endMerge();
    keepSelectionValid();
}

void MapSession::keepSelectionValid() {
    const MapLayer* layer = map().layer(m_selection.layer);
    const std::size_t count = layer != nullptr && layer->table ? layer->table->rowCount() : 0;
    std::erase_if(m_selection.rows, [&](std::size_t row) { return row >= count; });
    if (m_selection.rows.empty())
        m_selection = {};
}

} // namespace thonmap::session
