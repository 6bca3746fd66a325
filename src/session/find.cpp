#include "session/find.h"

#include "core/cell.h"
#include "core/number_format.h"
#include "session/stable_sort.h"
#include "session/themed_layer.h"
#include "spatial/hit_test.h"
#include "spatial/measure.h"
#include "text/collator.h"
#include "text/normalize.h"
#include "text/search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace thonmap::session {

namespace {

using thematic::LayerDefinition;

bool validAt(const MapLayer& layer, std::size_t row, Date date) {
    const LayerDefinition& definition = layer.definition;
    const FeatureTable& table = *layer.table;
    if (!definition.validFromField.empty())
        if (const auto from = dateCell(table.column(definition.validFromField), row);
            from && *from > date)
            return false;
    if (!definition.validToField.empty())
        if (const auto to = dateCell(table.column(definition.validToField), row); to && *to < date)
            return false;
    return true;
}

/// What a row is, by its unit level or by the register its layer comes from.
Place::Kind kindOf(const MapLayer& layer, std::size_t row) {
    if (layer.definition.source.points && layer.definition.source.points->table == "sub_project")
        return Place::Kind::subProject;
    const std::string level = layer.table->text("level", row);
    if (level == "village")
        return Place::Kind::village;
    if (level == "commune" || level == "township")
        return Place::Kind::commune;
    if (level == "district")
        return Place::Kind::district;
    return Place::Kind::other;
}

LocalText kindText(Place::Kind kind, const MapLayer& layer) {
    switch (kind) {
    case Place::Kind::village:
        return {"thôn", "village"};
    case Place::Kind::commune:
        return {"xã", "commune"};
    case Place::Kind::district:
        return {"huyện", "district"};
    case Place::Kind::subProject:
        return {"tiểu dự án", "sub-project"};
    case Place::Kind::other:
        break;
    }
    return layer.definition.title;
}

/// Name of the unit a row belongs to, valid at the date.
std::string unitName(const Map& map, std::string_view code, Date date) {
    if (code.empty())
        return {};
    for (const monitoring::Unit& unit : monitoring::unitsAt(map.registers, date))
        if (unit.code == code)
            return unit.name;
    return {};
}

Place placeOf(const Map& map, const MapLayer& layer, std::size_t row, Date date) {
    Place place;
    place.kind = kindOf(layer, row);
    place.kindText = kindText(place.kind, layer);
    place.name = layer.definition.nameField.empty()
                     ? std::string{}
                     : layer.table->text(layer.definition.nameField, row);
    if (!layer.definition.keyField.empty())
        place.code = layer.table->text(layer.definition.keyField, row);
    if (place.name.empty())
        place.name = place.code.empty()
                         ? layer.definition.title.vi + ' ' + std::to_string(layer.table->ids[row])
                         : place.code;
    const std::string above =
        layer.table->text(place.kind == Place::Kind::subProject ? "unit_code" : "parent", row);
    place.context = unitName(map, above, date);
    place.layer = layer.id();
    place.row = row;
    place.at = (*layer.anchors)[row];
    place.extent = layer.geometry->extents[row];
    return place;
}

/// Layers whose names can be found, topmost first; of several with the same rows one.
std::vector<const MapLayer*> searched(const Map& map, const View& view) {
    std::vector<const MapLayer*> layers;
    std::set<const FeatureTable*> seen;
    const auto add = [&](const MapLayer& layer) {
        if (!layer.definition.nameField.empty() && seen.insert(layer.table.get()).second)
            layers.push_back(&layer);
    };
    // Base layers carry the id that cards and selections should use.
    for (const bool themes : {false, true})
        for (const View::Layer& shown : view.layers)
            if (const MapLayer* layer = map.layer(shown.id); layer && layer->isTheme() == themes)
                add(*layer);
    for (const MapLayerPtr& layer : map.hidden)
        add(*layer);
    return layers;
}

std::vector<const MapLayer*> visibleLayers(const Map& map, const View& view) {
    std::vector<const MapLayer*> layers;
    for (const View::Layer& shown : view.layers) {
        const auto index = map.layerIndex(shown.id);
        if (!index)
            continue;
        const MapLayer& layer = *map.layers[*index];
        if (layer.isTheme() ? shown.id == view.theme : shown.visible)
            layers.push_back(&layer);
    }
    return layers;
}

Choices choicesOf(const View& view, const MapLayer& layer) {
    const auto found = view.choices.find(layer.id());
    return found == view.choices.end() ? Choices{} : found->second;
}

/// A row without a shape of its own is where its anchor is.
std::vector<std::size_t> withAnchors(const MapLayer& layer, std::vector<std::size_t> rows,
                                     const auto& inside) {
    for (std::size_t row = 0; row < layer.table->rowCount(); ++row)
        if (layer.geometry->extents[row].empty() && std::isfinite((*layer.anchors)[row].x) &&
            inside((*layer.anchors)[row]))
            rows.push_back(row);
    std::ranges::sort(rows);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    return rows;
}

/// Layers a click or a box picks from, in the order they are asked: the theme, then small things
/// before large ones, so that a village is found under its commune's border. Layers for reference
/// are for the eye alone.
std::vector<const MapLayer*> pickLayers(const Map& map, const View& view) {
    std::vector<const MapLayer*> layers = visibleLayers(map, view);
    std::erase_if(layers, [](const MapLayer* layer) {
        return layer->definition.role == thematic::LayerRole::reference;
    });
    stableSortBy(layers, [](const MapLayer* layer) {
        double area = 0;
        for (const Extent& extent : layer->geometry->extents)
            area += extent.width() * extent.height();
        return layer->isTheme()
                   ? -1.0
                   : area /
                         std::max<double>(1, static_cast<double>(layer->geometry->extents.size()));
    });
    return layers;
}

Selection selectBy(const Map& map, const View& view, std::string_view wanted,
                   const auto& rowsOfLayer) {
    for (const MapLayer* layer :
         wanted.empty() ? pickLayers(map, view) : visibleLayers(map, view)) {
        if (!wanted.empty() && layer->id() != wanted)
            continue;
        std::vector<std::size_t> rows = rowsOfLayer(*layer);
        const std::vector<std::uint8_t> shown =
            shownRows(map, *layer, choicesOf(view, *layer), view.date);
        std::erase_if(rows, [&](std::size_t row) { return shown[row] == 0; });
        if (!rows.empty())
            return {.layer = layer->id(), .rows = std::move(rows)};
    }
    return {};
}

std::vector<Identified::Attribute> attributesOf(const MapLayer& layer, std::size_t row) {
    std::vector<Identified::Attribute> attributes;
    for (const Column& column : layer.table->columns) {
        if (column.type() == FieldType::binary)
            continue;
        const auto meaning = std::ranges::find(layer.definition.fields, column.name(),
                                               &thematic::FieldMeaning::name);
        const bool meant = meaning != layer.definition.fields.end();
        const Value value = column.value(row);
        Identified::Attribute attribute;
        attribute.name = meant && !(meaning->meaning.vi.empty() && meaning->meaning.en.empty())
                             ? meaning->meaning
                             : LocalText{column.name(), column.name()};
        const auto text = [&](Language language) {
            std::string shown = displayText(value, language);
            if (meant && !shown.empty() && !meaning->unit.in(language).empty())
                shown += ' ' + meaning->unit.in(language);
            return shown;
        };
        attribute.value = {text(Language::vi), text(Language::en)};
        attributes.push_back(std::move(attribute));
    }
    return attributes;
}

LocalText figureOf(const Map& map, const View& view, const MapLayer& layer, std::size_t row) {
    // The theme may draw the same rows as the layer that was hit.
    const MapLayer* theme = map.layer(view.theme);
    if (theme == nullptr || theme->table != layer.table)
        theme = &layer;
    const LayerDefinition& definition = theme->definition;
    if (!definition.ranges && !definition.categories && !definition.symbols)
        return {};
    Diagnostics ignored;
    const auto themed = themedLayer(map, *theme, choicesOf(view, *theme), view.date, ignored);
    if (!themed || themed->style->classOfRow[row] == thematic::ResolvedLayer::kHidden)
        return {};
    const thematic::ResolvedLayer& style = *themed->style;
    const LocalText& label = style.classes[style.classOfRow[row]].label;
    if (style.classes.size() < 2)
        return {};
    if (themed->definition.ranges && style.derived) {
        const auto column =
            std::ranges::find(*style.derived, themed->definition.ranges->field, &Column::name);
        if (column != style.derived->end() && !column->isNull(row)) {
            const double percent = numberOf(column->value(row));
            return {formatPercent(percent / 100, 0, Language::vi),
                    formatPercent(percent / 100, 0, Language::en)};
        }
    }
    return label;
}

} // namespace

std::vector<Place> find(const Map& map, const View& view, std::string_view text,
                        std::size_t limit) {
    struct Candidate {
        const MapLayer* layer;
        std::size_t row;
    };
    std::vector<Candidate> candidates;
    std::vector<std::string> names;
    for (const MapLayer* layer : searched(map, view))
        for (std::size_t row = 0; row < layer->table->rowCount(); ++row) {
            candidates.push_back({layer, row});
            names.push_back(layer->table->text(layer->definition.nameField, row));
        }
    std::vector<Place> found;
    std::set<std::pair<std::string, std::string>> seen; // a unit in several layers is one place
    const auto add = [&](const Candidate& candidate, bool mustBeValid) {
        if (found.size() >= limit ||
            validAt(*candidate.layer, candidate.row, view.date) != mustBeValid)
            return;
        Place place = placeOf(map, *candidate.layer, candidate.row, view.date);
        const bool known = !place.code.empty() && place.kind != Place::Kind::other;
        if (!known || seen.emplace(place.code, place.name).second)
            found.push_back(std::move(place));
    };
    const std::string code = text::fold(text);
    const std::vector<text::SearchHit> hits =
        text::search(text, names, std::max<std::size_t>(limit * 4, 50));
    for (const bool valid : {true, false}) {
        if (!code.empty())
            for (const Candidate& candidate : candidates)
                if (!candidate.layer->definition.keyField.empty() &&
                    text::fold(candidate.layer->table->text(candidate.layer->definition.keyField,
                                                            candidate.row)) == code)
                    add(candidate, valid);
        for (const text::SearchHit& hit : hits)
            add(candidates[hit.index], valid);
    }
    return found;
}

std::vector<Identified> identify(const Map& map, const View& view, XY point, double tolerance) {
    std::vector<Identified> found;
    std::set<std::string> seen; // a unit that a theme and a base layer draw is one thing
    for (const MapLayer* layer : pickLayers(map, view)) {
        std::vector<std::size_t> rows =
            spatial::rowsAt(*layer->geometry, *layer->index, point, tolerance);
        rows = withAnchors(*layer, std::move(rows), [&](XY anchor) {
            return std::hypot(anchor.x - point.x, anchor.y - point.y) <= tolerance;
        });
        const std::vector<std::uint8_t> shown =
            shownRows(map, *layer, choicesOf(view, *layer), view.date);
        std::erase_if(rows, [&](std::size_t row) { return shown[row] == 0; });
        stableSortBy(rows, [&](std::size_t row) {
            const double area = spatial::areaSquareMetres(*layer->geometry, row);
            return std::isfinite(area) ? area : 0;
        });
        for (const std::size_t row : rows) {
            Identified each = describe(map, view, layer->id(), row);
            const bool isUnit = each.place.kind != Place::Kind::other && !each.place.code.empty();
            if (!isUnit || seen.insert(each.place.code).second)
                found.push_back(std::move(each));
        }
    }
    return found;
}

Identified describe(const Map& map, const View& view, std::string_view layerId, std::size_t row) {
    const MapLayer* layer = map.layer(layerId);
    if (layer == nullptr || row >= layer->table->rowCount())
        return {};
    Identified identified;
    identified.place = placeOf(map, *layer, row, view.date);
    identified.layerTitle = layer->definition.title;
    identified.attributes = attributesOf(*layer, row);
    identified.figure = figureOf(map, view, *layer, row);
    return identified;
}

Selection selectInRectangle(const Map& map, const View& view, const Extent& rectangle,
                            std::string_view layer) {
    if (rectangle.empty())
        return {};
    return selectBy(map, view, layer, [&](const MapLayer& each) {
        return withAnchors(each, spatial::rowsInRectangle(*each.geometry, *each.index, rectangle),
                           [&](XY anchor) { return rectangle.contains(anchor); });
    });
}

Selection selectInPolygon(const Map& map, const View& view, const std::vector<XY>& ring,
                          std::string_view layer) {
    if (ring.size() < 3)
        return {};
    const auto inside = [&](XY point) {
        bool in = false;
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            if ((ring[i].y > point.y) != (ring[j].y > point.y) &&
                point.x <
                    (ring[j].x - ring[i].x) * (point.y - ring[i].y) / (ring[j].y - ring[i].y) +
                        ring[i].x)
                in = !in;
        return in;
    };
    return selectBy(map, view, layer, [&](const MapLayer& each) {
        return withAnchors(each, spatial::rowsInPolygon(*each.geometry, *each.index, ring), inside);
    });
}

Selection selectWithin(const Map& map, const View& view, XY centre, double radiusMetres,
                       std::string_view layer) {
    return selectBy(map, view, layer, [&](const MapLayer& each) {
        return withAnchors(
            each, spatial::rowsWithinRadius(*each.geometry, *each.index, centre, radiusMetres),
            [&](XY anchor) {
                return std::hypot(anchor.x - centre.x, anchor.y - centre.y) <= radiusMetres;
            });
    });
}

Selection selectClass(const thematic::ResolvedLayer& layer, std::size_t classIndex) {
    Selection selection{.layer = layer.id};
    for (std::size_t row = 0; row < layer.classOfRow.size(); ++row)
        if (layer.classOfRow[row] == classIndex)
            selection.rows.push_back(row);
    return selection;
}

std::vector<Place> villages(const Map& map, const View& view) {
    std::vector<Place> places;
    std::set<std::string> seen;
    for (const MapLayer* layer : searched(map, view))
        for (std::size_t row = 0; row < layer->table->rowCount(); ++row)
            if (kindOf(*layer, row) == Place::Kind::village && validAt(*layer, row, view.date)) {
                Place place = placeOf(map, *layer, row, view.date);
                if (seen.insert(place.code).second)
                    places.push_back(std::move(place));
            }
    const text::Collator collator;
    stableSort(places, [&](const Place& a, const Place& b) {
        return collator.compare(a.name, b.name) < 0;
    });
    return places;
}

} // namespace thonmap::session
