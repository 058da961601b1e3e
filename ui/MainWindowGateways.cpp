// What the window does about Slycat servers.

#include "core/session/gateway/GatewaySession.h"
#include "ui/AddressBar.h"
#include "ui/MainMenu.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/gateway/GatewayBinding.h"
#include "ui/gateway/GatewayPage.h"

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
    bind(*session, *page);
    // The session's owner let it go: there is nothing left to show, and nothing to close.
    connect(session, &QObject::destroyed, page, [this, page] { closePage(page); });
    connect(page, &TabPage::left, session, [session, page] {
        session->disconnect(page);
        page->disconnect(session);
        session->close();
    });
    addPage(page);
    return page;
}

} // namespace porthole::ui
