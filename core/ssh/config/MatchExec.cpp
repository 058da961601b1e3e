#include "core/ssh/config/SshConfig.h"

#include <QByteArray>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace porthole::ssh {

namespace {

int reap(pid_t pid)
{
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

Result<pid_t> spawn(const QString &command)
{
    QByteArray shell = qgetenv("SHELL");
    if (shell.isEmpty())
        shell = "/bin/sh";
    QByteArray line = command.toUtf8(), option = "-c";
    const std::array<char *, 4> arguments{shell.data(), option.data(), line.data(), nullptr};
    posix_spawn_file_actions_t files;
    if (::posix_spawn_file_actions_init(&files) != 0)
        return Error::make(ErrorKind::Unavailable, "no memory for a program");
    bool ready = true;
    for (const int descriptor : {0, 1, 2})
        ready = ready && ::posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0) == 0;
    pid_t pid = -1;
    const bool begun =
        ready && ::posix_spawn(&pid, shell.constData(), &files, nullptr, arguments.data(), environ) == 0;
    (void)::posix_spawn_file_actions_destroy(&files);
    if (!begun)
        return Error::make(ErrorKind::Usage, "the command cannot be run by " + shell.toStdString());
    return pid;
}

} // namespace

Result<bool> runMatchExec(const QString &command, Milliseconds limit, int cancel)
{
    PH_TRY(const pid_t pid, spawn(command));
    const int process = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
    std::array<pollfd, 2> states{pollfd{process, POLLIN, 0}, pollfd{cancel, POLLIN, 0}};
    const int ready = process < 0 ? 0 : ::poll(states.data(), states.size(), static_cast<int>(limit.count()));
    if (process >= 0)
        ::close(process);
    if (ready <= 0 || states[0].revents == 0) {
        (void)::kill(pid, SIGKILL); // an error: it has just ended
        (void)reap(pid);
        return ready > 0 ? Error::make(ErrorKind::Cancelled, "it was given up")
                         : Error::make(ErrorKind::Timeout, "the command of the configuration did not end");
    }
    const int status = reap(pid);
    if (!WIFEXITED(status))
        return Error::make(ErrorKind::Usage, "the command of the configuration was killed");
    return WEXITSTATUS(status) == 0;
}

} // namespace porthole::ssh
