#include "app/cli/StandardInput.h"

#include <QStringDecoder>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <termios.h>
#include <unistd.h>
#include <vector>

namespace porthole::cli {

namespace {

constexpr std::size_t kLongestLine = 64 * 1024;
constexpr qsizetype kLongestText = 1024 * 1024;

ssize_t readSome(char *to, std::size_t count)
{
    ssize_t got = 0;
    do
        got = ::read(STDIN_FILENO, to, count);
    while (got < 0 && errno == EINTR);
    return got;
}

termios savedTerminal;

extern "C" void restoreTerminalAndDie(int signal)
{
    tcsetattr(STDIN_FILENO, TCSANOW, &savedTerminal);
    std::signal(signal, SIG_DFL);
    raise(signal);
}

/// Echo off while it lives, whatever ends that.
class EchoOff {
public:
    EchoOff()
    {
        tcgetattr(STDIN_FILENO, &savedTerminal);
        for (std::size_t i = 0; i < kSignals.size(); ++i)
            m_previous[i] = std::signal(kSignals[i], restoreTerminalAndDie);
        termios silent = savedTerminal;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~EchoOff()
    {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &savedTerminal);
        for (std::size_t i = 0; i < kSignals.size(); ++i)
            std::signal(kSignals[i], m_previous[i]);
    }
    EchoOff(const EchoOff &) = delete;
    EchoOff &operator=(const EchoOff &) = delete;

private:
    static constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    std::array<void (*)(int), kSignals.size()> m_previous{};
};

void writeToTerminal(std::string_view text)
{
    // A prompt that cannot be shown is no reason to fail: the answer may still come.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

} // namespace

Result<Secret> readSecretLine()
{
    // Byte by byte, since a buffer would take what belongs to the next reader.
    std::vector<char> line;
    line.reserve(kLongestLine); // never reallocated: no copy of a password is left behind
    char byte = 0;
    ssize_t got = 0;
    while ((got = readSome(&byte, 1)) == 1 && byte != '\n') {
        if (line.size() == kLongestLine)
            return Error::make(ErrorKind::Usage, "the line on standard input is too long");
        line.push_back(byte);
    }
    if (got <= 0 && line.empty())
        return Error::make(ErrorKind::Usage, "standard input ended before a line was read");
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    return Secret(std::move(line));
}

Result<QString> readLine()
{
    PH_TRY(const Secret line, readSecretLine());
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const std::string_view text = line.reveal();
    QString decoded = decode(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    if (decode.hasError())
        return Error::make(ErrorKind::Usage, "the line on standard input is not UTF-8");
    return decoded;
}

Result<QByteArray> readToEnd()
{
    QByteArray text;
    std::array<char, 4096> buffer;
    ssize_t got = 0;
    while ((got = readSome(buffer.data(), buffer.size())) > 0) {
        text.append(buffer.data(), static_cast<qsizetype>(got));
        if (text.size() > kLongestText)
            return Error::make(ErrorKind::Usage, "more than 1 MiB on standard input");
    }
    if (got < 0)
        return Error::make(ErrorKind::Storage, std::string("standard input: ") + std::strerror(errno));
    return text;
}

bool isTerminal() { return isatty(STDIN_FILENO) == 1; }

Result<Secret> askPassword(std::string_view prompt)
{
    if (!isTerminal())
        return Error::make(ErrorKind::Usage, "there is no terminal to ask on");
    writeToTerminal(prompt);
    const EchoOff silence;
    auto password = readSecretLine();
    writeToTerminal("\n");
    if (!password)
        return Error::make(ErrorKind::Cancelled, "no password was given");
    return password;
}

} // namespace porthole::cli
