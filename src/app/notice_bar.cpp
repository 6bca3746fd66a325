#include "app/notice_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace thonmap::app {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent), m_text(new QLabel(this)),
      m_close(new QPushButton(QStringLiteral("✕"), this)) {
    setObjectName(QStringLiteral("noticeBar"));
    setProperty("role", QStringLiteral("notice"));
    m_text->setTextFormat(Qt::PlainText); // file names and values stand in it
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setProperty("link", true);
    m_close->setStyleSheet(QStringLiteral("text-decoration:none"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 6, 8, 6);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void NoticeBar::say(const QString& what, const QString& hint, bool trouble) {
    QString line = trouble ? QStringLiteral("⚠ ") + what : what;
    if (!hint.isEmpty())
        line += QStringLiteral(" ") + hint;
    m_text->setText(line);
    setAccessibleName(line);
    show();
}

QString NoticeBar::text() const {
    return isVisible() ? m_text->text() : QString();
}

} // namespace thonmap::app
