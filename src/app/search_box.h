#pragma once

#include "app/controller.h"
#include "session/find.h"

#include <QLineEdit>
#include <vector>

class QListWidget;

namespace thonmap::app {

/// Finds places while one types, with or without tone marks; Enter or a click goes there.
class SearchBox final : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchBox(Controller& controller, QWidget* parent = nullptr);
    [[nodiscard]] const std::vector<session::Place>& hits() const { return m_hits; }
    [[nodiscard]] QListWidget& list() { return *m_list; }

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void search();
    void choose(int row);
    void retranslate();

    Controller& m_controller;
    QListWidget* m_list;
    std::vector<session::Place> m_hits;
};

} // namespace thonmap::app
