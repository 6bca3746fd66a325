#include "monitoring/measure.h"

#include "document/object_reader.h"
#include "monitoring/document_parts.h"
#include "monitoring/measure_columns.h"
#include "monitoring/messages.h"

#include <algorithm>
#include <set>

namespace thonmap::monitoring {

namespace {

using document::ObjectReader;

bool isColumnName(std::string_view name) {
    return !name.empty() && name.size() <= 60 && (name.front() < '0' || name.front() > '9') &&
           std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

void readParts(ObjectReader& reader, Measure& measure) {
    readItems(reader, "parts", reader.array("parts"), [&](ObjectReader& item) {
        Measure::Part part;
        part.key = item.text("key");
        part.values = item.texts("values");
        if (!isColumnName("a" + part.key))
            item.failAt("key", msg::badName, {{"value", part.key}});
        measure.parts.push_back(std::move(part));
    });
    measure.restKey = reader.text("rest", "");
    if (!measure.restKey.empty() && !isColumnName("a" + measure.restKey))
        reader.failAt("rest", msg::badName, {{"value", measure.restKey}});
}

void readRowsOf(ObjectReader& reader, Measure& measure) {
    measure.table = reader.text("table");
    measure.keyField = reader.text("key");
    measure.where = readCondition(reader, "where");
}

void readAmounts(ObjectReader& reader, Measure& measure) {
    readRowsOf(reader, measure);
    measure.valueField = reader.text("value", "");
    measure.moment = reader.choice<Moment>(
        "moment",
        {{"latest", Moment::latest}, {"until", Moment::until}, {"undated", Moment::undated}},
        Moment::latest);
    measure.dateField = reader.text("date", "date");
}

Measure readMeasure(ObjectReader& reader, const std::string& name) {
    Measure measure;
    measure.name = name;
    measure.kind = reader.choice<MeasureKind>("measure", {{"total", MeasureKind::total},
                                                          {"share", MeasureKind::share},
                                                          {"parts", MeasureKind::parts},
                                                          {"field", MeasureKind::field},
                                                          {"step", MeasureKind::step},
                                                          {"progress", MeasureKind::progress}});
    if (!isColumnName(name))
        reader.fail(msg::badName, {{"value", name}});
    switch (measure.kind) {
    case MeasureKind::total:
        readAmounts(reader, measure);
        break;
    case MeasureKind::share:
        readAmounts(reader, measure);
        measure.byField = reader.text("by");
        measure.of = reader.texts("of");
        break;
    case MeasureKind::parts:
        readAmounts(reader, measure);
        measure.byField = reader.text("by");
        readParts(reader, measure);
        break;
    case MeasureKind::field:
        readRowsOf(reader, measure);
        measure.valueField = reader.text("field");
        measure.dateField = reader.text("date", "");
        break;
    case MeasureKind::step:
        measure.steps = reader.text("steps");
        break;
    case MeasureKind::progress:
        measure.indicator = reader.text("indicator");
        break;
    }
    return measure;
}

} // namespace

Result<std::vector<Measure>> parseMeasures(const document::Value& values, const std::string& path) {
    std::vector<Measure> measures;
    if (values.is(document::Value::Kind::null))
        return measures;
    // The block's keys are the measures' names: they are asked for one by one below.
    ObjectReader block(values, path, "values");
    std::set<std::string> columns;
    if (values.is(document::Value::Kind::object)) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::string& name = values.key(i);
            readObject(block, name, block.object(name), [&](ObjectReader& reader) {
                Measure measure = readMeasure(reader, name);
                for (const Field& field : columnsOf(measure))
                    if (!columns.insert(field.name).second)
                        reader.fail(msg::sameCode, {{"value", field.name}});
                measures.push_back(std::move(measure));
            });
        }
    }
    if (const auto done = block.finish(); !done)
        return std::unexpected(done.error());
    return measures;
}

} // namespace thonmap::monitoring
