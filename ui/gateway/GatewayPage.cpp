#include "ui/gateway/GatewayPage.h"

#include "core/base/DisplayText.h"
#include "ui/Theme.h"
#include "ui/gateway/CommandPane.h"
#include "ui/gateway/FolderPane.h"
#include "ui/gateway/GatewayCards.h"
#include "ui/gateway/GatewayText.h"
#include "ui/gateway/GatewayToolBar.h"
#include "ui/gateway/TroubleStrip.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace porthole::ui {

GatewayPage::GatewayPage(const GatewayUrl &url, QWidget *parent)
    : TabPage(parent)
    , m_server(url.displayName())
    , m_exposed(url.isExposed())
    , m_toolBar(new GatewayToolBar)
    , m_stack(new QStackedWidget)
    , m_progress(new GatewayProgressCard)
    , m_signIn(new GatewaySignInCard)
    , m_hosts(new GatewayHostCard)
    , m_trouble(new TroubleStrip)
    , m_folder(new FolderPane)
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
                          static_cast<QWidget *>(m_hosts)})
        content->addWidget(card, 0, Qt::AlignHCenter | Qt::AlignTop);
    content->addStretch();
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
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_folder);
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
    connect(m_signIn, &GatewaySignInCard::submitted, this, &GatewayPage::signInSubmitted);
    connect(m_hosts, &GatewayHostCard::submitted, this, &GatewayPage::hostSubmitted);
    connect(m_hosts, &GatewayHostCard::signOutRequested, this, &GatewayPage::signOutRequested);
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
    connect(m_folder, &FolderPane::downloadRequested, this, &GatewayPage::chooseTarget);
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
    const bool ours = isVisible() && focus && isAncestorOf(focus);
    // From a card that goes, Qt would move the focus on to whatever button comes next.
    if (ours && standing.state != m_standing.state)
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
    m_toolBar->setAbilities(open, open && m_standing.canSignOut);
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
        m_hosts->ask(m_server, m_standing);
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
}

void GatewayPage::enterHost()
{
    m_trouble->dismiss();
    m_folder->reset();
    m_command->reset();
    m_stack->setCurrentWidget(m_work);
    browse(m_lastPaths.value(m_standing.host, QStringLiteral("/")));
}

void GatewayPage::browse(const QString &path)
{
    m_trouble->dismiss();
    m_folder->showBusy(path);
    Q_EMIT browseRequested(path);
}

void GatewayPage::showListing(const RemoteListing &listing)
{
    m_lastPaths.insert(m_standing.host, listing.path);
    m_folder->showListing(listing);
}

void GatewayPage::showBrowseTrouble(const QString &path, const Error &error)
{
    m_folder->showUnchanged();
    const QString shown = QString::fromStdString(displayText(path.toStdString(), 300));
    m_trouble->tell(tr("%1 could not be read.").arg(shown), QString::fromStdString(error.detail),
                    tr("Try again"), [this, path] { browse(path); });
}

QString downloadPath(const QString &name)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    // As it is shown, so that nothing is written under a name that looks like another one.
    QString safe = QString::fromStdString(displayText(name.toStdString(), 200));
    while (safe.startsWith(u'.'))
        safe.remove(0, 1);
    if (safe.isEmpty())
        safe = QStringLiteral("download");
    const QFileInfo parts(safe);
    const QString suffix = parts.suffix().isEmpty() ? QString() : u'.' + parts.suffix();
    QString path = QDir(folder).filePath(safe);
    for (int number = 2; QFileInfo(path).exists() || QFileInfo(path).isSymLink(); ++number)
        path = QDir(folder).filePath(
            QStringLiteral("%1 (%2)%3").arg(parts.completeBaseName()).arg(number).arg(suffix));
    return path;
}

void GatewayPage::chooseTarget(const QString &path, const RemoteFile &file)
{
    auto *dialog = new QFileDialog(this, tr("Download to"), downloadPath(file.name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    // Nothing is ever overwritten: asking whether it may be would be a lie.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, path, file](const QString &target) { startFetch(path, file, target); });
    dialog->open();
}

void GatewayPage::startFetch(const QString &remotePath, const RemoteFile &file, const QString &localPath)
{
    m_trouble->dismiss();
    m_fetching = file;
    m_folder->showDownload(file.name, 0, file.size);
    Q_EMIT fetchRequested(remotePath, localPath);
}

void GatewayPage::showFetched(qint64 bytes)
{
    m_folder->showDownload(m_fetching.name, bytes, m_fetching.size);
}

void GatewayPage::showFetchEnd(const QString &localPath, qint64 bytes)
{
    m_folder->showDownload({}, -1, 0);
    Q_EMIT noticed(
        tr("Saved %1 (%2)").arg(QDir::toNativeSeparators(localPath), QLocale().formattedDataSize(bytes)));
}

void GatewayPage::showFetchTrouble(const Error &error)
{
    m_folder->showDownload({}, -1, 0);
    if (error.kind == ErrorKind::Cancelled) {
        Q_EMIT noticed(tr("The download was stopped"));
        return;
    }
    const QString shown = QString::fromStdString(displayText(m_fetching.name.toStdString(), 300));
    const QString path =
        (m_folder->path().endsWith(u'/') ? m_folder->path() : m_folder->path() + u'/') + m_fetching.name;
    m_trouble->tell(tr("%1 was not downloaded.").arg(shown), QString::fromStdString(error.detail),
                    tr("Download again…"), [this, path, file = m_fetching] { chooseTarget(path, file); });
}

void GatewayPage::showOutput(const RemoteOutput &output) { m_command->showOutput(output); }

void GatewayPage::showLaunchTrouble(const Error &error)
{
    m_command->showRunning(false);
    m_trouble->tell(error.kind == ErrorKind::Cancelled ? tr("The command is no longer waited for.")
                                                       : tr("The command was not carried out to its end."),
                    QString::fromStdString(error.detail));
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
