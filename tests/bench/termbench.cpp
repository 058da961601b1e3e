// termbench [--smoke]: how fast bytes become cells, here and in libvterm's own screen layer, each with
// 10,000 lines of scrollback. Both take turns; the time is that of the processor, the best of five rounds.

#include "core/terminal/Terminal.h"
#include "tests/bench/TerminalStreams.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <deque>
#include <memory>
#include <string_view>
#include <vector>
#include <vterm.h>

namespace porthole::bench {

namespace {

constexpr std::size_t kScrollback = 10'000;
constexpr std::size_t kAtOnce = 16 * 1024;

double processorSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// Seconds to take all of it in, in pieces as they come from a socket.
template <class Take> double timed(const std::string &bytes, Take &&take)
{
    const double begun = processorSeconds();
    for (std::size_t at = 0; at < bytes.size(); at += kAtOnce)
        take(std::string_view(bytes).substr(at, kAtOnce));
    return processorSeconds() - begun;
}

double ours(const std::string &bytes, terminal::Size size)
{
    terminal::Terminal terminal(size, kScrollback);
    return timed(bytes, [&](std::string_view part) { terminal.receive(viewOf(part)); });
}

/// Lines that libvterm pushes off its screen, kept as it gives them.
using Kept = std::deque<std::vector<VTermScreenCell>>;

int pushLine(int columns, const VTermScreenCell *cells, void *kept)
{
    Kept &lines = *static_cast<Kept *>(kept);
    if (lines.size() < kScrollback) {
        lines.emplace_back(cells, cells + columns);
        return 1;
    }
    std::vector<VTermScreenCell> line = std::move(lines.front());
    lines.pop_front();
    line.assign(cells, cells + columns);
    lines.push_back(std::move(line));
    return 1;
}

double libvterms(const std::string &bytes, terminal::Size size)
{
    struct Free {
        void operator()(VTerm *vterm) const { vterm_free(vterm); }
    };
    const std::unique_ptr<VTerm, Free> vterm(vterm_new(size.rows, size.columns));
    Kept kept;
    VTermScreenCallbacks callbacks{};
    callbacks.sb_pushline = pushLine;
    vterm_set_utf8(vterm.get(), 1);
    VTermScreen *const screen = vterm_obtain_screen(vterm.get());
    vterm_screen_set_callbacks(screen, &callbacks, &kept);
    vterm_screen_set_damage_merge(screen, VTERM_DAMAGE_SCROLL);
    vterm_screen_reset(screen, 1);
    return timed(bytes,
                 [&](std::string_view part) { vterm_input_write(vterm.get(), part.data(), part.size()); });
}

void compare(const Stream &stream, terminal::Size size, int rounds)
{
    double here = 1e9, there = 1e9;
    for (int round = 0; round < rounds; ++round) {
        here = std::min(here, ours(stream.bytes, size));
        there = std::min(there, libvterms(stream.bytes, size));
    }
    const double megabytes = static_cast<double>(stream.bytes.size()) / 1e6;
    std::printf("%-14s %3dx%-3d %8.0f MB/s   libvterm %6.1f MB/s   %5.1f times\n", stream.name.c_str(),
                size.columns, size.rows, megabytes / here, megabytes / there, there / here);
    std::fflush(stdout);
}

} // namespace

} // namespace porthole::bench

int main(int argc, char **argv)
{
    const bool smoke = argc > 1 && std::strcmp(argv[1], "--smoke") == 0;
    const std::size_t bytes = smoke ? 50'000 : 4'000'000;
    for (const porthole::terminal::Size size : {porthole::terminal::Size{80, 24}, {200, 60}})
        for (const auto &stream : porthole::bench::terminalStreams(bytes, size.columns, size.rows))
            porthole::bench::compare(stream, size, smoke ? 1 : 5);
    return 0;
}
