#include "core/ssh/worker/KeepAlive.h"

#include <libssh/server.h>

namespace porthole::ssh {

namespace {

/// Where no keep-alive is wanted, the loop waits for this long.
constexpr std::chrono::hours kNever{24};

} // namespace

KeepAlive::KeepAlive(Session &session, KeepAliveRule rule)
    : m_session(session)
    , m_rule(rule)
    , m_heard(session.bytesIn())
    , m_since(now())
{}

TimePoint KeepAlive::due() const
{
    return m_rule.every.count() > 0 ? m_since + m_rule.every : now() + kNever;
}

Result<> KeepAlive::work()
{
    if (m_session.bytesIn() != m_heard) {
        m_heard = m_session.bytesIn();
        m_since = now();
        m_unanswered = 0;
    }
    if (now() < due())
        return {};
    if (m_unanswered >= m_rule.misses)
        return Error::make(ErrorKind::Closed, "the host has been silent for " +
                                                  std::to_string(m_rule.patience().count()) + " ms");
    ++m_unanswered;
    m_since = now();
    send();
    return {};
}

/// libssh sends nothing while it has an answer to collect: every second call does only that.
void KeepAlive::send()
{
    const quint64 before = m_session.bytesOut();
    (void)ssh_send_keepalive(m_session.raw()); // always SSH_OK
    if (m_session.bytesOut() == before)
        (void)ssh_send_keepalive(m_session.raw());
}

} // namespace porthole::ssh
