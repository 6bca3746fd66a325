#include "core/messages.h"
#include "core/platform.h"
#include "render/messages.h"
#include "render/picture.h"
#include "render/text_style.h"

#include <QBuffer>
#include <QByteArray>
#include <QImageWriter>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <algorithm>
#include <cctype>
#include <cmath>

namespace thonmap::render {
namespace {

constexpr int kLeastWidth = 200;
constexpr int kLeastHeight = 150;
constexpr int kMostSide = 20'000;
constexpr double kMostPixels = 200e6;

std::string extensionOf(const std::filesystem::path& path) {
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

std::string plainTitle(const Scene& scene, const PictureOptions& options) {
    if (!options.title.empty())
        return options.title;
    const std::string& headline = scene.headline.title.in(options.language);
    return headline.empty() ? scene.title.in(options.language) : headline;
}

/// The title as metadata; says "illustrative" as the picture does.
QString metaTitle(const Scene& scene, const PictureOptions& options) {
    const std::string title = plainTitle(scene, options);
    return toQString(scene.illustrative
                         ? format(msg::illustrativeTitle, {{"title", title}}, options.language)
                         : title);
}

QByteArray pngBytes(const Scene& scene, const PictureOptions& options, const std::stop_token& stop,
                    PictureReport& report) {
    const double ratio = options.devicePixelRatio;
    QImage image(static_cast<int>(std::lround(options.widthPx * ratio)),
                 static_cast<int>(std::lround(options.heightPx * ratio)),
                 QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return {};
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        report = paintPicture(painter, scene, options, stop);
    }
    const int dotsPerMetre = static_cast<int>(std::lround(96 / 0.0254 * ratio));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, "png");
    writer.setText(QStringLiteral("Title"), metaTitle(scene, options));
    writer.setText(QStringLiteral("Source"), toQString(scene.sourceLine.in(options.language)));
    writer.setText(QStringLiteral("Software"), QStringLiteral("Thonmap"));
    if (!options.recipe.empty())
        writer.setText(QStringLiteral("Comment"), toQString(options.recipe));
    if (!writer.write(image.convertToFormat(QImage::Format_RGB888)))
        return {};
    return bytes;
}

QByteArray svgBytes(const Scene& scene, const PictureOptions& options, const std::stop_token& stop,
                    PictureReport& report) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(QSize(options.widthPx, options.heightPx));
    generator.setViewBox(QRect(0, 0, options.widthPx, options.heightPx));
    generator.setTitle(metaTitle(scene, options).toHtmlEscaped());
    generator.setDescription(toQString(scene.sourceLine.in(options.language)).toHtmlEscaped());
    {
        QPainter painter(&generator);
        report = paintPicture(painter, scene, options, stop);
    }
    // Where Noto is not installed another sans serif is better than a viewer's serif default.
    bytes.replace("font-family=\"Noto Sans\"",
                  "font-family=\"'Noto Sans','Segoe UI',Roboto,Arial,sans-serif\"");
    bytes.replace("font-family=\"Noto Serif\"", "font-family=\"'Noto Serif',Georgia,serif\"");
    return bytes;
}

/// Overwrites what differs from run to run, byte for byte, so that the file's offsets still hold.
void fixClock(QByteArray& pdf) {
    const auto overwrite = [&pdf](const QByteArray& before, const QByteArray& fixed) {
        for (qsizetype at = pdf.indexOf(before); at >= 0; at = pdf.indexOf(before, at + 1)) {
            const qsizetype from = at + before.size();
            for (qsizetype i = 0; i < fixed.size() && from + i < pdf.size(); ++i)
                pdf[from + i] = fixed[i];
        }
    };
    overwrite("/CreationDate (D:", "20000101000000");
    overwrite("<xmp:CreateDate>", "2000-01-01T00:00:00");
    overwrite("<xmp:ModifyDate>", "2000-01-01T00:00:00");
    overwrite("<xmp:MetadataDate>", "2000-01-01T00:00:00");
    overwrite("uuid:", "00000000-0000-0000-0000-000000000000");
}

QByteArray pdfBytes(const Scene& scene, const PictureOptions& options, const std::stop_token& stop,
                    PictureReport& report) {
    constexpr int kResolution = 1200;
    constexpr double kPerPixel = kResolution / 96.0;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kResolution);
        writer.setPageSize(QPageSize(QSizeF(options.widthPx * 0.75, options.heightPx * 0.75),
                                     QPageSize::Point, QString(), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        writer.setTitle(metaTitle(scene, options));
        writer.setCreator(QStringLiteral("Thonmap"));
        QPainter painter(&writer);
        painter.scale(kPerPixel, kPerPixel);
        report = paintPicture(painter, scene, options, stop);
    }
    fixClock(bytes);
    return bytes;
}

Result<void> check(const std::filesystem::path& path, const Scene& scene,
                   const PictureOptions& options) {
    const std::string extension = extensionOf(path);
    if (extension != ".png" && extension != ".svg" && extension != ".pdf")
        return fail(msg::unknownFormat, {{"file", path.string()}}, {.file = path.string()});
    const double ratio = options.devicePixelRatio;
    const double pixels = static_cast<double>(options.widthPx) * options.heightPx *
                          (extension == ".png" ? ratio * ratio : 1);
    if (options.widthPx < kLeastWidth || options.heightPx < kLeastHeight ||
        options.widthPx > kMostSide || options.heightPx > kMostSide || !(ratio > 0) || ratio > 16 ||
        pixels > kMostPixels)
        return fail(msg::badSize, {{"width", std::int64_t{options.widthPx}},
                                   {"height", std::int64_t{options.heightPx}}});
    const Extent extent = options.extent.value_or(scene.extent);
    if (extent.empty() || !std::isfinite(extent.width()) || !std::isfinite(extent.height()))
        return fail(msg::nothingToDraw);
    return {};
}

} // namespace

Result<PictureReport> writePicture(const std::filesystem::path& path, const Scene& scene,
                                   const PictureOptions& options, std::stop_token stop) {
    if (auto checked = check(path, scene, options); !checked)
        return std::unexpected(checked.error());
    const std::string extension = extensionOf(path);
    PictureReport report;
    const QByteArray bytes = extension == ".png"   ? pngBytes(scene, options, stop, report)
                             : extension == ".svg" ? svgBytes(scene, options, stop, report)
                                                   : pdfBytes(scene, options, stop, report);
    if (stop.stop_requested())
        return fail(thonmap::msg::cancelled);
    if (bytes.isEmpty())
        return fail(msg::badSize, {{"width", std::int64_t{options.widthPx}},
                                   {"height", std::int64_t{options.heightPx}}});
    if (auto written = platform::writeWhole(
            path, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        !written)
        return std::unexpected(written.error());
    return report;
}

} // namespace thonmap::render
