#pragma once

#include "core/ssh/worker/Session.h"

namespace porthole::ssh {

/// Notices a peer that is gone without a word: after each `every` of silence a question is sent that any
/// server answers (keepalive@openssh.com), and `misses` unanswered ones in a row are an end.
class KeepAlive {
public:
    KeepAlive(Session &session, Milliseconds every, int misses);

    /// When work() has something to do again.
    TimePoint due() const;
    /// Errors: Closed (nothing was heard for too long).
    Result<> work();

private:
    void send();

    Session &m_session;
    const Milliseconds m_every;
    const int m_misses;
    quint64 m_heard;
    TimePoint m_since; ///< of the last byte that was heard
    int m_unanswered = 0;
};

} // namespace porthole::ssh
