#include "session/map_document.h"

#include "document/json.h"
#include "document/object_reader.h"
#include "document/value.h"
#include "session/messages.h"

#include <algorithm>

namespace thonmap::session {

namespace {

using document::ObjectReader;
using document::Value;

/// Ids become file names: nothing that could leave the folder gets in.
bool isLayerId(std::string_view id) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !id.empty() && id.size() <= 100 && std::ranges::all_of(id, allowed);
}

double share(ObjectReader& reader, std::string_view key) {
    const double value = reader.number(key, 1.0);
    if (!(value >= 0 && value <= 1))
        reader.failAt(key, msg::outOfRange, {{"from", std::int64_t{0}}, {"to", std::int64_t{1}}});
    return value;
}

MapDocument::Layer readLayer(ObjectReader& parent, const Value& value, std::size_t index) {
    ObjectReader reader(value, parent.file(), parent.pathOf("layers", index));
    MapDocument::Layer layer;
    layer.id = reader.text("id");
    if (!reader.failed() && !isLayerId(layer.id))
        reader.failAt("id", msg::badLayerId, {{"layer", layer.id}});
    layer.visible = reader.boolean("visible", true);
    layer.opacity = share(reader, "opacity");
    if (auto done = reader.finish(); !done)
        parent.adopt(std::move(done.error()));
    return layer;
}

void readLayers(ObjectReader& reader, MapDocument& map) {
    const Value* list = reader.array("layers");
    if (list == nullptr)
        return;
    for (std::size_t i = 0; i < list->size(); ++i) {
        MapDocument::Layer layer = readLayer(reader, list->items()[i], i);
        if (std::ranges::find(map.layers, layer.id, &MapDocument::Layer::id) != map.layers.end())
            reader.failAt("layers", msg::layerTwice, {{"layer", layer.id}});
        map.layers.push_back(std::move(layer));
    }
    if (map.layers.empty() && !reader.failed())
        reader.failAt("layers", msg::noLayers);
}

void readBackgrounds(ObjectReader& reader, MapDocument& map) {
    const Value* list = reader.optionalArray("backgrounds");
    if (list == nullptr)
        return;
    for (std::size_t i = 0; i < list->size(); ++i) {
        ObjectReader item(list->items()[i], reader.file(), reader.pathOf("backgrounds", i));
        MapDocument::Background background;
        background.file = item.text("file");
        background.opacity = share(item, "opacity");
        background.visible = item.boolean("visible", true);
        if (auto done = item.finish(); !done)
            reader.adopt(std::move(done.error()));
        map.backgrounds.push_back(std::move(background));
    }
}

void readExtent(ObjectReader& reader, MapDocument& map) {
    if (!reader.has("extent"))
        return;
    const std::vector<double> box = reader.numbers("extent");
    if (reader.failed())
        return;
    if (box.size() != 4 || !(box[0] <= box[2] && box[1] <= box[3]))
        return reader.failAt("extent", msg::badExtent);
    map.extent = Extent{box[0], box[1], box[2], box[3]};
}

Value localTextValue(const LocalText& text) {
    if (text.vi == text.en)
        return Value(text.vi);
    Value value = Value::object();
    if (!text.vi.empty())
        value.set("vi", text.vi);
    if (!text.en.empty())
        value.set("en", text.en);
    return value;
}

} // namespace

Result<MapDocument> parseMapDocument(const Value& value, const std::string& path) {
    ObjectReader reader(value, path);
    reader.requireFormat();
    MapDocument map;
    map.title = reader.localText("title");
    map.crs = reader.text("crs", "");
    readExtent(reader, map);
    readLayers(reader, map);
    readBackgrounds(reader, map);
    map.registerFolder = reader.text("register", "");
    map.framework = reader.text("framework", "");
    map.theme = reader.text("theme", "");
    map.date = reader.optionalDate("date");
    map.source = reader.optionalLocalText("source");
    if (auto done = reader.finish(); !done)
        return std::unexpected(std::move(done.error()));
    return map;
}

Result<MapDocument> loadMapDocument(const std::filesystem::path& path) {
    Result<Value> value = document::load(path);
    if (!value)
        return std::unexpected(std::move(value.error()));
    return parseMapDocument(*value, path.string());
}

std::string writeMapDocument(const MapDocument& map) {
    Value value = Value::object();
    value.set("format", 1);
    value.set("title", localTextValue(map.title));
    if (!map.crs.empty())
        value.set("crs", map.crs);
    if (map.extent) {
        Value box = Value::array();
        for (const double edge :
             {map.extent->minX, map.extent->minY, map.extent->maxX, map.extent->maxY})
            box.push(edge);
        value.set("extent", std::move(box));
    }
    Value& layers = value.set("layers", Value::array());
    for (const MapDocument::Layer& layer : map.layers) {
        Value& item = layers.push(Value::object());
        item.set("id", layer.id);
        if (!layer.visible)
            item.set("visible", false);
        if (layer.opacity != 1)
            item.set("opacity", layer.opacity);
    }
    if (!map.backgrounds.empty()) {
        Value& backgrounds = value.set("backgrounds", Value::array());
        for (const MapDocument::Background& background : map.backgrounds) {
            Value& item = backgrounds.push(Value::object());
            item.set("file", background.file);
            if (!background.visible)
                item.set("visible", false);
            if (background.opacity != 1)
                item.set("opacity", background.opacity);
        }
    }
    if (!map.registerFolder.empty())
        value.set("register", map.registerFolder);
    if (!map.framework.empty())
        value.set("framework", map.framework);
    if (!map.theme.empty())
        value.set("theme", map.theme);
    if (map.date)
        value.set("date", map.date->iso());
    if (!map.source.vi.empty() || !map.source.en.empty())
        value.set("source", localTextValue(map.source));
    return document::write(value);
}

} // namespace thonmap::session
