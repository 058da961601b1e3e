#pragma once

#include "core/ssh/worker/Session.h"

namespace porthole::ssh {

/// How long a peer may be silent: ServerAliveInterval and ServerAliveCountMax of ssh_config(5).
struct KeepAliveRule {
    Milliseconds every{0}; ///< of silence before a question is sent; 0: none is
    int misses = 0;        ///< unanswered ones in a row that end the connection

    /// From the last that was heard to the end; 0: for ever.
    Milliseconds patience() const { return every * (misses + 1); }
};

/// Notices a peer that is gone without a word: after each `every` of silence a question is sent that any
/// server answers (keepalive@openssh.com), and `misses` unanswered ones in a row are an end. Each question
/// has its time to be answered in, also where this process was stopped for longer than the peer may be.
class KeepAlive {
public:
    KeepAlive(Session &session, KeepAliveRule rule);

    /// When work() has something to do again.
    TimePoint due() const;
    /// Errors: Closed (nothing was heard for too long).
    Result<> work();

private:
    Session &m_session;
    const KeepAliveRule m_rule;
    quint64 m_heard;   ///< bytes
    TimePoint m_since; ///< the last of them was heard, or the last question sent
    int m_unanswered = 0;
};

} // namespace porthole::ssh
