#pragma once

#include "app/controller.h"
#include "render/legend.h"

#include <QAbstractItemModel>
#include <vector>

namespace thonmap::app {

/// The layers of the map, top first, each with the rows of its legend as drawn now. A theme is a
/// layer whose tick chooses it; only the chosen one has legend rows.
class LayerModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        RowRole = Qt::UserRole, ///< render::LegendRow, on legend rows and on layers (their swatch)
        HeadingRole,            ///< true for a heading inside a legend
        ValueRole,              ///< right-aligned text
        Value2Role,
        LayerRole,     ///< QString id of the layer (or of the layer a legend row belongs to)
        ParameterRole, ///< number of the layer's parameter a row chooses; -1 for other rows
    };

    explicit LayerModel(Controller& controller, QObject* parent = nullptr);

    void setScene(render::ScenePtr scene);
    void rebuild();

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

    [[nodiscard]] std::string layerOf(const QModelIndex& index) const;
    /// What a click on a legend row selects; empty for rows that are no class.
    [[nodiscard]] session::Selection placesOf(const QModelIndex& index) const;

private:
    struct Item {
        render::LegendRow row;
        bool heading = false;
        /// Number of the layer's parameter this row chooses; -1 for other rows.
        int parameter = -1;
    };
    struct Layer {
        std::string id;
        QString title;
        QString value;
        bool checked = false;
        bool theme = false;
        render::LegendRow swatch;
        std::vector<Item> items;
    };
    void addLegend(Layer& layer, std::size_t sceneLayer) const;

    Controller& m_controller;
    render::ScenePtr m_scene;
    std::vector<Layer> m_layers;
};

} // namespace thonmap::app
