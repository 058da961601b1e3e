#include "tests/bench/SshCrowd.h"

#include "core/session/ShellRegistry.h"
#include "tests/bench/ProcessUse.h"

#include <QElapsedTimer>
#include <QProcess>
#include <algorithm>
#include <memory>
#include <unistd.h>

namespace porthole::bench {

namespace {

double secondsOf(const QElapsedTimer &timer) { return static_cast<double>(timer.nsecsElapsed()) / 1e9; }

/// What only a shell that runs can say: the product is in no echo of what was typed.
QByteArray question(int number) { return "echo live-$((7 * " + QByteArray::number(number) + "))\r"; }
QByteArray answer(int number) { return "live-" + QByteArray::number(7 * number); }

void rest(int milliseconds)
{
    (void)waitUntil([] { return false; }, milliseconds);
}

void type(SharedTerminal &terminal, const QByteArray &text)
{
    for (const char letter : text) {
        terminal::KeyPress press;
        if (letter == '\r')
            press.key = terminal::Key::Return;
        else
            press.text = std::string(1, letter);
        terminal.press(press);
    }
}

bool shows(const SharedTerminal &terminal, const QByteArray &text)
{
    constexpr std::int64_t kFirstRows = 200; // shells have not said more yet
    return terminal.selectedText({{0, 0}, {kFirstRows, 0}}).find(text.toStdString()) != std::string::npos;
}

} // namespace

Crowd crowdInThisProcess(const SshHost &host, int count, int idleMilliseconds)
{
    remotes::RemoteRegistry remotes;
    DecodingThreads parsing;
    ShellRegistry shells(remotes, parsing);
    ShellOptions options;
    options.remote.ssh = host.options();
    options.remote.reconnect = false;

    const ProcessUse before = useOf(::getpid());
    QElapsedTimer timer;
    timer.start();
    std::vector<ShellSession *> sessions;
    sessions.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        sessions.push_back(&shells.open(options));
    const auto isOpen = [](const ShellSession *session) { return session->state() == ShellState::Open; };
    Crowd crowd;
    (void)waitUntil([&] { return std::all_of(sessions.begin(), sessions.end(), isOpen); });

    for (int i = 0; i < count; ++i)
        type(sessions[static_cast<std::size_t>(i)]->terminal(), question(i + 1));
    (void)waitUntil([&] {
        crowd.live = 0;
        for (int i = 0; i < count; ++i)
            crowd.live += shows(sessions[static_cast<std::size_t>(i)]->terminal(), answer(i + 1)) ? 1 : 0;
        return crowd.live == count;
    });
    crowd.seconds = secondsOf(timer);
    const ProcessUse open = useOf(::getpid());
    rest(idleMilliseconds);
    const ProcessUse rested = useOf(::getpid());
    crowd.residentKiB = (open.residentKiB - before.residentKiB) / count;
    crowd.proportionalKiB = (open.proportionalKiB - before.proportionalKiB) / count;
    crowd.threads = static_cast<double>(open.threads - before.threads) / count;
    crowd.idleCpu = (rested.cpuSeconds - open.cpuSeconds) * 1e3 / idleMilliseconds;
    return crowd;
}

Crowd crowdOfSsh(const SshHost &host, int count, int idleMilliseconds)
{
    QElapsedTimer timer;
    timer.start();
    const QStringList arguments = host.sshArguments({QStringLiteral("-tt")});
    std::vector<std::unique_ptr<QProcess>> programs;
    std::vector<QByteArray> said(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        auto &program = *programs.emplace_back(std::make_unique<QProcess>());
        program.setEnvironment(host.environment());
        QByteArray &heard = said[static_cast<std::size_t>(i)];
        QObject::connect(&program, &QProcess::readyReadStandardOutput, &program,
                         [&program, &heard] { heard += program.readAllStandardOutput(); });
        program.start(QStringLiteral("/usr/bin/ssh"), arguments);
    }
    Crowd crowd;
    // A prompt, or whatever else a shell begins with.
    (void)waitUntil([&] {
        return std::none_of(said.begin(), said.end(), [](const auto &heard) { return heard.isEmpty(); });
    });

    for (int i = 0; i < count; ++i)
        programs[static_cast<std::size_t>(i)]->write(question(i + 1));
    (void)waitUntil([&] {
        crowd.live = 0;
        for (int i = 0; i < count; ++i)
            crowd.live += said[static_cast<std::size_t>(i)].contains(answer(i + 1)) ? 1 : 0;
        return crowd.live == count;
    });
    crowd.seconds = secondsOf(timer);
    const auto all = [&programs] {
        ProcessUse sum;
        for (const auto &program : programs) {
            const ProcessUse use = useOf(static_cast<pid_t>(program->processId()));
            sum.residentKiB += use.residentKiB;
            sum.proportionalKiB += use.proportionalKiB;
            sum.threads += use.threads;
            sum.cpuSeconds += use.cpuSeconds;
        }
        return sum;
    };
    const ProcessUse open = all();
    rest(idleMilliseconds);
    const ProcessUse rested = all();
    crowd.residentKiB = open.residentKiB / count;
    crowd.proportionalKiB = open.proportionalKiB / count;
    crowd.threads = static_cast<double>(open.threads) / count;
    crowd.idleCpu = (rested.cpuSeconds - open.cpuSeconds) * 1e3 / idleMilliseconds;
    for (const auto &program : programs) {
        program->kill();
        program->waitForFinished();
    }
    return crowd;
}

} // namespace porthole::bench
