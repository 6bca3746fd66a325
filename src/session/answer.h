#pragma once

#include "core/date.h"
#include "core/diagnostics.h"
#include "core/extent.h"
#include "core/progress.h"
#include "core/result.h"
#include "query/question.h"
#include "render/scene.h"
#include "session/map.h"

#include <cstddef>
#include <filesystem>
#include <memory>
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

[[nodiscard]] Result<AnswerPtr> ask(const Map& map, const Ask& ask, int number,
                                    Diagnostics& diagnostics, const Progress& progress = {});

/// The layer's table with what the register and the framework tell about its units at `date`:
/// persons, female, male, households, <group>_share …, <indicator>_progress, and for sub-projects
/// state, cost_vnd, community_share. The same columns a question may use and an export carries.
/// `rows` and geometry are those of the layer. Layers without units come back as they are.
struct FigureField {
    std::string name;
    LocalText title;
    std::string unit; ///< "persons", "1" for fractions, "VND" …
};
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
};
[[nodiscard]] Result<std::vector<AskField>> askFields(const Map& map, std::string_view layer,
                                                      Date date);

/// The answer's rows with their figures, in the source's CRS, in any format io writes.
[[nodiscard]] Result<void> exportAnswer(const Map& map, const Answer& answer,
                                        const std::filesystem::path& out,
                                        const Progress& progress = {});

} // namespace thonmap::session
