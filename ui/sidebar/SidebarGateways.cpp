// What the sidebar does about saved Slycat servers. Who has none sees nothing of them.

#include "ui/clouds/ActionQuestion.h"
#include "ui/clouds/CloudTreeView.h"
#include "ui/gateway/GatewayListView.h"
#include "ui/hosts/HostListView.h"
#include "ui/sidebar/Sidebar.h"

#include <QLabel>

namespace porthole::ui {

void Sidebar::connectGateways()
{
    connect(m_gateways, &GatewayListView::openWanted, this, &Sidebar::gatewayOpenRequested);
    connect(m_gateways, &GatewayListView::removalWanted, this, &Sidebar::askAboutGatewayRemoval);
    connect(m_gateways, &GatewayListView::copyWanted, this, &Sidebar::copy);
    connect(m_gateways, &GatewayListView::leftUpwards, this, [this] {
        if (m_hosts->isVisible())
            m_hosts->setFocus(Qt::BacktabFocusReason);
        else
            focusFilter();
    });
    connect(m_gateways, &GatewayListView::leftDownwards, this, &Sidebar::focusTree);
    connect(m_gateways, &GatewayListView::countChanged, this, &Sidebar::gatewaysChanged);
    gatewaysChanged();
}

void Sidebar::setGateways(const QList<SavedGateway> &gateways) { m_gateways->setGateways(gateways); }

void Sidebar::gatewaysChanged()
{
    const bool any = m_gateways->count() > 0;
    m_gatewayHeading->setVisible(any);
    m_gateways->setVisible(any);
}

void Sidebar::focusTree()
{
    m_tree->selectFirstServer();
    m_tree->setFocus(Qt::TabFocusReason);
}

void Sidebar::askAboutGatewayRemoval(const SavedGateway &gateway)
{
    const QString name = gateway.url.endpoint().host;
    const Question::Words words{
        tr("Remove %1?").arg(name),
        tr("%1\nThe server itself, and tabs that are open, stay as they are.").arg(gateway.url.displayName()),
        tr("Remove"), tr("Remove %1").arg(name)};
    m_question->ask(words, [this, url = gateway.url] { Q_EMIT gatewayRemovalRequested(url); });
    m_askedFrom = m_gateways;
}

} // namespace porthole::ui
