#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/source_argument.h"

#include "core/number_format.h"
#include "session/answer.h"
#include "session/export.h"
#include "spatial/crs.h"
#include "spatial/wkt.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace thonmap::cli {

namespace {

using document::Value;
using session::Answer;

struct QueryOptions {
    std::string source;
    std::string layer;
    std::string where;
    std::vector<std::string> with;
    std::string date;
    std::string filterCrs;
    std::string output;
    bool geometry = false;
    bool count = false;
};

Value coordinate(XY point) {
    Value value = Value::array();
    value.push(point.x);
    value.push(point.y);
    return value;
}

Value sequenceValue(const GeometryColumn& geometry, std::size_t sequence) {
    Value value = Value::array();
    for (const XY point : geometry.sequence(sequence))
        value.push(coordinate(point));
    return value;
}

/// Coordinates of one part as GeoJSON nests them.
Value partValue(const GeometryColumn& geometry, std::size_t part) {
    const IndexRange sequences = geometry.sequences(part);
    if (geometry.partType(part) == PartType::point)
        return sequences.empty() ? Value::array()
                                 : coordinate(geometry.sequence(sequences.first)[0]);
    if (geometry.partType(part) == PartType::lineString)
        return sequences.empty() ? Value::array() : sequenceValue(geometry, sequences.first);
    Value rings = Value::array();
    for (const std::size_t sequence : sequences)
        rings.push(sequenceValue(geometry, sequence));
    return rings;
}

std::string_view partName(PartType type) {
    switch (type) {
    case PartType::point:
        return "Point";
    case PartType::lineString:
        return "LineString";
    case PartType::polygon:
        break;
    }
    return "Polygon";
}

/// A geometry in GeoJSON's form, in the source's own coordinates.
Value geometryValue(const GeometryColumn& geometry, std::size_t row) {
    if (row >= geometry.size() || geometry.type(row) == GeometryType::null)
        return {};
    const IndexRange parts = geometry.parts(row);
    Value value = Value::object();
    const GeometryType type = geometry.type(row);
    value.set("type",
              type == GeometryType::collection ? "GeometryCollection" : geometryTypeName(type));
    if (type == GeometryType::collection) {
        Value& members = value.set("geometries", Value::array());
        for (const std::size_t part : parts) {
            Value& member = members.push(Value::object());
            member.set("type", partName(geometry.partType(part)));
            member.set("coordinates", partValue(geometry, part));
        }
        return value;
    }
    const bool single = type == GeometryType::point || type == GeometryType::lineString ||
                        type == GeometryType::polygon;
    if (single) {
        value.set("coordinates", parts.empty() ? Value::array() : partValue(geometry, parts.first));
        return value;
    }
    Value& list = value.set("coordinates", Value::array());
    for (const std::size_t part : parts)
        list.push(partValue(geometry, part));
    return value;
}

Value featureValue(const FeatureTable& table, std::size_t row, bool geometry) {
    Value value = Value::object();
    value.set("id", table.ids[row]);
    Value& properties = value.set("properties", Value::object());
    for (const Column& column : table.columns)
        if (column.type() != FieldType::binary)
            properties.set(column.name(), cellValue(column.value(row)));
    if (geometry)
        value.set("geometry", geometryValue(table.geometry, row));
    return value;
}

Value answerValue(const Answer& answer, const QueryOptions& options, Language language) {
    Value value = Value::object();
    value.set("count", static_cast<std::int64_t>(answer.rows.size()));
    value.set("undecided", static_cast<std::int64_t>(answer.undecided));
    value.set("asked", static_cast<std::int64_t>(answer.asked));
    value.set("reference_empty", answer.referenceEmpty);
    value.set("sentence", answer.sentence.in(language));
    value.set("cql2", answer.cql2);
    Value& parts = value.set("parts", Value::array());
    for (const Answer::Part& part : answer.parts) {
        Value& item = parts.push(Value::object());
        item.set("text", part.text);
        item.set("count", static_cast<std::int64_t>(part.count));
        item.set("reference_empty", part.referenceEmpty);
    }
    value.set("crs", orNull(answer.table->crs.id()));
    if (!options.count) {
        Value& features = value.set("features", Value::array());
        for (const std::size_t row : answer.rows)
            features.push(featureValue(*answer.table, row, options.geometry));
    }
    return value;
}

/// Tab-separated, so that it pastes into a sheet; the sentence goes to stderr.
void printRows(const Surroundings& at, const Answer& answer, bool geometry) {
    const FeatureTable& table = *answer.table;
    std::vector<const Column*> columns;
    for (const std::string& name : answer.columns)
        if (const Column* column = table.column(name))
            columns.push_back(column);
    at.out << "id";
    for (const Column* column : columns)
        at.out << '\t' << column->name();
    at.out << (geometry ? "\twkt\n" : "\n");
    for (const std::size_t row : answer.rows) {
        at.out << table.ids[row];
        for (const Column* column : columns) {
            std::string cell = plainText(column->value(row));
            std::ranges::replace_if(
                cell, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
            at.out << '\t' << cell;
        }
        if (geometry)
            at.out << '\t' << spatial::wktOf(table.geometry, row);
        at.out << '\n';
    }
}

/// The tables that layer('alias') may name, and every file that was read for the question.
Result<void> addAliases(const QueryOptions& options, const Progress& progress, session::Ask& ask,
                        std::vector<std::filesystem::path>& files, Diagnostics& diagnostics) {
    for (const std::string& text : options.with) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            return fail(msg::badAlias, {{"text", text}});
        Result<Opened> opened = openArgument(text.substr(equals + 1), {}, progress);
        if (!opened)
            return std::unexpected(std::move(opened.error()));
        if (Result<void> damaged = refuseDamaged(*opened->map->diagnostics); !damaged)
            return damaged;
        Result<const session::MapLayer*> layer = theLayer(*opened);
        if (!layer)
            return std::unexpected(std::move(layer.error()));
        TablePtr table = (*layer)->table;
        if (opened->isMap) {
            auto figures = session::figures(*opened->map, **layer, opened->view.date, diagnostics);
            if (!figures)
                return std::unexpected(std::move(figures.error()));
            table = figures->table;
        }
        ask.with.insert_or_assign(text.substr(0, equals), std::move(table));
        const auto read = filesOf(*opened->map);
        files.insert(files.end(), read.begin(), read.end());
    }
    return {};
}

Result<session::AnswerPtr> answerOf(const QueryOptions& options, const Progress& progress,
                                    std::vector<std::filesystem::path>& files,
                                    Diagnostics& diagnostics) {
    Result<Opened> opened = openArgument(options.source, options.layer, progress);
    if (!opened)
        return std::unexpected(std::move(opened.error()));
    files = filesOf(*opened->map);
    Result<const session::MapLayer*> layer = theLayer(*opened);
    if (!layer)
        return std::unexpected(std::move(layer.error()));
    opened->layer = (*layer)->id();
    if (Result<void> damaged = refuseDamaged(*opened); !damaged)
        return std::unexpected(std::move(damaged.error()));
    diagnostics = *opened->map->diagnostics;
    if (Result<void> dated = setDate(options.date, opened->view); !dated)
        return std::unexpected(std::move(dated.error()));
    session::Ask ask{.layer = opened->layer, .date = opened->view.date, .cql2 = options.where};
    if (!options.filterCrs.empty()) {
        Result<Crs> crs = spatial::crsFromText(options.filterCrs, diagnostics);
        if (!crs)
            return std::unexpected(std::move(crs.error()));
        ask.literalCrs = std::move(*crs);
    }
    if (auto added = addAliases(options, progress, ask, files, diagnostics); !added)
        return std::unexpected(std::move(added.error()));
    return session::ask(*opened->map, ask, 1, diagnostics, progress);
}

int query(const QueryOptions& options, const Surroundings& at) {
    Diagnostics diagnostics;
    std::vector<std::filesystem::path> files;
    Result<session::AnswerPtr> found = [&] {
        const ProgressBar bar(at);
        return answerOf(options, bar.progress(), files, diagnostics);
    }();
    if (!found)
        return refuse(at, found.error());
    const Answer& answer = **found;
    if (!options.output.empty()) {
        if (auto same = session::refuseSource(options.output, files); !same)
            return refuse(at, same.error());
        if (auto written = session::exportAnswer(answer, options.output, diagnostics); !written)
            return refuse(at, written.error());
    }
    if (at.json) {
        printJson(at, answerValue(answer, options, at.language));
        return kDone;
    }
    if (options.count)
        at.out << answer.rows.size() << '\n';
    else if (options.output.empty())
        printRows(at, answer, options.geometry);
    // An answer that compares with nothing must not pass for one, --quiet or not.
    if (!at.quiet || answer.referenceEmpty)
        at.err << answer.sentence.in(at.language) << '\n';
    tell(at, diagnostics);
    if (!options.output.empty())
        tellWritten(at, options.output);
    return kDone;
}

} // namespace

void addQuery(CLI::App& app, Language language, Action& chosen) {
    const bool vi = language == Language::vi;
    auto options = std::make_shared<QueryOptions>();
    CLI::App* command = app.add_subcommand(
        "query", vi ? "Các đối tượng thoả điều kiện CQL2 về thuộc tính và vị trí"
                    : "Features that meet a CQL2 condition on attributes and place");
    command
        ->add_option("SOURCE", options->source,
                     vi ? "Nguồn, NGUỒN:LỚP hay BẢN_ĐỒ:LỚP" : "Source, SOURCE:LAYER or MAP:LAYER")
        ->required();
    command->add_option("--where", options->where, vi ? "Điều kiện CQL2" : "CQL2 condition")
        ->required();
    command
        ->add_option("--with", options->with,
                     vi ? "TÊN=NGUỒN: lớp khác, gọi bằng layer('TÊN')"
                        : "ALIAS=SOURCE: another layer, named by layer('ALIAS')")
        ->take_all();
    command->add_option("--layer", options->layer, vi ? "Lớp được hỏi" : "The layer asked");
    command->add_option("--date", options->date, vi ? "Ngày của số liệu" : "Date of the figures");
    command->add_option("--filter-crs", options->filterCrs,
                        vi ? "Hệ tọa độ của WKT và BBOX trong điều kiện"
                           : "CRS of WKT and BBOX in the condition");
    command->add_flag("--geometry", options->geometry, vi ? "In cả hình" : "With geometry");
    CLI::Option* output = command->add_option(
        "-o,--output", options->output, vi ? "Ghi kết quả ra tệp" : "Write the result to a file");
    command->add_flag("--count", options->count, vi ? "Chỉ in số đối tượng" : "Only how many")
        ->excludes(output);
    command->footer(
        std::string(vi ? "Ví dụ:" : "Example:") +
        "\n  thonmap query nganson.gpkg:xa_2025 --where \"name LIKE 'B%'\""
        "\n  thonmap query maps/ngan-son.map.json:villages "
        "--where \"distance(geometry, layer('sub-projects', 'type = ''water''')) > 2000 AND "
        "dao_share >= 0.5\" -o xa-nuoc.gpkg");
    command->callback([options, &chosen] {
        chosen = [options](const Surroundings& at) { return query(*options, at); };
    });
}

} // namespace thonmap::cli
