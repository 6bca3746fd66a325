#include "app/layer_model.h"
#include "app/layer_panel.h"
#include "app/open_window.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMimeData>
#include <QRegularExpression>
#include <QSlider>
#include <QTimer>
#include <QTreeView>
#include <algorithm>
#include <gtest/gtest.h>

namespace thonmap::test {
namespace {

QModelIndex layerIndex(QTreeView& tree, const char* id) {
    for (int row = 0; row < tree.model()->rowCount(); ++row) {
        const QModelIndex index = tree.model()->index(row, 0);
        if (index.data(app::LayerModel::LayerRole).toString() == QLatin1String(id))
            return index;
    }
    throw std::runtime_error(std::string("no layer ") + id);
}

bool visible(OpenWindow& open, const char* id) {
    const auto& layers = open.controller().view().layers;
    return std::ranges::find(layers, id, &session::View::Layer::id)->visible;
}

std::size_t place(OpenWindow& open, const char* id) {
    const auto& layers = open.controller().view().layers;
    return static_cast<std::size_t>(std::ranges::find(layers, id, &session::View::Layer::id) -
                                    layers.begin());
}

TEST(Layers, TheTickHidesAndShowsALayerAndUndoBringsItBack) {
    OpenWindow open;
    auto& tree = open.child<QTreeView>("layerTree");
    const QRect box = tree.visualRect(layerIndex(tree, "communes"));
    open.hand().click(*tree.viewport(), {box.left() + 22, box.center().y()});
    ASSERT_TRUE(open.settle());
    EXPECT_FALSE(visible(open, "communes"));
    open.trigger("actionUndo");
    EXPECT_TRUE(visible(open, "communes"));
    open.trigger("actionRedo");
    EXPECT_FALSE(visible(open, "communes"));
}

TEST(Layers, TheLegendIsLiveAndCountsWhatIsShown) {
    OpenWindow open;
    auto& tree = open.child<QTreeView>("layerTree");
    const QModelIndex theme = layerIndex(tree, open.controller().view().theme.c_str());
    ASSERT_GT(tree.model()->rowCount(theme), 5);
    const auto& layers = open.canvas().frame()->scene->layers;
    const auto drawn = std::ranges::find_if(layers, [&](const auto& layer) {
        return layer.style->id == open.controller().view().theme;
    });
    ASSERT_NE(drawn, layers.end());
    for (int row = 0; row < tree.model()->rowCount(theme); ++row) {
        const QModelIndex index = tree.model()->index(row, 0, theme);
        const auto shown = index.data(app::LayerModel::RowRole).value<render::LegendRow>();
        if (!shown.classIndex)
            continue;
        const std::size_t count = drawn->style->classes[*shown.classIndex].count;
        EXPECT_TRUE(shown.value.startsWith(QString::number(count))) << shown.value.toStdString();
    }
}

TEST(Layers, AClickOnAClassSelectsItsPlaces) {
    OpenWindow open;
    auto& tree = open.child<QTreeView>("layerTree");
    const QModelIndex theme = layerIndex(tree, open.controller().view().theme.c_str());
    for (int row = 0; row < tree.model()->rowCount(theme); ++row) {
        const QModelIndex index = tree.model()->index(row, 0, theme);
        const auto shown = index.data(app::LayerModel::RowRole).value<render::LegendRow>();
        if (!shown.classIndex || shown.value.startsWith(QLatin1Char('0')))
            continue;
        tree.scrollTo(index);
        open.hand().click(*tree.viewport(), tree.visualRect(index).center());
        // "2 thôn", with a no-break space or an ordinary one
        const qsizetype digits = shown.value.indexOf(QRegularExpression(QStringLiteral("[^0-9]")));
        EXPECT_EQ(shown.value.left(digits).toULong(), open.selectedCount())
            << shown.value.toStdString();
        return;
    }
    FAIL() << "no class with places in the legend";
}

TEST(Layers, DraggingChangesTheOrderAndUndoBringsItBack) {
    OpenWindow open;
    auto& tree = open.child<QTreeView>("layerTree");
    const std::size_t before = place(open, "communes");
    ASSERT_GT(before, 0u);
    // The drop itself: a real drag runs a loop of the window system's own.
    std::unique_ptr<QMimeData> dragged(tree.model()->mimeData({layerIndex(tree, "communes")}));
    tree.model()->dropMimeData(dragged.get(), Qt::MoveAction, 0, 0, {});
    EXPECT_EQ(place(open, "communes"), 0u);
    ASSERT_TRUE(open.settle());
    EXPECT_EQ(open.canvas().frame()->scene->layers.back().style->id, "communes");
    open.trigger("actionUndo");
    EXPECT_EQ(place(open, "communes"), before);
}

TEST(Layers, TheMenuHasOpacityThatIsOneStepOfUndo) {
    OpenWindow open;
    auto& tree = open.child<QTreeView>("layerTree");
    QTimer::singleShot(100, qApp, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        ASSERT_NE(menu, nullptr);
        auto* slider = menu->findChild<QSlider*>(QStringLiteral("opacitySlider"));
        ASSERT_NE(slider, nullptr);
        for (const int value : {80, 60, 40})
            slider->setValue(value);
        menu->close();
    });
    Q_EMIT tree.customContextMenuRequested(tree.visualRect(layerIndex(tree, "communes")).center());
    const auto opacity = [&] {
        const auto& layers = open.controller().view().layers;
        return std::ranges::find(layers, "communes", &session::View::Layer::id)->opacity;
    };
    EXPECT_DOUBLE_EQ(opacity(), 0.4);
    open.trigger("actionUndo");
    EXPECT_DOUBLE_EQ(opacity(), 1.0);
}

TEST(Layers, DoubleClickZoomsToALayer) {
    OpenWindow open;
    auto& tree = open.child<QTreeView>("layerTree");
    open.hand().wheel(open.canvas(), {100, 100}, 8);
    ASSERT_TRUE(open.settle());
    const double near = open.canvas().viewport().metresPerPixel;
    open.hand().doubleClick(*tree.viewport(),
                            tree.visualRect(layerIndex(tree, "communes")).center() + QPoint(20, 0));
    ASSERT_TRUE(open.settle());
    EXPECT_GT(open.canvas().viewport().metresPerPixel, near * 4);
    const Extent seen = open.canvas().viewport().extent();
    EXPECT_TRUE(
        seen.contains(open.controller().map().layer("communes")->geometry->geometry.extent()));
}

} // namespace
} // namespace thonmap::test
