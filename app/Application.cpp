#include "app/Application.h"

#include "app/X11Activation.h"
#include "app/cli/WindowTargets.h"
#include "app/demo/Demo.h"
#include "core/base/DisplayText.h"
#include "core/openstack/CloudsConfig.h"
#include "ui/PreferencesBinding.h"
#include "ui/RepairBinding.h"
#include "ui/TabBinding.h"
#include "ui/clouds/CloudBinding.h"
#include "ui/clouds/CloudBookBinding.h"
#include "ui/clouds/RouteBinding.h"
#include "ui/clouds/ServerName.h"
#include "ui/connect/DoctorBinding.h"
#include "ui/entries/EntryBinding.h"
#include "ui/entries/HealthBinding.h"
#include "ui/files/BookmarkBinding.h"
#include "ui/files/FilesBinding.h"
#include "ui/files/FilesPage.h"
#include "ui/gateway/GatewayBinding.h"
#include "ui/hosts/HostBinding.h"
#include "ui/hosts/KnownHosts.h"
#include "ui/sidebar/Sidebar.h"
#include "ui/terminal/LookBinding.h"
#include "ui/terminal/SnippetBinding.h"
#include "ui/tunnels/TunnelBinding.h"

#include <QApplication>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>

namespace porthole {

namespace {

ConsoleOptions consoleOptions()
{
    ConsoleOptions options;
    options.channel.proxies =
        net::ProxyEnvironment::fromEnvironment(QProcessEnvironment::systemEnvironment());
    return options;
}

HealthSources healthSources(const openstack::CloudsEnvironment &environment)
{
    HealthSources sources;
    sources.cloudUrl = [environment](const QString &cloud) -> Result<QUrl> {
        PH_TRY(const auto config, openstack::CloudsConfig::load(environment));
        PH_TRY(const CloudProfile profile, config.profile(cloud));
        return profile.authUrl;
    };
    return sources;
}

/// With what lets its window come to the front, which is of one start and never of the one before.
void startAnother(const desktop::LaunchRequest &request)
{
    QProcess another;
    auto environment = QProcessEnvironment::systemEnvironment();
    const auto hand = [&environment](const char *name, const QByteArray &token) {
        if (token.isEmpty())
            environment.remove(QLatin1String(name));
        else
            environment.insert(QLatin1String(name), QString::fromUtf8(token));
    };
    hand("XDG_ACTIVATION_TOKEN", request.activationToken);
    hand("DESKTOP_STARTUP_ID", request.startupId);
    another.setProcessEnvironment(environment);
    another.setProgram(QCoreApplication::applicationFilePath());
    another.setArguments({QStringLiteral("--new-window")});
    another.startDetached();
}

} // namespace

Application::Application(QApplication &application, openstack::CloudsEnvironment environment)
    : m_options(consoleOptions())
    , m_clouds(environment, m_options.channel.proxies)
    , m_gateways(m_clouds.networkThread(), {.trust = {}, .proxies = m_options.channel.proxies})
    , m_consoles(m_threads)
    , m_health(healthSources(environment), m_options.channel)
    , m_translations(ui::wantedLanguages(QProcessEnvironment::systemEnvironment()))
    , m_theme(application)
    , m_window(m_theme, m_cloudTree)
    , m_imports(m_entries, imports::FoundEnvironment::ofThisProcess(std::move(environment)), m_window)
{
    QObject::connect(&m_window, &ui::MainWindow::openRequested, &m_consoles,
                     [this](ConsoleTarget &target) { m_consoles.open(std::move(target), m_options); });
    QObject::connect(&m_window, &ui::MainWindow::serverOpenRequested, &m_consoles,
                     [this](const ServerRef &server) { openServer(server); });
    QObject::connect(&m_window, &ui::MainWindow::serverNamed, &m_consoles,
                     [this](const QString &cloud, const QString &nameOrId) { openNamed(cloud, nameOrId); });
    QObject::connect(&m_consoles, &ConsoleRegistry::opened, &m_window,
                     [this](ConsoleSession *session) { m_window.addConsole(session); });
    QObject::connect(&m_window, &ui::MainWindow::gatewayRequested, &m_gateways,
                     [this](const GatewayUrl &url) { m_gateways.open(url); });
    QObject::connect(&m_gateways, &GatewayRegistry::opened, &m_window,
                     [this](GatewaySession *session) { m_window.addGateway(session); });
    QObject::connect(&m_clouds, &CloudRegistry::loaded, &m_window, [this] { openWaiting(); });
    QObject::connect(&m_cloudBook, &CloudBook::wasRead, &m_window, [this] { openWaiting(); });
    QObject::connect(&m_entries, &EntryBook::failed, &m_window, [this] {
        m_savedIsUnknown = !m_entries.isRead();
        openWaiting();
    });
    QObject::connect(&m_connectionFiles, &desktop::ConnectionFileReader::wasRead, &m_window,
                     [this](const QString &path, const std::shared_ptr<desktop::ConnectionFile> &file) {
                         askAboutFile(path, file);
                     });
    QObject::connect(
        &m_connectionFiles, &desktop::ConnectionFileReader::notRead, &m_window,
        [this](const Error &error) { m_window.refuseLink(QString::fromStdString(error.detail)); });
    QObject::connect(&m_window, &ui::MainWindow::demoRequested, &m_consoles, [this] { startDemo(); });
    connectNotices();
    QObject::connect(&application, &QGuiApplication::applicationStateChanged, &m_window,
                     [this](Qt::ApplicationState state) {
                         if (state == Qt::ApplicationActive)
                             m_desktopAppearance.look();
                     });
    m_desktopAppearance.look(); // a window that comes up behind others as well
    m_clouds.setRoutes(m_routes);
    ui::bind(m_clouds, m_cloudTree, m_window);
    ui::bind(m_cloudBook, m_clouds, m_window);
    ui::bind(m_tunnels, m_window);
    ui::bind(m_routes, m_hosts, m_cloudTree, m_window);
    ui::bind(m_hosts, m_shells, m_opener, m_window);
    ui::bind(m_entries, m_entryPasswords, m_window);
    ui::bind(m_bookmarks, m_window);
    ui::bindDoctor(m_hosts, m_window);
    ui::bind(m_gatewayBook, m_window);
    ui::bind(m_health, m_routes, m_settings, m_window);
    ui::bind(m_settings, m_window);
    ui::bind(m_settings, m_theme, m_window);
    ui::bind(m_tabBook, m_settings, m_window);
    connectLock();
    ui::bind(m_snippets, m_window);
    QObject::connect(&m_window, &ui::MainWindow::filesRequested, &m_files,
                     [this](const QString &sid, ui::FilesPage *page) { openFiles(SessionId{sid}, *page); });
    shareEntries();
    QObject::connect(&m_entries, &EntryBook::changed, &m_window, [this] { openWaitingSaved(); });
    offerRepair();
    readSaved();
    m_window.setCloudsExpected(true);
    m_tabBook.load(); // after the settings, which say whether that is wanted
    m_clouds.load();
    QObject::connect(&m_aliases, &AliasWatch::changed, &m_window.hosts(), &ui::KnownHosts::setAliases);
    m_aliases.look();
    m_imports.look();
}

Application::~Application() = default;

/// Hosts and Slycat servers are entries: what is changed of one is seen by all.
void Application::shareEntries()
{
    QObject::connect(&m_hostStore, &store::HostStore::changed, &m_entries, &EntryBook::load);
    QObject::connect(&m_entries, &EntryBook::changed, &m_hosts, &HostRegistry::refresh);
    QObject::connect(&m_entries, &EntryBook::changed, &m_gatewayBook, &GatewayBook::load);
    QObject::connect(&m_entryPasswords, &EntryPasswords::keptForThisRun, &m_hosts,
                     &HostRegistry::keepForThisRun);
    const auto sweep = [this] { m_looseCredentials.collect(); };
    QObject::connect(&m_entries, &EntryBook::purged, &m_window, sweep);
    // While nothing can be undone yet.
    QObject::connect(&m_entries, &EntryBook::changed, &m_window, sweep, Qt::SingleShotConnection);
}

/// What is saved cannot be read at the start: a backup may help.
void Application::offerRepair()
{
    QObject::connect(&m_entries, &EntryBook::failed, &m_repair, [this] {
        if (!m_entries.isRead())
            m_repair.look();
    });
    QObject::connect(&m_repair, &StoreRepair::restored, &m_window, [this] { readSaved(); });
    ui::bind(m_repair, m_window);
    m_repair.watchBackups();
}

void Application::readSaved()
{
    m_hosts.load();
    m_entries.load();
    m_settings.load();
    m_bookmarks.load();
    m_snippets.load();
    m_routes.load();
    m_gatewayBook.load();
}

void Application::startDemo()
{
    if (!m_demo) {
        auto demo = demo::Demo::start();
        if (!demo)
            return m_window.notice(QString::fromStdString(displayText(demo.error().detail, 400)));
        m_demo = *std::move(demo);
        m_routes.addForThisRun(demo::kCloudName);
        m_tabBook.leaveOut(demo::kCloudName);
        m_tabBook.leaveOut(m_demo->host().saved.id.value);
        m_clouds.add(m_demo->profile());
    }
    // It may have been removed since.
    if (auto host = m_demo->host(); !m_hosts.isForThisRun(host.saved))
        m_hosts.add(std::move(host.saved), std::move(host.password));
    m_window.sidebar().openCloud(demo::kCloudName);
}

void Application::open(const QString &target)
{
    if (const auto name = cli::namedTarget(target)) {
        m_window.openSavedUnder(*name);
    } else if (const auto saved = cli::savedTarget(target); saved && m_entries.find(*saved)) {
        openSaved(*m_entries.find(*saved));
    } else if (saved) {
        m_waitingSaved.append(*saved);
        if (m_entries.isRead())
            m_entries.load(); // it may have been saved since, by another program
    } else if (!cloudsAreKnown() && ui::ServerName::parse(target)) {
        m_waiting.append(target);
    } else {
        m_window.submit(target);
    }
}

void Application::take(const desktop::LaunchRequest &request)
{
    if (m_lock.isLocked())
        return holdBack(request);
    if (request.newWindow)
        startAnother(request);
    if (request.demo)
        startDemo();
    for (const QString &target : request.targets)
        open(target);
    for (const QString &link : request.links) {
        if (const QString path = desktop::connectionFileMeantBy(link); !path.isEmpty())
            m_connectionFiles.read(path);
        else
            m_window.askAboutLink(link);
    }
    if (request.newConnection)
        m_window.newHost();
}

void Application::askAboutFile(const QString &path, const std::shared_ptr<desktop::ConnectionFile> &file)
{
    const Link shown{Link::Kind::ConnectionFile, file->target.url.displayName()};
    const auto accepted = [this, path, file] {
        ConsoleOptions options = m_options;
        if (!file->ca.isEmpty())
            if (const auto added = options.channel.trust.addCa(file->ca); !added)
                return m_window.refuseLink(QString::fromStdString(added.error().detail));
        if (file->deletesItself)
            QFile::remove(path);
        m_consoles.open(std::move(file->target), std::move(options));
    };
    m_newestFile = path;
    m_window.askBeforeOpening(shown, accepted, {}, [this, path, file] {
        if (file->deletesItself && path != m_newestFile) // else it is the newer one's now
            QFile::remove(path);
    });
}

void Application::present(const QByteArray &activationToken, const QByteArray &startupId)
{
    // There is no other way to hand it to Qt's Wayland plugin, which forgets it once it is used.
    if (!activationToken.isEmpty() && QGuiApplication::platformName().startsWith(QLatin1String("wayland")))
        qputenv("XDG_ACTIVATION_TOKEN", activationToken);
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    if (!activateByStartupId(*m_window.windowHandle(), startupId))
        m_window.activateWindow();
}

/// Those that are saved among them, as far as that can be read.
bool Application::cloudsAreKnown() const
{
    return m_clouds.isLoaded() && (m_cloudBook.isRead() || m_savedIsUnknown);
}

void Application::openWaiting()
{
    if (!cloudsAreKnown())
        return;
    m_window.setCloudsExpected(false);
    for (const QString &target : std::exchange(m_waiting, {}))
        m_window.submit(target);
    for (const EntryId &id : std::exchange(m_waitingClouds, {}))
        m_window.openEntry(id);
}

/// Once it is known what is saved; and what was saved since by another program.
void Application::openWaitingSaved()
{
    for (const EntryId &id : std::exchange(m_waitingSaved, {}))
        if (const Entry *entry = m_entries.find(id))
            openSaved(*entry);
}

/// What is a cloud's needs the clouds to be known.
void Application::openSaved(const Entry &entry)
{
    const bool isOfCloud = entry.kind == EntryKind::Cloud || entry.kind == EntryKind::Server;
    if (isOfCloud && !cloudsAreKnown())
        m_waitingClouds << entry.id;
    else
        m_window.openEntry(EntryId(entry.id));
}

void Application::openServer(const ServerRef &server)
{
    CloudConnection *cloud = m_clouds.find(server.cloud);
    if (!cloud)
        return;
    const auto known = cloud->server(server.scope, server.server);
    const QString name = known && !known->name.isEmpty() ? known->name : server.server.value;
    const ConsoleSession &session = m_consoles.open(cloud->consoleSource(server.scope, server.server), name,
                                                    m_cloudTree.addressOf(server), m_options);
    m_window.setServer(&session, server);
    m_window.keepTitle(&session, name);
}

void Application::openNamed(const QString &cloud, const QString &nameOrId)
{
    CloudConnection *found = m_clouds.find(cloud);
    if (!found)
        return;
    const ConsoleSession &session =
        m_consoles.open(found->consoleSource(nameOrId), nameOrId, cloud + u'/' + nameOrId, m_options);
    m_window.keepTitle(&session, nameOrId);
}

void Application::openFiles(const SessionId &id, ui::FilesPage &page)
{
    ui::bind(m_files.open(id), page);
    // Later: the page is in the middle of saying so, and what is closed is bound to it.
    QObject::connect(
        &page, &ui::TabPage::left, &m_files, [this, id] { m_files.close(id); }, Qt::QueuedConnection);
}

QImage Application::picture()
{
    m_window.show();
    return m_window.grab().toImage();
}

} // namespace porthole
