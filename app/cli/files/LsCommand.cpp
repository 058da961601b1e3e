#include "app/cli/Commands.h"
#include "app/cli/FlowRun.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"
#include "app/cli/files/FileListing.h"
#include "app/cli/files/RemotePath.h"
#include "app/cli/host/HostLink.h"
#include "core/secrets/SessionBus.h"
#include "core/ssh/sftp/SftpSession.h"
#include "core/transfer/Names.h"

#include <algorithm>
#include <limits>
#include <unistd.h>

namespace porthole::cli::ls {

namespace {

/// As long as it takes.
constexpr Milliseconds kForever{std::numeric_limits<int>::max()};

Task<Result<sftp::Entries>> list(HostLink &link, QByteArray path)
{
    PH_CO_DO(co_await link.open());
    ssh::SftpSession session(link.connection().subsystem(QByteArrayLiteral("sftp")));
    PH_CO_TRY(const sftp::Attributes itself, co_await session.files().stat(path));
    sftp::Entries entries;
    if (!itself.isDirectory()) {
        entries.push_back({path.toStdString(), {}, itself});
        co_return entries;
    }
    PH_CO_TRY(entries, co_await session.files().list(path));
    std::sort(entries.begin(), entries.end(),
              [](const sftp::Entry &one, const sftp::Entry &other) { return one.name < other.name; });
    co_return entries;
}

} // namespace

Result<> run(const Arguments &arguments, Environment &)
{
    PH_TRY(const RemotePath remote, RemotePath::parse(arguments.operand(0)));
    PH_TRY(HostSetup setup, hostSetup(arguments, remote.host));
    HostLink link(std::move(setup));
    if (link.usesKeychain())
        secrets::outliveSessionBus();
    PH_TRY(auto listed, runFlow(list(link, remote.path.isEmpty() ? QByteArray(".") : remote.path), kForever));
    if (!listed)
        return Error::make(ErrorKind::Timeout, "it took too long");
    PH_TRY(const sftp::Entries entries, *std::move(listed));
    if (arguments.has(QLatin1String("--json")))
        return print(listingJson(entries));
    return print(arguments.has(QLatin1String("-l")) ? longListing(entries)
                                                    : shortListing(entries, ::isatty(STDOUT_FILENO) == 1));
}

} // namespace porthole::cli::ls
