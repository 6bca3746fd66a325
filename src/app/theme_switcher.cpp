#include "app/theme_switcher.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace thonmap::app {

ThemeSwitcher::ThemeSwitcher(Controller& controller, QWidget* parent)
    : QFrame(parent), m_controller(controller), m_layout(new QHBoxLayout(this)) {
    setObjectName(QStringLiteral("themeSwitcher"));
    setProperty("role", QStringLiteral("segments"));
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(0);
    for (auto signal : {&Controller::opened, &Controller::languageChanged})
        connect(&m_controller, signal, this, &ThemeSwitcher::rebuild);
    connect(&m_controller, &Controller::changed, this, &ThemeSwitcher::showCurrent);
}

void ThemeSwitcher::rebuild() {
    delete m_buttons;
    m_buttons = new QButtonGroup(this);
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_themes = m_controller.hasMap() ? session::themesOf(m_controller.map(), m_controller.view())
                                     : std::vector<session::Theme>{};
    int number = 0;
    for (const session::Theme& theme : m_themes) {
        auto* button = new QPushButton(m_controller.in(theme.title), this);
        button->setObjectName(QStringLiteral("theme_") + QString::fromStdString(theme.id));
        button->setCheckable(true);
        // The pressed one is bold: room for that, so that nothing moves or is cut.
        button->setMinimumWidth(QFontMetrics(uiFont(13, true)).horizontalAdvance(button->text()) +
                                26);
        button->setToolTip(QStringLiteral("Ctrl+%1").arg(number + 1));
        m_buttons->addButton(button, number++);
        m_layout->addWidget(button);
    }
    connect(m_buttons, &QButtonGroup::idClicked, this,
            [this](int id) { choose(static_cast<std::size_t>(id)); });
    updateGeometry();
    showCurrent();
}

void ThemeSwitcher::choose(std::size_t index) {
    if (index < m_themes.size())
        m_controller.setTheme(m_themes[index].id);
}

void ThemeSwitcher::showCurrent() {
    if (m_buttons == nullptr || !m_controller.hasMap())
        return;
    m_buttons->setExclusive(false);
    for (std::size_t i = 0; i < m_themes.size(); ++i)
        m_buttons->button(static_cast<int>(i))
            ->setChecked(m_themes[i].id == m_controller.view().theme);
    m_buttons->setExclusive(!m_controller.view().theme.empty());
}

} // namespace thonmap::app
