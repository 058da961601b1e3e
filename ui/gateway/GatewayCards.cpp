#include "ui/gateway/GatewayCards.h"

#include "ui/CardParts.h"
#include "ui/Fingerprint.h"
#include "ui/Icons.h"
#include "ui/SecretField.h"
#include "ui/Theme.h"
#include "ui/gateway/GatewayText.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

QLineEdit *field(const char *name, const QString &label)
{
    auto *made = new QLineEdit;
    made->setObjectName(QLatin1String(name));
    made->setAccessibleName(label);
    made->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    return made;
}

QFormLayout *formLayout()
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::kGap);
    form->setVerticalSpacing(metrics::kGrid);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

/// What was answered, to the letter: what whoever runs the server or the host asks for.
QLabel *outcomeLabel()
{
    QLabel *label = plainLabel("outcome", "muted");
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel *exposedLabel()
{
    QLabel *label = plainLabel("gatewayExposed");
    label->setText(GatewaySignInCard::tr(
        "This connection is not encrypted: everybody on the way can read the password."));
    return label;
}

void showOutcome(QLabel *label, const std::optional<GatewayTrouble> &trouble)
{
    showOrHide(label, trouble ? sentenceOf(trouble->error) : QString());
}

/// Whether a host can be had without what went wrong.
bool isAboutAgent(ErrorKind kind)
{
    return kind == ErrorKind::AgentNotConfigured || kind == ErrorKind::AgentUnusable ||
           kind == ErrorKind::AgentFailed;
}

} // namespace

GatewayProgressCard::GatewayProgressCard(QWidget *parent)
    : SealedCard("gatewayProgress", parent)
    , m_problem(plainLabel("problem"))
    , m_fingerprint(plainLabel("fingerprint"))
    , m_outcome(outcomeLabel())
    , m_second(addButton("gatewaySecond", QString()))
    , m_next(addButton("gatewayNext", QString()))
{
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_fingerprint->setWordWrap(false);
    m_fingerprint->setAccessibleName(tr("SHA-256 fingerprint of the certificate"));
    body().addWidget(m_problem);
    body().addWidget(m_fingerprint);
    body().addWidget(m_outcome);
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_trusts)
            Q_EMIT trustRequested();
        else
            Q_EMIT retryRequested();
    });
    connect(m_second, &QPushButton::clicked, this, [this] {
        if (m_trusts)
            Q_EMIT closeRequested();
        else
            Q_EMIT editAddressRequested();
    });
}

void GatewayProgressCard::clear(const QString &server)
{
    setSubject(server);
    m_trusts = false;
    for (QWidget *widget : {static_cast<QWidget *>(m_problem), static_cast<QWidget *>(m_fingerprint),
                            static_cast<QWidget *>(m_second), static_cast<QWidget *>(m_next)})
        widget->hide();
    m_outcome->hide();
}

void GatewayProgressCard::showProgress(const QString &server, const QString &sentence)
{
    clear(server);
    setTexts(gatewayStateIcon(GatewayState::Connecting), sentence, QString());
}

void GatewayProgressCard::showClosed(const QString &server)
{
    clear(server);
    setTexts(gatewayStateIcon(GatewayState::Closed), tr("This session is closed."), QString());
}

void GatewayProgressCard::showTrouble(const QString &server, const GatewayTrouble &trouble)
{
    clear(server);
    const GatewayErrorText text = serverErrorText(trouble.error.kind, server);
    m_trusts = trouble.error.kind == ErrorKind::CertificateUntrusted && !trouble.certificateSha256.isEmpty();
    setTexts(m_trusts ? icon(QLatin1StringView("certificate"), IconColour::Danger)
                      : gatewayStateIcon(GatewayState::Failed),
             text.sentence, text.advice);
    showOutcome(m_outcome, trouble);
    if (m_trusts) {
        showOrHide(m_problem, trouble.certificateProblem);
        showOrHide(m_fingerprint, fingerprintLines(trouble.certificateSha256));
    }
    m_next->setText(m_trusts ? tr("Trust this certificate") : tr("Try again"));
    m_second->setText(m_trusts ? tr("Do not connect") : tr("Edit address"));
    mark(m_next, "danger", m_trusts);
    mark(m_next, "primary", !m_trusts);
    m_next->show();
    m_second->show();
}

GatewaySignInCard::GatewaySignInCard(QWidget *parent)
    : SealedCard("gatewaySignIn", parent)
    , m_exposed(exposedLabel())
    , m_outcome(outcomeLabel())
    , m_user(field("gatewayUser", tr("User")))
    , m_password(field("gatewayPassword", tr("Password")))
    , m_signIn(addButton("gatewaySubmit", tr("Sign in")))
{
    makeSecret(*m_password);
    m_signIn->setProperty("primary", true);
    auto *form = formLayout();
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("&Password"), m_password);
    body().addWidget(m_exposed);
    body().addWidget(m_outcome);
    body().addLayout(form);
    connect(m_user, &QLineEdit::returnPressed, m_password,
            [this] { m_password->setFocus(Qt::TabFocusReason); });
    connect(m_password, &QLineEdit::returnPressed, this, &GatewaySignInCard::submit);
    connect(m_signIn, &QPushButton::clicked, this, &GatewaySignInCard::submit);
}

void GatewaySignInCard::ask(const QString &server, bool exposed, const std::optional<GatewayTrouble> &before)
{
    setSubject(server);
    m_exposed->setVisible(exposed);
    if (before) {
        const GatewayErrorText text = serverErrorText(before->error.kind, server);
        setTexts(gatewayStateIcon(GatewayState::Failed), text.sentence, text.advice);
    } else {
        setTexts(gatewayStateIcon(GatewayState::SignInNeeded), tr("Sign in to the Slycat server"),
                 tr("Its hosts have sign-ins of their own, which are asked for next."));
    }
    showOutcome(m_outcome, before);
}

void GatewaySignInCard::offerUser(const QString &user)
{
    if (m_user->text().isEmpty())
        m_user->setText(user);
}

void GatewaySignInCard::reset() { emptySecret(*m_password); }

bool GatewaySignInCard::focusField()
{
    (m_user->text().isEmpty() ? m_user : m_password)->setFocus(Qt::OtherFocusReason);
    return true;
}

void GatewaySignInCard::submit()
{
    const QString user = m_user->text().trimmed();
    if (user.isEmpty() || m_password->text().isEmpty()) {
        focusField();
        return;
    }
    Secret password = takeSecret(*m_password);
    Q_EMIT submitted(user, password);
}

GatewayHostCard::GatewayHostCard(QWidget *parent)
    : SealedCard("gatewayHosts", parent)
    , m_exposed(exposedLabel())
    , m_outcome(outcomeLabel())
    , m_host(new QComboBox)
    , m_user(field("gatewayHostUser", tr("User on the host")))
    , m_password(field("gatewayHostPassword", tr("Password on the host")))
    , m_agent(new QComboBox)
    , m_signOut(addButton("gatewaySignOut", tr("Sign out")))
    , m_connect(addButton("gatewayConnect", tr("Connect")))
{
    makeSecret(*m_password);
    m_host->setObjectName(QStringLiteral("gatewayHost"));
    m_host->setAccessibleName(tr("Host"));
    m_host->setEditable(true);
    m_host->setInsertPolicy(QComboBox::NoInsert);
    m_host->lineEdit()->setPlaceholderText(tr("choose, or type a name as the server knows it"));
    m_agent->setObjectName(QStringLiteral("gatewayAgent"));
    m_agent->setAccessibleName(tr("Agent"));
    m_agent->addItem(tr("Start it if the server has one for the host"),
                     QVariant::fromValue(AgentWish::AsConfigured));
    m_agent->addItem(tr("Require it: without it, do not connect"), QVariant::fromValue(AgentWish::Require));
    m_agent->addItem(tr("Never start it"), QVariant::fromValue(AgentWish::Never));
    m_connect->setProperty("primary", true);
    auto *form = formLayout();
    form->addRow(tr("&Host"), m_host);
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("&Password"), m_password);
    form->addRow(tr("&Agent"), m_agent);
    body().addWidget(m_exposed);
    body().addWidget(m_outcome);
    body().addLayout(form);
    for (QLineEdit *line : {m_host->lineEdit(), m_user, m_password})
        connect(line, &QLineEdit::returnPressed, this, &GatewayHostCard::submit);
    connect(m_connect, &QPushButton::clicked, this, &GatewayHostCard::submit);
    connect(m_agent, &QComboBox::currentIndexChanged, m_connect,
            [this] { m_connect->setText(tr("Connect")); });
    connect(m_signOut, &QPushButton::clicked, this, &GatewayHostCard::signOutRequested);
}

void GatewayHostCard::ask(const QString &server, bool exposed, const GatewayStanding &standing)
{
    setSubject(server);
    m_exposed->setVisible(exposed);
    setHosts(standing.hosts);
    m_signOut->setVisible(standing.canSignOut);
    const bool withoutAgent = standing.trouble && isAboutAgent(standing.trouble->error.kind);
    if (withoutAgent)
        setWish(AgentWish::Never);
    m_connect->setText(withoutAgent ? tr("Connect without an agent") : tr("Connect"));
    if (standing.trouble) {
        const GatewayErrorText text = gatewayHostErrorText(standing.trouble->error.kind, standing.host);
        setTexts(gatewayStateIcon(GatewayState::Failed), text.sentence, text.advice);
    } else {
        setTexts(gatewayStateIcon(GatewayState::HostNeeded), tr("Connect to a host through this server"),
                 tr("The server does not check that the host is the right one, and it reads your password "
                    "for it: give it to servers only that you trust."));
    }
    showOutcome(m_outcome, standing.trouble);
}

void GatewayHostCard::setHosts(const QList<GatewayHost> &hosts)
{
    if (hosts == m_hosts)
        return;
    m_hosts = hosts;
    const QString typed = m_host->currentText();
    m_host->clear();
    for (const GatewayHost &host : hosts)
        m_host->addItem(host.hasAgent ? icon(QLatin1StringView("agent"), IconColour::Muted)
                                      : icon(QLatin1StringView("host"), IconColour::Muted),
                        host.name);
    // Nothing is chosen for anybody, unless there is nothing to choose.
    m_host->setCurrentIndex(hosts.size() == 1 ? 0 : -1);
    if (!typed.isEmpty())
        m_host->setEditText(typed);
}

void GatewayHostCard::setWish(AgentWish wish)
{
    m_agent->setCurrentIndex(m_agent->findData(QVariant::fromValue(wish)));
}

void GatewayHostCard::offer(const QString &host, const QString &user)
{
    if (!m_user->text().isEmpty() || !m_host->currentText().isEmpty())
        return;
    m_user->setText(user);
    m_host->setEditText(host);
}

void GatewayHostCard::reset() { emptySecret(*m_password); }

bool GatewayHostCard::focusField()
{
    if (m_host->currentText().isEmpty())
        m_host->setFocus(Qt::OtherFocusReason);
    else
        (m_user->text().isEmpty() ? m_user : m_password)->setFocus(Qt::OtherFocusReason);
    return true;
}

void GatewayHostCard::submit()
{
    const QString host = m_host->currentText().trimmed();
    const QString user = m_user->text().trimmed();
    if (host.isEmpty() || user.isEmpty() || m_password->text().isEmpty()) {
        focusField();
        return;
    }
    Secret password = takeSecret(*m_password);
    Q_EMIT submitted(host, user, password, m_agent->currentData().value<AgentWish>());
}

} // namespace porthole::ui
