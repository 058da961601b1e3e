#include "tests/support/window/Person.h"

#include "tests/support/secrets/Marker.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QKeySequence>
#include <QTest>
#include <QWindow>

namespace porthole::test {

namespace {

QString called(const QWidget &widget)
{
    const QAccessibleInterface *interface =
        QAccessible::queryAccessibleInterface(const_cast<QWidget *>(&widget));
    return QStringLiteral("%1 %2 \"%3\"")
        .arg(QLatin1String(widget.metaObject()->className()), widget.objectName(),
             interface ? interface->text(QAccessible::Name) : QString());
}

} // namespace

QString keyboardAt()
{
    const QWidget *widget = QApplication::focusWidget();
    return widget ? called(*widget) : QStringLiteral("nothing");
}

QWidget *seen(const QWidget &window, const char *objectName)
{
    QWidget *found = nullptr;
    for (QWidget *widget : window.findChildren<QWidget *>(QLatin1String(objectName))) {
        if (!widget->isVisible())
            continue;
        if (found)
            return nullptr;
        found = widget;
    }
    return found;
}

QWindow *Person::window() const
{
    if (const QWidget *popup = QApplication::activePopupWidget())
        return popup->windowHandle();
    return QGuiApplication::focusWindow();
}

void Person::type(const QString &text)
{
    QWindow *const to = window();
    QVERIFY2(to, "no window has the keyboard");
    // A failure is written to a log.
    const bool isSecret = text.contains(QLatin1String(kSecretMarker));
    m_actions << QStringLiteral("type %1").arg(isSecret ? QStringLiteral("a secret") : u'"' + text + u'"');
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, to, Qt::Key_unknown, QString(letter), Qt::NoModifier);
}

void Person::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWindow *const to = window();
    QVERIFY2(to, "no window has the keyboard");
    m_actions << QKeySequence(key | modifiers).toString();
    QTest::keyPress(to, key, modifiers);
    // What was pressed may have closed the window.
    if (QWindow *const now = window())
        QTest::keyRelease(now, key, modifiers);
}

void Person::pressMenu()
{
    QWindow *const to = window();
    QVERIFY2(to, "no window has the keyboard");
    m_actions << QStringLiteral("the menu key");
    // What the plugin of a display makes of the key; offscreen there is none that does.
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint(), Qt::NoModifier);
    QCoreApplication::sendEvent(to, &event);
}

void Person::click(QWidget *widget)
{
    if (widget)
        click(widget, widget->rect().center());
    else
        QFAIL("there is nothing to click on");
}

void Person::click(QWidget *widget, const QPoint &at) { point(Button::Click, widget, at); }

void Person::doubleClick(QWidget *widget, const QPoint &at) { point(Button::DoubleClick, widget, at); }

void Person::point(Button button, QWidget *widget, const QPoint &at)
{
    QVERIFY2(widget, "there is nothing to click on");
    const QString name = called(*widget);
    QVERIFY2(widget->isVisible() && widget->isEnabled(),
             qPrintable(name + QStringLiteral(" is hidden or off")));
    QWidget *const window = widget->window();
    const QPoint place = widget->mapTo(window, at);
    QWidget *const top = window->childAt(place);
    QVERIFY2(top == widget || (top && widget->isAncestorOf(top)),
             qPrintable(name + QStringLiteral(" is covered")));
    const bool twice = button == Button::DoubleClick;
    m_actions << (twice ? QStringLiteral("double click %1") : QStringLiteral("click %1")).arg(name);
    QTest::mouseClick(window->windowHandle(), Qt::LeftButton, {}, place);
    if (twice)
        QTest::mouseDClick(window->windowHandle(), Qt::LeftButton, {}, place);
}

} // namespace porthole::test
