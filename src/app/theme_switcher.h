#pragma once

#include "app/controller.h"

#include <QFrame>

class QButtonGroup;
class QHBoxLayout;

namespace thonmap::app {

/// One button a theme, joined; the pressed one is drawn.
class ThemeSwitcher final : public QFrame {
    Q_OBJECT
public:
    explicit ThemeSwitcher(Controller& controller, QWidget* parent = nullptr);
    /// Theme number `index` in the order of the buttons; nothing beyond the last.
    void choose(std::size_t index);

private:
    void rebuild();
    void showCurrent();

    Controller& m_controller;
    QHBoxLayout* m_layout;
    QButtonGroup* m_buttons = nullptr;
    std::vector<session::Theme> m_themes;
};

} // namespace thonmap::app
