#include "core/net/ProxyEnvironment.h"

#include <QHostAddress>
#include <QUrl>
#include <algorithm>

namespace porthole::net {

namespace {

/// Set, but not understood: a proxy without a host name.
QNetworkProxy notUnderstood() { return QNetworkProxy(QNetworkProxy::HttpProxy); }

/// The variable in lower case, which wins, or in upper case.
QString valueOf(const QProcessEnvironment &environment, const QString &name)
{
    const QString lower = environment.value(name).trimmed();
    return lower.isEmpty() ? environment.value(name.toUpper()).trimmed() : lower;
}

} // namespace

ProxyEnvironment ProxyEnvironment::fromEnvironment(const QProcessEnvironment &environment)
{
    ProxyEnvironment proxies;
    proxies.m_http = proxies.read(environment, QStringLiteral("http_proxy"));
    proxies.m_https = proxies.read(environment, QStringLiteral("https_proxy"));
    proxies.m_all = proxies.read(environment, QStringLiteral("all_proxy"));
    const QString exceptions = valueOf(environment, QStringLiteral("no_proxy"));
    const auto entries = QStringView(exceptions).split(u',', Qt::SkipEmptyParts);
    for (const QStringView entry : entries) {
        if (!entry.trimmed().isEmpty())
            proxies.m_exceptions << entry.trimmed().toString().toLower();
    }
    return proxies;
}

ProxyEnvironment ProxyEnvironment::onlyThrough(QNetworkProxy proxy)
{
    ProxyEnvironment proxies;
    proxy.setCapabilities(QNetworkProxy::TunnelingCapability | QNetworkProxy::HostNameLookupCapability);
    proxies.m_passwords.push_back(std::make_shared<RedactedText>(proxy.password().toStdString()));
    proxies.m_all = std::move(proxy);
    proxies.m_isOnlyWay = true;
    return proxies;
}

QNetworkProxy ProxyEnvironment::read(const QProcessEnvironment &environment, const QString &name)
{
    const QString text = valueOf(environment, name);
    if (text.isEmpty())
        return QNetworkProxy::NoProxy;
    // "host:port" without a scheme is HTTP, as everywhere.
    const QUrl url(text.contains(u"://") ? text : QStringLiteral("http://") + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return notUnderstood();
    const QString scheme = url.scheme();
    QNetworkProxy proxy;
    if (scheme == u"http") {
        proxy.setType(QNetworkProxy::HttpProxy);
        proxy.setPort(static_cast<quint16>(url.port(80)));
    } else if (scheme == u"socks5" || scheme == u"socks5h") {
        proxy.setType(QNetworkProxy::Socks5Proxy);
        proxy.setPort(static_cast<quint16>(url.port(1080)));
    } else {
        return notUnderstood();
    }
    proxy.setCapabilities(QNetworkProxy::TunnelingCapability | QNetworkProxy::HostNameLookupCapability);
    proxy.setHostName(url.host());
    proxy.setUser(url.userName(QUrl::FullyDecoded));
    proxy.setPassword(url.password(QUrl::FullyDecoded));
    for (const QString &password : {proxy.password(), url.password(QUrl::FullyEncoded)})
        m_passwords.push_back(std::make_shared<RedactedText>(password.toStdString()));
    return proxy;
}

QNetworkProxy ProxyEnvironment::proxyFor(const ConsoleRoute &route) const
{
    if (m_isOnlyWay)
        return m_all;
    if (isException(route.endpoint.host))
        return QNetworkProxy::NoProxy;
    const QNetworkProxy *own = &m_all;
    if (route.transport == Transport::WebSocket)
        own = &m_http;
    else if (route.transport == Transport::SecureWebSocket)
        own = &m_https;
    return own->type() == QNetworkProxy::NoProxy ? m_all : *own;
}

bool ProxyEnvironment::isException(const QString &host) const
{
    const QString name = host.toLower();
    const QHostAddress address(name);
    return std::any_of(m_exceptions.begin(), m_exceptions.end(), [&](const QString &exception) {
        if (exception == u"*")
            return true;
        if (!address.isNull()) {
            const auto subnet = QHostAddress::parseSubnet(exception);
            return subnet.second >= 0 && exception.contains(u'/') ? address.isInSubnet(subnet)
                                                                  : address == QHostAddress(exception);
        }
        // "example.org" and ".example.org" both mean the domain and all that is in it.
        const QStringView domain = QStringView(exception).mid(exception.startsWith(u'.') ? 1 : 0);
        return name == domain || (name.endsWith(domain) && name.at(name.size() - domain.size() - 1) == u'.');
    });
}

} // namespace porthole::net
