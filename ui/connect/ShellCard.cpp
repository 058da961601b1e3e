#include "ui/connect/ShellCard.h"

#include "core/base/DisplayText.h"
#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/PasswordForm.h"
#include "ui/connect/ShellText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace porthole::ui {

ShellCard::ShellCard(QWidget *parent)
    : SealedCard("shellCard", parent)
    , m_attempt(plainLabel("attempt", "muted"))
    , m_password(new PasswordForm)
    , m_details(new QPlainTextEdit)
    , m_disclosure(new QToolButton)
    , m_second(addButton("secondStep", QString()))
    , m_nextButton(addButton("nextStep", QString()))
{
    m_password->hideButton();
    m_attempt->setWordWrap(false);
    m_details->setObjectName(QStringLiteral("details"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setAccessibleName(tr("Details"));
    m_details->setFixedHeight(80);
    m_details->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_disclosure->setObjectName(QStringLiteral("disclosure"));
    m_disclosure->setText(tr("Details"));
    m_disclosure->setCheckable(true);
    m_disclosure->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_disclosure->setIcon(icon(QLatin1StringView("chevron-right"), IconColour::Muted));
    buttonRow().insertWidget(0, m_disclosure);
    for (QWidget *part : {static_cast<QWidget *>(m_attempt), static_cast<QWidget *>(m_password),
                          static_cast<QWidget *>(m_details)})
        body().addWidget(part);
    connect(m_disclosure, &QToolButton::toggled, this, [this](bool open) {
        m_details->setVisible(open);
        m_disclosure->setIcon(
            icon(QLatin1StringView(open ? "chevron-down" : "chevron-right"), IconColour::Muted));
    });
    connect(m_password, &PasswordForm::submitted, this, &ShellCard::passwordSubmitted);
    connect(m_nextButton, &QPushButton::clicked, this, [this] { take(m_next); });
    connect(m_second, &QPushButton::clicked, this, [this] { take(m_secondNext); });
    clear();
}

void ShellCard::setHost(const QString &host, const QString &address)
{
    m_host = host;
    setSubject(address);
}

/// What only some states show; each of them brings out its own.
void ShellCard::clear()
{
    m_password->hide();
    m_password->reset();
    m_second->hide();
    m_nextButton->hide();
    setAttemptText(QString());
    setDetails(nullptr);
}

void ShellCard::showProgress(const ShellProgress &progress)
{
    clear();
    setTexts(shellStateIcon(ShellState::Connecting), tr("Connecting to %1").arg(m_host),
             progressText(progress));
    offer(Next::Close, tr("Cancel"));
}

void ShellCard::showTrouble(ShellState state, const ShellTrouble &trouble)
{
    clear();
    const HostErrorText text = hostErrorText(trouble.error.kind, m_host);
    setDetails(&trouble.error);
    if (state == ShellState::Waiting) {
        // What was lost is what matters; what came of the last try is why it is not back yet.
        const bool tried = trouble.error.kind != ErrorKind::Closed;
        setTexts(shellStateIcon(state), tr("The connection to %1 was lost.").arg(m_host),
                 tried ? text.sentence
                       : tr("What you see is the last that came. The session there may have ended with it."));
        return offer(Next::Retry, tr("Retry now"));
    }
    setTexts(shellStateIcon(state), text.sentence, text.advice);
    switch (text.step) {
    case HostStep::Retry:
        offer(Next::Retry, text.button);
        return offerSecond(Next::Edit, tr("Edit connection"));
    case HostStep::Password:
        m_password->show();
        offer(Next::Password, text.button);
        return offerSecond(Next::Edit, tr("Edit connection"));
    case HostStep::Edit:
        offer(Next::Edit, text.button);
        return offerSecond(Next::Retry, tr("Try again"));
    case HostStep::Close:
        return offer(Next::Close, text.button);
    }
}

void ShellCard::showEnd(const ShellEnd &end)
{
    clear();
    setTexts(shellStateIcon(ShellState::Ended), tr("The shell on %1 has ended.").arg(m_host), endText(end));
    offer(Next::Again, tr("Connect again"));
    offerSecond(Next::Close, tr("Close this tab"));
}

void ShellCard::setAttemptText(const QString &text) { showOrHide(m_attempt, text); }

bool ShellCard::focusField()
{
    if (m_password->isHidden())
        return false;
    m_password->focusField();
    return true;
}

void ShellCard::offer(Next next, const QString &button)
{
    m_next = next;
    m_nextButton->setText(button);
    m_nextButton->show();
    mark(m_nextButton, "primary", next != Next::Close);
}

void ShellCard::offerSecond(Next next, const QString &button)
{
    m_secondNext = next;
    m_second->setText(button);
    m_second->show();
}

void ShellCard::setDetails(const Error *error)
{
    const QString details =
        error ? QStringLiteral("%1: %2").arg(QLatin1String(nameOf(error->kind)),
                                             QString::fromStdString(displayText(error->detail, 4096)))
              : QString();
    m_details->setPlainText(details);
    m_disclosure->setVisible(error);
    m_details->setVisible(error && m_disclosure->isChecked());
}

void ShellCard::take(Next next)
{
    switch (next) {
    case Next::None:
        break;
    case Next::Retry:
        Q_EMIT retryRequested();
        break;
    case Next::Password:
        m_password->submit();
        break;
    case Next::Edit:
        Q_EMIT editRequested();
        break;
    case Next::Again:
        Q_EMIT againRequested();
        break;
    case Next::Close:
        Q_EMIT closeRequested();
        break;
    }
}

} // namespace porthole::ui
