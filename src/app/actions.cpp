#include "app/actions.h"

#include "app/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QToolBar>
#include <QToolButton>

namespace thonmap::app {

namespace {
constexpr int kMostRecent = 8;
} // namespace

Actions::Actions(MainWindow& window, Controller& controller, MapCanvas& canvas)
    : QObject(&window), m_window(window), m_controller(controller), m_canvas(canvas),
      m_tools(new QActionGroup(this)) {
    makeFileActions();
    makeViewActions();
    makeTools();
    fillMenus();
    for (auto signal : {&Controller::opened, &Controller::changed, &Controller::selectionChanged,
                        &Controller::languageChanged, &Controller::lookChanged})
        connect(&m_controller, signal, this, &Actions::refresh);
    for (auto signal : {&MapCanvas::viewportChanged, &MapCanvas::toolChanged})
        connect(&m_canvas, signal, this, &Actions::refresh);
}

QAction* Actions::make(const char* name, const char* iconName, const QKeySequence& keys) {
    auto* action = new QAction(&m_window);
    action->setObjectName(QLatin1String(name));
    if (!keys.isEmpty())
        action->setShortcut(keys);
    if (iconName != nullptr)
        m_icons.emplace_back(action, iconName);
    m_window.addAction(action);
    return action;
}

void Actions::makeFileActions() {
    m_open = make("actionOpen", "open", QKeySequence::Open);
    connect(m_open, &QAction::triggered, &m_window, &MainWindow::openDialog);
    m_print = make("actionPrint", "print", QKeySequence::Print);
    connect(m_print, &QAction::triggered, &m_window, &MainWindow::print);
    m_exportMap = make("actionExportMap", nullptr, QKeySequence(Qt::CTRL | Qt::Key_E));
    connect(m_exportMap, &QAction::triggered, &m_window, &MainWindow::exportMapDialog);
    m_exportPicture =
        make("actionExportPicture", nullptr, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    connect(m_exportPicture, &QAction::triggered, &m_window, &MainWindow::exportPictureDialog);
    m_quit = make("actionQuit", nullptr, QKeySequence::Quit);
    connect(m_quit, &QAction::triggered, &m_window, &QWidget::close);
    m_undo = make("actionUndo", "undo", QKeySequence::Undo);
    connect(m_undo, &QAction::triggered, &m_controller, &Controller::undo);
    m_redo = make("actionRedo", "redo", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    connect(m_redo, &QAction::triggered, &m_controller, &Controller::redo);
    m_clear = make("actionClearSelection", nullptr, {});
    connect(m_clear, &QAction::triggered, this, [this] { m_controller.select({}); });
    m_about = make("actionAbout", nullptr, {});
}

void Actions::makeViewActions() {
    m_zoomIn = make("actionZoomIn", nullptr, QKeySequence::ZoomIn);
    connect(m_zoomIn, &QAction::triggered, this, [this] { m_canvas.zoomBy(2); });
    m_zoomOut = make("actionZoomOut", nullptr, QKeySequence::ZoomOut);
    connect(m_zoomOut, &QAction::triggered, this, [this] { m_canvas.zoomBy(0.5); });
    m_zoomAll = make("actionZoomAll", "full", QKeySequence(Qt::CTRL | Qt::Key_0));
    connect(m_zoomAll, &QAction::triggered, &m_canvas, &MapCanvas::zoomToAll);
    m_zoomSelection = make("actionZoomSelection", "selection", {});
    connect(m_zoomSelection, &QAction::triggered, &m_canvas, &MapCanvas::zoomToSelection);
    m_back = make("actionBack", "back", QKeySequence(Qt::ALT | Qt::Key_Left));
    connect(m_back, &QAction::triggered, &m_canvas, &MapCanvas::goBack);
    m_forward = make("actionForward", "forward", QKeySequence(Qt::ALT | Qt::Key_Right));
    connect(m_forward, &QAction::triggered, &m_canvas, &MapCanvas::goForward);
    m_query = make("actionQuery", "query", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    m_query->setCheckable(true);
    connect(m_query, &QAction::triggered, this, [this](bool on) {
        m_window.showPanel(on ? MainWindow::Panel::query : MainWindow::Panel::layers);
    });
    m_sites = make("actionSites", nullptr, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    m_sites->setCheckable(true);
    connect(m_sites, &QAction::triggered, this, [this](bool on) {
        m_window.showPanel(on ? MainWindow::Panel::sites : MainWindow::Panel::layers);
    });
    m_monthBack = make("actionMonthBack", nullptr, QKeySequence(Qt::Key_Comma));
    m_monthOn = make("actionMonthOn", nullptr, QKeySequence(Qt::Key_Period));
    m_play = make("actionPlay", nullptr, {});
    m_find = make("actionFind", nullptr, QKeySequence::Find);

    auto* languages = new QActionGroup(this);
    m_vietnamese = make("actionVietnamese", nullptr, {});
    m_english = make("actionEnglish", nullptr, {});
    for (QAction* action : {m_vietnamese, m_english}) {
        action->setCheckable(true);
        languages->addAction(action);
    }
    connect(m_vietnamese, &QAction::triggered, this,
            [this] { m_window.setLanguage(Language::vi); });
    connect(m_english, &QAction::triggered, this, [this] { m_window.setLanguage(Language::en); });
    auto* looks = new QActionGroup(this);
    m_light = make("actionLight", nullptr, {});
    m_dark = make("actionDark", nullptr, {});
    m_contrast = make("actionContrast", nullptr, {});
    const std::pair<QAction*, Look::Kind> kinds[] = {{m_light, Look::Kind::light},
                                                     {m_dark, Look::Kind::dark},
                                                     {m_contrast, Look::Kind::highContrast}};
    for (const auto& each : kinds) {
        QAction* const action = each.first;
        const Look::Kind kind = each.second;
        action->setCheckable(true);
        looks->addAction(action);
        connect(action, &QAction::triggered, this, [this, kind] {
            QSettings().setValue(QStringLiteral("look"), static_cast<int>(kind));
            m_controller.setLook(kind);
        });
    }
    m_calm = make("actionReduceMotion", nullptr, {});
    m_calm->setCheckable(true);
    connect(m_calm, &QAction::toggled, &m_window, &MainWindow::setReduceMotion);
}

void Actions::makeTools() {
    const auto tool = [this](const char* name, const char* iconName, MapTool::Kind kind) {
        QAction* action = make(name, iconName, {});
        action->setCheckable(true);
        action->setData(static_cast<int>(kind));
        m_tools->addAction(action);
        connect(action, &QAction::triggered, this, [this, kind] { m_canvas.setTool(kind); });
        return action;
    };
    m_pan = tool("toolPan", "pan", MapTool::Kind::pan);
    m_select = tool("toolSelect", "select", MapTool::Kind::select);
    m_rectangle = tool("toolRectangle", "rectangle", MapTool::Kind::rectangle);
    m_polygon = tool("toolPolygon", "polygon", MapTool::Kind::polygon);
    m_radius = tool("toolRadius", "radius", MapTool::Kind::radius);
    m_length = tool("toolMeasureLength", "measure", MapTool::Kind::measureLength);
    m_area = tool("toolMeasureArea", "area", MapTool::Kind::measureArea);
}

void Actions::fillMenus() {
    QMenuBar& bar = *m_window.menuBar();
    m_fileMenu = bar.addMenu(QString());
    m_fileMenu->addAction(m_open);
    m_recentMenu = m_fileMenu->addMenu(QString());
    connect(m_recentMenu, &QMenu::aboutToShow, this, &Actions::fillRecent);
    m_fileMenu->addSeparator();
    m_fileMenu->addActions({m_exportMap, m_exportPicture, m_print});
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_quit);
    m_editMenu = bar.addMenu(QString());
    m_editMenu->addActions({m_undo, m_redo});
    m_editMenu->addSeparator();
    m_editMenu->addActions({m_find, m_clear});
    m_viewMenu = bar.addMenu(QString());
    m_viewMenu->addActions({m_zoomIn, m_zoomOut, m_zoomAll, m_zoomSelection, m_back, m_forward});
    m_viewMenu->addSeparator();
    m_viewMenu->addActions({m_monthBack, m_monthOn, m_play});
    m_viewMenu->addSeparator();
    m_lookMenu = m_viewMenu->addMenu(QString());
    m_lookMenu->addActions({m_light, m_dark, m_contrast});
    m_lookMenu->addSeparator();
    m_lookMenu->addAction(m_calm);
    m_languageMenu = m_viewMenu->addMenu(QString());
    m_languageMenu->addActions({m_vietnamese, m_english});
    m_toolMenu = bar.addMenu(QString());
    m_toolMenu->addActions({m_select, m_pan, m_rectangle, m_polygon, m_radius});
    m_toolMenu->addSeparator();
    m_toolMenu->addActions({m_length, m_area});
    m_queryMenu = bar.addMenu(QString());
    m_queryMenu->addActions({m_query, m_sites});
    m_helpMenu = bar.addMenu(QString());
    m_helpMenu->addAction(m_about);
}

void Actions::fillToolBar(QToolBar& bar, QWidget* themes, QWidget* search) {
    bar.setIconSize({20, 20});
    bar.addAction(m_open);
    bar.addAction(m_undo);
    bar.addAction(m_redo);
    bar.addSeparator();
    bar.addAction(m_pan);
    bar.addAction(m_select);
    const auto drop = [&](QAction* first, std::initializer_list<QAction*> all) {
        auto* button = new QToolButton(&bar);
        button->setDefaultAction(first);
        button->setPopupMode(QToolButton::MenuButtonPopup);
        auto* menu = new QMenu(button);
        for (QAction* action : all) {
            menu->addAction(action);
            connect(action, &QAction::triggered, button,
                    [button, action] { button->setDefaultAction(action); });
        }
        button->setMenu(menu);
        bar.addWidget(button);
    };
    drop(m_rectangle, {m_rectangle, m_polygon, m_radius});
    drop(m_length, {m_length, m_area});
    bar.addAction(m_zoomAll);
    bar.addAction(m_query);
    static_cast<QToolButton*>(bar.widgetForAction(m_query))
        ->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar.addAction(m_sites);
    bar.addSeparator();
    bar.addWidget(themes);
    auto* spring = new QWidget(&bar);
    spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar.addWidget(spring);
    bar.addWidget(search);
    auto* gap = new QWidget(&bar);
    gap->setFixedWidth(6);
    bar.addWidget(gap);
    m_printButton = new QPushButton(&bar);
    connect(m_printButton, &QPushButton::clicked, m_print, &QAction::trigger);
    bar.addWidget(m_printButton);
    m_exportButton = new QPushButton(&bar);
    m_exportButton->setObjectName(QStringLiteral("exportButton"));
    m_exportButton->setProperty("primary", true);
    auto* exports = new QMenu(m_exportButton);
    exports->addActions({m_exportMap, m_exportPicture});
    m_exportButton->setMenu(exports);
    auto* gap2 = new QWidget(&bar);
    gap2->setFixedWidth(6);
    bar.addWidget(gap2);
    bar.addWidget(m_exportButton);
    refresh();
}

void Actions::rememberRecent(const QString& path) {
    QSettings settings;
    QStringList recent = settings.value(QStringLiteral("recent")).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    while (recent.size() > kMostRecent)
        recent.removeLast();
    settings.setValue(QStringLiteral("recent"), recent);
}

void Actions::fillRecent() {
    m_recentMenu->clear();
    const QStringList recent = QSettings().value(QStringLiteral("recent")).toStringList();
    for (const QString& path : recent) {
        QString name = QFileInfo(path).fileName();
        name.replace(QLatin1Char('&'), QLatin1String("&&"));
        QAction* action =
            m_recentMenu->addAction(name, this, [this, path] { m_window.open(path); });
        action->setStatusTip(path);
        action->setToolTip(path);
        action->setEnabled(QFileInfo::exists(path));
    }
    if (recent.isEmpty())
        m_recentMenu->addAction(tr("Nothing opened yet"))->setEnabled(false);
}

void Actions::refresh() {
    retranslate();
    for (const auto& [action, name] : m_icons)
        action->setIcon(icon(name, m_controller.look()));
    const bool map = m_controller.hasMap();
    for (QAction* action : {m_print, m_exportMap, m_exportPicture, m_zoomIn, m_zoomOut, m_zoomAll,
                            m_pan, m_select, m_rectangle, m_polygon, m_radius, m_length, m_area,
                            m_query, m_sites, m_monthBack, m_monthOn, m_play, m_find})
        action->setEnabled(map);
    const bool selected = map && !m_controller.session().selection().empty();
    m_clear->setEnabled(selected);
    m_zoomSelection->setEnabled(selected);
    m_undo->setEnabled(map && m_controller.session().canUndo());
    m_redo->setEnabled(map && m_controller.session().canRedo());
    m_back->setEnabled(map && m_canvas.canGoBack());
    m_forward->setEnabled(map && m_canvas.canGoForward());
    for (QAction* action : m_tools->actions())
        if (action->data().toInt() == static_cast<int>(m_canvas.tool()))
            action->setChecked(true);
    m_query->setChecked(m_window.panel() == MainWindow::Panel::query);
    m_sites->setChecked(m_window.panel() == MainWindow::Panel::sites);
    (m_controller.language() == Language::vi ? m_vietnamese : m_english)->setChecked(true);
    (m_controller.look().kind == Look::Kind::light  ? m_light
     : m_controller.look().kind == Look::Kind::dark ? m_dark
                                                    : m_contrast)
        ->setChecked(true);
}

void Actions::retranslate() {
    const auto name = [](QAction* action, const QString& text) {
        action->setText(text);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        QString tip = text;
        tip.remove(QLatin1Char('&'));
        action->setToolTip(keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys));
    };
    name(m_open, tr("&Open …"));
    name(m_print, tr("&Print …"));
    name(m_exportMap, tr("Export &GeoPackage …"));
    name(m_exportPicture, tr("Export p&icture …"));
    name(m_quit, tr("&Quit"));
    const bool map = m_controller.hasMap();
    const session::MapSession* session = map ? &m_controller.session() : nullptr;
    name(m_undo, map && session->canUndo()
                     ? tr("Undo: %1").arg(m_controller.in(session->undoText()))
                     : tr("Undo"));
    name(m_redo, map && session->canRedo()
                     ? tr("Redo: %1").arg(m_controller.in(session->redoText()))
                     : tr("Redo"));
    name(m_clear, tr("Clear selection"));
    name(m_find, tr("Find a place"));
    name(m_zoomIn, tr("Zoom in"));
    name(m_zoomOut, tr("Zoom out"));
    name(m_zoomAll, tr("Whole map"));
    name(m_zoomSelection, tr("Zoom to selection"));
    name(m_back, tr("Previous view"));
    name(m_forward, tr("Next view"));
    name(m_monthBack, tr("A month back"));
    name(m_monthOn, tr("A month on"));
    name(m_play, tr("Play month by month"));
    name(m_pan, tr("Move the map"));
    name(m_select, tr("Select by click"));
    name(m_rectangle, tr("Select in a rectangle"));
    name(m_polygon, tr("Select in a polygon"));
    name(m_radius, tr("Select within a radius"));
    name(m_length, tr("Measure a distance"));
    name(m_area, tr("Measure an area"));
    name(m_query, tr("Query"));
    name(m_sites, tr("Choose sites"));
    name(m_vietnamese, QStringLiteral("Tiếng Việt"));
    name(m_english, QStringLiteral("English"));
    name(m_light, tr("Light"));
    name(m_dark, tr("Dark"));
    name(m_contrast, tr("High contrast"));
    name(m_calm, tr("Reduce motion"));
    name(m_about, tr("About Thonmap"));
    m_fileMenu->setTitle(tr("&File"));
    m_recentMenu->setTitle(tr("Recent maps"));
    m_editMenu->setTitle(tr("&Edit"));
    m_viewMenu->setTitle(tr("&View"));
    m_lookMenu->setTitle(tr("Appearance"));
    m_languageMenu->setTitle(tr("Language"));
    m_toolMenu->setTitle(tr("&Tools"));
    m_queryMenu->setTitle(tr("&Query and sites"));
    m_helpMenu->setTitle(tr("&Help"));
    if (m_exportButton != nullptr) {
        m_exportButton->setText(tr("Export map"));
        m_exportButton->setEnabled(map);
        m_printButton->setText(tr("Print"));
        m_printButton->setEnabled(map);
        m_printButton->setIcon(icon("print", m_controller.look()));
    }
}

} // namespace thonmap::app
