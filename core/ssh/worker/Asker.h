#pragma once

#include "core/ssh/worker/Loop.h"
#include "core/ssh/worker/News.h"

namespace porthole::ssh {

/// Puts questions to the person, and waits for the answers while the connection lives on.
/// Thread: the connection's.
class Asker {
public:
    /// `isAllowed`: false where nobody is there to be asked.
    Asker(Loop &loop, TellConnection tell, Milliseconds patience, bool isAllowed);
    ~Asker();
    Asker(const Asker &) = delete;
    Asker &operator=(const Asker &) = delete;

    bool isAllowed() const { return m_isAllowed; }
    /// Errors: Cancelled (the person said no), Timeout, Loop::turn()'s.
    Result<PersonsAnswer> ask(SshQuestion question);
    /// Whether a program may be run. Errors: Forbidden (it was refused, or nobody is there to allow it),
    /// Timeout, Loop::turn()'s.
    Result<> allow(const CommandQuestion &question);
    /// Nobody waits for the connection any more: a Cancelled is that, and no refusal.
    bool isGivenUp() const { return m_loop.inbox()->isCancelled(); }
    /// How long persons have taken so far.
    std::chrono::steady_clock::duration taken() const { return m_taken; }

private:
    Loop &m_loop;
    const TellConnection m_tell;
    const Milliseconds m_patience;
    const bool m_isAllowed;
    std::chrono::steady_clock::duration m_taken{};
    std::optional<PersonsAnswer> m_answer;
};

} // namespace porthole::ssh
