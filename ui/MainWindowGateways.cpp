// What the window does about Slycat servers.

#include "core/session/gateway/GatewaySession.h"
#include "ui/AddressBar.h"
#include "ui/MainMenu.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/gateway/GatewayBinding.h"
#include "ui/gateway/GatewayPage.h"

#include <algorithm>

namespace porthole::ui {

void MainWindow::connectGateways()
{
    connect(m_address, &AddressBar::gatewayRequested, this, &MainWindow::openGateway);
    connect(m_menu, &MainMenu::gatewayWanted, this,
            [this] { m_address->begin(QStringLiteral("slycat://")); });
}

void MainWindow::openGateway(const GatewayUrl &url)
{
    if (TabPage *page = pageAt(url.displayName()))
        bringToFront(page);
    else
        Q_EMIT gatewayRequested(url);
}

GatewayPage *MainWindow::addGateway(GatewaySession *session)
{
    auto *page = new GatewayPage(session->url());
    page->setReopening({OpenTab::Kind::Gateway, {}, session->url().displayName()});
    bind(*session, *page);
    // The session's owner let it go: there is nothing left to show, and nothing to close.
    connect(session, &QObject::destroyed, page, [this, page] { closePage(page); });
    connect(page, &TabPage::left, session, [session, page] {
        session->disconnect(page);
        page->disconnect(session);
        session->close();
    });
    connect(page, &GatewayPage::saveRequested, this, &MainWindow::gatewaySaveRequested);
    page->setSaved(savedGateway(page->address()));
    page->setEntry(m_opening.value);
    addPage(page);
    return page;
}

std::optional<SavedGateway> MainWindow::savedGateway(const QString &address) const
{
    const auto at = std::find_if(m_gateways.begin(), m_gateways.end(), [&](const SavedGateway &saved) {
        return saved.url.displayName() == address;
    });
    return at == m_gateways.end() ? std::nullopt : std::optional(*at);
}

void MainWindow::setSavedGateways(const QList<SavedGateway> &gateways)
{
    m_gateways = gateways;
    showOthers();
    for (int index = 0; index < m_tabs->count(); ++index)
        if (auto *page = qobject_cast<GatewayPage *>(m_tabs->page(index)))
            page->setSaved(savedGateway(page->address()));
}

} // namespace porthole::ui
