#include "cli/source_argument.h"

#include "cli/messages.h"
#include "io/source.h"
#include "session/picture.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace thonmap::cli {

namespace fs = std::filesystem;

namespace {

/// Faults of a file that its owner should mend before anything is made of it.
bool isDamage(const Finding& finding) {
    return finding.kind == FindingKind::missingPart || finding.kind == FindingKind::truncated ||
           (finding.kind == FindingKind::crsMissing && finding.what.message->code == "missing_prj");
}

} // namespace

Result<Opened> openArgument(const std::string& source, const std::string& layer,
                            const Progress& progress) {
    Opened opened{.layer = layer, .file = source};
    const std::size_t colon = source.rfind(':');
    if (colon != std::string::npos && session::isMapDocument(source.substr(0, colon))) {
        opened.file = source.substr(0, colon);
        opened.layer = source.substr(colon + 1);
    }
    opened.isMap = session::isMapDocument(opened.file);
    std::string name = opened.file;
    if (!opened.isMap) {
        Result<io::SourceName> parsed = io::parseSourceName(source);
        if (!parsed)
            return std::unexpected(std::move(parsed.error()));
        opened.file = parsed->path;
        if (parsed->layer.empty() && !layer.empty())
            name = source + ':' + layer; // --layer is another way to write SOURCE:LAYER
    }
    Result<session::MapPtr> map = session::open(name, progress);
    if (!map)
        return std::unexpected(std::move(map.error()));
    opened.map = std::move(*map);
    opened.view = session::firstView(*opened.map);
    if (!opened.isMap) // only what was asked for has been read; its id may differ from its name
        opened.layer = opened.map->layers.size() == 1 ? opened.map->layers.front()->id() : "";
    return opened;
}

Result<void> refuseDamaged(const Diagnostics& diagnostics) {
    for (const Finding& finding : diagnostics.findings())
        if (isDamage(finding))
            return std::unexpected(finding.what);
    return {};
}

Result<void> refuseDamaged(const Opened& opened) {
    if (Result<void> damaged = refuseDamaged(*opened.map->diagnostics); !damaged)
        return damaged;
    std::size_t rows = 0;
    for (const session::MapLayerPtr& layer : opened.map->layers)
        rows += layer->table->rowCount();
    const session::MapLayer* asked =
        opened.layer.empty() ? nullptr : opened.map->layer(opened.layer);
    if (asked != nullptr ? asked->table->rowCount() == 0 : rows == 0 && !opened.map->layers.empty())
        return fail(msg::emptyLayer,
                    {{"layer", asked != nullptr ? asked->definition.title.vi
                                                : opened.map->layers.front()->definition.title.vi},
                     {"file", opened.file}},
                    {.file = opened.file});
    return {};
}

Result<const session::MapLayer*> theLayer(const Opened& opened) {
    const session::Map& map = *opened.map;
    if (opened.layer.empty() && map.layers.size() == 1)
        return map.layers.front().get();
    if (opened.layer.empty())
        return fail(msg::layerNeeded, {{"file", opened.file}, {"layers", layerIds(map)}},
                    {.file = opened.file});
    const session::MapLayer* layer = map.layer(opened.layer);
    if (layer == nullptr)
        return fail(msg::noSuchLayer,
                    {{"file", opened.file}, {"layer", opened.layer}, {"layers", layerIds(map)}},
                    {.file = opened.file, .layer = opened.layer});
    return layer;
}

Result<void> setDate(const std::string& text, session::View& view) {
    if (text.empty())
        return {};
    const std::optional<Date> date = Date::fromIso(text);
    if (!date)
        return fail(msg::badDate, {{"text", text}});
    view.date = *date;
    return {};
}

Result<void> setTheme(const std::string& theme, const std::vector<std::string>& choices,
                      const Opened& opened, session::View& view) {
    if (!theme.empty() && !opened.isMap)
        return fail(msg::needsMap, {{"option", std::string("--theme")}, {"file", opened.file}},
                    {.file = opened.file});
    if (theme == "none")
        view.theme.clear();
    else if (!theme.empty())
        view.theme = theme;
    for (const std::string& choice : choices) {
        const std::size_t equals = choice.find('=');
        if (equals == std::string::npos)
            return fail(msg::badChoice, {{"text", choice}});
        const std::string parameter = choice.substr(0, equals);
        const auto themes = session::themesOf(*opened.map, view);
        const auto chosen = std::ranges::find(themes, view.theme, &session::Theme::id);
        std::string known;
        if (chosen != themes.end())
            for (const thematic::LayerParameter& each : chosen->parameters)
                known += (known.empty() ? "" : ", ") + each.name;
        if (chosen == themes.end() ||
            std::ranges::find(chosen->parameters, parameter, &thematic::LayerParameter::name) ==
                chosen->parameters.end())
            return fail(msg::noSuchParameter, {{"theme", view.theme},
                                               {"parameter", parameter},
                                               {"parameters", known.empty() ? "–" : known}});
        view =
            session::withChoice(std::move(view), view.theme, parameter, choice.substr(equals + 1));
    }
    return {};
}

} // namespace thonmap::cli
