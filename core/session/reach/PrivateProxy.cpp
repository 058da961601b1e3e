#include "core/session/reach/PrivateProxy.h"

#include <QNetworkProxy>

namespace porthole {

namespace {

QString textOf(const Secret &secret)
{
    return QString::fromLatin1(secret.reveal().data(), static_cast<qsizetype>(secret.reveal().size()));
}

ssh::SocksOptions optionsWith(std::shared_ptr<const socks::Credentials> credentials)
{
    ssh::SocksOptions options;
    options.credentials = std::move(credentials);
    return options;
}

} // namespace

PrivateProxy::PrivateProxy(std::shared_ptr<const socks::Credentials> credentials)
    : m_credentials(std::move(credentials))
    , m_listener(optionsWith(m_credentials))
{}

Result<std::unique_ptr<PrivateProxy>> PrivateProxy::make()
{
    std::unique_ptr<PrivateProxy> made(new PrivateProxy(ssh::newSocksCredentials()));
    PH_TRY(const quint16 port, made->m_listener.listen());
    made->m_proxies = net::ProxyEnvironment::onlyThrough(
        QNetworkProxy(QNetworkProxy::Socks5Proxy, made->m_listener.address().toString(), port,
                      textOf(made->m_credentials->user), textOf(made->m_credentials->password)));
    return made;
}

} // namespace porthole
