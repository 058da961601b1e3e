#include "core/net/NetworkHttpTransport.h"

#include "core/net/HttpExchange.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <algorithm>

namespace porthole::net {

namespace {

constexpr int kRedirectsFollowed = 5;

/// The proxies of the environment, in the words that they are asked in.
QNetworkProxy proxyOf(const ProxyEnvironment &proxies, const Origin &origin)
{
    const Transport like = origin.secure ? Transport::SecureWebSocket : Transport::WebSocket;
    return proxies.proxyFor(ConsoleRoute{like, origin.endpoint, {}});
}

/// Answers Qt's question for each request, which a manager's one proxy could not.
class EnvironmentProxies final : public QNetworkProxyFactory {
public:
    explicit EnvironmentProxies(ProxyEnvironment proxies)
        : m_proxies(std::move(proxies))
    {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const auto origin = Origin::of(query.url());
        return {origin ? proxyOf(m_proxies, *origin) : QNetworkProxy(QNetworkProxy::NoProxy)};
    }

private:
    const ProxyEnvironment m_proxies;
};

} // namespace

NetworkHttpTransport::NetworkHttpTransport(HttpOptions options)
    : m_options(std::move(options))
    , m_tls(m_options.trust.configuration())
    , m_manager(std::make_unique<QNetworkAccessManager>())
{
    if (!m_options.clientCertificate.isEmpty() && !m_options.clientKey.isNull()) {
        m_tls.setLocalCertificateChain(m_options.clientCertificate);
        m_tls.setPrivateKey(m_options.clientKey);
    }
    m_manager->setProxyFactory(new EnvironmentProxies(m_options.proxies)); // the manager owns it
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager->setStrictTransportSecurityEnabled(false);
    m_manager->setAutoDeleteReplies(false);
}

NetworkHttpTransport::~NetworkHttpTransport() = default;

void NetworkHttpTransport::forgetConnections()
{
    m_manager->clearAccessCache();
    m_untrusted.reset();
}

Result<QNetworkProxy> NetworkHttpTransport::proxyFor(const Origin &origin) const
{
    const QNetworkProxy proxy = proxyOf(m_options.proxies, origin);
    if (proxy.type() != QNetworkProxy::NoProxy && (proxy.hostName().isEmpty() || proxy.port() == 0))
        return Error::make(ErrorKind::Usage,
                           "the proxy that the environment names for " + origin.toString().toStdString() +
                               " is not understood: http://, socks5:// and socks5h:// addresses are");
    return proxy;
}

QNetworkRequest NetworkHttpTransport::prepared(const HttpRequest &request, const Origin &origin) const
{
    QNetworkRequest prepared(request.url.adjusted(QUrl::RemoveFragment));
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    prepared.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    prepared.setRawHeader("User-Agent", "Porthole");
    // Naming a coding ourselves ends Qt's unpacking: what arrives is what is counted.
    prepared.setRawHeader("Accept-Encoding", "identity");
    // Qt would send the computer's language, and services would translate what we read.
    prepared.setRawHeader("Accept-Language", "en");
    for (const HttpHeaders::Line &line : request.headers.lines())
        prepared.setRawHeader(line.name, line.value);
    if (origin.secure)
        prepared.setSslConfiguration(m_tls);
    return prepared;
}

Task<Result<HttpResponse>> NetworkHttpTransport::send(HttpRequest request)
{
    PH_CO_DO(checkRequest(request));
    const auto start = std::chrono::steady_clock::now();
    for (int followed = 0; followed <= kRedirectsFollowed; ++followed) {
        PH_CO_TRY(const Origin origin, Origin::of(request.url));
        PH_CO_TRY(const QNetworkProxy proxy, proxyFor(origin));
        const auto spent = std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - start);
        HttpExchange::Terms terms;
        terms.trust = &m_options.trust;
        terms.proxy = proxy;
        terms.connectTimeout = m_options.connectTimeout;
        terms.wholeTimeout = std::max(request.timeout - spent, Milliseconds{0});
        terms.largestBody = request.largestBody.value_or(m_options.largestBody);
        HttpExchange exchange(*m_manager, prepared(request, origin), request, origin, terms);
        auto answer = co_await exchange;
        if (exchange.untrusted())
            m_untrusted = exchange.untrusted();
        if (!answer || !request.followRedirects)
            co_return std::move(answer);
        PH_CO_TRY(const std::optional<QUrl> next, redirectOf(request, *answer));
        if (!next)
            co_return std::move(answer);
        request.url = *next;
    }
    co_return Error::make(ErrorKind::PeerMisbehaved, "more than 5 redirects, one after the other");
}

} // namespace porthole::net
