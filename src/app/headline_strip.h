#pragma once

#include "app/controller.h"

#include <QWidget>

namespace thonmap::app {

/// The sentence over the map: what is shown, the number, the gap to plan, counts per status.
class HeadlineStrip final : public QWidget {
    Q_OBJECT
public:
    explicit HeadlineStrip(Controller& controller, QWidget* parent = nullptr);
    void setScene(const render::ScenePtr& scene);
    [[nodiscard]] QSize sizeHint() const override { return {600, 66}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 66}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Controller& m_controller;
    thematic::Headline m_headline;
};

} // namespace thonmap::app
