// sshbench [--rounds N] [--sessions N] [--smoke]
//
// Porthole's SSH beside OpenSSH's, against one OpenSSH server on this computer. First the time from nothing
// to the exit status of `true` (connect, key exchange, sign in by an ed25519 key, command), all ways by
// turns. Then as many sessions with a shell each, all open at once: what they take in this process, and as
// so many processes of `ssh`. Exits 1 if one of them did not live or a figure makes no sense, 2 if it
// cannot run.

#include "tests/bench/SshCrowd.h"
#include "tests/bench/SshSignIn.h"

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <string_view>

namespace porthole::bench {

namespace {

struct Options {
    int rounds = 25;
    int sessions = 100;
    int idleMilliseconds = 5000;
};

bool readOptions(int argc, char **argv, Options &options)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--smoke") {
            options = {2, 5, 200};
            continue;
        }
        int *const number = argument == "--rounds"     ? &options.rounds
                            : argument == "--sessions" ? &options.sessions
                                                       : nullptr;
        if (!number || ++i == argc)
            return false;
        const std::string_view text = argv[i];
        const auto parsed = std::from_chars(text.data(), text.data() + text.size(), *number);
        if (parsed.ec != std::errc() || *number < 1)
            return false;
    }
    return true;
}

/// Of values in order: 0.5 is the median.
double quantile(std::vector<double> values, double which)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(which * static_cast<double>(values.size() - 1))];
}

/// How many times as long as `reference` a way took, round by round.
std::vector<double> ratios(const SignIn &way, const SignIn &reference)
{
    std::vector<double> made;
    for (std::size_t i = 0; i < way.seconds.size(); ++i)
        made.push_back(way.seconds[i] / reference.seconds[i]);
    return made;
}

bool signIns(const SshHost &host, int rounds)
{
    const std::vector<SignIn> ways = signInByTurns(host, rounds);
    const SignIn &ssh = ways[1];
    std::printf("%-34s %8s %18s   %s\n", "connect, sign in, run true", "median", "of the rounds",
                "by that of ssh");
    for (const SignIn &way : ways) {
        if (way.seconds.empty())
            return false;
        const auto by = ratios(way, ssh);
        std::printf("%-34s %5.1f ms %6.1f to %6.1f ms   %.2f (half of them %.2f to %.2f)\n", way.name,
                    quantile(way.seconds, 0.5) * 1e3, quantile(way.seconds, 0) * 1e3,
                    quantile(way.seconds, 1) * 1e3, quantile(by, 0.5), quantile(by, 0.25),
                    quantile(by, 0.75));
    }
    std::fflush(stdout);
    return std::all_of(ways.begin(), ways.end(),
                       [](const SignIn &way) { return quantile(way.seconds, 0) > 0; });
}

bool print(const char *name, const Crowd &crowd, int count)
{
    std::printf("%-34s %4d of %-4d %6.1f s %9.0f KiB %9.0f KiB %8.2f %10.2f %%\n", name, crowd.live, count,
                crowd.seconds, crowd.residentKiB, crowd.proportionalKiB, crowd.threads, crowd.idleCpu * 100);
    std::fflush(stdout);
    // The proportional set shrinks where other processes come to share the same libraries: of few sessions it
    // may be less than nothing.
    return crowd.live == count && crowd.seconds > 0 && crowd.residentKiB > 0 && crowd.threads >= 1 &&
           crowd.idleCpu >= 0;
}

bool crowds(const SshHost &host, const Options &options)
{
    std::printf("\n%-34s %12s %8s %13s %13s %8s %12s\n", "sessions with a shell, all at once", "live",
                "after", "RSS each", "PSS each", "threads", "idle CPU, all");
    const int count = options.sessions;
    const bool ours = print("ShellSessions in this process",
                            crowdInThisProcess(host, count, options.idleMilliseconds), count);
    const bool theirs = print("processes of ssh", crowdOfSsh(host, count, options.idleMilliseconds), count);
    return ours && theirs;
}

int run(const Options &options)
{
    SshHost host;
    if (!host.start()) {
        std::fprintf(stderr, "sshbench: %s\n", qPrintable(host.failure()));
        return 2;
    }
    const bool signedIn = signIns(host, options.rounds);
    const bool lived = crowds(host, options);
    return signedIn && lived ? 0 : 1;
}

} // namespace

} // namespace porthole::bench

int main(int argc, char **argv)
{
    porthole::bench::Options options;
    if (!porthole::bench::readOptions(argc, argv, options)) {
        std::fprintf(stderr, "usage: sshbench [--rounds N] [--sessions N] [--smoke]\n");
        return 2;
    }
    std::signal(SIGPIPE, SIG_IGN);
    const QCoreApplication application(argc, argv);
    return porthole::bench::run(options);
}
