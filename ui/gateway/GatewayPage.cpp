#include "ui/gateway/GatewayPage.h"

#include "ui/Theme.h"
#include "ui/gateway/CommandPane.h"
#include "ui/gateway/FolderPane.h"
#include "ui/gateway/GatewayCards.h"
#include "ui/gateway/GatewayText.h"
#include "ui/gateway/GatewayToolBar.h"
#include "ui/gateway/PreviewPane.h"
#include "ui/gateway/TroubleStrip.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace porthole::ui {

GatewayPage::GatewayPage(const GatewayUrl &url, QWidget *parent)
    : TabPage(parent)
    , m_url(url)
    , m_server(url.displayName())
    , m_exposed(url.isExposed())
    , m_toolBar(new GatewayToolBar)
    , m_stack(new QStackedWidget)
    , m_progress(new GatewayProgressCard)
    , m_signIn(new GatewaySignInCard)
    , m_hosts(new GatewayHostCard)
    , m_trouble(new TroubleStrip)
    , m_folder(new FolderPane)
    , m_preview(new PreviewPane)
    , m_command(new CommandPane)
{
    m_stack->addWidget(makeCards());
    m_work = makeWork();
    m_stack->addWidget(m_work);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_toolBar);
    column->addWidget(m_stack, 1);
    connectCards();
    connectWork();
    setTitle(url.endpoint().host);
    setAddress(m_server);
    updateToolBar();
    updateCards();
}

QWidget *GatewayPage::makeCards()
{
    auto *middle = new QWidget;
    auto *content = new QVBoxLayout(middle);
    content->setContentsMargins(metrics::kGap, 0, metrics::kGap, metrics::kGap);
    for (QWidget *card : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_signIn),
                          static_cast<QWidget *>(m_hosts)}) {
        // Not centred by an alignment: that would cut the height to what unwrapped lines need.
        auto *row = new QHBoxLayout;
        row->addStretch();
        row->addWidget(card);
        row->addStretch();
        content->addLayout(row);
    }
    content->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("startScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(middle);
    return scroll;
}

QWidget *GatewayPage::makeWork()
{
    auto *files = new QSplitter(Qt::Horizontal);
    files->addWidget(m_folder);
    files->addWidget(m_preview);
    files->setChildrenCollapsible(false);
    files->setHandleWidth(1);
    files->setSizes({560, 420});
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(files);
    split->addWidget(m_command);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setSizes({420, 160});
    auto *work = new QWidget;
    auto *column = new QVBoxLayout(work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_trouble);
    column->addWidget(split, 1);
    return work;
}

void GatewayPage::connectCards()
{
    connect(m_progress, &GatewayProgressCard::retryRequested, this, &GatewayPage::retryRequested);
    connect(m_progress, &GatewayProgressCard::trustRequested, this, &GatewayPage::trustRequested);
    connect(m_progress, &GatewayProgressCard::editAddressRequested, this, &TabPage::editAddressRequested);
    connect(m_progress, &GatewayProgressCard::closeRequested, this, &TabPage::closeRequested);
    connect(m_signIn, &GatewaySignInCard::submitted, this, [this](const QString &user, Secret &password) {
        m_user = user;
        Q_EMIT signInSubmitted(user, password);
    });
    connect(m_hosts, &GatewayHostCard::submitted, this, &GatewayPage::hostSubmitted);
    connect(m_hosts, &GatewayHostCard::signOutRequested, this, &GatewayPage::signOutRequested);
    connect(m_toolBar, &GatewayToolBar::saveRequested, this, [this] { Q_EMIT saveRequested(toSave()); });
    connect(m_toolBar, &GatewayToolBar::signOutRequested, this, &GatewayPage::signOutRequested);
    connect(m_toolBar, &GatewayToolBar::leaveRequested, this, &GatewayPage::leaveHostRequested);
    connect(m_toolBar, &GatewayToolBar::copySidRequested, this, [this] {
        if (!m_standing.sid)
            return;
        QApplication::clipboard()->setText(m_standing.sid->value);
        Q_EMIT noticed(tr("Copied the session's ID %1").arg(m_standing.sid->value));
    });
}

void GatewayPage::connectWork()
{
    connect(m_folder, &FolderPane::browseRequested, this, &GatewayPage::browse);
    connect(m_folder, &FolderPane::viewRequested, this, &GatewayPage::view);
    connect(m_folder, &FolderPane::downloadRequested, this, &GatewayPage::chooseTarget);
    connect(m_preview, &PreviewPane::downloadRequested, this, &GatewayPage::chooseTarget);
    connect(m_preview, &PreviewPane::dismissed, m_folder, &FolderPane::focusFiles);
    connect(m_folder, &FolderPane::downloadStopRequested, this, &GatewayPage::fetchStopRequested);
    connect(m_command, &CommandPane::launchRequested, this, [this](const QString &command) {
        m_trouble->dismiss();
        Q_EMIT launchRequested(command);
    });
    connect(m_command, &CommandPane::stopRequested, this, &GatewayPage::launchStopRequested);
}

void GatewayPage::showStanding(const GatewayStanding &standing)
{
    const QWidget *focus = QApplication::focusWidget();
    // Under another sid nothing has moved that somebody may be typing into.
    const bool ours = isVisible() && focus && isAncestorOf(focus) && standing.state != m_standing.state;
    // From a card that goes, Qt would move the focus on to whatever button comes next.
    if (ours)
        setFocus();
    const bool entered = standing.state == GatewayState::Open && m_standing.state != GatewayState::Open;
    m_standing = standing;
    updateToolBar();
    updateCards();
    if (entered)
        enterHost();
    // The focus moves into a field or the list only, where nothing happens before Enter.
    if (ours)
        takeFocus();
    Q_EMIT stateChanged();
    Q_EMIT statusChanged();
}

void GatewayPage::updateToolBar()
{
    const bool open = m_standing.state == GatewayState::Open;
    m_toolBar->setAddress(open ? tr("%1@%2 via %3").arg(m_standing.hostUser, m_standing.host, m_server)
                               : m_server);
    m_toolBar->setSid(open && m_standing.sid ? m_standing.sid->value : QString());
    m_toolBar->setAgent(open, m_standing.hasAgent);
    // Worth to be saved once it has let somebody in.
    const bool known = open || m_standing.state == GatewayState::HostNeeded;
    m_toolBar->setAbilities(open, open && m_standing.canSignOut, known && !m_saved);
}

void GatewayPage::setSaved(const std::optional<SavedGateway> &saved)
{
    m_saved = saved;
    if (saved) {
        m_signIn->offerUser(saved->user);
        m_hosts->offer(saved->host, saved->hostUser);
    }
    updateToolBar();
}

SavedGateway GatewayPage::toSave() const
{
    SavedGateway next = m_saved.value_or(SavedGateway{m_url});
    if (!m_user.isEmpty())
        next.user = m_user;
    if (m_standing.state == GatewayState::Open) {
        next.host = m_standing.host;
        next.hostUser = m_standing.hostUser;
    }
    return next;
}

/// The card that belongs to the state; in Open there is none.
void GatewayPage::updateCards()
{
    if (m_standing.state != GatewayState::SignInNeeded)
        m_signIn->reset();
    if (m_standing.state != GatewayState::HostNeeded)
        m_hosts->reset();
    switch (m_standing.state) {
    case GatewayState::Idle:
    case GatewayState::Connecting:
        m_progress->showProgress(m_server, tr("Connecting to %1").arg(m_server));
        return showCard(m_progress);
    case GatewayState::SigningIn:
        m_progress->showProgress(m_server, tr("Signing in"));
        return showCard(m_progress);
    case GatewayState::ConnectingHost:
        m_progress->showProgress(m_server, tr("The server connects to %1 …").arg(m_standing.host));
        return showCard(m_progress);
    case GatewayState::SignInNeeded:
        m_signIn->ask(m_server, m_exposed, m_standing.trouble);
        return showCard(m_signIn);
    case GatewayState::HostNeeded:
        m_hosts->ask(m_server, m_exposed, m_standing);
        return showCard(m_hosts);
    case GatewayState::Failed:
        m_progress->showTrouble(m_server, *m_standing.trouble);
        return showCard(m_progress);
    case GatewayState::Closed:
        m_progress->showClosed(m_server);
        return showCard(m_progress);
    case GatewayState::Open:
        return;
    }
}

void GatewayPage::showCard(QWidget *card)
{
    for (QWidget *each : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_signIn),
                          static_cast<QWidget *>(m_hosts)})
        each->setVisible(each == card);
    m_stack->setCurrentIndex(0);
    QAccessibleEvent alert(card, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void GatewayPage::enterHost()
{
    if (m_saved && toSave() != *m_saved)
        Q_EMIT saveRequested(toSave());
    m_trouble->dismiss();
    m_folder->reset();
    m_preview->dismiss();
    m_command->reset();
    m_stack->setCurrentWidget(m_work);
    browse(m_lastPaths.value(m_standing.host, QStringLiteral("/")));
}

void GatewayPage::showOutput(const RemoteOutput &output) { m_command->showOutput(output); }

void GatewayPage::showLaunchTrouble(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return m_command->showTrouble(tr("No longer waited for; the command may run on."));
    const QString sentence = tr("The command was not carried out to its end.");
    m_command->showTrouble(sentence);
    m_trouble->tell(sentence, error);
}

QString GatewayPage::stateText() const { return gatewayStateName(m_standing.state); }

QIcon GatewayPage::stateIcon() const { return gatewayStateIcon(m_standing.state); }

QString GatewayPage::statusText() const
{
    QStringList parts{stateText()};
    if (m_standing.state == GatewayState::Open)
        parts << tr("%1@%2").arg(m_standing.hostUser, m_standing.host);
    parts << m_server;
    if (m_exposed)
        parts << tr("not encrypted");
    return parts.join(QStringLiteral(" · "));
}

void GatewayPage::takeFocus()
{
    if (m_standing.state == GatewayState::SignInNeeded)
        m_signIn->focusField();
    else if (m_standing.state == GatewayState::HostNeeded)
        m_hosts->focusField();
    else if (m_standing.state == GatewayState::Open)
        m_folder->focusFiles();
    else
        setFocus();
}

void GatewayPage::focusToolBar()
{
    if (m_standing.state == GatewayState::Open)
        m_toolBar->focusFirst();
    else
        takeFocus();
}

} // namespace porthole::ui
