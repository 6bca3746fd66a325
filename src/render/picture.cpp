#include "render/picture.h"

#include "core/number_format.h"
#include "render/furniture.h"
#include "render/legend.h"
#include "render/messages.h"
#include "render/paint_context.h"
#include "render/text_style.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace thonmap::render {
namespace {

/// Below this a map says nothing; the legend gives way.
constexpr double kLeastMapPx = 240;

/// What a picture says in words, and the box for each part, in layout pixels.
struct Page {
    const Scene& scene;
    const PictureOptions& options;
    double width = 0;
    double height = 0;
    double margin = 0;
    QString title;
    QString subtitle;
    QStringList titleLines;
    QFont titleFont;
    QStringList foot;
    std::vector<LegendBlock> legend;
    LegendLayout legendLayout;
    int legendColumns = 1;
    PictureLayout layout;
};

bool isIllustrative(const Scene& scene) {
    if (scene.illustrative)
        return true;
    return std::ranges::any_of(scene.layers, [](const SceneLayer& layer) {
        return isDrawable(layer) && layer.style->illustrative;
    });
}

QString titleOf(const Scene& scene, const PictureOptions& options) {
    std::string title = options.title;
    if (title.empty())
        title = scene.headline.title.in(options.language);
    if (title.empty())
        title = scene.title.in(options.language);
    const std::string_view word = options.language == Language::vi ? "minh hoạ" : "illustrative";
    if (isIllustrative(scene) && title.find(word) == std::string::npos)
        title = format(msg::illustrativeTitle, {{"title", title}}, options.language);
    return toQString(title).simplified();
}

double marginOf(double width, double height) {
    return std::round(std::clamp(std::min(width, height) * 0.03, 12.0, 42.0));
}

bool hasNumber(const Page& page) {
    return !page.scene.headline.number.in(page.options.language).empty();
}

/// The block of number, gap and bar stands at the right of the title where the page is wide.
double numberBlockWidth(const Page& page) {
    if (!hasNumber(page))
        return 0;
    return page.width >= 1000 ? 330 : page.width >= 700 ? 250 : 0;
}

void layOutTitle(Page& page) {
    const Language language = page.options.language;
    page.title = titleOf(page.scene, page.options);
    page.subtitle = toQString(page.scene.headline.subtitle.in(language)).simplified();
    const QString date = toQString(page.scene.dateLine.in(language)).simplified();
    if (page.subtitle.isEmpty())
        page.subtitle = date;
    page.titleFont = sans(page.width >= 1300 ? 26 : page.width >= 900 ? 22 : 18, true);
    const double inner = page.width - 2 * page.margin;
    const double block = numberBlockWidth(page);
    const double room = inner - (block > 0 ? block + 24 : 0);
    page.titleLines = wrapped(page.titleFont, page.title, room, 2);
    double height = lineHeight(page.titleFont) * static_cast<double>(page.titleLines.size()) * 0.98;
    const double line = lineHeight(sans(13));
    if (!page.subtitle.isEmpty())
        height += line;
    if (!page.scene.headline.counts.empty())
        height += line;
    if (block == 0 && hasNumber(page))
        height += line;
    if (block > 0)
        height = std::max(height, 58.0);
    page.layout.title = QRectF(page.margin, page.margin * 0.7, inner, height);
}

QString scaleText(const Page& page, double metresPerPixel) {
    // Of a screen or page on which the picture is shown at its own size.
    const double denominator = metresPerPixel * page.width / page.options.widthPx * 96 / 0.0254;
    const double power = std::pow(10, std::max(0.0, std::floor(std::log10(denominator)) - 1));
    return toQString(
        formatNumber(std::round(denominator / power) * power, 0, page.options.language));
}

QStringList footTexts(const Page& page, double metresPerPixel) {
    const Language language = page.options.language;
    QStringList texts;
    QStringList sources;
    const std::string& line = page.scene.sourceLine.in(language);
    if (!line.empty()) {
        sources << toQString(line);
    } else {
        for (const SceneLayer& layer : page.scene.layers) {
            if (!isDrawable(layer) || layer.style->source.in(language).empty())
                continue;
            const QString source = toQString(layer.style->source.in(language));
            if (!sources.contains(source))
                sources << source;
        }
    }
    if (!sources.isEmpty()) {
        QString source = sources.join(QStringLiteral("; "));
        const QString prefix = toQString(format(msg::source, {{"source", ""}}, language));
        if (!source.startsWith(prefix.trimmed()))
            source = prefix + source;
        texts << (source.endsWith(u'.') ? source : source + u'.');
    }
    QString second;
    if (page.scene.crs.known())
        second = toQString(format(msg::crsLine,
                                  {{"crs", page.scene.crs.title()},
                                   {"scale", scaleText(page, metresPerPixel).toStdString()}},
                                  language));
    else
        second = toQString(format(msg::crsUnknown, language));
    const QString date = toQString(page.scene.dateLine.in(language)).simplified();
    if (!date.isEmpty() && date != page.subtitle)
        second += u' ' + date + (date.endsWith(u'.') ? QString() : QStringLiteral("."));
    texts << second;
    if (!page.options.recipe.empty())
        texts << toQString(page.options.recipe);
    return texts;
}

QFont footFont() {
    return sans(12);
}

/// Note and foot, from the bottom upwards; returns where the body ends.
double layOutFoot(Page& page) {
    const double inner = page.width - 2 * page.margin;
    // The scale's digits do not change how many lines there are; the real one comes later.
    page.foot.clear();
    for (const QString& text : footTexts(page, 1))
        page.foot << wrapped(footFont(), text, inner, 2);
    const double footHeight = lineHeight(footFont()) * static_cast<double>(page.foot.size());
    double y = page.height - page.margin * 0.7 - footHeight;
    page.layout.foot = QRectF(page.margin, y, inner, footHeight);
    y -= 6;
    if (isIllustrative(page.scene)) {
        page.layout.note = QRectF(page.margin, y - 26, inner, 26);
        y -= 26 + 8;
    }
    return y;
}

bool legendBesideFits(Page& page, const QRectF& body) {
    const double most = body.width() - 16 - kLeastMapPx;
    const double heading = 26;
    const auto fits = [&](double width, int columns) {
        return width <= most && legendHeight(page.legend, (width - 24 * (columns - 1)) / columns,
                                             page.legendLayout, columns) +
                                        heading <=
                                    body.height();
    };
    const double usual = std::clamp(page.width * 0.225, 208.0, 340.0);
    for (const bool tight : {false, true}) {
        if (tight) {
            page.legendLayout.rowHeightPx = 17.5;
            page.legendLayout.blockGapPx = 7;
            page.legendLayout.textPx = 12;
        }
        for (const auto& [width, columns] :
             std::array<std::pair<double, int>, 2>{{{usual, 1}, {usual * 1.9, 2}}}) {
            if (columns == 2 && usual * 1.9 > body.width() * 0.42)
                continue;
            if (!fits(width, columns))
                continue;
            page.legendColumns = columns;
            page.layout.legend = QRectF(body.right() - width, body.top(), width, body.height());
            page.layout.map =
                QRectF(body.left(), body.top(), body.width() - width - 16, body.height());
            return true;
        }
    }
    return false;
}

void layOutLegendBelow(Page& page, const QRectF& body) {
    page.layout.legendBelow = true;
    // The tight spacing of the attempt beside the map stays only if that is needed here too.
    page.legendLayout = {};
    const int columns = std::clamp(static_cast<int>(body.width() / 230), 1, 5);
    const double columnWidth =
        (body.width() - page.legendLayout.columnGapPx * (columns - 1)) / columns;
    const double most = body.height() * 0.45;
    double height = legendHeight(page.legend, columnWidth, page.legendLayout, columns) + 26;
    if (height > most) {
        page.legendLayout.rowHeightPx = 17.5;
        page.legendLayout.blockGapPx = 7;
        page.legendLayout.textPx = 12;
        height = legendHeight(page.legend, columnWidth, page.legendLayout, columns) + 26;
    }
    height = std::min(height + 2, most);
    page.legendColumns = columns;
    page.layout.legend = QRectF(body.left(), body.bottom() - height, body.width(), height);
    page.layout.map = QRectF(body.left(), body.top(), body.width(), body.height() - height - 10);
}

void layOut(Page& page) {
    page.margin = marginOf(page.width, page.height);
    layOutTitle(page);
    const double bottom = layOutFoot(page);
    const double top = page.layout.title.bottom() + 8;
    const QRectF body(page.margin, top, page.width - 2 * page.margin, std::max(60.0, bottom - top));
    page.legend = legendOf(page.scene, page.options.language);
    if (page.legend.empty()) {
        page.layout.map = body;
        return;
    }
    const bool portrait = page.height > page.width * 1.1;
    if (portrait || !legendBesideFits(page, body)) {
        // A column that overflows may still be better than a map of a hand's width.
        layOutLegendBelow(page, body);
    }
}

/// The corner of the map that hides least of the subject.
QPointF plateCorner(const Scene& scene, const Viewport& view, QSizeF plate) {
    constexpr double kInset = 14;
    const double right = view.widthPx - plate.width() - kInset;
    const double bottom = view.heightPx - plate.height() - kInset;
    const std::array<QPointF, 4> corners{QPointF(kInset, bottom), QPointF(right, bottom),
                                         QPointF(kInset, kInset), QPointF(right, kInset)};
    double least = INFINITY;
    QPointF best = corners[0];
    for (const QPointF corner : corners) {
        const QRectF box = QRectF(corner, plate).adjusted(-6, -6, 6, 6);
        double hidden = 0;
        for (const SceneLayer& layer : scene.layers) {
            if (!isDrawable(layer) ||
                (layer.style->labelStyle.role != thematic::LabelRole::village &&
                 !layer.style->chart && layer.style->legendGroups.empty()))
                continue;
            for (std::size_t row = 0; row < layer.geometry->rowCount(); ++row) {
                const Extent& extent = layer.geometry->extents[row];
                if (extent.empty())
                    continue;
                const QPointF a = view.widthPx > 0
                                      ? QPointF(view.toScreen({extent.minX, extent.maxY}).x,
                                                view.toScreen({extent.minX, extent.maxY}).y)
                                      : QPointF();
                const XY b = view.toScreen({extent.maxX, extent.minY});
                const QRectF shape =
                    QRectF(a, QPointF(b.x, b.y)).adjusted(-8, -8, 8, 8).intersected(box);
                hidden += shape.width() * shape.height();
            }
        }
        if (hidden + 1 < least) {
            least = hidden;
            best = corner;
        }
    }
    return best;
}

void paintNumber(QPainter& painter, const Page& page) {
    const thematic::Headline& headline = page.scene.headline;
    const Language language = page.options.language;
    const MapColours& colours = coloursOf(Palette::light);
    const QString number = toQString(headline.number.in(language));
    const QString gap = toQString(headline.gap.in(language));
    const QColor gapColour = headline.gapIsBehind ? colours.behind : colours.accent;
    const double width = numberBlockWidth(page);
    const QRectF box(page.layout.title.right() - width, page.layout.title.top(), width, 58);
    QFont large = sans(24, true);
    if (textWidth(large, number) > width)
        large = sans(17, true);
    const double room = width - textWidth(large, number) - 14;
    const QFont small = sans(13, true);
    const bool beside = !gap.isEmpty() && textWidth(small, gap) <= room;
    drawLine(painter, QRectF(box.left(), box.top(), width, 30), Qt::AlignVCenter, large,
             colours.accent, number);
    if (beside)
        drawLine(painter, QRectF(box.right() - room, box.top() + 3, room, 30),
                 Qt::AlignRight | Qt::AlignVCenter, small, gapColour, gap);
    double y = box.top() + 34;
    if (headline.fraction) {
        const QRectF bar(box.left(), y + 2, width, 9);
        painter.fillRect(bar, colours.track);
        painter.fillRect(
            QRectF(bar.topLeft(),
                   QSizeF(width * std::clamp(*headline.fraction, 0.0, 1.0), bar.height())),
            colours.accent);
        if (headline.plannedFraction)
            painter.fillRect(
                QRectF(bar.left() + width * std::clamp(*headline.plannedFraction, 0.0, 1.0) - 1,
                       bar.top() - 4, 2, bar.height() + 8),
                colours.ink);
        y += 14;
    }
    if (!beside)
        drawLine(painter, QRectF(box.left(), y, width, 18), Qt::AlignVCenter, sans(12, true),
                 gapColour, gap);
}

void paintTitle(QPainter& painter, const Page& page) {
    const MapColours& colours = coloursOf(Palette::light);
    const QRectF& box = page.layout.title;
    const double block = numberBlockWidth(page);
    const double width = box.width() - (block > 0 ? block + 24 : 0);
    double y = box.top();
    for (const QString& line : page.titleLines) {
        drawLine(painter, QRectF(box.left(), y, width, lineHeight(page.titleFont)), Qt::AlignTop,
                 page.titleFont, colours.ink, line);
        y += lineHeight(page.titleFont) * 0.98;
    }
    const QFont font = sans(13);
    const double line = lineHeight(font);
    if (!page.subtitle.isEmpty()) {
        drawLine(painter, QRectF(box.left(), y, width, line), Qt::AlignTop, font, colours.ink2,
                 page.subtitle);
        y += line;
    }
    if (block > 0) {
        paintNumber(painter, page);
    } else if (hasNumber(page)) {
        const auto& headline = page.scene.headline;
        const QFont bold = sans(13, true);
        const QString number = toQString(headline.number.in(page.options.language));
        drawLine(painter, QRectF(box.left(), y, width, line), Qt::AlignTop, bold, colours.accent,
                 number);
        const double at = textWidth(bold, number) + 12;
        if (at + 40 < width)
            drawLine(painter, QRectF(box.left() + at, y, width - at, line), Qt::AlignTop, bold,
                     headline.gapIsBehind ? colours.behind : colours.accent,
                     toQString(headline.gap.in(page.options.language)));
        y += line;
    }
    double x = box.left();
    for (std::size_t i = 0; i < page.scene.headline.counts.size(); ++i) {
        const auto& count = page.scene.headline.counts[i];
        QString text = toQString(count.text.in(page.options.language));
        const QFont face = sans(13, count.behind);
        const double room = box.left() + width - x;
        if (room < 30)
            break;
        if (i > 0) {
            drawLine(painter, QRectF(x, y, 20, line), Qt::AlignTop, font, colours.ink3,
                     QStringLiteral("·"));
            x += 10;
        }
        drawLine(painter, QRectF(x, y, room, line), Qt::AlignTop, face,
                 count.behind ? colours.behind : colours.ink, text);
        x += textWidth(face, text) + 8;
    }
}

void paintFoot(QPainter& painter, const Page& page, double metresPerPixel) {
    const MapColours& colours = coloursOf(Palette::light);
    double y = page.layout.foot.top();
    for (const QString& text : footTexts(page, metresPerPixel))
        for (const QString& line : wrapped(footFont(), text, page.layout.foot.width(), 2)) {
            drawLine(painter,
                     QRectF(page.layout.foot.left(), y, page.layout.foot.width(),
                            lineHeight(footFont())),
                     Qt::AlignTop, footFont(), colours.ink2, line);
            y += lineHeight(footFont());
        }
}

/// White around the map, since Qt's SVG writer cannot clip.
void coverOutside(QPainter& painter, const Page& page) {
    const QRectF map = page.layout.map;
    for (const QRectF& box :
         {QRectF(0, 0, page.width, map.top()),
          QRectF(0, map.bottom(), page.width, page.height - map.bottom()),
          QRectF(0, map.top(), map.left(), map.height()),
          QRectF(map.right(), map.top(), page.width - map.right(), map.height())})
        painter.fillRect(box, Qt::white);
}

double paintMapFrame(QPainter& painter, const Page& page, const std::stop_token& stop,
                     PaintReport& report) {
    const QRectF map = page.layout.map;
    const Extent extent = page.options.extent.value_or(page.scene.extent);
    const int width = std::max(1, static_cast<int>(std::floor(map.width())));
    const int height = std::max(1, static_cast<int>(std::floor(map.height())));
    const double room = std::min(width, height) * 0.04 + 6;
    const Viewport view = Viewport::fitting(extent, width, height, page.options.extent ? 0 : room);
    const bool metric = page.scene.crs.known() && page.scene.crs.kind != Crs::Kind::other;
    const ScaleBar bar =
        scaleBarFor(view.metresPerPixel, std::clamp(width * 0.18, 60.0, 190.0), metric);
    const QSizeF plate = scalePlateSize(bar);
    const QPointF corner = plateCorner(page.scene, view, plate);
    PaintOptions options;
    options.wholeLabelsOnly = true;
    if (page.options.furniture)
        options.reserved.push_back(QRectF(corner, plate));
    const bool compact = width < illustrativeNoteSize(page.options.language, false).width() + 40;
    QSizeF note = illustrativeNoteSize(page.options.language, compact);
    const QRectF noteBox(QPointF(width - note.width() - 14, height - note.height() - 14), note);
    const bool noteOnMap = !page.options.furniture && isIllustrative(page.scene);
    if (noteOnMap)
        options.reserved.push_back(noteBox);

    painter.save();
    if (!paintsSvg(painter))
        painter.setClipRect(QRectF(map.left(), map.top(), width, height));
    painter.translate(map.topLeft());
    paintMap(painter, page.scene, view, page.options.language, options, stop, &report);
    if (page.options.furniture)
        paintScalePlate(painter, corner, bar, page.options.language);
    if (noteOnMap)
        paintIllustrativeNote(painter, noteBox, page.options.language, compact);
    painter.restore();
    return view.metresPerPixel;
}

/// Large pictures are enlarged small ones: text keeps its share of the sheet.
double enlargement(const PictureOptions& options) {
    return std::max(1.0, std::min(options.widthPx / 1700.0, options.heightPx / 1200.0));
}

} // namespace

SizePx paperPx(double widthMm, double heightMm) {
    return {static_cast<int>(std::lround(widthMm / 25.4 * 96)),
            static_cast<int>(std::lround(heightMm / 25.4 * 96))};
}

PictureReport paintPicture(QPainter& painter, const Scene& scene, const PictureOptions& options,
                           std::stop_token stop, PictureLayout* layout) {
    const auto start = std::chrono::steady_clock::now();
    const double k = enlargement(options);
    Page page{.scene = scene,
              .options = options,
              .width = options.widthPx / k,
              .height = options.heightPx / k,
              .title = {},
              .subtitle = {},
              .titleLines = {},
              .titleFont = {},
              .foot = {},
              .legend = {},
              .legendLayout = {},
              .layout = {}};
    page.layout.map = QRectF(0, 0, page.width, page.height);
    if (options.furniture)
        layOut(page);

    PictureReport report;
    PaintReport painted;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.scale(k, k);
    painter.fillRect(QRectF(0, 0, page.width, page.height), Qt::white);
    report.metresPerPixel = paintMapFrame(painter, page, stop, painted) / k;
    if (options.furniture) {
        if (paintsSvg(painter))
            coverOutside(painter, page);
        const MapColours& colours = coloursOf(Palette::light);
        painter.setPen(QPen(colours.districtLine, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(page.layout.map);
        paintTitle(painter, page);
        if (!page.legend.empty()) {
            const QRectF& box = page.layout.legend;
            drawLine(painter, QRectF(box.left(), box.top(), box.width(), 24), Qt::AlignTop,
                     sans(15, true), colours.ink, toQString(format(msg::legend, options.language)));
            report.legendRowsLeftOut =
                paintLegend(painter, box.adjusted(0, 26, 0, 0), page.legend, options.language,
                            page.legendLayout, page.legendColumns);
        }
        if (isIllustrative(scene)) {
            const bool compact =
                page.layout.note.width() < illustrativeNoteSize(options.language, false).width();
            paintIllustrativeNote(painter, page.layout.note, options.language, compact);
        }
        paintFoot(painter, page, report.metresPerPixel * k);
    }
    painter.restore();

    for (std::size_t i = 0; i < scene.layers.size(); ++i)
        report.layers.push_back({scene.layers[i].style ? scene.layers[i].style->id : std::string(),
                                 i < painted.featuresDrawn.size() ? painted.featuresDrawn[i] : 0});
    report.milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(
                              std::chrono::steady_clock::now() - start)
                              .count();
    if (layout) {
        *layout = page.layout;
        for (QRectF* box :
             {&layout->title, &layout->map, &layout->legend, &layout->note, &layout->foot})
            *box = QRectF(box->topLeft() * k, box->size() * k);
    }
    return report;
}

} // namespace thonmap::render
