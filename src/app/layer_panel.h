#pragma once

#include "app/layer_model.h"

#include <QTreeView>
#include <QWidget>

class QLabel;

namespace thonmap::app {

/// Left panel: layers with their live legends. Tick shows and hides, drag reorders, a click on a
/// class selects its places, the menu has opacity and removal.
class LayerPanel final : public QWidget {
    Q_OBJECT
public:
    explicit LayerPanel(Controller& controller, QWidget* parent = nullptr);

    void setScene(const render::ScenePtr& scene);
    [[nodiscard]] QTreeView& tree() { return *m_tree; }

Q_SIGNALS:
    void zoomWanted(const std::string& layer);

protected:
    void changeEvent(QEvent* event) override;

private:
    void afterRebuild();
    void addChooser(const QModelIndex& index, const std::string& layer,
                    const thematic::LayerParameter& parameter);
    void showMenu(const QPoint& at);
    void retranslate();

    Controller& m_controller;
    LayerModel m_model;
    QTreeView* m_tree;
    QLabel* m_heading;
    QLabel* m_hint;
};

} // namespace thonmap::app
