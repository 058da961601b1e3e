// scrollbackbench [LINES]: what lines that have scrolled off cost, a million of them if nothing else is said:
// bytes of memory for each, and the time to cut them anew for another width and to look through them all.

#include "core/terminal/Search.h"
#include "core/terminal/Terminal.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <malloc.h>
#include <string>

namespace porthole::bench {

namespace {

/// As many bytes as the allocator has given out.
std::size_t inUse() { return mallinfo2().uordblks + mallinfo2().hblkhd; }

double millisecondsOf(const std::function<void()> &work)
{
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

void measure(const char *name, const std::function<std::string(int)> &line, int lines)
{
    const std::size_t before = inUse();
    terminal::Terminal terminal({80, 24}, 2 * std::int64_t{lines});
    std::string bytes;
    const double fed = millisecondsOf([&] {
        for (int i = 0; i < lines; ++i) {
            bytes = line(i) + "\r\n";
            terminal.receive(viewOf(bytes));
        }
    });
    const double taken = static_cast<double>(inUse() - before);
    const auto kept = static_cast<double>(terminal.screenTop() - terminal.firstRow());
    const double searched = millisecondsOf([&] {
        terminal::Search search("no such text");
        search.update(terminal);
        while (search.step(terminal)) {
        }
    });
    const double cut = millisecondsOf([&] { terminal.resize({132, 43}); });
    std::printf(
        "%-22s %9.0f rows %6.1f bytes each %7.1f MB   fed %5.0f ms   searched %5.0f ms   cut anew %4.0f ms\n",
        name, kept, taken / kept, taken / 1e6, fed, searched, cut);
    std::fflush(stdout);
}

} // namespace

} // namespace porthole::bench

int main(int argc, char **argv)
{
    const int lines = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    const auto number = [](int i) { return std::to_string(100'000 + i % 900'000); };
    using porthole::bench::measure;
    measure(
        "ls -l",
        [&](int i) {
            return "-rw-r--r-- 1 analyst analyst  48213 Nov 25 22:52 results-" + number(i) + ".csv";
        },
        lines);
    measure(
        "ls -l, in colours",
        [&](int i) {
            return "drwxr-xr-x 2 analyst analyst   4096 Nov 25 22:52 \x1b[01;34mresults-" + number(i) +
                   "\x1b[0m";
        },
        lines);
    measure(
        "80 columns, full", [&](int i) { return std::string(73, 'x') + number(i); }, lines);
    measure(
        "a compiler's, short", [&](int i) { return "[" + number(i) + "] CXX Screen.cpp.o"; }, lines);
    measure(
        "80 columns of CJK",
        [](int) {
            std::string text;
            for (int i = 0; i < 39; ++i)
                text += "\xe6\xbc\xa2";
            return text;
        },
        lines);
    measure(
        "200 columns of CJK",
        [](int) {
            std::string text;
            for (int i = 0; i < 100; ++i)
                text += "\xe6\xbc\xa2";
            return text;
        },
        lines / 4);
    measure(
        "a colour for each",
        [](int i) {
            std::string text;
            for (int column = 0; column < 79; ++column)
                text += "\x1b[38;5;" + std::to_string((i + column) % 256) + "mx";
            return text;
        },
        lines / 4);
    return 0;
}
