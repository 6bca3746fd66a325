#pragma once

#include "app/controller.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace thonmap::app {

/// How many, how far, for whom; one button; the proven answer with who is left out.
class SitesPanel final : public QWidget {
    Q_OBJECT
public:
    explicit SitesPanel(Controller& controller, QWidget* parent = nullptr);

Q_SIGNALS:
    void exportWanted();
    void closeWanted();
    void placeWanted(const std::string& layer, std::size_t row);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void fillWeights();
    void solve();
    void showChoice();
    void retranslate();

    Controller& m_controller;
    QLabel* m_heading;
    QPushButton* m_close;
    QLabel* m_labels[4];
    QComboBox* m_model;
    QSpinBox* m_count;
    QDoubleSpinBox* m_distance;
    QComboBox* m_weight;
    QPushButton* m_solve;
    QLabel* m_status;
    QLabel* m_sentence;
    QListWidget* m_list;
    QLabel* m_left;
    QPushButton* m_export;
    QPushButton* m_dismiss;
};

} // namespace thonmap::app
