#include "app/status_line.h"

#include "app/messages.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStatusBar>
#include <cmath>

namespace thonmap::app {

namespace {
/// Size of a pixel the scale is told for, in metres (96 dpi).
constexpr double kPixelMetres = 0.0254 / 96;
} // namespace

StatusLine::StatusLine(Controller& controller, MapCanvas& canvas, QStatusBar& bar)
    : QObject(&bar), m_controller(controller), m_canvas(canvas), m_projected(new QLabel(&bar)),
      m_degrees(new QLabel(&bar)), m_scale(new QLabel(&bar)), m_selection(new QLabel(&bar)),
      m_message(new QLabel(&bar)), m_dates(new QLabel(&bar)), m_progress(new QProgressBar(&bar)),
      m_cancel(new QPushButton(&bar)) {
    bar.setSizeGripEnabled(false);
    m_projected->setObjectName(QStringLiteral("projectedReadout"));
    m_degrees->setObjectName(QStringLiteral("degreesReadout"));
    m_message->setObjectName(QStringLiteral("statusMessage"));
    m_projected->setMinimumWidth(300);
    m_degrees->setMinimumWidth(230);
    for (QLabel* label : {m_projected, m_degrees, m_scale, m_selection, m_message})
        bar.addWidget(label);
    m_progress->setFixedWidth(120);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 100);
    m_cancel->setProperty("link", true);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_progress, m_cancel, m_dates})
        bar.addPermanentWidget(widget);
    m_progress->hide();
    m_cancel->hide();

    connect(&canvas, &MapCanvas::pointerMoved, this, &StatusLine::showPointer);
    connect(&canvas, &MapCanvas::viewportChanged, this, &StatusLine::showScale);
    connect(&controller, &Controller::opened, this, [this] {
        m_measurer.emplace(m_controller.map());
        showScale();
    });
    for (auto signal :
         {&Controller::changed, &Controller::selectionChanged, &Controller::languageChanged})
        connect(&controller, signal, this, &StatusLine::showState);
    connect(&controller, &Controller::languageChanged, this, &StatusLine::showScale);
    connect(&controller, &Controller::done, m_message, &QLabel::setText);
    JobRunner& jobs = controller.jobs();
    connect(&jobs, &JobRunner::started, this, [this](const QString& what) {
        m_message->setText(what);
        m_progress->setRange(0, 0);
        m_progress->show();
        m_cancel->setText(tr("Cancel"));
        m_cancel->show();
    });
    connect(&jobs, &JobRunner::progressed, this, [this](double fraction) {
        m_progress->setRange(0, 100);
        m_progress->setValue(static_cast<int>(fraction * 100));
    });
    connect(&jobs, &JobRunner::finished, this, [this] {
        m_progress->hide();
        m_cancel->hide();
        m_message->clear();
    });
    connect(m_cancel, &QPushButton::clicked, &jobs, &JobRunner::cancel);
}

void StatusLine::showPointer(XY at, bool inside) {
    const bool some = inside && m_measurer.has_value();
    const Language language = m_controller.language();
    m_projected->setText(some ? QString::fromStdString(m_measurer->projectedText(at, language))
                              : QString());
    m_degrees->setText(some ? QString::fromStdString(m_measurer->degreesText(at, language))
                            : QString());
}

void StatusLine::showScale() {
    if (!m_controller.hasMap() || !m_controller.map().crs.known()) {
        m_scale->clear();
        return;
    }
    const double exact = m_canvas.viewport().metresPerPixel / kPixelMetres;
    // Three figures are what a scale on a screen is worth.
    const double unit = std::pow(10, std::floor(std::log10(exact)) - 2);
    m_scale->setText(QString::fromStdString(
        format(msg::scaleText,
               {{"scale", static_cast<std::int64_t>(std::llround(exact / unit) *
                                                    std::llround(std::max(unit, 1.0)))}},
               m_controller.language())));
}

void StatusLine::showState() {
    if (!m_controller.hasMap())
        return;
    const Language language = m_controller.language();
    const std::size_t selected = m_controller.session().selection().rows.size();
    m_selection->setText(QString::fromStdString(
        selected == 0 ? format(msg::nothingSelected, language)
                      : format(msg::selectedCount, {{"count", static_cast<std::int64_t>(selected)}},
                               language)));
    m_dates->setText(QString::fromStdString(
        format(msg::boundariesAt, {{"date", m_controller.view().date.dayFirst()}}, language)));
}

} // namespace thonmap::app
