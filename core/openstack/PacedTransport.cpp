#include "core/openstack/PacedTransport.h"

#include "core/async/Delay.h"
#include "core/net/HttpRules.h"

#include <algorithm>

namespace porthole::openstack {

namespace {

constexpr int kRepeats = 2;

bool isOverloaded(const net::HttpResponse &answer)
{
    return answer.status == 429 || answer.status == 503 ||
           (answer.status == 413 && answer.headers.contains("Retry-After"));
}

QString originOf(const QUrl &url)
{
    const auto origin = net::Origin::of(url);
    return origin ? origin->toString() : QString();
}

} // namespace

Milliseconds PacedTransport::restOf(const QString &origin) const
{
    const auto until = m_notBefore.find(origin);
    if (until == m_notBefore.end())
        return Milliseconds{0};
    return std::chrono::ceil<Milliseconds>(*until - m_clock.now().monotonic);
}

Milliseconds PacedTransport::note(const QString &origin, const net::HttpResponse &answer, int repeat)
{
    const CloudClock::Moment now = m_clock.now();
    const auto sinceEpoch = std::chrono::duration_cast<Milliseconds>(now.wall.time_since_epoch()).count();
    const auto asked = retryAfter(answer, QDateTime::fromMSecsSinceEpoch(sinceEpoch, Qt::UTC));
    if (!asked)
        return std::min(Milliseconds{1000LL << repeat}, m_longest);
    const Milliseconds wait = std::min(*asked, m_longest);
    auto &until = m_notBefore[origin];
    until = std::max(until, now.monotonic + wait);
    return wait;
}

Task<Result<net::HttpResponse>> PacedTransport::send(net::HttpRequest request)
{
    const QString origin = originOf(request.url);
    Milliseconds wait = restOf(origin);
    for (int repeat = 0;; ++repeat) {
        if (wait > Milliseconds{0}) {
            if (m_onWait)
                m_onWait(wait);
            co_await async::delay(wait);
        }
        net::HttpRequest attempt = request;
        auto answer = co_await m_inner.send(std::move(attempt));
        if (!answer || !isOverloaded(*answer))
            co_return std::move(answer);
        wait = note(origin, *answer, repeat);
        if (request.method != "GET" || repeat == kRepeats)
            co_return std::move(answer);
    }
}

} // namespace porthole::openstack
