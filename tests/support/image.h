#pragma once

#include <QImage>
#include <filesystem>
#include <string>
#include <string_view>

namespace thonmap::test {

/// How far two pictures are apart.
struct ImageDifference {
    bool sameSize = false;
    double share = 1; ///< of pixels with a channel off by more than the tolerance, 0–1
    int largest = 255;
    QImage picture; ///< differing pixels red on the pale expected picture
};
[[nodiscard]] ImageDifference compare(const QImage& actual, const QImage& expected,
                                      int channelTolerance);

struct GoldenTolerance {
    int channel = 40;
    double share = 0.002;
};
/// Compares with tests/render/golden/<name>.png; empty when alike, else what is wrong. On failure
/// <name>-actual.png and <name>-difference.png are written into "golden-failures" in the working
/// folder. With THONMAP_UPDATE_GOLDEN=1 in the environment the golden picture is replaced instead.
[[nodiscard]] std::string differsFromGolden(const QImage& actual, std::string_view name,
                                            GoldenTolerance tolerance = {});

/// Pixels whose colour is within `tolerance` of `colour` in each channel.
[[nodiscard]] std::size_t countPixels(const QImage& image, const QColor& colour, int tolerance = 8);

} // namespace thonmap::test
