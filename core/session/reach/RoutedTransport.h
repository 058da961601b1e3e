#pragma once

#include "core/net/NetworkHttpTransport.h"
#include "core/session/reach/CloudRoute.h"

namespace porthole {

/// HTTP to a cloud by the way that it is reached, whichever that is at the moment: what is sent waits until a
/// host is connected to, and hears that the way is down while it is. Thread: one.
class RoutedTransport final : public net::HttpTransport {
public:
    /// Without a route: directly, or as `options` says.
    RoutedTransport(net::HttpOptions options, std::shared_ptr<CloudRoute> route);

    /// Errors: also CloudRoute::open()'s. What fails on the far side of a host names it.
    Task<Result<net::HttpResponse>> send(net::HttpRequest request) override;
    std::optional<net::UntrustedCertificate> untrusted() const override;
    void forgetConnections() override;
    void pin(const net::PinnedCertificate &exception);

private:
    std::shared_ptr<net::NetworkHttpTransport> over(const Way &way);
    Error explained(const QString &host, Error error) const;

    net::HttpOptions m_options;
    const std::shared_ptr<CloudRoute> m_route;
    std::shared_ptr<net::NetworkHttpTransport> m_inner; ///< shared with what is under way
    quint64 m_number = 0;                               ///< of the way that it goes; 0: directly
};

} // namespace porthole
