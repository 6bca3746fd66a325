#include "session/card.h"

#include "core/cell.h"
#include "core/number_format.h"
#include "monitoring/rules.h"
#include "monitoring/village.h"
#include "monitoring/words.h"
#include "session/messages.h"
#include "session/stable_sort.h"
#include "session/themed_layer.h"
#include "text/collator.h"
#include "thematic/palette.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace thonmap::session {

namespace {

using monitoring::Figure;
using monitoring::IndicatorProgress;
using monitoring::Unit;

constexpr int kOutOfDateDays = 92;

LocalText both(const auto& make) {
    return {make(Language::vi), make(Language::en)};
}

std::optional<std::int64_t> whole(double value) {
    return std::isfinite(value) ? std::optional(std::llround(value)) : std::nullopt;
}

/// "142,0 triệu"; from a thousand million on "1,42 tỷ".
std::string millions(double vnd, Language language) {
    const bool vi = language == Language::vi;
    if (std::abs(vnd) >= 1e9)
        return formatNumber(vnd / 1e9, 2, language) + (vi ? " tỷ" : " billion");
    return formatNumber(vnd / 1e6, 1, language) + (vi ? " triệu" : " million");
}

/// Everything a card needs, computed once for all its blocks.
struct Facts {
    const Map& map;
    Date date;
    const monitoring::Framework& framework;
    std::vector<Unit> units;
    Diagnostics diagnostics;

    const Unit* unit(std::string_view code) const {
        const auto found = std::ranges::find(units, code, &Unit::code);
        return found == units.end() ? nullptr : &*found;
    }
    /// A code that is not valid at the date still has a name.
    std::optional<Unit> anyUnit(std::string_view code) const {
        if (const Unit* valid = unit(code))
            return *valid;
        const FeatureTable* table = map.registers.table("unit");
        for (std::size_t row = 0; table != nullptr && row < table->rowCount(); ++row)
            if (table->text("code", row) == code)
                return Unit{.code = std::string(code),
                            .name = table->text("name", row),
                            .level = table->text("level", row),
                            .parent = table->text("parent", row)};
        return {};
    }
};

void addPopulation(Facts& facts, const std::vector<std::string>& codes, Card& card) {
    const monitoring::Population population =
        monitoring::populationOf(facts.map.registers, codes, facts.date, facts.diagnostics);
    if (population.unitsWithData == 0)
        return;
    card.persons = whole(population.persons());
    card.female = whole(population.women);
    card.male = whole(population.men);
    if (population.households)
        card.households = whole(*population.households);
    card.populationDate = population.asOf;
    card.illustrative = card.illustrative || population.illustrative;
    // The palette's order everywhere, so that colours are found again.
    const auto order = [](const CardGroup& group) {
        const auto known = thematic::groupColours();
        const auto found = std::ranges::find(known, group.name, &thematic::GroupColour::name);
        return found - known.begin();
    };
    for (const monitoring::Population::Group& group : population.groups) {
        if (group.persons() <= 0)
            continue;
        card.groups.push_back({.name = group.name,
                               .colour = thematic::groupColour(group.name),
                               .persons = std::llround(group.persons()),
                               .female = std::llround(group.women),
                               .male = std::llround(group.men)});
    }
    stableSortBy(card.groups, order);
}

CardBar barOf(const IndicatorProgress& indicator, const Figure& figure, Date date) {
    CardBar bar;
    bar.code = indicator.code;
    bar.title = indicator.title;
    bar.value = monitoring::numberText(indicator, figure);
    const auto held = [](double fraction) { return std::clamp(fraction, 0.0, 1.0); };
    if (figure.actual && figure.fraction)
        bar.fraction = held(*figure.fraction);
    if (figure.plannedFraction)
        bar.planned = held(*figure.plannedFraction);
    bar.note = monitoring::gapText(indicator, figure);
    bar.status = figure.status;
    bar.asOf = figure.asOf;
    bar.outOfDate =
        figure.asOf && date.daysSinceEpoch - figure.asOf->daysSinceEpoch > kOutOfDateDays;
    return bar;
}

/// The core members of rule R2 and its kind: how far the asked share is.
void addRuleBars(Facts& facts, Card& card) {
    for (const monitoring::RuleDefinition& rule : facts.framework.rules) {
        auto result = monitoring::checkRule(rule, facts.framework, facts.map.registers, facts.date,
                                            facts.diagnostics);
        if (!result)
            continue; // the theme that uses the rule says why
        const std::size_t judged = result->passed + result->failed.size();
        CardBar bar;
        bar.code = rule.code;
        bar.title = rule.title;
        if (judged == 0) {
            bar.value = {"–", "–"};
        } else {
            bar.value = both([&](Language language) {
                return fmt::format(
                    "{} / {}", formatInteger(static_cast<std::int64_t>(result->passed), language),
                    formatInteger(static_cast<std::int64_t>(judged), language));
            });
            bar.fraction = static_cast<double>(result->passed) / static_cast<double>(judged);
            bar.status =
                result->failed.empty() ? monitoring::Status::done : monitoring::Status::behind;
        }
        if (!result->failed.empty())
            bar.note = result->failed.front().reason;
        card.bars.push_back(std::move(bar));
    }
}

/// Whole programme: the totals. Units: their own figures, or the sum over the villages below.
void addBars(Facts& facts, const std::vector<std::string>& codes, bool wholeProject, Card& card) {
    auto progress =
        monitoring::progress(facts.framework, facts.map.registers, facts.date, facts.diagnostics);
    if (!progress)
        return;
    std::set<std::string> reporting;
    for (const IndicatorProgress& indicator : *progress) {
        for (const Figure& figure : indicator.places)
            if (figure.actual)
                reporting.insert(figure.unitCode);
        if (wholeProject) {
            card.bars.push_back(barOf(indicator, indicator.total, facts.date));
            card.illustrative = card.illustrative || indicator.total.illustrative;
            continue;
        }
        std::vector<Figure> figures;
        for (const std::string& code : codes)
            if (const Figure* place = indicator.place(code))
                figures.push_back(*place);
        if (figures.empty())
            continue; // nothing is promised here
        const monitoring::IndicatorDefinition* definition =
            facts.framework.indicator(indicator.code);
        const Figure figure =
            figures.size() == 1 || definition == nullptr
                ? figures.front()
                : monitoring::combined(*definition, facts.framework, figures, facts.date);
        card.bars.push_back(barOf(indicator, figure, facts.date));
        card.illustrative = card.illustrative || figure.illustrative;
    }
    std::set<std::string> promised;
    for (const IndicatorProgress& indicator : *progress)
        for (const Figure& figure : indicator.places)
            promised.insert(figure.unitCode);
    for (const std::string& code : promised) {
        const bool asked = wholeProject || std::ranges::find(codes, code) != codes.end();
        const Unit* unit = facts.unit(code);
        if (asked && unit != nullptr && !reporting.contains(code))
            card.silentUnits.push_back(unit->name);
    }
    if (wholeProject)
        addRuleBars(facts, card);
}

const thematic::SymbolClasses* projectSymbols(const Map& map) {
    for (const MapLayerPtr& layer : map.layers)
        if (layer->definition.symbols && layer->definition.source.points &&
            layer->definition.source.points->table == "sub_project")
            return &*layer->definition.symbols;
    return nullptr;
}

const thematic::SymbolValue* valueOf(const std::vector<thematic::SymbolValue>& values,
                                     std::string_view wanted) {
    const auto found = std::ranges::find(values, wanted, &thematic::SymbolValue::value);
    return found == values.end() ? nullptr : &*found;
}

CardProject projectOf(const Facts& facts, const monitoring::SubProject& project,
                      const std::set<std::string>& broken) {
    CardProject item{.id = project.id,
                     .title = project.title,
                     .type = project.type,
                     .state = project.state,
                     .typeText = {project.type, project.type},
                     .stateText = {project.state, project.state},
                     .communityShare = project.communityShare,
                     .ruleBroken = broken.contains(project.id),
                     .unitCode = project.unitCode};
    for (const monitoring::StepTable& steps : facts.framework.stepTables)
        for (const monitoring::StepTable::Step& step : steps.steps)
            if (step.state == project.state)
                item.stateText = step.title;
    std::string shape = project.type;
    std::string state = project.state;
    if (const thematic::SymbolClasses* symbols = projectSymbols(facts.map)) {
        if (const auto* value = valueOf(symbols->shapes, project.type)) {
            item.typeText = value->label;
            shape = value->symbol;
        }
        if (const auto* value = valueOf(symbols->states, project.state))
            state = value->symbol;
    }
    item.symbol = shape + '-' + state;
    const double cost = project.totalPlanned > 0 ? project.totalPlanned : project.totalDisbursed;
    if (cost > 0)
        item.costVnd = cost;
    item.line = both([&](Language language) {
        std::string line = item.stateText.in(language);
        if (item.costVnd)
            line += " · " + millions(*item.costVnd, language);
        if (item.communityShare)
            line += (language == Language::vi ? " · đối ứng " : " · community share ") +
                    formatPercent(*item.communityShare, 0, language);
        return line;
    });
    return item;
}

void addProjects(Facts& facts, const std::vector<std::string>& codes, bool wholeProject,
                 Card& card) {
    const auto steps =
        std::ranges::find(facts.framework.stepTables, "sub_project", &monitoring::StepTable::table);
    if (steps == facts.framework.stepTables.end())
        return;
    auto projects = monitoring::subProjectsAt(facts.map.registers, *steps, facts.date);
    if (!projects)
        return;
    std::set<std::string> broken;
    for (const monitoring::RuleDefinition& rule : facts.framework.rules) {
        if (rule.kind != monitoring::RuleKind::share || rule.table != "sub_project")
            continue;
        if (auto result = monitoring::checkRule(rule, facts.framework, facts.map.registers,
                                                facts.date, facts.diagnostics))
            for (const auto& failure : result->failed)
                broken.insert(failure.subject);
    }
    std::vector<const monitoring::SubProject*> chosen;
    for (const monitoring::SubProject& project : *projects)
        if (wholeProject || std::ranges::find(codes, project.unitCode) != codes.end())
            chosen.push_back(&project);
    stableSortBy(chosen, [](const monitoring::SubProject* project) {
        return -project->stateSince.value_or(Date{}).daysSinceEpoch;
    });
    for (const monitoring::SubProject* project : chosen) {
        card.projects.push_back(projectOf(facts, *project, broken));
        card.illustrative = card.illustrative || project->illustrative;
    }
}

LocalText levelText(const std::string& level) {
    if (level == "village")
        return {"thôn", "village"};
    if (level == "commune")
        return {"xã", "commune"};
    if (level == "district")
        return {"huyện", "district"};
    return {level, level};
}

LocalText unitKind(const Facts& facts, const Unit& unit, const Card& card) {
    const std::optional<Unit> parent = facts.anyUnit(unit.parent);
    return both([&](Language language) {
        std::string text = levelText(unit.level).in(language);
        if (parent) {
            const std::string level = levelText(parent->level).in(language);
            text += language == Language::vi ? " · " + level + ' ' + parent->name
                                             : " · " + parent->name + ' ' + level;
        }
        if (card.households)
            text += " · " + formatInteger(*card.households, language) +
                    (language == Language::vi ? " hộ" : " households");
        return text;
    });
}

void setStatus(Card& card) {
    if (card.bars.empty())
        return;
    const CardBar& first = card.bars.front();
    const LocalText words = monitoring::statusWords(first.status);
    card.status = {first.code + ' ' + words.vi, first.code + ' ' + words.en};
}

} // namespace

Result<Card> unitCard(const Map& map, std::string_view code, Date date) {
    Facts facts{.map = map,
                .date = date,
                .framework = frameworkOf(map),
                .units = monitoring::unitsAt(map.registers, date)};
    const std::optional<Unit> unit = facts.anyUnit(code);
    if (!unit)
        return fail(msg::noUnit, {{"code", std::string(code)}});
    Card card{.code = unit->code, .name = unit->name, .parentCode = unit->parent, .date = date};
    const std::vector<std::string> codes = monitoring::unitAndBelow(map.registers, code, date);
    addPopulation(facts, codes, card);
    addBars(facts, codes, false, card);
    addProjects(facts, codes, false, card);
    card.kind = unitKind(facts, *unit, card);
    setStatus(card);
    return card;
}

Card projectCard(const Map& map, Date date) {
    Facts facts{.map = map,
                .date = date,
                .framework = frameworkOf(map),
                .units = monitoring::unitsAt(map.registers, date)};
    Card card{.date = date};
    const LocalText& title = map.framework && !map.framework->title.vi.empty()
                                 ? map.framework->title
                                 : map.document.title;
    card.name = title.vi;
    card.title = title;
    // The programme's own units; every village where no programme says which.
    std::vector<std::string> codes;
    for (const Unit& unit : facts.units)
        if (unit.level == "village")
            codes.push_back(unit.code);
    addPopulation(facts, codes, card);
    addBars(facts, codes, true, card);
    addProjects(facts, codes, true, card);
    card.kind = both([&](Language language) {
        const auto count = static_cast<std::int64_t>(codes.size());
        return formatInteger(count, language) + (language == Language::vi ? " thôn"
                                                 : count == 1             ? " village"
                                                                          : " villages");
    });
    setStatus(card);
    return card;
}

std::vector<CardBar> communeBars(const Map& map, std::string_view indicator, Date date) {
    std::vector<CardBar> bars;
    const monitoring::Framework& framework = frameworkOf(map);
    const monitoring::IndicatorDefinition* definition = framework.indicator(indicator);
    if (definition == nullptr)
        return bars;
    Diagnostics ignored; // the theme reports the same
    auto progress = monitoring::progressOf(*definition, framework, map.registers, date, ignored);
    if (!progress)
        return bars;
    for (const Unit& unit : monitoring::unitsAt(map.registers, date)) {
        if (unit.level != "commune")
            continue;
        std::vector<Figure> figures;
        for (const std::string& code : monitoring::unitAndBelow(map.registers, unit.code, date))
            if (const Figure* place = progress->place(code))
                figures.push_back(*place);
        if (figures.empty())
            continue;
        CardBar bar =
            barOf(*progress, monitoring::combined(*definition, framework, figures, date), date);
        bar.code = unit.code;
        bar.title = {unit.name, unit.name};
        bars.push_back(std::move(bar));
    }
    stableSortBy(bars, [](const CardBar& bar) { return -bar.fraction.value_or(-1); });
    return bars;
}

} // namespace thonmap::session
