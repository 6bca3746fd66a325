#pragma once

#include "app/controller.h"
#include "app/map_canvas.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QStatusBar;

namespace thonmap::app {

/// Fills the status bar: coordinates in the map's CRS and WGS 84, scale, selection, dates of the
/// boundaries, and the progress of long work with its cancel button.
class StatusLine final : public QObject {
    Q_OBJECT
public:
    StatusLine(Controller& controller, MapCanvas& canvas, QStatusBar& bar);

private:
    void showPointer(XY at, bool inside);
    void showScale();
    void showState();

    Controller& m_controller;
    MapCanvas& m_canvas;
    QLabel* m_projected;
    QLabel* m_degrees;
    QLabel* m_scale;
    QLabel* m_selection;
    QLabel* m_message;
    QLabel* m_dates;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    std::optional<session::Measurer> m_measurer;
};

} // namespace thonmap::app
