#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace thonmap::app {

/// One quiet line above the map: what was noticed on opening, or what could not be done and what
/// to do. Stays until dismissed or replaced; never a dialog.
class NoticeBar final : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget* parent = nullptr);
    void say(const QString& what, const QString& hint = {}, bool trouble = false);
    [[nodiscard]] QString text() const;

private:
    QLabel* m_text;
    QPushButton* m_close;
};

} // namespace thonmap::app
