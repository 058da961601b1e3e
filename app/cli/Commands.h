#pragma once

#include "app/cli/ConsoleArguments.h"
#include "app/cli/connections/CloudEntry.h"
#include "app/cli/host/HostArguments.h"

#include <array>

/// The subcommands: each says what it takes and does it, in a file of its own.
/// Thread: main, with a QCoreApplication and no display.
namespace porthole::cli {

/// What the commands that look at a console take first: with --cloud it is a server.
inline constexpr QLatin1String kConsole("URL or SERVER");

/// `porthole clouds`: which there are.
namespace clouds {
inline constexpr std::array kOptions{Option{QLatin1String("--json")}};
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace clouds

/// `porthole servers --cloud C`: those of a project, or with --all of all projects.
namespace servers {
inline constexpr auto kOptions =
    withCloudOptions(std::array{Option{QLatin1String("--all")}, Option{QLatin1String("--json")}});
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace servers

/// `porthole console url --cloud C SERVER`: a fresh address, for other programs.
namespace url {
inline constexpr std::array kOperands{QLatin1String("SERVER")};
inline constexpr auto kOptions =
    withCloudOptions(std::array{Option{QLatin1String("--type"), true}, Option{QLatin1String("--json")}});
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace url

/// `porthole console shot URL OUT.png`: the picture once it is complete, or --after-ms later.
namespace shot {
inline constexpr std::array kOperands{kConsole, QLatin1String("OUT.png")};
inline constexpr auto kOptions = withConsoleOptions(std::array{Option{QLatin1String("--after-ms"), true}});
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace shot

/// `porthole console type URL`: standard input, typed on a US keyboard.
namespace type {
inline constexpr std::array kOperands{kConsole};
inline constexpr auto kOptions = withConsoleOptions(
    std::array{Option{QLatin1String("--enter")}, Option{QLatin1String("--delay-ms"), true}});
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace type

/// `porthole console key URL ctrl+alt+del`: one chord.
namespace key {
inline constexpr std::array kOperands{kConsole, QLatin1String("CHORD")};
inline constexpr auto kOptions = withConsoleOptions(std::array{Option{QLatin1String("--delay-ms"), true}});
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace key

/// `porthole server start --cloud C SERVER`, and the others; with --wait until it is so.
namespace start {
inline constexpr std::array kOperands{QLatin1String("SERVER")};
inline constexpr auto kOptions = withCloudOptions(std::array{Option{QLatin1String("--wait")}});
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace start
namespace stop {
inline constexpr auto kOperands = start::kOperands;
inline constexpr auto kOptions = start::kOptions;
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace stop
namespace reboot {
inline constexpr auto kOperands = start::kOperands;
inline constexpr auto kOptions =
    withCloudOptions(std::array{Option{QLatin1String("--hard")}, Option{QLatin1String("--wait")}});
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace reboot

/// `porthole serve`: the contract of POST /remotes for scripts on this computer, until a signal comes.
namespace serve {
inline constexpr auto kOptions = withCloudOptions(
    std::array{Option{QLatin1String("--listen"), true}, Option{QLatin1String("--agent"), true, true},
               Option{QLatin1String("--idle-minutes"), true}}); // --host-keys is one of the clouds'
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace serve

/// `porthole remote create HOST`, and the others: clients of a running `porthole serve`.
namespace remotecreate {
inline constexpr std::array kOperands{QLatin1String("HOST")};
inline constexpr std::array kOptions{Option{QLatin1String("--user"), true}, Option{QLatin1String("--agent")},
                                     Option{QLatin1String("--no-agent")},
                                     Option{QLatin1String("--password-stdin")},
                                     Option{QLatin1String("--json")}};
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace remotecreate
namespace remotelist {
inline constexpr std::array kOptions{Option{QLatin1String("--json")}};
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace remotelist
namespace remoteclose {
inline constexpr std::array kOperands{QLatin1String("SID")};
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace remoteclose

/// `porthole exec HOST -- COMMAND...`: ends with the command's exit status.
namespace exec {
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace exec

/// `porthole shell HOST`, in this terminal: ends with the shell's exit status.
namespace shell {
inline constexpr std::array kOperands{QLatin1String("HOST")};
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace shell

/// `porthole ls HOST:PATH`: a host's folder.
namespace ls {
inline constexpr std::array kOperands{QLatin1String("HOST:PATH")};
inline constexpr auto kOptions =
    joined(kHostOptions, std::array{Option{QLatin1String("-l")}, Option{QLatin1String("--json")}});
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace ls

/// `porthole get HOST:PATH... LOCAL` and `porthole put LOCAL... HOST:PATH`.
namespace get {
inline constexpr auto kOptions = joined(
    kHostOptions, std::array{Option{QLatin1String("-r")}, Option{QLatin1String("-p")},
                             Option{QLatin1String("--conflict"), true}, Option{QLatin1String("--json")}});
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace get
namespace put {
inline constexpr auto kOptions = get::kOptions;
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace put

/// `porthole forward HOST -L [bind:]port:host:hostport -R ... -D [bind:]port`: tunnels, until a signal comes.
namespace forward {
inline constexpr std::array kOperands{QLatin1String("HOST")};
inline constexpr auto kOptions = joined(
    kHostOptions, std::array{Option{QLatin1String("-L"), true, true}, Option{QLatin1String("-R"), true, true},
                             Option{QLatin1String("-D"), true, true}, Option{QLatin1String("--json")}});
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace forward

/// `porthole connections list`, and the others: what is saved.
namespace connectionslist {
inline constexpr std::array kOptions{Option{QLatin1String("--trash")}, Option{QLatin1String("--json")}};
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace connectionslist
namespace connectionsshow {
inline constexpr std::array kOperands{QLatin1String("NAME")};
inline constexpr std::array kOptions{Option{QLatin1String("--json")}};
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace connectionsshow
namespace connectionsadd {
inline constexpr std::array kOperands{QLatin1String("NAME"), QLatin1String("ADDRESS")};
inline constexpr std::array kPlainOptions{
    Option{QLatin1String("--user"), true},   Option{QLatin1String("--port"), true},
    Option{QLatin1String("--folder"), true}, Option{QLatin1String("--identity"), true},
    Option{QLatin1String("--colour"), true}, Option{QLatin1String("--tag"), true, true},
    Option{QLatin1String("--notes"), true},  Option{QLatin1String("--favourite")},
    Option{QLatin1String("--json")}};
inline constexpr auto kOptions = joined(kPlainOptions, kCloudEntryOptions);
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace connectionsadd
namespace connectionsedit {
inline constexpr std::array kOperands{QLatin1String("NAME")};
inline constexpr auto kOptions =
    joined(connectionsadd::kOptions,
           std::array{Option{QLatin1String("--name"), true}, Option{QLatin1String("--address"), true},
                      Option{QLatin1String("--no-favourite")}});
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace connectionsedit
namespace connectionsremove {
inline constexpr std::array kOperands{QLatin1String("NAME")};
inline constexpr std::array kOptions{Option{QLatin1String("--for-good")}, Option{QLatin1String("--json")}};
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace connectionsremove
namespace connectionsimport {
inline constexpr std::array kOperands{QLatin1String("FILE or FOLDER")};
inline constexpr std::array kOptions{
    Option{QLatin1String("--format"), true},   Option{QLatin1String("--dry-run")},
    Option{QLatin1String("--overwrite")},      Option{QLatin1String("--approve"), true, true},
    Option{QLatin1String("--password-stdin")}, Option{QLatin1String("--json")}};
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace connectionsimport
namespace connectionsexport {
inline constexpr std::array kOptions{Option{QLatin1String("--json")}};
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace connectionsexport

/// `porthole decode RECORDING.rfbcap`: what it decodes to, and how fast.
namespace decode {
inline constexpr std::array kOperands{QLatin1String("RECORDING.rfbcap")};
inline constexpr std::array kOptions{Option{QLatin1String("--repeat"), true},
                                     Option{QLatin1String("--piece"), true}, Option{QLatin1String("--json")}};
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace decode

/// `porthole completion SHELL`: a script that completes what stands behind "porthole ".
namespace completion {
inline constexpr std::array kOperands{QLatin1String("bash|zsh|fish")};
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace completion

/// `porthole complete WHAT TYPED`, for those scripts: the names that begin so, one a line. It is in no list
/// of commands, writes nothing, asks no network and holds no secret.
namespace complete {
inline constexpr QLatin1String kConnections("connections"), kHosts("hosts"), kClouds("clouds");
inline constexpr std::array kOperands{QLatin1String("WHAT"), QLatin1String("TYPED")};
Result<> run(const Arguments &arguments, Environment &environment);
} // namespace complete

} // namespace porthole::cli
