#include "app/cli/host/ControllingTerminal.h"

#include "app/cli/EchoOff.h"

#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <unistd.h>
#include <vector>

namespace porthole::cli {

namespace {

constexpr std::size_t kLongestLine = 4096; // what a terminal hands out as one line, and no more

} // namespace

ControllingTerminal::ControllingTerminal()
    : m_descriptor(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY))
{}

ControllingTerminal::~ControllingTerminal()
{
    if (isThere())
        ::close(m_descriptor);
}

void ControllingTerminal::say(std::string_view text) const
{
    while (isThere() && !text.empty()) {
        const ssize_t written = ::write(m_descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return; // it has gone; the answer will say so
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

Result<Secret> ControllingTerminal::ask(std::string_view prompt, bool echo) const
{
    if (!isThere())
        return Error::make(ErrorKind::Unavailable, "there is no terminal to ask on");
    say(prompt);
    std::optional<EchoOff> silence;
    if (!echo)
        silence.emplace(m_descriptor);
    std::vector<char> line;
    line.reserve(kLongestLine); // never reallocated: no copy of a password is left behind
    char byte = 0;
    ssize_t got = 0;
    while (line.size() < kLongestLine) {
        got = ::read(m_descriptor, &byte, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || byte == '\n')
            break;
        line.push_back(byte);
    }
    if (!echo)
        say("\n");
    Secret answer(std::move(line));
    if (got <= 0)
        return Error::make(ErrorKind::Cancelled, "no answer was given");
    if (byte != '\n')
        return Error::make(ErrorKind::Usage, "the answer is too long");
    return answer;
}

Result<bool> ControllingTerminal::confirm(std::string_view question) const
{
    say(question);
    for (;;) {
        PH_TRY(const Secret answer, ask("(yes/no) ", true));
        if (answer.reveal() == "yes" || answer.reveal() == "no")
            return answer.reveal() == "yes";
        say("Please type yes or no. ");
    }
}

} // namespace porthole::cli
