#include "session/answer.h"
#include "session/themed_layer.h"

#include "core/cell.h"
#include "monitoring/measure.h"
#include "monitoring/village.h"
#include "text/collator.h"
#include "text/normalize.h"
#include "thematic/layer_rows.h"
#include "thematic/palette.h"

#include <algorithm>
#include <set>

namespace thonmap::session {

namespace {

using monitoring::Measure;
using monitoring::MeasureKind;

/// "Sán Chay" → "san_chay": part of a column's name.
std::string keyOf(std::string_view name) {
    std::string key;
    for (const char c : text::fold(name)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            key += c;
        else if (!key.empty() && key.back() != '_')
            key += '_';
    }
    return key;
}

bool hasColumns(const monitoring::Registers& registers, std::string_view table,
                std::initializer_list<std::string_view> columns) {
    const FeatureTable* found = registers.table(table);
    return found != nullptr && std::ranges::all_of(columns, [&](std::string_view column) {
               return found->column(column) != nullptr;
           });
}

std::set<std::string> valuesOf(const FeatureTable* table, std::string_view column) {
    std::set<std::string> values;
    for (std::size_t row = 0; table != nullptr && row < table->rowCount(); ++row)
        if (std::string value = table->text(column, row); !value.empty())
            values.insert(std::move(value));
    return values;
}

/// True when most keys of the layer are keys of the register's table.
bool knows(const monitoring::Registers& registers, std::string_view table, std::string_view column,
           const std::vector<std::string>& keys) {
    const std::set<std::string> known = valuesOf(registers.table(table), column);
    const auto hits =
        std::ranges::count_if(keys, [&](const std::string& key) { return known.contains(key); });
    return hits > 0 && static_cast<std::size_t>(hits) * 2 >= keys.size();
}

/// A measure and what its columns are called here.
struct Wanted {
    std::vector<Measure> measures;
    struct Field {
        std::string from; ///< column as evaluate() names it
        FigureField field;
        bool percent = false; ///< evaluate() gives percent, we carry fractions
    };
    std::vector<Field> fields;
};

void wantPopulation(const monitoring::Registers& registers, Wanted& wanted) {
    if (!hasColumns(registers, "population",
                    {"unit_code", "date", "persons", "sex", "ethnic_group"}))
        return;
    const auto total = [&](std::string name, std::string value, std::string where,
                           LocalText title) {
        wanted.measures.push_back({.name = name,
                                   .kind = MeasureKind::total,
                                   .table = "population",
                                   .keyField = "unit_code",
                                   .valueField = std::move(value),
                                   .where = std::move(where)});
        wanted.fields.push_back({name, {name, std::move(title), {}}});
    };
    total("persons", "persons", "", {"số người", "persons"});
    total("female", "persons", "sex = 'female'", {"nữ", "women"});
    total("male", "persons", "sex = 'male'", {"nam", "men"});
    if (hasColumns(registers, "population", {"households"}))
        total("households", "households", "", {"số hộ", "households"});
    for (const std::string& group : valuesOf(registers.table("population"), "ethnic_group")) {
        const std::string name = keyOf(group) + "_share";
        wanted.measures.push_back({.name = name,
                                   .kind = MeasureKind::share,
                                   .table = "population",
                                   .keyField = "unit_code",
                                   .valueField = "persons",
                                   .byField = "ethnic_group",
                                   .of = {group}});
        wanted.fields.push_back(
            {name, {name, {"tỷ lệ người " + group, "share of " + group}, "1"}, true});
    }
}

void wantIndicators(const monitoring::Framework& framework, Wanted& wanted) {
    for (const monitoring::IndicatorDefinition& indicator : framework.indicators) {
        const std::string name = keyOf(indicator.code);
        wanted.measures.push_back(
            {.name = name, .kind = MeasureKind::progress, .indicator = indicator.code});
        const auto titled = [&](std::string_view vi, std::string_view en) {
            return LocalText{indicator.code + ": " + std::string(vi),
                             indicator.code + ": " + std::string(en)};
        };
        wanted.fields.push_back(
            {name + "_actual", {name + "_actual", titled("đạt được", "reached"), {}}});
        wanted.fields.push_back(
            {name + "_target", {name + "_target", titled("mục tiêu", "target"), {}}});
        wanted.fields.push_back(
            {name + "_percent",
             {name + "_progress", titled("đạt so với mục tiêu", "reached of target"), "1"},
             true});
        wanted.fields.push_back(
            {name + "_status", {name + "_status", titled("tình trạng", "status"), {}}});
    }
}

Column renamed(const Column& column, const Wanted::Field& field) {
    if (!field.percent) {
        Column copy = column;
        copy.rename(field.field.name);
        return copy;
    }
    Column fractions({.name = field.field.name, .type = FieldType::real});
    for (std::size_t row = 0; row < column.size(); ++row)
        if (const auto percent = numberCell(&column, row))
            fractions.push(*percent / 100);
        else
            fractions.pushNull();
    return fractions;
}

Result<void> addMeasures(const Map& map, const std::vector<std::string>& keys, Date date,
                         const Wanted& wanted, std::vector<Column>& columns, Figures& figures,
                         Diagnostics& diagnostics) {
    auto evaluated = monitoring::evaluate(wanted.measures, map.registers, frameworkOf(map), keys,
                                          date, diagnostics);
    if (!evaluated)
        return std::unexpected(std::move(evaluated.error()));
    for (const Wanted::Field& field : wanted.fields) {
        const auto column = std::ranges::find(evaluated->columns, field.from, &Column::name);
        if (column == evaluated->columns.end())
            continue;
        columns.push_back(renamed(*column, field));
        figures.computed.push_back(field.field);
    }
    return {};
}

Result<void> addSubProjects(const Map& map, const std::vector<std::string>& keys, Date date,
                            std::vector<Column>& columns, Figures& figures) {
    const auto& tables = frameworkOf(map).stepTables;
    const auto steps = std::ranges::find(tables, "sub_project", &monitoring::StepTable::table);
    if (steps == tables.end())
        return {};
    auto projects = monitoring::subProjectsAt(map.registers, *steps, date);
    if (!projects)
        return std::unexpected(std::move(projects.error()));
    Column state({.name = "state", .type = FieldType::text});
    Column since({.name = "state_on", .type = FieldType::date});
    Column cost({.name = "cost_vnd", .type = FieldType::real});
    Column share({.name = "community_share", .type = FieldType::real});
    for (const std::string& key : keys) {
        const auto project = std::ranges::find(*projects, key, &monitoring::SubProject::id);
        const bool known = project != projects->end();
        const double total = !known                      ? 0
                             : project->totalPlanned > 0 ? project->totalPlanned
                                                         : project->totalDisbursed;
        state.push(known && !project->state.empty() ? Value(std::string_view(project->state))
                                                    : Value{});
        since.push(known && project->stateSince ? Value(*project->stateSince) : Value{});
        cost.push(total > 0 ? Value(total) : Value{});
        share.push(known && project->communityShare ? Value(*project->communityShare) : Value{});
    }
    for (Column* column : {&state, &since, &cost, &share})
        columns.push_back(std::move(*column));
    figures.computed.push_back({"state", {"tình trạng", "state"}, {}});
    figures.computed.push_back({"state_on", {"từ ngày", "since"}, {}});
    figures.computed.push_back({"cost_vnd", {"tổng kinh phí", "total cost"}, "VND"});
    figures.computed.push_back({"community_share", {"tỷ lệ đối ứng", "community share"}, "1"});
    return {};
}

} // namespace

Result<Figures> figures(const Map& map, const MapLayer& layer, Date date,
                        Diagnostics& diagnostics) {
    Figures figures{.table = layer.table};
    std::vector<Column> columns;
    std::vector<std::string> keys(layer.table->rowCount());
    if (!layer.definition.keyField.empty())
        for (std::size_t row = 0; row < keys.size(); ++row)
            keys[row] = layer.table->text(layer.definition.keyField, row);
    const monitoring::Registers& registers = map.registers;
    if (knows(registers, "unit", "code", keys)) {
        Wanted wanted;
        wantPopulation(registers, wanted);
        wantIndicators(frameworkOf(map), wanted);
        if (auto added = addMeasures(map, keys, date, wanted, columns, figures, diagnostics);
            !added)
            return std::unexpected(std::move(added.error()));
    } else if (knows(registers, "sub_project", "id", keys)) {
        if (auto added = addSubProjects(map, keys, date, columns, figures); !added)
            return std::unexpected(std::move(added.error()));
    }
    if (layer.isTheme()) {
        auto themed = themedLayer(map, layer, {}, date, diagnostics);
        if (!themed)
            return std::unexpected(std::move(themed.error()));
        if (themed->style->derived)
            for (const Column& column : *themed->style->derived)
                if (std::ranges::find(columns, column.name(), &Column::name) == columns.end())
                    columns.push_back(column);
    }
    if (!columns.empty())
        figures.table =
            std::make_shared<const FeatureTable>(thematic::withColumns(*layer.table, columns));
    return figures;
}

namespace {

/// The words of a layer's symbols for the values of one of its fields, with values that occur
/// nowhere yet: a question may be asked before the first bridge is built.
void nameValues(const thematic::LayerDefinition& definition, AskField& field) {
    if (!definition.symbols)
        return;
    const thematic::SymbolClasses& symbols = *definition.symbols;
    const std::vector<thematic::SymbolValue>* words =
        field.name == symbols.shapeField   ? &symbols.shapes
        : field.name == symbols.stateField ? &symbols.states
                                           : nullptr;
    if (words == nullptr)
        return;
    std::vector<std::string> values;
    for (const thematic::SymbolValue& word : *words) {
        values.push_back(word.value);
        field.valueTitles.push_back(word.label);
    }
    for (const std::string& value : field.values)
        if (std::ranges::find(values, value) == values.end()) {
            values.push_back(value);
            field.valueTitles.push_back({value, value});
        }
    field.values = std::move(values);
}

} // namespace

Result<std::vector<AskField>> askFields(const Map& map, std::string_view layerId, Date date) {
    constexpr std::size_t kMostValues = 50;
    const MapLayer* layer = map.layer(layerId);
    if (layer == nullptr)
        return std::vector<AskField>{};
    Diagnostics ignored; // asking reports the same
    Result<Figures> all = figures(map, *layer, date, ignored);
    if (!all)
        return std::unexpected(std::move(all.error()));
    const text::Collator collator;
    std::vector<AskField> fields;
    for (const Column& column : all->table->columns) {
        AskField field{
            .name = column.name(), .title = {column.name(), column.name()}, .type = column.type()};
        if (const auto computed =
                std::ranges::find(all->computed, column.name(), &FigureField::name);
            computed != all->computed.end()) {
            field.title = computed->title;
            field.unit = computed->unit;
        }
        if (const auto meaning = std::ranges::find(layer->definition.fields, column.name(),
                                                   &thematic::FieldMeaning::name);
            meaning != layer->definition.fields.end() && !meaning->meaning.vi.empty())
            field.title = meaning->meaning;
        if (column.type() == FieldType::text) {
            std::set<std::string> values;
            for (std::size_t row = 0; row < column.size() && values.size() <= kMostValues; ++row)
                if (!column.isNull(row))
                    values.emplace(column.texts()[row]);
            if (values.size() <= kMostValues)
                field.values.assign(values.begin(), values.end());
            std::ranges::sort(field.values, [&](const std::string& a, const std::string& b) {
                return collator.compare(a, b) < 0;
            });
        }
        nameValues(layer->definition, field);
        fields.push_back(std::move(field));
    }
    return fields;
}

} // namespace thonmap::session
