#pragma once

#include "core/session/CloudRegistry.h"
#include "tests/openstack/CloudDouble.h"
#include "tests/session/ConsoleProxyDouble.h"
#include "tests/session/WatchedSession.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace porthole::test {

/// A server as this double's Nova has it.
struct NovaServer {
    QString id;
    QString name;
    QString status = QStringLiteral("ACTIVE");
    QString task{};
};

/// A cloud that is alive: Keystone as captured, and a Nova whose servers a test changes as it goes, whose
/// actions do something, and whose consoles lead to a proxy in front of a VNC server.
class NovaDouble : public CloudDouble {
    Q_OBJECT
public:
    NovaDouble();

    /// Says of itself and its console proxy that they have this name.
    void liveAt(const QString &name);

    FakeRfbServer vnc;
    ConsoleProxyDouble proxy{vnc.port()};
    QList<NovaServer> servers;
    int pageSize = 1000;
    /// What os-start makes of a server; nothing: it is refused with 409.
    std::function<void(NovaServer &)> onStart = [](NovaServer &server) {
        server.status = QStringLiteral("ACTIVE");
    };
    /// Whether tokens that are given out are known to the proxy.
    bool tokensAreGood = true;
    /// Answers instead of what would be answered to POST remote-consoles, one after the other.
    QList<HttpAnswer> consoleAnswers;

    NovaServer &web() { return servers.first(); }
    ServerId webId() const { return {QString::fromLatin1(kWeb)}; }
    CloudScope scope(const QString &region = QStringLiteral("RegionOne")) const
    {
        return {{QString::fromLatin1(kProject)}, region};
    }
    int consolesAsked() const { return m_consoles; }
    int shows() const { return m_shows; }
    /// The texts that must not be seen anywhere: tokens of consoles, of Keystone, the password.
    QByteArrayList secrets() const;

private:
    void answerAlive();
    HttpAnswer nova(const SeenRequest &request);
    HttpAnswer list(const QByteArray &query) const;
    HttpAnswer console();
    HttpAnswer action(NovaServer &server, const QByteArray &body);

    int m_consoles = 0, m_shows = 0;
};

/// Waits of a cloud that are over soon.
inline CloudPace quickPace()
{
    CloudPace pace;
    pace.turn = Milliseconds{200};
    pace.quickTurn = Milliseconds{50};
    pace.firstRetry = Milliseconds{50};
    pace.lastRetry = Milliseconds{400};
    pace.consolePoll = Milliseconds{50};
    pace.slowConsolePoll = Milliseconds{100};
    return pace;
}

/// A cloud, and the registry that speaks to it.
struct NovaRig {
    explicit NovaRig(CloudPace pace = quickPace())
        : registry(std::make_unique<CloudRegistry>(openstack::CloudsEnvironment{}, net::ProxyEnvironment{},
                                                   nullptr, pace))
    {}
    CloudConnection &add() { return add(nova.profile()); }
    CloudConnection &add(const CloudProfile &profile) { return registry->add(profile); }

    NovaDouble nova;
    std::unique_ptr<CloudRegistry> registry;
};

} // namespace porthole::test
