#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <string_view>

namespace porthole::cli {

/// The terminal of the person who started the program, whatever standard input and output are.
/// Its calls wait: nothing else is to be done meanwhile. Thread: main.
class ControllingTerminal {
public:
    ControllingTerminal();
    ~ControllingTerminal();
    ControllingTerminal(const ControllingTerminal &) = delete;
    ControllingTerminal &operator=(const ControllingTerminal &) = delete;

    /// False if there is none: a job in the background, a daemon.
    bool isThere() const { return m_descriptor >= 0; }
    /// Lines that are fit to be shown.
    void say(std::string_view text) const;
    /// One line, without its end. Errors: Cancelled (end of input), Unavailable (no terminal), Usage (too
    /// long).
    Result<Secret> ask(std::string_view prompt, bool echo) const;
    /// Whether the answer is "yes", in letters: anything else is asked again or a no.
    Result<bool> confirm(std::string_view question) const;

private:
    int m_descriptor;
};

} // namespace porthole::cli
