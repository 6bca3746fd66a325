#include "app/main_window.h"

#include "app/actions.h"
#include "app/card_panel.h"
#include "app/date_slider.h"
#include "app/headline_strip.h"
#include "app/layer_panel.h"
#include "app/notice_bar.h"
#include "app/query_panel.h"
#include "app/search_box.h"
#include "app/sites_panel.h"
#include "app/status_line.h"
#include "app/theme_switcher.h"
#include "io/source.h"
#include "render/picture.h"
#include "session/find.h"
#include "session/working_copy.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>
#include <cmath>

// Resources of a static library are not registered by themselves; the macro wants the global
// namespace.
static void registerResources() {
    Q_INIT_RESOURCE(resources);
    Q_INIT_RESOURCE(translations);
}

namespace thonmap::app {

namespace {
constexpr int kLeftWidth = 292;
constexpr int kQueryWidth = 404;
constexpr int kCardWidth = 326;
} // namespace

MainWindow::MainWindow(Language language) : m_controller(this) {
    registerResources();
    m_controller.setLanguage(language);
    installTranslations(language);
    m_controller.setLook(
        static_cast<Look::Kind>(QSettings().value(QStringLiteral("look"), 0).toInt()));
    build();
    connectPanels();
    setStyleSheet(app::styleSheet(m_controller.look()));
    setAcceptDrops(true);
    resize(1440, 900);
    retranslate();
}

MainWindow::~MainWindow() = default;

void MainWindow::build() {
    m_canvas = new MapCanvas(m_controller, this);
    m_strip = new HeadlineStrip(m_controller, this);
    m_slider = new DateSlider(this);
    m_notice = new NoticeBar(this);
    auto* middle = new QWidget(this);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_notice, m_strip, m_canvas, m_slider})
        column->addWidget(widget, widget == m_canvas ? 1 : 0);
    setCentralWidget(middle);

    m_layers = new LayerPanel(m_controller, this);
    m_query = new QueryPanel(m_controller, this);
    m_sites = new SitesPanel(m_controller, this);
    m_left = new QStackedWidget(this);
    for (QWidget* panel : std::initializer_list<QWidget*>{m_layers, m_query, m_sites})
        m_left->addWidget(panel);
    m_card = new CardPanel(m_controller, this);
    const auto dock = [this](const char* name, QWidget* content, Qt::DockWidgetArea area) {
        auto* made = new QDockWidget(this);
        made->setObjectName(QLatin1String(name));
        made->setFeatures(QDockWidget::NoDockWidgetFeatures);
        made->setTitleBarWidget(new QWidget(made));
        made->setWidget(content);
        addDockWidget(area, made);
        return made;
    };
    dock("leftDock", m_left, Qt::LeftDockWidgetArea);
    dock("cardDock", m_card, Qt::RightDockWidgetArea);
    m_left->setFixedWidth(kLeftWidth);
    m_card->setFixedWidth(kCardWidth);

    m_themes = new ThemeSwitcher(m_controller, this);
    m_search = new SearchBox(m_controller, this);
    m_actions = new Actions(*this, m_controller, *m_canvas);
    auto* bar = addToolBar(QStringLiteral("main"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_actions->fillToolBar(*bar, m_themes, m_search);
    m_status = new StatusLine(m_controller, *m_canvas, *statusBar());
    m_strip->hide();
    m_slider->hide();
    QWidget* const order[] = {m_search, m_themes, m_canvas, m_card, &m_layers->tree()};
    for (std::size_t i = 1; i < std::size(order); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void MainWindow::connectPanels() {
    connect(&m_controller, &Controller::opened, this, &MainWindow::mapOpened);
    connect(&m_controller, &Controller::changed, this, &MainWindow::stateChanged);
    connect(&m_controller, &Controller::failed, this,
            [this](const QString& what, const QString& hint) { m_notice->say(what, hint, true); });
    connect(&m_controller, &Controller::noticed, this,
            [this](const QString& what) { m_notice->say(what); });
    connect(&m_controller, &Controller::lookChanged, this, [this] {
        setStyleSheet(app::styleSheet(m_controller.look()));
        m_slider->setLook(m_controller.look());
    });
    connect(m_canvas, &MapCanvas::sceneShown, this, &MainWindow::sceneShown);
    connect(m_canvas, &MapCanvas::menuWanted, this, &MainWindow::contextMenu);
    connect(m_slider, &DateSlider::dateChosen, &m_controller, &Controller::setDate);
    connect(m_layers, &LayerPanel::zoomWanted, this, &MainWindow::zoomToLayer);
    connect(m_query, &QueryPanel::placeWanted, this, &MainWindow::showPlace);
    connect(m_sites, &SitesPanel::placeWanted, this, &MainWindow::showPlace);
    connect(m_card, &CardPanel::placeWanted, this, [this](const std::string& code) {
        const auto found = session::find(m_controller.map(), m_controller.view(), code, 1);
        if (!found.empty())
            showPlace(found.front().layer, found.front().row);
    });
    connect(m_query, &QueryPanel::closeWanted, this, [this] { showPanel(Panel::layers); });
    connect(m_sites, &SitesPanel::closeWanted, this, [this] { showPanel(Panel::layers); });
    connect(m_query, &QueryPanel::exportWanted, this, [this] {
        saveDialog(tr("Export the result"), tr("result.gpkg"),
                   tr("GeoPackage (*.gpkg);;GeoJSON (*.geojson);;Excel (*.xlsx);;CSV (*.csv)"),
                   [this](const QString& path) { m_controller.exportAnswer(path); });
    });
    connect(m_sites, &SitesPanel::exportWanted, this, [this] {
        saveDialog(tr("Export the sites"), tr("sites.gpkg"), tr("GeoPackage (*.gpkg)"),
                   [this](const QString& path) { m_controller.exportSites(path); });
    });
    connect(m_actions->m_find, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(m_actions->m_monthBack, &QAction::triggered, m_slider,
            [this] { m_slider->stepMonth(-1); });
    connect(m_actions->m_monthOn, &QAction::triggered, m_slider,
            [this] { m_slider->stepMonth(1); });
    connect(m_actions->m_play, &QAction::triggered, m_slider,
            [this] { m_slider->setPlaying(!m_slider->playing()); });
    connect(m_actions->m_about, &QAction::triggered, this, [this] {
        m_notice->say(
            tr("Thonmap %1: a map for community-managed development. %2. Licence Apache-2.0.")
                .arg(QStringLiteral(THONMAP_VERSION), QString::fromStdString(io::gdalVersion())));
    });
    auto* space = new QShortcut(QKeySequence(Qt::Key_Space), m_canvas);
    space->setContext(Qt::WidgetShortcut);
    connect(space, &QShortcut::activated, m_actions->m_play, &QAction::trigger);
    for (int number = 1; number <= 9; ++number) {
        auto* keys =
            new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)), this);
        connect(keys, &QShortcut::activated, this,
                [this, number] { m_themes->choose(static_cast<std::size_t>(number - 1)); });
    }
}

void MainWindow::open(const QString& path) {
    if (path.isEmpty())
        return;
    // The shipped map is an example: work goes into a copy of the user's own.
    const std::filesystem::path file = path.toStdString();
    if (session::isMapDocument(file) && session::isShipped(file)) {
        if (const auto copy = session::workingCopy(file)) {
            m_controller.open(QString::fromStdString(copy->string()));
            return;
        }
    }
    m_controller.open(path);
}

void MainWindow::mapOpened() {
    const session::Map& map = m_controller.map();
    if (!map.path.empty())
        m_actions->rememberRecent(QString::fromStdString(map.path.string()));
    m_slider->setVisible(map.firstDate < map.lastDate);
    m_strip->setVisible(true);
    m_canvas->setFocus();
}

void MainWindow::stateChanged() {
    const QString title = m_controller.in(m_controller.map().document.title);
    setWindowTitle(title.isEmpty() ? QStringLiteral("Thonmap")
                                   : QStringLiteral("%1 – Thonmap").arg(title));
    const session::Map& map = m_controller.map();
    const Result<session::TimeLine> line = session::timeLine(map, m_controller.view());
    SliderSeries series;
    series.first = map.firstDate;
    series.last = map.lastDate;
    for (const session::TimeLine::Point& point :
         line ? line->points : std::vector<session::TimeLine::Point>{}) {
        if (std::isfinite(point.actual))
            series.actual.emplace_back(point.date, point.actual);
        if (std::isfinite(point.planned))
            series.planned.emplace_back(point.date, point.planned);
    }
    if (line)
        for (const session::TimeLine::Mark& mark : line->marks)
            series.marks.emplace_back(mark.date, m_controller.in(mark.text));
    m_slider->setSeries(std::move(series));
    m_slider->setDate(m_controller.view().date);
}

void MainWindow::sceneShown(const render::ScenePtr& scene) {
    m_layers->setScene(scene);
    m_strip->setScene(scene);
}

void MainWindow::showPanel(Panel panel) {
    m_left->setCurrentIndex(static_cast<int>(panel));
    m_left->setFixedWidth(panel == Panel::layers ? kLeftWidth : kQueryWidth);
    m_actions->refresh();
}

MainWindow::Panel MainWindow::panel() const {
    return m_left == nullptr ? Panel::layers : static_cast<Panel>(m_left->currentIndex());
}

void MainWindow::zoomToLayer(const std::string& layer) {
    if (const session::MapLayer* found = m_controller.map().layer(layer)) {
        Extent extent = found->geometry->geometry.extent();
        for (const XY anchor : *found->anchors)
            extent.add(anchor);
        m_canvas->zoomTo(extent);
    }
}

void MainWindow::showPlace(const std::string& layer, std::size_t row) {
    m_controller.select({layer, {row}});
    const session::MapLayer* found = m_controller.map().layer(layer);
    if (found == nullptr || row >= found->anchors->size())
        return;
    const XY at = (*found->anchors)[row];
    // Only when it is out of sight: a map that jumps about is hard to read.
    if (std::isfinite(at.x) && !m_canvas->viewport().extent().contains(at))
        m_canvas->zoomToSelection();
}

void MainWindow::openDialog() {
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, tr("Open"), QSettings().value(QStringLiteral("folder")).toString(),
        tr("Maps and geodata (*.map.json *.shp *.zip *.gpkg *.geojson *.json *.fgb *.tab *.mif "
           "*.dxf *.dgn *.kml "
           "*.kmz *.gpx *.csv *.xls *.xlsx *.ods *.tif *.tiff *.jpg *.png *.mbtiles);;All files "
           "(*)"));
    if (paths.isEmpty())
        return;
    QSettings().setValue(QStringLiteral("folder"), QFileInfo(paths.front()).absolutePath());
    if (session::isMapDocument(paths.front().toStdString()))
        open(paths.front());
    else
        m_controller.drop(paths);
}

void MainWindow::saveDialog(const QString& title, const QString& name, const QString& filter,
                            const std::function<void(const QString&)>& save) {
    const QString folder = QSettings().value(QStringLiteral("exportFolder")).toString();
    QString chosen;
    QString path = QFileDialog::getSaveFileName(
        this, title, folder.isEmpty() ? name : folder + QLatin1Char('/') + name, filter, &chosen);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty()) {
        const qsizetype star = chosen.indexOf(QLatin1String("*."));
        path += chosen.mid(star + 1, chosen.indexOf(QLatin1Char(')')) - star - 1);
    }
    QSettings().setValue(QStringLiteral("exportFolder"), QFileInfo(path).absolutePath());
    save(path);
}

void MainWindow::exportMapDialog() {
    saveDialog(tr("Export the map"), tr("map.gpkg"), tr("GeoPackage (*.gpkg)"),
               [this](const QString& path) { m_controller.exportMap(path); });
}

void MainWindow::exportPictureDialog() {
    saveDialog(tr("Export a picture"), tr("map.png"),
               tr("Picture (*.png);;Print-ready A3 (*.pdf);;Drawing (*.svg)"),
               [this](const QString& path) {
                   m_controller.exportPicture(path, m_canvas->viewport().extent());
               });
}

void MainWindow::print() {
    if (!m_controller.hasMap() || m_canvas->frame() == nullptr)
        return;
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageOrientation(QPageLayout::Landscape);
    printer.setPageSize(QPageSize(QPageSize::A3));
    QPrintDialog dialog(&printer, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QRectF page = printer.pageRect(QPrinter::Millimeter);
    const render::SizePx size = render::paperPx(page.width(), page.height());
    render::PictureOptions options;
    options.widthPx = size.width;
    options.heightPx = size.height;
    options.language = m_controller.language();
    options.extent = m_canvas->viewport().extent();
    QPainter painter(&printer);
    const double scale = printer.pageRect(QPrinter::DevicePixel).width() / size.width;
    painter.scale(scale, scale);
    render::paintPicture(painter, *m_canvas->frame()->scene, options);
}

void MainWindow::contextMenu(const QPoint& global, XY at) {
    QMenu menu(this);
    const session::Measurer measurer(m_controller.map());
    for (const std::string& text : {measurer.projectedText(at, m_controller.language()),
                                    measurer.degreesText(at, m_controller.language())})
        if (!text.empty())
            menu.addAction(tr("Copy %1").arg(QString::fromStdString(text)), this, [text] {
                QApplication::clipboard()->setText(QString::fromStdString(text));
            });
    menu.addSeparator();
    menu.addActions({m_actions->m_zoomSelection, m_actions->m_zoomAll, m_actions->m_back});
    menu.exec(global);
}

void MainWindow::setReduceMotion(bool reduce) {
    QSettings().setValue(QStringLiteral("reduceMotion"), reduce);
    m_canvas->setReduceMotion(reduce);
}

void MainWindow::installTranslations(Language language) {
    QApplication::removeTranslator(&m_words);
    QApplication::removeTranslator(&m_qtWords);
    const QString code = language == Language::vi ? QStringLiteral("vi") : QStringLiteral("en");
    if (m_words.load(QStringLiteral(":/i18n/thonmap_") + code))
        QApplication::installTranslator(&m_words);
    if (m_qtWords.load(QStringLiteral(":/i18n/qt_") + code))
        QApplication::installTranslator(&m_qtWords);
    QLocale::setDefault(language == Language::vi
                            ? QLocale(QLocale::Vietnamese, QLocale::Vietnam)
                            : QLocale(QLocale::English, QLocale::UnitedKingdom));
    setLocale(QLocale()); // numbers in fields follow: "2.000 m", never "2,000 m"
}

void MainWindow::setLanguage(Language language) {
    if (language == m_controller.language())
        return;
    QSettings().setValue(QStringLiteral("language"),
                         language == Language::vi ? QStringLiteral("vi") : QStringLiteral("en"));
    installTranslations(language);
    m_controller.setLanguage(language);
    if (m_controller.hasMap())
        stateChanged();
}

void MainWindow::retranslate() {
    m_slider->setLanguage(m_controller.language());
    m_canvas->setAccessibleName(tr("Map"));
    m_actions->refresh();
    if (!m_controller.hasMap())
        setWindowTitle(QStringLiteral("Thonmap"));
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange && m_actions != nullptr)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_controller.jobs().cancel();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    if (session::isMapDocument(paths.front().toStdString()))
        open(paths.front());
    else
        m_controller.drop(paths);
}

} // namespace thonmap::app
