#include "core/model/Server.h"

#include <algorithm>
#include <array>

namespace porthole {

namespace {

struct StatusWord {
    const char *word;
    ServerStatus status;
};

constexpr std::array kStatusWords{
    StatusWord{"ACTIVE", ServerStatus::Active},
    StatusWord{"BUILD", ServerStatus::Build},
    StatusWord{"DELETED", ServerStatus::Deleted},
    StatusWord{"ERROR", ServerStatus::Error},
    StatusWord{"HARD_REBOOT", ServerStatus::HardReboot},
    StatusWord{"MIGRATING", ServerStatus::Migrating},
    StatusWord{"PASSWORD", ServerStatus::Password},
    StatusWord{"PAUSED", ServerStatus::Paused},
    StatusWord{"REBOOT", ServerStatus::Reboot},
    StatusWord{"REBUILD", ServerStatus::Rebuild},
    StatusWord{"RESCUE", ServerStatus::Rescue},
    StatusWord{"RESIZE", ServerStatus::Resize},
    StatusWord{"REVERT_RESIZE", ServerStatus::RevertResize},
    StatusWord{"SHELVED", ServerStatus::Shelved},
    StatusWord{"SHELVED_OFFLOADED", ServerStatus::ShelvedOffloaded},
    StatusWord{"SHUTOFF", ServerStatus::Shutoff},
    StatusWord{"SOFT_DELETED", ServerStatus::SoftDeleted},
    StatusWord{"STOPPED", ServerStatus::Stopped},
    StatusWord{"SUSPENDED", ServerStatus::Suspended},
    StatusWord{"VERIFY_RESIZE", ServerStatus::VerifyResize},
};

constexpr std::array<const char *, 7> kConsoleNames{
    "novnc", "xvpvnc", "spice-html5", "spice-direct", "rdp-html5", "serial", "webmks",
};

} // namespace

ServerStatus serverStatusFrom(QStringView word)
{
    const auto *const found =
        std::find_if(kStatusWords.begin(), kStatusWords.end(),
                     [&](const StatusWord &row) { return word == QLatin1String(row.word); });
    return found == kStatusWords.end() ? ServerStatus::Unknown : found->status;
}

ConsoleReadiness consoleReadiness(const Server &server)
{
    if (server.taskState == u"deleting" || server.taskState == u"soft-deleting")
        return ConsoleReadiness::Gone;
    if (server.taskState == u"migrating")
        return ConsoleReadiness::Wait;
    switch (server.status) {
    case ServerStatus::Build:
    case ServerStatus::Migrating:
    case ServerStatus::Rebuild:
    case ServerStatus::Resize:
    case ServerStatus::RevertResize:
        return ConsoleReadiness::Wait;
    case ServerStatus::Shutoff:
    case ServerStatus::Stopped:
        // Somebody has started it already.
        return server.taskState == u"powering-on" ? ConsoleReadiness::Wait : ConsoleReadiness::Start;
    case ServerStatus::Suspended:
        return server.taskState == u"resuming" ? ConsoleReadiness::Wait : ConsoleReadiness::Resume;
    case ServerStatus::Shelved:
    case ServerStatus::ShelvedOffloaded:
        return server.taskState == u"unshelving" || server.taskState == u"spawning"
                   ? ConsoleReadiness::Wait
                   : ConsoleReadiness::Unshelve;
    case ServerStatus::Deleted:
    case ServerStatus::SoftDeleted:
        return ConsoleReadiness::Gone;
    case ServerStatus::Active:
    case ServerStatus::Error:
    case ServerStatus::HardReboot:
    case ServerStatus::Password:
    case ServerStatus::Paused:
    case ServerStatus::Reboot:
    case ServerStatus::Rescue:
    case ServerStatus::VerifyResize:
    case ServerStatus::Unknown:
        return ConsoleReadiness::Ready;
    }
    return ConsoleReadiness::Ready;
}

QLatin1String nameOf(ConsoleType type)
{
    return QLatin1String(kConsoleNames.at(static_cast<std::size_t>(type)));
}

std::optional<ConsoleType> consoleTypeFrom(QStringView name)
{
    for (std::size_t i = 0; i < kConsoleNames.size(); ++i) {
        if (name == QLatin1String(kConsoleNames.at(i)))
            return static_cast<ConsoleType>(i);
    }
    return std::nullopt;
}

} // namespace porthole
