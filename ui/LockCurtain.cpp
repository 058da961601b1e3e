#include "ui/LockCurtain.h"

#include "ui/SecretField.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <utility>

namespace porthole::ui {

namespace {

/// Of every form that somebody has begun: answers, passwords, codes.
void emptySecretFields()
{
    const auto widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        auto *field = qobject_cast<QLineEdit *>(widget);
        if (field && field->inputMethodHints().testFlag(Qt::ImhSensitiveData))
            emptySecret(*field);
    }
}

/// What was copied here may be a secret: of a terminal's text nobody can tell.
void emptyClipboard()
{
    QClipboard *const clipboard = QApplication::clipboard();
    if (clipboard->ownsClipboard())
        clipboard->clear(QClipboard::Clipboard);
    if (clipboard->supportsSelection() && clipboard->ownsSelection())
        clipboard->clear(QClipboard::Selection);
}

} // namespace

LockCurtain::LockCurtain(QWidget &window)
    : m_window(window)
{
    emptySecretFields();
    emptyClipboard();
    while (QWidget *const popup = QApplication::activePopupWidget()) {
        popup->close();
        if (QApplication::activePopupWidget() == popup)
            break; // it does not want to
    }
    const auto others = QApplication::topLevelWidgets();
    for (QWidget *other : others) {
        if (other->isVisible())
            hide(other);
    }
    const auto shortcuts = window.findChildren<QShortcut *>(QString(), Qt::FindDirectChildrenOnly);
    for (QShortcut *shortcut : shortcuts) {
        if (shortcut->isEnabled()) {
            shortcut->setEnabled(false);
            m_shortcuts << shortcut;
        }
    }
    qApp->installEventFilter(this);
}

LockCurtain::~LockCurtain()
{
    qApp->removeEventFilter(this);
    for (const auto &shortcut : std::as_const(m_shortcuts)) {
        if (shortcut)
            shortcut->setEnabled(true);
    }
}

void LockCurtain::lift()
{
    qApp->removeEventFilter(this);
    const auto hidden = std::exchange(m_hidden, {});
    for (const auto &other : hidden) {
        if (other)
            other->show();
    }
}

void LockCurtain::hide(QWidget *other)
{
    if (other == &m_window)
        return;
    if (auto *dialog = qobject_cast<QDialog *>(other))
        return dialog->reject();
    const bool comesBack = other->windowType() == Qt::Window;
    other->hide();
    if (comesBack && !m_hidden.contains(other))
        m_hidden << other;
}

/// Whatever comes to show itself meanwhile.
bool LockCurtain::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        auto *widget = static_cast<QWidget *>(watched);
        if (widget->isWindow() && widget != &m_window && widget->windowType() != Qt::ToolTip)
            QMetaObject::invokeMethod(
                this,
                [this, other = QPointer<QWidget>(widget)] {
                    if (other)
                        hide(other);
                },
                Qt::QueuedConnection);
    }
    return false;
}

} // namespace porthole::ui
