#include "cli/commands.h"
#include "cli/source_argument.h"

#include "core/number_format.h"
#include "io/source.h"
#include "session/map.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <ostream>
#include <set>

namespace thonmap::cli {

namespace {

using document::Value;

/// Above this only the file's own index is looked at, not every feature.
constexpr std::uintmax_t kReadThrough = std::uintmax_t{512} << 20;

struct InfoOptions {
    std::string source;
    std::string layer;
};

Value layerValue(const io::LayerInfo& layer) {
    Value value = Value::object();
    value.set("name", layer.name);
    value.set("geometry_type", layer.geometryTypeName);
    value.set("feature_count", layer.featureCount);
    Value& crs = value.set("crs", Value::object());
    crs.set("code", orNull(layer.crs.id()));
    crs.set("name", orNull(layer.crs.name));
    Value& encoding = value.set("encoding", Value::object());
    encoding.set("name", layer.encoding.name);
    encoding.set("confidence", layer.encoding.confidence);
    if (layer.extent.empty()) {
        value.set("extent", Value());
    } else {
        Value& extent = value.set("extent", Value::array());
        for (const double edge :
             {layer.extent.minX, layer.extent.minY, layer.extent.maxX, layer.extent.maxY})
            extent.push(edge);
    }
    Value& fields = value.set("fields", Value::array());
    for (const Field& field : layer.fields) {
        Value& item = fields.push(Value::object());
        item.set("name", field.name);
        item.set("type", fieldTypeName(field.type));
    }
    return value;
}

/// Found twice, while looking and while reading, is found once.
class Findings {
public:
    void add(const Diagnostics& diagnostics) {
        for (const Finding& finding : diagnostics.findings())
            if (m_seen.insert(keyOf(finding)).second)
                m_findings.push_back(finding);
    }
    [[nodiscard]] const std::vector<Finding>& all() const { return m_findings; }
    [[nodiscard]] static bool belongsTo(const Finding& finding, const std::string& layer,
                                        bool onlyLayer) {
        const std::string& named = finding.what.where.layer;
        return named == layer || (named.empty() && onlyLayer);
    }

private:
    static std::string keyOf(const Finding& finding) {
        return fmt::format("{}|{}|{}|{}", findingName(finding.kind), finding.what.where.layer,
                           finding.what.where.feature.value_or(-1),
                           finding.what.text(Language::en));
    }
    std::set<std::string> m_seen;
    std::vector<Finding> m_findings;
};

void printLayer(const Surroundings& at, const io::LayerInfo& layer) {
    const Language language = at.language;
    at.out << fmt::format("{}: {}, {} {}\n", layer.name, layer.geometryTypeName,
                          formatInteger(layer.featureCount, language),
                          at.words("đối tượng", "features"));
    at.out << "  " << at.words("Hệ tọa độ: ", "CRS: ")
           << (layer.crs.known() ? layer.crs.title() : at.words("không rõ", "unknown")) << '\n';
    at.out << "  " << at.words("Bảng mã: ", "Text: ") << layer.encoding.name;
    if (layer.encoding.confidence < 1)
        at.out << " (" << formatPercent(layer.encoding.confidence, 0, language) << ')';
    at.out << '\n';
    if (!layer.extent.empty())
        at.out << "  " << at.words("Phạm vi: ", "Extent: ")
               << fmt::format("{}, {}, {}, {}\n", shortestNumber(layer.extent.minX),
                              shortestNumber(layer.extent.minY), shortestNumber(layer.extent.maxX),
                              shortestNumber(layer.extent.maxY));
    std::string fields;
    for (const Field& field : layer.fields)
        fields += fmt::format("{}{} ({})", fields.empty() ? "" : ", ", field.name,
                              fieldTypeName(field.type));
    if (!fields.empty())
        at.out << "  " << at.words("Cột: ", "Fields: ") << fields << '\n';
}

int print(const Surroundings& at, const io::SourceInfo& source, const Findings& findings) {
    const bool only = source.layers.size() == 1;
    if (!at.json) {
        for (const io::LayerInfo& layer : source.layers)
            printLayer(at, layer);
        Diagnostics told;
        for (const Finding& finding : findings.all())
            told.add(finding.kind, *finding.what.message, finding.what.arguments,
                     finding.what.where, finding.what.detail);
        tell(at, told);
        return kDone;
    }
    Value value = Value::object();
    value.set("source", source.path);
    value.set("driver", source.driver);
    Value& layers = value.set("layers", Value::array());
    std::set<const Finding*> placed;
    for (const io::LayerInfo& layer : source.layers) {
        Value item = layerValue(layer);
        Value& list = item.set("findings", Value::array());
        for (const Finding& finding : findings.all())
            if (Findings::belongsTo(finding, layer.name, only)) {
                list.push(findingValue(finding, at.language));
                placed.insert(&finding);
            }
        layers.push(std::move(item));
    }
    Value& rest = value.set("findings", Value::array());
    for (const Finding& finding : findings.all())
        if (!placed.contains(&finding))
            rest.push(findingValue(finding, at.language));
    printJson(at, value);
    return kDone;
}

/// A map's layers, each under its id, as if the map were a file of layers.
int infoOfMap(const InfoOptions& options, const Surroundings& at) {
    const ProgressBar bar(at);
    Result<Opened> opened = openArgument(options.source, options.layer, bar.progress());
    if (!opened)
        return refuse(at, opened.error());
    if (!opened->layer.empty())
        if (auto layer = theLayer(*opened); !layer)
            return refuse(at, layer.error());
    io::SourceInfo source{.path = opened->file, .driver = "Thonmap"};
    for (const session::MapLayerPtr& layer : opened->map->layers) {
        if (!opened->layer.empty() && layer->id() != opened->layer)
            continue;
        const FeatureTable& table = *layer->table;
        io::LayerInfo info{.name = layer->id(), .declaredType = table.declaredType};
        info.geometryTypeName = table.declaredType == GeometryType::null && table.hasGeometry()
                                    ? "Geometry"
                                    : std::string(geometryTypeName(table.declaredType));
        info.featureCount = static_cast<std::int64_t>(table.rowCount());
        info.crs = table.crs;
        info.extent = table.geometry.extent();
        for (const Column& column : table.columns)
            info.fields.push_back(column.field());
        source.layers.push_back(std::move(info));
    }
    Findings findings;
    findings.add(*opened->map->diagnostics);
    return print(at, source, findings);
}

int info(const InfoOptions& options, const Surroundings& at) {
    const std::string path = options.source.substr(0, options.source.rfind(".map.json") + 9);
    if (options.source.find(".map.json") != std::string::npos && session::isMapDocument(path))
        return infoOfMap(options, at);
    Result<io::SourceName> name = io::parseSourceName(options.source);
    if (!name)
        return refuse(at, name.error());
    if (!options.layer.empty())
        name->layer = options.layer;
    Diagnostics looking;
    Result<io::SourceInfo> source = io::inspect(*name, looking);
    if (!source)
        return refuse(at, source.error());
    Findings findings;
    findings.add(looking);
    std::error_code unsized;
    const std::uintmax_t size = std::filesystem::file_size(name->path, unsized);
    if (unsized || size <= kReadThrough) {
        // Faults of single features show only when each has been read.
        const ProgressBar bar(at);
        Diagnostics reading;
        if (auto read = io::readAll(*name, reading, bar.progress()); !read)
            return refuse(at, read.error());
        findings.add(reading);
    }
    return print(at, *source, findings);
}

} // namespace

void addInfo(CLI::App& app, Language language, Action& chosen) {
    const bool vi = language == Language::vi;
    auto options = std::make_shared<InfoOptions>();
    CLI::App* command = app.add_subcommand(
        "info", vi ? "Các lớp, cột, hệ tọa độ, bảng mã và điều bất thường của một nguồn"
                   : "Layers, fields, CRS, text encoding and findings of a source");
    command
        ->add_option("SOURCE", options->source,
                     vi ? "Tệp, thư mục hay TỆP:LỚP" : "File, folder or FILE:LAYER")
        ->required();
    command->add_option("--layer", options->layer, vi ? "Chỉ lớp này" : "This layer only");
    command->footer(
        std::string(vi ? "Ví dụ:" : "Example:") +
        "\n  thonmap info ranh-gioi/xa.shp\n  thonmap info nganson.gpkg:xa_2025 --json");
    command->callback([options, &chosen] {
        chosen = [options](const Surroundings& at) { return info(*options, at); };
    });
}

} // namespace thonmap::cli
