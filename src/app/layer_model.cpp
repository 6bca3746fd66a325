#include "app/layer_model.h"

#include "core/number_format.h"
#include "session/find.h"

#include <QMimeData>
#include <algorithm>

namespace thonmap::app {

namespace {
constexpr auto kMimeType = "application/x-thonmap-layer";
// An index of a legend row carries its layer's number + 1; of a layer 0.
std::size_t ownerOf(const QModelIndex& index) {
    return static_cast<std::size_t>(index.internalId());
}
} // namespace

LayerModel::LayerModel(Controller& controller, QObject* parent)
    : QAbstractItemModel(parent), m_controller(controller) {
    for (auto signal : {&Controller::changed, &Controller::languageChanged})
        connect(&m_controller, signal, this, &LayerModel::rebuild);
}

void LayerModel::setScene(render::ScenePtr scene) {
    m_scene = std::move(scene);
    rebuild();
}

void LayerModel::addLegend(Layer& layer, std::size_t sceneLayer) const {
    const std::vector<render::LegendBlock> blocks =
        render::legendOf(*m_scene, sceneLayer, m_controller.language());
    const bool single = blocks.size() == 1 && blocks.front().rows.size() == 1;
    if (single) {
        layer.swatch = blocks.front().rows.front();
        layer.value = layer.swatch.value;
        return;
    }
    for (const render::LegendBlock& block : blocks) {
        if (!block.title.isEmpty()) {
            Item heading;
            heading.row.label = block.title;
            heading.heading = true;
            layer.items.push_back(std::move(heading));
        }
        for (const render::LegendRow& row : block.rows)
            layer.items.push_back({row, false, -1});
    }
}

void LayerModel::rebuild() {
    beginResetModel();
    m_layers.clear();
    if (m_controller.hasMap()) {
        const session::View& view = m_controller.view();
        const std::vector<session::Theme> themes = session::themesOf(m_controller.map(), view);
        for (const session::View::Layer& shown : view.layers) {
            const session::MapLayer* layer = m_controller.map().layer(shown.id);
            if (layer == nullptr)
                continue;
            Layer entry;
            entry.id = shown.id;
            entry.title = m_controller.in(layer->definition.title);
            if (entry.title.isEmpty())
                entry.title = QString::fromStdString(shown.id);
            entry.theme = layer->isTheme();
            entry.checked = layer->isTheme() ? view.theme == shown.id : shown.visible;
            if (entry.theme && entry.checked) {
                const auto theme = std::ranges::find(themes, shown.id, &session::Theme::id);
                for (int i = 0;
                     theme != themes.end() && i < static_cast<int>(theme->parameters.size()); ++i) {
                    Item chooser;
                    chooser.row.label =
                        m_controller.in(theme->parameters[static_cast<std::size_t>(i)].title);
                    chooser.parameter = i;
                    entry.items.push_back(std::move(chooser));
                }
            }
            if (entry.checked && m_scene != nullptr)
                if (const auto at = session::sceneLayerIndex(*m_scene, shown.id))
                    addLegend(entry, *at);
            if (entry.value.isEmpty() && shown.opacity < 0.995)
                entry.value = QString::fromStdString(
                    formatPercent(shown.opacity, 0, m_controller.language()));
            m_layers.push_back(std::move(entry));
        }
    }
    endResetModel();
}

QModelIndex LayerModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, static_cast<quintptr>(parent.isValid() ? parent.row() + 1 : 0));
}

QModelIndex LayerModel::parent(const QModelIndex& child) const {
    const std::size_t owner = child.isValid() ? ownerOf(child) : 0;
    return owner == 0 ? QModelIndex{} : createIndex(static_cast<int>(owner) - 1, 0, quintptr{0});
}

int LayerModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return static_cast<int>(m_layers.size());
    if (ownerOf(parent) != 0)
        return 0;
    return static_cast<int>(m_layers[static_cast<std::size_t>(parent.row())].items.size());
}

int LayerModel::columnCount(const QModelIndex&) const {
    return 1;
}

QVariant LayerModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const std::size_t owner = ownerOf(index);
    const auto row = static_cast<std::size_t>(index.row());
    const Layer& layer = m_layers[owner == 0 ? row : owner - 1];
    if (role == LayerRole)
        return QString::fromStdString(layer.id);
    if (owner == 0) {
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return layer.title;
        case Qt::CheckStateRole:
            return layer.checked ? Qt::Checked : Qt::Unchecked;
        case ValueRole:
            return layer.value;
        case RowRole:
            return QVariant::fromValue(layer.swatch);
        case Qt::FontRole:
            return uiFont(13, layer.theme && layer.checked);
        case ParameterRole:
            return -1;
        default:
            return {};
        }
    }
    const Item& item = layer.items[row];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return item.row.label;
    case RowRole:
        return QVariant::fromValue(item.row);
    case HeadingRole:
        return item.heading;
    case ParameterRole:
        return item.parameter;
    case ValueRole:
        return item.row.value;
    case Value2Role:
        return item.row.value2;
    default:
        return {};
    }
}

bool LayerModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !index.isValid() || ownerOf(index) != 0)
        return false;
    // Copied: the change rebuilds the list under our feet.
    const std::string id = m_layers[static_cast<std::size_t>(index.row())].id;
    const bool theme = m_layers[static_cast<std::size_t>(index.row())].theme;
    const bool checked = value.toInt() == Qt::Checked;
    if (theme)
        m_controller.setTheme(checked ? id : std::string{});
    else
        m_controller.setVisible(id, checked);
    return true;
}

Qt::ItemFlags LayerModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    if (ownerOf(index) != 0)
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
           Qt::ItemIsDragEnabled;
}

QStringList LayerModel::mimeTypes() const {
    return {QLatin1String(kMimeType)};
}

QMimeData* LayerModel::mimeData(const QModelIndexList& indexes) const {
    auto* data = new QMimeData;
    if (!indexes.isEmpty())
        data->setData(QLatin1String(kMimeType),
                      QByteArray::fromStdString(layerOf(indexes.front())));
    return data;
}

bool LayerModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int,
                              const QModelIndex& parent) {
    if (action != Qt::MoveAction || !data->hasFormat(QLatin1String(kMimeType)))
        return false;
    const std::string id = data->data(QLatin1String(kMimeType)).toStdString();
    if (parent.isValid())
        row = parent.row();
    std::size_t target = row < 0 ? m_layers.size() : static_cast<std::size_t>(row);
    const auto from =
        static_cast<std::size_t>(std::ranges::find(m_layers, id, &Layer::id) - m_layers.begin());
    if (from < target)
        --target;
    m_controller.moveLayer(id, target);
    return false; // the model has rebuilt itself: the view must not remove the dragged row
}

std::string LayerModel::layerOf(const QModelIndex& index) const {
    return index.isValid() ? index.data(LayerRole).toString().toStdString() : std::string{};
}

session::Selection LayerModel::placesOf(const QModelIndex& index) const {
    if (!index.isValid() || ownerOf(index) == 0 || m_scene == nullptr)
        return {};
    const Layer& layer = m_layers[ownerOf(index) - 1];
    const Item& item = layer.items[static_cast<std::size_t>(index.row())];
    const auto at = session::sceneLayerIndex(*m_scene, layer.id);
    if (!item.row.classIndex || !at)
        return {};
    return session::selectClass(*m_scene->layers[*at].style, *item.row.classIndex);
}

} // namespace thonmap::app
