#include "ui/connect/ShellPage.h"

#include "ui/Theme.h"
#include "ui/connect/AuthCard.h"
#include "ui/connect/BroadcastBand.h"
#include "ui/connect/CommandCard.h"
#include "ui/connect/HostKeyCard.h"
#include "ui/connect/PaneFrame.h"
#include "ui/connect/ShellCard.h"
#include "ui/connect/ShellOverlay.h"
#include "ui/connect/ShellText.h"
#include "ui/connect/ShellToolBar.h"
#include "ui/tunnels/TunnelPanel.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QKeyEvent>
#include <QShortcut>
#include <QStyle>
#include <QVBoxLayout>

namespace porthole::ui {

ShellPage::ShellPage(QWidget *parent)
    : TabPage(parent)
    , m_toolBar(new ShellToolBar)
    , m_focusLine(new QFrame)
    , m_band(new BroadcastBand)
    , m_layers(new QGridLayout)
    , m_overlay(new ShellOverlay)
    , m_frame(new PaneFrame(this))
{
    m_focusLine->setObjectName(QStringLiteral("focusLine"));
    m_focusLine->setFixedHeight(2);
    m_layers->setContentsMargins(0, 0, 0, 0);
    m_layers->addWidget(m_overlay, 0, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_toolBar);
    column->addWidget(m_focusLine);
    column->addWidget(m_band);
    column->addLayout(m_layers, 1);
    connectOverlay();
    connectToolBar();
    connect(this, &TabPage::statusChanged, this, [this] {
        m_toolBar->setAddress(address());
        m_overlay->shellCard().setHost(m_host, address());
    });
}

void ShellPage::setTerminal(QWidget *content, QWidget *terminal)
{
    m_terminal = terminal;
    m_layers->addWidget(content, 0, 0);
    m_overlay->raise();
    terminal->installEventFilter(this);
}

void ShellPage::setTunnels(TunnelPanel *panel)
{
    m_tunnels = panel;
    layout()->addWidget(panel);
    panel->hide();
    connect(panel, &TunnelPanel::closeRequested, this, [this] { showTunnels(false); });
    connect(m_toolBar, &ShellToolBar::tunnelsRequested, this, [this] { showTunnels(m_tunnels->isHidden()); });
}

void ShellPage::showTunnels(bool shown)
{
    if (!m_tunnels)
        return;
    const QWidget *focus = QApplication::focusWidget();
    const bool hadFocus = focus && m_tunnels->isAncestorOf(focus);
    m_tunnels->setVisible(shown);
    if (!shown && hadFocus)
        takeFocus();
}

void ShellPage::connectOverlay()
{
    connect(&m_overlay->hostKeyCard(), &HostKeyCard::accepted, this, &ShellPage::hostKeyAccepted);
    connect(&m_overlay->hostKeyCard(), &HostKeyCard::refused, this, &ShellPage::questionRefused);
    connect(&m_overlay->authCard(), &AuthCard::answered, this, &ShellPage::answered);
    connect(&m_overlay->authCard(), &AuthCard::refused, this, &ShellPage::questionRefused);
    connect(&m_overlay->commandCard(), &CommandCard::allowed, this, &ShellPage::commandAllowed);
    connect(&m_overlay->commandCard(), &CommandCard::refused, this, &ShellPage::questionRefused);
    const ShellCard &card = m_overlay->shellCard();
    connect(&card, &ShellCard::retryRequested, this, &ShellPage::retryRequested);
    connect(&card, &ShellCard::passwordSubmitted, this, &ShellPage::passwordSubmitted);
    connect(&card, &ShellCard::againRequested, this, &ShellPage::againRequested);
    connect(&card, &ShellCard::editRequested, this, &ShellPage::editRequested);
    connect(&card, &ShellCard::closeRequested, this, &ShellPage::closeRequested);
}

void ShellPage::connectToolBar()
{
    connect(m_toolBar, &ShellToolBar::retryRequested, this, [this] {
        if (m_state == ShellState::Ended)
            Q_EMIT againRequested();
        else
            Q_EMIT retryRequested();
    });
    connect(m_toolBar, &ShellToolBar::copyRequested, this, &ShellPage::copyRequested);
    connect(m_toolBar, &ShellToolBar::pasteRequested, this, &ShellPage::pasteRequested);
    connect(m_toolBar, &ShellToolBar::searchRequested, this, &ShellPage::searchRequested);
    connect(m_toolBar, &ShellToolBar::paneMenuOpening, this, &ShellPage::paneMenuOpening);
    connect(m_band, &BroadcastBand::stopRequested, this, &ShellPage::broadcastStopRequested);
    connect(m_toolBar, &ShellToolBar::filesRequested, this, &ShellPage::filesRequested);
    // Of this page alone: there may be others beside it. The terminal lets letters with Ctrl+Shift through.
    connect(new QShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_D, this, nullptr, nullptr,
                          Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, this, &ShellPage::filesRequested);
    connect(m_toolBar, &ShellToolBar::copySidRequested, this, [this] {
        QApplication::clipboard()->setText(m_sid);
        Q_EMIT noticed(tr("Copied the session's ID %1").arg(m_sid));
    });
}

QString ShellPage::stateText() const { return shellStateName(m_state); }

QIcon ShellPage::stateIcon() const { return shellStateIcon(m_state); }

QString ShellPage::statusText() const
{
    QStringList parts{m_state == ShellState::Connecting && !m_progress.isEmpty() ? m_progress : stateText()};
    parts << address();
    if (m_state == ShellState::Open && !m_shellTitle.isEmpty())
        parts << m_shellTitle;
    if (m_state == ShellState::Open && m_broadcast > 1)
        parts << tr("keys go to %1 sessions, Ctrl+Shift+Esc stops that").arg(m_broadcast);
    else if (m_state == ShellState::Open)
        parts << (m_keyboardHere ? tr("keys go to the host") : tr("click the terminal to type"));
    return parts.join(QStringLiteral(" · "));
}

void ShellPage::takeFocus()
{
    if (m_overlay->focusField())
        return;
    if (m_terminal)
        m_terminal->setFocus();
    else
        focusToolBar();
}

void ShellPage::focusToolBar() { m_toolBar->focusFirst(); }

void ShellPage::setHost(const QString &host)
{
    m_host = host;
    m_overlay->shellCard().setHost(m_host, address());
}

void ShellPage::setShellTitle(const QString &title)
{
    m_shellTitle = title;
    Q_EMIT statusChanged();
}

void ShellPage::setSid(const QString &sid)
{
    m_sid = sid;
    m_toolBar->setSid(sid);
}

void ShellPage::setAgent(AgentStanding standing) { m_toolBar->setAgent(standing); }

void ShellPage::setFilesOffered(bool offered) { m_toolBar->setFilesOffered(offered); }

void ShellPage::setBanner(const QString &text) { m_overlay->authCard().setBanner(text); }

void ShellPage::showOpen()
{
    m_wasOpen = true;
    enter(ShellState::Open, [this] { m_overlay->hideAll(); });
}

void ShellPage::showProgress(const ShellProgress &progress)
{
    m_progress = progressText(progress);
    enter(ShellState::Connecting, [&] { m_overlay->showProgress(progress); });
}

void ShellPage::setRemembersKey(bool remembers) { m_overlay->hostKeyCard().setRemembers(remembers); }

void ShellPage::ask(const SshQuestion &question)
{
    enter(ShellState::Asking, [&] { m_overlay->ask(question); });
}

void ShellPage::showTrouble(ShellState state, const ShellTrouble &trouble)
{
    enter(state, [&] { m_overlay->showTrouble(state, trouble); });
}

void ShellPage::showEnd(const ShellEnd &end)
{
    enter(ShellState::Ended, [&] { m_overlay->showEnd(end); });
}

void ShellPage::showClosed()
{
    enter(ShellState::Closed, [this] { m_overlay->hideAll(); });
}

void ShellPage::setCompact(bool compact) { m_toolBar->setCompact(compact); }

void ShellPage::setCurrentOfSeveral(bool current)
{
    m_currentOfSeveral = current;
    updateFrame();
}

void ShellPage::setBroadcast(int sessions, bool secret)
{
    m_broadcast = sessions;
    if (sessions > 1)
        m_band->showOn(sessions, secret);
    else
        m_band->hide();
    updateFrame();
    Q_EMIT broadcastChanged(sessions);
    Q_EMIT statusChanged();
}

void ShellPage::showBroadcastEnd(const QString &why) { m_band->showEnd(why); }

void ShellPage::updateFrame()
{
    m_frame->setMark(m_broadcast > 1      ? PaneFrame::Mark::Broadcast
                     : m_currentOfSeveral ? PaneFrame::Mark::Current
                                          : PaneFrame::Mark::None);
}

void ShellPage::enter(ShellState state, const std::function<void()> &show)
{
    const QWidget *focus = QApplication::focusWidget();
    const bool ours = isVisible() && focus && (m_overlay->isAncestorOf(focus) || focus == m_terminal);
    // From a card that goes, Qt would move the focus on to whatever button comes next.
    if (ours && m_terminal)
        m_terminal->setFocus();
    m_state = state;
    show();
    m_overlay->setDims(m_wasOpen);
    const bool down =
        state == ShellState::Waiting || state == ShellState::Failed || state == ShellState::Ended;
    m_toolBar->setAbilities(state == ShellState::Open, down);
    // The focus moves into a field only, where nothing happens before Enter, and back into the terminal.
    // It never moves onto a button: whoever is typing would press it unseen.
    if (ours)
        takeFocus();
    updateFocusLine();
    Q_EMIT stateChanged();
    Q_EMIT statusChanged();
}

void ShellPage::updateFocusLine()
{
    m_keyboardHere = m_terminal && m_terminal->hasFocus();
    m_focusLine->setProperty("typing", m_keyboardHere && m_state == ShellState::Open);
    m_focusLine->style()->unpolish(m_focusLine);
    m_focusLine->style()->polish(m_focusLine);
}

bool ShellPage::eventFilter(QObject *watched, QEvent *event)
{
    if (m_state != ShellState::Open) {
        // There is no line for keys: Tab leads to the card, and shortcuts are ours.
        if (event->type() == QEvent::ShortcutOverride)
            return true;
        if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            if (key == Qt::Key_Tab || key == Qt::Key_Backtab)
                return focusNextPrevChild(key == Qt::Key_Tab);
        }
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        // Later: the terminal has not heard of it yet.
        QMetaObject::invokeMethod(
            this,
            [this] {
                updateFocusLine();
                Q_EMIT statusChanged();
            },
            Qt::QueuedConnection);
    return TabPage::eventFilter(watched, event);
}

} // namespace porthole::ui
