#include "ControlsCheck.h"

#include "ui/ConsoleView.h"
#include "ui/terminal/TerminalView.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTabBar>
#include <QTest>

#include <algorithm>
#include <tuple>

namespace porthole::ui {

namespace {

QString called(const QWidget &widget)
{
    return QStringLiteral("%1 \"%2\"")
        .arg(QLatin1String(widget.metaObject()->className()), widget.objectName());
}

/// A part of another control, which stands for it: a field's cross, a box's field, the tabs' arrows.
bool isPart(const QWidget &widget)
{
    const QWidget *around = widget.parentWidget();
    return qobject_cast<const QLineEdit *>(around) || qobject_cast<const QAbstractSpinBox *>(around) ||
           qobject_cast<const QComboBox *>(around) || qobject_cast<const QTabBar *>(around) ||
           qobject_cast<const QAbstractItemView *>(around) ||
           widget.objectName().startsWith(QLatin1String("qt_"));
}

bool isControl(const QWidget &widget)
{
    const auto *area = qobject_cast<const QPlainTextEdit *>(&widget);
    const auto *bar = qobject_cast<const QTabBar *>(&widget);
    return qobject_cast<const QAbstractButton *>(&widget) || qobject_cast<const QLineEdit *>(&widget) ||
           qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QAbstractSpinBox *>(&widget) ||
           qobject_cast<const QAbstractItemView *>(&widget) || qobject_cast<const TerminalView *>(&widget) ||
           qobject_cast<const ConsoleView *>(&widget) || (area && !area->isReadOnly()) ||
           (bar && bar->count() > 0);
}

/// What has every key while it has the keyboard, and a chord to let go of it.
bool takesTab(const QWidget *widget)
{
    return qobject_cast<const ConsoleView *>(widget) || qobject_cast<const TerminalView *>(widget);
}

/// One of several of which one is chosen: Tab leads to that one, arrows to the others.
bool isReachedByArrows(const QWidget &widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return button && (button->group() ? button->group()->exclusive() : button->autoExclusive());
}

/// Some go while somebody tabs on: a row's editor does.
using Widgets = QList<QPointer<QWidget>>;

Widgets controlsOf(const QWidget &window)
{
    Widgets all;
    for (QWidget *widget : window.findChildren<QWidget *>())
        if (widget->window() == &window && widget->isVisible() && widget->isEnabled() && isControl(*widget) &&
            !isPart(*widget))
            all << widget;
    return all;
}

/// Everything that Tab leads to, from the first on, once around.
Widgets tabWalk(QWidget &window)
{
    constexpr int kMost = 200;
    Widgets walked;
    window.setFocus();
    for (int i = 0; i < kMost; ++i) {
        QWidget *const before = QApplication::focusWidget();
        QTest::keyClick(window.windowHandle(), Qt::Key_Tab);
        QWidget *at = QApplication::focusWidget();
        if (takesTab(before) && at == before) {
            // Out of it as its chord leads out; from there on again by Tab.
            QWidget *next = before;
            do
                next = next->nextInFocusChain();
            while (next != before && (!next->isVisible() || !next->isEnabled() ||
                                      before->isAncestorOf(next) || !(next->focusPolicy() & Qt::TabFocus)));
            next->setFocus(Qt::TabFocusReason);
            at = QApplication::focusWidget();
        }
        if (!at || walked.contains(at))
            break;
        walked << at;
    }
    return walked;
}

QRect placeOf(const QWidget &widget, const QWidget &window)
{
    return {widget.mapTo(&window, QPoint()), widget.size()};
}

/// Whether somebody who reads has `next` before `one`: above it and not beside it, or to its left in a line.
bool isReadBefore(const QRect &next, const QRect &one)
{
    if (next.isEmpty() || one.isEmpty())
        return false; // there was no room for it
    const bool inLine = next.top() < one.bottom() && one.top() < next.bottom();
    if (inLine)
        return QGuiApplication::isLeftToRight() ? next.right() <= one.left() : next.left() >= one.right();
    const bool isBeside =
        QGuiApplication::isLeftToRight() ? next.left() > one.right() : next.right() < one.left();
    return next.bottom() <= one.top() && !isBeside;
}

QString nameTrouble(QWidget &widget)
{
    QAccessibleInterface *const told = QAccessible::queryAccessibleInterface(&widget);
    if (!told || told->role() == QAccessible::NoRole || told->role() == QAccessible::Client)
        return called(widget) + QStringLiteral(" has no role");
    if (told->text(QAccessible::Name).trimmed().isEmpty())
        return called(widget) + QStringLiteral(" has no accessible name");
    return {};
}

} // namespace

QStringList controlsOutOfReach(QWidget &window)
{
    QStringList wrong;
    if (window.windowType() == Qt::Popup)
        return wrong; // a menu has its arrows
    while (QWidget *menu = QApplication::activePopupWidget())
        menu->close(); // it has the keyboard, as long as it is there
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        return {QStringLiteral("does not come to the front")};
    const Widgets controls = controlsOf(window);
    for (QWidget *widget : controls)
        if (const QString trouble = nameTrouble(*widget); !trouble.isEmpty())
            wrong << trouble;
    Widgets walked = tabWalk(window);
    walked.removeAll(nullptr);
    // Around it goes for ever; somebody who reads begins above.
    const auto place = [&window](const QWidget *widget) {
        const QRect rect = placeOf(*widget, window);
        const bool isScrolledAway = widget->visibleRegion().isEmpty();
        return std::tuple(isScrolledAway, rect.top(),
                          QGuiApplication::isLeftToRight() ? rect.left() : -rect.right());
    };
    std::rotate(walked.begin(),
                std::min_element(walked.begin(), walked.end(),
                                 [&](const auto &a, const auto &b) { return place(a) < place(b); }),
                walked.end());
    for (const QWidget *widget : controls) {
        if (!widget)
            continue;
        const bool closes = widget->objectName() == u"tabClose"; // Ctrl+W does it, and the tab's menu
        if (widget->isVisible() && widget->isEnabled() && !walked.contains(widget) &&
            !isReachedByArrows(*widget) && !closes)
            wrong << called(*widget) + QStringLiteral(" is not reached by Tab");
    }
    for (qsizetype i = 1; i < walked.size(); ++i)
        if (isReadBefore(placeOf(*walked[i], window), placeOf(*walked[i - 1], window)))
            wrong << QStringLiteral("from %1 Tab leads back to %2")
                         .arg(called(*walked[i - 1]), called(*walked[i]));
    return wrong;
}

} // namespace porthole::ui
