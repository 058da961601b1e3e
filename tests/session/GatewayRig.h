#pragma once

#include "core/session/gateway/GatewayRegistry.h"
#include "tests/remotes/SlycatDouble.h"

#include <QTest>
#include <QThread>

namespace porthole::test {

/// A thread that runs until its owner goes.
class RunningThread : public QThread {
public:
    RunningThread() { start(); }
    ~RunningThread() override
    {
        quit();
        wait();
    }
    RunningThread(const RunningThread &) = delete;
    RunningThread &operator=(const RunningThread &) = delete;
};

/// A Slycat server, unencrypted on loopback, and a session with it.
struct GatewayRig {
    explicit GatewayRig(SlycatDouble::Version version)
        : server(version)
    {
        server.wantsHttps = false;
    }

    GatewaySession &make() { return registry.open(*GatewayUrl::parse(server.address())); }
    static void signIn(GatewaySession &session, const char *password = SlycatDouble::kPassword)
    {
        session.submitSignIn(QString::fromLatin1(SlycatDouble::kUser), Secret(std::string_view(password)));
    }
    static void connectTo(GatewaySession &session, const char *host,
                          AgentWish agent = AgentWish::AsConfigured,
                          const char *password = SlycatDouble::kHostPassword)
    {
        session.connectHost(QString::fromLatin1(host), QString::fromLatin1(SlycatDouble::kHostUser),
                            Secret(std::string_view(password)), agent);
    }
    static bool reaches(const GatewaySession &session, GatewayState state)
    {
        return QTest::qWaitFor([&] { return session.state() == state; }, 10000);
    }
    /// A session on that host; nullptr if there is none.
    GatewaySession *makeOpen(const char *host = "good.lab")
    {
        GatewaySession &session = make();
        if (!reaches(session, GatewayState::SignInNeeded))
            return nullptr;
        signIn(session);
        if (!reaches(session, GatewayState::HostNeeded))
            return nullptr;
        connectTo(session, host);
        return reaches(session, GatewayState::Open) ? &session : nullptr;
    }

    SlycatDouble server;
    RunningThread network;
    GatewayRegistry registry{network, GatewayOptions{}};
};

} // namespace porthole::test
