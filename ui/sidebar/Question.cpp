#include "ui/sidebar/Question.h"

#include "ui/CardParts.h"
#include "ui/Theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

namespace porthole::ui {

Question::Question(const char *name, QWidget *parent)
    : QFrame(parent)
    , m_question(plainLabel("question"))
    , m_consequence(plainLabel("consequence", "muted"))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_confirm(new QPushButton)
{
    setObjectName(QLatin1String(name));
    setProperty("card", true);
    QFont heading = font();
    heading.setWeight(QFont::DemiBold);
    m_question->setFont(heading);
    m_cancel->setObjectName(QStringLiteral("cancelAction"));
    m_confirm->setObjectName(QStringLiteral("confirmAction"));
    m_confirm->setProperty("danger", true);
    // Enter presses whichever button has the keyboard.
    m_cancel->setAutoDefault(true);
    m_confirm->setAutoDefault(true);
    setFocusProxy(m_cancel);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGrid);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_confirm);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(metrics::kGrid);
    column->addWidget(m_question);
    column->addWidget(m_consequence);
    column->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &Question::dismiss);
    connect(m_confirm, &QPushButton::clicked, this, &Question::confirm);
    hide();
}

void Question::ask(const Words &words, std::function<void()> confirmed)
{
    dismiss();
    m_confirmed = std::move(confirmed);
    m_question->setText(words.question);
    m_consequence->setText(words.consequence);
    m_confirm->setText(words.confirm);
    m_confirm->setAccessibleName(words.confirmName);
    setAccessibleName(words.question);
    setAccessibleDescription(words.consequence);
    show();
    m_cancel->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Question::dismiss()
{
    if (!std::exchange(m_confirmed, nullptr))
        return;
    Q_EMIT ended();
    hide();
}

void Question::confirm()
{
    const auto confirmed = m_confirmed;
    dismiss();
    if (confirmed)
        confirmed();
}

void Question::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return dismiss();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // A QPushButton hears Space by itself, and Enter in dialogs only.
        (m_confirm->hasFocus() ? m_confirm : m_cancel)->click();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace porthole::ui
