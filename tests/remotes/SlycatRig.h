#pragma once

#include "core/net/NetworkHttpTransport.h"
#include "core/remotes/slycat/HostSession.h"
#include "tests/remotes/SlycatDouble.h"
#include "tests/support/Flow.h"

namespace porthole::test {

inline GatewayUrl gatewayUrl(const QString &text)
{
    auto url = GatewayUrl::parse(text);
    Q_ASSERT(url);
    return *url;
}

inline std::shared_ptr<const Secret> secretOf(const char *text)
{
    return std::make_shared<const Secret>(std::string_view(text));
}

inline slycat::HostSignIn onHost(const char *host, AgentWish agent = AgentWish::AsConfigured)
{
    return {QString::fromLatin1(host), QString::fromLatin1(SlycatDouble::kHostUser),
            secretOf(SlycatDouble::kHostPassword), agent};
}

/// A server, unencrypted on loopback, and everything that talks to it.
struct SlycatRig {
    explicit SlycatRig(SlycatDouble::Version version, const QByteArray &prefix = {})
        : server(version, prefix)
    {
        server.wantsHttps = false;
    }

    QByteArray discover() { return words(finished(access.discover())); }
    QByteArray signIn(const char *password = SlycatDouble::kPassword)
    {
        return words(finished(access.signIn(QString::fromLatin1(SlycatDouble::kUser), secretOf(password))));
    }
    QByteArray open(const char *host, AgentWish agent = AgentWish::AsConfigured)
    {
        return words(finished(session.open(onHost(host, agent))));
    }
    /// Signed in, with a session on that host.
    bool isOpenOn(const char *host)
    {
        return discover() == "success" && signIn() == "success" && open(host) == "success";
    }

    SlycatDouble server;
    net::NetworkHttpTransport transport{net::HttpOptions{}};
    slycat::Access access{gatewayUrl(server.address()), transport};
    slycat::HostSession session{access};
};

} // namespace porthole::test
