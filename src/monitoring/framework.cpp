#include "monitoring/framework.h"

#include "document/json.h"
#include "document/object_reader.h"
#include "monitoring/document_parts.h"
#include "monitoring/messages.h"

#include <algorithm>
#include <array>
#include <set>

namespace thonmap::monitoring {

namespace {

using document::ObjectReader;

RowSet readRows(ObjectReader& reader, std::string_view key, bool required = true) {
    RowSet set;
    const document::Value* value = required ? reader.object(key) : reader.optionalObject(key);
    readObject(reader, key, value, [&](ObjectReader& inner) {
        set.table = inner.text("table");
        set.where = readCondition(inner, "where");
        set.unitField = inner.text("unit", "");
        set.dateField = inner.text("date", "");
        set.endFields = inner.optionalTexts("until");
        set.latestBy = inner.text("latest_by", "");
        readObject(inner, "via", inner.optionalObject("via"), [&](ObjectReader& via) {
            set.via = RowSet::Via{.table = via.text("table"),
                                  .keyField = via.text("key"),
                                  .unitField = via.text("unit")};
        });
        set.replacesField = inner.text("replaces", "");
        set.idField = inner.text("id", set.replacesField.empty() ? "" : "id");
    });
    return set;
}

IndicatorDefinition readIndicator(ObjectReader& item) {
    IndicatorDefinition indicator;
    indicator.code = item.text("code");
    indicator.title = item.localText("title");
    indicator.shortTitle = item.optionalLocalText("short_title");
    if (indicator.shortTitle == LocalText{})
        indicator.shortTitle = indicator.title;
    indicator.unit = item.localText("unit");
    indicator.kind = item.choice<IndicatorKind>("kind", {{"count", IndicatorKind::count},
                                                         {"sum", IndicatorKind::sum},
                                                         {"mean", IndicatorKind::mean}});
    indicator.rows = readRows(item, "rows");
    indicator.valueField = item.text("value", "");
    if (indicator.valueField.empty() && indicator.kind != IndicatorKind::count)
        item.failAt("value", msg::missingFor);
    indicator.nField = item.text("n", "");
    if (item.has("reported"))
        indicator.reported = readRows(item, "reported");
    if (item.has("under_way"))
        indicator.underWay = readRows(item, "under_way");
    indicator.decimals = static_cast<int>(item.integer("decimals", 0));
    indicator.baseline = item.number("baseline", 0.0);
    indicator.target = item.number("target");
    indicator.planStart = item.optionalDate("plan_start");
    indicator.due = item.optionalDate("due");
    return indicator;
}

ActivityDefinition readActivity(ObjectReader& item) {
    ActivityDefinition activity;
    activity.code = item.text("code");
    activity.title = item.localText("title");
    activity.due = item.optionalDate("due");
    std::set<std::string> names;
    readItems(item, "counts", item.array("counts"), [&](ObjectReader& inner) {
        ActivityCount count;
        count.name = inner.text("name");
        count.title = inner.localText("title");
        count.planned = inner.optionalNumber("planned");
        count.rows = readRows(inner, "rows");
        count.valueField = inner.text("value", "");
        count.womenField = inner.text("women", "");
        count.menField = inner.text("men", "");
        count.sexField = inner.text("sex", "");
        count.distinctField = inner.text("distinct", "");
        if (!names.insert(count.name).second)
            inner.failAt("name", msg::sameCode, {{"value", count.name}});
        activity.counts.push_back(std::move(count));
    });
    return activity;
}

RuleRequirement readRequirement(ObjectReader& inner) {
    RuleRequirement requirement;
    requirement.title = inner.localText("title");
    requirement.unit = inner.optionalLocalText("unit");
    requirement.rows = readRows(inner, "rows");
    requirement.valueField = inner.text("value", "");
    requirement.part = readCondition(inner, "part");
    requirement.atLeast = inner.optionalNumber("at_least");
    requirement.partAtLeast = inner.optionalNumber("part_at_least");
    requirement.partShareAtLeast = inner.optionalNumber("part_share_at_least");
    requirement.required = inner.optionalTexts("required");
    return requirement;
}

RuleDefinition readRule(ObjectReader& item) {
    RuleDefinition rule;
    rule.code = item.text("code");
    rule.title = item.localText("title");
    rule.kind = item.choice<RuleKind>("kind", {{"share", RuleKind::share},
                                               {"at_least", RuleKind::atLeast},
                                               {"each", RuleKind::each},
                                               {"order", RuleKind::order},
                                               {"complete", RuleKind::complete}});
    rule.table = item.text("table", "");
    rule.keyField = item.text("key", "");
    rule.steps = item.text("steps", "");
    if (rule.kind == RuleKind::share && (rule.table.empty() || rule.keyField.empty()))
        item.failAt(rule.table.empty() ? "table" : "key", msg::missingFor);
    if (rule.kind == RuleKind::order && rule.steps.empty())
        item.failAt("steps", msg::missingFor);
    readItems(item, "requirements", item.optionalArray("requirements"),
              [&](ObjectReader& inner) { rule.requirements.push_back(readRequirement(inner)); });
    if (rule.requirements.empty() && rule.kind != RuleKind::order)
        item.failAt("requirements", msg::missingFor);
    return rule;
}

StepTable readSteps(ObjectReader& item) {
    StepTable table;
    table.id = item.text("id");
    table.table = item.text("table");
    table.keyField = item.text("key");
    table.byField = item.text("by", "");
    readItems(item, "steps", item.array("steps"), [&](ObjectReader& inner) {
        StepTable::Step step;
        step.state = inner.text("state");
        step.dateField = inner.text("date");
        step.title = inner.localText("title");
        step.final = inner.boolean("final", false);
        table.steps.push_back(std::move(step));
    });
    return table;
}

/// Reads a list of things with a code of their own.
template <class T, class Read>
std::vector<T> readCoded(ObjectReader& reader, std::string_view key, std::string T::* code,
                         std::string_view codeKey, Read read) {
    std::vector<T> things;
    readItems(reader, key, reader.optionalArray(key), [&](ObjectReader& item) {
        T thing = read(item);
        for (const T& other : things)
            if (other.*code == thing.*code)
                item.failAt(codeKey, msg::sameCode, {{"value", thing.*code}});
        things.push_back(std::move(thing));
    });
    return things;
}

template <class T>
const T* find(const std::vector<T>& things, std::string T::* code, std::string_view wanted) {
    const auto found = std::ranges::find(things, wanted, code);
    return found == things.end() ? nullptr : &*found;
}

} // namespace

const IndicatorDefinition* Framework::indicator(std::string_view code) const {
    return find(indicators, &IndicatorDefinition::code, code);
}

const StepTable* Framework::stepTable(std::string_view wanted) const {
    return find(stepTables, &StepTable::id, wanted);
}

const RuleDefinition* Framework::rule(std::string_view code) const {
    return find(rules, &RuleDefinition::code, code);
}

Result<Framework> parseFramework(const document::Value& document, const std::string& path) {
    ObjectReader reader(document, path);
    Framework framework;
    framework.path = path;
    reader.requireFormat();
    framework.id = reader.text("id");
    framework.title = reader.localText("title");
    framework.project = reader.text("project", "");
    framework.start = reader.optionalDate("start");
    framework.end = reader.optionalDate("end");
    if (framework.start && framework.end && *framework.end < *framework.start)
        reader.failAt("end", msg::datesTurned);
    framework.units = readRows(reader, "units");
    framework.unitName = reader.localText("unit_name");
    framework.behindPoints = reader.number("behind_points", framework.behindPoints);
    framework.stepTables = readCoded(reader, "steps", &StepTable::id, "id", readSteps);
    framework.indicators =
        readCoded(reader, "indicators", &IndicatorDefinition::code, "code", readIndicator);
    framework.activities =
        readCoded(reader, "activities", &ActivityDefinition::code, "code", readActivity);
    framework.rules =
        readCoded(reader, "rules", &RuleDefinition::code, "code", [&](ObjectReader& item) {
            RuleDefinition rule = readRule(item);
            if (!rule.steps.empty() && framework.stepTable(rule.steps) == nullptr)
                item.failAt("steps", msg::unknownSteps, {{"value", rule.steps}});
            return rule;
        });
    for (const IndicatorDefinition& indicator : framework.indicators)
        if (indicator.planStart && indicator.due && *indicator.due < *indicator.planStart)
            reader.failAt("indicators", msg::datesTurned);
    if (const auto done = reader.finish(); !done)
        return std::unexpected(done.error());
    return framework;
}

Result<Framework> loadFramework(const std::filesystem::path& path) {
    const auto document = document::load(path);
    if (!document)
        return std::unexpected(document.error());
    return parseFramework(*document, path.string());
}

} // namespace thonmap::monitoring
