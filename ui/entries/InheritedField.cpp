#include "ui/entries/InheritedField.h"

#include "ui/Icons.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>
#include <utility>

namespace porthole::ui {

InheritedField::InheritedField(const char *name, const QString &label, const QString &otherwise,
                               QWidget *parent)
    : QLineEdit(parent)
    , m_none(addAction(icon(QLatin1StringView("none"), IconColour::Muted), QLineEdit::TrailingPosition))
    , m_leave(addAction(icon(QLatin1StringView("close"), IconColour::Muted), QLineEdit::TrailingPosition))
    , m_otherwise(otherwise)
{
    setObjectName(QLatin1String(name));
    setAccessibleName(label);
    setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_none->setText(tr("None, whatever the folder has"));
    m_leave->setText(tr("Leave it to the folder"));
    for (QAction *action : {m_none, m_leave})
        action->setToolTip(action->text());
    connect(m_none, &QAction::triggered, this, [this] { choose(true); });
    connect(m_leave, &QAction::triggered, this, [this] { choose(false); });
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        // What is not shown stays as it is where what was typed instead is taken out again.
        m_isTyped = !text.isEmpty() || m_unshown.isEmpty();
        m_isNone = m_isNone && text.isEmpty();
        m_isEdited = true;
        refresh();
    });
    // After textEdited(), where somebody has typed.
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (!std::exchange(m_isEdited, false) && text.isEmpty())
            forgetTyped();
        refresh();
    });
    refresh();
}

void InheritedField::setOwn(const std::optional<QString> &text)
{
    m_unshown.clear();
    m_isNone = text && text->isEmpty();
    m_saysNone = m_isNone;
    setText(text.value_or(QString()));
    m_isChosen = m_isTyped = false;
    refresh();
}

void InheritedField::setUnshown(const QString &words)
{
    m_unshown = words;
    m_isNone = m_saysNone = false;
    setText(QString());
    m_isChosen = m_isTyped = false;
    refresh();
}

void InheritedField::setInherited(const QString &words)
{
    m_inherited = words;
    refresh();
}

std::optional<QString> InheritedField::own() const
{
    const QString typed = text().trimmed();
    if (!typed.isEmpty())
        return typed;
    return m_isNone ? std::optional(QString(QLatin1String(""))) : std::nullopt;
}

QString InheritedField::overridden() const
{
    const bool says = m_isNone || !text().isEmpty();
    return says ? m_inherited : QString();
}

void InheritedField::choose(bool none)
{
    m_unshown.clear();
    m_isNone = m_saysNone = none;
    m_isChosen = true;
    setText(QString());
    refresh();
    Q_EMIT textEdited(QString());
    m_isEdited = false; // nothing follows it
}

/// The program has emptied it, as the lock does with passwords: nobody has said that there is to be none.
void InheritedField::forgetTyped()
{
    m_isTyped = false;
    m_isNone = m_saysNone;
}

/// One button at a time: what it says goes, or what the folder says.
void InheritedField::refresh()
{
    setPlaceholderText(m_isNone                 ? tr("none: %1").arg(m_otherwise)
                       : !m_unshown.isEmpty()   ? m_unshown
                       : !m_inherited.isEmpty() ? m_inherited
                                                : m_otherwise);
    const bool says = m_isNone || !text().isEmpty() || !m_unshown.isEmpty();
    m_leave->setVisible(says);
    m_none->setVisible(!says && !m_inherited.isEmpty());
}

void InheritedField::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    const bool leftAlone = !m_isNone && text().isEmpty() && m_unshown.isEmpty();
    connect(menu->addAction(m_leave->text()), &QAction::triggered, m_leave, &QAction::trigger);
    menu->actions().constLast()->setEnabled(!leftAlone);
    connect(menu->addAction(m_none->text()), &QAction::triggered, m_none, &QAction::trigger);
    menu->actions().constLast()->setEnabled(!m_isNone);
    menu->popup(event->globalPos());
}

} // namespace porthole::ui
