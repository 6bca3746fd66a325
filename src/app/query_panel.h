#pragma once

#include "app/answer_model.h"
#include "app/controller.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace thonmap::app {

/// The question as a sentence of menus, and as CQL2 below, editable both ways; the answer counted,
/// numbered, listed.
class QueryPanel final : public QWidget {
    Q_OBJECT
public:
    explicit QueryPanel(Controller& controller, QWidget* parent = nullptr);

Q_SIGNALS:
    void exportWanted();
    void closeWanted();
    void placeWanted(const std::string& layer, std::size_t row);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// One "field – comparison – value" row.
    struct ConditionRow {
        QWidget* frame = nullptr;
        QComboBox* field = nullptr;
        QComboBox* comparison = nullptr;
        QComboBox* value = nullptr; ///< editable
    };
    /// A menu of one field's values of the other layer; first entry "any".
    struct FilterMenu {
        std::string field;
        QLabel* label = nullptr;
        QComboBox* value = nullptr;
    };

    void build();
    void fillLayers();
    void fillFields();
    void fillFieldMenu(ConditionRow& row);
    void fillOther();
    void addCondition();
    void fillComparisons(ConditionRow& row);
    void retranslate();
    [[nodiscard]] query::Question question() const;
    [[nodiscard]] std::string otherFilter() const;
    void showText();
    /// The rows follow the typed text; false when they cannot say all of it.
    bool showQuestion(const query::Question& question);
    bool showRelation(const query::Question& question);
    bool showFilter(const std::string& filter);
    bool showCondition(ConditionRow& row, const query::AttributeCondition& condition);
    void textEdited();
    void ask();
    void showAnswer();

    Controller& m_controller;
    AnswerModel m_model;
    std::vector<session::AskField> m_fields;
    std::vector<ConditionRow> m_conditions;
    std::vector<FilterMenu> m_filters;
    QLabel* m_heading;
    QPushButton* m_close;
    QLabel* m_findLabel;
    QComboBox* m_layer;
    QLabel* m_whoseLabel;
    QComboBox* m_relation;
    QComboBox* m_other;
    QWidget* m_filterFrame;
    QVBoxLayout* m_filterLayout;
    QWidget* m_distanceFrame;
    QDoubleSpinBox* m_distance;
    QComboBox* m_from;
    QVBoxLayout* m_conditionLayout;
    QPushButton* m_add;
    QPlainTextEdit* m_text;
    QLabel* m_textLabel;
    QPushButton* m_ask;
    QLabel* m_count;
    QLabel* m_meta;
    QLabel* m_parts;
    QTableView* m_table;
    QPushButton* m_export;
    QPushButton* m_dismiss;
    bool m_filling = false;
    bool m_textIsOwn = false; ///< the text says more than the rows can
};

} // namespace thonmap::app
