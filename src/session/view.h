#pragma once

#include "core/date.h"
#include "core/language.h"
#include "session/answer.h"
#include "session/map.h"
#include "session/sites.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::session {

/// How the open map is looked at; a small value. Where the window stands (zoom) is not part of it.
struct View {
    struct Layer {
        std::string id;
        bool visible = true;
        double opacity = 1; ///< 0–1
        bool operator==(const Layer&) const = default;
    };
    std::vector<Layer> layers; ///< top first; themes too, their `visible` means nothing
    std::vector<double> backgroundOpacities; ///< one a background; 0 hides it
    /// Id of the theme drawn; empty = none.
    std::string theme;
    /// What layers are asked about, by layer id and parameter name: {"indicator-progress",
    /// {"indicator", "O1"}}. A layer or parameter without an entry shows its own default.
    std::map<std::string, Choices, std::less<>> choices;
    Date date;

    bool operator==(const View&) const = default;
};

/// What the document says to show first.
[[nodiscard]] View firstView(const Map& map);
/// `view` fitted to `map`: layers that are gone are dropped, new ones come on top.
[[nodiscard]] View fitted(View view, const Map& map);

[[nodiscard]] View withVisible(View view, std::string_view layer, bool visible);
/// Held to 0–1.
[[nodiscard]] View withOpacity(View view, std::string_view layer, double opacity);
/// Moves a layer to place `index` of the list, 0 = top; held to the list.
[[nodiscard]] View withLayerAt(View view, std::string_view layer, std::size_t index);
[[nodiscard]] View withTheme(View view, std::string_view theme);
[[nodiscard]] View withChoice(View view, std::string_view layer, std::string_view parameter,
                              std::string_view value);
[[nodiscard]] View withDate(View view, Date date);

/// Rows of one layer, picked by hand.
struct Selection {
    std::string layer;
    std::vector<std::size_t> rows; ///< ascending
    bool operator==(const Selection&) const = default;
    [[nodiscard]] bool empty() const { return rows.empty(); }
};

/// Everything that undo brings back.
struct State {
    MapPtr map;
    View view;
    /// Results stay, numbered, until dismissed. Oldest first.
    std::vector<AnswerPtr> answers;
    SiteChoicePtr sites; ///< may be null
};

/// The open map as a window holds it: the state, what was selected, and what can be undone.
/// One thread. States are values that share their parts, so a long history is cheap.
class MapSession {
public:
    /// \pre map
    explicit MapSession(MapPtr map);

    [[nodiscard]] const State& state() const { return m_states[m_current].state; }
    [[nodiscard]] const Map& map() const { return *state().map; }
    [[nodiscard]] const MapPtr& mapPtr() const { return state().map; }
    [[nodiscard]] const View& view() const { return state().view; }

    /// Makes `next` the state; "Hoàn tác <what>" takes it back. A change equal to the state does
    /// nothing. Consecutive changes with the same non-empty `mergeKey` (one drag of a slider) are
    /// taken back together.
    void change(State next, LocalText what, std::string_view mergeKey = {});
    void change(View next, LocalText what, std::string_view mergeKey = {});
    /// Ends merging: the next change is a step of its own.
    void endMerge();

    [[nodiscard]] bool canUndo() const { return m_current > 0; }
    [[nodiscard]] bool canRedo() const { return m_current + 1 < m_states.size(); }
    /// What undo() would take back; \pre canUndo()
    [[nodiscard]] const LocalText& undoText() const { return m_states[m_current].what; }
    /// \pre canRedo()
    [[nodiscard]] const LocalText& redoText() const { return m_states[m_current + 1].what; }
    void undo();
    void redo();

    /// Not part of what undo brings back. Follows the map: rows of a layer that went are dropped.
    [[nodiscard]] const Selection& selection() const { return m_selection; }
    void select(Selection selection) { m_selection = std::move(selection); }

private:
    struct Step {
        State state;
        LocalText what;
        std::string mergeKey;
    };
    void keepSelectionValid();
    std::vector<Step> m_states;
    std::size_t m_current = 0;
    Selection m_selection;
};

} // namespace thonmap::session
