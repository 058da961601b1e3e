#pragma once

#include <QStringList>
#include <QWidget>

namespace porthole::test {

/// Somebody at a window. All they do is what the system hands to the window as somebody's doing, so that it
/// goes where it would go for anybody: keys to what has the keyboard, a click to what lies on top there. Each
/// thing that is done once is one action: a text that is typed, a chord, a click, a double click. What cannot
/// be done by anybody (a click on what is hidden, switched off or covered) fails the test, and is not done.
class Person {
public:
    explicit Person(QWidget &window)
        : m_window(window)
    {}

    /// Into whatever has the keyboard.
    void type(const QString &text);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    /// The key that asks for the menu of what has the keyboard.
    void pressMenu();
    void click(QWidget *widget);
    /// At a place of an item view's contents, or of anything.
    void click(QWidget *widget, const QPoint &at);
    void doubleClick(QWidget *widget, const QPoint &at);

    int actions() const { return static_cast<int>(m_actions.size()); }
    /// In words, for failures and the log.
    QString story() const { return m_actions.join(QStringLiteral(", ")); }

private:
    enum class Button { Click, DoubleClick };
    void point(Button button, QWidget *widget, const QPoint &at);
    /// The window that has the keyboard; null: none of ours has.
    QWindow *window() const;

    QWidget &m_window;
    QStringList m_actions;
};

/// What has the keyboard, in words: class, name and accessible name.
QString keyboardAt();
/// A widget by its object's name among those that can be seen; null if there is none or several.
QWidget *seen(const QWidget &window, const char *objectName);
template <class Widget> Widget *seenAs(const QWidget &window, const char *objectName)
{
    return qobject_cast<Widget *>(seen(window, objectName));
}

} // namespace porthole::test
