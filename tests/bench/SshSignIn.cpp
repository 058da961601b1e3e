#include "tests/bench/SshSignIn.h"

#include "core/ssh/SshConnection.h"

#include <chrono>
#include <cstdio>
#include <functional>
#include <optional>
#include <spawn.h>
#include <sys/wait.h>

namespace porthole::bench {

namespace {

bool byConnection(const SshHost &host, double &seconds)
{
    const auto begun = std::chrono::steady_clock::now();
    ssh::SshConnection connection(host.options());
    std::unique_ptr<ssh::SshChannel> channel;
    std::optional<int> status;
    bool over = false;
    QObject::connect(&connection, &ssh::SshConnection::closed, &connection, [&] { over = true; });
    QObject::connect(&connection, &ssh::SshConnection::opened, &connection, [&] {
        channel = connection.exec("true");
        QObject::connect(channel.get(), &ssh::SshChannel::ended, channel.get(),
                         [&](const ssh::ChannelEnd &end) {
                             status = end.exitStatus;
                             over = true;
                         });
    });
    connection.open();
    waitUntil([&over] { return over; });
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return status == 0;
}

bool byProgram(const char *path, const QStringList &words, const QStringList &variables, double &seconds)
{
    QList<QByteArray> texts{path}, settings;
    for (const QString &word : words)
        texts << word.toLocal8Bit();
    for (const QString &variable : variables)
        settings << variable.toLocal8Bit();
    const auto pointersTo = [](QList<QByteArray> &list) {
        std::vector<char *> pointers;
        for (QByteArray &text : list)
            pointers.push_back(text.data());
        pointers.push_back(nullptr);
        return pointers;
    };
    const std::vector<char *> argv = pointersTo(texts), envp = pointersTo(settings);
    const auto begun = std::chrono::steady_clock::now();
    pid_t child = -1;
    int status = -1;
    if (::posix_spawn(&child, path, nullptr, nullptr, argv.data(), envp.data()) != 0 ||
        ::waitpid(child, &status, 0) != child)
        return false;
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

std::vector<SignIn> signInByTurns(const SshHost &host, int rounds)
{
    const QStringList command{QStringLiteral("true")}, environment = host.environment();
    const QStringList plain = host.sshArguments({});
    // What libssh 0.10 agrees on: it has no key exchange that withstands quantum computers.
    const QStringList curve =
        host.sshArguments({QStringLiteral("-o"), QStringLiteral("KexAlgorithms=curve25519-sha256")});
    const std::vector<std::function<bool(double &)>> ways{
        [&](double &seconds) { return byConnection(host, seconds); },
        [&](double &seconds) { return byProgram("/usr/bin/ssh", plain + command, environment, seconds); },
        [&](double &seconds) { return byProgram("/usr/bin/ssh", curve + command, environment, seconds); },
        [&](double &seconds) {
            return byProgram(PORTHOLE_PROGRAM, host.execArguments() + command, environment, seconds);
        }};
    std::vector<SignIn> measured{
        {"SshConnection, in this process"}, {"ssh"}, {"ssh, with the same key exchange"}, {"porthole exec"}};
    for (int round = 0; round <= rounds; ++round) {
        for (std::size_t i = 0; i < ways.size(); ++i) {
            double seconds = 0;
            if (!ways[i](seconds)) {
                for (SignIn &way : measured)
                    way.seconds.clear();
                std::fprintf(stderr, "sshbench: %s: no sign-in\n", measured[i].name);
                return measured;
            }
            if (round > 0)
                measured[i].seconds.push_back(seconds);
        }
    }
    return measured;
}

} // namespace porthole::bench
