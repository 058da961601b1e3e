#include "ui/connect/ShellToolBar.h"

#include "ui/ElidedLabel.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/ToolButton.h"
#include "ui/connect/ShellText.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace porthole::ui {

namespace {

/// Enough of a sid to tell two tabs apart; the whole of it is in the tool tip and what a click copies.
constexpr qsizetype kShownDigits = 8;

IconColour agentColour(AgentStanding standing)
{
    switch (standing) {
    case AgentStanding::None:
    case AgentStanding::Starting:
        return IconColour::Muted;
    case AgentStanding::Ready:
        return IconColour::Success;
    case AgentStanding::Busy:
        return IconColour::Accent;
    case AgentStanding::Lost:
        return IconColour::Danger;
    }
    return IconColour::Muted;
}

} // namespace

ShellToolBar::ShellToolBar(QWidget *parent)
    : QWidget(parent)
    , m_address(new ElidedLabel)
    , m_sid(makeToolButton("sid", "copy", QString(), tr("Copy the session's ID")))
    , m_agentIcon(new QLabel)
    , m_agent(new QLabel)
    , m_copy(makeToolButton("copyText", "copy", tr("Copy"), tr("Copy what is selected (Ctrl+Shift+C)")))
    , m_paste(makeToolButton("pasteText", "paste", tr("Paste"), tr("Paste the clipboard (Ctrl+Shift+V)")))
    , m_search(makeToolButton("searchText", "search", tr("Search"), tr("Search the terminal (Ctrl+Shift+F)")))
    , m_panes(makeToolButton("panes", "split", tr("Split"),
                             tr("More terminals in this tab, and typing into several (Ctrl+Shift+E splits)")))
    , m_tunnels(makeToolButton("tunnels", "tunnel", tr("Tunnels"), tr("Show the session's tunnels")))
    , m_files(
          makeToolButton("shellFiles", "folder", tr("Files"), tr("Browse the host's files (Ctrl+Shift+D)")))
    , m_retry(makeToolButton("retry", "reconnect", tr("Reconnect"), tr("Try to connect again now")))
{
    setObjectName(QStringLiteral("toolBar"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Terminal tools"));
    m_address->setObjectName(QStringLiteral("shellAddress"));
    m_sid->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_agent->setObjectName(QStringLiteral("agent"));
    m_agent->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kGap, metrics::kHalf, metrics::kGrid, metrics::kHalf);
    row->setSpacing(metrics::kHalf);
    row->addWidget(m_address, 1);
    row->addWidget(m_agentIcon);
    row->addWidget(m_agent);
    row->addSpacing(metrics::kGrid);
    for (QToolButton *button : {m_sid, m_copy, m_paste, m_search, m_files, m_tunnels, m_panes, m_retry})
        row->addWidget(button);
    makePaneMenu();
    connect(m_sid, &QToolButton::clicked, this, &ShellToolBar::copySidRequested);
    connect(m_copy, &QToolButton::clicked, this, &ShellToolBar::copyRequested);
    connect(m_paste, &QToolButton::clicked, this, &ShellToolBar::pasteRequested);
    connect(m_search, &QToolButton::clicked, this, &ShellToolBar::searchRequested);
    connect(m_tunnels, &QToolButton::clicked, this, &ShellToolBar::tunnelsRequested);
    connect(m_files, &QToolButton::clicked, this, &ShellToolBar::filesRequested);
    connect(m_retry, &QToolButton::clicked, this, &ShellToolBar::retryRequested);
    m_sid->hide();
    m_files->hide();
    setAgent(AgentStanding::None);
    setAbilities(false, false);
}

void ShellToolBar::makePaneMenu()
{
    auto *menu = new QMenu(m_panes);
    m_panes->setPopupMode(QToolButton::InstantPopup);
    m_panes->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        Q_EMIT paneMenuOpening(*menu);
        if (m_compact && m_hasSid)
            menu->addAction(tr("Copy the session's &ID"), this, &ShellToolBar::copySidRequested);
    });
}

void ShellToolBar::setCompact(bool compact)
{
    m_compact = compact;
    for (QToolButton *button : {m_copy, m_paste, m_search, m_files, m_tunnels, m_panes, m_retry})
        button->setToolButtonStyle(compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_sid->setVisible(!compact && m_hasSid);
    m_agent->setVisible(!compact && !m_agent->text().isEmpty());
}

void ShellToolBar::setAddress(const QString &address) { m_address->setText(address); }

void ShellToolBar::setSid(const QString &sid)
{
    m_hasSid = !sid.isEmpty();
    m_sid->setVisible(!m_compact && m_hasSid);
    m_sid->setText(tr("sid %1…").arg(sid.left(kShownDigits)));
    m_sid->setToolTip(toolTipLines({tr("Session %1").arg(sid), tr("A click copies it.")}));
    m_sid->setAccessibleName(tr("Session ID %1").arg(sid));
}

void ShellToolBar::setAgent(AgentStanding standing)
{
    const QString text = agentText(standing);
    m_agent->setText(text);
    m_agent->setVisible(!m_compact && !text.isEmpty());
    m_agentIcon->setVisible(!text.isEmpty());
    m_agentIcon->setToolTip(text);
    m_agentIcon->setPixmap(icon(QLatin1StringView("agent"), agentColour(standing))
                               .pixmap(QSize(metrics::kIcon, metrics::kIcon), devicePixelRatioF()));
}

void ShellToolBar::setAbilities(bool paste, bool retry)
{
    m_paste->setEnabled(paste);
    m_retry->setEnabled(retry);
}

void ShellToolBar::setFilesOffered(bool offered) { m_files->setVisible(offered); }

void ShellToolBar::focusFirst()
{
    // A harmless one: the next key may still be meant for the terminal.
    (m_sid->isVisible() ? m_sid : m_copy)->setFocus(Qt::ShortcutFocusReason);
}

} // namespace porthole::ui
