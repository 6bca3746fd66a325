#pragma once

#include "core/date.h"
#include "core/feature_table.h"
#include "thematic/style.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace thonmap::thematic {

/// One class of a layer as drawn and as the legend says it.
struct StyleClass {
    LocalText label;
    SymbolStyle style;
    /// Features in this class at the current date (places, sub-projects …).
    std::size_t count = 0;
    /// The class of what has no figure: always last, hatched, never zero.
    bool noData = false;
    /// False: the legend does not list it, because legendGroups say it better (type × state).
    bool listed = true;
    /// Where the class begins and ends in the unit of classField; empty = open, or not by number.
    std::optional<double> lower;
    std::optional<double> upper;
    /// The cells that belong to it when classes go by value: one for each of classFields.
    std::vector<std::string> values;
};

/// A pie or stacked bar per feature, sized by its total.
struct Chart {
    enum class Kind : std::uint8_t { pie, stackedBar };
    struct Part {
        LocalText label;
        Colour colour;
        std::string field; ///< the column its values come from
        double total = 0;  ///< over the rows that are drawn
    };
    Kind kind = Kind::pie;
    std::vector<Part> parts;
    /// Row-major, rowCount × parts; a row whose total is 0 or NaN has no chart.
    std::vector<double> values;
    /// Radius in pixels = pixelsPerRoot · √total, held between the two limits: area is the message.
    double pixelsPerRoot = 1.5;
    double minRadiusPx = 9;
    double maxRadiusPx = 34;
    /// Totals the size legend shows, large to small.
    std::vector<double> legendTotals;
    LocalText legendTitle;
    LocalText sizeTitle;
    LocalText unit; ///< "người" / "people"
};

/// Squares under a name: one per targeted sub-project.
struct Pips {
    int completed = 0;
    int underWay = 0;
    int target = 0;
    bool behind = false; ///< more than 10 points behind plan: ▼
};

/// A line of the legend beyond the classes ("■ completed").
struct LegendMark {
    std::string symbol; ///< "pip-full", "pip-half", "pip-empty", "behind", "rule-broken" or a
                        ///< catalogue name
    LocalText label;
    std::optional<std::size_t> count;
};

/// A second legend of the same layer (sub-projects: type by shape, then state by colour).
struct LegendGroup {
    LocalText title;
    std::vector<LegendMark> marks;
};

/// A layer at one date, ready to draw: which class each row is in, what the classes look like, and
/// what stands on top. Values only; made by resolve(), drawn by render.
struct ResolvedLayer {
    static constexpr std::uint16_t kHidden = std::numeric_limits<std::uint16_t>::max();

    std::string id;
    LocalText title;
    /// Theme layers: heading of the class block, with its unit ("Đạt so với mục tiêu của thôn
    /// (%)").
    LocalText legendTitle;
    TablePtr table;
    /// One a row: index into classes, or kHidden (filtered out at this date).
    std::vector<std::uint16_t> classOfRow;
    /// In legend order: high class on top, no data last.
    std::vector<StyleClass> classes;
    /// The columns the classes are made from, in `table` or `derived`; none for a single look.
    std::vector<std::string> classFields;
    /// Classes by number: true = lower ≤ x < upper ("25 đến dưới 50"), false = lower < x ≤ upper.
    bool closedBelow = true;
    /// Figures computed for this date, one cell a row of `table`; never null after resolve().
    std::shared_ptr<const std::vector<Column>> derived;
    /// Rows drawn at the anchor of another unit for want of a place of their own: that unit's code
    /// ("" = has its own place). Empty, or one a row.
    std::vector<std::string> standsAt;
    /// Sentences under the legend: "2 thôn chưa có vị trí, vẽ tại tâm xã".
    std::vector<LocalText> notes;
    std::string labelField;
    std::optional<Chart> chart;
    /// Empty, or one a row ("" = none).
    std::vector<std::string> labels;
    LabelStyle labelStyle;
    /// Empty, or one a row; higher is placed first.
    std::vector<int> labelPriority;
    /// Empty, or one a row.
    std::vector<std::optional<Pips>> pips;
    /// Empty, or one a row: a badge on the symbol, e.g. "rule-broken" ("" = none).
    std::vector<std::string> badges;
    std::vector<LegendGroup> legendGroups;
    /// Unit of what the counts count: "thôn", "tiểu dự án".
    LocalText countUnit;
    double opacity = 1;
    bool visible = true;
    /// Some drawn row is invented; every picture then says so.
    bool illustrative = false;
    LocalText source; ///< what the source line says
};

using ResolvedLayerPtr = std::shared_ptr<const ResolvedLayer>;

/// The sentence over a theme: a leader who reads nothing else is served.
struct Headline {
    LocalText title;    ///< "Tiểu dự án cộng đồng tự quản (O1)"
    LocalText subtitle; ///< "Mục tiêu 65 vào 30/06/2023 · 17/18 thôn có số liệu"
    LocalText number;   ///< "38 / 65 · 58 %"; may be empty
    /// 0–1 for the bar; empty = no bar.
    std::optional<double> fraction;
    std::optional<double> plannedFraction;
    LocalText gap; ///< "chậm 5 so với kế hoạch 43"; may be empty
    bool gapIsBehind = false;
    struct Count {
        LocalText text;
        bool behind = false;
    };
    std::vector<Count> counts;
};

} // namespace thonmap::thematic
