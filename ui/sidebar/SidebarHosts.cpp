// What the sidebar does about saved hosts.

#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/clouds/ActionQuestion.h"
#include "ui/clouds/CloudTreeView.h"
#include "ui/gateway/GatewayListView.h"
#include "ui/hosts/HostListModel.h"
#include "ui/hosts/HostListView.h"
#include "ui/sidebar/Sidebar.h"
#include "ui/sidebar/SidebarHeading.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace porthole::ui {

QWidget *Sidebar::makeHostsHeading()
{
    auto *add = new QToolButton;
    add->setObjectName(QStringLiteral("newHost"));
    add->setIcon(icon(QLatin1StringView("plus"), IconColour::Muted));
    add->setAccessibleName(tr("New host"));
    add->setToolTip(toolTipText(tr("Connect to a host (Ctrl+N)")));
    connect(add, &QToolButton::clicked, this, &Sidebar::newHostRequested);
    m_noHosts->setObjectName(QStringLiteral("noHosts"));
    m_noHosts->setTextFormat(Qt::PlainText);
    m_noHosts->setProperty("role", QStringLiteral("muted"));
    m_noHosts->setContentsMargins(12, 0, 12, metrics::kHalf);
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, metrics::kGrid, 0);
    row->setSpacing(0);
    row->addWidget(sidebarHeading(tr("Hosts")), 1);
    row->addWidget(add);
    return line;
}

void Sidebar::connectHosts()
{
    connect(m_hosts, &HostListView::openWanted, this, &Sidebar::hostOpenRequested);
    connect(m_hosts, &HostListView::filesWanted, this, &Sidebar::hostFilesRequested);
    connect(m_hosts, &HostListView::editWanted, this, &Sidebar::hostEditRequested);
    connect(m_hosts, &HostListView::removalWanted, this, &Sidebar::askAboutRemoval);
    connect(m_hosts, &HostListView::copyWanted, this, &Sidebar::copy);
    connect(m_hosts, &HostListView::leftUpwards, this, &Sidebar::focusFilter);
    connect(m_hosts, &HostListView::leftDownwards, this, [this] {
        if (m_gateways->isVisible())
            m_gateways->setFocus(Qt::TabFocusReason);
        else
            focusTree();
    });
    connect(m_hosts, &HostListView::countChanged, this, &Sidebar::hostsChanged);
    hostsChanged();
}

void Sidebar::hostsChanged()
{
    const bool any = m_hostModel.rowCount({}) > 0;
    m_hosts->setVisible(any);
    m_noHosts->setVisible(!any);
    m_noHosts->setText(m_hostModel.isFiltered() ? tr("Nothing matches.") : tr("None is saved yet."));
}

void Sidebar::askAboutRemoval(const SavedHost &host)
{
    const Question::Words words{
        tr("Remove %1?").arg(host.name),
        tr("%1\nIts password goes from the keychain as well. The host itself, and tabs that "
           "are open, stay as they are.")
            .arg(hostDetail(host)),
        tr("Remove"), tr("Remove %1").arg(host.name)};
    m_question->ask(words, [this, host] { Q_EMIT hostRemovalRequested(host); });
    m_askedFrom = m_hosts;
}

} // namespace porthole::ui
