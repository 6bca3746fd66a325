#include "cli/commands.h"
#include "cli/source_argument.h"

#include "session/picture.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace thonmap::cli {

namespace {

using document::Value;

Value localValue(const LocalText& text) {
    Value value = Value::object();
    value.set("vi", text.in(Language::vi));
    value.set("en", text.in(Language::en));
    return value;
}

Value layerValue(const Opened& opened, const session::MapLayer& layer) {
    const auto shown = std::ranges::find(opened.view.layers, layer.id(), &session::View::Layer::id);
    Value value = Value::object();
    value.set("id", layer.id());
    value.set("title", localValue(layer.definition.title));
    value.set("role", thematic::roleName(layer.definition.role));
    value.set("visible", layer.isTheme() ? opened.view.theme == layer.id()
                                         : shown != opened.view.layers.end() && shown->visible);
    value.set("feature_count", static_cast<std::int64_t>(layer.table->rowCount()));
    return value;
}

Value themeValue(const session::Theme& theme) {
    Value value = Value::object();
    value.set("id", theme.id);
    value.set("title", localValue(theme.title));
    Value& parameters = value.set("parameters", Value::array());
    for (const thematic::LayerParameter& parameter : theme.parameters) {
        Value& item = parameters.push(Value::object());
        item.set("name", parameter.name);
        item.set("title", localValue(parameter.title));
        item.set("chosen", parameter.chosen);
        Value& choices = item.set("choices", Value::array());
        for (const thematic::LayerParameter::Choice& choice : parameter.choices) {
            Value& one = choices.push(Value::object());
            one.set("value", choice.value);
            one.set("label", localValue(choice.label));
        }
    }
    return value;
}

void printText(const Surroundings& at, const Opened& opened) {
    const session::Map& map = *opened.map;
    at.out << map.document.title.in(at.language) << '\n';
    at.out << at.words("Hệ tọa độ: ", "CRS: ")
           << (map.crs.known() ? map.crs.title() : at.words("không rõ", "unknown")) << '\n';
    at.out << at.words("Các lớp, trên cùng trước:", "Layers, topmost first:") << '\n';
    for (const session::MapLayerPtr& layer : map.layers)
        if (!layer->isTheme())
            at.out << fmt::format("  {:<24} {}\n", layer->id(),
                                  layer->definition.title.in(at.language));
    const auto themes = session::themesOf(map, opened.view);
    if (!themes.empty())
        at.out << at.words("Chủ đề:", "Themes:") << '\n';
    for (const session::Theme& theme : themes) {
        at.out << fmt::format("  {:<24} {}\n", theme.id, theme.title.in(at.language));
        for (const thematic::LayerParameter& parameter : theme.parameters) {
            std::string choices;
            for (const auto& choice : parameter.choices)
                choices += (choices.empty() ? "" : ", ") + choice.value;
            at.out << fmt::format("    --choose {}={}\n", parameter.name, choices);
        }
    }
}

int list(const std::string& source, const Surroundings& at) {
    const ProgressBar bar(at);
    Result<Opened> opened = openArgument(source, {}, bar.progress());
    if (!opened)
        return refuse(at, opened.error());
    if (!at.json) {
        printText(at, *opened);
        tell(at, *opened->map->diagnostics);
        return kDone;
    }
    const session::Map& map = *opened->map;
    Value value = Value::object();
    value.set("title", localValue(map.document.title));
    value.set("crs", orNull(map.crs.id()));
    Value& layers = value.set("layers", Value::array());
    for (const session::MapLayerPtr& layer : map.layers)
        layers.push(layerValue(*opened, *layer));
    Value& themes = value.set("themes", Value::array());
    for (const session::Theme& theme : session::themesOf(map, opened->view))
        themes.push(themeValue(theme));
    value.set("theme", orNull(opened->view.theme));
    if (!map.registers.tables.empty()) {
        value.set("date", opened->view.date.iso());
        value.set("first_date", map.firstDate.iso());
        value.set("last_date", map.lastDate.iso());
    }
    printJson(at, value);
    return kDone;
}

} // namespace

void addList(CLI::App& app, Language language, Action& chosen) {
    const bool vi = language == Language::vi;
    auto source = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("list", vi ? "Các lớp và chủ đề của một bản đồ"
                                                      : "Layers and themes of a map");
    command->add_option("MAP", *source, vi ? "Tệp bản đồ *.map.json" : "Map document *.map.json")
        ->required();
    command->footer(std::string(vi ? "Ví dụ:" : "Example:") +
                    "\n  thonmap list maps/ngan-son.map.json");
    command->callback([source, &chosen] {
        chosen = [source](const Surroundings& at) { return list(*source, at); };
    });
}

} // namespace thonmap::cli
