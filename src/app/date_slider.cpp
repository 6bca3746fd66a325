#include "app/date_slider.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace thonmap::app {

namespace {
constexpr int kPlayMilliseconds = 600;
constexpr double kLabelWidth = 150;
} // namespace

Date monthEnd(Date date, int months) {
    const int index = date.year() * 12 + (date.month() - 1) + months + 1;
    const auto next = Date::fromYmd(index / 12, index % 12 + 1, 1);
    return Date{next->daysSinceEpoch - 1};
}

DateSlider::DateSlider(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setObjectName(QStringLiteral("dateSlider"));
    m_timer.setInterval(kPlayMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_date >= m_series.last)
            setPlaying(false);
        else
            stepMonth(1);
    });
}

void DateSlider::setLook(const Look& look) {
    m_look = look;
    update();
}

void DateSlider::setLanguage(Language language) {
    m_language = language;
    setAccessibleName(language == Language::vi ? QStringLiteral("Ngày của số liệu")
                                               : QStringLiteral("Date of the figures"));
    setToolTip(
        language == Language::vi
            ? QStringLiteral("Kéo để chọn ngày; phím , và . lùi và tiến một tháng")
            : QStringLiteral("Drag to choose the date; keys , and . go a month back and on"));
    update();
}

void DateSlider::setSeries(SliderSeries series) {
    m_series = std::move(series);
    setDate(m_date);
}

void DateSlider::setDate(Date date) {
    m_date = std::clamp(date, m_series.first, std::max(m_series.first, m_series.last));
    update();
}

void DateSlider::choose(Date date) {
    const Date before = m_date;
    setDate(date);
    if (m_date != before)
        Q_EMIT dateChosen(m_date);
}

void DateSlider::stepMonth(int months) {
    choose(monthEnd(m_date, months));
}

void DateSlider::setPlaying(bool playing) {
    if (playing == m_timer.isActive())
        return;
    if (playing) {
        if (m_date >= m_series.last)
            choose(m_series.first);
        m_timer.start();
    } else {
        m_timer.stop();
    }
    update();
    Q_EMIT playingChanged(playing);
}

QRectF DateSlider::playButton() const {
    return {14, 19, 32, 32};
}

QRectF DateSlider::track() const {
    const double right = m_series.planned.empty() ? 40 : 92;
    return QRectF(kLabelWidth, 52, std::max(40.0, width() - kLabelWidth - right), 4);
}

double DateSlider::xOf(Date date) const {
    const double span = std::max(1, m_series.last.daysSinceEpoch - m_series.first.daysSinceEpoch);
    const double share = (date.daysSinceEpoch - m_series.first.daysSinceEpoch) / span;
    return track().left() + track().width() * std::clamp(share, 0.0, 1.0);
}

Date DateSlider::dateAt(double x) const {
    const double share = std::clamp((x - track().left()) / track().width(), 0.0, 1.0);
    const int span = m_series.last.daysSinceEpoch - m_series.first.daysSinceEpoch;
    const Date exact{m_series.first.daysSinceEpoch + static_cast<int>(std::lround(share * span))};
    // Figures come month by month: the nearer of the two month ends around.
    const Date end = monthEnd(exact);
    const Date before = monthEnd(exact, -1);
    return end.daysSinceEpoch - exact.daysSinceEpoch <= exact.daysSinceEpoch - before.daysSinceEpoch
               ? end
               : before;
}

void DateSlider::paintCurves(QPainter& painter) const {
    double top = 0;
    for (const auto* curve : {&m_series.actual, &m_series.planned})
        for (const auto& [date, value] : *curve)
            top = std::max(top, value);
    if (top <= 0)
        return;
    const double base = track().top();
    const double high = base - 40;
    const auto y = [&](double value) { return base - (base - high) * value / top; };

    if (!m_series.planned.empty()) {
        QPainterPath plan;
        for (const auto& [date, value] : m_series.planned) {
            const QPointF at(xOf(date), y(value));
            plan.elementCount() == 0 ? plan.moveTo(at) : plan.lineTo(at);
        }
        QPen pen(m_look.ink3, 1);
        pen.setDashPattern({4, 3});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(plan);
        painter.setPen(m_look.ink2);
        painter.setFont(uiFont(12));
        painter.drawText(
            QPointF(plan.currentPosition().x() + 6, plan.currentPosition().y() + 10),
            (m_language == Language::vi ? QStringLiteral("kế hoạch %1") : QStringLiteral("plan %1"))
                .arg(m_series.planned.back().second, 0, 'f', 0));
    }
    QPainterPath line;
    double now = 0;
    for (const auto& [date, value] : m_series.actual) {
        if (date > m_date)
            break;
        const QPointF at(xOf(date), y(value));
        if (line.elementCount() == 0)
            line.moveTo(at);
        else
            line.lineTo(at);
        now = value;
    }
    if (line.elementCount() == 0)
        return;
    line.lineTo(xOf(m_date), y(now));
    QPainterPath area = line;
    area.lineTo(xOf(m_date), base);
    area.lineTo(line.elementAt(0).x, base);
    QColor pale = m_look.accent;
    pale.setAlphaF(0.22F);
    painter.fillPath(area, pale);
    painter.setPen(QPen(m_look.accent, 1.6));
    painter.drawPath(line);
}

void DateSlider::paintTicks(QPainter& painter) const {
    painter.setFont(uiFont(12));
    const QFontMetricsF metrics(painter.font());
    double freeFrom = 0;
    // The date itself is written in the middle of these; others keep clear of it.
    const double handle = xOf(m_date);
    const QString now = QString::fromStdString(m_date.dayFirst());
    const double nowHalf = QFontMetricsF(uiFont(12, true)).horizontalAdvance(now) / 2 + 10;
    for (Date month = monthEnd(m_series.first, -1); month <= m_series.last;
         month = monthEnd(month, 1)) {
        const Date firstDay{month.daysSinceEpoch + 1};
        if (firstDay < m_series.first || firstDay > m_series.last)
            continue;
        const double x = xOf(firstDay);
        const bool half = firstDay.month() == 1 || firstDay.month() == 7;
        painter.setPen(QPen(m_look.control, 1));
        painter.drawLine(QPointF(x, track().bottom()),
                         QPointF(x, track().bottom() + (half ? 5 : 3)));
        if (!half)
            continue;
        const QString text = QStringLiteral("%1/%2").arg(firstDay.month()).arg(firstDay.year());
        const double textWidth = metrics.horizontalAdvance(text);
        if (x - textWidth / 2 < freeFrom || std::abs(x - handle) < textWidth / 2 + nowHalf)
            continue;
        painter.setPen(m_look.ink2);
        painter.drawText(QPointF(x - textWidth / 2, track().bottom() + 20), text);
        freeFrom = x + textWidth / 2 + 12;
    }
    painter.setFont(uiFont(12, true));
    painter.setPen(m_look.ink);
    painter.drawText(QPointF(handle - nowHalf + 10, track().bottom() + 20), now);
}

void DateSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_look.panel);
    painter.fillRect(QRectF(0, 0, width(), 1), m_look.line);

    painter.setPen(Qt::NoPen);
    painter.setBrush(m_look.accent);
    painter.drawEllipse(playButton());
    painter.setBrush(m_look.kind == Look::Kind::dark ? m_look.window : QColor(Qt::white));
    const QPointF centre = playButton().center();
    if (playing()) {
        painter.drawRect(QRectF(centre.x() - 6, centre.y() - 6, 4, 12));
        painter.drawRect(QRectF(centre.x() + 2, centre.y() - 6, 4, 12));
    } else {
        painter.drawPolygon(
            QPolygonF{centre + QPointF(-4, -7), centre + QPointF(7, 0), centre + QPointF(-4, 7)});
    }
    painter.setPen(m_look.ink2);
    painter.setFont(uiFont(12));
    painter.drawText(QPointF(56, 31), m_language == Language::vi ? QStringLiteral("Số liệu đến")
                                                                 : QStringLiteral("Figures as of"));
    painter.setPen(m_look.ink);
    painter.setFont(uiFont(13, true));
    painter.drawText(QPointF(56, 50), QString::fromStdString(m_date.dayFirst()));

    paintCurves(painter);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_look.track);
    painter.drawRoundedRect(track(), 2, 2);
    QRectF done = track();
    done.setRight(xOf(m_date));
    painter.setBrush(m_look.accent);
    painter.drawRoundedRect(done, 2, 2);
    paintTicks(painter);
    // Beside a curve the marks would only clutter.
    double labelsEnd = 0;
    for (const auto& [date, name] : m_series.marks) {
        if (!m_series.actual.empty() || date < m_series.first || date > m_series.last)
            continue;
        const QPointF at(xOf(date), track().top() - 14);
        const bool reached = date <= m_date;
        painter.setPen(QPen(m_look.accent, 1.4));
        painter.setBrush(reached ? QBrush(m_look.accent) : QBrush(m_look.card));
        painter.drawPolygon(QPolygonF{at + QPointF(0, -6), at + QPointF(5, 0), at + QPointF(0, 6),
                                      at + QPointF(-5, 0)});
        painter.setPen(m_look.ink2);
        painter.setFont(uiFont(12));
        const double nameWidth = painter.fontMetrics().horizontalAdvance(name);
        if (at.x() + 10 >= labelsEnd && at.x() + 10 + nameWidth < width()) {
            painter.drawText(at + QPointF(10, 4), name);
            labelsEnd = at.x() + 20 + nameWidth;
        }
    }
    const QPointF handle(xOf(m_date), track().center().y());
    painter.setPen(QPen(m_look.ink, 1.4));
    painter.drawLine(QPointF(handle.x(), 8), QPointF(handle.x(), handle.y()));
    painter.setPen(QPen(m_look.accent, 3));
    painter.setBrush(m_look.card);
    painter.drawEllipse(handle, 7, 7);
    if (hasFocus()) {
        painter.setPen(QPen(m_look.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(handle, 11, 11);
    }
}

void DateSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    if (playButton().contains(event->position())) {
        setPlaying(!playing());
        return;
    }
    if (event->position().x() < track().left() - 10)
        return;
    setPlaying(false);
    m_dragging = true;
    choose(dateAt(event->position().x()));
}

void DateSlider::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragging)
        choose(dateAt(event->position().x()));
}

void DateSlider::mouseReleaseEvent(QMouseEvent*) {
    m_dragging = false;
}

void DateSlider::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        stepMonth(-1);
        break;
    case Qt::Key_Right:
        stepMonth(1);
        break;
    case Qt::Key_Home:
        choose(m_series.first);
        break;
    case Qt::Key_End:
        choose(m_series.last);
        break;
    case Qt::Key_Space:
        setPlaying(!playing());
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace thonmap::app
