#include "ui/entries/InheritedField.h"

#include "ui/Icons.h"

#include <QAction>

namespace porthole::ui {

InheritedField::InheritedField(const char *name, const QString &label, QWidget *parent)
    : QLineEdit(parent)
    , m_leave(addAction(icon(QLatin1StringView("close"), IconColour::Muted), QLineEdit::TrailingPosition))
{
    setObjectName(QLatin1String(name));
    setAccessibleName(label);
    setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_leave->setText(tr("Leave it to the folder"));
    m_leave->setToolTip(m_leave->text());
    connect(m_leave, &QAction::triggered, this, &InheritedField::leave);
    connect(this, &QLineEdit::textEdited, this, [this] { m_touched = true; });
    connect(this, &QLineEdit::textChanged, this, &InheritedField::refresh);
    refresh();
}

void InheritedField::setOwn(const std::optional<QString> &text)
{
    m_hidden.clear();
    setText(text.value_or(QString()));
    m_touched = false;
    refresh();
}

void InheritedField::setUnshown(const QString &words)
{
    m_hidden = words;
    setText(QString());
    m_touched = false;
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
    return typed.isEmpty() ? std::nullopt : std::optional(typed);
}

void InheritedField::leave()
{
    m_hidden.clear();
    m_touched = true;
    setText(QString());
    refresh();
    Q_EMIT textEdited(QString());
}

void InheritedField::refresh()
{
    setPlaceholderText(m_hidden.isEmpty() ? m_inherited : m_hidden);
    m_leave->setVisible(!text().isEmpty() || !m_hidden.isEmpty());
}

} // namespace porthole::ui
