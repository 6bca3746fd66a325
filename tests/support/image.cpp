#include "support/image.h"

#include "support/places.h"

#include <QColor>
#include <algorithm>
#include <cstdlib>

namespace thonmap::test {
namespace {

int channelDistance(QRgb a, QRgb b) {
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                     std::abs(qBlue(a) - qBlue(b)), std::abs(qAlpha(a) - qAlpha(b))});
}

QString pathText(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

} // namespace

ImageDifference compare(const QImage& actual, const QImage& expected, int channelTolerance) {
    ImageDifference result;
    result.sameSize = actual.size() == expected.size() && !actual.isNull();
    if (!result.sameSize)
        return result;
    result.picture = QImage(expected.size(), QImage::Format_RGB32);
    result.largest = 0;
    std::size_t differing = 0;
    for (int y = 0; y < actual.height(); ++y)
        for (int x = 0; x < actual.width(); ++x) {
            const QRgb wanted = expected.pixel(x, y);
            const int distance = channelDistance(actual.pixel(x, y), wanted);
            result.largest = std::max(result.largest, distance);
            const bool off = distance > channelTolerance;
            differing += off ? 1U : 0U;
            result.picture.setPixel(x, y,
                                    off ? qRgb(220, 0, 0)
                                        : qRgb(128 + qRed(wanted) / 2, 128 + qGreen(wanted) / 2,
                                               128 + qBlue(wanted) / 2));
        }
    result.share = static_cast<double>(differing) /
                   (static_cast<double>(actual.width()) * static_cast<double>(actual.height()));
    return result;
}

std::string differsFromGolden(const QImage& actual, std::string_view name,
                              GoldenTolerance tolerance) {
    const std::filesystem::path golden =
        sourceFolder() / "tests" / "render" / "golden" / (std::string(name) + ".png");
    const char* update = std::getenv("THONMAP_UPDATE_GOLDEN");
    if (update && std::string_view(update) == "1") {
        std::filesystem::create_directories(golden.parent_path());
        return actual.convertToFormat(QImage::Format_RGB888).save(pathText(golden))
                   ? std::string{}
                   : "cannot write " + golden.string();
    }
    const QImage expected(pathText(golden));
    const ImageDifference difference = compare(actual, expected, tolerance.channel);
    if (difference.sameSize && difference.share <= tolerance.share)
        return {};
    const std::filesystem::path folder = std::filesystem::current_path() / "golden-failures";
    std::filesystem::create_directories(folder);
    actual.save(pathText(folder / (std::string(name) + "-actual.png")));
    if (expected.isNull())
        return "no golden picture " + golden.string();
    if (!difference.sameSize)
        return std::string(name) + ": another size than the golden picture";
    difference.picture.save(pathText(folder / (std::string(name) + "-difference.png")));
    return std::string(name) + ": " + std::to_string(difference.share * 100) +
           " % of the pixels differ, see " + folder.string();
}

std::size_t countPixels(const QImage& image, const QColor& colour, int tolerance) {
    std::size_t count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += channelDistance(image.pixel(x, y), colour.rgb()) <= tolerance ? 1U : 0U;
    return count;
}

} // namespace thonmap::test
