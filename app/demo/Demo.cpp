#include "app/demo/Demo.h"

#include "app/demo/ConsoleProxy.h"
#include "app/demo/host/SshHost.h"

#include <algorithm>
#include <thread>

namespace porthole::demo {

/// In the order in which they may go: last come, first gone. The servers go after what they have handed
/// connections to.
struct Demo::Services {
    Services(std::unique_ptr<http::EventLoop> ofLoop, const DemoOptions &options,
             std::shared_ptr<const Glyphs> glyphs)
        : user{QString::fromLatin1(randomText(3).toHex()), QStringLiteral("captain"),
               Secret(randomText(6).toStdString())}
        , loop(std::move(ofLoop))
        , cloud(*loop, options)
        , consoleTokens(options.consoleTokenLife)
        , identity(cloud, user, options.tokenLife)
        , compute(cloud, identity, consoleTokens, options.pageLimit)
        , consoles(*loop, cloud, consoleTokens, std::move(glyphs), std::clamp(options.speed, 0.01, 1000.0))
    {
        cloud.setScreenListener(
            [this](const DemoServer &server, ScreenEvent event) { consoles.onScreen(server, event); });
    }

    Result<> listen()
    {
        PH_TRY(keystone,
               http::Server::listen(*loop, [this](const http::Call &call) { return identity.answer(call); }));
        PH_TRY(nova,
               http::Server::listen(*loop, [this](const http::Call &call) { return compute.answer(call); }));
        PH_TRY(proxy, http::Server::listen(
                          *loop, [this](const http::Call &call) { return consoles.answer(call); },
                          [this](const http::Call &call, evhttp_request *request) {
                              return consoles.upgrade(call, request);
                          }));
        identity.setAddresses(keystone->address(), nova->address());
        compute.setAddresses(nova->address(), proxy->address());
        return {};
    }

    const DemoUser user;
    const std::unique_ptr<http::EventLoop> loop;
    DemoCloud cloud;
    ConsoleTokens consoleTokens;
    KeystoneService identity;
    NovaService compute;
    std::unique_ptr<http::Server> keystone, nova, proxy;
    ConsoleProxy consoles;
    std::unique_ptr<SshHost> host;
    const HostId hostId = newHostId();
    std::thread thread;
};

Result<std::unique_ptr<Demo>> Demo::start(DemoOptions options)
{
    PH_TRY(auto glyphs, Glyphs::draw());
    PH_TRY(auto loop, http::EventLoop::make());
    auto services = std::make_unique<Services>(std::move(loop), options, std::move(glyphs));
    PH_DO(services->listen());
    PH_TRY(services->host, SshHost::start());
    return std::unique_ptr<Demo>(new Demo(std::move(services)));
}

Demo::Demo(std::unique_ptr<Services> services)
    : m_services(std::move(services))
{
    m_services->thread = std::thread([loop = m_services->loop.get()] { loop->run(); });
}

Demo::~Demo()
{
    m_services->loop->stop();
    m_services->thread.join();
}

CloudProfile Demo::profile() const
{
    const Inventory &inventory = m_services->cloud.inventory();
    CloudProfile profile;
    profile.name = kCloudName;
    profile.source = QStringLiteral("built in");
    profile.authUrl = QUrl(m_services->keystone->address() + QStringLiteral("/v3"));
    profile.auth = {{QStringLiteral("username"), m_services->user.name},
                    {QStringLiteral("user_domain_name"), QStringLiteral("Default")},
                    {QStringLiteral("project_name"), inventory.projects.front().name},
                    {QStringLiteral("project_domain_name"), QStringLiteral("Default")}};
    profile.secrets.insert(QStringLiteral("password"),
                           std::make_shared<const Secret>(m_services->user.password.clone()));
    profile.region = profile.computeRegion = inventory.regions.front();
    profile.regions = QStringList(inventory.regions.begin(), inventory.regions.end());
    return profile;
}

DemoHost Demo::host() const
{
    const SshHost &at = *m_services->host;
    SavedHost host;
    host.id = m_services->hostId;
    host.name = kHostName;
    host.host = QStringLiteral("127.0.0.1");
    host.port = at.port();
    host.user = QString::fromLatin1(at.user());
    host.agentCommand = QStringLiteral("porthole-demo-agent");
    return {std::move(host), at.password().clone(), at.hostKey()};
}

} // namespace porthole::demo
