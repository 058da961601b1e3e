#include "ui/clouds/CloudBinding.h"

#include "core/base/DisplayText.h"
#include "core/session/CloudRegistry.h"
#include "ui/MainWindow.h"
#include "ui/StartPage.h"
#include "ui/clouds/CloudText.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/clouds/CloudTreeView.h"
#include "ui/sidebar/Sidebar.h"

namespace porthole::ui {

namespace {

QString detailOf(const std::optional<Error> &error)
{
    return error ? QString::fromStdString(displayText(error->detail, 400)) : QString();
}

/// Everything that is known of a scope, for a cloud that was in use before it was shown.
void takeScope(const CloudConnection &cloud, CloudTreeModel &model, const CloudScope &scope)
{
    model.addServers(cloud.name(), scope, cloud.servers(scope));
    model.setListing(cloud.name(), scope, cloud.listing(scope), detailOf(cloud.listingTrouble(scope)));
}

void takeState(CloudConnection &cloud, CloudTreeModel &model, MainWindow &window)
{
    const CloudState state = cloud.state();
    if (state == CloudState::Idle)
        model.clearScopes(cloud.name());
    model.setState(cloud.name(), state, cloud.trouble(), cloud.neededSecret(), cloud.secretTrouble());
    if (state != CloudState::Open)
        return;
    model.setScopes(cloud.name(), cloud.projects(), cloud.regions(), cloud.homeScope());
    for (const HolderNode *holder : model.cloud(cloud.name())->scopes)
        if (cloud.listing(*holder->scope) != ListingState::Idle)
            takeScope(cloud, model, *holder->scope);
    if (const auto home = cloud.homeScope()) {
        cloud.openScope(*home);
        window.sidebar().tree().expandTo(model.indexOfScope(cloud.name(), *home));
    }
}

void bindServers(CloudConnection &cloud, CloudTreeModel &model)
{
    const QString name = cloud.name();
    QObject::connect(&cloud, &CloudConnection::serversAdded, &model,
                     [&model, name](const CloudScope &scope, const QList<Server> &servers) {
                         model.addServers(name, scope, servers);
                     });
    QObject::connect(&cloud, &CloudConnection::serversChanged, &model,
                     [&model, name](const CloudScope &scope, const QList<Server> &servers) {
                         model.changeServers(name, scope, servers);
                     });
    QObject::connect(&cloud, &CloudConnection::serversRemoved, &model,
                     [&model, name](const CloudScope &scope, const QList<ServerId> &servers) {
                         model.removeServers(name, scope, servers);
                     });
    QObject::connect(&cloud, &CloudConnection::serversReset, &model,
                     [&model, name](const CloudScope &scope) { model.clearServers(name, scope); });
    QObject::connect(&cloud, &CloudConnection::listingChanged, &model,
                     [&cloud, &model, name](const CloudScope &scope, ListingState state) {
                         model.setListing(name, scope, state, detailOf(cloud.listingTrouble(scope)));
                     });
}

void bindCloud(CloudConnection &cloud, CloudTreeModel &model, MainWindow &window)
{
    model.addCloud(cloud.summary());
    bindServers(cloud, model);
    QObject::connect(&cloud, &CloudConnection::stateChanged, &window,
                     [&cloud, &model, &window] { takeState(cloud, model, window); });
    QObject::connect(
        &cloud, &CloudConnection::actionEnded, &window,
        [&model, &window, name = cloud.name()](const CloudScope &scope, const ServerId &id,
                                               ServerAction action, const std::optional<Error> &error) {
            const auto server = model.server({name, scope, id});
            const QString title = server ? serverTitle(*server) : id.value;
            window.notice(error ? actionFailed(action, title, *error) : actionTaken(action, title));
        });
    takeState(cloud, model, window);
}

void bindIntents(CloudRegistry &registry, Sidebar &sidebar)
{
    const auto with = [&registry](const QString &name, auto &&use) {
        if (CloudConnection *cloud = registry.find(name))
            use(*cloud);
    };
    QObject::connect(&sidebar, &Sidebar::cloudOpenRequested, &registry, [with](const QString &name) {
        with(name, [](CloudConnection &cloud) { cloud.open(); });
    });
    QObject::connect(&sidebar, &Sidebar::cloudSignOutRequested, &registry, [with](const QString &name) {
        with(name, [](CloudConnection &cloud) { cloud.signOut(); });
    });
    QObject::connect(&sidebar, &Sidebar::trustRequested, &registry, [with](const QString &name) {
        with(name, [](CloudConnection &cloud) { cloud.trustCertificate(); });
    });
    QObject::connect(&sidebar, &Sidebar::secretSubmitted, &registry,
                     [with](const QString &name, Secret &secret, bool keep) {
                         with(name,
                              [&](CloudConnection &cloud) { cloud.submitSecret(std::move(secret), keep); });
                     });
    QObject::connect(&sidebar, &Sidebar::scopeOpenRequested, &registry,
                     [with](const QString &name, const CloudScope &scope) {
                         with(name, [&](CloudConnection &cloud) { cloud.openScope(scope); });
                     });
    QObject::connect(&sidebar, &Sidebar::refreshRequested, &registry,
                     [with](const QString &name, const CloudScope &scope) {
                         with(name, [&](CloudConnection &cloud) { cloud.refresh(scope); });
                     });
    QObject::connect(
        &sidebar, &Sidebar::actionRequested, &registry, [with](const ServerRef &server, ServerAction action) {
            with(server.cloud,
                 [&](CloudConnection &cloud) { cloud.act(server.scope, server.server, action); });
        });
}

void showFindings(const CloudRegistry &registry, StartPage &page)
{
    QStringList findings = registry.warnings();
    if (const auto &problem = registry.problem())
        findings.prepend(detailOf(problem));
    page.setFindings(findings.join(u'\n'));
}

} // namespace

void bind(CloudRegistry &registry, CloudTreeModel &model, MainWindow &window)
{
    QObject::connect(&registry, &CloudRegistry::added, &window,
                     [&model, &window](CloudConnection *cloud) { bindCloud(*cloud, model, window); });
    QObject::connect(&registry, &CloudRegistry::removed, &model, &CloudTreeModel::removeCloud);
    QObject::connect(&registry, &CloudRegistry::loaded, &window,
                     [&registry, &window] { showFindings(registry, window.startPage()); });
    for (CloudConnection *cloud : registry.clouds())
        bindCloud(*cloud, model, window);
    if (registry.isLoaded())
        showFindings(registry, window.startPage());
    bindIntents(registry, window.sidebar());
}

} // namespace porthole::ui
