#include "session/picture.h"

#include "io/raster_source.h"
#include "monitoring/progress.h"
#include "monitoring/village.h"
#include "session/messages.h"
#include "session/themed_layer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <set>

namespace thonmap::session {

namespace {

/// An undo or the next month of a slider finds what was resolved before.
constexpr std::size_t kRemembered = 48;
constexpr int kOverviewPx = 2400;

LocalText joined(const LocalText& a, const LocalText& b) {
    const auto join = [](const std::string& left, const std::string& right) {
        return left.empty() || right.empty() ? left + right : left + " · " + right;
    };
    return {join(a.vi, b.vi), join(a.en, b.en)};
}

bool hasRows(const Overlay& overlay, std::string_view layer) {
    const auto asks = [&](const Selection& selection) {
        return selection.layer == layer && !selection.empty();
    };
    return asks(overlay.selection) || asks(overlay.hover) ||
           std::ranges::any_of(overlay.answers,
                               [&](const AnswerPtr& answer) { return answer->layer == layer; }) ||
           (overlay.sites && overlay.sites->layer == layer);
}

/// The layer itself where it is drawn, else another that draws the same rows.
std::optional<std::size_t> drawnAs(const Map& map, const render::Scene& scene,
                                   std::string_view layer) {
    if (const auto index = sceneLayerIndex(scene, layer))
        return index;
    const MapLayer* wanted = map.layer(layer);
    for (std::size_t i = scene.layers.size(); wanted != nullptr && i-- > 0;)
        if (scene.layers[i].style->table == wanted->table)
            return i;
    return {};
}

void addHighlight(const Map& map, render::Scene& scene, render::Highlight::Kind kind,
                  const std::string& layer, std::vector<std::size_t> rows, bool numbered = false) {
    const auto index = rows.empty() ? std::nullopt : drawnAs(map, scene, layer);
    if (index)
        scene.highlights.push_back(
            {.kind = kind, .layer = *index, .rows = std::move(rows), .numbered = numbered});
}

void addSites(const Map& map, const SiteChoice& choice, render::Scene& scene) {
    std::vector<std::size_t> rows;
    for (const SiteChoice::Site& site : choice.sites) {
        rows.push_back(site.row);
        if (choice.serviceDistanceMetres > 0 && std::isfinite(site.at.x))
            scene.circles.push_back({site.at, choice.serviceDistanceMetres});
    }
    for (const SiteChoice::Demand& demand : choice.demand) {
        if (!demand.site || !std::isfinite(demand.at.x))
            continue;
        const XY to = choice.sites[*demand.site].at;
        if (std::isfinite(to.x) && demand.at != to)
            scene.links.push_back({demand.at, to});
    }
    addHighlight(map, scene, render::Highlight::Kind::site, choice.layer, std::move(rows), true);
}

void addOverlay(const Map& map, const Overlay& overlay, render::Scene& scene) {
    using Kind = render::Highlight::Kind;
    for (const AnswerPtr& answer : overlay.answers) {
        addHighlight(map, scene, Kind::result, answer->layer, answer->rows, true);
        scene.circles.insert(scene.circles.end(), answer->circles.begin(), answer->circles.end());
    }
    if (overlay.sites)
        addSites(map, *overlay.sites, scene);
    addHighlight(map, scene, Kind::selection, overlay.selection.layer, overlay.selection.rows);
    addHighlight(map, scene, Kind::hover, overlay.hover.layer, overlay.hover.rows);
}

LocalText dateLineOf(const Map& map, const View& view, std::optional<Date> newest) {
    LocalText line;
    const bool datedUnits = std::ranges::any_of(map.layers, [](const MapLayerPtr& layer) {
        return !layer->definition.validFromField.empty();
    });
    if (datedUnits)
        line = {"Ranh giới theo ngày " + view.date.dayFirst(),
                "Boundaries of " + view.date.dayFirst()};
    if (newest)
        line = joined(line,
                      {"số liệu đến " + newest->dayFirst(), "figures up to " + newest->dayFirst()});
    return line;
}

LocalText sourceLineOf(const Map& map, const render::Scene& scene,
                       const std::set<std::string>& registers) {
    LocalText line = map.document.source;
    std::set<std::string> said;
    const auto say = [&](const LocalText& source) {
        const std::string& words = source.in(Language::vi);
        if (!words.empty() && said.insert(words).second)
            line = joined(line, {words, source.in(Language::en)});
    };
    for (const render::SceneLayer& layer : scene.layers)
        if (layer.style->visible)
            say(layer.style->source);
    for (const std::string& source : registers)
        say({source, source}); // data: in the words of whoever gave the figures
    if (line.vi.empty() && line.en.empty())
        for (const MapLayerPtr& layer : map.layers)
            for (const std::string& file : layer->files)
                say({std::filesystem::path(file).filename().string(), {}});
    return line;
}

} // namespace

std::vector<Theme> themesOf(const Map& map, const View& view) {
    std::vector<Theme> themes;
    for (const MapLayerPtr& layer : map.layers) {
        if (!layer->isTheme())
            continue;
        Theme theme{.id = layer->id(),
                    .title = layer->definition.title,
                    .parameters = layer->definition.parameters};
        if (const auto chosen = view.choices.find(layer->id()); chosen != view.choices.end())
            for (thematic::LayerParameter& parameter : theme.parameters)
                if (const auto value = chosen->second.find(parameter.name);
                    value != chosen->second.end())
                    parameter.chosen = value->second;
        themes.push_back(std::move(theme));
    }
    return themes;
}

std::optional<std::size_t> sceneLayerIndex(const render::Scene& scene, std::string_view layerId) {
    for (std::size_t i = 0; i < scene.layers.size(); ++i)
        if (scene.layers[i].style->id == layerId)
            return i;
    return {};
}

Result<std::shared_ptr<const ThemedLayer>> SceneMaker::themed(const Map& map,
                                                              const MapLayerPtr& layer,
                                                              const View& view,
                                                              Diagnostics& diagnostics) {
    Resolved key{.layer = layer};
    if (isDated(*layer))
        key.date = view.date;
    if (const auto chosen = view.choices.find(layer->id()); chosen != view.choices.end())
        key.choices = chosen->second;
    for (const Resolved& known : m_resolved)
        if (known.layer == key.layer && known.date == key.date && known.choices == key.choices)
            return known.themed;
    Result<ThemedLayer> made = themedLayer(map, *layer, key.choices, view.date, diagnostics);
    if (!made)
        return std::unexpected(std::move(made.error()));
    key.themed = std::make_shared<const ThemedLayer>(std::move(*made));
    m_resolved.push_back(key);
    if (m_resolved.size() > kRemembered)
        m_resolved.erase(m_resolved.begin());
    return key.themed;
}

Result<void> SceneMaker::addLayers(const Map& map, const View& view, const Overlay& overlay,
                                   render::Scene& scene, Diagnostics& diagnostics) {
    std::optional<Date> newest;
    std::set<std::string> sources;
    for (std::size_t i = view.layers.size(); i-- > 0;) {
        const View::Layer& shown = view.layers[i];
        const auto index = map.layerIndex(shown.id);
        if (!index)
            continue;
        const MapLayerPtr& layer = map.layers[*index];
        const bool visible = layer->isTheme() ? shown.id == view.theme : shown.visible;
        if (!visible && !hasRows(overlay, shown.id))
            continue;
        auto themedLayer = themed(map, layer, view, diagnostics);
        if (!themedLayer)
            return std::unexpected(std::move(themedLayer.error()));
        const ThemedLayer& made = **themedLayer;
        thematic::ResolvedLayerPtr style = made.style;
        if (shown.opacity != 1 || !visible) {
            auto changed = std::make_shared<thematic::ResolvedLayer>(*style);
            changed->opacity *= shown.opacity;
            changed->visible = changed->visible && visible;
            style = std::move(changed);
        }
        if (visible) {
            scene.illustrative = scene.illustrative || style->illustrative;
            if (made.newest)
                newest = newest ? std::max(*newest, *made.newest) : *made.newest;
            sources.insert(made.sources.begin(), made.sources.end());
        }
        if (layer->isTheme() && visible) {
            auto headline = headlineOf(map, made, view.date, diagnostics);
            if (!headline)
                return std::unexpected(std::move(headline.error()));
            scene.headline = std::move(*headline);
        }
        scene.layers.push_back({.style = std::move(style),
                                .geometry = layer->geometry,
                                .anchors = layer->anchors,
                                .index = layer->index});
    }
    scene.dateLine = dateLineOf(map, view, newest);
    scene.sourceLine = sourceLineOf(map, scene, sources);
    return {};
}

Result<void> SceneMaker::addBackgrounds(const Map& map, const View& view,
                                        const std::optional<BackgroundDetail>& detail,
                                        render::Scene& scene, Diagnostics& diagnostics) {
    for (std::size_t i = map.backgrounds.size(); i-- > 0;) {
        const MapBackground& background = map.backgrounds[i];
        const double opacity =
            i < view.backgroundOpacities.size() ? view.backgroundOpacities[i] : background.opacity;
        if (opacity <= 0 || background.extent.empty())
            continue;
        const auto known = std::ranges::find_if(m_pictures, [&](const Picture& picture) {
            return picture.file == background.file && picture.detail == detail;
        });
        if (known != m_pictures.end()) {
            scene.backgrounds.push_back({known->raster, opacity});
            continue;
        }
        const Extent window = detail ? detail->window : background.extent;
        const double aspect = window.height() > 0 ? window.width() / window.height() : 1;
        const int width = detail
                              ? detail->widthPx
                              : std::max(1, static_cast<int>(kOverviewPx * std::min(1.0, aspect)));
        const int height = detail
                               ? detail->heightPx
                               : std::max(1, static_cast<int>(kOverviewPx / std::max(1.0, aspect)));
        auto raster = io::readRaster(background.file, map.crs, window, width, height, diagnostics);
        if (!raster)
            return std::unexpected(std::move(raster.error()));
        std::erase_if(m_pictures, [&](const Picture& old) {
            return old.file == background.file && old.detail;
        });
        m_pictures.push_back(
            {background.file, detail, std::make_shared<const Raster>(std::move(*raster))});
        scene.backgrounds.push_back({m_pictures.back().raster, opacity});
    }
    return {};
}

Result<render::ScenePtr> SceneMaker::make(const MapPtr& map, const View& view,
                                          const Overlay& overlay, Diagnostics& diagnostics,
                                          const std::optional<BackgroundDetail>& detail) {
    if (!view.theme.empty()) {
        const MapLayer* theme = map->layer(view.theme);
        if (theme == nullptr || !theme->isTheme())
            return fail(msg::noTheme, {{"theme", view.theme}, {"themes", themeIds(*map)}},
                        {.file = map->path.string(), .layer = view.theme});
    }
    auto scene = std::make_shared<render::Scene>();
    scene->crs = map->crs;
    scene->extent = map->extent;
    scene->title = map->document.title;
    scene->headline.title = map->document.title;
    if (auto added = addBackgrounds(*map, view, detail, *scene, diagnostics); !added)
        return std::unexpected(std::move(added.error()));
    if (auto added = addLayers(*map, view, overlay, *scene, diagnostics); !added)
        return std::unexpected(std::move(added.error()));
    addOverlay(*map, overlay, *scene);
    return scene;
}

Result<TimeLine> timeLine(const Map& map, const View& view) {
    TimeLine line;
    for (const Date date : monitoring::populationDates(map.registers))
        line.marks.push_back(
            {date, {"điều tra dân số " + date.dayFirst(), "population count " + date.dayFirst()}});
    const MapLayer* theme = map.layer(view.theme);
    if (theme == nullptr || map.lastDate <= map.firstDate)
        return line;
    const auto chosen = view.choices.find(view.theme);
    auto definition =
        definitionFor(map, *theme, chosen == view.choices.end() ? Choices{} : chosen->second);
    if (!definition)
        return std::unexpected(std::move(definition.error()));
    line.title = definition->title;
    auto measures = monitoring::parseMeasures(definition->values, definition->path);
    if (!measures)
        return std::unexpected(std::move(measures.error()));
    const auto measure =
        std::ranges::find(*measures, monitoring::MeasureKind::progress, &monitoring::Measure::kind);
    if (measure == measures->end())
        return line;
    const monitoring::Framework& framework = frameworkOf(map);
    const monitoring::IndicatorDefinition* indicator = framework.indicator(measure->indicator);
    if (indicator == nullptr)
        return line;
    std::vector<Date> dates{map.firstDate};
    for (int year = map.firstDate.year(), month = map.firstDate.month(); dates.size() < 1200;) {
        month = month % 12 + 1;
        year += month == 1 ? 1 : 0;
        // The last day of a month is the day before the next one's first.
        Date end = *Date::fromYmd(year, month, 1);
        --end.daysSinceEpoch;
        if (end > dates.back() && end < map.lastDate)
            dates.push_back(end);
        if (end >= map.lastDate)
            break;
    }
    dates.push_back(map.lastDate);
    Diagnostics ignored; // the theme itself reports the same
    auto figures = monitoring::course(*indicator, framework, map.registers, dates, ignored);
    if (!figures)
        return std::unexpected(std::move(figures.error()));
    line.title = indicator->title;
    const double none = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t i = 0; i < dates.size(); ++i) {
        const monitoring::Figure& figure = (*figures)[i];
        line.points.push_back(
            {dates[i], figure.actual.value_or(none), figure.planned.value_or(none)});
        line.target = figure.target;
    }
    return line;
}

} // namespace thonmap::session
