#include "app/headline_strip.h"

#include "render/furniture.h"

#include <QPainter>

namespace thonmap::app {

HeadlineStrip::HeadlineStrip(Controller& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller) {
    setObjectName(QStringLiteral("headlineStrip"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (auto signal : {&Controller::languageChanged, &Controller::lookChanged})
        connect(&m_controller, signal, this, qOverload<>(&QWidget::update));
}

void HeadlineStrip::setScene(const render::ScenePtr& scene) {
    m_headline = scene->headline;
    if (m_headline.title.in(Language::vi).empty())
        m_headline.title = scene->title;
    setAccessibleName(m_controller.in(m_headline.title) + QStringLiteral(". ") +
                      m_controller.in(m_headline.number) + QStringLiteral(". ") +
                      m_controller.in(m_headline.gap));
    update();
}

void HeadlineStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = m_controller.look();
    painter.fillRect(rect(), look.card);
    painter.fillRect(QRect(0, height() - 1, width(), 1), look.line);
    const render::Palette palette = look.kind == Look::Kind::dark ? render::Palette::dark
                                    : look.kind == Look::Kind::highContrast
                                        ? render::Palette::highContrast
                                        : render::Palette::light;
    painter.setRenderHint(QPainter::Antialiasing);
    render::paintHeadline(painter, rect().adjusted(0, 0, 0, -1), m_headline,
                          m_controller.language(), palette);
}

} // namespace thonmap::app
