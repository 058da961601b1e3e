#pragma once

#include "core/base/Redactor.h"
#include "core/model/ConsoleUrl.h"

#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QStringList>
#include <memory>
#include <vector>

namespace porthole::net {

/// The proxies that the environment names, read once: https_proxy for wss, http_proxy for ws (CONNECT
/// in both cases), all_proxy for whatever has none of its own and for plain TCP and TLS, no_proxy for
/// the exceptions (names, ".suffix", addresses, CIDR, "*"), lower or upper case. Values are
/// http://, socks5:// or socks5h:// URLs; names are resolved by the proxy in every case. A proxy's
/// password stays out of every text.
class ProxyEnvironment {
public:
    ProxyEnvironment() = default;
    static ProxyEnvironment fromEnvironment(const QProcessEnvironment &environment);
    /// Whatever the environment says, everything goes through this proxy, no_proxy or not: it is the only
    /// way. Names are resolved at its other end.
    static ProxyEnvironment onlyThrough(QNetworkProxy proxy);

    /// The proxy for a route, QNetworkProxy::NoProxy if it goes direct. Loopback is no exception
    /// unless no_proxy says so. A variable that is set but not understood gives a proxy without a
    /// host name: the channel refuses to open, rather than go round a proxy that somebody wanted.
    QNetworkProxy proxyFor(const ConsoleRoute &route) const;

private:
    QNetworkProxy read(const QProcessEnvironment &environment, const QString &name);
    bool isException(const QString &host) const;

    bool m_isOnlyWay = false; ///< m_all
    QNetworkProxy m_http{QNetworkProxy::NoProxy};
    QNetworkProxy m_https{QNetworkProxy::NoProxy};
    QNetworkProxy m_all{QNetworkProxy::NoProxy};
    QStringList m_exceptions;
    std::vector<std::shared_ptr<const RedactedText>> m_passwords; ///< kept out of every text
};

} // namespace porthole::net
