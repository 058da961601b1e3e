#include "core/session/cloud/ServerWords.h"

#include <algorithm>
#include <array>

namespace porthole {

namespace {

struct TaskWords {
    const char *task;  ///< nova/compute/task_states.py
    const char *words; ///< behind the server's name
};

constexpr std::array kTaskWords{
    TaskWords{"scheduling", "is being built"},
    TaskWords{"block_device_mapping", "is being built"},
    TaskWords{"networking", "is being built"},
    TaskWords{"spawning", "is being built"},
    TaskWords{"rebooting", "is rebooting"},
    TaskWords{"reboot_pending", "is rebooting"},
    TaskWords{"reboot_started", "is rebooting"},
    TaskWords{"rebooting_hard", "is rebooting"},
    TaskWords{"reboot_pending_hard", "is rebooting"},
    TaskWords{"reboot_started_hard", "is rebooting"},
    TaskWords{"powering-off", "is shutting down"},
    TaskWords{"powering-on", "is starting"},
    TaskWords{"suspending", "is being suspended"},
    TaskWords{"resuming", "is resuming"},
    TaskWords{"pausing", "is being paused"},
    TaskWords{"unpausing", "is being unpaused"},
    TaskWords{"migrating", "is moving to another host"},
    TaskWords{"shelving", "is being shelved"},
    TaskWords{"shelving_offloading", "is being shelved"},
    TaskWords{"unshelving", "is being unshelved"},
    TaskWords{"rescuing", "is being rescued"},
    TaskWords{"unrescuing", "is coming back from rescue"},
    TaskWords{"rebuilding", "is being rebuilt"},
};

/// Tasks beside which the screen stays what it is; some take an hour.
constexpr std::array kHarmless{
    "image_snapshot",
    "image_snapshot_pending",
    "image_pending_upload",
    "image_uploading",
    "image_backup",
    "updating_password",
    "pausing",
    "unpausing",
};

const char *wordsOfStatus(ServerStatus status)
{
    switch (status) {
    case ServerStatus::Build:
        return "is being built";
    case ServerStatus::Rebuild:
        return "is being rebuilt";
    case ServerStatus::HardReboot:
    case ServerStatus::Reboot:
        return "is rebooting";
    case ServerStatus::Migrating:
        return "is moving to another host";
    case ServerStatus::Resize:
    case ServerStatus::RevertResize:
        return "is being resized";
    case ServerStatus::Shutoff:
    case ServerStatus::Stopped:
        return "is switched off";
    case ServerStatus::Suspended:
        return "is suspended to disk";
    case ServerStatus::Shelved:
    case ServerStatus::ShelvedOffloaded:
        return "is shelved";
    case ServerStatus::Deleted:
    case ServerStatus::SoftDeleted:
        return "has been deleted";
    case ServerStatus::Active:
    case ServerStatus::Error:
    case ServerStatus::Password:
    case ServerStatus::Paused:
    case ServerStatus::Rescue:
    case ServerStatus::VerifyResize:
    case ServerStatus::Unknown:
        break;
    }
    return "is not ready";
}

std::string nameOf(const Server &server)
{
    return (server.name.isEmpty() ? server.id.value : server.name).toStdString();
}

} // namespace

bool isUnderWay(const Server &server)
{
    if (!server.taskState.isEmpty())
        return true;
    switch (server.status) {
    case ServerStatus::Build:
    case ServerStatus::HardReboot:
    case ServerStatus::Migrating:
    case ServerStatus::Password:
    case ServerStatus::Reboot:
    case ServerStatus::Rebuild:
    case ServerStatus::Resize:
    case ServerStatus::RevertResize:
        return true;
    default:
        return false;
    }
}

ConsoleRemedy remedyFor(const Server &server)
{
    const bool harmless = std::any_of(kHarmless.begin(), kHarmless.end(), [&](const char *task) {
        return server.taskState == QLatin1String(task);
    });
    switch (consoleReadiness(server)) {
    case ConsoleReadiness::Ready:
        break;
    case ConsoleReadiness::Start:
        return server.taskState.isEmpty() || harmless ? ConsoleRemedy::Start : ConsoleRemedy::Wait;
    case ConsoleReadiness::Resume:
        return server.taskState.isEmpty() || harmless ? ConsoleRemedy::Resume : ConsoleRemedy::Wait;
    case ConsoleReadiness::Unshelve:
        return server.taskState.isEmpty() || harmless ? ConsoleRemedy::Unshelve : ConsoleRemedy::Wait;
    case ConsoleReadiness::Wait:
    case ConsoleReadiness::Gone:
        return ConsoleRemedy::Wait;
    }
    const bool rebooting = server.status == ServerStatus::HardReboot || server.status == ServerStatus::Reboot;
    const bool busy = !server.taskState.isEmpty() && !harmless;
    return rebooting || busy ? ConsoleRemedy::Wait : ConsoleRemedy::None;
}

std::string obstacleWords(const Server &server)
{
    for (const TaskWords &row : kTaskWords) {
        if (server.taskState == QLatin1String(row.task))
            return nameOf(server) + ' ' + row.words;
    }
    const std::string words = nameOf(server) + ' ' + wordsOfStatus(server.status);
    return server.taskState.isEmpty() ? words : words + " (" + server.taskState.toStdString() + ')';
}

std::string performedWords(const QString &name, ConsoleRemedy remedy)
{
    const std::string who = name.toStdString();
    switch (remedy) {
    case ConsoleRemedy::Start:
        return who + " is being started";
    case ConsoleRemedy::Resume:
        return who + " is being resumed";
    case ConsoleRemedy::Unshelve:
        return who + " is being unshelved";
    case ConsoleRemedy::Wait:
    case ConsoleRemedy::None:
        break;
    }
    return who + " is not ready";
}

} // namespace porthole
