#include "session/export.h"

#include "cli/commands.h"
#include "cli/source_argument.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace thonmap::cli {

namespace {

struct ExportOptions {
    std::string source;
    std::string layer;
    std::string output;
    std::string crs;
    std::vector<std::string> layers;
    std::string date;
    std::string theme;
    std::vector<std::string> choices;
};

Result<io::WriteReport> write(const ExportOptions& options, const Surroundings& at,
                              Diagnostics& diagnostics) {
    const ProgressBar bar(at);
    Result<Opened> opened = openArgument(options.source, options.layer, bar.progress());
    if (!opened)
        return std::unexpected(std::move(opened.error()));
    if (Result<void> damaged = refuseDamaged(*opened); !damaged)
        return std::unexpected(std::move(damaged.error()));
    diagnostics = *opened->map->diagnostics;
    if (Result<void> dated = setDate(options.date, opened->view); !dated)
        return std::unexpected(std::move(dated.error()));
    if (auto themed = setTheme(options.theme, options.choices, *opened, opened->view); !themed)
        return std::unexpected(std::move(themed.error()));
    session::ExportOptions wanted{
        .layers = options.layers, .crs = options.crs, .language = at.language};
    if (opened->isMap && !opened->layer.empty())
        wanted.layers.push_back(opened->layer);
    return session::exportMap(*opened->map, opened->view, options.output, wanted, diagnostics,
                              bar.progress());
}

int exportSource(const ExportOptions& options, const Surroundings& at) {
    Diagnostics diagnostics;
    Result<io::WriteReport> report = write(options, at, diagnostics);
    if (!report)
        return refuse(at, report.error());
    if (at.json) {
        document::Value value = document::Value::object();
        value.set("output", options.output);
        document::Value& layers = value.set("layers", document::Value::array());
        for (const io::WriteReport::Layer& layer : report->layers) {
            document::Value& item = layers.push(document::Value::object());
            item.set("name", layer.name);
            item.set("features", layer.features);
        }
        document::Value& findings = value.set("findings", document::Value::array());
        for (const Finding& finding : diagnostics.findings())
            findings.push(findingValue(finding, at.language));
        printJson(at, value);
        return kDone;
    }
    if (!at.quiet)
        for (const io::WriteReport::Layer& layer : report->layers)
            at.out << fmt::format("{}\t{}\n", layer.name, layer.features);
    tell(at, diagnostics);
    tellWritten(at, options.output);
    return kDone;
}

} // namespace

void addExport(CLI::App& app, Language language, Action& chosen) {
    const bool vi = language == Language::vi;
    auto options = std::make_shared<ExportOptions>();
    CLI::App* command = app.add_subcommand(
        "export", vi ? "Ghi bản đồ hay nguồn ra GeoPackage (kèm kiểu vẽ) hoặc định dạng khác"
                     : "Write a map or source to a GeoPackage (with styles) or another format");
    command->add_option("SOURCE", options->source, vi ? "Tệp bản đồ hay nguồn" : "Map or source")
        ->required();
    command
        ->add_option("-o,--output", options->output,
                     vi ? "Tệp ghi ra: .gpkg, .shp, .geojson, .fgb, .csv, .kml, .xlsx …"
                        : "File to write: .gpkg, .shp, .geojson, .fgb, .csv, .kml, .xlsx …")
        ->required();
    command->add_option("--crs", options->crs,
                        vi ? "Hệ tọa độ, ví dụ EPSG:9213" : "CRS, e.g. EPSG:9213");
    command
        ->add_option("--layers", options->layers, vi ? "Chỉ các lớp này: a,b" : "Only these: a,b")
        ->delimiter(',');
    command->add_option("--layer", options->layer, vi ? "Chỉ lớp này" : "This layer only");
    command->add_option("--date", options->date, vi ? "Ngày của số liệu" : "Date of the figures");
    command->add_option("--theme", options->theme,
                        vi ? "Chủ đề mà --choose nói tới" : "The theme that --choose is about");
    command
        ->add_option("--choose", options->choices,
                     vi ? "Tham số của chủ đề, ví dụ indicator=O2"
                        : "Parameter of the theme, e.g. indicator=O2")
        ->take_all();
    command->footer(std::string(vi ? "Ví dụ:" : "Example:") +
                    "\n  thonmap export maps/ngan-son.map.json -o ngan-son.gpkg"
                    "\n  thonmap export xa.shp -o xa.geojson --crs EPSG:4326");
    command->callback([options, &chosen] {
        chosen = [options](const Surroundings& at) { return exportSource(*options, at); };
    });
}

} // namespace thonmap::cli
