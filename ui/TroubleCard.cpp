#include "ui/TroubleCard.h"

#include "core/base/DisplayText.h"
#include "ui/CardParts.h"
#include "ui/Fingerprint.h"
#include "ui/Icons.h"
#include "ui/PasswordForm.h"
#include "ui/StateText.h"
#include "ui/Theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace porthole::ui {

TroubleCard::TroubleCard(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_sentence(plainLabel("sentence"))
    , m_advice(plainLabel("advice"))
    , m_attempt(plainLabel("attempt"))
    , m_problem(plainLabel("problem"))
    , m_fingerprint(plainLabel("fingerprint"))
    , m_password(new PasswordForm)
    , m_next(new QPushButton)
    , m_refuse(new QPushButton(tr("Do not connect")))
    , m_disclosure(new QToolButton)
    , m_details(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("card"));
    setFixedWidth(metrics::kCardWidth);
    QFont heading = font();
    heading.setPointSizeF(heading.pointSizeF() * 1.2);
    heading.setWeight(QFont::DemiBold);
    m_sentence->setFont(heading);
    for (QLabel *label : {m_advice, m_attempt})
        label->setProperty("role", QStringLiteral("muted"));
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_fingerprint->setWordWrap(false);
    m_fingerprint->setAccessibleName(tr("SHA-256 fingerprint of the certificate"));
    m_next->setObjectName(QStringLiteral("nextStep"));
    m_refuse->setObjectName(QStringLiteral("refuse"));
    m_disclosure->setObjectName(QStringLiteral("disclosure"));
    m_disclosure->setText(tr("Details"));
    m_disclosure->setCheckable(true);
    m_disclosure->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_details->setObjectName(QStringLiteral("details"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setAccessibleName(tr("Details"));
    m_details->setFixedHeight(96);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGrid);
    buttons->addWidget(m_disclosure);
    buttons->addStretch();
    buttons->addWidget(m_refuse);
    buttons->addWidget(m_next);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(metrics::kSection, metrics::kSection, metrics::kSection, metrics::kGap);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(metrics::kGrid);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_sentence, 0, 1);
    int row = 1;
    for (QWidget *widget : {static_cast<QWidget *>(m_advice), static_cast<QWidget *>(m_problem),
                            static_cast<QWidget *>(m_fingerprint), static_cast<QWidget *>(m_attempt),
                            static_cast<QWidget *>(m_password)})
        grid->addWidget(widget, row++, 1);
    grid->setRowMinimumHeight(row++, metrics::kHalf);
    grid->addLayout(buttons, row++, 0, 1, 2);
    grid->addWidget(m_details, row, 0, 1, 2);

    connect(m_next, &QPushButton::clicked, this, &TroubleCard::takeStep);
    connect(m_refuse, &QPushButton::clicked, this, &TroubleCard::closeRequested);
    connect(m_password, &PasswordForm::submitted, this, &TroubleCard::passwordSubmitted);
    connect(m_disclosure, &QToolButton::toggled, this, [this](bool open) {
        m_details->setVisible(open);
        m_disclosure->setIcon(
            icon(QLatin1StringView(open ? "chevron-down" : "chevron-right"), IconColour::Muted));
    });
    m_disclosure->setIcon(icon(QLatin1StringView("chevron-right"), IconColour::Muted));
}

void TroubleCard::showState(SessionState state, const std::optional<SessionTrouble> &trouble,
                            const QString &address)
{
    // What only some states show; each state below brings out its own.
    m_problem->hide();
    m_fingerprint->hide();
    m_refuse->hide();
    m_next->hide();
    m_password->setVisible(state == SessionState::PasswordNeeded);
    if (state != SessionState::PasswordNeeded)
        m_password->reset();
    setAttemptText(QString());
    setDetails(QString());

    if (state == SessionState::PasswordNeeded)
        showPasswordQuestion(address);
    else if (trouble && trouble->remedy != ConsoleRemedy::None && state != SessionState::Closed)
        showRemedy(*trouble);
    else if (trouble && (state == SessionState::Waiting || state == SessionState::Failed ||
                         state == SessionState::Closed))
        showTrouble(state, *trouble);
    else if (state == SessionState::Closed)
        showClosed();
    else
        showProgress(state, address);
}

void TroubleCard::showProgress(SessionState state, const QString &address)
{
    const bool negotiating = state == SessionState::Negotiating;
    setTexts(stateIcon(SessionState::Connecting), tr("Connecting to %1").arg(address),
             negotiating ? tr("The server answered; agreeing on how to talk.")
                         : tr("Waiting for the server."));
}

void TroubleCard::showPasswordQuestion(const QString &address)
{
    setTexts(stateIcon(SessionState::PasswordNeeded), tr("The server asks for a password."), address);
}

void TroubleCard::showTrouble(SessionState state, const SessionTrouble &trouble)
{
    const ErrorText text = errorText(trouble.error.kind);
    setTexts(stateIcon(state), text.sentence, text.advice);
    if (state == SessionState::Closed)
        offer(NextStep::Close, tr("Close this tab"));
    else if (state == SessionState::Waiting)
        offer(NextStep::Retry, tr("Retry now"));
    else
        offer(text.step, text.button);
    if (text.step == NextStep::TrustCertificate && state == SessionState::Failed) {
        showOrHide(m_problem, trouble.certificateProblem);
        showOrHide(m_fingerprint, fingerprintLines(trouble.certificateSha256));
        m_refuse->show();
        showIcon(icon(QLatin1StringView("certificate"), IconColour::Danger));
    }
    const std::string detail = displayText(trouble.error.detail, 4096);
    setDetails(QStringLiteral("%1: %2").arg(QLatin1String(nameOf(trouble.error.kind)),
                                            QString::fromStdString(detail)));
}

/// What stands in the way is the server's own state, told by its cloud in a sentence.
void TroubleCard::showRemedy(const SessionTrouble &trouble)
{
    const RemedyText text = remedyText(trouble.remedy);
    const QIcon shape = trouble.remedy == ConsoleRemedy::Wait
                            ? stateIcon(SessionState::Waiting)
                            : icon(QLatin1StringView("server-off"), IconColour::Muted);
    setTexts(shape, QString::fromStdString(displayText(trouble.error.detail, 400)), text.advice);
    m_remedy = trouble.remedy;
    if (!text.button.isEmpty())
        offer(NextStep::Remedy, text.button);
}

void TroubleCard::showClosed()
{
    setTexts(stateIcon(SessionState::Closed), tr("This console is closed."), QString());
    offer(NextStep::Close, tr("Close this tab"));
}

void TroubleCard::showIcon(const QIcon &icon)
{
    m_icon->setPixmap(icon.pixmap(QSize(24, 24), devicePixelRatioF()));
}

void TroubleCard::setTexts(const QIcon &icon, const QString &sentence, const QString &advice)
{
    showIcon(icon);
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    showOrHide(m_advice, advice);
}

void TroubleCard::offer(NextStep step, const QString &button)
{
    m_step = step;
    m_next->setText(button);
    m_next->setEnabled(true);
    m_next->show();
    // Trusting is never the easy way out, so it is not the bright button.
    mark(m_next, "danger", step == NextStep::TrustCertificate);
    mark(m_next, "primary",
         step == NextStep::Retry || step == NextStep::EditAddress || step == NextStep::Remedy);
}

void TroubleCard::setAttemptText(const QString &text) { showOrHide(m_attempt, text); }

void TroubleCard::setDetails(const QString &details)
{
    m_details->setPlainText(details);
    m_disclosure->setVisible(!details.isEmpty());
    m_details->setVisible(!details.isEmpty() && m_disclosure->isChecked());
}

void TroubleCard::focusPassword() { m_password->focusField(); }

void TroubleCard::takeStep()
{
    switch (m_step) {
    case NextStep::Retry:
        Q_EMIT retryRequested();
        break;
    case NextStep::Remedy:
        // Once is enough; what comes of it is told anew.
        m_next->setEnabled(false);
        Q_EMIT remedyRequested(m_remedy);
        break;
    case NextStep::EditAddress:
        Q_EMIT editAddressRequested();
        break;
    case NextStep::TrustCertificate:
        Q_EMIT trustRequested();
        break;
    case NextStep::Close:
        Q_EMIT closeRequested();
        break;
    }
}

} // namespace porthole::ui
