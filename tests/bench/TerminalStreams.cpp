#include "tests/bench/TerminalStreams.h"

#include <functional>
#include <random>

namespace porthole::bench {

namespace {

using Random = std::mt19937;

int below(Random &random, int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); }

std::string printable(Random &random, int length)
{
    std::string text;
    for (int i = 0; i < length; ++i)
        text += static_cast<char>(' ' + below(random, 95));
    return text;
}

/// Lines of a log, as journalctl has them.
std::string logLine(Random &random)
{
    static const char *const kWords[] = {"connection", "from", "192.0.2.7", "accepted", "session", "opened",
                                         "for",        "user", "analyst",   "timeout",  "retrying"};
    std::string line = "Nov 25 22:" + std::to_string(10 + below(random, 50)) + ":07 db-02 sshd[" +
                       std::to_string(below(random, 90'000)) + "]:";
    for (int i = 4 + below(random, 8); i > 0; --i)
        line += std::string(" ") + kWords[below(random, 11)];
    return line + "\r\n";
}

/// As ls --color does it: a few words a line, each in one of sixteen colours.
std::string colouredLine(Random &random)
{
    std::string line;
    for (int i = 0; i < 5; ++i)
        line += "\x1b[" + std::to_string(below(random, 2)) + ";" + std::to_string(30 + below(random, 8)) +
                "m" + printable(random, 8) + "\x1b[0m  ";
    return line + "\r\n";
}

std::string trueColourCell(Random &random)
{
    std::string cell = "\x1b[48;2;";
    for (int i = 0; i < 3; ++i)
        cell += std::to_string(below(random, 256)) + (i < 2 ? ";" : "m ");
    return cell;
}

std::string ideographs(Random &random)
{
    std::string line;
    for (int i = 0; i < 30; ++i) {
        const int code = 0x4e00 + below(random, 0x5000);
        line += static_cast<char>(0xe0 | code >> 12);
        line += static_cast<char>(0x80 | (code >> 6 & 0x3f));
        line += static_cast<char>(0x80 | (code & 0x3f));
    }
    return line + "\r\n";
}

std::string motion(Random &random, int columns, int rows)
{
    return "\x1b[" + std::to_string(1 + below(random, rows)) + ";" +
           std::to_string(1 + below(random, columns)) + "H" + static_cast<char>('a' + below(random, 26));
}

} // namespace

std::vector<Stream> terminalStreams(std::size_t bytes, int columns, int rows)
{
    const auto fill = [bytes](const std::function<std::string(Random &)> &piece) {
        Random random(7);
        std::string made;
        while (made.size() < bytes)
            made += piece(random);
        return made;
    };
    return {{"ascii", fill([](Random &r) { return printable(r, 1 + below(r, 78)) + "\r\n"; })},
            {"log", fill(logLine)},
            {"16 colours", fill(colouredLine)},
            {"true colour", fill(trueColourCell)},
            {"CJK", fill(ideographs)},
            {"cursor motion", fill([=](Random &r) { return motion(r, columns, rows); })},
            {"long lines", fill([](Random &r) { return printable(r, 5'000) + "\r\n"; })}};
}

} // namespace porthole::bench
