#include "core/ssh/worker/Route.h"

namespace porthole::ssh {

namespace {

/// Of commands in one configuration, and of the time that each has.
constexpr int kMostCommands = 16;
constexpr Milliseconds kCommandTime{10000};

} // namespace

Result<Route> resolveRoute(const SshOptions &options, Asker &asker, int cancel)
{
    const SshConfig config(options.files);
    CommandResults ran;
    for (int i = 0; i <= kMostCommands; ++i) {
        PH_TRY(Resolution resolution, config.resolve(options.destination, options.proxyJump, ran));
        if (auto *route = std::get_if<Route>(&resolution))
            return std::move(*route);
        const auto &question = std::get<CommandQuestion>(resolution);
        PH_DO(asker.allow(question));
        PH_TRY(const bool succeeded, runMatchExec(question.command, kCommandTime, cancel));
        ran.insert(question.command, succeeded);
    }
    return Error::make(ErrorKind::Usage, "the configuration wants to run too many programs");
}

HostKeyMode modeFor(HostKeyMode chosen, StrictHostKeyChecking configured)
{
    if (chosen != HostKeyMode::Ask)
        return chosen;
    switch (configured) {
    case StrictHostKeyChecking::Yes:
        return HostKeyMode::Strict;
    case StrictHostKeyChecking::AcceptNew:
        return HostKeyMode::AcceptNew;
    case StrictHostKeyChecking::Ask:
    case StrictHostKeyChecking::No:
        return HostKeyMode::Ask;
    }
    return HostKeyMode::Ask;
}

} // namespace porthole::ssh
