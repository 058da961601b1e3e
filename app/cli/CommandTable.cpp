#include "app/cli/CommandTable.h"

namespace porthole::cli {

namespace {

constexpr QLatin1String kConsoleDetails(R"(
URL is vnc://HOST[:DISPLAY|::PORT], vncs://..., ws://..., wss://..., the address of a console page
(https://.../vnc_lite.html?path=...token=...), or - for one line of standard input.

  --password-file FILE  the VNC password is this file's first line; else it is taken from the URL
                        (vnc://:PASSWORD@HOST), from PORTHOLE_VNC_PASSWORD, or asked on the terminal
  --ca-file FILE        trust the certificates of this PEM file too
  --pin SHA256          trust the certificate with this fingerprint on this host and port
  --timeout-ms N        give up after N milliseconds (15000)
)");

constexpr QLatin1String kShotDetails(R"(
Waits until every pixel of the picture has come and writes it as PNG; - is standard output.

  --after-ms N          then follows the picture for N more milliseconds and writes what is there
)");

constexpr QLatin1String kTypeDetails(R"(
Types the text on standard input, as on a US keyboard. One line end at its end is left out.

  --enter               press Return after it
  --delay-ms N          wait N milliseconds after each press and release (10)
)");

constexpr QLatin1String kKeyDetails(R"(
Presses the keys in this order and releases them in the opposite one: ctrl+alt+del, F5, super, shift+a.

  --delay-ms N          wait N milliseconds after each press and release (10)
)");

constexpr QLatin1String kDecodeDetails(R"(
Replays a recording without a server and prints the CRC-32 of the picture it ends in (rows of blue,
green, red bytes), how much was decoded, and how fast. Counts are of one replay, CPU seconds of all.

  --repeat K            replay it K times (1)
  --piece N             feed it in pieces of at most N bytes
  --json                print one JSON object
)");

constexpr std::array kCommands{
    Command{QLatin1String("console shot"),
            QLatin1String("URL OUT.png [--after-ms N]"),
            QLatin1String("take a console's picture"),
            kShotDetails,
            {shot::kOperands, shot::kOptions},
            shot::run},
    Command{QLatin1String("console type"),
            QLatin1String("URL [--enter]"),
            QLatin1String("type the text on standard input"),
            kTypeDetails,
            {type::kOperands, type::kOptions},
            type::run},
    Command{QLatin1String("console key"),
            QLatin1String("URL CHORD"),
            QLatin1String("press a chord: ctrl+alt+del"),
            kKeyDetails,
            {key::kOperands, key::kOptions},
            key::run},
    Command{QLatin1String("decode"),
            QLatin1String("RECORDING.rfbcap [--repeat K] [--json]"),
            QLatin1String("replay a recording and measure it"),
            kDecodeDetails,
            {decode::kOperands, decode::kOptions},
            decode::run},
};

constexpr QLatin1String kOverview(R"(Porthole opens the consoles of machines that are elsewhere.

  porthole [TARGET...]                          the window, with these consoles open
%1  porthole help COMMAND                         all about one of these
  porthole --version

A TARGET is vnc://HOST[:DISPLAY|::PORT] (or without the scheme), vncs://..., ws://..., wss://..., or the
address of a console page as a cloud gives it (https://.../vnc_lite.html?path=...token=...). Given as an
argument it is wiped from the process list at once; - as the URL of a command reads it from standard
input.

  --picture FILE    write a picture of the window, with nothing open, to a PNG file; needs no display

Exit codes: 0 done, 1 a file could not be written, 2 usage, 3 authentication (also: the certificate is
not trusted), 4 not found, 5 unreachable or timed out, 6 the peer broke the protocol, 7 not available.
)");

QString usageOf(const Command &command)
{
    return QStringLiteral("porthole %1 %2").arg(command.name, command.usage);
}

} // namespace

std::span<const Command> commands() { return kCommands; }

const Command *commandOf(const QStringList &words)
{
    for (const Command &command : kCommands) {
        const QStringList name = QString(command.name).split(u' ');
        if (words.mid(0, name.size()) == name)
            return &command;
    }
    return nullptr;
}

QString overview()
{
    QString lines;
    for (const Command &command : kCommands)
        lines += QStringLiteral("  %1\n      %2\n").arg(usageOf(command), command.summary);
    return QString(kOverview).arg(lines);
}

QString pageOf(const Command &command)
{
    const bool console = command.name.startsWith(QLatin1String("console "));
    return usageOf(command) + QStringLiteral(": ") + command.summary + u'\n' + command.details +
           (console ? QString(kConsoleDetails) : QString());
}

} // namespace porthole::cli
