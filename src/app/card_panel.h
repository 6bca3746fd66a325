#pragma once

#include "app/controller.h"
#include "session/card.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;
class QScrollArea;

namespace thonmap::app {

/// Right panel: the card of the selected village or commune, the attributes of anything else, the
/// whole project while nothing is selected. Every figure is of the chosen date.
class CardPanel final : public QWidget {
    Q_OBJECT
public:
    explicit CardPanel(Controller& controller, QWidget* parent = nullptr);

    /// The card now shown; code empty = whole project. For tests and printing.
    [[nodiscard]] const session::Card& card() const { return m_card; }

Q_SIGNALS:
    void placeWanted(const std::string& code);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void showCard(const session::Card& card);
    void showAttributes(const session::Selection& selection);
    void showList(const session::Selection& selection);
    void addHeading(const QString& text);
    void addBar(const session::CardBar& bar);
    void addGroups(const session::Card& card);
    void addProjects(const session::Card& card);
    QLabel* addText(const QString& text, const char* role = nullptr);
    void startBody();

    Controller& m_controller;
    QLabel* m_heading;
    QLabel* m_hint;
    QScrollArea* m_scroll;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_layout = nullptr;
    session::Card m_card;
};

} // namespace thonmap::app
