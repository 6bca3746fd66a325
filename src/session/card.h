#pragma once

#include "core/date.h"
#include "core/language.h"
#include "monitoring/progress.h"
#include "session/map.h"
#include "thematic/style.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::session {

/// A bar of a card: how far something is, and how far it should be.
struct CardBar {
    std::string code; ///< "O1", "R2"
    LocalText title;
    LocalText value;                ///< "3 / 4"; "–" when nothing was reported
    std::optional<double> fraction; ///< 0–1 of the target, held to 1
    std::optional<double> planned;  ///< 0–1 at the date
    LocalText note;                 ///< "75 % · vượt kế hoạch 8 điểm", "quá hạn 30/06/2022"
    monitoring::Status status = monitoring::Status::noData;
    /// Date of the figure; nothing when there is none.
    std::optional<Date> asOf;
    /// Older than three months at the card's date.
    bool outOfDate = false;
};

struct CardGroup {
    std::string name; ///< as in the register: "Tày"
    thematic::Colour colour;
    std::int64_t persons = 0;
    std::int64_t female = 0;
    std::int64_t male = 0;
};

struct CardProject {
    std::string id;
    std::string title;
    std::string type;  ///< "water"
    std::string state; ///< "completed"
    LocalText typeText;
    LocalText stateText;
    std::string symbol; ///< of the symbol catalogue: "water-completed"
    std::optional<double> costVnd;
    std::optional<double> communityShare; ///< 0–1
    /// Below the programme's rule R1.
    bool ruleBroken = false;
    LocalText line; ///< "hoàn thành · 142,0 triệu · đối ứng 38 %"
    std::string unitCode;
};

/// What the card shows of a village, a commune or the whole project at a date. Every figure is
/// computed from the register's rows here, none is stored.
struct Card {
    std::string code; ///< empty for the whole project
    std::string name;
    LocalText title; ///< of the whole project, in both languages; empty for units
    LocalText kind;  ///< "thôn · xã Thượng Ân · 48 hộ"
    std::string parentCode;
    Date date;
    std::optional<std::int64_t> persons;
    std::optional<std::int64_t> female;
    std::optional<std::int64_t> male;
    std::optional<std::int64_t> households;
    /// Date of the population figures; with several, the oldest.
    std::optional<Date> populationDate;
    std::vector<CardGroup> groups; ///< in the fixed order of the palette, none with 0 persons
    std::vector<CardBar> bars;
    std::vector<CardProject> projects; ///< latest step first
    /// "✓ O1 đúng tiến độ": the first bar's word.
    LocalText status;
    /// Villages of a commune or of the project with no figure at all at this date.
    std::vector<std::string> silentUnits;
    bool illustrative = false;
};

/// A village or commune (a commune adds up its villages). Fails for a code the map does not know.
[[nodiscard]] Result<Card> unitCard(const Map& map, std::string_view code, Date date);
/// The whole project: what the card shows while nothing is selected.
[[nodiscard]] Card projectCard(const Map& map, Date date);
/// One bar a commune with project villages for an indicator ("So sánh ba xã"), best first.
[[nodiscard]] std::vector<CardBar> communeBars(const Map& map, std::string_view indicator,
                                               Date date);

} // namespace thonmap::session
