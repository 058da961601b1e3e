#include "app/cli/StandardInput.h"

#include "app/cli/EchoOff.h"

#include <QStringDecoder>

#include <array>
#include <cerrno>
#include <cstring>
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
    const EchoOff silence(STDIN_FILENO);
    auto password = readSecretLine();
    writeToTerminal("\n");
    if (!password)
        return Error::make(ErrorKind::Cancelled, "no password was given");
    return password;
}

} // namespace porthole::cli
