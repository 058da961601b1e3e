#include "app/cli/CommandTable.h"

#include "app/cli/CommandPages.h"
#include "app/cli/help/CommandNames.h"

namespace porthole::cli {

namespace {

constexpr std::array kCloudSections{kCloudSection, kTlsSection};
constexpr std::array kServerSections{kServerSection, kCloudSection, kTlsSection};
constexpr std::array kConnectionsSections{kConnectionsSection};
constexpr std::array kRemoteSections{kRemoteSection};
constexpr std::array kConsoleSections{kConsoleSection, kTlsSection, kCloudSection};

/// As ssh ends if there is no exit status to pass on.
constexpr int kNoStatus = 255;
constexpr std::array kHostSections{kHostSection, kStatusSection};
constexpr std::array kPlainHostSections{kHostSection};
constexpr std::array kTransferSections{kTransferSection, kHostSection};

constexpr std::array kCommands{
    Command{QLatin1String("clouds"),
            QLatin1String("[--json]"),
            QLatin1String("list the clouds of clouds.yaml and of the environment"),
            kCloudsDetails,
            {},
            {.operands = {}, .options = clouds::kOptions},
            clouds::run},
    Command{QLatin1String("servers"),
            QLatin1String("[--cloud C] [--all] [--json]"),
            QLatin1String("list a cloud's servers"),
            kServersDetails,
            kCloudSections,
            {.operands = {}, .options = servers::kOptions},
            servers::run},
    Command{QLatin1String("console url"),
            QLatin1String("[--cloud C] SERVER [--type T] [--json]"),
            QLatin1String("print a fresh address of a server's console"),
            kUrlDetails,
            kServerSections,
            {url::kOperands, url::kOptions},
            url::run},
    Command{QLatin1String("console shot"),
            QLatin1String("URL OUT.png | --cloud C SERVER OUT.png"),
            QLatin1String("take a console's picture"),
            kShotDetails,
            kConsoleSections,
            {shot::kOperands, shot::kOptions},
            shot::run},
    Command{QLatin1String("console type"),
            QLatin1String("URL | --cloud C SERVER [--enter]"),
            QLatin1String("type the text on standard input"),
            kTypeDetails,
            kConsoleSections,
            {type::kOperands, type::kOptions},
            type::run},
    Command{QLatin1String("console key"),
            QLatin1String("URL CHORD | --cloud C SERVER CHORD"),
            QLatin1String("press a chord: ctrl+alt+del"),
            kKeyDetails,
            kConsoleSections,
            {key::kOperands, key::kOptions},
            key::run},
    Command{QLatin1String("server start"),
            QLatin1String("[--cloud C] SERVER [--wait]"),
            QLatin1String("switch a server on"),
            kStartDetails,
            kServerSections,
            {start::kOperands, start::kOptions},
            start::run},
    Command{QLatin1String("server stop"),
            QLatin1String("[--cloud C] SERVER [--wait]"),
            QLatin1String("shut a server down"),
            kStopDetails,
            kServerSections,
            {stop::kOperands, stop::kOptions},
            stop::run},
    Command{QLatin1String("server reboot"),
            QLatin1String("[--cloud C] SERVER [--hard] [--wait]"),
            QLatin1String("reboot a server"),
            kRebootDetails,
            kServerSections,
            {reboot::kOperands, reboot::kOptions},
            reboot::run},
    Command{QLatin1String("serve"),
            QLatin1String("[--listen HOST:PORT] [--agent HOST=COMMAND]..."),
            QLatin1String("sessions on hosts for scripts, over HTTP"),
            kServeDetails,
            kCloudSections,
            {.operands = {}, .options = serve::kOptions},
            serve::run},
    Command{QLatin1String("remote create"),
            QLatin1String("HOST [--user U] [--agent|--no-agent]"),
            QLatin1String("open a session on a host"),
            kRemoteCreateDetails,
            kRemoteSections,
            {remotecreate::kOperands, remotecreate::kOptions},
            remotecreate::run},
    Command{QLatin1String("remote list"),
            QLatin1String("[--json]"),
            QLatin1String("list the sessions"),
            kRemoteListDetails,
            kRemoteSections,
            {.operands = {}, .options = remotelist::kOptions},
            remotelist::run},
    Command{QLatin1String("remote close"),
            QLatin1String("SID"),
            QLatin1String("end a session"),
            kRemoteCloseDetails,
            kRemoteSections,
            {.operands = remoteclose::kOperands, .options = {}},
            remoteclose::run},
    Command{QLatin1String("exec"),
            QLatin1String("HOST [--user U] -- COMMAND..."),
            QLatin1String("run a command on a host"),
            kExecDetails,
            kHostSections,
            {.operands = {}, .options = kHostOptions, .anyOperands = true},
            exec::run,
            kNoStatus},
    Command{QLatin1String("shell"),
            QLatin1String("HOST [--user U]"),
            QLatin1String("open a shell on a host in this terminal"),
            kShellDetails,
            kHostSections,
            {shell::kOperands, kHostOptions},
            shell::run,
            kNoStatus},
    Command{QLatin1String("ls"),
            QLatin1String("[-l] [--json] HOST:PATH"),
            QLatin1String("list a folder of a host"),
            kLsDetails,
            kPlainHostSections,
            {ls::kOperands, ls::kOptions},
            ls::run},
    Command{QLatin1String("get"),
            QLatin1String("[-r] HOST:PATH... LOCAL"),
            QLatin1String("copy files from a host"),
            kGetDetails,
            kTransferSections,
            {.operands = {}, .options = get::kOptions, .anyOperands = true},
            get::run},
    Command{QLatin1String("put"),
            QLatin1String("[-r] LOCAL... HOST:PATH"),
            QLatin1String("copy files to a host"),
            kPutDetails,
            kTransferSections,
            {.operands = {}, .options = put::kOptions, .anyOperands = true},
            put::run},
    Command{QLatin1String("forward"),
            QLatin1String("HOST [-L|-R [BIND:]PORT:TARGET:TARGETPORT] [-D [BIND:]PORT] [--json]"),
            QLatin1String("open tunnels through a host"),
            kForwardDetails,
            kPlainHostSections,
            {forward::kOperands, forward::kOptions},
            forward::run},
    Command{QLatin1String("connections list"),
            QLatin1String("[--trash] [--json]"),
            QLatin1String("list what is saved"),
            kConnectionsListDetails,
            {},
            {.operands = {}, .options = connectionslist::kOptions},
            connectionslist::run},
    Command{QLatin1String("connections show"),
            QLatin1String("NAME [--json]"),
            QLatin1String("show a saved connection"),
            kConnectionsShowDetails,
            kConnectionsSections,
            {connectionsshow::kOperands, connectionsshow::kOptions},
            connectionsshow::run},
    Command{QLatin1String("connections add"),
            QLatin1String("NAME ADDRESS [--user U] [--folder F] [--json]"),
            QLatin1String("save a connection"),
            kConnectionsAddDetails,
            {},
            {connectionsadd::kOperands, connectionsadd::kOptions},
            connectionsadd::run},
    Command{QLatin1String("connections edit"),
            QLatin1String("NAME [--user U] [--folder F] [--json]"),
            QLatin1String("change a saved connection"),
            kConnectionsEditDetails,
            kConnectionsSections,
            {connectionsedit::kOperands, connectionsedit::kOptions},
            connectionsedit::run},
    Command{QLatin1String("connections remove"),
            QLatin1String("NAME [--for-good] [--json]"),
            QLatin1String("put a connection into the trash"),
            kConnectionsRemoveDetails,
            kConnectionsSections,
            {connectionsremove::kOperands, connectionsremove::kOptions},
            connectionsremove::run},
    Command{QLatin1String("connections import"),
            QLatin1String("FILE or FOLDER [--format F] [--dry-run] [--json]"),
            QLatin1String("take over what another program has saved"),
            kConnectionsImportDetails,
            {},
            {connectionsimport::kOperands, connectionsimport::kOptions},
            connectionsimport::run},
    Command{QLatin1String("connections export"),
            QLatin1String("[FILE] [--json]"),
            QLatin1String("write what is saved as JSON, without secrets"),
            kConnectionsExportDetails,
            {},
            {.operands = {}, .options = connectionsexport::kOptions, .anyOperands = true},
            connectionsexport::run},
    Command{QLatin1String("decode"),
            QLatin1String("RECORDING.rfbcap [--repeat K] [--json]"),
            QLatin1String("replay a recording and measure it"),
            kDecodeDetails,
            {},
            {decode::kOperands, decode::kOptions},
            decode::run},
    Command{QLatin1String("completion"),
            QLatin1String("bash|zsh|fish"),
            QLatin1String("print a shell's completion of all this"),
            kCompletionDetails,
            {},
            {.operands = completion::kOperands, .options = {}},
            completion::run},
};

/// For scripts of ours; no page names it.
constexpr Command kComplete{QLatin1String("complete"),
                            QLatin1String("connections|hosts|clouds TYPED"),
                            QLatin1String("the names that begin so, for a shell's completion"),
                            QLatin1String("\nIt writes nothing and asks no network.\n"),
                            {},
                            {.operands = complete::kOperands, .options = {}},
                            complete::run};

constexpr QLatin1String kOverview(R"(Porthole opens the consoles of machines that are elsewhere.

  porthole [--demo] [TARGET...]                 the window, with these consoles open
  porthole open NAME...                         the same, with these saved connections
%1  porthole help COMMAND                         all about one of these
  porthole --version

)");

constexpr QLatin1String kWindow(
    R"(A TARGET is vnc://HOST[:DISPLAY|::PORT] (or without the scheme), vncs://..., ws://..., wss://..., or the
address of a console page as a cloud gives it (https://.../vnc_lite.html?path=...token=...). Given as an
argument it is wiped from the process list at once; - as the URL of a command reads it from standard
input. CLOUD/SERVER is the console of a cloud's server, ssh://[USER@]HOST[:PORT] a shell on a host,
sftp://[USER@]HOST[:PORT][/PATH] its files.

  --demo            a small cloud and a host inside the program, to try everything on; its servers are
                    TARGETs too: porthole --demo porthole-demo/harbour-web-1
  --new-window      a window of its own; without it, the window that is open in this session opens the
                    TARGETs, and this program ends
  --new-connection  with the form for a new host
  --link            the TARGETs are links that another program hands over, and are asked about before
                    they are opened: porthole://open/NAME for what is saved under a name, ssh://, sftp://,
                    vnc://, vncs://
  --picture FILE    write a picture of the window, with nothing open, to a PNG file; needs no display
  --demo --pictures FOLDER
                    go through the demo and leave a picture of each step in the folder; needs no display

Exit codes: 0 done, 1 a file could not be written, 2 usage, 3 authentication (also: the certificate is
not trusted), 4 not found, 5 unreachable or timed out, 6 the peer broke the protocol, 7 not available.
)");

QString usageOf(const Command &command)
{
    return QStringLiteral("porthole %1 %2").arg(command.name, command.usage);
}

} // namespace

std::span<const Command> commands() { return kCommands; }

const Command *commandOf(const QStringList &words)
{
    for (const Command &command : kCommands) {
        const QStringList name = QString(command.name).split(u' ');
        if (words.mid(0, name.size()) == name)
            return &command;
    }
    return words.value(0) == kComplete.name ? &kComplete : nullptr;
}

QString overview()
{
    QString lines;
    for (const Command &command : kCommands)
        lines += QStringLiteral("  %1\n      %2\n").arg(usageOf(command), command.summary);
    return QString(kOverview).arg(lines) + kWindow;
}

QString windowText() { return kWindow; }

QString openText() { return kOpenSummary + QStringLiteral(".\n") + kOpenDetails; }

QString openPage()
{
    return QStringLiteral("porthole %1 %2: %3\n").arg(kOpen, kOpenUsage, kOpenSummary) + kOpenDetails;
}

QString usageOfGroup(const QString &word)
{
    QString lines;
    for (const Command &command : kCommands)
        if (QString(command.name).startsWith(word + u' '))
            lines += usageOf(command) + u'\n';
    return lines;
}

QString pageOf(const Command &command)
{
    QString page = usageOf(command) + QStringLiteral(": ") + command.summary + u'\n' + command.details;
    for (const QLatin1String &section : command.sections)
        page += section;
    return page;
}

} // namespace porthole::cli
