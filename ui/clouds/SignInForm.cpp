#include "ui/clouds/SignInForm.h"

#include "core/base/DisplayText.h"
#include "ui/CardParts.h"
#include "ui/Fingerprint.h"
#include "ui/PasswordForm.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudText.h"

#include <QAccessible>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

SignInForm::SignInForm(QWidget *parent)
    : QFrame(parent)
    , m_sentence(plainLabel("cloudSentence"))
    , m_advice(plainLabel("cloudAdvice", "muted"))
    , m_problem(plainLabel("cloudProblem"))
    , m_fingerprint(plainLabel("cloudFingerprint"))
    , m_detail(plainLabel("cloudDetail", "muted"))
    , m_secret(new PasswordForm)
    , m_keep(new QCheckBox(tr("Keep it in the keychain")))
    , m_later(new QPushButton(tr("Not now")))
    , m_next(new QPushButton)
{
    setObjectName(QStringLiteral("signIn"));
    setProperty("card", true);
    QFont heading = font();
    heading.setWeight(QFont::DemiBold);
    m_sentence->setFont(heading);
    m_fingerprint->setWordWrap(false);
    m_fingerprint->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_fingerprint->setAccessibleName(tr("SHA-256 fingerprint of the certificate"));
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_later->setObjectName(QStringLiteral("signInLater"));
    m_next->setObjectName(QStringLiteral("signInNext"));
    m_secret->hideButton();
    m_keep->setObjectName(QStringLiteral("signInKeep"));
    m_keep->setChecked(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGrid);
    buttons->addStretch();
    buttons->addWidget(m_later);
    buttons->addWidget(m_next);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(metrics::kGrid);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_sentence), static_cast<QWidget *>(m_advice),
          static_cast<QWidget *>(m_problem), static_cast<QWidget *>(m_fingerprint),
          static_cast<QWidget *>(m_detail), static_cast<QWidget *>(m_secret), static_cast<QWidget *>(m_keep)})
        column->addWidget(widget);
    column->addLayout(buttons);
    connect(m_secret, &PasswordForm::submitted, this, [this](Secret &secret) {
        // A copy: what comes of it may be another cloud's turn here.
        const QString cloud = m_cloud;
        Q_EMIT secretSubmitted(cloud, secret, !m_keep->isHidden() && m_keep->isChecked());
    });
    connect(m_next, &QPushButton::clicked, this, &SignInForm::takeStep);
    connect(m_later, &QPushButton::clicked, this, [this] {
        const QString cloud = m_cloud;
        dismiss();
        Q_EMIT dismissed(cloud);
    });
    hide();
}

bool SignInForm::hasSomethingFor(const CloudEntry &cloud)
{
    return cloud.state == CloudState::SecretNeeded || (cloud.state == CloudState::Failed && cloud.trouble);
}

void SignInForm::showCloud(const CloudEntry &cloud)
{
    if (m_cloud != cloud.summary.name)
        m_secret->reset();
    m_cloud = cloud.summary.name;
    m_problem->hide();
    m_fingerprint->hide();
    m_detail->hide();
    m_asking = cloud.state == CloudState::SecretNeeded;
    m_secret->setVisible(m_asking);
    // What a file describes has its secrets in files.
    m_keep->setVisible(m_asking && !cloud.summary.entry.isEmpty());
    if (m_asking)
        showQuestion(cloud);
    else
        showTrouble(cloud);
    setAccessibleName(m_sentence->text());
    mark(m_next, "primary", !m_trusting);
    mark(m_next, "danger", m_trusting);
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void SignInForm::showQuestion(const CloudEntry &cloud)
{
    m_trusting = false;
    const QString secret = secretName(cloud.neededSecret);
    m_sentence->setText(tr("%1: sign in").arg(cloud.summary.name));
    showOrHide(m_advice, sourceText(cloud.summary));
    showOrHide(m_problem, secretTroubleText(cloud.secretTrouble));
    m_asksKeychain = cloud.secretTrouble && cloud.secretTrouble->kind != ErrorKind::NotFound &&
                     cloud.secretTrouble->kind != ErrorKind::AuthRejected;
    m_secret->setLabel(secret);
    m_next->setText(tr("Sign in"));
    m_later->setText(tr("Not now"));
}

void SignInForm::showTrouble(const CloudEntry &cloud)
{
    const CloudTroubleText text = cloudTroubleText(*cloud.trouble, cloud.summary);
    m_secret->reset();
    m_trusting = text.trust;
    m_sentence->setText(QStringLiteral("%1: %2").arg(cloud.summary.name, text.sentence));
    showOrHide(m_advice, text.advice);
    if (text.trust) {
        showOrHide(m_problem, cloud.trouble->certificateProblem);
        showOrHide(m_fingerprint, fingerprintLines(cloud.trouble->certificateSha256));
    } else {
        showOrHide(m_detail, QString::fromStdString(displayText(cloud.trouble->error.detail, 400)));
    }
    m_next->setText(text.button);
    m_later->setText(text.trust ? tr("Cancel") : tr("Not now"));
}

void SignInForm::dismiss()
{
    m_secret->reset();
    m_cloud.clear();
    hide();
}

void SignInForm::focusFirst()
{
    // Trusting is never the easy way out.
    if (m_asking)
        m_secret->focusField();
    else
        (m_trusting ? m_later : m_next)->setFocus(Qt::OtherFocusReason);
}

void SignInForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_later->click();
    else
        QFrame::keyPressEvent(event);
}

void SignInForm::takeStep()
{
    const QString cloud = m_cloud;
    if (m_asking && m_asksKeychain && m_secret->isEmpty())
        Q_EMIT openWanted(cloud);
    else if (m_asking)
        m_secret->submit();
    else if (m_trusting)
        Q_EMIT trustWanted(cloud);
    else
        Q_EMIT openWanted(cloud);
}

} // namespace porthole::ui
