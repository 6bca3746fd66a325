#pragma once

#include "core/result.h"
#include "render/paint_map.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace thonmap::render {

struct PictureOptions {
    /// Whole picture in pixels of 1/96 inch: also the page of a PDF (see paperPx).
    int widthPx = 1600;
    int heightPx = 1000;
    /// PNG only: device pixels in one pixel.
    double devicePixelRatio = 1;
    Language language = Language::vi;
    /// What the map shows; empty = the scene's extent. Its shape is fitted to the map frame.
    std::optional<Extent> extent;
    /// False: the map alone, edge to edge, without title, legend and scale bar. The note that
    /// figures are illustrative stays.
    bool furniture = true;
    /// Over the scene's headline and title.
    std::string title;
    /// Under the source line: how to make this picture again; may be empty.
    std::string recipe;
};

struct PictureReport {
    /// One a layer of the scene, in its order.
    struct Layer {
        std::string id;
        std::size_t drawn = 0;
    };
    std::vector<Layer> layers;
    double metresPerPixel = 0;
    /// Legend rows that found no room; the picture says so itself.
    std::size_t legendRowsLeftOut = 0;
    std::int64_t milliseconds = 0;
};

/// Pixels of a sheet of paper given in millimetres: A4 landscape is paperPx(297, 210).
struct SizePx {
    int width = 0;
    int height = 0;
};
[[nodiscard]] SizePx paperPx(double widthMm, double heightMm);

/// Where the parts of a composed picture stand, for tests.
struct PictureLayout {
    QRectF title, map, legend, note, foot;
    bool legendBelow = false;
};

/// Writes the picture whole or not at all; the format is the extension's (.png, .svg, .pdf). A
/// picture whose scene is illustrative says so in its title and in the amber note, always.
/// Fails for another extension, a size below 200 × 150 or above 20 000 pixels a side (200 million
/// in all), a scene without extent, and a disk that is full. Needs a QGuiApplication.
[[nodiscard]] Result<PictureReport> writePicture(const std::filesystem::path& path,
                                                 const Scene& scene, const PictureOptions& options,
                                                 std::stop_token stop = {});
/// The composed picture on a painter, top left at the origin: what writePicture puts into files and
/// what a print dialog calls.
PictureReport paintPicture(QPainter& painter, const Scene& scene, const PictureOptions& options,
                           std::stop_token stop = {}, PictureLayout* layout = nullptr);

} // namespace thonmap::render
