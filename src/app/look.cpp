#include "app/look.h"

#include <QFontDatabase>

namespace thonmap::app {

Look Look::of(Kind kind) {
    Look look;
    look.kind = kind;
    const auto set = [](QColor& target, const char* hex) { target = QColor(QLatin1String(hex)); };
    set(look.window, "#F1EEE7");
    set(look.panel, "#FBFAF6");
    set(look.card, "#FFFFFF");
    set(look.line, "#D8D3C7");
    set(look.control, "#AEB4B3");
    set(look.ink, "#16232B");
    set(look.ink2, "#43525B");
    set(look.ink3, "#5C6972");
    set(look.accent, "#0B5D63");
    set(look.accentPale, "#DCEDEB");
    set(look.track, "#E4E0D6");
    set(look.behind, "#9A4A00");
    set(look.overdue, "#A3222B");
    set(look.illustrativeFill, "#FFF3CF");
    set(look.illustrativeLine, "#C79A2E");
    set(look.illustrativeInk, "#5E3B00");
    if (kind == Kind::dark) {
        set(look.window, "#12191D");
        set(look.panel, "#1A2328");
        set(look.card, "#212C32");
        set(look.line, "#36444B");
        set(look.control, "#5C6972");
        set(look.ink, "#EEF1EF");
        set(look.ink2, "#B9C4C6");
        set(look.ink3, "#93A1A6");
        set(look.accent, "#5CC2B8");
        set(look.accentPale, "#17383A");
        set(look.track, "#36444B");
        set(look.behind, "#F2A65A");
        set(look.overdue, "#FF8A8A");
    } else if (kind == Kind::highContrast) {
        for (QColor* surface : {&look.window, &look.panel, &look.card})
            set(*surface, "#FFFFFF");
        for (QColor* dark : {&look.line, &look.control, &look.ink, &look.ink2, &look.accent})
            set(*dark, "#000000");
        set(look.ink3, "#1F1F1F");
        set(look.accentPale, "#FFFFFF");
        set(look.illustrativeFill, "#FFFFFF");
        set(look.illustrativeLine, "#000000");
        set(look.illustrativeInk, "#000000");
    }
    return look;
}

QFont uiFont(int pixelSize, bool bold, bool italic) {
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(pixelSize);
    font.setBold(bold);
    font.setItalic(italic);
    return font;
}

QString styleSheet(const Look& look) {
    QString sheet = QStringLiteral(R"(
* { font-family: "Noto Sans"; font-size: 13px; color: @ink; }
QMainWindow, QDialog, QMessageBox { background: @window; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QMenuBar { background: @panel; min-height: 28px; border: 0; }
QMenuBar::item { padding: 5px 10px; background: transparent; border-radius: 5px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @accentPale; }
QMenu { background: @card; border: @edgepx solid @control; padding: 4px 0; }
QMenu::item { padding: 6px 28px 6px 28px; }
QMenu::item:selected { background: @accentPale; color: @ink; }
QMenu::item:disabled { color: @ink3; }
QMenu::separator { height: 1px; background: @line; margin: 4px 10px; }
QToolBar { background: @panel; border: 0; border-bottom: @edgepx solid @line; spacing: 4px; padding: 7px 10px; }
QToolBar::separator { background: @line; width: 1px; margin: 4px 6px; }
QToolButton { background: transparent; border: @edgepx solid transparent; border-radius: 6px; padding: 4px 7px; min-height: 22px; }
QToolButton:hover { background: @window; }
QToolButton:checked, QToolButton:pressed { background: @accentPale; @checkedEdge }
QToolButton:disabled { color: @ink3; }
QToolButton[popupMode="1"] { padding-right: 18px; }
QToolButton::menu-button { background: transparent; border: 0; width: 15px; }
QToolButton::menu-arrow { image: url(:/thonmap/chevron.svg); width: 8px; height: 8px; }
QToolButton::menu-button:hover { background: @accentPale; border-radius: 4px; }
QToolButton:focus { border: 2px solid @accent; }
QStatusBar { background: @panel; border-top: @edgepx solid @line; min-height: 26px; max-height: 26px; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: @ink2; font-size: 12px; padding: 0 10px; }
QPushButton { background: @card; border: @edgepx solid @control; border-radius: 6px; padding: 5px 12px; min-height: 20px; }
QPushButton:hover { border-color: @accent; }
QPushButton:pressed, QPushButton:checked { background: @accentPale; }
QPushButton:focus { border: 2px solid @accent; }
QPushButton:disabled { color: @ink3; }
QPushButton[primary="true"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: bold; }
QPushButton[primary="true"]:disabled { background: @track; color: @ink3; border-color: @track; }
QPushButton::menu-indicator { image: none; }
QPushButton[link="true"] { background: transparent; border: 0; color: @accent; text-decoration: underline; padding: 0 2px; text-align: left; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QPlainTextEdit {
  background: @card; border: @edgepx solid @control; border-radius: 6px; padding: 4px 8px; min-height: 20px;
  selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QPlainTextEdit:focus { border: 2px solid @accent; padding: 3px 7px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { background: transparent; border: 0; width: 20px; }
QAbstractSpinBox::up-arrow { image: url(:/thonmap/chevron-up.svg); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url(:/thonmap/chevron.svg); width: 9px; height: 9px; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: url(:/thonmap/chevron.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: @card; border: 1px solid @control; selection-background-color: @accentPale; selection-color: @ink; outline: 0; }
QDockWidget { font-weight: bold; titlebar-close-icon: url(:/thonmap/close.svg); }
QDockWidget::title { background: @panel; padding: 8px 14px; border-bottom: @edgepx solid @line; text-align: left; }
QDockWidget > QWidget { background: @panel; }
QScrollArea, QScrollArea > QWidget > QWidget { background: @panel; border: 0; }
QTreeView, QTableView, QListView { background: @panel; border: 0; outline: 0; alternate-background-color: @panel; gridline-color: @line; }
QTreeView::item { border: 0; }
QTreeView::item:selected, QTableView::item:selected, QListView::item:selected { background: @accentPale; color: @ink; }
QHeaderView::section { background: @panel; border: 0; border-bottom: @edgepx solid @line; padding: 4px 6px; font-weight: bold; color: @ink2; font-size: 12px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @control; border-radius: 4px; min-height: 30px; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: @control; border-radius: 4px; min-width: 30px; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: @card; color: @ink; border: 1px solid @control; padding: 4px 6px; }
QProgressBar { background: @track; border: 0; border-radius: 3px; max-height: 8px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QLabel[role="title"] { font-size: 20px; font-weight: bold; }
QLabel[role="heading"] { font-size: 12px; font-weight: bold; color: @ink2; }
QLabel[role="theme"] { font-size: 15px; font-weight: bold; }
QLabel[role="number"] { font-size: 22px; font-weight: bold; }
QLabel[role="secondary"] { font-size: 12px; color: @ink2; }
QLabel[role="behind"] { color: @behind; font-weight: bold; }
QLabel[role="overdue"] { color: @overdue; font-weight: bold; }
QLabel[role="chip"] { background: @accentPale; color: @accent; border-radius: 5px; padding: 3px 9px; font-weight: bold; font-size: 12px; }
QFrame[role="segments"] { background: @card; border: @edgepx solid @control; border-radius: 6px; }
QFrame[role="segments"] QPushButton { border: 0; border-radius: 0; border-right: 1px solid @line; padding: 5px 13px; background: transparent; }
QFrame[role="segments"] QPushButton:checked { background: @accent; color: @onAccent; font-weight: bold; }
QFrame[role="segments"] QPushButton:focus { border: 2px solid @ink; }
QFrame[role="notice"] { background: @illustrativeFill; border-bottom: 1px solid @illustrativeLine; }
QFrame[role="notice"] QLabel { color: @illustrativeInk; }
QFrame[role="strip"] { background: @card; border-bottom: @edgepx solid @line; }
)");
    const struct {
        const char* token;
        QColor colour;
    } colours[] = {{"@illustrativeFill", look.illustrativeFill},
                   {"@illustrativeLine", look.illustrativeLine},
                   {"@illustrativeInk", look.illustrativeInk},
                   {"@onAccent", look.kind == Look::Kind::dark ? look.window : QColor(Qt::white)},
                   {"@accentPale", look.accentPale},
                   {"@accent", look.accent},
                   {"@window", look.window},
                   {"@panel", look.panel},
                   {"@card", look.card},
                   {"@control", look.control},
                   {"@line", look.line},
                   {"@track", look.track},
                   {"@behind", look.behind},
                   {"@overdue", look.overdue},
                   {"@ink2", look.ink2},
                   {"@ink3", look.ink3},
                   {"@ink", look.ink}};
    const bool contrast = look.kind == Look::Kind::highContrast;
    sheet.replace(QLatin1String("@checkedEdge"),
                  contrast ? QStringLiteral("border: 2px solid #000000;") : QString());
    sheet.replace(QLatin1String("@edge"), contrast ? QStringLiteral("2") : QStringLiteral("1"));
    for (const auto& [token, colour] : colours)
        sheet.replace(QLatin1String(token), colour.name());
    return sheet;
}

} // namespace thonmap::app
