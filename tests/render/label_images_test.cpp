#include "render/label_images.h"
#include "render/text_style.h"
#include "support/image.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <gtest/gtest.h>

using thonmap::render::drawHaloText;
using thonmap::render::LabelImages;
using thonmap::render::sans;

namespace {

QImage ground(int width, int height, double ratio, const QColor& colour) {
    QImage image(static_cast<int>(width * ratio), static_cast<int>(height * ratio),
                 QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(colour);
    return image;
}

/// The box of pixels that differ from `colour`.
QRect inked(const QImage& image, QRgb colour) {
    QRect box;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) != colour)
                box = box.united(QRect(x, y, 1, 1));
    return box;
}

} // namespace

TEST(LabelImages, AStampedNameLooksLikeThePaintedOne) {
    for (const double ratio : {1.0, 2.0}) {
        const QFont font = sans(13);
        QImage stamped = ground(160, 40, ratio, QColor(0x3B, 0x7A, 0x57));
        QImage painted = stamped;
        {
            QPainter painter(&stamped);
            LabelImages images;
            images.draw(painter, {10, 25}, font, QStringLiteral("Thượng Ân Ế"), Qt::black,
                        Qt::white, 1.5);
        }
        {
            QPainter painter(&painted);
            painter.setRenderHint(QPainter::Antialiasing);
            drawHaloText(painter, {10, 25}, font, QStringLiteral("Thượng Ân Ế"), Qt::black,
                         Qt::white, 1.5);
        }
        const auto difference = thonmap::test::compare(stamped, painted, 90);
        EXPECT_TRUE(difference.sameSize);
        // Glyphs stand on quarters of a pixel in one and exactly in the other.
        EXPECT_LT(difference.share, 0.03) << "at ratio " << ratio;
        const auto halo = [](const QImage& image) {
            return static_cast<double>(thonmap::test::countPixels(image, Qt::white, 70));
        };
        EXPECT_NEAR(halo(stamped) / halo(painted), 1, 0.15) << "at ratio " << ratio;
    }
}

TEST(LabelImages, StackedDiacriticsAndTailsAreNotCut) {
    // Ế stands highest, ợ and ậ hang lowest; drawn alone they must have the same ink as in the
    // middle of a large picture.
    const QFont font = sans(24);
    QImage image = ground(400, 200, 1, Qt::white);
    QPainter painter(&image);
    LabelImages images;
    images.draw(painter, {100, 100}, font, QStringLiteral("ẾỖợậg"), Qt::black, Qt::red, 3);
    painter.end();
    QImage plain = ground(400, 200, 1, Qt::white);
    QPainter onPlain(&plain);
    onPlain.setFont(font);
    onPlain.drawText(QPointF(100, 100), QStringLiteral("ẾỖợậg"));
    onPlain.end();
    const QRect text = inked(plain, qRgb(255, 255, 255));
    const QRect all = inked(image, qRgb(255, 255, 255));
    ASSERT_FALSE(text.isEmpty());
    EXPECT_LE(all.top(), text.top() - 3);
    EXPECT_GE(all.bottom(), text.bottom() + 3);
    EXPECT_LE(all.left(), text.left() - 3);
    EXPECT_GE(all.right(), text.right() + 3);
}

TEST(LabelImages, TheSameNameIsMadeOnce) {
    QImage image = ground(200, 50, 1, Qt::white);
    QPainter painter(&image);
    LabelImages images;
    for (int i = 0; i < 5; ++i)
        images.draw(painter, {10.0 + i, 25}, sans(13), QStringLiteral("Nà Phặc"), Qt::black,
                    Qt::white, 1.5);
    EXPECT_EQ(images.size(), 1U);
    images.draw(painter, {10, 25}, sans(13), QStringLiteral("Nà Phặc"), Qt::blue, Qt::white, 1.5);
    images.draw(painter, {10, 25}, sans(13, true), QStringLiteral("Nà Phặc"), Qt::black, Qt::white,
                1.5);
    EXPECT_EQ(images.size(), 3U);
    images.draw(painter, {10, 25}, sans(13), QString(), Qt::black, Qt::white, 1.5);
    EXPECT_EQ(images.size(), 3U);
}

TEST(LabelImages, ForgetsWhatIsLongUnusedAndKeepsWhatIsUsed) {
    QImage image = ground(50, 50, 1, Qt::white);
    QPainter painter(&image);
    LabelImages images;
    for (int i = 0; i < 4200; ++i)
        images.draw(painter, {0, 20}, sans(6), QString::number(i), Qt::black, Qt::white, 1);
    for (int frame = 0; frame < 40; ++frame) {
        images.endFrame();
        images.draw(painter, {0, 20}, sans(6), QStringLiteral("7"), Qt::black, Qt::white, 1);
    }
    EXPECT_EQ(images.size(), 1U);
}
