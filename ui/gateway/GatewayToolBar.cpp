#include "ui/gateway/GatewayToolBar.h"

#include "ui/ElidedLabel.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/ToolButton.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QToolButton>

namespace porthole::ui {

namespace {

/// Enough of a sid to tell two tabs apart; the whole of it is in the tool tip and what a click copies.
constexpr qsizetype kShownDigits = 8;

} // namespace

GatewayToolBar::GatewayToolBar(QWidget *parent)
    : QWidget(parent)
    , m_address(new ElidedLabel)
    , m_agentIcon(new QLabel)
    , m_agent(new QLabel)
    , m_sid(makeToolButton("gatewaySid", "copy", QString(), tr("Copy the session's ID")))
    , m_save(makeToolButton("gatewaySave", "plus", tr("Save"), tr("Keep this server in the sidebar")))
    , m_leave(makeToolButton("gatewayLeave", "host", tr("Other host"), tr("End the session on this host")))
    , m_signOut(
          makeToolButton("gatewayBarSignOut", "close", tr("Sign out"), tr("Sign out of the Slycat server")))
{
    setObjectName(QStringLiteral("toolBar"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Slycat tools"));
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
    for (QToolButton *button : {m_sid, m_save, m_leave, m_signOut})
        row->addWidget(button);
    connect(m_sid, &QToolButton::clicked, this, &GatewayToolBar::copySidRequested);
    connect(m_save, &QToolButton::clicked, this, &GatewayToolBar::saveRequested);
    connect(m_leave, &QToolButton::clicked, this, &GatewayToolBar::leaveRequested);
    connect(m_signOut, &QToolButton::clicked, this, &GatewayToolBar::signOutRequested);
    setSid(QString());
    setAgent(false, false);
    setAbilities(false, false, false);
}

void GatewayToolBar::setAddress(const QString &address) { m_address->setText(address); }

void GatewayToolBar::setSid(const QString &sid)
{
    m_sid->setVisible(!sid.isEmpty());
    m_sid->setText(tr("sid %1…").arg(sid.left(kShownDigits)));
    m_sid->setToolTip(toolTipLines({tr("Session %1").arg(sid), tr("A click copies it.")}));
    m_sid->setAccessibleName(tr("Session ID %1").arg(sid));
}

void GatewayToolBar::setAgent(bool connected, bool hasAgent)
{
    m_agent->setVisible(connected);
    m_agent->setText(hasAgent ? tr("Agent running") : tr("No agent"));
    m_agentIcon->setVisible(connected);
    m_agentIcon->setPixmap(
        icon(QLatin1StringView("agent"), hasAgent ? IconColour::Success : IconColour::Muted)
            .pixmap(QSize(metrics::kIcon, metrics::kIcon), devicePixelRatioF()));
}

void GatewayToolBar::setAbilities(bool leave, bool signOut, bool save)
{
    m_save->setVisible(save);
    m_leave->setVisible(leave);
    m_signOut->setVisible(signOut);
}

void GatewayToolBar::focusFirst()
{
    for (QToolButton *button : {m_sid, m_save, m_leave, m_signOut})
        if (button->isVisible())
            return button->setFocus(Qt::ShortcutFocusReason);
}

} // namespace porthole::ui
