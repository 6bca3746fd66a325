#pragma once

#include "app/main_window.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QPushButton;
class QToolBar;

namespace thonmap::app {

/// Every user action of the window with its shortcut, icon and enabled rule, in menus and tool bar.
class Actions final : public QObject {
    Q_OBJECT
public:
    Actions(MainWindow& window, Controller& controller, MapCanvas& canvas);

    void fillToolBar(QToolBar& bar, QWidget* themes, QWidget* search);
    /// Words, icons and enabled states follow the language, the look and the map.
    void refresh();
    void rememberRecent(const QString& path);

private:
    QAction* make(const char* name, const char* iconName, const QKeySequence& keys);
    void makeFileActions();
    void makeViewActions();
    void makeTools();
    void fillMenus();
    void fillRecent();
    void retranslate();

    MainWindow& m_window;
    Controller& m_controller;
    MapCanvas& m_canvas;
    QAction *m_open, *m_print, *m_exportMap, *m_exportPicture, *m_quit;
    QAction *m_undo, *m_redo, *m_clear;
    QAction *m_zoomIn, *m_zoomOut, *m_zoomAll, *m_zoomSelection, *m_back, *m_forward;
    QAction *m_pan, *m_select, *m_rectangle, *m_polygon, *m_radius, *m_length, *m_area;
    QAction *m_query, *m_sites, *m_monthBack, *m_monthOn, *m_play, *m_find;
    QAction *m_vietnamese, *m_english, *m_light, *m_dark, *m_contrast, *m_calm, *m_about;
    QActionGroup* m_tools;
    QMenu *m_fileMenu, *m_recentMenu, *m_editMenu, *m_viewMenu, *m_lookMenu, *m_languageMenu,
        *m_toolMenu, *m_queryMenu, *m_helpMenu;
    QPushButton *m_exportButton = nullptr, *m_printButton = nullptr;
    std::vector<std::pair<QAction*, const char*>> m_icons;
    friend class MainWindow;
};

} // namespace thonmap::app
