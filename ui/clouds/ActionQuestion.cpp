#include "ui/clouds/ActionQuestion.h"

#include "ui/CardParts.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudText.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

namespace porthole::ui {

namespace {

QString questionAbout(ServerAction action, const QString &name)
{
    switch (action) {
    case ServerAction::Stop:
        return ActionQuestion::tr("Stop %1?").arg(name);
    case ServerAction::SoftReboot:
        return ActionQuestion::tr("Reboot %1?").arg(name);
    default:
        return ActionQuestion::tr("Reboot %1 the hard way?").arg(name);
    }
}

QString consequenceOf(ServerAction action)
{
    switch (action) {
    case ServerAction::Stop:
        return ActionQuestion::tr("It shuts down; whoever works on it loses their session.");
    case ServerAction::SoftReboot:
        return ActionQuestion::tr("Its system restarts; whoever works on it loses their session.");
    default:
        return ActionQuestion::tr("Its power is cut: what is not saved there is lost.");
    }
}

} // namespace

ActionQuestion::ActionQuestion(QWidget *parent)
    : QFrame(parent)
    , m_question(plainLabel("question"))
    , m_consequence(plainLabel("consequence"))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_confirm(new QPushButton)
{
    setObjectName(QStringLiteral("actionQuestion"));
    setProperty("card", true);
    QFont heading = font();
    heading.setWeight(QFont::DemiBold);
    m_question->setFont(heading);
    m_consequence->setProperty("role", QStringLiteral("muted"));
    m_cancel->setObjectName(QStringLiteral("cancelAction"));
    m_confirm->setObjectName(QStringLiteral("confirmAction"));
    m_confirm->setProperty("danger", true);
    // Enter presses whichever button has the keyboard.
    m_cancel->setAutoDefault(true);
    m_confirm->setAutoDefault(true);
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
    connect(m_cancel, &QPushButton::clicked, this, &ActionQuestion::dismiss);
    connect(m_confirm, &QPushButton::clicked, this, &ActionQuestion::confirm);
    hide();
}

void ActionQuestion::ask(const ServerRef &server, ServerAction action, const QString &name,
                         const QString &place)
{
    m_server = server;
    m_action = action;
    m_question->setText(questionAbout(action, name));
    m_consequence->setText(place.left(1).toUpper() + place.mid(1) + u'\n' + consequenceOf(action));
    m_confirm->setText(actionName(action));
    m_confirm->setAccessibleName(tr("%1 %2").arg(actionName(action), name));
    setAccessibleName(m_question->text());
    setAccessibleDescription(m_consequence->text());
    show();
    m_cancel->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ActionQuestion::dismiss()
{
    if (!std::exchange(m_server, std::nullopt))
        return;
    Q_EMIT ended();
    hide();
}

void ActionQuestion::confirm()
{
    const auto server = m_server;
    dismiss();
    if (server)
        Q_EMIT confirmed(*server, m_action);
}

void ActionQuestion::keyPressEvent(QKeyEvent *event)
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
