#pragma once

#include "app/controller.h"
#include "app/map_canvas.h"

#include <QMainWindow>
#include <QTranslator>

class QStackedWidget;

namespace thonmap::app {

class Actions;
class CardPanel;
class DateSlider;
class HeadlineStrip;
class LayerPanel;
class NoticeBar;
class QueryPanel;
class SearchBox;
class SitesPanel;
class ThemeSwitcher;

/// Puts the window together: menu, tool bar, left panel, map with headline and slider, card. What
/// happens is the controller's; what a thing looks like is each widget's own.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Language language);
    ~MainWindow() override;

    /// Opens a map or data file; a shipped map is opened as the user's working copy.
    void open(const QString& path);

    [[nodiscard]] Controller& controller() { return m_controller; }
    [[nodiscard]] MapCanvas& canvas() { return *m_canvas; }

    enum class Panel { layers, query, sites };
    void showPanel(Panel panel);
    [[nodiscard]] Panel panel() const;

    void openDialog();
    void exportMapDialog();
    void exportPictureDialog();
    void print();
    void setLanguage(Language language);
    void setReduceMotion(bool reduce);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectPanels();
    void installTranslations(Language language);
    void retranslate();
    void mapOpened();
    void sceneShown(const render::ScenePtr& scene);
    void stateChanged();
    void zoomToLayer(const std::string& layer);
    void showPlace(const std::string& layer, std::size_t row);
    void saveDialog(const QString& title, const QString& name, const QString& filter,
                    const std::function<void(const QString&)>& save);
    void contextMenu(const QPoint& global, XY at);

    QTranslator m_words;
    QTranslator m_qtWords;
    Controller m_controller;
    Actions* m_actions = nullptr;
    MapCanvas* m_canvas = nullptr;
    HeadlineStrip* m_strip = nullptr;
    DateSlider* m_slider = nullptr;
    NoticeBar* m_notice = nullptr;
    QStackedWidget* m_left = nullptr;
    LayerPanel* m_layers = nullptr;
    QueryPanel* m_query = nullptr;
    SitesPanel* m_sites = nullptr;
    CardPanel* m_card = nullptr;
    SearchBox* m_search = nullptr;
    ThemeSwitcher* m_themes = nullptr;
    class StatusLine* m_status = nullptr;
};

} // namespace thonmap::app
