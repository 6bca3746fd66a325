#include "cli/commands.h"
#include "cli/graphics.h"
#include "cli/messages.h"
#include "cli/source_argument.h"

#include "core/number_format.h"
#include "render/picture.h"
#include "session/export.h"
#include "session/fill.h"
#include "session/picture.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace thonmap::cli {

namespace {

struct RenderOptions {
    std::string source;
    std::string output;
    std::string layer;
    std::string theme;
    std::vector<std::string> choices;
    std::string size;
    std::string box;
    std::string date;
    session::Fill fill;
    bool bare = false;
};

/// "1600x1000"; paper by name: "A3", "A4" (landscape).
Result<render::SizePx> sizeOf(const std::string& text, const std::string& output) {
    if (text.empty())
        return output.ends_with(".pdf") ? render::paperPx(297, 210) : render::SizePx{1600, 1000};
    if (text == "A4" || text == "a4")
        return render::paperPx(297, 210);
    if (text == "A3" || text == "a3")
        return render::paperPx(420, 297);
    render::SizePx size;
    const char* const end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, size.width);
    if (width.ec != std::errc{} || width.ptr == end || (*width.ptr != 'x' && *width.ptr != 'X'))
        return fail(msg::badSize, {{"text", text}});
    const auto height = std::from_chars(width.ptr + 1, end, size.height);
    if (height.ec != std::errc{} || height.ptr != end || size.width <= 0 || size.height <= 0)
        return fail(msg::badSize, {{"text", text}});
    return size;
}

Result<std::optional<Extent>> boxOf(const std::string& text) {
    if (text.empty())
        return std::nullopt;
    double edges[4] = {};
    const char* from = text.data();
    const char* const end = text.data() + text.size();
    for (int i = 0; i < 4; ++i) {
        const auto read = std::from_chars(from, end, edges[i]);
        const bool last = i == 3;
        if (read.ec != std::errc{} ||
            (last ? read.ptr != end : read.ptr == end || *read.ptr != ','))
            return fail(msg::badBox, {{"text", text}});
        from = read.ptr + (last ? 0 : 1);
    }
    const Extent box{edges[0], edges[1], edges[2], edges[3]};
    if (!(box.width() > 0 && box.height() > 0 && box.width() < 1e12 && box.height() < 1e12))
        return fail(msg::badBox, {{"text", text}});
    return box;
}

/// With SOURCE:LAYER of a map, or --layer, that layer alone is drawn.
Result<void> keepLayer(Opened& opened) {
    if (opened.layer.empty())
        return {};
    Result<const session::MapLayer*> layer = theLayer(opened);
    if (!layer)
        return std::unexpected(std::move(layer.error()));
    for (session::View::Layer& shown : opened.view.layers)
        shown.visible = shown.id == opened.layer;
    opened.view.theme = (*layer)->isTheme() ? opened.layer : "";
    return {};
}

Result<void> prepare(const RenderOptions& options, Opened& opened) {
    if (Result<void> damaged = refuseDamaged(opened); !damaged)
        return damaged;
    if (Result<void> kept = keepLayer(opened); !kept)
        return kept;
    if (!options.fill.field.empty()) {
        Result<const session::MapLayer*> layer = theLayer(opened);
        if (!layer)
            return std::unexpected(std::move(layer.error()));
        const std::string id = (*layer)->id();
        Result<session::MapPtr> filled = session::withFill(opened.map, id, options.fill);
        if (!filled)
            return std::unexpected(std::move(filled.error()));
        opened.map = std::move(*filled);
        opened.view = session::withLayerAt(std::move(opened.view), id, 0);
    }
    if (Result<void> dated = setDate(options.date, opened.view); !dated)
        return dated;
    return setTheme(options.theme, options.choices, opened, opened.view);
}

/// How to make the picture again; stands under it.
std::string recipeOf(const RenderOptions& options, const Opened& opened) {
    std::string recipe = "thonmap render " + options.source;
    if (!opened.view.theme.empty())
        recipe += " --theme " + opened.view.theme;
    for (const std::string& choice : options.choices)
        recipe += " --choose " + choice;
    if (!opened.map->registers.tables.empty())
        recipe += " --date " + opened.view.date.iso();
    if (!options.fill.field.empty())
        recipe += " --fill " + options.fill.field;
    return recipe;
}

int draw(const RenderOptions& options, const Surroundings& at) {
    const Result<render::SizePx> size = sizeOf(options.size, options.output);
    if (!size)
        return refuse(at, size.error(), kWrongUsage);
    const Result<std::optional<Extent>> box = boxOf(options.box);
    if (!box)
        return refuse(at, box.error(), kWrongUsage);
    Diagnostics diagnostics;
    Result<render::PictureReport> report = [&]() -> Result<render::PictureReport> {
        const ProgressBar bar(at);
        Result<Opened> opened = openArgument(options.source, options.layer, bar.progress());
        if (!opened)
            return std::unexpected(std::move(opened.error()));
        if (auto same = session::refuseSource(options.output, filesOf(*opened->map)); !same)
            return std::unexpected(std::move(same.error()));
        if (Result<void> prepared = prepare(options, *opened); !prepared)
            return std::unexpected(std::move(prepared.error()));
        diagnostics = *opened->map->diagnostics;
        session::SceneMaker maker;
        auto scene = maker.make(opened->map, opened->view, {}, diagnostics);
        if (!scene)
            return std::unexpected(std::move(scene.error()));
        startGraphics();
        render::PictureOptions picture{.widthPx = size->width,
                                       .heightPx = size->height,
                                       .language = at.language,
                                       .extent = *box,
                                       .furniture = !options.bare,
                                       .recipe = recipeOf(options, *opened)};
        return render::writePicture(options.output, **scene, picture);
    }();
    if (!report)
        return refuse(at, report.error());
    if (at.json) {
        document::Value value = document::Value::object();
        value.set("output", options.output);
        document::Value& drawn = value.set("drawn", document::Value::object());
        for (const render::PictureReport::Layer& layer : report->layers)
            drawn.set(layer.id, static_cast<std::int64_t>(layer.drawn));
        value.set("milliseconds", report->milliseconds);
        printJson(at, value);
        return kDone;
    }
    tell(at, diagnostics);
    tellWritten(at, options.output);
    return kDone;
}

} // namespace

void addRender(CLI::App& app, Language language, Action& chosen) {
    const bool vi = language == Language::vi;
    auto options = std::make_shared<RenderOptions>();
    CLI::App* command = app.add_subcommand(
        "render", vi ? "Vẽ bản đồ ra PNG, SVG hay PDF, có chú giải, thước tỷ lệ và nguồn"
                     : "Draw a map to PNG, SVG or PDF with legend, scale bar and source");
    const auto text = [&](const char* name, std::string& value, const char* viText,
                          const char* enText) {
        return command->add_option(name, value, vi ? viText : enText);
    };
    text("SOURCE", options->source, "Tệp bản đồ hay nguồn dữ liệu", "Map document or source")
        ->required();
    text("-o,--output", options->output, "Ảnh ghi ra: .png, .svg, .pdf",
         "Picture to write: .png, .svg, .pdf")
        ->required();
    text("--layer", options->layer, "Chỉ vẽ lớp này", "Draw this layer only");
    text("--theme", options->theme, "Chủ đề, hoặc none", "Theme, or none");
    command
        ->add_option("--choose", options->choices,
                     vi ? "Tham số của chủ đề, ví dụ indicator=O2"
                        : "Parameter of the theme, e.g. indicator=O2")
        ->take_all();
    text("--size", options->size, "RỘNGxCAO tính bằng điểm ảnh, hoặc A3, A4",
         "WIDTHxHEIGHT in pixels, or A3, A4");
    text("--bbox", options->box, "Khung x1,y1,x2,y2 theo tọa độ bản đồ",
         "Box x1,y1,x2,y2 in the map's coordinates");
    text("--date", options->date, "Ngày của số liệu, ví dụ 2022-06-30",
         "Date of the figures, e.g. 2022-06-30");
    text("--fill", options->fill.field, "Tô màu theo cột này", "Colour by this field");
    text("--method", options->fill.method,
         "Cách chia lớp: equal, quantile, jenks, stddev, pretty, headtail",
         "Class method: equal, quantile, jenks, stddev, pretty, headtail");
    command->add_option("--classes", options->fill.classes, vi ? "Số lớp" : "Number of classes");
    text("--palette", options->fill.palette, "Bảng màu: progress, ahead-behind, under-charts",
         "Palette: progress, ahead-behind, under-charts");
    command->add_flag("--bare", options->bare,
                      vi ? "Chỉ bản đồ, không khung và chú giải" : "The map alone, no furniture");
    command->footer(
        std::string(vi ? "Ví dụ:" : "Example:") +
        "\n  thonmap render maps/ngan-son.map.json --theme indicator-progress -o tien-do.png"
        "\n  thonmap render xa.shp --fill DAN_SO --method quantile --classes 4 -o dan-so.pdf");
    command->callback([options, &chosen] {
        chosen = [options](const Surroundings& at) { return draw(*options, at); };
    });
}

} // namespace thonmap::cli
