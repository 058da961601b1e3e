#include "core/ssh/worker/ProxyProcess.h"

#include <algorithm>
#include <csignal>
#include <poll.h>
#include <spawn.h>
#include <string_view>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <vector>

namespace porthole::ssh {

namespace {

/// From being asked to end to being made to.
constexpr Milliseconds kGrace{150};

struct SpawnActions {
    SpawnActions() { posix_spawn_file_actions_init(&actions); }
    ~SpawnActions() { posix_spawn_file_actions_destroy(&actions); }
    SpawnActions(const SpawnActions &) = delete;
    SpawnActions &operator=(const SpawnActions &) = delete;
    posix_spawn_file_actions_t actions{};
};

struct SpawnAttributes {
    SpawnAttributes() { posix_spawnattr_init(&attributes); }
    ~SpawnAttributes() { posix_spawnattr_destroy(&attributes); }
    SpawnAttributes(const SpawnAttributes &) = delete;
    SpawnAttributes &operator=(const SpawnAttributes &) = delete;
    posix_spawnattr_t attributes{};
};

/// A process group of its own, so that what the shell starts ends with it; the signals that Porthole
/// ignores or blocks are itself again.
bool prepare(SpawnAttributes &made)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_t *const attributes = &made.attributes;
    return posix_spawnattr_setpgroup(attributes, 0) == 0 &&
           posix_spawnattr_setsigmask(attributes, &none) == 0 &&
           posix_spawnattr_setsigdefault(attributes, &all) == 0 &&
           posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                                    POSIX_SPAWN_SETSIGDEF) == 0;
}

/// Ours, as one that was begun in a shell. A bash whose input is a socket, and that no shell has begun, takes
/// itself for one that rshd began and reads ~/.bashrc; whatever that says would be in the stream.
std::vector<char *> environmentOf(QByteArray &level)
{
    level = "SHLVL=" + QByteArray::number(std::max(qEnvironmentVariableIntValue("SHLVL"), 1));
    std::vector<char *> all;
    for (char **variable = environ; *variable; ++variable)
        if (!std::string_view(*variable).starts_with("SHLVL="))
            all.push_back(*variable);
    all.push_back(level.data());
    all.push_back(nullptr);
    return all;
}

} // namespace

Result<ProxyProcess> ProxyProcess::start(const QString &command, OwnedFd &socket)
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return Error::make(ErrorKind::Unavailable, "no descriptors left");
    socket = OwnedFd(ends[0]);
    const OwnedFd theirs(ends[1]);

    QByteArray shell = qgetenv("SHELL");
    if (shell.isEmpty())
        shell = "/bin/sh";
    // "exec" lets the program be the one that is ended, as OpenSSH has it.
    QByteArray line = "exec " + command.toUtf8();
    QByteArray option = "-c";
    char *const arguments[] = {shell.data(), option.data(), line.data(), nullptr};

    QByteArray level;
    const std::vector<char *> environment = environmentOf(level);
    SpawnActions files;
    SpawnAttributes attributes;
    pid_t pid = -1;
    if (!prepare(attributes) || posix_spawn_file_actions_adddup2(&files.actions, theirs.get(), 0) != 0 ||
        posix_spawn_file_actions_adddup2(&files.actions, theirs.get(), 1) != 0 ||
        posix_spawn(&pid, shell.constData(), &files.actions, &attributes.attributes, arguments,
                    environment.data()) != 0)
        return Error::make(ErrorKind::Unavailable,
                           "the proxy command cannot be run by " + shell.toStdString());
    return ProxyProcess(pid);
}

ProxyProcess::~ProxyProcess()
{
    if (m_pid <= 0)
        return;
    (void)::kill(-m_pid, SIGHUP); // an error: it is gone already
    if (!waitFor(kGrace))
        (void)::kill(-m_pid, SIGKILL);
    int status = 0;
    while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
}

bool ProxyProcess::waitFor(Milliseconds time)
{
    const OwnedFd process(static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0)));
    pollfd state{.fd = process.get(), .events = POLLIN, .revents = 0};
    return process.valid() && ::poll(&state, 1, static_cast<int>(time.count())) > 0;
}

} // namespace porthole::ssh
