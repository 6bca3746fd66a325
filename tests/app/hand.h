#pragma once

#include <QPoint>
#include <QString>
#include <Qt>
#include <functional>

class QComboBox;
class QWidget;

namespace thonmap::test {

/// The user's hand: works the real window through events, and counts what it does the way the click
/// budgets are counted: a press, double click or drag is one click, a pick from a drop-down list is
/// two, a typed value or shortcut is one group of keys.
class Hand {
public:
    void click(QWidget& widget, QPoint at, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// The middle of a widget.
    void click(QWidget& widget);
    void doubleClick(QWidget& widget, QPoint at);
    void drag(QWidget& widget, QPoint from, QPoint to);
    /// Moves without a button; counts nothing.
    void move(QWidget& widget, QPoint to);
    void wheel(QWidget& widget, QPoint at, int notches);
    void pick(QComboBox& combo, const QString& text);
    void type(QWidget& widget, const QString& text);
    void key(QWidget& widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Drops files on a widget.
    void drop(QWidget& widget, const QStringList& paths);
    /// Runs `open`, which shows a file dialog, and chooses `path` in it: one click and one value.
    void chooseFile(const std::function<void()>& open, const QString& path);

    [[nodiscard]] int clicks() const { return m_clicks; }
    [[nodiscard]] int keys() const { return m_keys; }

private:
    int m_clicks = 0;
    int m_keys = 0;
};

} // namespace thonmap::test
