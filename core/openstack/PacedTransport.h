#pragma once

#include "core/net/HttpTransport.h"
#include "core/openstack/CloudClock.h"
#include "core/openstack/RetryAfter.h"

#include <QHash>
#include <functional>

namespace porthole::openstack {

/// A transport that does as an overloaded service asks: after 429 or 503 with a Retry-After, nothing
/// goes to that origin until then (kLongestWait at most), and a GET so refused is sent again, twice at
/// most. What was not asked to wait for is repeated after a second, then two. Everything that is not
/// a GET is handed back as it was answered: whether it took effect is not known.
class PacedTransport final : public net::HttpTransport {
public:
    PacedTransport(net::HttpTransport &inner, const CloudClock &clock)
        : m_inner(inner)
        , m_clock(clock)
    {}

    /// Called when a request begins to wait, with the time.
    void setOnWait(std::function<void(Milliseconds)> called) { m_onWait = std::move(called); }
    /// For tests.
    void setLongestWait(Milliseconds longest) { m_longest = longest; }

    Task<Result<net::HttpResponse>> send(net::HttpRequest request) override;
    std::optional<net::UntrustedCertificate> untrusted() const override { return m_inner.untrusted(); }
    void forgetConnections() override { m_inner.forgetConnections(); }

private:
    Milliseconds restOf(const QString &origin) const;
    Milliseconds note(const QString &origin, const net::HttpResponse &answer, int repeat);

    net::HttpTransport &m_inner;
    const CloudClock &m_clock;
    std::function<void(Milliseconds)> m_onWait;
    Milliseconds m_longest = kLongestWait;
    QHash<QString, CloudClock::Monotonic> m_notBefore;
};

} // namespace porthole::openstack
