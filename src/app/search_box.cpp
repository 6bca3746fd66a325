#include "app/search_box.h"

#include <QEvent>
#include <QKeyEvent>
#include <QListWidget>
#include <algorithm>
#include <cmath>

namespace thonmap::app {

SearchBox::SearchBox(Controller& controller, QWidget* parent)
    : QLineEdit(parent), m_controller(controller), m_list(new QListWidget(this)) {
    setObjectName(QStringLiteral("searchBox"));
    setClearButtonEnabled(true);
    setMinimumWidth(130);
    setMaximumWidth(320);
    m_list->setObjectName(QStringLiteral("searchHits"));
    m_list->setWindowFlags(Qt::ToolTip); // over the map, without taking the typing
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->hide();
    connect(this, &QLineEdit::textEdited, this, &SearchBox::search);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { choose(m_list->row(item)); });
    retranslate();
}

void SearchBox::search() {
    m_list->clear();
    m_hits.clear();
    if (m_controller.hasMap())
        m_hits = session::find(m_controller.map(), m_controller.view(), text().toStdString());
    for (const session::Place& place : m_hits) {
        QString line = QString::fromStdString(place.name) + QStringLiteral("  ·  ") +
                       m_controller.in(place.kindText);
        if (!place.context.empty())
            line += QStringLiteral(" · ") + QString::fromStdString(place.context);
        m_list->addItem(line);
    }
    if (m_hits.empty() && !text().trimmed().isEmpty()) {
        auto* none = new QListWidgetItem(tr("Nothing with that name"), m_list);
        none->setFlags(Qt::NoItemFlags);
    }
    if (m_list->count() == 0) {
        m_list->hide();
        return;
    }
    m_list->setCurrentRow(m_hits.empty() ? -1 : 0);
    const int rowHeight = m_list->sizeHintForRow(0);
    m_list->setFixedSize(std::max(width(), 360), rowHeight * m_list->count() + 6);
    m_list->move(mapToGlobal(QPoint(width() - m_list->width(), height() + 4)));
    m_list->show();
    m_list->raise();
}

void SearchBox::choose(int row) {
    m_list->hide();
    if (row < 0 || static_cast<std::size_t>(row) >= m_hits.size())
        return;
    const session::Place place = m_hits[static_cast<std::size_t>(row)];
    setText(QString::fromStdString(place.name));
    m_controller.select({place.layer, {place.row}});
    Extent extent = place.extent;
    if (extent.empty() && std::isfinite(place.at.x))
        extent.add(place.at);
    if (!extent.empty())
        // Keep some of what is around in view: a village alone tells nobody where it is.
        Q_EMIT m_controller.zoomWanted(
            extent.grown(std::max({extent.width(), extent.height(), 1500.0}) * 0.6));
}

void SearchBox::keyPressEvent(QKeyEvent* event) {
    if (m_list->isVisible()) {
        const int row = m_list->currentRow();
        switch (event->key()) {
        case Qt::Key_Down:
            m_list->setCurrentRow(std::min(row + 1, static_cast<int>(m_hits.size()) - 1));
            return;
        case Qt::Key_Up:
            m_list->setCurrentRow(std::max(row - 1, 0));
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose(row);
            return;
        case Qt::Key_Escape:
            m_list->hide();
            return;
        default:
            break;
        }
    } else if (event->key() == Qt::Key_Escape) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchBox::focusOutEvent(QFocusEvent* event) {
    if (!m_list->underMouse())
        m_list->hide();
    QLineEdit::focusOutEvent(event);
}

void SearchBox::retranslate() {
    setPlaceholderText(tr("Find a village, commune, sub-project (no tone marks needed)"));
    setAccessibleName(tr("Search"));
}

void SearchBox::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QLineEdit::changeEvent(event);
}

} // namespace thonmap::app
