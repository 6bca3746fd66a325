#include "session/themed_layer.h"

#include "core/number_format.h"
#include "monitoring/progress.h"
#include "monitoring/village.h"
#include "monitoring/words.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace thonmap::session {

using monitoring::Measure;
using monitoring::MeasureKind;

const monitoring::Framework& frameworkOf(const Map& map) {
    static const monitoring::Framework kNone;
    return map.framework ? *map.framework : kNone;
}

bool isDated(const MapLayer& layer) {
    const thematic::LayerDefinition& definition = layer.definition;
    return !definition.values.is(document::Value::Kind::null) ||
           !definition.validFromField.empty() || !definition.validToField.empty();
}

std::vector<std::uint8_t> shownRows(const Map& map, const MapLayer& layer, const Choices& choices,
                                    Date date) {
    std::vector<std::uint8_t> shown(layer.table->rowCount(), 1);
    if (!isDated(layer) && layer.definition.filter.empty() && !layer.definition.symbols)
        return shown;
    Diagnostics ignored; // the scene reports the same
    const auto themed = themedLayer(map, layer, choices, date, ignored);
    for (std::size_t row = 0; themed && row < shown.size(); ++row)
        shown[row] = themed->style->classOfRow[row] != thematic::ResolvedLayer::kHidden;
    return shown;
}

Result<ThemedLayer> themedLayer(const Map& map, const MapLayer& layer, const Choices& choices,
                                Date date, Diagnostics& diagnostics) {
    ThemedLayer themed;
    Result<thematic::LayerDefinition> definition = definitionFor(map, layer, choices);
    if (!definition)
        return std::unexpected(std::move(definition.error()));
    themed.definition = std::move(*definition);
    auto measures = monitoring::parseMeasures(themed.definition.values, themed.definition.path);
    if (!measures)
        return std::unexpected(std::move(measures.error()));
    themed.measures = std::move(*measures);

    thematic::LayerFigures figures{.table = layer.table, .date = date};
    if (!themed.measures.empty()) {
        std::vector<std::string> keys(layer.table->rowCount());
        for (std::size_t row = 0; row < keys.size(); ++row)
            keys[row] = layer.table->text(themed.definition.keyField, row);
        auto evaluated = monitoring::evaluate(themed.measures, map.registers, frameworkOf(map),
                                              keys, date, diagnostics);
        if (!evaluated) {
            if (evaluated.error().where.file.empty())
                evaluated.error().where.file = themed.definition.path;
            evaluated.error().where.layer = layer.id();
            return std::unexpected(std::move(evaluated.error()));
        }
        figures.derived =
            std::make_shared<const std::vector<Column>>(std::move(evaluated->columns));
        figures.illustrative = std::move(evaluated->illustrative);
        themed.newest = evaluated->newest;
        themed.sources = std::move(evaluated->sources);
    }
    auto style = thematic::resolve(themed.definition, figures, diagnostics);
    if (!style) {
        if (style.error().where.layer.empty())
            style.error().where.layer = layer.id();
        return std::unexpected(std::move(style.error()));
    }
    themed.style = std::make_shared<const thematic::ResolvedLayer>(std::move(*style));
    return themed;
}

namespace {

LocalText both(const auto& make) {
    return {make(Language::vi), make(Language::en)};
}

LocalText countText(std::int64_t count, const LocalText& unit) {
    return both([&](Language language) {
        return fmt::format("{} {}", formatInteger(count, language), unit.in(language));
    });
}

const Measure* measureOf(const ThemedLayer& layer, MeasureKind kind) {
    const auto found = std::ranges::find(layer.measures, kind, &Measure::kind);
    return found == layer.measures.end() ? nullptr : &*found;
}

std::size_t shownRows(const thematic::ResolvedLayer& layer) {
    return layer.classOfRow.size() - static_cast<std::size_t>(std::ranges::count(
                                         layer.classOfRow, thematic::ResolvedLayer::kHidden));
}

std::size_t rowsWithoutFigure(const thematic::ResolvedLayer& layer) {
    std::size_t count = 0;
    for (const thematic::StyleClass& each : layer.classes)
        if (each.noData)
            count += each.count;
    return count;
}

Result<thematic::Headline> progressHeadline(const Map& map, const Measure& measure, Date date,
                                            Diagnostics& diagnostics) {
    const monitoring::Framework& framework = frameworkOf(map);
    const monitoring::IndicatorDefinition* indicator = framework.indicator(measure.indicator);
    if (indicator == nullptr)
        return thematic::Headline{}; // evaluate() has already refused it
    auto progress = monitoring::progressOf(*indicator, framework, map.registers, date, diagnostics);
    if (!progress)
        return std::unexpected(std::move(progress.error()));
    thematic::Headline headline;
    headline.title = both([&](Language language) {
        const std::string& title = indicator->title.in(language);
        return title.find(indicator->code) != std::string::npos
                   ? title
                   : fmt::format("{} ({})", title, indicator->code);
    });
    headline.subtitle = monitoring::subtitleText(*progress, framework);
    headline.number = monitoring::numberText(*progress, progress->total);
    headline.fraction = progress->total.fraction;
    headline.plannedFraction = progress->total.plannedFraction;
    headline.gap = monitoring::gapText(*progress, progress->total);
    headline.gapIsBehind = progress->total.status == monitoring::Status::behind ||
                           progress->total.status == monitoring::Status::overdue ||
                           (progress->total.fraction && progress->total.plannedFraction &&
                            *progress->total.fraction < *progress->total.plannedFraction);
    for (const monitoring::StatusCount& count : monitoring::statusCounts(*progress))
        headline.counts.push_back({count.text, count.status == monitoring::Status::behind ||
                                                   count.status == monitoring::Status::overdue});
    return headline;
}

/// Sub-projects: how many there are, and how many stand at each step.
thematic::Headline stepHeadline(const Map& map, const ThemedLayer& layer, const Measure& measure,
                                Date date) {
    const thematic::ResolvedLayer& style = *layer.style;
    thematic::Headline headline;
    headline.title = style.title;
    headline.number = countText(static_cast<std::int64_t>(shownRows(style)), style.countUnit);
    headline.subtitle = both([&](Language language) {
        return fmt::format("{} {}", language == Language::vi ? "Tình trạng đến ngày" : "State on",
                           date.dayFirst());
    });
    const auto column = std::ranges::find(*style.derived, measure.name, &Column::name);
    const monitoring::StepTable* steps = frameworkOf(map).stepTable(measure.steps);
    if (column == style.derived->end() || steps == nullptr)
        return headline;
    std::map<std::string, std::int64_t> counts;
    for (std::size_t row = 0; row < style.classOfRow.size(); ++row)
        if (style.classOfRow[row] != thematic::ResolvedLayer::kHidden)
            ++counts[plainText(column->value(row))];
    for (const monitoring::StepTable::Step& step : steps->steps)
        if (counts[step.state] > 0)
            headline.counts.push_back({countText(counts[step.state], step.title), false});
    const auto broken = std::ranges::count_if(
        style.badges, [](const std::string& badge) { return !badge.empty(); });
    if (broken > 0 && !layer.definition.badges.empty())
        headline.counts.push_back({countText(broken, layer.definition.badges.front().label), true});
    return headline;
}

/// People by group: the asked group's share of all, and every group's total.
thematic::Headline groupHeadline(const ThemedLayer& layer, Date date) {
    const thematic::ResolvedLayer& style = *layer.style;
    thematic::Headline headline;
    headline.title = style.title;
    const std::size_t shown = shownRows(style);
    headline.subtitle = both([&](Language language) {
        const bool vi = language == Language::vi;
        return fmt::format("{}/{} {} {} · {} {}", shown - rowsWithoutFigure(style), shown,
                           style.countUnit.in(language), vi ? "có số liệu" : "with figures",
                           vi ? "số liệu đến" : "figures of",
                           layer.newest.value_or(date).dayFirst());
    });
    if (!style.chart)
        return headline;
    double all = 0;
    double asked = 0;
    const Measure* share = measureOf(layer, MeasureKind::share);
    const Measure* parts = measureOf(layer, MeasureKind::parts);
    for (const thematic::Chart::Part& part : style.chart->parts) {
        all += part.total;
        if (part.total > 0)
            headline.counts.push_back({countText(std::llround(part.total), part.label), false});
        if (share == nullptr || parts == nullptr)
            continue;
        const bool counts = std::ranges::any_of(parts->parts, [&](const Measure::Part& each) {
            return parts->name + '_' + each.key == part.field &&
                   std::ranges::any_of(each.values, [&](const std::string& value) {
                       return std::ranges::find(share->of, value) != share->of.end();
                   });
        });
        if (counts)
            asked += part.total;
    }
    // Six is what fits a strip; parts come in the order of the palette.
    if (headline.counts.size() > 6)
        headline.counts.resize(6);
    if (all > 0)
        headline.number = both([&](Language language) {
            const std::string whole =
                fmt::format("{} {}", formatInteger(std::llround(all), language),
                            style.chart->unit.in(language));
            if (share == nullptr || share->of.empty())
                return whole;
            return fmt::format("{} {} / {} · {}", fmt::join(share->of, ", "),
                               formatInteger(std::llround(asked), language), whole,
                               formatPercent(asked / all, 0, language));
        });
    if (all > 0 && share != nullptr)
        headline.fraction = asked / all;
    return headline;
}

} // namespace

Result<thematic::Headline> headlineOf(const Map& map, const ThemedLayer& layer, Date date,
                                      Diagnostics& diagnostics) {
    if (const Measure* progress = measureOf(layer, MeasureKind::progress))
        return progressHeadline(map, *progress, date, diagnostics);
    if (const Measure* step = measureOf(layer, MeasureKind::step); step && layer.style->derived)
        return stepHeadline(map, layer, *step, date);
    if (layer.style->chart || measureOf(layer, MeasureKind::share) != nullptr)
        return groupHeadline(layer, date);
    thematic::Headline headline;
    headline.title = layer.style->title;
    return headline;
}

} // namespace thonmap::session
