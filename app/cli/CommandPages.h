#pragma once

#include <QLatin1String>

/// What `porthole help COMMAND` says below a command's usage line, of which the manual and the completions
/// are made too: an option at the beginning of a line, behind two blanks; examples at the end.
namespace porthole::cli {

inline constexpr QLatin1String kConsoleSection(R"(
URL is vnc://HOST[:DISPLAY|::PORT], vncs://..., ws://..., wss://..., the address of a console page
(https://.../vnc_lite.html?path=...token=...), or - for one line of standard input. With --cloud C it is
a server of that cloud, by its name or id: its noVNC console is asked for and used at once.

  --password-file FILE  the VNC password is this file's first line; else it is taken from the URL
                        (vnc://:PASSWORD@HOST), from PORTHOLE_VNC_PASSWORD, or asked on the terminal
)");

inline constexpr QLatin1String kTlsSection(R"(
  --ca-file FILE        trust the certificates of this PEM file too
  --pin SHA256[,...]    trust the certificate with this fingerprint where it was shown
  --timeout-ms N        give up after N milliseconds (a console: 15000; a cloud: 120000, with --wait
                        300000)
)");

inline constexpr QLatin1String kCloudSection(R"(
  --cloud C             a cloud that is saved here, or one of clouds.yaml, which is looked for as
                        openstack does it: in the current folder, ~/.config/openstack and /etc/openstack, or
                        where OS_CLIENT_CONFIG_FILE says; secrets may stand in secure.yaml beside it. May be
                        left out of commands for clouds alone: then it is OS_CLOUD, the one of the OS_*
                        variables, or the only one
  --region R            one of its regions, else the first
  --project P           another project of the user's, by its name or id
  --via HOST            reach it through a host, over SSH: all that is said to the cloud and to its consoles
                        goes there first, and names are looked up there. HOST is as porthole exec takes it.
                        Without it, through the host that the window reaches the cloud through
  --direct              through no host, whatever is saved
  --identity FILE, --host-keys MODE
                        how that host is signed in to, as for porthole exec

A saved cloud's password comes from the keychain. One that is written nowhere is asked for on the terminal; it
is never an argument.
)");

inline constexpr QLatin1String kServerSection(R"(
SERVER is a name, of which upper and lower case count, or an id. If several servers have that name, they
are listed and nothing is done.
)");

inline constexpr QLatin1String kCloudsDetails(R"(
Lists the clouds that the configuration describes, and those that are saved here, without asking any of them.
One that is saved and has the name of another is NAME (Porthole). The one that commands mean when none is named
has a star.

  --json                print an array of objects: name, source (a file, "environment" or "porthole"),
                        regions, selected, problem (why it cannot be used, or null), via (the saved host
                        that it is reached through, or null)

  porthole clouds
  porthole clouds --json | jq -r '.[].name'
)");

inline constexpr QLatin1String kServersDetails(R"(
Lists the servers of a project and region, newest first.

  --all                 those of all projects, for administrators
  --json                print an array of objects: id, name, status, task_state, power_state, addresses,
                        flavor, image, availability_zone, locked, created, updated, fault; what is not
                        known is null

  porthole servers --cloud lab
  porthole servers --cloud lab --json | jq -r '.[] | select(.status == "ACTIVE").name'
)");

inline constexpr QLatin1String kUrlDetails(R"(
Asks for a console and prints its address, alone on a line. It lets in whoever has it until it lapses (ten
minutes, as a rule).

  --type T              novnc (the default), xvpvnc, spice-html5, spice-direct, serial, rdp-html5, webmks
  --json                print one object: type, url, server_id, server_name, server_status

  porthole console url --cloud lab web-1
  porthole console url --cloud lab web-1 --type serial --json
)");

inline constexpr QLatin1String kStartDetails(R"(
Switches a server on.

  --wait                wait until it is ACTIVE

  porthole server start --cloud lab web-1 --wait
)");

inline constexpr QLatin1String kStopDetails(R"(
Asks a server to shut down; the cloud switches it off if it does not.

  --wait                wait until it is SHUTOFF

  porthole server stop --cloud lab web-1 --wait
)");

inline constexpr QLatin1String kRebootDetails(R"(
Asks a server to reboot; only while it is active.

  --hard                as with the power switch; in most states
  --wait                wait until it is ACTIVE again

  porthole server reboot --hard --cloud lab web-1 --wait
)");

inline constexpr QLatin1String kShotDetails(R"(
Waits until every pixel of the picture has come and writes it as PNG; - is standard output.

  --after-ms N          then follows the picture for N more milliseconds and writes what is there

  porthole console shot vnc://127.0.0.1:1 desktop.png
  porthole console shot --cloud lab web-1 web-1.png
)");

inline constexpr QLatin1String kTypeDetails(R"(
Types the text on standard input, as on a US keyboard. One line end at its end is left out.

  --enter               press Return after it
  --delay-ms N          wait N milliseconds after each press and release (10)

  echo root | porthole console type --cloud lab web-1 --enter
)");

inline constexpr QLatin1String kKeyDetails(R"(
Presses the keys in this order and releases them in the opposite one: ctrl+alt+del, F5, super, shift+a.

  --delay-ms N          wait N milliseconds after each press and release (10)

  porthole console key --cloud lab web-1 ctrl+alt+del
)");

inline constexpr QLatin1String kServeDetails(R"(
Opens sessions on hosts for scripts on this computer, over HTTP: POST /remotes {"hostname", "username",
"password", "agent"} answers with a sid; GET /remotes, GET and DELETE /remotes/SID, POST
/remotes/SID/browse/PATH and /launch, GET /remotes/SID/file/PATH, and POST
/servers/ID/remote-consoles with --cloud. It prints its address when it is ready and ends on SIGTERM.

The user is "porthole". The password is taken from PORTHOLE_SERVE_PASSWORD, or made up and written with the
address to $XDG_RUNTIME_DIR/porthole/serve.json, which only you can read.

  --listen HOST:PORT    127.0.0.1:8092 by default; this computer only; port 0 is any
  --host-keys MODE      strict (the default): only hosts that ~/.ssh/known_hosts knows; accept-new: keys of
                        hosts that nobody here has seen are accepted and remembered. Changed keys are refused
  --agent HOST=COMMAND  the agent of a host, as often as needed
  --idle-minutes N      sessions that nobody uses end after N minutes (15; 0: never)

  porthole serve --agent 'cluster=/opt/agent/run' &
)");

inline constexpr QLatin1String kRemoteSection(R"(
A client of the porthole serve that runs on this computer, which is found by
$XDG_RUNTIME_DIR/porthole/serve.json; if none runs, the exit code is 7. A service whose password was handed to
it wants PORTHOLE_SERVE_PASSWORD here as well.
)");

inline constexpr QLatin1String kRemoteCreateDetails(R"(
Opens a session on a host and prints its sid. HOST is a name, name:port, an alias of ~/.ssh/config or the
name of a saved host. The password is asked for on the terminal.

  --user U              else as ~/.ssh/config or the saved host has it
  --agent               there has to be an agent
  --no-agent            there must not be one; without either, where the host has one configured
  --password-stdin      the password is the first line of standard input
  --json                print {"sid": "..."}

  porthole remote create cluster --user ann
)");

inline constexpr QLatin1String kRemoteListDetails(R"(
Lists the sessions.

  --json                print an array of objects: sid, hostname, username, state, agent, error

  porthole remote list --json | jq -r '.[].sid'
)");

inline constexpr QLatin1String kRemoteCloseDetails(R"(
Ends a session, and its agent.
)");

inline constexpr QLatin1String kHostSection(R"(
HOST is a name, user@name, name:port, [IPv6]:port, an alias of ~/.ssh/config, whose settings are used, or the
name of a saved host. What has to be asked is asked on the terminal, never on standard input.

  --user U              as whom; else as ~/.ssh/config says, else by the local user's name
  --identity FILE       a private key instead of the usual ones; those of ssh-agent come before it, unless it is
                        among them (then it is the first) or ~/.ssh/config says IdentitiesOnly
  --password-stdin      the password is the first line of standard input
  --host-keys MODE      what is done about a host that nobody has met before: ask (the default), accept-new or
                        strict (refuse). A key that has changed or was revoked is refused always
  --no-trivial-auth     refuse a host that lets in without asking for anything
  --timeout-ms N        give up after N milliseconds of connecting (15000) or of authenticating (30000)
)");

inline constexpr QLatin1String kStatusSection(R"(
The exit code is that of the command or shell, and 255 if there is none: the line on standard error says why.
)");

inline constexpr QLatin1String kExecDetails(R"(
Runs a command on a host. Standard input, output and error are the command's, byte for byte. As with ssh, the
words are joined by blanks and taken apart again by the host's shell.

  porthole exec web-1 -- uname -a
  tar c notes | porthole exec ann@web-1 -- tar x
)");

inline constexpr QLatin1String kShellDetails(R"(
Opens a shell on a host, in this terminal. A tilde and a full stop at the beginning of a line leave it, if the
host answers no more.

  porthole shell web-1
)");

inline constexpr QLatin1String kTransferSection(R"(
HOST:PATH is a path on a host, from the home if it has no slash at its beginning; HOST:PORT:PATH where the
port is another.

A file is written under another name and gets its own when it is whole, with its time. A transfer that was cut
off goes on where it was: by itself, and when the command is run again. What fails is named, and the rest goes
on; the exit code is that of the first failure. Symbolic links within folders are passed over.

  -r                    folders too, with all that is in them
  -p                    permissions exactly as they are; else as the umask lets them
  --conflict MODE       what is done where a name is taken: overwrite (the default), skip, rename (the new
                        one), resume (what is there is the beginning of it, if its end agrees)
  --json                print an object a line: event "file" (outcome, name, bytes, error, detail),
                        "progress" and, last, "end" (files, bytes, skipped, failed, seconds)
)");

inline constexpr QLatin1String kLsDetails(R"(
Lists a folder of a host.

  -l                    with permissions, owner, size and time
  --json                print an array of objects: name, type, size, mode, uid, gid, modified

  porthole ls web-1:/var/log
)");

inline constexpr QLatin1String kGetDetails(R"(
Copies files of a host into a folder of this computer, or one to a name.

  porthole get web-1:/var/log/syslog .
  porthole get -r web-1:notes web-1:plans ~/from-web
)");

inline constexpr QLatin1String kPutDetails(R"(
Copies files into a folder of a host, or one to a name.

  porthole put -r site web-1:/srv/www
)");

inline constexpr QLatin1String kForwardDetails(R"(
Opens tunnels through a host, and prints where each listens once it does; ends on SIGINT and SIGTERM. A
connection that is lost is made again, and the tunnels come back with it.

  -L [BIND:]PORT:TARGET:TARGETPORT  listens here; the host connects to the target
  -R [BIND:]PORT:TARGET:TARGETPORT  listens on the host; this computer connects to the target
  -D [BIND:]PORT                    listens here for SOCKS5; the host connects to whatever is asked for

Each as often as needed; without any, those that are saved with the host. BIND is loopback if it is left out,
and everybody's if it is *; an IPv6 address is in brackets; port 0 is any that is free. If a port is taken,
nothing is opened and the exit code is 7.

  --json                print an object a line: event "listening" (kind, listening, port, target), "refused"
                        (also: error, detail), "traffic" (connections, to_host, from_host), "lost"

  porthole forward web-1 -L 5432:db.internal:5432 -D 1080
)");

inline constexpr QLatin1String kOpenDetails(R"(
Opens what is saved under these names, in the window that is open in this session or else in one of its own. NAME
is a connection's name, FOLDER/NAME or its id, without regard to case; where several have a name, the window asks
which one is meant. The window's options (porthole --help) go with it.

  porthole open web-1 lab/desk
)");

inline constexpr QLatin1String kConnectionsSection(R"(
NAME is a connection's name, FOLDER/NAME or its id, without regard to case. A window that is open sees within a
second what is changed here.
)");

inline constexpr QLatin1String kConnectionsListDetails(R"(
Lists what is saved.

  --trash               what is in the trash instead
  --json                print an array of objects: id, kind (host, console, cloud, gateway, server,
                        unsupported), name, folder, address, user, port, identity, colour, cloud, description
                        (of a cloud that is saved here), tags, tunnels, notes, favourite, uses, last_used,
                        trashed; user, port, identity and colour as they count, with what the folders say

  porthole connections list --json | jq -r '.[] | select(.kind == "host").address'
)");

inline constexpr QLatin1String kConnectionsShowDetails(R"(
Shows a connection, and where what it says comes from.

  --json                print one object, as of porthole connections list
)");

inline constexpr QLatin1String kConnectionsAddDetails(R"(
Saves a connection. ADDRESS is a host's ([USER@]HOST[:PORT], or an alias of ~/.ssh/config), a console's (vnc://...,
vncs://...) or a Slycat server's (slycat://...). With --auth it is a cloud, and ADDRESS its auth_url: what
clouds.yaml would say of it is saved here instead, and its password or secret is in the keychain.

  --user U, --port N, --identity FILE, --colour #RRGGBB
                        else as the folder has them
  --folder F            "prod/web"; it is made if it is not there
  --tag T               as often as needed
  --notes TEXT          what is to be remembered of it
  --favourite           it is one of the favourites
  --auth KEY=VALUE      of clouds.yaml's auth section: username=..., project_name=..., user_domain_name=...
  --auth-type T         password (else), v3password, v3applicationcredential
  --region R, --interface I, --ca-file FILE
                        as region_name, interface and cacert in clouds.yaml
  --password-stdin      the cloud's password or secret is a line of standard input, and goes into the keychain
  --json                print what was saved, with its id: one object, as of porthole connections list

  porthole connections add lab https://lab.example:5000/v3 --auth username=ann \
      --auth user_domain_name=Default --auth project_name=web --auth project_domain_name=Default
  porthole connections add web-1 ann@web-1.example --folder prod --tag linux
)");

inline constexpr QLatin1String kConnectionsEditDetails(R"(
Changes what is named, and nothing else. An empty text takes a setting away, so that it is as the folder has it.

  --name NAME, --address ADDRESS
                        another name, another address of the same kind
  --user U, --port N, --identity FILE, --colour #RRGGBB
                        else as the folder has them
  --folder F            "prod/web"; it is made if it is not there; an empty one is the top
  --notes TEXT          what is to be remembered of it
  --tag T               as often as needed; these take the place of all that are there
  --favourite, --no-favourite
                        whether it is one of the favourites
  --auth KEY=VALUE, --auth-type T, --region R, --interface I, --ca-file FILE, --password-stdin
                        of a cloud that is saved here, as of porthole connections add
  --json                print what is saved now: one object, as of porthole connections list

  porthole connections edit web-1 --folder prod/web --user ''
)");

inline constexpr QLatin1String kConnectionsRemoveDetails(R"(
Puts a connection into the trash.

  --for-good            removes it, from the trash too
  --json                print what was removed: one object, as of porthole connections list
)");

inline constexpr QLatin1String kConnectionsImportDetails(R"(
Takes over what another program has saved, or what porthole connections export has written, and prints what that
comes to. The same again changes nothing: what is new is added, what has changed there is changed, what was changed
here by hand is kept. Passwords are never taken over, nor what would run here.

  --format F            putty (a folder of sessions), putty-registry (.reg), remmina, mremoteng (confCons.xml),
                        tigervnc, tigervnc-history, krdc (bookmarks.xml), rdp, csv, json; else it is found out
  --dry-run             print what it would come to, and save nothing
  --overwrite           what was changed here as well becomes what the file says
  --approve PART        takes over what acts on this computer, or lets others in: keys (paths
                        of private keys and of certificate authorities), agents (their commands), tunnels
                        (that listen on the host, or here for others)
  --password-stdin      read the password of a file that is encrypted as a whole from standard input; else it is
                        asked for
  --json                print an array of objects: state, name, folder, kind, address, taken, changes, remarks

  porthole connections import ~/.local/share/remmina --dry-run
  porthole connections import confCons.xml
)");

inline constexpr QLatin1String kConnectionsExportDetails(R"(
Writes all connections and folders as JSON to a file, or to standard output, for others or for a repository: one
field a line, always in the same order. Importing it is an update by the ids; what has gone from the file stays
where it is imported.

  --json                of a file that is written, print an object: file, connections, folders (how many)

What is not set is not in it:

  format       "porthole-connections"
  version      1; a reader refuses a greater one
  folders      [{id, name, parent (an id), notes, ...settings}]
  connections  [{id, kind, name, address, folder (an id), cloud, notes, tags,
               tunnels, agentCommand, description, ...settings}]
  description  of a cloud that is saved here: {authType, auth: {names as in
               clouds.yaml}, region, interface, caCertificateFile}; its address
               is the auth_url
  settings     user, port, identityFile, colour ("#rrggbb"), agent
               ("as-configured", "require", "never")
  kind         "host", "console", "cloud", "gateway", "server", "unsupported"
  tunnels      ["L 8080:db:5432", "R ...", "D 1080"], as behind ssh's options
  id           a UUID in lower case, the same wherever the file goes

Never in it: passwords and what refers to one; the trash; favourites, when and how often something was used, the
order by hand and where something was imported from, which are one person's. Notes go as they are written.

  porthole connections export team.json
)");

inline constexpr QLatin1String kDecodeDetails(R"(
Replays a recording without a server and prints the CRC-32 of the picture it ends in (rows of blue,
green, red bytes), how much was decoded, and how fast. Counts are of one replay, CPU seconds of all.

  --repeat K            replay it K times (1)
  --piece N             feed it in pieces of at most N bytes
  --json                print one JSON object
)");

inline constexpr QLatin1String kCompletionDetails(R"(
Prints a script that completes commands and options. Where Porthole is installed, shells find theirs by
themselves.

  source <(porthole completion bash)
  porthole completion fish > ~/.config/fish/completions/porthole.fish
)");

} // namespace porthole::cli
