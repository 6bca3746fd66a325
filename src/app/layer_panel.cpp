#include "app/layer_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QSlider>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <QWidgetAction>
#include <algorithm>

namespace thonmap::app {

namespace {

constexpr double kSwatchWidth = 26;
constexpr double kSwatchHeight = 15;

/// Draws a layer as tick, swatch, title, value; a legend row as swatch, label, one or two values.
class LegendDelegate final : public QStyledItemDelegate {
public:
    LegendDelegate(Controller& controller, QObject* parent)
        : QStyledItemDelegate(parent), m_controller(controller) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&,
                                 const QModelIndex& index) const override {
        if (!index.parent().isValid())
            return {200, 34};
        if (index.data(LayerModel::ParameterRole).toInt() >= 0)
            return {200, 40};
        const auto row = index.data(LayerModel::RowRole).value<render::LegendRow>();
        if (row.swatch == render::LegendRow::Swatch::sizes && !row.radiiPx.empty())
            return {200, static_cast<int>(2 * row.radiiPx.front()) + 14};
        return {200, index.data(LayerModel::HeadingRole).toBool() ? 26 : 23};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const Look& look = m_controller.look();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, look.accentPale);
        const QRectF box = option.rect;
        if (index.parent().isValid())
            paintRow(*painter, box, index, look);
        else
            paintLayer(*painter, box, index, look, option);
        painter->restore();
    }

    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override {
        if (!index.parent().isValid() && event->type() == QEvent::MouseButtonRelease) {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            if (mouse->button() == Qt::LeftButton &&
                tick(option.rect).adjusted(-8, -8, 8, 8).contains(mouse->position())) {
                const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
                return model->setData(index, checked ? Qt::Unchecked : Qt::Checked,
                                      Qt::CheckStateRole);
            }
            return false;
        }
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    }

private:
    static QRectF tick(const QRectF& box) {
        return {box.left() + 14, box.center().y() - 8, 16, 16};
    }

    void paintLayer(QPainter& painter, const QRectF& box, const QModelIndex& index,
                    const Look& look, const QStyleOptionViewItem& option) const {
        const QRectF mark = tick(box);
        const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        painter.setPen(QPen(checked ? look.accent : look.control, 1.4));
        painter.setBrush(checked ? look.accent : look.card);
        painter.drawRoundedRect(mark, 3, 3);
        if (checked) {
            painter.setPen(
                QPen(look.kind == Look::Kind::dark ? look.window : QColor(Qt::white), 2));
            painter.drawPolyline(QPolygonF{mark.topLeft() + QPointF(3.5, 8),
                                           mark.topLeft() + QPointF(6.8, 11.5),
                                           mark.topLeft() + QPointF(12.5, 4.8)});
        }
        const auto swatch = index.data(LayerModel::RowRole).value<render::LegendRow>();
        double left = mark.right() + 10;
        if (swatch.swatch != render::LegendRow::Swatch::none) {
            render::paintSwatch(
                painter, {left, box.center().y() - kSwatchHeight / 2, 22, kSwatchHeight}, swatch);
            left += 32;
        }
        painter.setFont(index.data(Qt::FontRole).value<QFont>());
        painter.setPen(look.ink);
        const double valueWidth = paintValue(painter, box.adjusted(0, 0, -14, 0), index, look);
        const QRectF text = box.adjusted(left - box.left(), 0, -20 - valueWidth, 0);
        painter.setFont(index.data(Qt::FontRole).value<QFont>());
        painter.setPen(look.ink);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                          static_cast<int>(text.width())));
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter.setPen(QPen(look.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(box.adjusted(3, 2, -3, -2), 4, 4);
        }
    }

    /// Right-aligned values in secondary ink; returns the width they take.
    static double paintValue(QPainter& painter, const QRectF& box, const QModelIndex& index,
                             const Look& look) {
        painter.setFont(uiFont(12));
        painter.setPen(look.ink2);
        QRectF room = box;
        double used = 0;
        const QString second = index.data(LayerModel::Value2Role).toString();
        if (!second.isEmpty()) {
            painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, second);
            used = 58;
            room.adjust(0, 0, -used, 0);
        }
        const QString first = index.data(LayerModel::ValueRole).toString();
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, first);
        return used + painter.fontMetrics().horizontalAdvance(first) + 6;
    }

    static void paintRow(QPainter& painter, const QRectF& box, const QModelIndex& index,
                         const Look& look) {
        if (index.data(LayerModel::ParameterRole).toInt() >= 0)
            return; // a combo box stands here
        const auto row = index.data(LayerModel::RowRole).value<render::LegendRow>();
        const double left = box.left() + 40;
        if (index.data(LayerModel::HeadingRole).toBool()) {
            painter.setFont(uiFont(12, true));
            painter.setPen(look.ink2);
            painter.drawText(box.adjusted(40, 0, -14, 0), Qt::AlignVCenter | Qt::AlignLeft,
                             painter.fontMetrics().elidedText(row.label, Qt::ElideRight,
                                                              static_cast<int>(box.width()) - 54));
            return;
        }
        if (row.swatch == render::LegendRow::Swatch::sizes) {
            render::paintSwatch(painter, box.adjusted(40, 4, -14, -4), row);
            return;
        }
        render::paintSwatch(
            painter, {left, box.center().y() - kSwatchHeight / 2, kSwatchWidth, kSwatchHeight},
            row);
        const double valueWidth = paintValue(painter, box.adjusted(0, 0, -14, 0), index, look);
        painter.setFont(uiFont(13));
        painter.setPen(look.ink);
        const QRectF text = box.adjusted(74, 0, -16 - valueWidth, 0);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(row.label, Qt::ElideRight,
                                                          static_cast<int>(text.width())));
    }

    Controller& m_controller;
};

/// Layers take no indentation of their own: the delegate places everything.
class LayerTree final : public QTreeView {
public:
    using QTreeView::QTreeView;

protected:
    void drawBranches(QPainter*, const QRect&, const QModelIndex&) const override {}
};

} // namespace

LayerPanel::LayerPanel(Controller& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller), m_model(controller), m_tree(new LayerTree(this)),
      m_heading(new QLabel(this)), m_hint(new QLabel(this)) {
    setObjectName(QStringLiteral("layerPanel"));
    m_heading->setFont(uiFont(13, true));
    m_hint->setProperty("role", QStringLiteral("secondary"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 9, 14, 9);
    head->addWidget(m_heading);
    head->addStretch();
    head->addWidget(m_hint);

    m_tree->setObjectName(QStringLiteral("layerTree"));
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new LegendDelegate(controller, m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(0);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setUniformRowHeights(false);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setDragDropMode(QAbstractItemView::InternalMove);
    m_tree->setDropIndicatorShown(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_tree);

    connect(&m_model, &QAbstractItemModel::modelReset, this, &LayerPanel::afterRebuild);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &LayerPanel::showMenu);
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        if (index.parent().isValid() &&
            index.data(LayerModel::RowRole).value<render::LegendRow>().classIndex.has_value())
            m_controller.select(m_model.placesOf(index));
    });
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (!index.parent().isValid())
            Q_EMIT zoomWanted(m_model.layerOf(index));
    });
    retranslate();
}

void LayerPanel::setScene(const render::ScenePtr& scene) {
    m_model.setScene(scene);
}

void LayerPanel::afterRebuild() {
    m_tree->expandAll();
    if (!m_controller.hasMap())
        return;
    const std::vector<session::Theme> themes =
        session::themesOf(m_controller.map(), m_controller.view());
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex layer = m_model.index(row, 0);
        const std::string id = m_model.layerOf(layer);
        const auto theme = std::ranges::find(themes, id, &session::Theme::id);
        for (int item = 0; theme != themes.end() && item < m_model.rowCount(layer); ++item) {
            const QModelIndex index = m_model.index(item, 0, layer);
            const int parameter = index.data(LayerModel::ParameterRole).toInt();
            if (parameter >= 0)
                addChooser(index, id, theme->parameters[static_cast<std::size_t>(parameter)]);
        }
    }
}

void LayerPanel::addChooser(const QModelIndex& index, const std::string& layer,
                            const thematic::LayerParameter& parameter) {
    auto* frame = new QWidget(m_tree);
    auto* combo = new QComboBox(frame);
    combo->setObjectName(QStringLiteral("choice_") + QString::fromStdString(parameter.name));
    combo->setAccessibleName(m_controller.in(parameter.title));
    combo->setToolTip(m_controller.in(parameter.title));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const thematic::LayerParameter::Choice& choice : parameter.choices) {
        combo->addItem(m_controller.in(choice.label), QString::fromStdString(choice.value));
        if (choice.value == parameter.chosen)
            combo->setCurrentIndex(combo->count() - 1);
    }
    auto* layout = new QHBoxLayout(frame);
    layout->setContentsMargins(40, 4, 14, 4);
    layout->addWidget(combo);
    m_tree->setIndexWidget(index, frame);
    connect(
        combo, &QComboBox::activated, this,
        [this, layer, name = parameter.name, combo](int chosen) {
            m_controller.setChoice(layer, name, combo->itemData(chosen).toString().toStdString());
        },
        // The change rebuilds the tree and with it this combo box.
        Qt::QueuedConnection);
}

void LayerPanel::showMenu(const QPoint& at) {
    QModelIndex index = m_tree->indexAt(at);
    if (index.parent().isValid())
        index = index.parent();
    if (!index.isValid())
        return;
    const std::string id = m_model.layerOf(index);
    const auto& layers = m_controller.view().layers;
    const auto shown = std::ranges::find(layers, id, &session::View::Layer::id);
    const session::MapLayer* layer = m_controller.map().layer(id);
    if (shown == layers.end() || layer == nullptr)
        return;

    QMenu menu(this);
    menu.addAction(tr("Zoom to layer"), this, [this, id] { Q_EMIT zoomWanted(id); });
    menu.addSeparator();
    auto* row = new QWidget(&menu);
    auto* rowLayout = new QHBoxLayout(row);
    rowLayout->setContentsMargins(28, 4, 14, 4);
    auto* slider = new QSlider(Qt::Horizontal, row);
    slider->setObjectName(QStringLiteral("opacitySlider"));
    slider->setRange(0, 100);
    slider->setValue(static_cast<int>(shown->opacity * 100 + 0.5));
    slider->setMinimumWidth(120);
    rowLayout->addWidget(new QLabel(tr("Opacity"), row));
    rowLayout->addWidget(slider);
    connect(slider, &QSlider::valueChanged, this,
            [this, id](int value) { m_controller.setOpacity(id, value / 100.0, false); });
    connect(slider, &QSlider::sliderReleased, this,
            [this, id, slider] { m_controller.setOpacity(id, slider->value() / 100.0, true); });
    auto* opacity = new QWidgetAction(&menu);
    opacity->setDefaultWidget(row);
    menu.addAction(opacity);
    menu.addSeparator();
    const auto place = static_cast<std::size_t>(shown - layers.begin());
    menu.addAction(tr("Move up"), this,
                   [this, id, place] { m_controller.moveLayer(id, place - 1); })
        ->setEnabled(place > 0);
    menu.addAction(tr("Move down"), this,
                   [this, id, place] { m_controller.moveLayer(id, place + 1); })
        ->setEnabled(place + 1 < layers.size());
    menu.addAction(tr("Remove from the map"), this, [this, id] { m_controller.removeLayer(id); });
    menu.exec(m_tree->viewport()->mapToGlobal(at));
    m_controller.setOpacity(id, slider->value() / 100.0, true);
}

void LayerPanel::retranslate() {
    m_heading->setText(tr("Layers and legend"));
    m_hint->setText(tr("drag to reorder"));
}

void LayerPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace thonmap::app
