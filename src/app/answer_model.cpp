#include "app/answer_model.h"

#include "core/number_format.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace thonmap::app {

void AnswerModel::setAnswer(session::AnswerPtr answer, Language language) {
    beginResetModel();
    m_answer = std::move(answer);
    m_language = language;
    m_order = m_answer == nullptr ? std::vector<std::size_t>{} : m_answer->rows;
    m_numbers.resize(m_order.size());
    std::iota(m_numbers.begin(), m_numbers.end(), std::size_t{1});
    endResetModel();
}

int AnswerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int AnswerModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || m_answer == nullptr ? 0
                                                   : static_cast<int>(m_answer->columns.size()) + 1;
}

const Column* AnswerModel::column(int section) const {
    if (section == 0 || m_answer == nullptr)
        return nullptr;
    return m_answer->table->column(m_answer->columns[static_cast<std::size_t>(section) - 1]);
}

QVariant AnswerModel::data(const QModelIndex& index, int role) const {
    const auto row = static_cast<std::size_t>(index.row());
    if (index.column() == 0) {
        if (role == Qt::DisplayRole)
            return static_cast<int>(m_numbers[row]);
        return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignCenter)) : QVariant();
    }
    const Column* cells = column(index.column());
    if (cells == nullptr)
        return {};
    const Value value = cells->value(m_order[row]);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        const bool share =
            cells->name().ends_with("_share") || cells->name().ends_with("_progress");
        if (share && !isNull(value))
            return QString::fromStdString(formatPercent(numberOf(value), 0, m_language));
        return QString::fromStdString(displayText(value, m_language));
    }
    if (role == Qt::TextAlignmentRole)
        return int((std::isnan(numberOf(value)) ? Qt::AlignLeft : Qt::AlignRight) |
                   Qt::AlignVCenter);
    return {};
}

QVariant AnswerModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || m_answer == nullptr)
        return {};
    if (section == 0)
        return QStringLiteral("#");
    const auto index = static_cast<std::size_t>(section) - 1;
    return QString::fromStdString(m_answer->columns[index]);
}

void AnswerModel::sort(int section, Qt::SortOrder order) {
    if (m_answer == nullptr)
        return;
    beginResetModel();
    std::vector<std::size_t> permutation(m_order.size());
    std::iota(permutation.begin(), permutation.end(), std::size_t{0});
    const Column* cells = column(section);
    const auto less = [&](std::size_t a, std::size_t b) {
        if (cells == nullptr)
            return m_numbers[a] < m_numbers[b];
        const Value left = cells->value(m_order[a]);
        const Value right = cells->value(m_order[b]);
        const double x = numberOf(left);
        const double y = numberOf(right);
        if (!std::isnan(x) && !std::isnan(y))
            return x < y;
        return plainText(left) < plainText(right);
    };
    std::ranges::sort(permutation, [&](std::size_t a, std::size_t b) {
        if (less(a, b) || less(b, a))
            return order == Qt::AscendingOrder ? less(a, b) : less(b, a);
        return m_numbers[a] < m_numbers[b];
    });
    std::vector<std::size_t> rows;
    std::vector<std::size_t> numbers;
    for (const std::size_t i : permutation) {
        rows.push_back(m_order[i]);
        numbers.push_back(m_numbers[i]);
    }
    m_order = std::move(rows);
    m_numbers = std::move(numbers);
    endResetModel();
}

} // namespace thonmap::app
