#pragma once

#include "app/look.h"
#include "core/date.h"
#include "core/language.h"

#include <QTimer>
#include <QWidget>
#include <vector>

namespace thonmap::app {

/// What the slider draws behind its handle: a curve of what was reached and one of the plan.
struct SliderSeries {
    Date first; ///< left end of the track
    Date last;  ///< right end
    /// Reached at each date, rising; empty = no curve.
    std::vector<std::pair<Date, double>> actual;
    std::vector<std::pair<Date, double>> planned;
    /// Dates that have figures of their own (a survey), drawn as diamonds.
    std::vector<std::pair<Date, QString>> marks;
};

/// Chooses the date all figures are shown at, in steps of a month's end. Plays month by month.
class DateSlider final : public QWidget {
    Q_OBJECT
public:
    explicit DateSlider(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setLanguage(Language language);
    void setSeries(SliderSeries series);
    /// Held between the ends. Emits nothing.
    void setDate(Date date);
    [[nodiscard]] Date date() const { return m_date; }
    [[nodiscard]] bool playing() const { return m_timer.isActive(); }

    [[nodiscard]] QSize sizeHint() const override { return {600, 84}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {360, 84}; }
    /// Where a date stands on the widget; tests click there.
    [[nodiscard]] double xOf(Date date) const;

public Q_SLOTS:
    void stepMonth(int months);
    void setPlaying(bool playing);

Q_SIGNALS:
    void dateChosen(thonmap::Date date);
    void playingChanged(bool playing);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(Date date);
    [[nodiscard]] Date dateAt(double x) const;
    [[nodiscard]] QRectF track() const;
    [[nodiscard]] QRectF playButton() const;
    void paintCurves(QPainter& painter) const;
    void paintTicks(QPainter& painter) const;

    Look m_look = Look::of(Look::Kind::light);
    Language m_language = Language::vi;
    SliderSeries m_series;
    Date m_date;
    QTimer m_timer;
    bool m_dragging = false;
};

/// The last day of the month `months` after the one `date` lies in.
[[nodiscard]] Date monthEnd(Date date, int months = 0);

} // namespace thonmap::app
