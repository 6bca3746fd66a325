#pragma once

#include "session/answer.h"

#include <QAbstractTableModel>

namespace thonmap::app {

/// The rows of an answer, numbered as on the map; sorted by any column.
class AnswerModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setAnswer(session::AnswerPtr answer, Language language);
    [[nodiscard]] std::size_t tableRow(int row) const {
        return m_order[static_cast<std::size_t>(row)];
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    [[nodiscard]] const Column* column(int section) const;
    session::AnswerPtr m_answer;
    std::vector<std::size_t> m_order;   ///< rows of the answer's table as listed
    std::vector<std::size_t> m_numbers; ///< 1-based number of each on the map
    Language m_language = Language::vi;
};

} // namespace thonmap::app
