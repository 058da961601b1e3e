#include "core/ssh/worker/KeepAlive.h"

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
    m_session.sendKeepAlive();
    return {};
}

} // namespace porthole::ssh
