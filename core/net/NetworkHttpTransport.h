#pragma once

#include "core/net/HttpTransport.h"
#include "core/net/ProxyEnvironment.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <memory>

class QNetworkAccessManager;
class QNetworkRequest;

namespace porthole::net {

struct Origin;

/// What an HTTP transport needs to know besides its requests. Values only, so that it may cross
/// threads.
struct HttpOptions {
    TlsTrust trust;
    ProxyEnvironment proxies;
    /// TCP and TLS, or a proxy's consent; looking up the name is the system's and not counted.
    Milliseconds connectTimeout{15000};
    qint64 largestBody = 32 << 20; ///< bytes
    /// For servers that ask for a certificate of the client: its chain, itself first, and its key.
    QList<QSslCertificate> clientCertificate;
    QSslKey clientKey;
};

/// HTTP/1.1 over Qt's network stack with everything switched off that remembers or decides on its
/// own: no HTTP/2 (CVE-2024-39936 is open in Qt 6.4), no cache, no cookies, no stored logins, no
/// redirects of Qt's (they carry X-Auth-Token anywhere), no compression. One for each cloud, so that
/// nothing of one reaches another. Thread: the one that made it.
///
/// What Qt does not let us bound, but by the time: an answer's head that never ends (0.5 MB/s, and Qt's
/// thread reads on until the peer stops), and the body of a 401, which Qt holds until it is whole.
class NetworkHttpTransport final : public HttpTransport {
public:
    explicit NetworkHttpTransport(HttpOptions options);
    ~NetworkHttpTransport() override;

    Task<Result<HttpResponse>> send(HttpRequest request) override;
    std::optional<UntrustedCertificate> untrusted() const override { return m_untrusted; }
    void forgetConnections() override;

    /// Believes this certificate from now on.
    void pin(PinnedCertificate exception) { m_options.trust.pin(std::move(exception)); }

private:
    Result<QNetworkProxy> proxyFor(const Origin &origin) const;
    QNetworkRequest prepared(const HttpRequest &request, const Origin &origin) const;

    HttpOptions m_options;
    QSslConfiguration m_tls; ///< made once: it may take reading all of the system's roots
    std::optional<UntrustedCertificate> m_untrusted;
    std::unique_ptr<QNetworkAccessManager> m_manager;
};

} // namespace porthole::net
