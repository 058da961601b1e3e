#include "ui/gateway/GatewayBinding.h"

#include "core/session/gateway/GatewayBook.h"
#include "core/session/gateway/GatewaySession.h"
#include "ui/MainWindow.h"
#include "ui/Tr.h"
#include "ui/gateway/GatewayPage.h"
#include "ui/gateway/GatewayText.h"

namespace porthole::ui {

namespace {

void bindWork(GatewaySession &session, GatewayPage &page)
{
    QObject::connect(&session, &GatewaySession::listed, &page, &GatewayPage::showListing);
    QObject::connect(&session, &GatewaySession::browseFailed, &page, &GatewayPage::showBrowseTrouble);
    QObject::connect(&session, &GatewaySession::previewed, &page, &GatewayPage::showPreview);
    QObject::connect(&session, &GatewaySession::previewFailed, &page, &GatewayPage::showPreviewTrouble);
    QObject::connect(&session, &GatewaySession::fetchProgressed, &page, &GatewayPage::showFetched);
    QObject::connect(&session, &GatewaySession::fetched, &page, &GatewayPage::showFetchEnd);
    QObject::connect(&session, &GatewaySession::fetchFailed, &page, &GatewayPage::showFetchTrouble);
    QObject::connect(&session, &GatewaySession::launched, &page, &GatewayPage::showOutput);
    QObject::connect(&session, &GatewaySession::launchFailed, &page, &GatewayPage::showLaunchTrouble);
    QObject::connect(&page, &GatewayPage::browseRequested, &session, &GatewaySession::browse);
    QObject::connect(&page, &GatewayPage::previewRequested, &session, &GatewaySession::preview);
    QObject::connect(&page, &GatewayPage::fetchRequested, &session, &GatewaySession::fetch);
    QObject::connect(&page, &GatewayPage::fetchStopRequested, &session, &GatewaySession::cancelFetch);
    QObject::connect(&page, &GatewayPage::launchRequested, &session, &GatewaySession::launch);
    QObject::connect(&page, &GatewayPage::launchStopRequested, &session, &GatewaySession::cancelLaunch);
}

} // namespace

void bind(GatewaySession &session, GatewayPage &page)
{
    bindWork(session, page);
    page.showStanding(session.standing());
    QObject::connect(&session, &GatewaySession::standingChanged, &page,
                     [&session, &page] { page.showStanding(session.standing()); });
    QObject::connect(&page, &GatewayPage::retryRequested, &session, &GatewaySession::open);
    QObject::connect(&page, &GatewayPage::trustRequested, &session, &GatewaySession::trustCertificate);
    QObject::connect(&page, &GatewayPage::signInSubmitted, &session,
                     [&session](const QString &user, Secret &password) {
                         session.submitSignIn(user, std::move(password));
                     });
    QObject::connect(&page, &GatewayPage::signOutRequested, &session, &GatewaySession::signOut);
    QObject::connect(&page, &GatewayPage::hostSubmitted, &session,
                     [&session](const QString &host, const QString &user, Secret &password, AgentWish agent) {
                         session.connectHost(host, user, std::move(password), agent);
                     });
    QObject::connect(&page, &GatewayPage::leaveHostRequested, &session, &GatewaySession::leaveHost);
}

void bind(GatewayBook &book, MainWindow &window)
{
    QObject::connect(&book, &GatewayBook::changed, &window,
                     [&book, &window] { window.setSavedGateways(book.gateways()); });
    QObject::connect(&book, &GatewayBook::failed, &window, [&window](const Error &error) {
        window.notice(tr("The saved Slycat servers are not as they should be: %1").arg(sentenceOf(error)));
    });
    QObject::connect(&window, &MainWindow::gatewaySaveRequested, &book, &GatewayBook::save);
    QObject::connect(&window, &MainWindow::gatewayRemovalRequested, &book, &GatewayBook::remove);
    window.setSavedGateways(book.gateways());
}

} // namespace porthole::ui
