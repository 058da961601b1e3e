#include "core/session/reach/RoutedTransport.h"

#include "core/session/reach/WayWords.h"

namespace porthole {

RoutedTransport::RoutedTransport(net::HttpOptions options, std::shared_ptr<CloudRoute> route)
    : m_options(std::move(options))
    , m_route(std::move(route))
{}

/// Another way has connections of its own.
std::shared_ptr<net::NetworkHttpTransport> RoutedTransport::over(const Way &way)
{
    const quint64 number = way ? way->number : 0;
    if (m_inner && m_number == number)
        return m_inner;
    net::HttpOptions options = m_options;
    if (way)
        options.proxies = way->proxies;
    m_number = number;
    m_inner = std::make_shared<net::NetworkHttpTransport>(std::move(options));
    return m_inner;
}

Task<Result<net::HttpResponse>> RoutedTransport::send(net::HttpRequest request)
{
    Way way;
    if (m_route) {
        PH_CO_TRY(way, co_await CloudRoute::open(m_route));
    }
    const auto inner = over(way);
    auto answer = co_await inner->send(std::move(request));
    if (!answer && way)
        co_return explained(way->host, std::move(answer).error());
    co_return std::move(answer);
}

Error RoutedTransport::explained(const QString &host, Error error) const
{
    const bool isLoss = error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Closed ||
                        error.kind == ErrorKind::Timeout;
    return isLoss && !m_route->now() ? wayIsDown(host, std::nullopt) : throughHost(host, std::move(error));
}

std::optional<net::UntrustedCertificate> RoutedTransport::untrusted() const
{
    return m_inner ? m_inner->untrusted() : std::nullopt;
}

void RoutedTransport::forgetConnections()
{
    if (m_inner)
        m_inner->forgetConnections();
}

void RoutedTransport::pin(const net::PinnedCertificate &exception)
{
    m_options.trust.pin(exception);
    if (m_inner)
        m_inner->pin(exception);
}

} // namespace porthole
