#pragma once

#include "core/date.h"
#include "core/diagnostics.h"
#include "core/extent.h"
#include "core/progress.h"
#include "core/result.h"
#include "io/sink.h"
#include "query/question.h"
#include "render/scene.h"
#include "session/map.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace thonmap::session {

/// What a planner asks of a map: rows of a sentence, or the CQL2 text behind them.
struct Ask {
    std::string layer; ///< id in the map: whose features are looked for
    Date date;         ///< computed figures are those of this date
    query::Question question;
    /// When not empty it is asked instead of `question`.
    std::string cql2;
    /// Tables from outside the map that layer('alias') may name.
    std::map<std::string, TablePtr, std::less<>> with;
    /// CRS of WKT and BBOX literals; nothing = that of the layer.
    std::optional<Crs> literalCrs;
};

/// A result that stays until dismissed: numbered, named, in the legend, printable, exportable.
struct Answer {
    int number = 0;
    std::string layer;
    LocalText layerTitle;
    Date date;
    /// The layer's attributes and the figures computed at `date`, all rows.
    TablePtr table;
    std::vector<std::size_t> rows; ///< into table, in its order
    std::size_t asked = 0;         ///< rows looked at
    /// Rows whose answer is neither yes nor no because something is not known.
    std::size_t undecided = 0;
    /// Each condition alone: what it says and how many it lets through.
    struct Part {
        std::string text;
        std::size_t count = 0;
        bool referenceEmpty = false; ///< it compares with a layer that has no such feature
        std::string reference;       ///< that layer and filter, as text
    };
    std::vector<Part> parts;
    /// Some part compares with nothing: the answer must not be believed.
    bool referenceEmpty = false;
    std::string cql2;
    /// "6 thôn" – or why there is none and what each condition alone gives.
    LocalText sentence;
    /// Columns of `table` worth listing: the name, what was asked about, persons.
    std::vector<std::string> columns;
    /// Sum over rows of the column `persons` when the table has it.
    std::optional<std::int64_t> persons;
    Extent extent; ///< of the rows' shapes, metres of the map's CRS
    /// Around what a distance was measured to, when those are not too many.
    std::vector<render::Circle> circles;
    double milliseconds = 0;
};
using AnswerPtr = std::shared_ptr<const Answer>;

/// Rows not valid, or not there yet, at the date are neither asked nor compared with.
[[nodiscard]] Result<AnswerPtr> ask(const Map& map, const Ask& ask, int number,
                                    Diagnostics& diagnostics, const Progress& progress = {});
/// The same of a table that is in no map; `ask.layer` and `ask.date` are not used.
[[nodiscard]] Result<AnswerPtr> ask(const TablePtr& table, const Ask& ask, Diagnostics& diagnostics,
                                    const Progress& progress = {});

/// A computed column of a layer.
struct FigureField {
    std::string name;
    LocalText title;
    /// "1" for fractions, "VND", "m"; empty for counts and words.
    std::string unit;
};
/// The layer's table with what the register and the framework tell about its rows at `date`: for
/// units `persons, female, male, households`, `<group>_share` (0–1), and for each indicator
/// `<code>_actual, _target, _progress` (0–1) and `_status`; for sub-projects `state, state_on,
/// cost_vnd, community_share` (0–1); for themes also the columns their classes are made from.
/// The same columns a question may use. Rows and geometry are the layer's. Layers the register
/// knows nothing about come back as they are.
struct Figures {
    TablePtr table;
    std::vector<FigureField> computed;
};
[[nodiscard]] Result<Figures> figures(const Map& map, const MapLayer& layer, Date date,
                                      Diagnostics& diagnostics);

/// What a sentence may be built of: the layers and, for one of them, its fields and their values.
struct AskField {
    std::string name;
    LocalText title;
    FieldType type = FieldType::text;
    std::string unit;
    std::vector<std::string> values; ///< of text fields with at most 50 different ones, collated
    /// What people call each value ("Nước sinh hoạt"); empty when the layer has no words for them.
    std::vector<LocalText> valueTitles;
};
[[nodiscard]] Result<std::vector<AskField>> askFields(const Map& map, std::string_view layer,
                                                      Date date);

/// The answer's rows with their figures in any format io writes, in the source's CRS (in WGS 84
/// where the format holds nothing else). The caller makes sure that `out` is no source.
[[nodiscard]] Result<io::WriteReport> exportAnswer(const Answer& answer,
                                                   const std::filesystem::path& out,
                                                   Diagnostics& diagnostics,
                                                   const Progress& progress = {});

} // namespace thonmap::session
